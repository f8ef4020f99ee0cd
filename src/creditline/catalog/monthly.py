"""Offers whose fee is agreed by the month, called by their count of months."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from creditline.terms import InstallmentOffer

if TYPE_CHECKING:
    from creditline.money import ShareLike


def monthly_offers(periods: Iterable[int], rate: ShareLike) -> list[InstallmentOffer]:
    """One offer for each count of months, at a *rate* of the original principal for each month."""
    if not isinstance(periods, Iterable):
        message = f"periods are the months of each offer, not {periods!r}: write periods=(12,)"
        raise TypeError(message)
    return [InstallmentOffer.flat_fee(count, rate_per_period=rate, name=f"{count}") for count in periods]
