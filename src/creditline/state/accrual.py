"""Accrual: the nights that a balance stood, and what they cost that has not been posted yet."""

from __future__ import annotations

from datetime import date
from math import lcm
from typing import TYPE_CHECKING

import attrs

from creditline.state.chart import INTEREST_INCOME, RECEIVABLES
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from creditline.state.obligation import Bill
    from creditline.state.state import State
    from creditline.terms import Interest

PRINCIPALS = frozenset({Component.PRINCIPAL, Component.CASH})
COMPOUNDED = PRINCIPALS | {Component.INTEREST}


@attrs.frozen(eq=False, repr=False)
class Accrued:
    """
    What the nights of the running period have cost so far.

    Attributes:
        numerator: Of the minor units before rounding, a fraction in bare ints.
        denominator: Of the same; more than zero.
        due_before: The due date of the oldest principal that bore it; `None` where nothing did.
    """

    numerator: int
    denominator: int
    due_before: date | None

    def rounded(self, interest: Interest) -> int:
        """Minor units, rounded once."""
        return interest.rounding.divide(self.numerator, self.denominator)


def interest_item(statement_date: date) -> str:
    """The obligation that collects the interest of the period that ends with a statement."""
    return f"interest/{statement_date.isoformat()}"


def accrued(state: State, interest: Interest, through: date) -> Accrued:
    """The nights from the last statement to *through* (the night that begins on *through* is not included)."""
    numerator, denominator, oldest = 0, 1, None
    for bill in state.bills:
        for nights, rate in _pieces(state, interest, bill, through):
            oldest = oldest or bill.due_date
            part, whole = rate.as_integer_ratio()
            if whole != denominator:
                common = lcm(denominator, whole)
                numerator, denominator = numerator * (common // denominator), common
            numerator += nights * part * (denominator // whole)
    return Accrued(numerator, denominator, oldest)


def _pieces(state: State, interest: Interest, bill: Bill, through: date) -> Iterator[tuple[int, Fraction]]:
    """The nights of a bill at each rate, where there are any: minor units at the end of each day, summed."""
    charged = state.last_statement or date.min
    for stretch in bill.stretches:
        start = charged if charged >= stretch.found_on else stretch.first
        end = through if stretch.until is None else min(through, stretch.until)
        for first, last, rate in interest.rate.segments(start, end):
            if nights := _nights(state, interest, bill, first, last):
                yield nights, rate


def _nights(state: State, interest: Interest, bill: Bill, start: date, end: date) -> int:
    bearing = COMPOUNDED if interest.compounds else PRINCIPALS
    nights = state.ledger.nights_of
    return sum(
        [
            nights(RECEIVABLES[obligation.component], obligation.id, start, end)
            for obligation in bill.obligations
            if obligation.component in bearing
        ]
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
    return accrued(state, interest, on).rounded(interest) - posted(state, item)
