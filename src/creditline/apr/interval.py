"""Intervals: whole months counted back from the later day, and the days that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.dates import add_months
from creditline.dates.month import days_in_month, is_leap_year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_MONTH_END = 31
_SHORTEST_MONTH = 28


def day_of_series(start: date, days: Sequence[date]) -> int:
    """
    The day of the month that month ends among *days* stand for, 28 to 31; below 28 it says nothing.

    28 February stands for the 30th where other payments fall on the 30th, and for the 31st, the last day of any
    month, where every late payment is on the last day of its month: a month later than it is then 30 or 31 March.

    Source: Regulation Z, Appendix J, (b)(3)(iv); equal months of Directive 2008/48/EC, Annex I, remark (c).
    """
    late = [day for day in days if day.day >= _SHORTEST_MONTH and day != start]
    if not late:
        return start.day
    ends = [day.day for day in late if is_month_end(day)]
    if len(ends) < len(late):
        return max(day.day for day in late if not is_month_end(day))
    return start.day if start.day >= max(ends) or len(ends) == 1 else _MONTH_END


def is_month_end(day: date) -> bool:
    """Whether *day* is the last of its month."""
    return day.day >= _SHORTEST_MONTH and day.day == days_in_month(day.year, day.month)


def counted_back(start: date, end: date, series: int, *, every: int = 1) -> tuple[int, date]:
    """
    How many whole periods lie between *start* and *end*, counted back from *end*, and the day where counting stops.

    That day is not before *start*, and is *start* itself where whole periods are all there is.
    *series* is the day of the month that *end* stands for where it is the last of a short month.
    A period is *every* months.

    >>> from datetime import date
    >>> counted_back(date(2012, 1, 12), date(2012, 3, 15), 15)
    (2, datetime.date(2012, 1, 15))
    >>> counted_back(date(2026, 1, 31), date(2026, 2, 28), 31)
    (1, datetime.date(2026, 1, 31))
    """
    day = end.day
    if series > day and is_month_end(end):
        day = series
    months = (end.year - start.year) * 12 + end.month - start.month
    if day == start.day:
        if months % every == 0:
            return months // every, start
    elif day < start.day:
        months -= 1
    periods = months // every
    return periods, add_months(end, -periods * every, day)


def whole_months(start: date, days: Sequence[date]) -> list[int] | None:
    """How many months after *start* each of *days* lies (before it, below zero); None where they are not whole."""
    series = day_of_series(start, days)
    months: list[int] = []
    for day in days:
        early, late = (start, day) if day >= start else (day, start)
        count, stop = counted_back(early, late, series)
        if stop != early:
            return None
        months.append(count if early is start else -count)
    return months


def days_of_year_until(end: date) -> int:
    """
    How many days the year that ends with *end* has: 366 if a 29 February lies in it, *end* included, else 365.

    >>> from datetime import date
    >>> days_of_year_until(date(2013, 1, 15)), days_of_year_until(date(2012, 1, 15))
    (366, 365)
    """
    leap = is_leap_year(end.year if (end.month, end.day) >= (2, 29) else end.year - 1)
    return 366 if leap else 365
