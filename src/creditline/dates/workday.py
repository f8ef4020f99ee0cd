"""Business days: where a date that falls on a closed day is moved, by a calendar that the caller gives."""

from __future__ import annotations

import enum
from datetime import date
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import attrs

from creditline.alike import alike, hashed
from creditline.dates.check import day as checked_day
from creditline.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

_SEARCH_DAYS_MAX = 366
_LAST_ORDINAL = date.max.toordinal()
_SATURDAY = 6
_SUNDAY = 7
_WEEKDAYS = frozenset(range(1, 8))


@runtime_checkable
class BusinessCalendar(Protocol):
    """What knows which days are business days; the answer for a day never changes."""

    def is_business_day(self, day: date, /) -> bool:
        """Whether business is done on *day*."""
        ...


def _closed_weekdays(given: Iterable[int]) -> tuple[int, ...]:
    """The weekdays in order, each once."""
    closed = tuple(sorted(set(given)))
    if not _WEEKDAYS.issuperset(closed):
        msg = f"a weekday is 1 (Monday) to 7 (Sunday); these are closed: {closed!r}"
        raise ValueError(msg)
    if len(closed) == len(_WEEKDAYS):
        msg = "a calendar that is closed on all seven weekdays has no business day"
        raise ValueError(msg)
    return closed


@attrs.frozen
class Weekends:
    """
    A calendar that is closed on the same weekdays every week and knows no holidays.

    Args:
        closed: ISO weekdays, Monday 1 to Sunday 7; fewer than all seven. Saturday and Sunday where not given.

    Raises:
        ValueError: A weekday is not 1 to 7, or all seven are closed.

    >>> Weekends().is_business_day(date(2026, 11, 1))
    False
    >>> Weekends(closed=(5, 6)).is_business_day(date(2026, 11, 1))
    True
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    closed: tuple[int, ...] = attrs.field(default=(_SATURDAY, _SUNDAY), converter=_closed_weekdays)

    def is_business_day(self, day: date, /) -> bool:
        """Whether *day* falls on none of the closed weekdays."""
        return day.isoweekday() not in self.closed


class Roll(enum.Enum):
    """
    Where a date goes that is not a business day; a business day stays.

    Other name: business day convention.
    Source: 2006 ISDA Definitions, section 4.12; modified preceding: OpenGamma Strata, BusinessDayConventions.

    >>> Roll.MODIFIED_FOLLOWING.roll(date(2026, 10, 31), Weekends())
    datetime.date(2026, 10, 30)
    """

    NONE = "none"
    """It stays where it is; the calendar is not asked."""

    FOLLOWING = "following"
    """To the next business day."""

    MODIFIED_FOLLOWING = "modified following"
    """To the next business day, or back to the last one before it where the next lies in another month."""

    PRECEDING = "preceding"
    """Back to the last business day before it."""

    MODIFIED_PRECEDING = "modified preceding"
    """Back to the last business day before it, or on to the next where that one lies in another month."""

    def roll(self, day: date, calendar: BusinessCalendar) -> date:
        """
        The date that *day* moves to.

        Raises:
            TypeError: *day* is not a date, or a `datetime`.
            ValueError: The calendar has no business day within 366 days, or before the end of the year 9999.
        """
        day = checked_day(day, "day")
        if self is Roll.NONE or calendar.is_business_day(day):
            return day
        forward = self in _FORWARD
        rolled = _nearest(day, calendar, 1 if forward else -1)
        if self in _MODIFIED and (rolled.year, rolled.month) != (day.year, day.month):
            return _nearest(day, calendar, -1 if forward else 1)
        return rolled


_FORWARD = frozenset({Roll.FOLLOWING, Roll.MODIFIED_FOLLOWING})
_MODIFIED = frozenset({Roll.MODIFIED_FOLLOWING, Roll.MODIFIED_PRECEDING})


def _nearest(day: date, calendar: BusinessCalendar, direction: int) -> date:
    """The first business day strictly after *day* (direction 1) or before it (-1)."""
    ordinal = day.toordinal()
    for _ in range(_SEARCH_DAYS_MAX):
        ordinal += direction
        if not 1 <= ordinal <= _LAST_ORDINAL:
            break
        found = date.fromordinal(ordinal)
        if calendar.is_business_day(found):
            return found
    side = "after" if direction > 0 else "before"
    msg = f"{calendar!r} has no business day within {_SEARCH_DAYS_MAX} days {side} {day}"
    raise ValueError(msg)
