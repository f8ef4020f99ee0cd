"""Division: many amounts by one denominator, each rounded to a whole number in the agreed way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.money import Rounding

if TYPE_CHECKING:
    from collections.abc import Callable


def halves(denominator: int, rounding: Rounding) -> tuple[int, int, bool]:
    """
    How to divide by *denominator* with one whole division: an offset, a divisor, and whether an exact half goes down.

    For a numerator of 0 or more the result is (2 * numerator + offset) // divisor; where halves go to the even
    neighbor, it is one less if it is odd and nothing was left over.

    >>> offset, divisor, to_even = halves(10, Rounding.HALF_UP)
    >>> (2 * 25 + offset) // divisor
    3
    """
    if rounding is Rounding.DOWN:
        return 0, 2 * denominator, False
    if rounding is Rounding.UP:
        return 2 * denominator - 1, 2 * denominator, False
    return denominator, 2 * denominator, rounding is Rounding.HALF_EVEN


def divider(denominator: int, rounding: Rounding) -> Callable[[int], int]:
    """
    The function that divides a numerator of 0 or more by *denominator* and rounds once; ints only.

    It gives what `Rounding.divide` gives, without looking at its arguments each time.

    >>> divider(10, Rounding.HALF_EVEN)(25)
    2
    """
    offset, divisor, to_even = halves(denominator, rounding)
    if to_even:
        return lambda numerator: rounding.divide(numerator, denominator)
    return lambda numerator: (2 * numerator + offset) // divisor
