"""A statement issued: what was unbilled has a bill, and the bill asks for its amounts."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Ask, Bill
from creditline.state.chart import RECEIVABLES
from creditline.state.nights import plain
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from creditline.money import Money
    from creditline.state import Obligation, State
    from creditline.state.plan import Plan
    from creditline.terms import Schedule
    from creditline.terms.bearing import Bearing


@attrs.frozen
class StatementIssued:
    """
    A cycle closed.

    Attributes:
        on: The statement date.
        start: The first day of the period, included.
        end: The last day of the period, included.
        due_date: The last day on which payment is on time.
        last_day: The same with grace.
        amount_due: Billed and outstanding.
        minimum_due: The least that keeps the line current.
        over: Minor units of it over the limit.
        ordinary: Minor units of principal and cash outstanding.
        revolving: The exact part of the minimum that is a share of ordinary principal.
        share: That share.
        ahead: For each plan with rows still to be billed: its name, how many rows are billed, and its schedule.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    start: date
    end: date
    due_date: date
    last_day: date
    amount_due: Money
    minimum_due: Money
    over: int
    ordinary: int
    revolving: Fraction
    share: Fraction
    ahead: tuple[tuple[str, int, Schedule], ...] = ()


def evolve(state: State, fact: StatementIssued) -> State:
    """What is owed moves into the bill; earlier bills are dropped once they are paid."""
    ask = Ask(
        fact.amount_due.minor, Fraction(fact.minimum_due.minor), fact.over, fact.ordinary, fact.revolving, fact.share
    )
    bill = Bill(fact.on, fact.due_date, fact.last_day, _billed(state, fact.on), ask)
    bills = (*_carried(state, fact.on), bill)
    return state.but(
        pile=None,
        bills=bills,
        last_statement=fact.on,
        mark=state.ledger.count,
        plans=_live(state, bills) if state.plans else (),
    )


def _live(state: State, bills: tuple[Bill, ...]) -> tuple[Plan, ...]:
    """Plans with rows still to be billed, or of which anything billed is owed."""
    owed = {obligation.order for bill in bills for obligation in bill.obligations}
    return tuple([plan for plan in state.plans if plan.id in owed or not plan.is_over])


def _billed(state: State, on: date) -> tuple[Obligation, ...]:
    """What was not billed before; what bore interest from its first day and is paid by now is forgotten."""
    unbilled = state.unbilled()
    if not state.product.accrues_unbilled:
        return tuple(unbilled)
    by_day = [bearing for bearing in state.product.bearings if bearing.interest.base == "daily"]
    return tuple(
        [
            each
            for each in unbilled
            if state.outstanding_of(each)
            # Interest that was paid before its statement never came to bear any.
            or (each.component is not Component.INTEREST and _bears_tonight(state, each, on, by_day))
        ]
    )


def _carried(state: State, on: date) -> Iterator[Bill]:
    """Earlier bills, from the oldest that anything is owed on; what is paid in full is forgotten."""
    is_owed = False
    missed = min([bill.due_date for bill in state.bills if not bill.is_judged], default=on)
    for bill in state.bills:
        if not bill.is_judged:
            # Nights of what was paid within its grace may still be charged.
            yield bill
            continue
        owed = _open(state, bill.obligations, on, missed)
        is_owed = is_owed or bool(owed)
        if is_owed:
            yield bill if len(owed) == len(bill.obligations) else attrs.evolve(bill, obligations=owed)


def _open(state: State, obligations: Iterable[Obligation], on: date, missed: date) -> tuple[Obligation, ...]:
    """What is owed, or was on a due date that has passed and whose grace has not: that may yet be charged from it."""
    outstanding, product = state.ledger.minor, state.product
    late = product.bearings if product.payments_count_next_day else ()
    return tuple(
        [
            each
            for each in obligations
            if outstanding(RECEIVABLES[each.component], each.id)
            or (late and _bears_tonight(state, each, on, late))
            or (missed < on and plain(state.ledger, (each,), missed, on))
        ]
    )


def _bears_tonight(state: State, paid: Obligation, on: date, bearings: Iterable[Bearing]) -> bool:
    """Whether an obligation that was repaid on the statement date bears its night, as the repayment counts next day."""
    if not any(
        bearing.interest.payment_counts == "next_day" and bearing.is_borne_by(paid.component, paid.id)
        for bearing in bearings
    ):
        return False
    entry, _ = next(state.ledger.movements(RECEIVABLES[paid.component], paid.id))
    return entry.on >= on


EVOLVE = {StatementIssued: evolve}
