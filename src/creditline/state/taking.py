"""Taking off: what is left of obligations that were settled, and of what bills ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.state.accrual import PRINCIPALS
from creditline.state.obligation import Stretch
from creditline.state.pile import piled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.state.obligation import Bill
    from creditline.state.plan import Plan
    from creditline.state.settling import Settlement
    from creditline.state.state import State


def taken(state: State, settlements: tuple[Settlement, ...], on: date, *, counts_as_payment: bool) -> State:
    """
    The state after obligations were settled on a day: paid ones are forgotten, and lateness may end.

    What bears interest before it is billed is kept in mind until then, as its nights are posted cumulatively.

    What is no payment (a refund, a conversion) also lowers what bills ask for.
    """
    if state.pile is not None and not state.product.accrues_unbilled:
        state = _without_paid(state, settlements)
    if not counts_as_payment:
        state = state.but(bills=tuple(_lowered(state, settlements)))
    return _on_time_again(state, on) if state.plans and any(plan.is_late for plan in state.plans) else state


def _without_paid(state: State, settlements: tuple[Settlement, ...]) -> State:
    paid = {part.obligation for part in settlements}
    before = state.unbilled()
    unbilled = [each for each in before if each.id not in paid or state.outstanding_of(each)]
    return state if len(unbilled) == len(before) else state.with_pile(piled(unbilled))


def _lowered(state: State, settlements: tuple[Settlement, ...]) -> Iterator[Bill]:
    """Each bill not yet judged asks for less by what was taken off everything billed through it, or off the order."""
    principal = charges = 0
    off = {(part.component, part.obligation): part.amount.minor for part in settlements}
    for bill in state.bills:
        if bill.order:
            principal = charges = 0
        for obligation in bill.obligations:
            minor = off.get((obligation.component, obligation.id), 0)
            if obligation.component in PRINCIPALS and not obligation.order:
                principal += minor
            else:
                charges += minor
        if not principal and not charges:
            yield bill
        elif bill.is_judged:
            yield attrs.evolve(bill, ask=bill.ask.settled_otherwise(principal))
        else:
            yield attrs.evolve(bill, ask=bill.ask.lowered(principal=principal, charges=charges))


def _on_time_again(state: State, on: date) -> State:
    """The nights of a plan that was late end with the day on which nothing of it is overdue any more."""
    overdue = {
        obligation.order
        for bill in state.bills
        if bill.is_judged
        for obligation in bill.obligations
        if obligation.order and state.outstanding_of(obligation)
    }
    return state.with_plans(
        tuple([_ended(plan, on) if plan.is_late and plan.id not in overdue else plan for plan in state.plans])
    )


def _ended(plan: Plan, on: date) -> Plan:
    *before, last = plan.late
    return attrs.evolve(plan, late=(*before, Stretch(last.first, last.found_on, on)))
