"""Fenfu (分付) of WeChat: 0.04 % a day from the day of use, without a free period; 10 % and the interest at least."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.catalog.editions import require_edition
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, DueOn, Interest, MinimumPayment, Product

if TYPE_CHECKING:
    from creditline.money import ShareLike

EDITIONS = (2023,)


def fenfu(edition: int = 2023, *, rate: ShareLike = "0.04%") -> Product:
    """
    Fenfu as published in and around 2023; nothing here says what is charged today.

    Args:
        edition: 2023.
        rate: Per day of use, from the first.

    Sources, with the day they describe (docs/catalog.md lists them with their confidence):
        0.04 % a day from the day of use, nothing compounded; of more than 100 used at the end of a month 10 % and the
        month's interest, else all; due on the 10th: m.mzbkw.com/baike/701844.html;
        jiaoyi.northmoney.cn/jiaoyi/2023/0511/27115.html (2023).
        What is overdue costs one and a half times the rate. The half more is not expressed: no source says of what, and
        a late fee by the day would be charged to those who paid the minimum, too.
        What becomes of refunds was not found; they lower what is owed.

    Raises:
        ValueError: There is no such edition.
    """
    require_edition("fenfu", edition, EDITIONS)
    return Product(
        f"Fenfu {edition}",
        CNY,
        cycle=BillingCycle(1, DueOn(10), cutoff="before"),
        minimum=MinimumPayment("10%", all_below=CNY(100), all_below_of="principal"),
        interest=Interest.daily(Rate.daily(rate)),
    )
