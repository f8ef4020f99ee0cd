"""Offering: which offer an act means, and the schedule that it gives on a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.dates import Months
from creditline.dates.step import in_words
from creditline.errors import OfferNeedsMonths, UnknownId
from creditline.terms.check import ROWS_MAX

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state.state import State
    from creditline.terms import InstallmentOffer, Schedule


def offer_of(state: State, installments: InstallmentOffer | str) -> InstallmentOffer:
    """The offer itself, or the one of that name that the product has; refused where it has none (`UnknownId`)."""
    if not isinstance(installments, str):
        return installments
    offer = state.product.offer(installments)
    if offer is None:
        raise UnknownId("offer", installments)
    return offer


def schedule_of(state: State, offer: InstallmentOffer, principal: Money, on: date) -> Schedule:
    """
    What an offer quotes on *principal* from the day *on*, over the due dates of this line.

    Refused where the offer does not take the amount (`OfferNotAvailable`, `InterestNotCovered`, ...), or does not go
    with how rows of this line fall due (`OfferNeedsMonths`).
    """
    cycle = state.product.cycle
    if not isinstance(cycle.step, Months) and offer.accrual is not None and offer.accrual.day_count is None:
        raise OfferNeedsMonths(offer.label, in_words(cycle.step))
    due_dates = cycle.row_due_dates(on, offer.periods or ROWS_MAX)
    return offer.quote_over(principal, on=on, due_dates=due_dates, every=cycle.step)
