"""Exact numbers as people write them: plain decimals in, plain decimals out, nothing rounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

# Far beyond any amount, and small enough that 1E+999999999 cannot fill the memory.
MAGNITUDE_MAX = 1000


def read_decimal(text: str) -> tuple[int, int]:
    """
    The digits of *text* as one signed integer, and how many of them are decimals.

    Plain ASCII digits, an optional sign, an optional point with digits on both sides; no exponent, no spaces.

    Raises:
        ValueError: *text* is not written like that.

    >>> read_decimal("-12.50")
    (-1250, 2)
    """
    whole, point, decimals = text.partition(".")
    digits = whole[1:] if whole.startswith(("+", "-")) else whole
    if not (text.isascii() and digits.isdecimal() and (decimals.isdecimal() or not point)):
        message = f"{text!r} is not a plain decimal number such as '1299.00'"
        raise ValueError(message)
    return int(whole + decimals), len(decimals)


def ratio_of(value: Decimal) -> tuple[int, int]:
    """
    Numerator and denominator of *value*, exact in any decimal context.

    Raises:
        ValueError: *value* is not finite, or its order of magnitude is beyond 10^1000 or below 10^-1000.
    """
    if not value.is_finite() or abs(value.adjusted()) > MAGNITUDE_MAX:
        message = f"{value} is not a finite number of ordinary size"
        raise ValueError(message)
    return value.as_integer_ratio()


def write_decimal(digits: int, decimals: int, grouping: str = "") -> str:
    """
    *digits* with a point before the last *decimals* of them; *grouping* "," sets thousands apart.

    >>> write_decimal(-129900, 2, ",")
    '-1,299.00'
    """
    whole, rest = divmod(abs(digits), 10**decimals)
    sign = "-" if digits < 0 else ""
    return f"{sign}{whole:{grouping}d}.{rest:0{decimals}d}" if decimals else f"{sign}{whole:{grouping}d}"
