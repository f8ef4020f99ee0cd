"""A draw: cash was sent to the customer, and he owes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.booking import transfer
from creditline.state.chart import CASH, CASH_SCENE, PAYOUT
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State
    from creditline.state.circumstances import Circumstances


@attrs.frozen
class Drawn:
    """
    Cash was drawn on the line; what that costs at once is a fee of its own.

    Attributes:
        bears_from: The first night that bears interest, where interest-free days come before it.
        circumstances: What it said about itself; `None` where that was nothing.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    amount: Money
    bears_from: date | None = None
    circumstances: Circumstances | None = None


def post(fact: Drawn) -> Entry:
    """Dr cash receivable, Cr payout, item = the draw."""
    return transfer(fact.id, fact.on, "draw", debited=CASH, credited=PAYOUT, amount=fact.amount, item=fact.id)


def evolve(state: State, fact: Drawn) -> State:
    """One more unbilled obligation."""
    if state.product.authorization is not None:
        # Kept by the lines whose rules look back.
        from creditline.state.spending import with_spending  # noqa: PLC0415

        state = with_spending(state, fact.id, fact.on, fact.amount, "", fact.circumstances, CASH_SCENE)
    return state.with_unbilled(Obligation(fact.id, Component.CASH, fact.on, bears_from=fact.bears_from))


POST = {Drawn: post}
EVOLVE = {Drawn: evolve}
