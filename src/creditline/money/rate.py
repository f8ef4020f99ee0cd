"""Rates: exact fractions of an amount for each day, month or year, and how they change over time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, final

import attrs

from creditline.money.number import write_decimal
from creditline.money.share import share

if TYPE_CHECKING:
    from creditline.money.share import ShareLike

Segments = tuple[tuple[date, date, Fraction], ...]
"""Half-open stretches of nights, (from, until, rate of each night)."""


class Period(Enum):
    """What a rate is charged for."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_DAYS_USUAL, _DAYS_COMMERCIAL = 365, 360
_PERIODS = {
    "/day": (Period.DAY, None),
    "/month": (Period.MONTH, None),
    "/year": (Period.YEAR, _DAYS_USUAL),
    "/year/365": (Period.YEAR, _DAYS_USUAL),
    "/year/360": (Period.YEAR, _DAYS_COMMERCIAL),
}


@final
@attrs.frozen(repr=False)
class Rate:
    """
    An exact rate that carries its period; nothing converts it to another period silently.

    Args:
        fraction: The share of the amount that one period costs, 0 or more: 1/2000 for 0.05 %.
        period: What it is charged for.
        days: How many nights a year counts, 365 or 360, for a yearly rate; None for the others.

    Built as ``Rate.parse("0.05%/day")``, ``Rate.daily("0.05%")``, ``Rate.monthly(...)`` or ``Rate.annual(...)``.

    Raises:
        TypeError: an argument has the wrong type.
        ValueError: the rate is negative, or *days* does not go with the period.

    >>> Rate.parse("18%/year").per_night
    Fraction(9, 18250)
    """

    fraction: Fraction
    period: Period
    days: int | None = None

    def __attrs_post_init__(self) -> None:
        if type(self.fraction) is not Fraction or type(self.period) is not Period:
            message = "a rate has a Fraction and a Period: write Rate.daily('0.05%'), or Rate.parse('0.05%/day')"
            raise TypeError(message)
        if self.fraction < 0:
            message = f"a rate is not negative: {self}"
            raise ValueError(message)
        if self.period is Period.YEAR:
            _check_days(self.days)
        elif self.days is not None:
            message = f"only a yearly rate counts the days of a year, not one per {self.period.value}"
            raise ValueError(message)

    @classmethod
    def parse(cls, text: str) -> Rate:
        """
        Read a rate such as "0.05%/day", "0.6 %/month", "18%/year" (365 nights) or "18%/year/360".

        Raises:
            TypeError: *text* is not a str.
            ValueError: *text* has another form. The per cent sign is asked for: "18/year" would be 1800 %.
        """
        if type(text) is not str:
            message = f"text is parsed, not {type(text).__name__}: write '0.05%/day'"
            raise TypeError(message)
        number, percent, period = text.partition("%")
        if not percent or period not in _PERIODS:
            message = f"{text!r} is not a rate such as '0.05%/day', '0.6%/month', '18%/year' or '18%/year/360'"
            raise ValueError(message)
        return cls(share(number + percent), *_PERIODS[period])

    @classmethod
    def daily(cls, value: ShareLike) -> Rate:
        """Charge *value* ("0.05%", a Decimal, a Fraction, an int) for each night."""
        return cls(share(value), Period.DAY)

    @classmethod
    def monthly(cls, value: ShareLike) -> Rate:
        """Charge *value* ("0.6%", a Decimal, a Fraction, an int) for each month."""
        return cls(share(value), Period.MONTH)

    @classmethod
    def annual(cls, value: ShareLike, *, days: int = _DAYS_USUAL) -> Rate:
        """Charge *value* ("18%", a Decimal, a Fraction, an int) for each year of *days* nights, 365 or 360."""
        return cls(share(value), Period.YEAR, days)

    @property
    def per_night(self) -> Fraction:
        """
        The share that one night costs: a daily rate as it is, a yearly one divided by its days.

        Raises:
            ValueError: the rate is monthly; months differ in nights.
        """
        if self.period is Period.MONTH:
            message = f"{self} does not accrue by nights: agree a daily or a yearly rate"
            raise ValueError(message)
        return self.fraction if self.days is None else self.fraction / self.days

    @property
    def per_year(self) -> Fraction:
        """
        The share that a year comes to: 365 nights or 12 months, never compounded.

        It puts rates of different periods in order, and is no rate that anything accrues by.

        >>> Rate.parse("0.05%/day").per_year > Rate.parse("1.5%/month").per_year
        True
        """
        return self.fraction * 12 if self.period is Period.MONTH else self.per_night * 365

    def on(self, day: date) -> Rate:
        """Tell the rate in force on *day*: this one; a `RateSchedule` answers the same question."""
        _require_dates(day)
        return self

    def segments(self, start: date, end: date) -> Segments:
        """The nights from *start* until *end* (excluded) in one piece; none where *start* is not before *end*."""
        _require_dates(start, end)
        return ((start, end, self.per_night),) if start < end else ()

    def __str__(self) -> str:
        days = "" if self.days in (None, _DAYS_USUAL) else f"/{self.days}"
        return f"{_percent(self.fraction)} %/{self.period.value}{days}"

    def __repr__(self) -> str:
        name = {Period.DAY: "daily", Period.MONTH: "monthly", Period.YEAR: "annual"}[self.period]
        days = "" if self.days in (None, _DAYS_USUAL) else f", days={self.days}"
        return f"Rate.{name}('{_percent(self.fraction)}%'{days})"

    def __reduce__(self) -> tuple[type[Rate], tuple[Fraction, Period, int | None]]:
        return Rate, (self.fraction, self.period, self.days)


