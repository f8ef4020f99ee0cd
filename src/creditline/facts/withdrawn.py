"""A withdrawal: the customer took his own money back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.ledger import Entry, credit, debit
from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.chart import CREDIT_BALANCE, PAYOUT, PRINCIPAL
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Withdrawn:
    """
    The customer's own money was sent to him.

    Attributes:
        parts: What came from each item of the credit balance.
        owed: What he turned out not to have had, because the past was corrected; he owes it as principal.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    amount: Money
    parts: tuple[tuple[str, Money], ...]
    owed: Money


def post(fact: Withdrawn) -> Entry:
    """Dr credit balance, Cr payout; Dr principal for what was not his own."""
    postings = [debit(CREDIT_BALANCE, amount, item) for item, amount in fact.parts]
    if fact.owed:
        postings.append(debit(PRINCIPAL, fact.owed, fact.id))
    return Entry(fact.id, fact.on, "withdrawal", (*postings, credit(PAYOUT, fact.amount, fact.id)))


def evolve(state: State, fact: Withdrawn) -> State:
    """Nothing but amounts changes, unless some of it is owed."""
    if not fact.owed:
        return state
    return state.with_unbilled(Obligation(fact.id, Component.PRINCIPAL, fact.on))


POST = {Withdrawn: post}
EVOLVE = {Withdrawn: evolve}
