"""Samples: the schedules by which an offer of a product is judged, as it can be taken for any amount on any day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from creditline.errors import InterestNotCovered, OfferNotAvailable, PaymentTooSmall, RowNegative
from creditline.money import Rate, RateSchedule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.money import Money
    from creditline.terms.lending import Inquiry
    from creditline.terms.offer import InstallmentOffer
    from creditline.terms.product import Product
    from creditline.terms.schedule import Schedule

USUAL: Final = 10_000
"""The amount, in units of the currency, on which offers are quoted where none is given."""

PLAIN_DAY: Final = date(2026, 1, 1)
"""A day that begins a month and a year of 365 days, for what is looked at without a day."""


def rates_on(rate: Rate | RateSchedule, on: date | None) -> tuple[Rate, ...]:
    """The rate in force on a day, the first one before it is; all that were ever agreed where there is no day."""
    if isinstance(rate, Rate):
        return (rate,)
    if on is None:
        return tuple([step for _, step in rate.steps])
    return (rate.on(max(on, rate.steps[0][0])),)


def largest_limit(product: Product) -> Money | None:
    """The largest limit of a line, with the temporary limits that the product bounds; `None` without a bound."""
    limits = product.limits
    if limits.maximum is None or limits.temporary_maximum is None:
        return limits.maximum
    return limits.maximum + limits.temporary_maximum


def largest(product: Product, offer: InstallmentOffer) -> Money | None:
    """
    The largest amount that an offer takes on a line of the product; `None` where nothing bounds it.

    What the product tolerates over a limit may be spent as well.
    """
    limit = largest_limit(product)
    usable = None if limit is None else limit + product.currency.minor(product.limits.tolerated(limit.minor))
    bounds = [bound for bound in (offer.amount_max, usable) if bound is not None]
    return min(bounds, default=None)


def sample(product: Product, offer: InstallmentOffer, inquiry: Inquiry) -> Iterator[Schedule]:
    """
    Quotes of an offer over whole periods of the product: on each amount of an inquiry, and on the bounds of the offer.

    An amount outside the bounds stands for the nearest of them. Amounts that the offer does not repay are left out, as
    nobody can take it for them.
    """
    for on in _days(offer, inquiry.on):
        for amount in _amounts(product, offer, inquiry):
            schedule = quoted_or_none(product, offer, amount, on)
            if schedule is not None:
                yield schedule


def quoted_or_none(product: Product, offer: InstallmentOffer, amount: Money, on: date) -> Schedule | None:
    """The quote of an offer on an amount; `None` where it does not take or does not repay it."""
    try:
        return offer.quote(amount, on=on, every=product.cycle.step)
    except (InterestNotCovered, OfferNotAvailable, PaymentTooSmall, RowNegative):
        return None


def _days(offer: InstallmentOffer, on: date | None) -> list[date]:
    """The day; without one, the first day of every rate that was agreed."""
    rate = None if offer.accrual is None else offer.accrual.rate
    if not isinstance(rate, RateSchedule):
        return [on or PLAIN_DAY]
    starts = [start for start, _ in rate.steps]
    return starts if on is None else [max(on, starts[0])]


def _amounts(product: Product, offer: InstallmentOffer, inquiry: Inquiry) -> list[Money]:
    least, most = offer.amount_min, largest(product, offer)
    amounts = [bound for bound in (least, most) if bound is not None]
    for amount in inquiry.amounts or (product.currency.minor(USUAL * product.currency.scale),):
        within = amount if most is None else min(amount, most)
        amounts.append(within if least is None else max(within, least))
    return sorted(set(amounts))
