"""Douyin Pay Later (抖音月付): statement on the 1st, due on the 6th, up to 36 days free."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.catalog.editions import require_edition
from creditline.catalog.monthly import monthly_offers
from creditline.money import CNY
from creditline.terms import BillingCycle, DueOn, LimitTerms, Product

if TYPE_CHECKING:
    from creditline.money import ShareLike

EDITIONS = (2026,)


def douyin_pay(edition: int = 2026, *, rate: ShareLike | None = None) -> Product:
    """
    Douyin Pay Later as a page described it when it was read; nothing here says what is charged today.

    Args:
        edition: 2026, when the page was read; it bears no date.
        rate: Of a month's fee, as a share of the original principal, with which the offers `"3"`, `"6"` and `"12"` are
            made. None was found, so that there are no offers without it.

    Sources (docs/catalog.md has their confidence):
        Up to 36 days free, 3, 6 or 12 installments, limits up to 30,000: zzjskj.net/newsdetail_1569624.html.
        Due on the 6th: a notification to a customer; with 36 days from the 1st of a month of 31 days statements are of
        the 1st.
        Deferral with interest is not expressed. A minimum and what late payment costs were not found: the whole amount
        due is asked for, and nothing is charged.

    Raises:
        ValueError: There is no such edition.
    """
    require_edition("douyin_pay", edition, EDITIONS)
    return Product(
        f"Douyin Pay Later {edition}",
        CNY,
        cycle=BillingCycle(1, DueOn(6), cutoff="before"),
        limits=LimitTerms(maximum=CNY(30_000)),
        installments=() if rate is None else monthly_offers((3, 6, 12), rate),
    )
