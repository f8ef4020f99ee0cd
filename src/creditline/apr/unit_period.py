"""Unit-periods: the period that a US annual percentage rate is reckoned in, and how many of them pass."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, TypeAlias

from creditline.apr.apr import unit_name
from creditline.apr.interval import counted_back, day_of_series
from creditline.dates import Days, Months, Weeks, as_step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dateutil.relativedelta import relativedelta

    from creditline.dates import Step

UnitPeriod: TypeAlias = Months | Weeks | Days | Literal["semimonth"]
"""A unit-period: days, weeks, half a month, or months; `Months(12)` is the year, and the longest."""

_MONTHS_IN_YEAR, _WEEKS_IN_YEAR, _DAYS_IN_YEAR = 12, 52, 365
_DAYS_IN_WEEK, _DAYS_IN_SEMIMONTH, _DAYS_IN_MONTH = 7, 15, 30
_DAYS_IN_LONGEST_UNIT = _DAYS_IN_MONTH * _MONTHS_IN_YEAR
_LONGEST = {Months: _MONTHS_IN_YEAR, Weeks: _WEEKS_IN_YEAR, Days: _DAYS_IN_YEAR}
_SEMIMONTH = range(13, 18)
"""Days from one payment to the next of two a month: 13 from 15 to 28 February, 17 from 15 January to 1 February."""
_TWICE = 2


def as_unit_period(given: UnitPeriod | relativedelta) -> UnitPeriod:
    """
    A unit-period, also from a `dateutil.relativedelta`.

    Raises:
        TypeError: *given* is none.
        ValueError: it is longer than a year, or another word than "semimonth".
    """
    if isinstance(given, str):
        if given != "semimonth":
            message = f"a unit-period is Months, Weeks, Days or 'semimonth', not {given!r}"
            raise ValueError(message)
        return given
    step = as_step(given)
    if step.n > _LONGEST[type(step)]:
        message = f"a unit-period is a year at most, not {step}"
        raise ValueError(message)
    return step


def unit_period_of(advances: Sequence[date], payments: Sequence[date]) -> UnitPeriod:
    """
    The unit-period of a transaction with *advances* and *payments* on these days.

    It is the period that occurs most often, of two as frequent the smaller; where none occurs twice, the average of
    all, rounded to the nearest day, week, semimonth, month, or multiple of a week or month; never more than a year.
    With a single advance and a single payment it is the term of the transaction, a year at most.

    Source: Regulation Z, Appendix J, (b)(3) and (b)(4). It says neither how a period is read off two days, nor what
    becomes of a common period that is no standard interval, such as 30 days. Here a period that is whole months
    counts for its days only where others of as many days are not; and so many days are a unit-period of their own.
    """
    start = min(*advances, *payments)
    given, paid = [start, *sorted({*advances} - {start})], [start, *sorted({*payments} - {start})]
    series = day_of_series(start, given[1:] + paid[1:])
    if len(given) == 1 and len(paid) == _TWICE:
        return _term(start, paid[1], series)
    gaps = [*pairwise(given), *pairwise(paid)]
    if _is_twice_a_month(paid[1:]):
        return "semimonth"
    common = {unit: times for unit, times in _frequencies(gaps, series).items() if times >= _TWICE}
    if common:
        return min(common, key=lambda unit: (-common[unit], _days(unit)))
    return _average(gaps)


def elapsed(start: date, days: Sequence[date], unit: UnitPeriod) -> list[tuple[int, int | Fraction]]:
    """
    How many whole unit-periods lie between *start* and each of *days*, and what fraction of one besides.

    Source: Regulation Z, Appendix J, (b)(5).

    >>> from datetime import date
    >>> elapsed(date(1978, 1, 10), [date(1978, 3, 1), date(1978, 5, 1)], Months(2))
    [(0, Fraction(13, 15)), (1, Fraction(13, 15))]
    """
    length = _days(unit)
    if isinstance(unit, Weeks | Days):
        counts = [(day - start).days for day in days]
    else:
        series = day_of_series(start, days)
        if length == _DAYS_IN_LONGEST_UNIT:
            return [_years(start, day, series) for day in days]
        counts = [_commercial_days(start, day, series) for day in days]
    fractions: dict[int, int | Fraction] = {0: 0}
    parts = [divmod(count, length) for count in counts]
    for _, rest in parts:
        if rest not in fractions:
            fractions[rest] = Fraction(rest, length)
    return [(whole, fractions[rest]) for whole, rest in parts]


def per_year(unit: UnitPeriod) -> Fraction:
    """
    How many unit-periods a year has: 12 months, 24 semimonths, 52 weeks or 365 days.

    >>> per_year(Weeks(2)), per_year(Days(30))
    (Fraction(26, 1), Fraction(73, 6))
    """
    if isinstance(unit, Months):
        return Fraction(_MONTHS_IN_YEAR, unit.n)
    if isinstance(unit, Weeks):
        return Fraction(_WEEKS_IN_YEAR, unit.n)
    return Fraction(_DAYS_IN_YEAR, unit.n) if isinstance(unit, Days) else Fraction(_TWICE * _MONTHS_IN_YEAR)


def name_of(unit: UnitPeriod) -> str:
    """What a unit-period is called."""
    return unit if isinstance(unit, str) else unit_name(unit)


def _days(unit: UnitPeriod) -> int:
    """How long the unit-period is where all months have 30 days."""
    if isinstance(unit, Months):
        return _DAYS_IN_MONTH * unit.n
    if isinstance(unit, Weeks):
        return _DAYS_IN_WEEK * unit.n
    return unit.n if isinstance(unit, Days) else _DAYS_IN_SEMIMONTH


def _commercial_days(start: date, day: date, series: int) -> int:
    """Thirty days for each month counted back from the later day, and the days that are left."""
    months, stop = counted_back(start, day, series)
    return _DAYS_IN_MONTH * months + (stop - start).days


def _years(start: date, day: date, series: int) -> tuple[int, int | Fraction]:
    """Whole years counted back; what is left over 12 where it is whole months, else over 365 days."""
    months, stop = counted_back(start, day, series)
    if stop == start:
        years, rest = divmod(months, _MONTHS_IN_YEAR)
        return years, Fraction(rest, _MONTHS_IN_YEAR)
    years, stop = counted_back(start, day, series, every=_MONTHS_IN_YEAR)
    return years, Fraction((stop - start).days, _DAYS_IN_YEAR)


def _term(start: date, end: date, series: int) -> UnitPeriod:
    months, stop = counted_back(start, end, series)
    if months >= _MONTHS_IN_YEAR:
        return Months(_MONTHS_IN_YEAR)
    return Months(months) if stop == start else Days((end - start).days)


def _frequencies(gaps: Sequence[tuple[date, date]], series: int) -> dict[Step, int]:
    """How often each period of a year at most occurs."""
    months: Counter[int] = Counter()
    days: Counter[int] = Counter()
    odd: set[int] = set()
    for early, late in gaps:
        length = (late - early).days
        days[length] += 1
        count, stop = counted_back(early, late, series)
        if stop == early:
            months[count] += 1
        else:
            odd.add(length)
    found: dict[Step, int] = {Months(n): times for n, times in months.items() if n <= _MONTHS_IN_YEAR}
    found.update((_as_weeks(n), days[n]) for n in odd if n <= _DAYS_IN_YEAR)
    return found


def _as_weeks(days: int) -> Step:
    weeks, rest = divmod(days, _DAYS_IN_WEEK)
    return Days(days) if rest else Weeks(weeks)


def _is_twice_a_month(days: Sequence[date]) -> bool:
    """Whether payments alternate between two days of the month about half a month apart."""
    gaps = {(late - early).days for early, late in pairwise(days)}
    if len(days) <= _TWICE or not gaps <= set(_SEMIMONTH) or gaps == {_TWICE * _DAYS_IN_WEEK}:
        return False
    return all(
        counted_back(early, late, day_of_series(early, days[which::2])) == (1, early)
        for which in range(2)
        for early, late in pairwise(days[which::2])
    )


def _average(gaps: Sequence[tuple[date, date]]) -> UnitPeriod:
    """The standard interval that is nearest to the mean of all periods, the lower of two as near."""
    if not gaps:
        return Months(1)
    mean = Fraction(sum((late - early).days for early, late in gaps), len(gaps))
    if mean >= _DAYS_IN_YEAR:
        return Months(_MONTHS_IN_YEAR)
    intervals: list[UnitPeriod] = [Days(1), "semimonth"]
    intervals += [Months(count) for count in range(1, _MONTHS_IN_YEAR + 1)]
    intervals += [Weeks(count) for count in range(1, _WEEKS_IN_YEAR + 1)]
    return min(intervals, key=lambda unit: (abs(_days(unit) - mean), _days(unit)))
