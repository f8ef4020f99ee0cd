"""Steps of months: clamped to the last day of a short month, counted from the anchor."""

from __future__ import annotations

from datetime import date

from creditline.dates.check import day as checked_day

_DAYS_IN_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2
_DAYS_IN_EVERY_MONTH = 28
_DAYS_IN_LONGEST_MONTH = 31
_MONTHS_IN_YEAR = 12
_FIRST_MONTH = date.min.year * _MONTHS_IN_YEAR
_LAST_MONTH = date.max.year * _MONTHS_IN_YEAR + _MONTHS_IN_YEAR - 1


def is_leap_year(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """
    How many days the month has: 28 to 31.

    Raises:
        ValueError: There is no such month.

    >>> days_in_month(2028, 2)
    29
    """
    if not 1 <= month <= _MONTHS_IN_YEAR:
        msg = f"a month is 1 to 12, not {month}"
        raise ValueError(msg)
    if month == _FEBRUARY and is_leap_year(year):
        return 29
    return _DAYS_IN_MONTH[month - 1]


def day_in_month(year: int, month: int, day: int) -> date:
    """
    The *day* of a month, or its last day where the month is shorter; *day* 31 is the last day of any month.

    Raises:
        ValueError: *day* is not 1 to 31, or there is no such month.

    >>> day_in_month(2026, 2, 31)
    datetime.date(2026, 2, 28)
    """
    if 1 <= day <= _DAYS_IN_EVERY_MONTH:
        return date(year, month, day)
    if _DAYS_IN_EVERY_MONTH < day <= _DAYS_IN_LONGEST_MONTH:
        last = days_in_month(year, month)
        return date(year, month, day if day < last else last)  # noqa: FURB136 - min() costs more than the comparison
    msg = f"a day of the month is 1 to 31, not {day}"
    raise ValueError(msg)


def add_months(anchor: date, n: int, day: int | None = None) -> date:
    """
    The date *n* months after *anchor* (before it, where *n* is negative), clamped to the end of a short month.

    Dates of a series are counted from one anchor, never from one another: from 31 January, one month is 28 February
    and two are 31 March.
    *day* replaces the anchor's day of the month where the series keeps another one; 31 is always the month's end.

    Raises:
        TypeError: *anchor* is not a date, or a `datetime`.
        ValueError: The date lies outside the calendar (years 1 to 9999), or *day* is not 1 to 31.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    >>> add_months(date(2026, 2, 28), 1, day=31)
    datetime.date(2026, 3, 31)
    """
    if type(anchor) is not date:
        anchor = checked_day(anchor, "anchor")
    month = anchor.year * 12 + anchor.month - 1 + n
    if not _FIRST_MONTH <= month <= _LAST_MONTH:
        msg = f"{n} months from {anchor} lie outside the calendar, {date.min} to {date.max}"
        raise ValueError(msg)
    return day_in_month(month // 12, month % 12 + 1, anchor.day if day is None else day)
