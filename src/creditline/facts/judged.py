"""A bill judged: its last day passed, and it was paid in full, in part, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import grace
from creditline.state.obligation import Stretch

if TYPE_CHECKING:
    from datetime import date

    from creditline.state import Bill, State
    from creditline.state.plan import Plan


@attrs.frozen
class BillJudged:
    """
    The due date and the grace of a bill passed.

    Attributes:
        on: The day after its last day.
        bill: Names the bill: the date of its statement, or the order.
        paid_in_full: Whether what is outstanding of everything billed through it counts as nothing.
        minimum_met: Whether the minimum was paid; true where it was paid in full.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    bill: str
    paid_in_full: bool
    minimum_met: bool


def evolve(state: State, fact: BillJudged) -> State:
    """What is not paid in full bears interest from the due date, what is tolerated none; a missed minimum is noted."""
    judged = tolerated if fact.paid_in_full else overdue
    bill = next((bill for bill in state.bills if bill.name == fact.bill), None)
    if bill is None:
        message = f"there is no bill of {fact.bill} to be judged: a record is missing or out of order"
        raise ValueError(message)
    reached = [each is bill if bill.order else each.statement_date <= bill.statement_date for each in state.bills]
    bills = [
        judged(each, fact.on, bill.due_date) if is_reached else each
        for each, is_reached in zip(state.bills, reached, strict=True)
    ]
    state = state.but(bills=tuple(bills), conduct=state.conduct.with_one(met=fact.minimum_met))
    if restored_after := state.product.restores_grace_after:
        lost = grace.judged(
            state.lost_grace, bill.due_date, paid_in_full=fact.paid_in_full, restored_after=restored_after
        )
        state = state.but(lost_grace=lost)
    return state if fact.paid_in_full or not state.plans else _with_late_plans(state, bill, fact.on)


def tolerated(bill: Bill, on: date, _: date) -> Bill:
    """The nights of a bill that bore interest end with the judgement."""
    if not bill.bears:
        return bill if bill.is_judged else attrs.evolve(bill, is_judged=True)
    *ended, last = bill.stretches
    return attrs.evolve(bill, is_judged=True, stretches=(*ended, attrs.evolve(last, until=on)))


def overdue(bill: Bill, on: date, due_date: date) -> Bill:
    """
    A bill that bore no interest, or no more, bears it from the due date on; no night bears it twice.

    Where it had not been judged before, interest that counts from posting does.
    """
    if bill.bears:
        return bill
    free = max((stretch.until for stretch in bill.stretches if stretch.until is not None), default=due_date)
    found = Stretch(max(due_date, free), on, from_posting=not bill.is_judged)
    return attrs.evolve(bill, is_judged=True, stretches=(*bill.stretches, found))


def _with_late_plans(state: State, bill: Bill, on: date) -> State:
    """Plans of which a row was missed are late from its due date on, until nothing of them is overdue."""
    missed = {each.order for each in bill.obligations if each.order and state.outstanding_of(each)}

    def late(plan: Plan) -> Plan:
        if plan.id not in missed or plan.is_late:
            return plan
        free = plan.late[-1].until if plan.late and plan.late[-1].until is not None else bill.due_date
        return attrs.evolve(plan, late=(*plan.late, Stretch(max(bill.due_date, free), on)))

    return state.with_plans(tuple([late(plan) for plan in state.plans]))


EVOLVE = {BillJudged: evolve}
