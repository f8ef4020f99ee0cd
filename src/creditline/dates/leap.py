"""Year fractions that know leap years: by calendar year (ISDA) and by whole years counted back (AFB)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from creditline.dates.month import add_months, is_leap_year

_FEBRUARY = 2
_DAY_WHOSE_YEARS_END_WITH_FEBRUARY = 28


def isda_fraction(start: date, end: date) -> Fraction:
    """Days in leap years over 366 and the other days over 365."""
    return end.year - start.year + _part_of_year(end) - _part_of_year(start)


def afb_fraction(start: date, end: date) -> Fraction:
    """Whole years counted back from the end, and the rest over 366 where it holds a 29 February, else 365."""
    years = end.year - start.year
    if years and _years_before(end, years) < start:
        years -= 1
    rest_end = _years_before(end, years)
    return years + Fraction((rest_end - start).days, _length_of_year(leap=_holds_leap_day(start, rest_end)))


def _length_of_year(*, leap: bool) -> int:
    return 366 if leap else 365


def _part_of_year(day: date) -> Fraction:
    """How much of its calendar year has passed at the start of *day*."""
    first = date(day.year, 1, 1)
    return Fraction((day - first).days, _length_of_year(leap=is_leap_year(day.year)))


def _years_before(end: date, years: int) -> date:
    """
    The day *years* before *end*.

    "When counting backwards for this purpose, if the last day of the relevant period is 28 February, the full year
    should be counted back to the previous 28 February unless 29 February exists, in which case, 29 February should
    be used." (ISDA, EMU and Market Conventions: Recent Developments, 1998.)
    """
    if years and end.month == _FEBRUARY and end.day == _DAY_WHOSE_YEARS_END_WITH_FEBRUARY:
        return add_months(end, -12 * years, 31)
    return add_months(end, -12 * years)


def _holds_leap_day(start: date, end: date) -> bool:
    """Whether a 29 February lies in a period of at most a year, its start included and its end not."""
    return any(is_leap_year(year) and start <= date(year, 2, 29) < end for year in {start.year, end.year})
