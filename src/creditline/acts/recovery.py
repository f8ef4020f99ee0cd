"""Money that comes in after a loss was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_id, is_text
from creditline.alike import alike, hashed
from creditline.charging import charges_so_far
from creditline.errors import NothingToRecover
from creditline.facts.settled import Funding, Settled
from creditline.shown import shown
from creditline.state.chart import COLLECTIONS, OWN_MONEY
from creditline.state.paying import pay
from creditline.state.refunding import collections_item

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Recover:
    """
    Money comes in for what was charged off: from the customer, a guarantor, or the sale of the debt.

    What is more than was lost settles what is owed as a repayment does; the rest is the customer's own.

    Args:
        amount: More than zero.
        on: The day it came.
        id: Names the recovery, which can be returned like a repayment.
        source: Where the money came from, as statements call it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    source: str = attrs.field(default="", kw_only=True, validator=is_text)


def prepare(state: State, command: Recover) -> tuple[Fact, ...]:
    """Interest and nightly late fees so far are posted first, where any of the money may be left for them."""
    if command.amount.minor <= state.unrecovered():
        return ()
    return charges_so_far(state, command.id, command.on)


def decide(state: State, command: Recover) -> tuple[Fact, ...]:
    """Refused where nothing was charged off, or all of it was recovered (`NothingToRecover`)."""
    recovered = min(command.amount.minor, state.unrecovered())
    if not recovered and not state.stands:
        raise NothingToRecover(state.id)
    settlements, rest = pay(state, command.amount.minor - recovered, command.on)
    return (
        Settled(
            command.id,
            command.on,
            "recovery",
            (Funding(COLLECTIONS, command.amount, collections_item(state, command.id)),),
            settlements,
            state.money(rest),
            OWN_MONEY,
            counts_as_payment=True,
            note=command.source,
            recovered=state.money(recovered) if recovered else None,
        ),
    )


ACTS = {Recover: Act(decide, prepare=prepare)}
