"""Accrual: the nights that a balance stood, and what they cost that has not been posted yet."""

from __future__ import annotations

from datetime import date
from math import lcm
from typing import TYPE_CHECKING

import attrs

from creditline.state.chart import FEE, INTEREST_INCOME, LATE_FEE_INCOME, PLANNED, PRINCIPAL, RECEIVABLES
from creditline.terms import Component, Interest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from creditline.money import Rounding
    from creditline.state.obligation import Bill, Stretch
    from creditline.state.plan import Plan
    from creditline.state.state import State
    from creditline.terms import DailyLateFee

    Piece = tuple[int, Fraction]
    """Nights x minor units, and what one of them costs."""

PRINCIPALS = frozenset({Component.PRINCIPAL, Component.CASH})
COMPOUNDED = PRINCIPALS | {Component.INTEREST}
OVERDUE = COMPOUNDED | {Component.FEE}


@attrs.frozen(eq=False, repr=False)
class Accrued:
    """
    What the nights of the running period, or of one order, have cost so far.

    Attributes:
        item: The obligation that collects it.
        numerator: Of the minor units before rounding, a fraction in bare ints.
        denominator: Of the same; more than zero.
        due_before: The due date of the oldest principal that bore it; `None` where nothing did.
    """

    item: str
    numerator: int
    denominator: int
    due_before: date | None

    def rounded(self, rounding: Rounding) -> int:
        """Minor units, rounded once."""
        return rounding.divide(self.numerator, self.denominator)


def accrued_interest(state: State, interest: Interest, through: date, statement_date: date | None) -> list[Accrued]:
    """
    What interest has accrued up to *through* (the night that begins on it is not included) and was not posted before.

    Where statements are issued, since the last one, under the name of the next; else for each order since its due
    date, whatever of it was posted.
    """
    bearing = COMPOUNDED if interest.compounds else PRINCIPALS
    if statement_date is not None:
        return [_since_statement(state, interest, bearing, through, f"interest/{statement_date.isoformat()}")]
    return [
        _summed(f"interest/{bill.name}", _pieces(state, interest, bearing, bill, through), bill.due_date)
        for bill in state.bills
        if bill.stretches
    ]


def accrued_late_fees(state: State, fee: DailyLateFee, through: date, statement_date: date | None) -> list[Accrued]:
    """The same of a late fee that is charged by the night."""
    if statement_date is not None:
        return [_since_statement(state, fee, OVERDUE, through, f"late-fee/daily/{statement_date}")]
    plans = state.plans if fee.on == "order" else ()
    whole = {plan.id for plan in plans}
    found = [
        _summed(f"late-fee/daily/{plan.id}", _plan_pieces(state, fee, plan, through), plan.late[0].first)
        for plan in plans
        if plan.late
    ]
    for bill in state.bills:
        if bill.stretches and not any(obligation.order in whole for obligation in bill.obligations):
            pieces = _pieces(state, fee, OVERDUE, bill, through)
            found.append(_summed(f"late-fee/daily/{bill.name}", pieces, bill.due_date))
    return found


def order_of(state: State, item: str) -> str:
    """The order without statements, or the plan, that a charge is for; ids of callers have no slash."""
    if state.product.cycle.issues_statements:
        return ""
    return item.removeprefix("interest/").removeprefix("late-fee/").removeprefix("daily/").partition("/")[0]


def posted(state: State, income: str, item: str) -> int:
    """Minor units posted so far to *item* of an income, whatever has been repaid of it."""
    return -state.ledger.minor(income, item)


def unposted(state: State, on: date) -> dict[Component, int]:
    """Minor units by component that a repayment on *on* would find accrued and not yet posted."""
    product = state.product
    statement_date = product.cycle.pending(on)
    found = {Component.INTEREST: 0, Component.LATE_FEE: 0}
    if product.interest is not None:
        for nights in accrued_interest(state, product.interest, on, statement_date):
            total = nights.rounded(product.interest.rounding)
            found[Component.INTEREST] += max(0, total - posted(state, INTEREST_INCOME, nights.item))
    for fee in product.daily_late_fees:
        for nights in accrued_late_fees(state, fee, on, statement_date):
            total = nights.rounded(fee.rounding)
            found[Component.LATE_FEE] += max(0, total - posted(state, LATE_FEE_INCOME, nights.item))
    return found


def _since_statement(
    state: State, terms: Interest | DailyLateFee, bearing: frozenset[Component], through: date, item: str
) -> Accrued:
    """What the nights of all bills have cost since the last statement."""
    pieces: list[Piece] = []
    oldest = None
    for bill in state.bills:
        if bill.stretches and (own := list(_pieces(state, terms, bearing, bill, through))):
            oldest = oldest or bill.due_date
            pieces += own
    return _summed(item, pieces, oldest)


def _summed(item: str, pieces: Iterable[Piece], due_before: date | None) -> Accrued:
    """The sum of nights at their rates, over one denominator."""
    numerator, denominator = 0, 1
    for nights, rate in pieces:
        part, whole = rate.as_integer_ratio()
        if whole != denominator:
            common = lcm(denominator, whole)
            numerator, denominator = numerator * (common // denominator), common
        numerator += nights * part * (denominator // whole)
    return Accrued(item, numerator, denominator, due_before)


def _pieces(
    state: State, terms: Interest | DailyLateFee, bearing: frozenset[Component], bill: Bill, through: date
) -> Iterator[Piece]:
    """The nights of a bill at each rate, where there are any: minor units at the end of each day, summed."""
    charged = date.min if bill.order else state.last_statement or date.min
    for stretch in bill.stretches:
        start = charged if charged >= stretch.found_on else stretch.first
        for first, last, rate in terms.rate.segments(start, _end(stretch, through)):
            if nights := _nights(state, bearing, bill, first, last):
                yield nights, rate


def _nights(state: State, bearing: frozenset[Component], bill: Bill, start: date, end: date) -> int:
    nights = state.ledger.nights_of
    return sum(
        [
            nights(RECEIVABLES[obligation.component], obligation.id, start, end)
            for obligation in bill.obligations
            if obligation.component in bearing
        ]
    )


def _plan_pieces(state: State, fee: DailyLateFee, plan: Plan, through: date) -> Iterator[Piece]:
    """The nights of all that a plan still owes, billed or not, while any row of it is overdue."""
    nights_of = state.ledger.nights_of
    rows = [plan.item(number) for number in range(1, plan.billed + 1)]
    for stretch in plan.late:
        for first, last, rate in fee.rate.segments(stretch.first, _end(stretch, through)):
            nights = nights_of(PLANNED, plan.id, first, last)
            for row in rows:
                nights += nights_of(PRINCIPAL, row, first, last) + nights_of(FEE, row, first, last)
            if nights:
                yield nights, rate


def _end(stretch: Stretch, through: date) -> date:
    return through if stretch.until is None else min(through, stretch.until)
