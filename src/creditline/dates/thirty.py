"""Days of a period when every month has thirty: four rules for the ends of months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.dates.month import days_in_month

if TYPE_CHECKING:
    from datetime import date

_DAYS_IN_MONTH = 30
_FEBRUARY = 2


def bond_days(start: date, end: date) -> int:
    """A 31st is a 30th; at the end only where the start is a 30th or 31st."""
    first, last = _at_most_thirty(start), end.day
    if first == _DAYS_IN_MONTH:
        last = _at_most_thirty(end)
    return _days(start, end, first, last)


def us_days(start: date, end: date) -> int:
    """As the bond basis, and the end of February is a 30th; at the end only where the start is one too."""
    if not _ends_february(start):
        return bond_days(start, end)
    last = _DAYS_IN_MONTH if _ends_february(end) else _at_most_thirty(end)
    return _days(start, end, _DAYS_IN_MONTH, last)


def european_days(start: date, end: date) -> int:
    """A 31st is a 30th."""
    return _days(start, end, _at_most_thirty(start), _at_most_thirty(end))


def isda_days(start: date, end: date, termination: date | None) -> int:
    """A 31st is a 30th, and so is the end of February, except where the agreement ends on it."""
    first = _DAYS_IN_MONTH if _ends_february(start) else _at_most_thirty(start)
    last = _DAYS_IN_MONTH if _ends_february(end) and end != termination else _at_most_thirty(end)
    return _days(start, end, first, last)


def _at_most_thirty(day: date) -> int:
    return min(day.day, _DAYS_IN_MONTH)


def _ends_february(day: date) -> bool:
    return day.month == _FEBRUARY and day.day == days_in_month(day.year, _FEBRUARY)


def _days(start: date, end: date, first: int, last: int) -> int:
    """Days from day *first* of the month of *start* to day *last* of the month of *end*."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months * _DAYS_IN_MONTH + last - first
