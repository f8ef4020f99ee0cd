"""A late fee charged: the minimum of a bill was not met."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.booking import transfer
from creditline.state.chart import LATE_FEE, LATE_FEE_INCOME
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class LateFeeCharged:
    """The minimum of a statement was missed; *item* is the obligation that comes of it."""

    __repr__ = shown

    id: str
    on: date
    item: str
    amount: Money


def post(fact: LateFeeCharged) -> Entry:
    """Dr late fee receivable, Cr late fee income."""
    return transfer(
        fact.id, fact.on, "late-fee", debited=LATE_FEE, credited=LATE_FEE_INCOME, amount=fact.amount, item=fact.item
    )


def evolve(state: State, fact: LateFeeCharged) -> State:
    """One more unbilled obligation, overdue from its posting."""
    return state.with_unbilled(Obligation(fact.item, Component.LATE_FEE, fact.on))
