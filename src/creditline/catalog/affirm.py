"""Affirm: monthly payments at a rate that depends on the merchant, 0 to 36 % a year, and no late fees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from creditline.catalog.editions import require_edition
from creditline.dates import Months
from creditline.money import USD, Rate
from creditline.money import share as as_share
from creditline.terms import InstallmentOffer, OrderCycle, Product

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.money import ShareLike

EDITIONS = (2026,)
RATE_MAX = as_share("36%")


def affirm(rate: ShareLike = "15%", periods: Iterable[int] = (12,), edition: int = 2026) -> Product:
    """
    Affirm as a merchant's page said when it was read; nothing here says what Affirm charges today.

    An offer is called by its count of months, `"12"`: level payments with interest on what is left, by months.

    Args:
        rate: Per year, as the merchant agreed, 0 to 36 %; 15 % in the page's example. At 0 it is free of interest.
        periods: Of each offer, in months; 12 in the page's example.
        edition: 2026, when the page was read; it bears no date.

    Sources: discoverycove.com/orlando/affirm/ (docs/catalog.md has its confidence).
        700 over 12 months at 15 % is printed as 63.25 a month, but an annuity asks for 63.18, as this preset does.
        A refund gives back what was paid less interest. A row is billed once the due date of the one before it has
        passed, the first at purchase, and the interest of the row that runs counts as charged.
        Interest by days within a month is not expressed.

    Raises:
        TypeError: The periods are one number.
        ValueError: There is no such edition, or the rate lies above 36 %.
    """
    require_edition("affirm", edition, EDITIONS)
    yearly = as_share(rate)
    if yearly > RATE_MAX:
        message = f"affirm has rates up to 36 % a year, not {rate}"
        raise ValueError(message)
    if not isinstance(periods, Iterable):
        message = f"periods are the months of each offer, not {periods!r}: write periods=(12,)"
        raise TypeError(message)
    return Product(
        f"Affirm {edition}",
        USD,
        cycle=OrderCycle(Months(1)),
        installments=[_offer(count, yearly) for count in periods],
        refund_rest="sources",
    )


def _offer(periods: int, yearly: Fraction) -> InstallmentOffer:
    if not yearly:
        return InstallmentOffer.interest_free(periods, name=f"{periods}")
    return InstallmentOffer.equal_payment(periods, Rate.annual(yearly), name=f"{periods}")
