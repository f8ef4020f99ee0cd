"""An authorization: a part of the limit is kept for a purchase not yet confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Hold
from creditline.state.booking import transfer
from creditline.state.chart import HELD, HOLD_PLACED

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State
    from creditline.state.circumstances import Circumstances


@attrs.frozen
class Authorized:
    """
    A hold was placed.

    Attributes:
        expires: Its last day, included; `None` for no end.
        circumstances: What it said about itself; `None` where that was nothing.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    amount: Money
    merchant: str
    expires: date | None
    circumstances: Circumstances | None = None


def post(fact: Authorized) -> Entry:
    """Dr held, Cr hold placed, item = the authorization."""
    return transfer(
        fact.id,
        fact.on,
        "hold",
        debited=HELD,
        credited=HOLD_PLACED,
        amount=fact.amount,
        item=fact.id,
        memo=fact.merchant,
    )


def evolve(state: State, fact: Authorized) -> State:
    """One more hold."""
    hold = Hold(fact.id, fact.on, fact.expires, fact.merchant, fact.circumstances)
    state = state.but(holds=(*state.holds, hold))
    if state.product.authorization is None:
        return state
    # Kept by the lines whose rules look back.
    from creditline.state.spending import with_spending  # noqa: PLC0415

    return with_spending(state, fact.id, fact.on, fact.amount, fact.merchant, fact.circumstances)


POST = {Authorized: post}
EVOLVE = {Authorized: evolve}
