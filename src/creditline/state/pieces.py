"""Pieces: the nights that each part of a line bears a charge, with the rate of each."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, cast

from creditline.state.chart import FEE, PLANNED, PRINCIPAL
from creditline.state.nights import bearing_interest, bears_from, borne_by, counted, plain
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from creditline.money import Rate, RateSchedule
    from creditline.state.obligation import Bill, Obligation, Stretch
    from creditline.state.plan import Plan
    from creditline.state.state import State
    from creditline.terms import DailyLateFee, Interest
    from creditline.terms.bearing import Bearing

    Piece = tuple[int, Fraction]
    """Nights x minor units, and what one of them costs."""

    Since = list[tuple[Obligation, date]]
    """Obligations, each with the first night that it can bear anything."""

    Group = tuple[date | None, list[Piece]]
    """The nights of one bill, with its due date; of what no statement has billed, without."""

OVERDUE = frozenset({Component.PRINCIPAL, Component.CASH, Component.INTEREST, Component.FEE})
"""What bears a late fee by the night."""


def interest_groups(state: State, bearing: Bearing, through: date) -> list[Group]:
    """The nights of everything that bears an interest since the last statement, the oldest first."""
    daily = bearing.interest.base == "daily"
    groups: list[Group] = []
    for bill in state.bills:
        if bill.stretches or daily:
            for due_date, run in by_due_date(bearing, bill.obligations, bill.due_date):
                groups.append((due_date, interest_pieces(state, bearing, bill, run, through)))
    if daily and state.pile is not None:
        waiting = [each for each in state.unbilled() if each.component is not Component.INTEREST]
        for due_date, run in by_due_date(bearing, waiting, None):
            since = [(each, bears_from(each, None)) for each in run]
            groups.append((due_date, _daily_pieces(state, bearing.interest, since, through)))
    return groups


def by_due_date(
    bearing: Bearing, obligations: Iterable[Obligation], due_date: date | None
) -> Sequence[tuple[date | None, list[Obligation]]]:
    """
    What of *obligations* bears an interest, in order, by how late it is.

    Principal and fees are due on *due_date*; posted interest and late fees are as late as what they were charged for.
    """
    borne, interest = borne_by(bearing, obligations), bearing.interest
    if not (interest.compounds or interest.fees_bear_interest):
        return ((due_date, borne),)
    return [(due, list(run)) for due, run in groupby(borne, lambda each: each.due_before or due_date)]


def interest_pieces(state: State, bearing: Bearing, bill: Bill, borne: list[Obligation], through: date) -> list[Piece]:
    """The nights of *borne* of a bill at each rate, where there are any: minor units at the end of each day, summed."""
    interest = bearing.interest
    if interest.base == "overdue":
        return _late_pieces(state, interest.rate, partial(bearing_interest, state.ledger, borne), bill, through)
    since = [(each, bears_from(each, bill.statement_date)) for each in borne]
    if interest.base == "daily":
        return _daily_pieces(state, interest, since, through, charged=not bill.order)
    pieces: list[Piece] = []
    for stretch in bill.stretches if since else ():
        if _is_charged(state, bill, stretch):
            start = interest.charged_until(cast("date", state.last_statement))
        else:
            start = min([day for _, day in since]) if stretch.from_posting else stretch.first
        start = max(start, state.nights_from())
        paid_by = bill.due_date if stretch.from_posting and interest.base == "unpaid" else None
        count = partial(counted, state.ledger, interest, since, paid_by)
        pieces += _pieces(interest.rate, start, _end(stretch, through), count)
    return pieces


def _daily_pieces(
    state: State, interest: Interest, since: Since, through: date, *, charged: bool = True
) -> list[Piece]:
    """Nights from the day of use, those aside that a statement has *charged*."""
    if not since:
        return []
    last = state.last_statement
    if charged and last is not None:
        until = interest.charged_until(last)
        since = [
            (each, day if day == last and _is_posted_by_statements(each) else max(day, until)) for each, day in since
        ]
    start = max(state.nights_from(), min([day for _, day in since]))
    return _pieces(interest.rate, start, through, partial(counted, state.ledger, interest, since, None))


def _is_posted_by_statements(obligation: Obligation) -> bool:
    """Whether a statement posts it, and so cannot charge the night that begins on its own date for it."""
    return obligation.component is Component.INTEREST or bool(obligation.order)


def _late_pieces(
    state: State, rate: Rate | RateSchedule, count: Callable[[date, date], int], bill: Bill, through: date
) -> list[Piece]:
    """Nights from the due date on."""
    pieces: list[Piece] = []
    for stretch in bill.stretches:
        start = cast("date", state.last_statement) if _is_charged(state, bill, stretch) else stretch.first
        if state.change is not None:
            start = max(start, state.nights_from())
        pieces += _pieces(rate, start, _end(stretch, through), count)
    return pieces


def late_fee_pieces(state: State, fee: DailyLateFee, bill: Bill, through: date) -> list[Piece]:
    """The same for a late fee by the night, of everything in a bill but late fees."""
    overdue = [each for each in bill.obligations if each.component in OVERDUE]
    return _late_pieces(state, fee.rate, partial(plain, state.ledger, overdue), bill, through)


def _pieces(rate: Rate | RateSchedule, start: date, end: date, count: Callable[[date, date], int]) -> list[Piece]:
    return [(nights, each) for first, last, each in rate.segments(start, end) if (nights := count(first, last))]


def plan_pieces(state: State, fee: DailyLateFee, plan: Plan, through: date) -> Iterator[Piece]:
    """The nights of all that a plan still owes, billed or not, while any row of it is overdue."""
    nights_of = state.ledger.nights_of
    rows = [plan.item(number) for number in range(1, plan.billed + 1)]
    for stretch in plan.late:
        start = max(stretch.first, state.nights_from())
        for first, last, rate in fee.rate.segments(start, _end(stretch, through)):
            nights = nights_of(PLANNED, plan.id, first, last)
            for row in rows:
                nights += nights_of(PRINCIPAL, row, first, last) + nights_of(FEE, row, first, last)
            if nights:
                yield nights, rate


def _is_charged(state: State, bill: Bill, stretch: Stretch) -> bool:
    """Whether a statement has charged the nights of a stretch so far."""
    last = state.last_statement
    return not bill.order and last is not None and last >= stretch.found_on


def _end(stretch: Stretch, through: date) -> date:
    return through if stretch.until is None else min(through, stretch.until)
