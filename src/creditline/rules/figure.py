"""Figures: what a rule looked at, by name, and how it is read aloud."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from creditline.alike import alike, hashed
from creditline.draft import draft_of
from creditline.money import Money
from creditline.money.share import said
from creditline.shown import shown
from creditline.terms.check import some_text

if TYPE_CHECKING:
    from collections.abc import Mapping

Value: TypeAlias = Money | Fraction | date | str | int | bool | None
"""What a figure may be: an amount, a share, a day, a word, a number, yes or no, or not known."""

KINDS: Final[Mapping[type, str]] = MappingProxyType(
    {Money: "amount", Fraction: "share", date: "day", str: "text", int: "number", bool: "yes", NoneType: "unknown"}
)
"""Each type of value with its word in plain data."""


def _is_value(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is none of the kinds."""
    if type(value) not in KINDS:
        message = f"a {attribute.name} of a figure is Money, Fraction, date, str, int, bool or None, not {value!r}"
        raise TypeError(message)


@attrs.frozen
class Figure:
    """
    One figure by its name.

    Args:
        name: What it is, as the text of a reason names it in braces.
        value: `Money`, a share (`Fraction`), a day, a word, a whole number, a yes or no, or `None`: not known.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(validator=some_text)
    value: Value = attrs.field(validator=_is_value)


_draft = draft_of(Figure)


def figures(**named: Value) -> tuple[Figure, ...]:
    """
    Figures by name, in the order given.

    Raises:
        TypeError: A value is of no kind that a figure may be.

    >>> figures(months=7, least=6)
    (Figure(name='months', value=7), Figure(name='least', value=6))
    """
    made: list[Figure] = []
    for name, value in named.items():
        if type(value) not in KINDS:
            Figure(name, value)
        # Every rule of every decision makes some; the constructor would look at each again.
        draft = _draft()
        draft.name = name
        draft.value = value
        draft.__class__ = Figure
        made.append(draft)
    return tuple(made)


def aloud(value: Value, language: str) -> str:
    """
    A value as it is read out: shares in per cent where two decimals can say them.

    >>> aloud(Fraction(3, 10), "en"), aloud(Fraction(1, 3), "en"), aloud(None, "zh")
    ('30 %', '1/3', '未知')
    """
    chinese = language == "zh"
    if value is None:
        return "未知" if chinese else "not known"
    if type(value) is bool:
        return ("是" if value else "否") if chinese else ("yes" if value else "no")
    if type(value) is Fraction:
        return said(value)
    return str(value)
