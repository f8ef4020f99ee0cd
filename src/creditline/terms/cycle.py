"""Billing cycles: which statement asks for what happened on a day, in closed form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

import attrs

from creditline.dates import add_months, day_in_month
from creditline.terms.check import day_of_month, instance_of, one_of
from creditline.terms.due import DueAfter, DueOn

ONE_DAY = timedelta(days=1)


@attrs.frozen
class BillingCycle:
    """
    One statement a month, on the same day of the month.

    Args:
        statement_day: 1 to 31, clamped to the last day of a short month and anchored: 31, 28 February, 31 March.
        due: When what a statement asks for must be paid.
        cutoff: `"before"`: the statement dated *S* holds what is dated before *S* (Huabei).
            `"through"`: it holds what is dated through *S* (bank cards).

    >>> from creditline.terms import DueOn
    >>> BillingCycle(1, DueOn(9)).statement_after(date(2026, 10, 20))
    datetime.date(2026, 11, 1)
    """

    statement_day: int = attrs.field(validator=day_of_month)
    due: DueOn | DueAfter = attrs.field(validator=instance_of(DueOn, DueAfter))
    cutoff: Literal["before", "through"] = attrs.field(
        default="before", kw_only=True, validator=one_of("before", "through")
    )

    def statement_after(self, day: date) -> date:
        """The first statement date after *day*, which is not counted."""
        this_month = day_in_month(day.year, day.month, self.statement_day)
        return this_month if this_month > day else add_months(this_month, 1, day=self.statement_day)

    def statement_before(self, day: date) -> date:
        """The last statement date before *day*, which is not counted."""
        this_month = day_in_month(day.year, day.month, self.statement_day)
        return this_month if this_month < day else add_months(this_month, -1, day=self.statement_day)

    def pending(self, day: date) -> date:
        """The date of the statement that what happens on *day* will stand on."""
        return self.statement_after(day if self.cutoff == "before" else day - ONE_DAY)

    def issued_on(self, statement_date: date) -> date:
        """The day at whose start the statement is issued: its date, or the day after it for `"through"`."""
        return statement_date if self.cutoff == "before" else statement_date + ONE_DAY

    def period(self, statement_date: date) -> tuple[date, date]:
        """The first and the last day that the statement holds, both included."""
        shift = ONE_DAY if self.cutoff == "through" else timedelta()
        return self.statement_before(statement_date) + shift, statement_date - ONE_DAY + shift

    def due_date(self, statement_date: date) -> date:
        """The last day on which paying the statement is on time, before any grace."""
        return self.due.of(statement_date)
