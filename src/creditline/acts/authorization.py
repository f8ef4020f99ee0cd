"""Authorizing a purchase before it is confirmed, capturing it, and voiding it."""

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
from creditline.errors import CaptureExceedsHold, ExpiresBeforePlaced, HoldNotInForce, UnknownId
from creditline.facts.authorized import Authorized
from creditline.facts.planned import bought
from creditline.facts.purchased import Purchased
from creditline.facts.released import Released
from creditline.shown import shown
from creditline.state import Dealing
from creditline.state.chart import HELD
from creditline.state.offering import offer_of, schedule_of
from creditline.state.refunding import collections_item
from creditline.terms.check import instance_of, or_none

if TYPE_CHECKING:
    from datetime import date, time

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import Hold, State
    from creditline.terms import InstallmentOffer, Override, Place


@attrs.frozen
class Authorize:
    """
    Keep *amount* of the limit for a purchase not yet confirmed.

    Args:
        amount: More than zero.
        on: The day of the authorization.
        id: Names the authorization; captures and voids refer to it.
        expires: The last day on which it can be captured, included; no end where `None`.
        merchant: Who will be paid.
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
    expires: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    merchant: str = attrs.field(default="", kw_only=True, validator=is_text)
    scene: str = attrs.field(default="", kw_only=True)
    category: str = attrs.field(default="", kw_only=True)
    at: time | None = attrs.field(default=None, kw_only=True)
    place: Place | None = attrs.field(default=None, kw_only=True)
    approval: Override | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a hold that ends before it begins, and look at what it says about itself."""
        if not says_nothing(self):
            check_circumstances(self)
        if self.expires is not None and self.expires < self.on:
            raise ExpiresBeforePlaced(self.on, self.expires)


@attrs.frozen
class Capture:
    """
    Turn a hold, or a part of it, into a purchase that bears this act's id.

    Args:
        authorization: The hold.
        on: The day of the purchase.
        id: Names the purchase; refunds refer to it.
        amount: More than zero; all that is held where `None`.
        keep_rest: Keep what is not captured, for another capture; else it is released.
        installments: An offer, or the name of one that the product has, where it is repaid in parts.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    authorization: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    amount: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(is_amount))
    keep_rest: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    installments: InstallmentOffer | str | None = attrs.field(
        default=None, kw_only=True, validator=installments_or_none
    )


@attrs.frozen
class Void:
    """
    Release a hold; nothing was bought.

    Args:
        authorization: The hold.
        on: The day of the release.
        id: Names this act.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    authorization: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)


def refer(state: State, command: Capture | Void) -> None:
    """Refuse an authorization that never was, and an offer that the product does not have (`UnknownId`)."""
    if not state.ledger.knows(HELD, command.authorization):
        raise UnknownId("authorization", command.authorization)
    if isinstance(command, Capture) and command.installments is not None:
        offer_of(state, command.installments)


def authorize(state: State, command: Authorize) -> tuple[Fact, ...]:
    """
    Refused unless the line is open (`LineNotOpen`) and the amount is available (`LimitExceeded`, `SceneLimitExceeded`).

    Before the limit the rules of the product are asked, where it has any (`AuthorizationDeclined`, ...).
    """
    state.require(Dealing.SPENDING)
    if state.product.authorization is not None:
        require_authorized(state, command)
    state.require_available(command.amount)
    if command.scene:
        require_scene(state, command.scene, command.amount)
    said = circumstances_of(command.scene, command.category, command.at, command.place, command.approval)
    return (Authorized(command.id, command.on, command.amount, command.merchant, command.expires, said),)


def capture(state: State, command: Capture) -> tuple[Fact, ...]:
    """Refused where the hold is no longer in force or holds less; what is held needs no limit any more."""
    state.require(Dealing.CAPTURING)
    hold = _in_force(state, command.authorization)
    held = state.money(state.ledger.minor(HELD, hold.id))
    amount = held if command.amount is None else command.amount
    if amount > held:
        raise CaptureExceedsHold(hold.id, amount, held)
    release = Released(f"{command.id}/release", command.on, hold.id, amount if command.keep_rest else held, "captured")
    if command.installments is None:
        bought_now = Purchased(
            command.id, command.on, amount, hold.merchant, circumstances=hold.circumstances, hold=hold.id
        )
        return release, bought_now
    offer = offer_of(state, command.installments)
    schedule = schedule_of(state, offer, amount, command.on)
    paid_item = collections_item(state, command.id)
    return (
        release,
        Purchased(
            command.id, command.on, amount, hold.merchant, schedule.financed, paid_item, hold.circumstances, hold.id
        ),
        bought(command.id, command.on, offer, schedule),
    )


def void(state: State, command: Void) -> tuple[Fact, ...]:
    """Refused where the hold is no longer in force."""
    hold = _in_force(state, command.authorization)
    held = state.money(state.ledger.minor(HELD, hold.id))
    return (Released(command.id, command.on, hold.id, held, "voided"),)


def _in_force(state: State, authorization: str) -> Hold:
    for hold in state.holds:
        if hold.id == authorization:
            return hold
    raise HoldNotInForce(authorization)


ACTS = {
    Authorize: Act(authorize),
    Capture: Act(capture, refer=refer),
    Void: Act(void, refer=refer),
}
