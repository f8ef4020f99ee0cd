"""What will fall due, day by day, if nothing else happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.money import Money, Rounding
from creditline.state import statement_step
from creditline.state.lateness import with_outstanding
from creditline.table import html_table, text_table
from creditline.terms import BillingCycle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.state import Bill, State

HEADER = ("due date", "amount", "at least", "what")


@attrs.frozen
class FallingDue:
    """
    One day on which something falls due, or fell due and is still unpaid.

    Attributes:
        due_date: The last day on which payment is on time, before grace.
        amount: What is to be paid by then, beyond what falls due before; more than zero.
        minimum: The least that must be paid by then in all; `None` where no statement has asked yet.
        why: In words.
    """

    due_date: date
    amount: Money
    minimum: Money | None
    why: str


@attrs.frozen
class Upcoming:
    """
    What will fall due, oldest first.

    Attributes:
        rows: One for each due date; empty where nothing is owed.
    """

    rows: tuple[FallingDue, ...]

    def __str__(self) -> str:
        """A table, or one line where nothing falls due."""
        return text_table(self._cells(), header=HEADER, align="<>>") if self.rows else "nothing falls due"

    def _repr_html_(self) -> str:
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[str, str, str, str]]:
        return [
            (str(row.due_date), str(row.amount), "" if row.minimum is None else str(row.minimum), row.why)
            for row in self.rows
        ]


def upcoming(state: State) -> Upcoming:
    """Billed amounts by their due dates, then what the next statement will bill."""
    return Upcoming((*_billed(state), *_unbilled(state)))


def _billed(state: State) -> Iterator[FallingDue]:
    before = 0
    for bill, outstanding in with_outstanding(state):
        if outstanding > before:
            why = f"statement of {bill.statement_date}{', overdue' if bill.is_judged else ''}"
            minimum = _least(state, bill, outstanding)
            yield FallingDue(bill.due_date, state.money(outstanding - before), minimum, why)
        before = outstanding


def _least(state: State, bill: Bill, outstanding: int) -> Money:
    """What is left of the minimum, rounded up to the minor unit."""
    paid = bill.ask.amount_due - outstanding
    return state.money(max(0, Rounding.UP.round(bill.ask.minimum - paid)))


def _unbilled(state: State) -> Iterator[FallingDue]:
    minor, cycle = sum(state.outstanding_of(obligation) for obligation in state.unbilled()), state.product.cycle
    if minor and isinstance(cycle, BillingCycle):
        statement_date = statement_step(state, cycle).dated
        due_date = cycle.due_date(statement_date)
        yield FallingDue(due_date, state.money(minor), None, f"statement to come on {statement_date}")
    elif minor:
        yield FallingDue(state.as_of, state.money(minor), None, "charges for being late")
