"""Buying on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_amount, is_day, is_id, is_text
from creditline.facts.purchased import Purchased
from creditline.shown import shown
from creditline.state import Dealing

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Purchase:
    """
    Spend *amount* at *merchant*; the money goes to the merchant, never to the customer.

    Args:
        amount: More than zero.
        on: The day of the purchase.
        id: Names the purchase; refunds refer to it.
        merchant: Who is paid, as statements call him.
    """

    __repr__ = shown

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    merchant: str = attrs.field(default="", kw_only=True, validator=is_text)


def decide(state: State, command: Purchase) -> tuple[Fact, ...]:
    """Refused unless the line is open (`LineNotOpen`) and the amount is available (`LimitExceeded`)."""
    state.require(Dealing.SPENDING)
    state.require_available(command.amount)
    return (Purchased(command.id, command.on, command.amount, command.merchant),)
