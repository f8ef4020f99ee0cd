"""Currencies: what amounts are counted in, and what makes them."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import final

import attrs

from creditline.errors import InexactAmount
from creditline.money.money import Money
from creditline.money.number import ratio_of, read_decimal

_CODE_LENGTH_MAX = 24
_CODE_SIGNS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
_EXPONENT_MAX = 18


@final
@attrs.frozen
class Currency:
    """
    A currency, or anything else that is counted in whole units: points, miles, gold by the gram.

    Args:
        code: 1 to 24 of A-Z, 0-9 and "-", a letter first. ISO 4217 has its own in `creditline.money`.
        exponent: How many decimals the minor unit has, 0 to 18: JPY 0, CNY 2, KWD 3.
        name: For people; two currencies are equal by code and exponent.

    Raises:
        TypeError: an argument has the wrong type.
        ValueError: the code or the exponent is none.

    >>> Currency("POINTS", 0)(1200)
    POINTS('1200')
    """

    code: str
    exponent: int
    name: str = attrs.field(default="", eq=False)

    def __attrs_post_init__(self) -> None:
        if type(self.code) is not str or type(self.exponent) is not int or type(self.name) is not str:
            message = f"a currency has a str, an int and a str, such as Currency('CNY', 2, 'Yuan'), not {self!r}"
            raise TypeError(message)
        if not self.code[:1].isalpha() or len(self.code) > _CODE_LENGTH_MAX or not _CODE_SIGNS.issuperset(self.code):
            message = f"a currency code is 1 to 24 of A-Z, 0-9 and '-', a letter first, not {self.code!r}"
            raise ValueError(message)
        if not 0 <= self.exponent <= _EXPONENT_MAX:
            message = f"a currency has 0 to {_EXPONENT_MAX} decimals, not {self.exponent}"
            raise ValueError(message)

    @cached_property
    def scale(self) -> int:
        """Minor units in one major unit: 100 for CNY."""
        return int(10**self.exponent)

    @cached_property
    def zero(self) -> Money:
        """Nothing, in this currency; always the same object."""
        return Money(0, self)

    def minor(self, minor: int) -> Money:
        """
        Make an amount of *minor* units: ``CNY.minor(1234)`` is 12.34 yuan.

        Raises:
            TypeError: *minor* is not an int.
        """
        return Money(minor, self)

    def __call__(self, amount: str | int | Decimal) -> Money:
        """
        Make an *amount* of major units, exactly.

        A string is a plain decimal: ASCII digits, an optional sign, a point with digits on both sides, and no more
        decimals than the currency has, zeros included. An int is whole major units. A Decimal goes by its value:
        ``Decimal("1.500")`` is 1.50, ``Decimal("1E+2")`` is 100. The decimal context plays no part.

        Raises:
            TypeError: *amount* is a float, a bool or anything else.
            ValueError: *amount* is not a plain decimal, or not finite.
            InexactAmount: *amount* is finer than the minor unit.
        """
        if type(amount) is str:
            return Money(self._read(amount), self)
        if type(amount) is int:
            return Money(amount * self.scale, self)
        if type(amount) is Decimal:
            return Money(self._convert(amount), self)
        message = (
            f"{amount!r} is a {type(amount).__name__}: {self.code} takes a str, an int (major units) or a Decimal; "
            f"write {self.code}('12.34'), or {self.code}.minor(1234)"
        )
        raise TypeError(message)

    def __hash__(self) -> int:
        return hash(self.code)

    def __reduce__(self) -> tuple[type[Currency], tuple[str, int, str]]:
        return Currency, (self.code, self.exponent, self.name)

    def _read(self, text: str) -> int:
        digits, decimals = read_decimal(text)
        missing = self.exponent - decimals
        if missing < 0:
            raise InexactAmount(text, self)
        return int(digits * 10**missing)

    def _convert(self, value: Decimal) -> int:
        numerator, denominator = ratio_of(value)
        minor, rest = divmod(numerator * self.scale, denominator)
        if rest:
            raise InexactAmount(str(value), self)
        return minor
