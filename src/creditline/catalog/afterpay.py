"""Afterpay of Australia: four parts two weeks apart, free of interest; late fees, at most a quarter of the order."""

from __future__ import annotations

from creditline.catalog.editions import require_edition
from creditline.dates import Weeks
from creditline.money import AUD
from creditline.terms import InstallmentOffer, LateFee, OrderCycle, Product

EDITIONS = (2026,)


def afterpay(edition: int = 2026) -> Product:
    """
    Afterpay in Australia as its page said when it was read; nothing here says what Afterpay charges today.

    Offers: `"4"`, a quarter paid at purchase and three parts after it; `"4-later"`, the first of four parts two weeks
    after the purchase. Only with four parts that can be missed do the fees of 10 and 7 reach the cap of 68.

    Args:
        edition: 2026, when the page was read; it bears no date.

    Sources: help.afterpay.com/hc/en-au/articles/360016272971 (docs/catalog.md has its confidence).
        A part that is missed costs 10, and 7 more if it is still unpaid 7 days later; all of an order at most 25 % of
        it or 68, whichever is less, and a part of a fee fills that. An order below 40 bears one fee of at most 25 %:
        the same, as a quarter of it is less than 10.
        That page does not say when the parts fall due; two weeks are those of other products of the kind.
        Which part takes the cents that are left was not found; here it is the last.
        What becomes of a refund beyond what is owed was not found; it is the customer's own money.

    Raises:
        ValueError: There is no such edition.
    """
    require_edition("afterpay", edition, EDITIONS)
    return Product(
        f"Afterpay AU {edition}",
        AUD,
        cycle=OrderCycle(Weeks(2)),
        late_fee=LateFee.flat(AUD(10), repeated_after=7, again=AUD(7), times=2, cap=AUD(68), cap_share="25%"),
        installments=(
            InstallmentOffer.interest_free(3, name="4").with_down_payment(share="25%"),
            InstallmentOffer.interest_free(4, name="4-later"),
        ),
    )
