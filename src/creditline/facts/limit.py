"""The limit changed, booked as a commitment off the balance sheet; and what became of an increase of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state.booking import transfer
from creditline.state.chart import LIMIT, LIMIT_GRANTED
from creditline.state.increase import INCREASE_MOVES, Increase

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts.fact import Fact
    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class LimitChanged:
    """
    The limit rose by *change*, or fell where it is negative; never zero.

    Attributes:
        increase: The temporary increase that it rose or fell by; the permanent limit changed where this is empty.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    change: Money
    reason: str
    increase: str = ""


@attrs.frozen
class IncreaseMoved:
    """
    An increase of the limit came to what *increase* says; where that changed the limit, a `LimitChanged` follows.

    Attributes:
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    increase: Increase
    reason: str


def moved(increase: Increase, move: str, id: str, on: date, reason: str) -> IncreaseMoved:
    """One lawful move of the table."""
    _, target = INCREASE_MOVES[move]
    return IncreaseMoved(id, on, attrs.evolve(increase, status=target), reason)


def begun(increase: Increase, id: str, on: date, reason: str) -> tuple[Fact, ...]:
    """What was accepted is in force."""
    item = increase.id if increase.is_temporary else ""
    return moved(increase, "begin", id, on, reason), LimitChanged(id, on, increase.amount, reason, item)


def over(increase: Increase, move: str, id: str, on: date, reason: str) -> tuple[Fact, ...]:
    """Nothing more becomes of an increase; the limit falls by what was in force of it for a time."""
    fact = moved(increase, move, id, on, reason)
    if increase.is_in_force:
        return fact, LimitChanged(id, on, -increase.amount, reason, increase.id)
    return (fact,)


def post(fact: LimitChanged) -> Entry:
    """Dr limit, Cr limit granted, item = the temporary increase; the other way round where the limit falls."""
    debited, credited = (LIMIT, LIMIT_GRANTED) if fact.change.minor > 0 else (LIMIT_GRANTED, LIMIT)
    return transfer(
        fact.id,
        fact.on,
        "limit",
        debited=debited,
        credited=credited,
        amount=abs(fact.change),
        item=fact.increase,
        memo=fact.reason,
    )


def evolve(state: State, fact: LimitChanged) -> State:
    """The last day on which the permanent limit rose is kept in mind; what a line begins with is no rise."""
    if fact.increase or fact.change.minor < 0 or state.ledger.count == 1:
        return state
    return state.but(increases=attrs.evolve(state.increases, last_rise=fact.on))


def evolve_increase(state: State, fact: IncreaseMoved) -> State:
    """The line keeps every increase in mind, whatever became of it."""
    return state.but(increases=state.increases.with_one(fact.increase))


POST = {LimitChanged: post}
EVOLVE = {LimitChanged: evolve, IncreaseMoved: evolve_increase}