@final
@attrs.frozen(init=False, repr=False)
class RateSchedule:
    """
    A rate that changes on agreed days: ``RateSchedule((date(2021, 1, 1), rate), (date(2022, 7, 1), rate), ...)``.

    A rate holds from the night of its own date until the next date. Before the first date none is agreed.
    Dates rise strictly, and all rates are of one period.

    Raises:
        TypeError: a step is not a (date, Rate) pair; a datetime is no date.
        ValueError: there is no step, dates do not rise, or periods differ.
    """

    steps: tuple[tuple[date, Rate], ...]

    def __init__(self, *steps: tuple[date, Rate]) -> None:
        """Take (from_date, rate) pairs in the order of their dates."""
        _check_steps(steps)
        object.__setattr__(self, "steps", steps)

    @property
    def period(self) -> Period:
        """What all the rates are charged for."""
        return self.steps[0][1].period

    def on(self, day: date) -> Rate:
        """
        Tell the rate in force on *day*, the first day of a step included.

        Raises:
            ValueError: *day* is before the first step.
        """
        return self.steps[self._index(day)][1]

    def segments(self, start: date, end: date) -> Segments:
        """
        Cut the nights from *start* until *end* (excluded) where the rate changes; none if *start* is not before *end*.

        Raises:
            ValueError: *start* is before the first step, or the rates are monthly.
        """
        _require_dates(start, end)
        if start >= end:
            return ()
        steps = self.steps[self._index(start) : bisect_left(self._dates, end)]
        cuts = [start, *(first for first, _ in steps[1:]), end]
        pieces = zip(pairwise(cuts), steps, strict=True)
        return tuple((first, until, rate.per_night) for (first, until), (_, rate) in pieces)

    def __repr__(self) -> str:
        return f"RateSchedule({', '.join(map(repr, self.steps))})"

    def __reduce__(self) -> tuple[type[RateSchedule], tuple[tuple[date, Rate], ...]]:
        return RateSchedule, self.steps

    @property
    def _dates(self) -> tuple[date, ...]:
        return tuple(first for first, _ in self.steps)

    def _index(self, day: date) -> int:
        _require_dates(day)
        if day < self._dates[0]:
            message = f"no rate is agreed for {day}, before the first of {self._dates[0]}"
            raise ValueError(message)
        return bisect_right(self._dates, day) - 1


def _check_days(days: int | None) -> None:
    if type(days) is not int:
        message = f"the days of a year are an int, not {type(days).__name__}: write Rate.annual('18%', days=365)"
        raise TypeError(message)
    if days not in (_DAYS_USUAL, _DAYS_COMMERCIAL):
        message = f"a yearly rate accrues over 365 or 360 nights, not {days}"
        raise ValueError(message)


def _check_steps(steps: tuple[tuple[date, Rate], ...]) -> None:
    for step in steps:
        if type(step) is not tuple or [type(part) for part in step[1:]] != [Rate]:
            message = f"a step is a pair such as (date(2022, 7, 1), Rate.parse('0.05%/day')), not {step!r}"
            raise TypeError(message)
        _require_dates(step[0])
    if not steps:
        message = "a rate schedule has one step or more"
        raise ValueError(message)
    if any(later <= earlier for (earlier, _), (later, _) in pairwise(steps)):
        message = f"the dates of a rate schedule rise: {', '.join(str(first) for first, _ in steps)}"
        raise ValueError(message)
    if len({rate.period for _, rate in steps}) > 1:
        message = f"the rates of a schedule are of one period: {', '.join(str(rate) for _, rate in steps)}"
        raise ValueError(message)


def _require_dates(*days: date) -> None:
    for day in days:
        if type(day) is not date and (not isinstance(day, date) or isinstance(day, datetime)):
            message = f"a day is a date, not a {type(day).__name__}"
            raise TypeError(message)


def _percent(fraction: Fraction) -> str:
    """The number of per cent, as a plain decimal where it ends and as a ratio where it does not."""
    percent = abs(fraction) * 100
    sign = "-" if fraction < 0 else ""
    for decimals in range(percent.denominator.bit_length()):
        if 10**decimals % percent.denominator == 0:
            return sign + write_decimal(percent.numerator * 10**decimals // percent.denominator, decimals)
    return f"{sign}{percent}"
