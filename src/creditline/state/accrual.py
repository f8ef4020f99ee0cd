"""Accrual: the nights that a balance stood, and what they cost that has not been posted yet."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from creditline.state.chart import INTEREST_INCOME, RECEIVABLES
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.state.obligation import Bill
    from creditline.state.state import State
    from creditline.terms import Interest

PRINCIPALS = frozenset({Component.PRINCIPAL, Component.CASH})
COMPOUNDED = PRINCIPALS | {Component.INTEREST}


@attrs.frozen
class Accrued:
    """
    What the nights of the running period have cost so far.

    Attributes:
        exact: Minor units, before rounding.
        due_before: The due date of the oldest principal that bore it; `None` where nothing did.
    """

    exact: Fraction
    due_before: date | None


def interest_item(statement_date: date) -> str:
    """The obligation that collects the interest of the period that ends with a statement."""
    return f"interest/{statement_date}"


def accrued(state: State, interest: Interest, through: date) -> Accrued:
    """The nights from the last statement to *through* (the night that begins on *through* is not included)."""
    exact = Fraction(0)
    oldest = None
    for bill in state.bills:
        cost = _cost(state, interest, bill, through)
        if cost and oldest is None:
            oldest = bill.due_date
        exact += cost
    return Accrued(exact, oldest)


def _cost(state: State, interest: Interest, bill: Bill, through: date) -> Fraction:
    if bill.bears_from is None:
        return Fraction(0)
    end = through if bill.bears_until is None else min(through, bill.bears_until)
    pieces = interest.rate.segments(bill.bears_from, end)
    return sum((_nights(state, interest, bill, first, last) * rate for first, last, rate in pieces), Fraction(0))


def _nights(state: State, interest: Interest, bill: Bill, start: date, end: date) -> int:
    bearing = COMPOUNDED if interest.compounds else PRINCIPALS
    nights = state.ledger.nights
    return sum(
        nights(RECEIVABLES[obligation.component], obligation.id, start=start, end=end)
        for obligation in bill.obligations
        if obligation.component in bearing
    )


def posted(state: State, item: str) -> int:
    """Minor units of interest posted so far to *item*, whatever has been repaid of it."""
    return -state.ledger.minor(INTEREST_INCOME, item)


def unposted(state: State, on: date) -> int:
    """Minor units that a repayment on *on* would find accrued and not yet posted."""
    interest = state.product.interest
    if interest is None:
        return 0
    item = interest_item(state.product.cycle.pending(on))
    return interest.rounded(accrued(state, interest, on).exact) - posted(state, item)
