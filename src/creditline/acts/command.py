"""Checks that every command makes of what it is given, before it looks at any line."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import attrs

from creditline import terms
from creditline.errors import BeginsTooEarly, EndsBeforeItBegins
from creditline.money import Money
from creditline.terms import Component, check
from creditline.terms.check import or_none

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from creditline.acts import AcceptIncrease, Authorize, DeclineIncrease, Draw, OfferIncrease, Purchase
    from creditline.state import State
    from creditline.state.circumstances import Circumstances
    from creditline.state.increase import Increase
    from creditline.terms import Override, Place, Product

Attribute = attrs.Attribute


def is_id(_: object, attribute: Attribute[Any], value: object) -> None:
    """Some text without `/`, which marks the ids that a line makes itself."""
    if type(value) is not str:
        message = f"{attribute.name} is a str, not {value!r}"
        raise TypeError(message)
    if not value or "/" in value or not value.isprintable() or value != value.strip():
        message = f"{attribute.name} is printable text without '/' or spaces around it, not {value!r}"
        raise ValueError(message)


is_day = check.is_day
is_text = check.is_text
"""One line of text in any language, or none at all."""


def is_reason(instance: object, attribute: Attribute[Any], value: str) -> None:
    """One line of text that says something."""
    is_text(instance, attribute, value)
    if not value.strip():
        message = f"{attribute.name} says why, and is not empty"
        raise ValueError(message)


def is_money(_: object, attribute: Attribute[Any], value: object) -> None:
    """An amount, of any sign."""
    if type(value) is not Money:
        message = f"{attribute.name} is Money such as CNY('12.34'), not {value!r}"
        raise TypeError(message)


def is_amount(instance: object, attribute: Attribute[Any], value: Money) -> None:
    """More than zero."""
    if type(value) is not Money:
        is_money(instance, attribute, value)
    if value.minor <= 0:
        message = f"{attribute.name} is more than zero, not {value}"
        raise ValueError(message)


def as_component(value: Component | str) -> Component:
    """A component, or its name."""
    try:
        return Component(value)
    except ValueError:
        message = f"a component is {', '.join(map(repr, map(str, Component)))}, not {value!r}"
        raise ValueError(message) from None


def is_installments(_: object, attribute: Attribute[Any], value: object) -> None:
    """An `InstallmentOffer`, or the name of one that the product has."""
    if type(value) is str and value:
        return
    # Offers are loaded by those who use them.
    from creditline.terms.offer import InstallmentOffer  # noqa: PLC0415

    if not isinstance(value, InstallmentOffer):
        message = f"{attribute.name} is an InstallmentOffer, or the name of one of the product, not {value!r}"
        raise TypeError(message)


def is_decision(_: object, attribute: Attribute[Any], value: object) -> None:
    """The decision of a policy, or `None`."""
    if value is None:
        return
    # Rules are loaded by those who use them.
    from creditline.rules.decision import Decision  # noqa: PLC0415

    if type(value) is not Decision:
        message = f"{attribute.name} is the Decision of a LimitPolicy, not {value!r}"
        raise TypeError(message)


def installments_or_none(instance: object, attribute: Attribute[Any], value: object) -> None:
    """The same, or nothing, as most purchases have it."""
    if value is not None:
        is_installments(instance, attribute, value)


def is_limit(instance: object, attribute: Attribute[Any], value: Money) -> None:
    """Zero or more."""
    is_money(instance, attribute, value)
    if value.minor < 0:
        message = f"{attribute.name} is not negative, but {value} is"
        raise ValueError(message)


def _is_time(_: object, attribute: Attribute[Any], value: object) -> None:
    """A time of day in whole seconds, of no timezone."""
    if type(value) is not time:
        message = f"{attribute.name} is a datetime.time, not {value!r}"
        raise TypeError(message)
    if value.tzinfo is not None or value.microsecond or value.fold:
        message = f"{attribute.name} is in whole seconds and of no timezone, unlike {value!r}"
        raise ValueError(message)


def _is_place(_: object, attribute: Attribute[Any], value: object) -> None:
    """A `Place`; whoever has one has loaded its room."""
    if not isinstance(value, terms.Place):
        message = f"{attribute.name} is a Place such as Place('39.9042', '116.4074'), not {value!r}"
        raise TypeError(message)


def _is_override(_: object, attribute: Attribute[Any], value: object) -> None:
    """An `Override`."""
    if not isinstance(value, terms.Override):
        message = f"{attribute.name} is an Override such as Override('desk 7', 'called back'), not {value!r}"
        raise TypeError(message)


_SAYS = {
    "scene": check.is_word,
    "category": check.is_word,
    "at": or_none(_is_time),
    "place": or_none(_is_place),
    "approval": or_none(_is_override),
}
"""What a spending may say about itself, and how each is checked."""


SAYS_NOTHING = ("", "", None, None, None)


def says_nothing(command: Purchase | Authorize) -> bool:
    """Whether a spending says no more than its amount and its merchant, as most do."""
    return (command.scene, command.category, command.at, command.place, command.approval) == SAYS_NOTHING


def check_circumstances(command: Purchase | Authorize | Draw) -> None:
    """Refuse what is no word, no time of day, no place and no override, in what a spending says about itself."""
    for name, attribute, check_it in _said_by(cast("Hashable", type(command))):
        check_it(command, attribute, getattr(command, name))


@cache
def _said_by(kind: type[Any]) -> tuple[tuple[str, Attribute[Any], Callable[..., None]], ...]:
    """What of it a command of this class can say, and how each is checked."""
    return tuple([(each.name, each, _SAYS[each.name]) for each in attrs.fields(kind) if each.name in _SAYS])


def circumstances_of(
    scene: str, category: str, at: time | None, place: Place | None, approval: Override | None
) -> Circumstances | None:
    """What a spending says of itself in one value; `None` where that is nothing."""
    if not (scene or category or at or place or approval):
        return None
    # Loaded by those who say anything.
    from creditline.state.circumstances import Circumstances  # noqa: PLC0415

    return Circumstances(scene, category, at, place, approval)


def require_authorized(state: State, command: Purchase | Authorize | Draw) -> None:
    """Refuse what the rules of the product decline, and what they refer while nobody let it through."""
    if state.product.authorization is None or state.stands:
        return
    # Rules are loaded by the lines that have them.
    from creditline.rules.authorization import require  # noqa: PLC0415

    require(state, command)


def require_decided(
    state: State,
    command: OfferIncrease | AcceptIncrease | DeclineIncrease,
    increase: Increase,
    *,
    first: date | None,
    amount: Money | None,
) -> None:
    """Refuse a decision that is not about this increase from its *first* day on, or grants less than *amount*."""
    if command.decision is None:
        return
    # Rules are loaded where one has decided.
    from creditline.rules.serving import require_serves  # noqa: PLC0415

    require_serves(command.decision, state, increase, on=command.on, first=first, amount=amount)


def require_scene(state: State, scene: str, amount: Money, *, fee: int = 0) -> None:
    """Refuse what is beyond the limit of its scene; what says no scene has none."""
    if not scene:
        return
    # Scenes are loaded by the lines that spend in any.
    from creditline.state.scenes import require_available_in  # noqa: PLC0415

    require_available_in(state, scene, amount, fee=fee)


def require_period(on: date, first: date | None, last: date | None) -> None:
    """
    Refuse an increase of days that have passed or are out of order; it begins on the day of the act at the earliest.

    Raises:
        BeginsTooEarly: It would begin before the act.
        EndsBeforeItBegins: Its last day lies before its first.
    """
    begins = on if first is None else first
    if begins < on:
        raise BeginsTooEarly(on, begins)
    if last is not None and last < begins:
        raise EndsBeforeItBegins(begins, last)


def require_rates(product: Product, on: date) -> None:
    """Refuse a product whose rates begin later than a line lives under it."""
    agreed = [bearing.interest.agreed_from() for bearing in product.bearings]
    first = max([on, *agreed, *(fee.agreed_from() for fee in product.daily_late_fees)])
    if first > on:
        message = f"the rates of {product.name} begin on {first}, after {on}"
        raise ValueError(message)
