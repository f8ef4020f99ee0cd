"""Billing cycles: which statement asks for what happened on a day, in closed form."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.dates import Days, Months, Weeks, add_months, as_step, day_in_month
from creditline.shown import shown
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

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    issues_statements: ClassVar[bool] = True
    step: ClassVar[Months] = Months(1)
    """How far one due date lies from the next."""

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

    def row_due_dates(self, on: date, count: int) -> tuple[date, ...]:
        """When *count* installment rows fall due: one with each statement, from the first that is issued after *on*."""
        dates: list[date] = []
        statement_date = self.pending(on)
        for _ in range(count):
            dates.append(self.due_date(statement_date))
            statement_date = self.statement_after(statement_date)
        return tuple(dates)


@attrs.frozen
class OrderCycle:
    """
    No statements: every purchase, and every installment row, is a bill of its own (order-based Baitiao).

    Args:
        every: How long after a purchase it falls due, and one installment row after the other: `Days(30)`, or
            `Months(1)`, on the same day of the month, clamped to the end of a short one and anchored.

    A purchase is billed when it is posted; an installment row one step before it falls due, the first at once and the
    others when the last day of the row before has passed, so that what falls due on a day is one row.

    Source: order-based Baitiao, 30 days or the order's day of the month (docs/catalog.md, baitiao_orders).

    >>> from creditline.dates import Months
    >>> [str(day) for day in OrderCycle(Months(1)).row_due_dates(date(2023, 1, 31), 3)]
    ['2023-02-28', '2023-03-31', '2023-04-30']
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    issues_statements: ClassVar[bool] = False

    every: Months | Weeks | Days = attrs.field(converter=as_step)

    @property
    def step(self) -> Months | Weeks | Days:
        """How far one due date lies from the next."""
        return self.every

    def due_date(self, on: date) -> date:
        """The last day on which paying what is billed on *on* is on time, before any grace."""
        return self.every.from_anchor(on, 1)

    def row_due_dates(self, on: date, count: int) -> tuple[date, ...]:
        """When *count* installment rows of a purchase on *on* fall due."""
        return tuple([self.every.from_anchor(on, k) for k in range(1, count + 1)])

    def pending(self, _: date) -> None:
        """No statement will ever say what happens on a day."""

    def row_billed_on(self, due_date: date, before: date) -> date:
        """When a row is billed that falls due on *due_date*: one step ahead, but after the day *before* of the last."""
        return max(before + ONE_DAY, self.every.from_anchor(due_date, -1))
