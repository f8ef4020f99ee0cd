"""A bill judged: its last day passed, and it was paid in full, in part, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

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

    id: str
    on: date
    statement_date: date
    paid_in_full: bool
    minimum_met: bool


def evolve(state: State, fact: BillJudged) -> State:
    """What is not paid in full bears interest from the due date; what is tolerated bears none from now on."""
    return attrs.evolve(state, bills=tuple(_judged(bill, state, fact) for bill in state.bills))


def _judged(bill: Bill, state: State, fact: BillJudged) -> Bill:
    if bill.statement_date > fact.statement_date:
        return bill
    if fact.paid_in_full:
        until = None if bill.bears_from is None else bill.bears_until or fact.on
        return attrs.evolve(bill, is_judged=True, bears_until=until)
    due_date = next(judged.due_date for judged in state.bills if judged.statement_date == fact.statement_date)
    return attrs.evolve(bill, is_judged=True, bears_from=bill.bears_from or due_date, bears_until=None)
