"""Scenes: what of a line is used for one thing, and how much may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors import SceneLimitExceeded
from creditline.state.chart import CASH, CASH_SCENE, HELD, PLANNED, PRINCIPAL
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creditline.money import Money
    from creditline.state.state import State

RESOLUTION = "resolution"
"""The kind of entry that makes a customer owe again what he disputed; its memo is the purchase."""


def named(scene: str) -> str:
    """
    A scene as a question names it; empty for what says none.

    Raises:
        TypeError: It is no text.
    """
    if type(scene) is not str:
        message = f"a scene is a word such as 'travel', not {scene!r}"
        raise TypeError(message)
    return scene


def scene_of(state: State, purchase: str) -> str:
    """
    What a purchase was for, or what became of it when a dispute was lost; empty where it was not said.

    It stands on the entry of the purchase, so that it is known for good, and one that says nothing carries nothing.
    """
    entry = state.ledger.entry(purchase)
    if entry.kind == RESOLUTION:
        entry = state.ledger.entry(entry.memo)
    return dict(entry.meta).get("scene", "") if entry.meta else ""


def used_in(state: State, scene: str) -> int:
    """
    Minor units of the limit that are used for a scene: outstanding principal of its purchases, and their plans' rest.

    Of a plan that repays purchases of several scenes each counts by its share of what they brought in and was not
    refunded, rounded down. Draws are the scene `"cash"`; fees and interest are of no scene.
    """
    minor = state.ledger.minor
    used = minor(CASH) if scene == CASH_SCENE else 0
    rests = {plan.id: minor(PLANNED, plan.id) for plan in state.plans}
    for each in state.obligations():
        if each.component is Component.PRINCIPAL and (owed := minor(PRINCIPAL, each.id)):
            if each.order:
                rests[each.order] += owed
            elif scene_of(state, each.id) == scene:
                used += owed
    return used + _of_plans(state, scene, rests)


def _of_plans(state: State, scene: str, rests: Mapping[str, int]) -> int:
    """What of the rest of each plan is for a scene."""
    used = 0
    for plan in state.plans:
        if rest := rests[plan.id]:
            part = sum(brought_in for purchase, brought_in in plan.sources if scene_of(state, purchase) == scene)
            used += rest * part // sum(brought_in for _, brought_in in plan.sources)
    return used


def held_in(state: State, scene: str) -> int:
    """Minor units that authorizations for a scene keep of the limit."""
    said = [hold.id for hold in state.holds if (hold.circumstances.scene if hold.circumstances else "") == scene]
    return sum([state.ledger.minor(HELD, hold) for hold in said])


def scene_limit(state: State, scene: str) -> int | None:
    """Minor units that may be used for a scene: the line's own, else what the product says; `None` for no bound."""
    for named, own in state.scene_limits:
        if named == scene:
            return own.minor
    terms = next((each for each in state.product.limits.scenes if each.scene == scene), None)
    return None if terms is None else terms.under(state.limit())


def require_available_in(state: State, scene: str, amount: Money, *, fee: int = 0) -> None:
    """
    Refuse more than the limit of a scene and the customer's own money allow, of which a *fee* is paid first.

    As for the whole line, what was granted on own money stays granted where that is spent otherwise later.
    """
    limit = scene_limit(state, scene)
    if limit is None or state.stands:
        return
    available = limit - held_in(state, scene) - used_in(state, scene)
    if amount.minor > available:
        available += state.own_money() - min(fee, state.own_money_for_fees())
        if amount.minor > available:
            raise SceneLimitExceeded(scene, amount, state.money(available), state.money(limit))
