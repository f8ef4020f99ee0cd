"""Buying on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import (
    check_circumstances,
    circumstances_of,
    installments_or_none,
    is_amount,
    is_day,
    is_id,
    is_text,
    require_authorized,
    require_scene,
    says_nothing,
)
from creditline.alike import alike, hashed
from creditline.facts.planned import bought
from creditline.facts.purchased import Purchased
from creditline.shown import shown
from creditline.state import Dealing
from creditline.state.offering import offer_of, schedule_of
from creditline.state.refunding import collections_item

if TYPE_CHECKING:
    from datetime import date, time

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State
    from creditline.state.circumstances import Circumstances
    from creditline.terms import InstallmentOffer, Override, Place


@attrs.frozen
class Purchase:
    """
    Spend *amount* at *merchant*; the money goes to the merchant, never to the customer.

    Args:
        amount: More than zero.
        on: The day of the purchase.
        id: Names the purchase; refunds refer to it.
        merchant: Who is paid, as statements call him.
        installments: An offer, or the name of one that the product has, where it is repaid in parts.
        scene: What for, in a word of the lender's (`"goods"`, `"travel"`); `"cash"` is the scene of draws, too.
        category: The category of the merchant, such as a code of ISO 18245: `"5732"`.
        at: The time of day, in whole seconds and of no timezone.
        place: Where.
        approval: Who let it through, and why, where the rules of the product refer it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    merchant: str = attrs.field(default="", kw_only=True, validator=is_text)
    installments: InstallmentOffer | str | None = attrs.field(
        default=None, kw_only=True, validator=installments_or_none
    )
    scene: str = attrs.field(default="", kw_only=True)
    category: str = attrs.field(default="", kw_only=True)
    at: time | None = attrs.field(default=None, kw_only=True)
    place: Place | None = attrs.field(default=None, kw_only=True)
    approval: Override | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Look at what it says about itself, where that is anything."""
        if not says_nothing(self):
            check_circumstances(self)


def refer(state: State, command: Purchase) -> None:
    """Refuse an offer that the product does not have (`UnknownId`)."""
    if command.installments is not None:
        offer_of(state, command.installments)


def decide(state: State, command: Purchase) -> tuple[Fact, ...]:
    """
    Refused unless the line is open (`LineNotOpen`) and the amount is available (`LimitExceeded`, `SceneLimitExceeded`).

    Before the limit the rules of the product are asked, where it has any (`AuthorizationDeclined`, ...). In
    installments also refused where the offer does not take it (`UnknownId`, `OfferNotAvailable`, ...); a down payment
    needs no limit.
    """
    state.require(Dealing.SPENDING)
    said = circumstances_of(command.scene, command.category, command.at, command.place, command.approval)
    if command.installments is not None:
        return _in_installments(state, command, offer_of(state, command.installments), said)
    if state.product.authorization is not None:
        require_authorized(state, command)
    state.require_available(command.amount)
    if command.scene:
        require_scene(state, command.scene, command.amount)
    return (Purchased(command.id, command.on, command.amount, command.merchant, None, "", said),)


def _in_installments(
    state: State, command: Purchase, offer: InstallmentOffer, said: Circumstances | None
) -> tuple[Fact, ...]:
    schedule = schedule_of(state, offer, command.amount, command.on)
    require_authorized(state, command)
    state.require_available(schedule.financed)
    require_scene(state, command.scene, schedule.financed)
    paid_item = collections_item(state, command.id)
    return (
        Purchased(command.id, command.on, command.amount, command.merchant, schedule.financed, paid_item, said),
        bought(command.id, command.on, offer, schedule),
    )


ACTS = {Purchase: Act(decide, refer=refer)}
