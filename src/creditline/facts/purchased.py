"""A purchase: the customer owes us, we owe the merchant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.booking import transfer
from creditline.state.chart import MERCHANT, PRINCIPAL
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Purchased:
    """Goods were bought on the line."""

    __repr__ = shown

    id: str
    on: date
    amount: Money
    merchant: str


def post(fact: Purchased) -> Entry:
    """Dr principal, Cr merchant, item = the purchase."""
    return transfer(
        fact.id,
        fact.on,
        "purchase",
        debited=PRINCIPAL,
        credited=MERCHANT,
        amount=fact.amount,
        item=fact.id,
        memo=fact.merchant,
    )


def evolve(state: State, fact: Purchased) -> State:
    """One more unbilled obligation."""
    return state.with_unbilled(Obligation(fact.id, Component.PRINCIPAL, fact.on))
