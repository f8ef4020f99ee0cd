"""Checks that the parts of an agreement make of what they are given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from unicodedata import category

from creditline.dates import day as check_day
from creditline.money import Money, Period, Rate, RateSchedule
from creditline.money.share import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    import attrs

    Check = Callable[[object, attrs.Attribute[Any], Any], None]

UNPRINTABLE = frozenset({"Cc", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of Unicode that no line of text has: controls, line ends, halves of pairs, what has no meaning."""

LAST_DAY_OF_MONTH = 31
DAYS_MAX = 366
ROWS_MAX = 360
"""The longest schedule: thirty years of months."""


def instance_of(*kinds: type, write: str = "") -> Check:
    """
    The check that a value is of one of these kinds; the message says which, and what it is instead.

    Args:
        kinds: The kinds.
        write: How such a value is written, where the name of its kind does not say so.
    """
    names = " or ".join(kind.__name__ for kind in kinds)
    article = "an" if names[0] in "AEIOaeio" else "a"
    hint = f": write {write}" if write else ""

    def check(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if not isinstance(value, kinds):
            message = f"{attribute.name} is {article} {names}, not {value!r}{hint}"
            raise TypeError(message)

    return check


def one_of(*words: str) -> Check:
    """The check that a value is one of these words."""

    def check(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value not in words:
            message = f"{attribute.name} is {' or '.join(map(repr, words))}, not {value!r}"
            raise ValueError(message)

    return check


def or_none(check: Check) -> Check:
    """The same check, for what may be left out."""

    def checked(instance: object, attribute: attrs.Attribute[Any], value: Any) -> None:  # noqa: ANN401 - of any kind
        if value is not None:
            check(instance, attribute, value)

    return checked


def is_day(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no plain date; a `datetime` is none."""
    if type(value) is not date:
        plain = check_day(value, attribute.name)
        message = f"{attribute.name} is a plain datetime.date: write {plain!r}, not {value!r}"
        raise TypeError(message)


def some_text(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Refuse what is no text, or empty."""
    instance_of(str)(instance, attribute, value)
    if not value:
        message = f"{attribute.name} is not empty"
        raise ValueError(message)


def is_text(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """One line of text in any language (wide spaces and joined signs included), or none at all."""
    if type(value) is not str:
        message = f"{attribute.name} is a str, not {value!r}"
        raise TypeError(message)
    if not value.isprintable() and any(category(sign) in UNPRINTABLE for sign in value):
        message = f"{attribute.name} is one line of text, not {value!r}"
        raise ValueError(message)


def is_word(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """One line of text without spaces around it, or none at all."""
    is_text(instance, attribute, value)
    if value != value.strip():
        message = f"{attribute.name} has no spaces around it, but {value!r} does"
        raise ValueError(message)


def some_word(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Refuse what is not one line of text without spaces around it, or is empty."""
    some_text(instance, attribute, value)
    is_word(instance, attribute, value)


def one_line(instance: object, attribute: attrs.Attribute[Any], value: str) -> None:
    """Refuse what is no text, more than one line of it, or says nothing."""
    instance_of(str)(instance, attribute, value)
    if not value.strip() or any(category(sign) in UNPRINTABLE for sign in value):
        message = f"{attribute.name} is one line of text that says something, not {value!r}"
        raise ValueError(message)


def whole_number(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is not a whole number of at least 0."""
    if type(value) is not int:
        message = f"{attribute.name} is a whole number, not {value!r}"
        raise TypeError(message)
    if value < 0:
        message = f"{attribute.name} is at least 0, not {value}"
        raise ValueError(message)


def positive_number(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is not a whole number of at least 1."""
    if type(value) is not int:
        message = f"{attribute.name} is a whole number, not {value!r}"
        raise TypeError(message)
    if value < 1:
        message = f"{attribute.name} is at least 1, not {value}"
        raise ValueError(message)


def year_of_days(instance: object, attribute: attrs.Attribute[Any], value: int) -> None:
    """Refuse what is not a number of days from 0 to 366."""
    whole_number(instance, attribute, value)
    if value > DAYS_MAX:
        message = f"{attribute.name} is at most {DAYS_MAX}, not {value}"
        raise ValueError(message)


def part_of_one(_: object, attribute: attrs.Attribute[Any], value: Fraction | None) -> None:
    """Refuse a share of more than the whole."""
    if value is not None and value > 1:
        message = f"{attribute.name} is at most 100 %, not {said(value)}"
        raise ValueError(message)


def calendar_or_none(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is neither `None` nor has `is_business_day(date)`."""
    if value is not None and not callable(getattr(value, "is_business_day", None)):
        message = f"{attribute.name} has a method is_business_day(date), but {value!r} has none"
        raise TypeError(message)


def day_of_month(instance: object, attribute: attrs.Attribute[Any], value: int) -> None:
    """Refuse what is not a day of a month, 1 to 31."""
    positive_number(instance, attribute, value)
    if value > LAST_DAY_OF_MONTH:
        message = f"{attribute.name} is a day of the month, 1 to 31, not {value}"
        raise ValueError(message)


def nightly_rate(instance: object, attribute: attrs.Attribute[Any], value: Rate | RateSchedule) -> None:
    """Refuse what is no rate, and a rate that does not accrue by nights."""
    instance_of(Rate, RateSchedule)(instance, attribute, value)
    if value.period is Period.MONTH:
        message = f"{value} does not accrue by nights: agree a daily or a yearly rate"
        raise ValueError(message)


def some_amount(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no amount of money."""
    if type(value) is not Money:
        message = f"{attribute.name} is Money such as CNY('12.34'), not {value!r}"
        raise TypeError(message)


def amount_given(instance: object, attribute: attrs.Attribute[Any], value: Money) -> None:
    """Refuse what is no amount of zero or more."""
    some_amount(instance, attribute, value)
    amount_or_none(instance, attribute, value)


def amount_or_none(instance: object, attribute: attrs.Attribute[Any], value: Money | None) -> None:
    """Refuse what is neither `None` nor an amount of zero or more."""
    if value is None:
        return
    some_amount(instance, attribute, value)
    if value.minor < 0:
        message = f"{attribute.name} is not negative, but {value} is"
        raise ValueError(message)


def require_bounds(floor: Money | None, cap: Money | None) -> None:
    """Refuse a floor and a cap that leave no amount between them."""
    if floor is not None and cap is not None and floor > cap:
        message = f"a floor of {floor} is more than the cap of {cap}"
        raise ValueError(message)


def positive_amount_or_none(instance: object, attribute: attrs.Attribute[Any], value: Money | None) -> None:
    """Refuse what is neither `None` nor an amount of more than zero."""
    amount_or_none(instance, attribute, value)
    if value is not None and not value:
        message = f"{attribute.name} is more than zero, not {value}"
        raise ValueError(message)
