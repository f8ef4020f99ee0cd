"""A dispute: what it took off a line provisionally waits for its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.booking import transfer
from creditline.state.chart import DISPUTED, MERCHANT, PRINCIPAL
from creditline.state.disputing import Contest
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Disputed:
    """
    A part of a purchase is disputed from now on; the provisional credit is a settlement of its own.

    Attributes:
        dispute: The dispute.
        purchase: What is disputed.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    dispute: str
    purchase: str
    reason: str


@attrs.frozen
class DisputeResolved:
    """
    A dispute ended.

    Attributes:
        dispute: The dispute.
        purchase: What was disputed.
        amount: All that was, more than zero.
        won: Whether the customer was right, so that the merchant bears it; otherwise he owes it again.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    dispute: str
    purchase: str
    amount: Money
    won: bool


def open_dispute(state: State, fact: Disputed) -> State:
    """One more dispute."""
    return state.but(disputes=(*state.disputes, Contest(fact.dispute, fact.purchase)))


def post(fact: DisputeResolved) -> Entry:
    """Dr the merchant where it was won, principal where it was lost, Cr what was disputed."""
    debited, item = (MERCHANT, fact.purchase) if fact.won else (PRINCIPAL, fact.id)
    return transfer(
        fact.id,
        fact.on,
        "resolution",
        debited=debited,
        credited=DISPUTED,
        amount=fact.amount,
        item=item,
        credited_item=fact.dispute,
        memo=fact.purchase,
    )


def evolve(state: State, fact: DisputeResolved) -> State:
    """A dispute that was won is forgotten; of one that was lost there is an unbilled obligation."""
    others = [each for each in state.disputes if each.id != fact.dispute]
    if fact.won:
        return state.but(disputes=tuple(others))
    state = state.but(disputes=(*others, Contest(fact.dispute, fact.purchase, fact.id)))
    return state.with_unbilled(Obligation(fact.id, Component.PRINCIPAL, fact.on))


POST = {DisputeResolved: post}
EVOLVE = {Disputed: open_dispute, DisputeResolved: evolve}
