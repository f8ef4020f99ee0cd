"""Orders without statements: each purchase, and each installment row, becomes a bill of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

from creditline.facts.order_billed import OrderBilled, order_of
from creditline.facts.rows_billed import RowsBilled, row_of
from creditline.state.accrual import PRINCIPALS
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import Plan, State, Step
    from creditline.terms import OrderCycle

BILLED = PRINCIPALS | {Component.FEE}
"""What is billed with its order; interest and late fees are owed at once."""


def bill_orders(state: State, on: date) -> tuple[Fact, ...]:
    """Without statements, what was posted is billed at once with its fee, and so is the first row of a plan."""
    asked: dict[str, int] = {}
    for obligation in state.unbilled():
        if obligation.component in BILLED:
            order = order_of(obligation)
            asked[order] = asked.get(order, 0) + state.outstanding_of(obligation)
    facts: list[Fact] = [_order_billed(state, order, on, minor) for order, minor in asked.items()]
    for plan in state.plans:
        if not plan.billed and not plan.is_over:
            facts += _row_billed(state, plan, on)
    return tuple(facts)


def bill_order_rows(state: State, step: Step) -> tuple[Fact, ...]:
    """Without statements, rows of plans are billed one step before they fall due."""
    cycle = cast("OrderCycle", state.product.cycle)  # no other brings this
    facts: list[Fact] = []
    for plan in state.plans:
        dates, at = plan.schedule.due_dates, plan.billed
        if not plan.is_over and cycle.row_billed_on(dates[at], dates[at - 1]) == step.on:
            facts += _row_billed(state, plan, step.on)
    return tuple(facts)


def _row_billed(state: State, plan: Plan, on: date) -> tuple[Fact, ...]:
    """The next row of a plan, and its bill where it asks for anything."""
    row = row_of(plan, plan.billed)
    billed = RowsBilled(f"bill/{row.item}", on, state.product.currency, (row,))
    asked = row.principal + row.interest + row.fee
    if not asked:
        return (billed,)
    return billed, _order_billed(state, row.item, on, asked, plan.schedule.due_dates[plan.billed])


def _order_billed(state: State, order: str, on: date, minor: int, due_date: date | None = None) -> OrderBilled:
    due = due_date or state.product.cycle.due_date(on)
    last_day = due + timedelta(days=state.product.leniency.grace_days)
    return OrderBilled(f"bill/{order}/due", on, order, due, last_day, state.money(minor))
