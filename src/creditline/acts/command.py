"""Checks that every command makes of what it is given, before it looks at any line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from unicodedata import category

import attrs

from creditline.dates import day as check_day
from creditline.money import Money
from creditline.terms import Component
from creditline.terms.check import UNPRINTABLE

if TYPE_CHECKING:
    from creditline.terms import Product

Attribute = attrs.Attribute


def is_day(_: object, attribute: Attribute[Any], value: object) -> None:
    """A plain date; a `datetime` is refused."""
    if type(value) is not date:
        plain = check_day(value, attribute.name)
        message = f"{attribute.name} is a plain datetime.date: write {plain!r}, not {value!r}"
        raise TypeError(message)


def is_id(_: object, attribute: Attribute[Any], value: object) -> None:
    """Some text without `/`, which marks the ids that a line makes itself."""
    if type(value) is not str:
        message = f"{attribute.name} is a str, not {value!r}"
        raise TypeError(message)
    if not value or "/" in value or not value.isprintable() or value != value.strip():
        message = f"{attribute.name} is printable text without '/' or spaces around it, not {value!r}"
        raise ValueError(message)


def is_text(_: object, attribute: Attribute[Any], value: object) -> None:
    """One line of text in any language (wide spaces and joined signs included), or none at all."""
    if type(value) is not str:
        message = f"{attribute.name} is a str, not {value!r}"
        raise TypeError(message)
    if not value.isprintable() and any(category(sign) in UNPRINTABLE for sign in value):
        message = f"{attribute.name} is one line of text, not {value!r}"
        raise ValueError(message)


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


def is_limit(instance: object, attribute: Attribute[Any], value: Money) -> None:
    """Zero or more."""
    is_money(instance, attribute, value)
    if value.minor < 0:
        message = f"{attribute.name} is not negative, but {value} is"
        raise ValueError(message)


def require_rates(product: Product, on: date) -> None:
    """Refuse a product whose rates begin later than a line lives under it."""
    agreed = [bearing.interest.agreed_from() for bearing in product.bearings]
    first = max([on, *agreed, *(fee.agreed_from() for fee in product.daily_late_fees)])
    if first > on:
        message = f"the rates of {product.name} begin on {first}, after {on}"
        raise ValueError(message)
