"""Arithmetic of rates: decimals of a precision of our own, whatever the caller's decimal context says."""

from __future__ import annotations

from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
)
from decimal import localcontext as _localcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from fractions import Fraction

DIGITS = 28
"""How many significant digits of a rate are kept."""

_GUARD_DIGITS = 40
_TRAPS = [InvalidOperation, DivisionByZero]
_CONTEXT = Context(_GUARD_DIGITS, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, 1, 0, traps=_TRAPS)
_KEPT = Context(DIGITS, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, 1, 0, traps=_TRAPS)
_SHOWN = Context(2 * DIGITS, ROUND_HALF_UP, MIN_EMIN, MAX_EMAX, 1, 0, traps=_TRAPS)


def working(total: int) -> AbstractContextManager[Context]:
    """
    A decimal context in which flows of *total* minor units can be told apart to the last unit, and a rate to `DIGITS`.

    A cost of one minor unit is 1/*total* of what is lent; so many digits cancel out when the two are compared.
    """
    return _localcontext(_CONTEXT, prec=_GUARD_DIGITS + len(str(total)))


def kept(rate: Decimal) -> Decimal:
    """*rate* with as many digits as are kept; a rate that has an end, such as 12.5 %, comes out exact."""
    return rate.normalize(_KEPT)


def decimal_of(value: Fraction) -> Decimal:
    """*value* with as many digits as are kept of a rate, so that the two compare."""
    return divided(Decimal(value.numerator), value.denominator)


def divided(rate: Decimal, by: Fraction | int) -> Decimal:
    """*rate* divided *by* so many periods, with as many digits as are kept."""
    return kept(_SHOWN.divide(_SHOWN.multiply(rate, Decimal(by.denominator)), Decimal(by.numerator)))


def percent(rate: Decimal, decimals: int) -> Decimal:
    """
    *rate* in per cent with so many *decimals*, half up; beyond 10^30 %, where no digit means anything, with `DIGITS`.

    >>> percent(Decimal("0.06434412"), 1)
    Decimal('6.4')
    """
    shown = rate.scaleb(2, _SHOWN)
    return shown if shown.adjusted() > DIGITS else shown.quantize(Decimal(1).scaleb(-decimals), context=_SHOWN)


def points_above(rate: Decimal, cap: Decimal) -> Decimal:
    """By how many percentage points *rate* is above *cap*; zero where it is not."""
    return _KEPT.multiply(_SHOWN.subtract(rate, cap), Decimal(100)).normalize(_KEPT) if rate > cap else Decimal(0)


def rounded_up(number: Decimal) -> Decimal:
    """*number* with two decimals, away from zero, so that what is there is never shown as nothing."""
    return number.quantize(Decimal("0.01"), ROUND_UP, _SHOWN)


def in_percent(rate: Decimal) -> str:
    """*rate* in per cent, with the decimals that it has."""
    return f"{rate.scaleb(2, _SHOWN).normalize(_KEPT):f}"
