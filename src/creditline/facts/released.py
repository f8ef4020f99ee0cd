"""A release: a hold, or a part of it, gives back the limit that it kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state.booking import transfer
from creditline.state.chart import HELD, HOLD_PLACED

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Released:
    """A part of *authorization* was captured, or it was voided or expired; *why* says which."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    authorization: str
    amount: Money
    why: str


def post(fact: Released) -> Entry:
    """Dr hold placed, Cr held, item = the authorization."""
    return transfer(
        fact.id,
        fact.on,
        "release",
        debited=HOLD_PLACED,
        credited=HELD,
        amount=fact.amount,
        item=fact.authorization,
        memo=fact.why,
    )


def evolve(state: State, fact: Released) -> State:
    """The hold ends with its last cent."""
    if state.ledger.minor(HELD, fact.authorization):
        return state
    return state.but(holds=tuple(hold for hold in state.holds if hold.id != fact.authorization))


POST = {Released: post}
EVOLVE = {Released: evolve}
