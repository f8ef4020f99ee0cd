"""Shares: parts of a whole as they are agreed, 10 % or a third, read into exact fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from creditline.money.number import ratio_of, read_decimal, write_decimal

ShareLike = str | int | Decimal | Fraction


def share(value: ShareLike) -> Fraction:
    """
    The exact fraction that *value* states, 0 or more; whoever asks sets the upper bound.

    A string is a plain decimal or a ratio of whole numbers, with or without a per cent sign.

    Raises:
        TypeError: a float, a bool, or anything else that is not exact by nature.
        ValueError: a string of another form, a number that is not finite, or a negative one.

    >>> share("10%")
    Fraction(1, 10)
    >>> share("1/3")
    Fraction(1, 3)
    """
    fraction = _fraction(value)
    if fraction < 0:
        message = f"a share is not negative: {value}"
        raise ValueError(message)
    return fraction


def said(value: Fraction) -> str:
    """
    A share as it is read out: in per cent where two decimals can say it exactly, else as the ratio that it is.

    >>> said(Fraction(3, 10)), said(Fraction(1, 8)), said(Fraction(1, 3))
    ('30 %', '12.50 %', '1/3')
    """
    hundredths = value * 10_000
    if hundredths.denominator > 1:
        return str(value)
    return f"{write_decimal(hundredths.numerator, 2).removesuffix('.00')} %"


def _fraction(value: ShareLike) -> Fraction:
    if type(value) is str:
        return _read(value)
    if type(value) is Decimal:
        return Fraction(*ratio_of(value))
    if type(value) is int or type(value) is Fraction:
        return Fraction(value)
    message = f"{value!r} is a {type(value).__name__}, which is not exact: write '10%', Decimal or Fraction"
    raise TypeError(message)


def _read(text: str) -> Fraction:
    if text.endswith("%"):
        return _read_number(text[:-1].removesuffix(" ")) / 100
    return _read_number(text)


def _read_number(text: str) -> Fraction:
    numerator, slash, denominator = text.partition("/")
    if not slash:
        digits, decimals = read_decimal(text)
        return Fraction(digits, 10**decimals)
    if not (text.isascii() and numerator.isdecimal() and denominator.isdecimal() and int(denominator)):
        message = f"{text!r} is not a ratio of whole numbers such as '1/3'"
        raise ValueError(message)
    return Fraction(int(numerator), int(denominator))
