"""A fee charged: an act cost something at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.booking import transfer
from creditline.state.chart import FEE, FEE_INCOME, FEE_OF
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State
    from creditline.terms import CashFee


@attrs.frozen
class FeeCharged:
    """
    An act cost a fee.

    Attributes:
        id: Names the entry, and the obligation that the fee is: `fee/draw-1`.
        act: The act that it is for.
        amount: More than zero.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    act: str
    amount: Money


def charge(fee: CashFee | None, act: str, on: date, amount: Money) -> tuple[FeeCharged, ...]:
    """Decide what it costs to send *amount* to the customer; nothing where there is no fee, or it comes to nothing."""
    minor = 0 if fee is None else fee.of(amount.minor)
    return (FeeCharged(f"{FEE_OF}{act}", on, act, amount.currency.minor(minor)),) if minor else ()


def post(fact: FeeCharged) -> Entry:
    """Dr fee receivable, Cr fee income, item = the fee."""
    return transfer(fact.id, fact.on, "fee", debited=FEE, credited=FEE_INCOME, amount=fact.amount, item=fact.id)


def evolve(state: State, fact: FeeCharged) -> State:
    """The fee is an unbilled obligation; without statements it belongs to the bill of its act."""
    order = "" if state.product.cycle.issues_statements else fact.act
    return state.with_unbilled(Obligation(fact.id, Component.FEE, fact.on, None, order))


POST = {FeeCharged: post}
EVOLVE = {FeeCharged: evolve}
