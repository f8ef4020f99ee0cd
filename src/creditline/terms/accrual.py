"""Accrual: what each period of a schedule costs, as exact shares of the balance over one denominator."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from math import gcd, lcm, prod
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.dates import DayCount, Months, add_months
from creditline.dates.step import in_words
from creditline.money import Period, Rate, RateSchedule
from creditline.terms.check import instance_of, one_of, or_none

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creditline.dates import Step
    from creditline.terms.layout import Layout

_ONE_DAY = timedelta(days=1)
_MONTHS_IN_YEAR = 12
_DAYS_IN_MONTH = 30
_KNOW_LEAP_DAYS = frozenset({DayCount.ACT_ACT_ISDA, DayCount.ACT_ACT_AFB})


@attrs.frozen(eq=False)
class Factors:
    """
    The share of its balance that each period costs: *numerators* / *denominator*, exact.

    Attributes:
        numerators: One for each row, 0 or more.
        denominator: 1 or more.
    """

    numerators: tuple[int, ...]
    denominator: int

    def after(self, rows: int) -> Factors:
        """Those of the rows after the first *rows*."""
        return Factors(self.numerators[rows:], self.denominator)


def _day_count(accrual: Literal["monthly"] | DayCount | None) -> DayCount | None:
    if isinstance(accrual, DayCount):
        return accrual
    if accrual not in ("monthly", None):
        message = f"interest accrues 'monthly' or by a DayCount, not {accrual!r}"
        raise ValueError(message)
    return None


@attrs.frozen
class Accrual:
    """
    How interest accrues on the balance of a schedule from one due date to the next.

    Args:
        rate: Per month or year by months, per day or year by a day count. Where it changes: by months a period has
            the rate of its first day; by a day count each day has its own.
        day_count: How long a period is in years; by months where `None` or `"monthly"`: a month is a month, however
            long.
        odd_first: Interest of a first period that is longer or shorter than the others. `"simple"`: for its length.
            `"compound"`: what it is longer by comes first, and bears interest in each whole period that follows.
            `"ignored"`: as for a period like the others.
        odd_days: By months, how the days of an odd first period beyond whole periods count as a part of a year;
            where `None`, those beyond whole months count as thirtieths of a month.
        day_counted: Which end of a period bears interest, its `"first"` day or its `"last"`; it matters only
            where leap years do, in Act/Act ISDA and AFB.

    Months and periods of an odd first period are counted back from its end; the days that are left come first.

    Raises:
        TypeError: An argument has the wrong type.
        ValueError: The rate does not go with the day count, or a word is none of those above.

    Sources: a month in thirtieths and compounding, HP 12C Platinum user's guide, odd-period calculations, and 12 CFR
    1026 Appendix J(b)(5); simple, and parts of a year, European Commission, examples for the calculation of the APRC
    (2015), examples 2 and 18; days counted at the end of a period, Apache Fineract.
    """

    rate: Rate | RateSchedule = attrs.field(validator=instance_of(Rate, RateSchedule, write="Rate.parse('12%/year')"))
    day_count: DayCount | None = attrs.field(default=None, converter=_day_count)
    odd_first: Literal["simple", "compound", "ignored"] = attrs.field(
        default="simple", validator=one_of("simple", "compound", "ignored")
    )
    odd_days: DayCount | None = attrs.field(
        default=None, validator=or_none(instance_of(DayCount, write="DayCount.ACT_365F"))
    )
    day_counted: Literal["first", "last"] = attrs.field(default="first", validator=one_of("first", "last"))

    def __attrs_post_init__(self) -> None:
        """Refuse a rate that would have to be converted to another period."""
        period = self.rate.period
        if self.day_count is None and period is Period.DAY:
            message = "a daily rate accrues by days: agree a day count, such as Act/365F"
            raise ValueError(message)
        if self.day_count is not None and period is Period.MONTH:
            message = f"a monthly rate accrues by months, not by {self.day_count.value}: agree a daily or a yearly rate"
            raise ValueError(message)
        if self.day_count is not None and self.odd_days is not None:
            message = f"days count as {self.day_count.value} throughout; odd_days is for accrual by months"
            raise ValueError(message)

    def factors(self, layout: Layout) -> Factors:
        """
        What each period of a layout costs.

        Raises:
            ValueError: Interest by months over periods that are none; Act/Act ICMA over periods that are no coupon
                periods; no rate is agreed yet on a first day.
        """
        every, rate = layout.every, self.rate
        if self.day_count is None and type(every) is not Months:
            message = (
                f"interest by months goes with rows that fall due by months; {in_words(every)} asks for a day count"
            )
            raise ValueError(message)
        if self.day_count is None and type(rate) is Rate and layout.on == layout.start:
            numerator, denominator = self._month
            return Factors((numerator * every.n,) * len(layout.due_dates), denominator)
        starts = (layout.start, *layout.due_dates[:-1])
        later = list(zip(starts, layout.due_dates, strict=True))[1:]
        return _over_one_denominator([self._first(layout), *(self._period(layout, *period) for period in later)])

    def at(self, rate: Rate) -> Accrual:
        """The same with one rate throughout."""
        return Accrual(rate, self.day_count, self.odd_first, self.odd_days, self.day_counted)

    @cached_property
    def _month(self) -> tuple[int, int]:
        """What a month costs at the first rate, as a numerator and a denominator."""
        return _monthly(self.rate if isinstance(self.rate, Rate) else self.rate.steps[0][1])

    def _first(self, layout: Layout) -> Fraction:
        """The first period, which alone may be odd."""
        on, start, first_due = layout.on, layout.start, layout.due_dates[0]
        if on == start or self.odd_first == "ignored":
            return self._period(layout, start, first_due)
        if on > start or self.odd_first == "simple":
            return self._stretch(layout, on, first_due)
        ends = [first_due, start]
        while ends[-1] > on:
            ends.append(layout.every.from_anchor(first_due, -len(ends)))
        whole = [1 + self._period(layout, first, last) for last, first in pairwise(ends[:-1])]
        return prod(whole, start=1 + self._stretch(layout, on, ends[-2])) - 1

    def _period(self, layout: Layout, start: date, end: date) -> Fraction:
        """A period like the others."""
        if self.day_count is None:
            return Fraction(*_monthly(self.rate.on(start))) * layout.every.n
        return self._by_days(self.day_count, layout, (start, end), (start, end))

    def _stretch(self, layout: Layout, start: date, end: date) -> Fraction:
        """Any days of an odd first period, without compounding."""
        if self.day_count is None:
            return Fraction(*_monthly(self.rate.on(start))) * self._months(layout.every, start, end)
        return self._by_days(self.day_count, layout, (start, end), (layout.start, layout.due_dates[0]))

    def _months(self, every: Step, start: date, end: date) -> Fraction:
        """Whole months back from *end*, or whole periods where odd days are parts of a year; and the days before."""
        months = (end.year - start.year) * _MONTHS_IN_YEAR + end.month - start.month
        if add_months(end, -months) < start:
            months -= 1
        if self.odd_days is None:
            return months + Fraction((add_months(end, -months) - start).days, _DAYS_IN_MONTH)
        months -= months % every.n
        return months + self.odd_days.year_fraction(start, add_months(end, -months)) * _MONTHS_IN_YEAR

    def _by_days(
        self, day_count: DayCount, layout: Layout, days: tuple[date, date], reference: tuple[date, date]
    ) -> Fraction:
        """Each day at its own rate; *reference* is the regular period that ICMA measures by."""
        start, end = days
        if isinstance(self.rate, Rate):
            return self._at(self.rate, day_count, layout, days, reference)
        changes = [first for first, _ in self.rate.steps if start < first < end]
        pieces = pairwise([start, *changes, end])
        return sum(
            (self._at(self.rate.on(piece[0]), day_count, layout, piece, reference) for piece in pieces), Fraction()
        )

    def _at(
        self, rate: Rate, day_count: DayCount, layout: Layout, days: tuple[date, date], reference: tuple[date, date]
    ) -> Fraction:
        """Days at one rate."""
        termination = layout.due_dates[-1]
        if rate.period is Period.DAY:
            return rate.fraction * day_count.days(*days, termination=termination)
        if self.day_counted == "last" and day_count in _KNOW_LEAP_DAYS:
            days = (days[0] + _ONE_DAY, days[1] + _ONE_DAY)
        frequency, end_of_month = _coupons(layout.every) if day_count is DayCount.ACT_ACT_ICMA else (None, False)
        return rate.fraction * day_count.year_fraction(
            *days, frequency=frequency, reference=reference, end_of_month=end_of_month, termination=termination
        )


def _monthly(rate: Rate) -> tuple[int, int]:
    """What a month costs, as a numerator and a denominator."""
    numerator, denominator = rate.fraction.as_integer_ratio()
    if rate.period is Period.MONTH:
        return numerator, denominator
    common = gcd(numerator, _MONTHS_IN_YEAR)
    return numerator // common, denominator * (_MONTHS_IN_YEAR // common)


def _coupons(every: Step) -> tuple[int, bool]:
    """Periods per year, and whether they end with the month."""
    if type(every) is not Months or _MONTHS_IN_YEAR % every.n:
        message = f"Act/Act ICMA counts in periods of which a year has a whole number, not in rows {in_words(every)}"
        raise ValueError(message)
    return _MONTHS_IN_YEAR // every.n, every.end_of_month


def _over_one_denominator(shares: Sequence[Fraction]) -> Factors:
    one = lcm(*(share.denominator for share in shares))
    return Factors(tuple([share.numerator * (one // share.denominator) for share in shares]), one)
