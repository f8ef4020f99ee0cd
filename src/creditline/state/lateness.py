"""Lateness: how many days past due a line is, by what is outstanding now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.money import Rounding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.state.obligation import Bill
    from creditline.state.state import State

BUCKET_DAYS = 30


def with_outstanding(state: State) -> Iterator[tuple[Bill, int]]:
    """Each bill, oldest first, with the minor units outstanding of everything billed through it, or of its order."""
    total = 0
    for bill in state.bills:
        if bill.order:
            total = 0
        total += state.outstanding_of_all(bill.obligations)
        yield bill, total


def minimum_is_met(state: State, bill: Bill, outstanding: int) -> bool:
    """Whether a bill of which so much is *outstanding* is paid in full or its minimum is, tolerance included."""
    leniency, amount_due = state.product.leniency, bill.ask.amount_due
    if leniency.full_is_met(outstanding=outstanding, amount_due=amount_due):
        return True
    return leniency.minimum_is_met(shortfall=bill.ask.minimum + (outstanding - amount_due), amount_due=amount_due)


def late_bill(state: State) -> Bill | None:
    """The oldest judged bill whose minimum is not met by what is outstanding now."""
    for bill, outstanding in with_outstanding(state):
        if bill.is_judged and not minimum_is_met(state, bill, outstanding):
            return bill
    return None


def late_since(state: State) -> date | None:
    """The due date of that bill."""
    bill = late_bill(state)
    return None if bill is None else bill.due_date


def days_past_due(state: State, on: date) -> int:
    """0 when current and within grace, else the days since that due date, which is not counted."""
    since = late_since(state)
    return 0 if since is None else (on - since).days


def statements_missed(state: State) -> int:
    """How many bills have been judged and have a minimum that is not met by what is outstanding now."""
    return sum(
        [
            bill.is_judged and not minimum_is_met(state, bill, outstanding)
            for bill, outstanding in with_outstanding(state)
        ]
    )


def least(bill: Bill, outstanding: int) -> int:
    """What is left to pay of a bill's minimum where so much is *outstanding* of it, rounded up to the minor unit."""
    paid = bill.ask.amount_due - outstanding
    return max(0, Rounding.UP.round(bill.ask.minimum - paid))


def bucket(days: int) -> str:
    """M0 (current), M1 (1 to 30 days), M2 (31 to 60), ... by days past due."""
    return f"M{-(-days // BUCKET_DAYS)}"
