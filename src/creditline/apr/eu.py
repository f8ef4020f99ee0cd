"""The annual percentage rate of charge of the European Union, and how it counts the time between two days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Literal, TypeAlias

from creditline.apr.apr import rated
from creditline.apr.arithmetic import working
from creditline.apr.flows import gather
from creditline.apr.interval import counted_back, day_of_series, days_of_year_until, whole_months
from creditline.apr.root import rate_per_unit
from creditline.apr.timeline import numbered, time_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from creditline.apr.apr import Apr
    from creditline.apr.flows import CashFlow, Flows
    from creditline.apr.timeline import TimeLine

Edition: TypeAlias = Literal["2008/48/EC", "2023/2225"]
"""The directive that an agreement falls under: until 19 November 2026 the first, from 20 November 2026 the second."""

Interval: TypeAlias = Literal["year", "month", "week"]
"""The whole periods that time is counted in; the days that are left are parts of a year."""

_EDITIONS = {"2008/48/EC": "Directive 2008/48/EC, Annex I", "2023/2225": "Directive (EU) 2023/2225, Annex III"}
_SECOND_EDITION_FROM = date(2026, 11, 20)
_PERIODS = {"year": 1, "month": 12, "week": 52}
_PARTS = {name: lcm(count, 365, 366) for name, count in _PERIODS.items()}
"""Parts of a year of which its periods and the days of every year are whole numbers."""
_DAYS_IN_WEEK = 7
_MONTHS_IN_YEAR = 12
_DECIMALS = 1


def apr_eu(
    advances: Iterable[CashFlow],
    payments: Iterable[CashFlow],
    *,
    edition: Edition | None = None,
    interval: Interval | None = None,
) -> Apr:
    """
    The effective rate X of a year at which drawdowns and payments are worth the same: Σ C/(1+X)^t = Σ D/(1+X)^s.

    Time is counted from the first drawdown, in years: whole years, months (1/12) or weeks (1/52), counted back from
    the later day, and the days that are left over 365, or over 366 where the year that ends with the last of them
    holds a 29 February. A cost paid before the first drawdown counts from a time below zero.

    Args:
        advances: Drawdowns: pairs of a day and an amount, or of a number of years (an int or a Fraction) and an amount.
        payments: Repayments and charges, likewise; a cost paid on the day of the first drawdown counts at 0.
        edition: The directive; not given, the one in force on the day of the first drawdown, and the later one where
            there are no days. Give it where an agreement was concluded earlier than it was drawn.
        interval: The periods that are counted back. Not given: months where all flows lie whole months from the first
            drawdown; else what the payments follow among themselves, years or weeks; else months.

    Returns:
        The rate, shown to one decimal of a per cent, half up.

    Raises:
        TypeError, CurrencyMismatch, ValueError, NeverRepaid, NoPositiveRate, MoreThanOneRate: as `irr_nominal`;
            ValueError also where *edition* or *interval* is none of those named.

    Source: Directive 2008/48/EC, Annex I, with remark (c) as Directive 2011/90/EU words it; Directive (EU) 2023/2225,
    Annex III, which keeps equation and remarks.

    >>> from creditline.money import EUR
    >>> payments = [(0, EUR(4000)), *((Fraction(month, 12), EUR("1432.86")) for month in range(1, 241))]
    >>> apr_eu([(0, EUR(200000))], payments).percent
    Decimal('6.4')
    """
    flows = gather(advances, payments)
    line = in_years(flows, interval)
    return eu(flows, line, rate_per_unit(line.terms, flows, line.effective), edition)


def eu(flows: Flows, line: TimeLine, rate: Decimal, edition: Edition | None) -> Apr:
    """The disclosed rate for *flows* whose rate of a unit of *line* is *rate*."""
    if edition is None:
        days = flows.days
        edition = "2008/48/EC" if days and min(days[: flows.advances]) < _SECOND_EDITION_FROM else "2023/2225"
    if edition not in _EDITIONS:
        message = f"the edition is one of {', '.join(map(repr, _EDITIONS))}, not {edition!r}"
        raise ValueError(message)
    with working(flows.total):
        return rated(line.effective(rate), _DECIMALS, method="eu", edition=_EDITIONS[edition])


def in_years(flows: Flows, interval: Interval | None) -> TimeLine:
    """The time line of *flows* as the directive counts it."""
    if interval is not None and interval not in _PERIODS:
        message = f"an interval is one of {', '.join(map(repr, _PERIODS))}, not {interval!r}"
        raise ValueError(message)
    days = flows.days
    if days is None:
        return numbered(flows, 1, 1)
    start = min(days[: flows.advances])
    months = whole_months(start, days) if interval in (None, "month") else None
    if months is not None:
        return time_line(flows, months, _MONTHS_IN_YEAR, _MONTHS_IN_YEAR)
    interval = interval or _followed(start, days)
    year = _PARTS[interval]
    return time_line(flows, _places(start, days, interval, year), year, year)


def years_between(start: date, end: date, interval: Interval) -> Fraction:
    """
    The time between two days, in years: whole periods counted back from *end*, the days left over 365 or 366.

    >>> years_between(date(2013, 1, 12), date(2013, 2, 15), "month") == Fraction(1, 12) + Fraction(3, 366)
    True
    """
    year = _PARTS[interval]
    (place,) = _places(start, [end], interval, year)
    return Fraction(place, year)


def _places(start: date, days: Sequence[date], interval: Interval, year: int) -> list[int]:
    """How far each of *days* lies from *start*, in as many parts of a year as *year*."""
    series = day_of_series(start, days)
    months = _MONTHS_IN_YEAR // _PERIODS[interval]
    period = year // _PERIODS[interval]
    places: list[int] = []
    for day in days:
        early, late = (start, day) if day >= start else (day, start)
        if months:
            count, stop = counted_back(early, late, series, every=months)
            left = (stop - early).days
        else:
            count, left = divmod((late - early).days, _DAYS_IN_WEEK)
            stop = early + timedelta(days=left)
        place = count * period
        if left:
            place += left * (year // days_of_year_until(stop))
        places.append(place if early is start else -place)
    return places


def _followed(start: date, days: Sequence[date]) -> Interval:
    """What the flows after the first drawdown follow among themselves, or else what they follow from it."""
    later = sorted({day for day in days if day != start})
    first, *rest = later if len(later) > 1 else (start, *later)
    months = whole_months(first, rest)
    if months is not None:
        return "month" if any(count % _MONTHS_IN_YEAR for count in months) else "year"
    return "month" if any((day - first).days % _DAYS_IN_WEEK for day in rest) else "week"
