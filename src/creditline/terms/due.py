"""Due dates: when what a statement asks for must be paid."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.dates import Roll, add_months, day_in_month
from creditline.shown import shown
from creditline.terms.check import calendar_or_none, day_of_month, instance_of, positive_number, year_of_days

if TYPE_CHECKING:
    from creditline.dates import BusinessCalendar


def rolled(day: date, roll: Roll, calendar: BusinessCalendar | None, *, after: date) -> date:
    """Move *day* to a business day where a calendar is given; a due date lies strictly *after* its statement."""
    if calendar is None:
        return day
    moved = roll.roll(day, calendar)
    return moved if moved > after else Roll.FOLLOWING.roll(day, calendar)


@attrs.frozen
class DueOn:
    """
    The due date is the first such day of a month strictly after the statement date.

    Args:
        day: 1 to 31, clamped to the last day of a short month.
        roll: How a due date that is no business day moves; only with a *calendar*.
        calendar: Any object with `is_business_day(date) -> bool`.

    Source: Huabei, statement on the 1st, due on the 8th, 9th or 10th (docs/catalog.md, huabei).

    >>> DueOn(9).of(date(2026, 11, 1))
    datetime.date(2026, 11, 9)
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    day: int = attrs.field(validator=day_of_month)
    roll: Roll = attrs.field(default=Roll.NONE, kw_only=True, validator=instance_of(Roll))
    calendar: BusinessCalendar | None = attrs.field(default=None, kw_only=True, validator=calendar_or_none)

    def of(self, statement_date: date) -> date:
        """The last day on which payment is on time."""
        due = day_in_month(statement_date.year, statement_date.month, self.day)
        if due <= statement_date:
            due = add_months(due, 1, day=self.day)
        return rolled(due, self.roll, self.calendar, after=statement_date)


@attrs.frozen
class DueAfter:
    """
    The due date lies a fixed number of days after the statement date.

    Args:
        days: Whole days, 1 or more. The statement date itself is not counted.
        roll: How a due date that is no business day moves; only with a *calendar*.
        calendar: Any object with `is_business_day(date) -> bool`.

    Source: bill-based Baitiao, statement day + 9 (docs/catalog.md, sources).

    >>> DueAfter(9).of(date(2026, 11, 1))
    datetime.date(2026, 11, 10)
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    days: int = attrs.field(validator=attrs.validators.and_(positive_number, year_of_days))
    roll: Roll = attrs.field(default=Roll.NONE, kw_only=True, validator=instance_of(Roll))
    calendar: BusinessCalendar | None = attrs.field(default=None, kw_only=True, validator=calendar_or_none)

    def of(self, statement_date: date) -> date:
        """The last day on which payment is on time."""
        due = statement_date + timedelta(days=self.days)
        return rolled(due, self.roll, self.calendar, after=statement_date)
