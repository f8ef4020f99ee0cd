"""Closing a cycle: the nights so far, the installment rows, and the statement that asks for all of it."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from creditline.facts.interest import charge
from creditline.facts.issued import StatementIssued
from creditline.facts.late_fee import charge_nights
from creditline.facts.rows_billed import RowsBilled, row_of
from creditline.facts.settled import use_credit
from creditline.state import in_order
from creditline.state.accrual import PRINCIPALS
from creditline.state.chart import CASH, PRINCIPAL, REFUND_MONEY
from creditline.state.obligation import NOTHING
from creditline.terms import Outlook
from creditline.terms.minimum import asks_everything

if TYPE_CHECKING:
    from creditline.facts import Fact
    from creditline.state import State, Step
    from creditline.terms import BillingCycle


def charge_interest(state: State, step: Step) -> tuple[Fact, ...]:
    """The first step of closing a cycle: the nights that were not posted yet."""
    name = f"statement/{step.dated}"
    interest = charge(state, name, step.dated, step.dated, at_issue=True)
    return (*interest, *charge_nights(state, name, step.dated, step.dated))


def bill_rows(state: State, step: Step) -> tuple[Fact, ...]:
    """The second step: of every plan the row that falls due with this statement; all of them in one entry."""
    if not state.plans:
        return ()
    due_date = state.product.cycle.due_date(step.dated)
    rows = tuple(
        [
            row_of(plan, plan.billed)
            for plan in state.plans
            if plan.has_rows_ahead and plan.schedule.due_dates[plan.billed] <= due_date
        ]
    )
    if not rows:
        return ()
    return (RowsBilled(f"statement/{step.dated}/installments", step.dated, state.product.currency, rows),)


def use_refund_money(state: State, step: Step) -> tuple[Fact, ...]:
    """The third step: credit from refunds that count as no payment settles what is about to be billed."""
    if state.product.refund_counts_as_payment:
        return ()
    return use_credit(state, REFUND_MONEY, in_order(state, step.dated), f"statement/{step.dated}", step.dated)


def issue_statement(state: State, step: Step) -> tuple[Fact, ...]:
    """The last step: the bill, with what it asks for."""
    product = state.product
    cycle = cast("BillingCycle", product.cycle)  # no other closes
    start, end = state.period(step.dated)
    sight = _outlook(state)
    asked = asks_everything(sight) if product.minimum is None else product.minimum.asks(sight)
    due_date = cycle.due_date(step.dated)
    return (
        StatementIssued(
            f"statement/{step.dated}",
            step.dated,
            start,
            end,
            due_date,
            due_date + timedelta(days=product.leniency.grace_days),
            state.money(sight.amount_due),
            state.money(asked.minimum),
            asked.over,
            sight.ordinary,
            asked.revolving,
            asked.share,
            tuple([(plan.id, plan.billed, plan.schedule) for plan in state.plans if plan.has_rows_ahead]),
        ),
    )


def _outlook(state: State) -> Outlook:
    """What the statement finds: all that is outstanding, and how much of it is ordinary principal."""
    minor = state.ledger.minor
    amount_due = state.outstanding()
    principal = minor(PRINCIPAL) + minor(CASH)
    ordinary = principal - state.slices()
    return Outlook(
        amount_due=amount_due,
        in_full=amount_due - ordinary,
        ordinary=ordinary,
        over_limit=principal + state.planned() - state.limit(),
        carry=_carry(state),
        is_first=state.last_statement is None,
    )


def _carry(state: State) -> Fraction:
    """What the bill before asked for of ordinary principal and was not given, as far as that is still owed."""
    if not state.bills:
        return NOTHING
    ask = state.bills[-1].ask
    owed = state.outstanding_of_all(
        [
            obligation
            for bill in state.bills
            for obligation in bill.obligations
            if obligation.component in PRINCIPALS and not obligation.order
        ]
    )
    numerator, denominator = ask.revolving.as_integer_ratio()
    carried = min(numerator - (ask.ordinary - owed) * denominator, owed * denominator)
    return Fraction(carried, denominator) if carried > 0 else NOTHING
