"""The average daily balance: the mean of a period's end-of-day balances, and what it costs."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import takewhile
from typing import TYPE_CHECKING, cast

from creditline.money import Rounding
from creditline.state.chart import RECEIVABLES
from creditline.state.nights import borne_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from creditline.ledger import Ledger
    from creditline.state.obligation import Obligation
    from creditline.state.state import State
    from creditline.terms import Interest
    from creditline.terms.bearing import Bearing
    from creditline.terms.interest import AverageBalance

ONE_DAY = timedelta(days=1)
COMPONENTS = {account: component for component, account in RECEIVABLES.items()}
NEW = ("purchase", "draw")
"""Kinds of entries that are new purchases of their period."""

Movement = tuple[date, int, bool]
"""The day that it counts from, minor units, and whether it is a new purchase."""


def average_balance(state: State, bearing: Bearing, through: date, statement_date: date) -> Fraction:
    """
    What the mean balance of the period that ends with a statement costs, in minor units before rounding.

    Args:
        state: Of a line that has lost its grace.
        bearing: The interest, and what bears it.
        through: The night that begins on this day is not counted; a period that is not over has nothing after it.
        statement_date: The statement.
    """
    start, end = state.period(statement_date)
    days = (end - start).days + 1
    terms = cast("AverageBalance", bearing.interest.average)
    first, until = max(start, state.nights_from()), min(through, end + ONE_DAY)
    total = _sum_of_balances(_movements(state, bearing, terms, first), terms, first, until)
    mean = Fraction(total, days)
    if terms.rounded:
        mean = Fraction(Rounding.HALF_UP.round(mean))
    return mean * _periodic(bearing.interest, start, end)


def is_new_purchase(ledger: Ledger, obligation: Obligation, start: date) -> bool:
    """Whether an obligation came of a purchase, or a draw, of the period that began on *start*."""
    if obligation.posted < start:
        return False
    moved = ledger.movements(RECEIVABLES[obligation.component], obligation.id)
    return any(minor > 0 and entry.kind in NEW for entry, minor in moved)


def _periodic(interest: Interest, start: date, end: date) -> Fraction:
    """The rate of the period: of each of its days, or of a month."""
    if interest.is_monthly:
        return interest.rate.on(end).fraction
    segments = interest.rate.segments(start, end + ONE_DAY)
    return sum((rate * (last - first).days for first, last, rate in segments), start=Fraction(0))


def _movements(state: State, bearing: Bearing, terms: AverageBalance, start: date) -> Iterator[Movement]:
    """What moved the balance since the period began, newest first, and last what it was before."""
    free_until = date.min
    if terms.free_if_paid_in_grace and state.lost_grace is not None:
        free_until = state.lost_grace.due_date
    opening = state.outstanding_of_all(borne_by(bearing, state.obligations()))
    for entry in takewhile(lambda entry: entry.on >= start, reversed(state.ledger.entries)):
        for posting in entry.postings:
            component = COMPONENTS.get(posting.account)
            if component is not None and bearing.is_borne_by(component, posting.item):
                minor = posting.amount.minor
                opening -= minor
                in_grace = minor < 0 and entry.on <= free_until
                yield start if in_grace else entry.on, minor, minor > 0 and entry.kind in NEW
    yield start, opening, False


def _sum_of_balances(movements: Iterable[Movement], terms: AverageBalance, start: date, until: date) -> int:
    """The end-of-day balances from *start* until *until*, summed; none is less than nothing."""
    counted = sorted([(day, minor) for day, minor, is_new in movements if terms.new_purchases or not is_new])
    total = balance = 0
    for number, (day, minor) in enumerate(counted):
        balance += minor
        following = counted[number + 1][0] if number + 1 < len(counted) else until
        total += max(0, balance) * max(0, (min(following, until) - max(day, start)).days)
    return total
