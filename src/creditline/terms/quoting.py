"""Quoting: an offer applied to an amount on a day gives a schedule, or a refusal that says why not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from creditline.dates import Months, as_step, day
from creditline.errors import CurrencyMismatch, OfferNotAvailable
from creditline.money import Money
from creditline.terms.check import ROWS_MAX
from creditline.terms.layout import Layout, anchored
from creditline.terms.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dateutil.relativedelta import relativedelta

    from creditline.dates import Step
    from creditline.terms.offer import InstallmentOffer


def quoted(
    offer: InstallmentOffer, principal: Money, on: date, first_due: date | None, every: Step | relativedelta
) -> Schedule:
    """See `InstallmentOffer.quote`."""
    _require_amount(offer, principal)
    on, step = day(on, "on"), every if type(every) is Months else as_step(every)
    count = offer.periods or ROWS_MAX
    if first_due is None:
        return _schedule(offer, principal, (on, on), anchored(on, step, 1, count), step)
    first_due = day(first_due, "first_due")
    if first_due <= on:
        message = f"the first row falls due after {on}, not on {first_due}"
        raise ValueError(message)
    start = _regular_start(on, first_due, step)
    return _schedule(offer, principal, (on, start), anchored(first_due, step, 0, count), step)


def quoted_over(
    offer: InstallmentOffer, principal: Money, on: date, due_dates: Sequence[date], every: Step | relativedelta
) -> Schedule:
    """See `InstallmentOffer.quote_over`."""
    _require_amount(offer, principal)
    on, step = day(on, "on"), as_step(every)
    dates = tuple([day(due_date, "due date") for due_date in due_dates])[: offer.periods or ROWS_MAX]
    if len(dates) < (offer.periods or 1):
        message = f"{offer.periods or 1} due dates are needed, not {len(dates)}"
        raise ValueError(message)
    if dates[0] <= on or any(later < earlier for earlier, later in pairwise(dates)):
        message = f"due dates never go back, and all are after {on}"
        raise ValueError(message)
    return _schedule(offer, principal, (on, _regular_start(on, dates[0], step)), dates, step)


def _require_amount(offer: InstallmentOffer, principal: Money) -> None:
    """Refuse an amount that the offer does not take."""
    if type(principal) is not Money:
        message = f"an amount of Money is repaid in installments, not {type(principal).__name__}"
        raise TypeError(message)
    for amount in offer.amounts:
        if amount.currency != principal.currency:
            raise CurrencyMismatch(amount.currency, principal.currency)
    if principal.minor <= 0:
        message = f"a positive amount is repaid in installments, not {principal}"
        raise ValueError(message)
    too_small = offer.amount_min is not None and principal < offer.amount_min
    too_large = offer.amount_max is not None and principal > offer.amount_max
    if too_small or too_large:
        raise OfferNotAvailable(offer.label, principal, offer.amount_min, offer.amount_max)


def _regular_start(on: date, first_due: date, step: Step) -> date:
    """Where the first period would start if it were as long as the others."""
    return on if step.from_anchor(on, 1) == first_due else step.from_anchor(first_due, -1)


def _schedule(
    offer: InstallmentOffer, principal: Money, starts: tuple[date, date], due_dates: tuple[date, ...], step: Step
) -> Schedule:
    """The schedule over *due_dates*; *starts* are the day itself and where a regular first period would start."""
    on, start = starts
    currency, financed, first = principal.currency, principal.minor, None
    unit = 1 if offer.unit is None else offer.unit.minor
    if offer.down_payment is not None:
        first = offer.down_payment.of(financed, unit, offer.split_rounding)
        financed -= first
        if financed < 0:
            raise OfferNotAvailable(offer.label, principal, currency.minor(first), offer.amount_max)
    principals, interests, fees, borne = offer.method.lay_out(
        Layout(
            currency,
            financed,
            on,
            start,
            due_dates,
            step,
            offer.remainder,
            unit,
            offer.rounding,
            offer.split_rounding,
        )
    )
    return Schedule(currency, on, due_dates[: len(principals)], principals, interests, fees, first, borne)
