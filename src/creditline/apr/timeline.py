"""Time lines: flows at whole multiples of one small unit of time, so that a rate of it compounds exactly."""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

import attrs

from creditline.apr.flows import Terms, in_order

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from creditline.apr.flows import Flows


@attrs.frozen
class TimeLine:
    """
    Flows on a time line, and how many of its units a period and a year have.

    Args:
        terms: The flows, the first at 0.
        period: Units of the period that a nominal rate is stated for.
        year: Units of a year.
    """

    terms: Terms
    period: int
    year: int

    @property
    def periods_per_year(self) -> Fraction:
        """How many periods a year has."""
        return Fraction(self.year, self.period)

    def nominal(self, rate: Decimal) -> Decimal:
        """The rate of a year for the *rate* of a unit: compounded through a period, and then as many times as it."""
        return ((1 + rate) ** self.period - 1) * self.year / self.period

    def effective(self, rate: Decimal) -> Decimal:
        """The rate of a year for the *rate* of a unit, compounded all through."""
        return (1 + rate) ** self.year - 1


def time_line(flows: Flows, places: Sequence[int], period: int, year: int) -> TimeLine:
    """Put *flows* at *places*, one for each, in the largest unit that keeps everything whole."""
    # Counted from another first day, all flows are worth more, or less, by one factor; no rate changes.
    first = min(places)
    passed = [place - first for place in places]
    unit = gcd(period, year, *passed)
    points = [(units // unit, 0, minor) for units, minor in zip(passed, flows.minors, strict=True)]
    return TimeLine(in_order(points), period // unit, year // unit)


def numbered(flows: Flows, period: int, year: int) -> TimeLine:
    """Put *flows* whose times are numbers of periods on a time line; *period* and *year* are of the same measure."""
    numbers = [Fraction(when) for when in flows.whens]  # type: ignore[arg-type]  # numbers, as there are no days
    parts = lcm(*(number.denominator for number in numbers))
    places = [number.numerator * (parts // number.denominator) * period for number in numbers]
    return time_line(flows, places, period * parts, year * parts)
