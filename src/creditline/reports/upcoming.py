"""What will fall due, day by day, if nothing else happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.money import Money, Rounding
from creditline.state import statement_step
from creditline.state.lateness import with_outstanding
from creditline.table import html_table, text_table

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
    """Billed amounts by their due dates, then what the next statement will bill, and the rows of plans."""
    rows = [*_billed(state), *_unbilled(state)]
    return Upcoming(tuple(sorted(rows, key=lambda row: row.due_date)))


def _billed(state: State) -> Iterator[FallingDue]:
    before = 0
    for bill, outstanding in with_outstanding(state):
        before = 0 if bill.order else before
        if outstanding > before:
            what = f"order {bill.order}" if bill.order else f"statement of {bill.statement_date}"
            why = f"{what}{', overdue' if bill.is_judged else ''}"
            minimum = _least(state, bill, outstanding)
            yield FallingDue(bill.due_date, state.money(outstanding - before), minimum, why)
        before = outstanding


def _least(state: State, bill: Bill, outstanding: int) -> Money:
    """What is left of the minimum, rounded up to the minor unit."""
    paid = bill.ask.amount_due - outstanding
    return state.money(max(0, Rounding.UP.round(bill.ask.minimum - paid)))


def _unbilled(state: State) -> Iterator[FallingDue]:
    ahead = _ahead(state)
    if state.product.cycle.issues_statements:
        minor = sum(state.outstanding_of(obligation) for obligation in state.unbilled())
        if minor or ahead:
            statement_date = statement_step(state).dated
            due_date = state.product.cycle.due_date(statement_date)
            if minor := minor + ahead.pop(due_date, 0):
                yield FallingDue(due_date, state.money(minor), None, f"statement to come on {statement_date}")
    else:
        yield from _charges(state)
    for due_date, minor in ahead.items():
        yield FallingDue(due_date, state.money(minor), None, "installments to come")


def _ahead(state: State) -> dict[date, int]:
    """What the rows of plans that are not billed yet ask for, by their due dates."""
    ahead: dict[date, int] = {}
    for plan in state.plans:
        for row in plan.rows_ahead:
            ahead[row.due_date] = ahead.get(row.due_date, 0) + row.payment.minor
    return ahead


def _charges(state: State) -> Iterator[FallingDue]:
    """Without statements, interest and late fees of orders, due since they were charged."""
    for charge in state.unbilled():
        if minor := state.outstanding_of(charge):
            amount = state.money(minor)
            kind = charge.component.value.replace("_", " ")
            yield FallingDue(charge.posted, amount, amount, f"{kind} of {charge.order}")
