"""Letting time pass, and what each thing that time brings decides."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_day
from creditline.facts.interest import charge
from creditline.facts.issued import StatementIssued
from creditline.facts.judged import BillJudged
from creditline.facts.late_fee import LateFeeCharged
from creditline.facts.released import Released
from creditline.facts.settled import use_credit
from creditline.shown import shown
from creditline.state import in_order
from creditline.state.chart import CASH, HELD, PRINCIPAL, REFUND_MONEY
from creditline.state.lateness import minimum_is_met
from creditline.state.obligation import NOTHING
from creditline.terms import Component, Outlook
from creditline.terms.minimum import asks_everything

if TYPE_CHECKING:
    from creditline.facts import Fact
    from creditline.state import Bill, State, Step

ORDINARY = frozenset({Component.PRINCIPAL, Component.CASH})


@attrs.frozen(kw_only=True)
class Advance:
    """
    Let time pass to the start of the day *to*; whatever it brings happens in the order of the days.

    Nothing happens where the line has reached that day already; an earlier day is refused.
    """

    __repr__ = shown

    to: date = attrs.field(validator=is_day)


def expire(state: State, step: Step) -> tuple[Fact, ...]:
    """Holds whose last day has passed are released."""
    return tuple(
        Released(f"{hold.id}/expiry", step.on, hold.id, state.money(state.ledger.minor(HELD, hold.id)), "expired")
        for hold in state.holds
        if hold.expires is not None and hold.expires < step.on
    )


def judge(state: State, step: Step) -> tuple[Fact, ...]:
    """The oldest bill not yet judged: paid in full, its minimum met, or a late fee."""
    bill = state.unjudged()[0]
    outstanding = state.billed_through(bill)
    paid_in_full = state.product.leniency.full_is_met(outstanding=outstanding, amount_due=bill.ask.amount_due)
    minimum_met = minimum_is_met(state, bill, outstanding)
    judged = BillJudged(f"judgement/{bill.statement_date}", step.on, bill.statement_date, paid_in_full, minimum_met)
    fee = 0 if minimum_met else _late_fee(state, bill, outstanding)
    if not fee:
        return (judged,)
    item = f"late-fee/{bill.statement_date}"
    return judged, LateFeeCharged(item, step.on, item, state.money(fee))


def _late_fee(state: State, bill: Bill, outstanding: int) -> int:
    if state.product.late_fee is None:
        return 0
    paid = max(0, bill.ask.amount_due - outstanding)
    return state.product.late_fee.charge(minimum=bill.ask.minimum, unpaid=bill.ask.minimum - paid)


def charge_interest(state: State, step: Step) -> tuple[Fact, ...]:
    """The first step of closing a cycle: the nights that were not posted yet."""
    return charge(state, f"statement/{step.dated}", step.dated, step.dated, at_issue=True)


def use_refund_money(state: State, step: Step) -> tuple[Fact, ...]:
    """The second step: credit from refunds that count as no payment settles what is about to be billed."""
    if state.product.refund_counts_as_payment:
        return ()
    return use_credit(state, REFUND_MONEY, in_order(state, step.dated), f"statement/{step.dated}", step.dated)


def issue_statement(state: State, step: Step) -> tuple[Fact, ...]:
    """The last step: the bill, with what it asks for."""
    product = state.product
    start, end = product.cycle.period(step.dated)
    sight = _outlook(state)
    asked = asks_everything(sight) if product.minimum is None else product.minimum.asks(sight)
    due_date = product.cycle.due_date(step.dated)
    return (
        StatementIssued(
            f"statement/{step.dated}",
            step.dated,
            max(start, state.opened),
            end,
            due_date,
            due_date + timedelta(days=product.leniency.grace_days),
            state.money(sight.amount_due),
            state.money(asked.minimum),
            asked.over,
            sight.ordinary,
            asked.revolving,
            asked.share,
        ),
    )


def _outlook(state: State) -> Outlook:
    """What the statement finds: all that is outstanding, and how much of it is ordinary principal."""
    minor = state.ledger.minor
    amount_due = state.outstanding()
    ordinary = minor(PRINCIPAL) + minor(CASH)
    return Outlook(
        amount_due=amount_due,
        in_full=amount_due - ordinary,
        ordinary=ordinary,
        over_limit=ordinary - state.limit(),
        carry=_carry(state),
        is_first=state.last_statement is None,
    )


def _carry(state: State) -> Fraction:
    """What the bill before asked for of ordinary principal and was not given, as far as that is still owed."""
    if not state.bills:
        return NOTHING
    ask = state.bills[-1].ask
    unbilled = state.outstanding_of_all(
        [obligation for obligation in state.unbilled() if obligation.component in ORDINARY]
    )
    owed = state.ledger.minor(PRINCIPAL) + state.ledger.minor(CASH) - unbilled
    settled = ask.ordinary - owed
    return max(NOTHING, min(ask.revolving - settled, Fraction(owed)))
