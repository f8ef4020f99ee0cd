"""A change of the permanent limit, booked as a commitment off the balance sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state.booking import transfer
from creditline.state.chart import LIMIT, LIMIT_GRANTED

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class LimitChanged:
    """The permanent limit rose by *change*, or fell where it is negative; never zero."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    change: Money
    reason: str


def post(fact: LimitChanged) -> Entry:
    """Dr limit, Cr limit granted; the other way round where the limit falls."""
    debited, credited = (LIMIT, LIMIT_GRANTED) if fact.change.minor > 0 else (LIMIT_GRANTED, LIMIT)
    return transfer(
        fact.id, fact.on, "limit", debited=debited, credited=credited, amount=abs(fact.change), memo=fact.reason
    )


def evolve(state: State, _: LimitChanged) -> State:
    """Nothing but the amount changes."""
    return state


POST = {LimitChanged: post}
EVOLVE = {LimitChanged: evolve}
