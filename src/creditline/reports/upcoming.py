"""What will fall due, day by day, if nothing else happened."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from creditline import engine
from creditline.state import claims, is_idle, statement_step, unposted
from creditline.state.lateness import least, with_outstanding
from creditline.table import html_table, text_table
from creditline.terms import BillingCycle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.money import Money
    from creditline.state import State

HEADER = ("due date", "amount", "in all", "at least", "what")


@attrs.frozen
class FallingDue:
    """
    One bill that falls due, or fell due and is still unpaid, or one that is to come.

    Attributes:
        due_date: The last day on which payment is on time, before grace.
        amount: What is to be paid by then, beyond what falls due before; more than zero.
        in_all: The same with what falls due before.
        minimum: The least that must be paid by then in all; `None` where that is not known yet.
        why: In words.
    """

    due_date: date
    amount: Money
    in_all: Money
    minimum: Money | None
    why: str


@attrs.frozen
class Upcoming:
    """
    What will fall due, oldest first.

    Attributes:
        rows: One for each bill and each day of installments to come; empty where nothing is owed.
    """

    rows: tuple[FallingDue, ...]

    def __str__(self) -> str:
        """A table, or one line where nothing falls due."""
        return text_table(self._cells(), header=HEADER, align="<>>>") if self.rows else "nothing falls due"

    def _repr_html_(self) -> str:
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[str, str, str, str, str]]:
        return [
            (
                str(row.due_date),
                str(row.amount),
                str(row.in_all),
                "" if row.minimum is None else str(row.minimum),
                row.why,
            )
            for row in self.rows
        ]


Row = tuple["date", int, "int | None", str]
"""A due date, minor units beyond what falls due before, the least in all, and why."""


def upcoming(state: State) -> Upcoming:
    """
    Billed amounts by their due dates, what the next statement will bill, and installment rows after that.

    What the next statement will bill is what it would if nothing else happened until then: interest and late fees
    to come are in it. Rows after it are as agreed, less what the customer's own money will pay of them.
    """
    cycle = state.product.cycle
    rows = _statements(state, cycle) if isinstance(cycle, BillingCycle) else _orders(state)
    in_all = 0
    falling: list[FallingDue] = []
    for due_date, minor, minimum, why in rows:
        in_all += minor
        least = None if minimum is None else state.money(minimum)
        falling.append(FallingDue(due_date, state.money(minor), state.money(in_all), least, why))
    return Upcoming(tuple(falling))


def _statements(state: State, cycle: BillingCycle) -> Iterator[Row]:
    """Bills, the statement to come, and rows of plans after it."""
    before = 0
    for bill, outstanding in with_outstanding(state):
        if outstanding > before:
            why = f"statement of {bill.statement_date}{', overdue' if bill.is_judged else ''}"
            yield bill.due_date, outstanding - before, least(bill, outstanding), why
        before = outstanding
    if is_idle(state):
        return
    step = statement_step(state, cycle)
    later = engine.pass_time(state.with_ledger(state.ledger.scratch()), step.on).state
    bill = later.bills[-1]
    if (minor := later.outstanding() - before) > 0:
        yield bill.due_date, minor, least(bill, later.outstanding()), f"statement to come on {step.dated}"
    yield from _rows_ahead(later)


def _orders(state: State) -> Iterator[Row]:
    """Bills of single orders with what is charged for them so far, and rows of plans that are not billed yet."""
    charges = sum(unposted(state, state.as_of).values())
    charges += sum(owed for obligation, _, _, owed in claims(state) if obligation in state.unbilled())
    rows: list[Row] = [
        (bill.due_date, minor, None, f"order {bill.order}{', overdue' if bill.is_judged else ''}")
        for bill in state.bills
        if (minor := state.billed_through(bill))
    ]
    if charges:
        by_the_day = any(bearing.interest.base == "daily" for bearing in state.product.bearings)
        what = "charges" if by_the_day else "charges for lateness"
        rows.append((state.as_of, charges, None, f"{what} so far"))
    yield from sorted([*rows, *_rows_ahead(state)], key=lambda row: row[0])


def _rows_ahead(state: State) -> Iterator[Row]:
    """Installment rows by their due dates; the customer's own money pays the first of them."""
    own = state.own_money()
    ahead = sorted(
        [
            (row.due_date, row.principal_minor + row.interest_minor + row.fee_minor)
            for plan in state.plans
            for row in plan.rows_ahead
        ]
    )
    for due_date, rows in groupby(ahead, key=lambda row: row[0]):
        minor = sum(asked for _, asked in rows)
        paid = min(own, minor)
        own -= paid
        if minor > paid:
            yield due_date, minor - paid, None, "installments to come"
