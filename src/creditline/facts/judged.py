"""A bill judged: its last day passed, and it was paid in full, in part, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.shown import shown
from creditline.state.obligation import Stretch

if TYPE_CHECKING:
    from datetime import date

    from creditline.state import Bill, State


@attrs.frozen
class BillJudged:
    """
    The due date and the grace of a statement passed.

    Attributes:
        on: The day after its last day.
        statement_date: Names the bill.
        paid_in_full: Whether what is outstanding of everything billed through it counts as nothing.
        minimum_met: Whether the minimum was paid; true where it was paid in full.
    """

    __repr__ = shown

    id: str
    on: date
    statement_date: date
    paid_in_full: bool
    minimum_met: bool


def evolve(state: State, fact: BillJudged) -> State:
    """What is not paid in full bears interest from the due date; what is tolerated bears none from now on."""
    judged = tolerated if fact.paid_in_full else overdue
    due_dates = {bill.statement_date: bill.due_date for bill in state.bills}
    if fact.statement_date not in due_dates:
        message = f"there is no bill of {fact.statement_date} to be judged: a record is missing or out of order"
        raise ValueError(message)
    due_date = due_dates[fact.statement_date]
    return attrs.evolve(
        state,
        bills=tuple(
            bill if bill.statement_date > fact.statement_date else judged(bill, fact.on, due_date)
            for bill in state.bills
        ),
    )


def tolerated(bill: Bill, on: date, _: date) -> Bill:
    """The nights of a bill that bore interest end with the judgement."""
    if not bill.bears:
        return bill if bill.is_judged else attrs.evolve(bill, is_judged=True)
    *ended, last = bill.stretches
    return attrs.evolve(bill, is_judged=True, stretches=(*ended, attrs.evolve(last, until=on)))


def overdue(bill: Bill, on: date, due_date: date) -> Bill:
    """A bill that bore no interest, or no more, bears it from the due date on; no night bears it twice."""
    if bill.bears:
        return bill
    free = max((stretch.until for stretch in bill.stretches if stretch.until is not None), default=due_date)
    return attrs.evolve(bill, is_judged=True, stretches=(*bill.stretches, Stretch(max(due_date, free), on)))
