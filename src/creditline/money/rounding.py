"""Rounding: the four ways in which a fraction becomes a whole number, named where it happens."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction


class Rounding(Enum):
    """
    A rule from exact fractions to whole numbers, by magnitude: what holds for x holds for -x.

    HALF_UP: to the nearest; a half goes away from zero.
    HALF_EVEN: to the nearest; a half goes to the even neighbor.
    DOWN: toward zero.
    UP: away from zero.

    >>> Rounding.HALF_EVEN.divide(52492_5, 10)
    52492
    """

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"
    UP = "up"

    def divide(self, numerator: int, denominator: int) -> int:
        """
        The whole number for *numerator* / *denominator*; ints only, the denominator 1 or more.

        Raises:
            TypeError: one of the two is not an int.
            ValueError: the denominator is 0 or less.
        """
        if type(numerator) is not int or type(denominator) is not int:
            message = f"integers are divided, not {type(numerator).__name__} by {type(denominator).__name__}"
            raise TypeError(message)
        if denominator < 1:
            message = f"the denominator is 1 or more, not {denominator}"
            raise ValueError(message)
        quotient, rest = divmod(abs(numerator), denominator)
        if rest:
            rule = self._value_
            if rule == "half_up":
                quotient += 2 * rest >= denominator
            elif rule == "half_even":
                quotient += 2 * rest + quotient % 2 > denominator
            elif rule == "up":
                quotient += 1
        return quotient if numerator >= 0 else -quotient

    def round(self, value: Fraction | int) -> int:
        """
        The whole number for an exact *value*.

        Raises:
            TypeError: *value* is neither a Fraction nor an int.
        """
        return self.to_multiple(value, 1)

    def to_multiple(self, value: Fraction | int, unit: int) -> int:
        """
        The multiple of *unit* (1 or more) for an exact *value*.

        >>> Rounding.UP.to_multiple(12301, 100)
        12400
        """
        if type(value) is not Fraction and type(value) is not int:
            message = f"a Fraction or an int is rounded, not {type(value).__name__}: write Fraction('0.5')"
            raise TypeError(message)
        return self.divide(value.numerator, value.denominator * unit) * unit
