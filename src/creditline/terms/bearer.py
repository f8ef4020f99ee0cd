"""Bearers: who pays the cost of installments, alone or in shares."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Final, TypeAlias

import attrs

from creditline.money import Money, allocate_minor, share

if TYPE_CHECKING:
    from creditline.money import ShareLike

CUSTOMER: Final = "customer"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")

Bearers: TypeAlias = tuple[tuple[str, Fraction], ...]
"""Names with their shares of a cost, which sum to 1."""

BearerLike: TypeAlias = "str | Mapping[str, ShareLike] | tuple[tuple[str, ShareLike], ...]"
"""One name, or several with their shares."""


def bearers(value: BearerLike) -> Bearers:
    """
    Read who bears a cost: one name, or shares of several that sum to 1.

    Raises:
        TypeError: A share is not exact by nature.
        ValueError: A name is not of ASCII letters, digits and hyphens, or stands twice; a share is none; the shares do
            not sum to 1.

    >>> bearers({"merchant": "60%", "platform": "40%"})
    (('merchant', Fraction(3, 5)), ('platform', Fraction(2, 5)))
    """
    if isinstance(value, str):
        return ((_name(value), Fraction(1)),)
    if not isinstance(value, tuple | Mapping):
        message = f"a bearer is named, or several with their shares, not {value!r}: write {{'merchant': '60%', ...}}"
        raise TypeError(message)
    pairs = value if isinstance(value, tuple) else tuple(value.items())
    parts = tuple([(_name(name), share(part)) for name, part in pairs])
    if sum(part for _, part in parts) != 1 or not all(part for _, part in parts):
        message = f"the shares of those who bear a cost are positive and sum to 1, not {_said(parts)}"
        raise ValueError(message)
    if len({name.casefold() for name, _ in parts}) < len(parts):
        message = f"each bearer stands once, with his whole share, not {_said(parts)}"
        raise ValueError(message)
    return parts


def bear(cost: int, parts: Bearers) -> tuple[tuple[str, int], ...]:
    """What each bears of a *cost* in minor units, by largest remainder."""
    if len(parts) == 1:
        return ((parts[0][0], cost),)
    scale = lcm(*(part.denominator for _, part in parts))
    amounts = allocate_minor(cost, [part.numerator * (scale // part.denominator) for _, part in parts])
    return tuple([(name, amount) for (name, _), amount in zip(parts, amounts, strict=True)])


@attrs.frozen
class Subsidy:
    """
    What somebody else pays so that the customer pays less.

    Attributes:
        bearer: Who pays it.
        parts: What is earned of it with each row, in the order of the rows; a down payment earns nothing.
    """

    bearer: str
    parts: tuple[Money, ...]

    @property
    def amount(self) -> Money:
        """All of it."""
        return sum(self.parts[1:], start=self.parts[0])


def _name(name: str) -> str:
    if type(name) is not str or not _NAME.fullmatch(name):
        message = f"a bearer is named with letters, digits and hyphens, such as 'merchant', not {name!r}"
        raise ValueError(message)
    return name


def _said(parts: Bearers) -> str:
    return ", ".join(f"{name} {part}" for name, part in parts) or "nobody"
