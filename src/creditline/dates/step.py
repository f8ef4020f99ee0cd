"""Steps: how far one date of a series lies from the next, always counted from the anchor."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import attrs

from creditline.alike import alike, hashed
from creditline.dates.check import day
from creditline.dates.month import add_months
from creditline.shown import shown

if TYPE_CHECKING:
    from dateutil.relativedelta import relativedelta

_MONTH_END = 31
_DAYS_IN_WEEK = 7
_LAST_ORDINAL = date.max.toordinal()
_RELATIVE_FIELDS = ("leapdays", "hours", "minutes", "seconds", "microseconds")
_ABSOLUTE_FIELDS = ("year", "month", "day", "weekday", "hour", "minute", "second", "microsecond")


def _count(instance: object, _attribute: attrs.Attribute[int], value: object) -> None:
    """Refuse what is not a whole number of 1 or more."""
    unit = type(instance).__name__
    if type(value) is not int:
        msg = f"{unit} are counted by an int, not {value!r}"
        raise TypeError(msg)
    if value < 1:
        msg = f"{unit}({value}) never moves forward: write 1 or more"
        raise ValueError(msg)


def _flag(_instance: object, attribute: attrs.Attribute[bool], value: object) -> None:
    """Refuse what is neither True nor False."""
    if type(value) is not bool:
        msg = f"{attribute.name} is True or False, not {value!r}"
        raise TypeError(msg)


def _add_days(anchor: date, days: int) -> date:
    """The date *days* after *anchor*, or a ValueError that names both."""
    ordinal = day(anchor, "anchor").toordinal() + days
    if not 1 <= ordinal <= _LAST_ORDINAL:
        msg = f"{days} days from {anchor} lie outside the calendar, {date.min} to {date.max}"
        raise ValueError(msg)
    return date.fromordinal(ordinal)


@attrs.frozen
class Months:
    """
    Every *n* months, on the anchor's day of the month.

    A month that is too short gives its last day, and the next long month is back on the anchor's day.

    Args:
        n: Whole months, 1 or more; a year is 12.
        end_of_month: Whether every date but the anchor itself is the last day of its month, whatever the anchor's
            day. Without it a series from 28 February stays on the 28th; with it, 31 March follows.

    Raises:
        TypeError: *n* is no int, or *end_of_month* is neither True nor False.
        ValueError: *n* is less than 1.

    Other names of the two conventions: same day (SD) and end of month (EOM).

    >>> [str(Months(1).from_anchor(date(2026, 1, 31), k)) for k in range(3)]
    ['2026-01-31', '2026-02-28', '2026-03-31']
    >>> str(Months(1, end_of_month=True).from_anchor(date(2026, 2, 28), 1))
    '2026-03-31'
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    n: int = attrs.field(validator=_count)
    end_of_month: bool = attrs.field(default=False, kw_only=True, validator=_flag)

    def from_anchor(self, anchor: date, k: int) -> date:
        """The *k*-th date from *anchor*: the anchor itself for 0, earlier dates for less; ValueError past year 9999."""
        if self.end_of_month and k:
            return add_months(anchor, self.n * k, _MONTH_END)
        return add_months(anchor, self.n * k)


@attrs.frozen
class Weeks:
    """
    Every *n* weeks, on the anchor's day of the week.

    Args:
        n: Whole weeks, 1 or more.

    Raises:
        TypeError: *n* is no int.
        ValueError: *n* is less than 1.

    >>> Weeks(2).from_anchor(date(2026, 11, 1), 3)
    datetime.date(2026, 12, 13)
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    n: int = attrs.field(validator=_count)

    def from_anchor(self, anchor: date, k: int) -> date:
        """The *k*-th date from *anchor*: the anchor itself for 0, earlier dates for less; ValueError past year 9999."""
        return _add_days(anchor, _DAYS_IN_WEEK * self.n * k)


@attrs.frozen
class Days:
    """
    Every *n* days; the anchor is not counted.

    Args:
        n: Whole days, 1 or more.

    Raises:
        TypeError: *n* is no int.
        ValueError: *n* is less than 1.

    >>> Days(30).from_anchor(date(2026, 1, 31), 1)
    datetime.date(2026, 3, 2)
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    n: int = attrs.field(validator=_count)

    def from_anchor(self, anchor: date, k: int) -> date:
        """The *k*-th date from *anchor*: the anchor itself for 0, earlier dates for less; ValueError past year 9999."""
        return _add_days(anchor, self.n * k)


Step: TypeAlias = Months | Weeks | Days
"""How far one date of a series lies from the next."""


def in_words(step: Step) -> str:
    """
    How often a step comes.

    >>> in_words(Weeks(2))
    'every 2 weeks'
    >>> in_words(Months(1))
    'every month'
    """
    unit = type(step).__name__.lower()
    return f"every {unit.removesuffix('s')}" if step.n == 1 else f"every {step.n} {unit}"


def as_step(step: Step | relativedelta) -> Step:
    """
    A step of ours, also from a `dateutil.relativedelta` of whole months, of whole weeks or of whole days.

    A year is 12 months.
    A `relativedelta` keeps no weeks, so that any multiple of 7 days is taken as weeks; the dates are the same.

    Raises:
        TypeError: *step* is neither.
        ValueError: The `relativedelta` is empty, goes backward, mixes months with days, has part of a day, a time of
            day, or a field that is set rather than added (`day=1`, `weekday=MO`, `leapdays=-1`).

    >>> from dateutil.relativedelta import relativedelta
    >>> as_step(relativedelta(years=1, months=6))
    Months(n=18, end_of_month=False)
    >>> as_step(relativedelta(months=1, days=3))
    Traceback (most recent call last):
    ValueError: a step is in months or in days, not in both: relativedelta(months=+1, days=+3)
    """
    if isinstance(step, Months | Weeks | Days):
        return step
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - loaded only for those who use it

    if isinstance(step, relativedelta):
        return _from_relativedelta(step)
    msg = f"a step is Months, Weeks, Days or a relativedelta, not {type(step).__name__}"
    raise TypeError(msg)


def _from_relativedelta(delta: relativedelta) -> Step:
    """Months, else weeks, else days; any other content is refused."""
    _refuse_other_fields(delta)
    months = delta.years * 12 + delta.months
    if months and delta.days:
        msg = f"a step is in months or in days, not in both: {delta!r}"
        raise ValueError(msg)
    if months:
        return Months(months)
    if not delta.days:
        msg = "an empty relativedelta() never moves"
        raise ValueError(msg)
    if type(delta.days) is not int:
        msg = f"a step has whole days, not {delta.days!r}"
        raise ValueError(msg)
    weeks, rest = divmod(delta.days, _DAYS_IN_WEEK)
    return Days(delta.days) if rest else Weeks(weeks)


def _refuse_other_fields(delta: relativedelta) -> None:
    """Refuse times of day and fields that set rather than add."""
    other = [name for name in _RELATIVE_FIELDS if getattr(delta, name)]
    other += [name for name in _ABSOLUTE_FIELDS if getattr(delta, name) is not None]
    if other:
        msg = f"a step has whole months, weeks or days and nothing else; {delta!r} has {', '.join(other)}"
        raise ValueError(msg)
