"""The year fraction of a bond: a period split over the notional coupon periods that it touches."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from creditline.dates.check import day
from creditline.dates.month import add_months
from creditline.dates.step import Months

if TYPE_CHECKING:
    from datetime import date

_MONTHS_IN_YEAR = 12


def icma_fraction(
    start: date,
    end: date,
    frequency: int | None,
    reference: tuple[date, date] | None,
    *,
    end_of_month: bool,
) -> Fraction:
    """The sum, over the notional periods, of the days in each / (frequency * the days of the whole period)."""
    if frequency is None or reference is None:
        msg = "ACT_ACT_ICMA counts in coupon periods: give frequency= and reference=(start, end)"
        raise TypeError(msg)
    step = _step(frequency, end_of_month=end_of_month)
    anchor = _anchor(step, reference)
    fraction = Fraction(0)
    k = _months_between(anchor, start) // step.n - 1
    lower = step.from_anchor(anchor, k)
    while lower < end:
        k += 1
        upper = step.from_anchor(anchor, k)
        days = (min(end, upper) - max(start, lower)).days
        fraction += Fraction(max(days, 0), frequency * (upper - lower).days)
        lower = upper
    return fraction


def _step(frequency: int, *, end_of_month: bool) -> Months:
    """The step from one coupon to the next."""
    if type(frequency) is not int:
        msg = f"frequency is a number of coupons per year, not {frequency!r}"
        raise TypeError(msg)
    if frequency < 1 or _MONTHS_IN_YEAR % frequency:
        msg = f"frequency is 1, 2, 3, 4, 6 or 12 coupons per year, not {frequency}"
        raise ValueError(msg)
    return Months(_MONTHS_IN_YEAR // frequency, end_of_month=end_of_month)


def _anchor(step: Months, reference: tuple[date, date]) -> date:
    """The end of the reference period from which all others are counted: the one that no short month has clamped."""
    first, last = day(reference[0], "reference[0]"), day(reference[1], "reference[1]")
    anchor, other, k = (first, last, 1) if first.day > last.day else (last, first, -1)
    at_month_end = not step.end_of_month or anchor == add_months(anchor, 0, 31)
    if not at_month_end or step.from_anchor(anchor, k) != other:
        msg = f"the reference period {first} to {last} is not one coupon period of {step}"
        raise ValueError(msg)
    return anchor


def _months_between(first: date, last: date) -> int:
    """Calendar months from the month of *first* to that of *last*."""
    return (last.year - first.year) * _MONTHS_IN_YEAR + last.month - first.month
