"""Present values: what flows are worth at a rate, and the rate at which they are worth nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from creditline.apr.flows import Terms

ZERO, ONE = Decimal(0), Decimal(1)
_CLOSE = Decimal("1E-16")
"""A step of Newton's method as small as this, relative to the rate, leaves an error of about its square."""
_FINE = 60
"""Parts of a unit in which a first guess counts odd fractions."""

Line: TypeAlias = list[tuple[int, Decimal, Decimal | None, Decimal]]
"""Terms made ready: whole units since the term before, whole units from the first, odd fraction, amount."""


def line_of(terms: Terms) -> Line:
    """Decimals in place of whole numbers, and the gap from each term to the next."""
    line: Line = []
    passed, seen, fraction = 0, None, None
    for whole, odd, minor in terms:
        if odd is not seen:
            # Most flows have one odd fraction in common, which then is one object, too.
            seen, fraction = odd, Decimal(odd.numerator) / odd.denominator if odd else None
        line.append((whole - passed, Decimal(whole), fraction, Decimal(minor)))
        passed = whole
    return line


def present(line: Line, rate: Decimal) -> tuple[Decimal, Decimal]:
    """
    What the terms are worth at time 0, and how fast that changes with the rate.

    A term after n whole units and an odd fraction f is worth 1 / ((1 + f·i)·(1 + i)^n) of its amount.
    """
    growth = ONE + rate
    step = ONE / growth
    factors = {1: step}
    factor, value, slope = ONE, ZERO, ZERO
    seen, simple, extra = None, ONE, ZERO
    for gap, whole, odd, amount in line:
        if gap:
            if gap not in factors:
                factors[gap] = step**gap
            factor *= factors[gap]
        worth = amount * factor
        if odd is None:
            slope += whole * worth
        else:
            if odd is not seen:
                seen, simple = odd, ONE / (ONE + odd * rate)
                extra = odd * growth * simple
            worth *= simple
            slope += (whole + extra) * worth
        value += worth
    return value, -slope * step


def guess(terms: Terms) -> Decimal:
    """
    The rate, nearly: from the means and the variances of the times at which all is advanced and all is paid.

    By logarithms, growth = term · y − spread · y² / 2, for continuous interest y; both solved to the second order.
    """
    lent = paid = first_lent = first_paid = second_lent = second_paid = 0
    for whole, odd, minor in terms:
        time = whole * _FINE + (odd.numerator * _FINE // odd.denominator if odd else 0)
        moment = minor * time
        if minor < 0:
            lent -= minor
            first_lent -= moment
            second_lent -= moment * time
        else:
            paid += minor
            first_paid += moment
            second_paid += moment * time
    mean_lent, mean_paid = Decimal(first_lent) / lent, Decimal(first_paid) / paid
    term = mean_paid - mean_lent
    growth = Decimal(2 * (paid - lent)) / (paid + lent)
    if term <= 0:
        return growth
    simple = growth / term
    spread = Decimal(second_paid) / paid - Decimal(second_lent) / lent - (mean_paid + mean_lent) * term
    better = simple + simple * simple * (_FINE + spread / term) / 2
    return (better if simple < better < 2 * simple else simple) * _FINE


def newton(line: Line, rate: Decimal, *, low: Decimal, high: Decimal | None, falls: bool) -> Decimal:
    """
    The one rate between *low* and *high* at which the terms are worth nothing, by Newton's method.

    Where a step leaves the bounds, which every step narrows, it goes to their middle instead, or to the double.

    Args:
        line: The terms.
        rate: A first guess.
        low: A rate below the one sought.
        high: A rate above it, or None where none is known.
        falls: Whether the value is positive below the rate sought and negative above it.
    """
    while True:
        value, slope = present(line, rate)
        if (value > 0) is falls:
            low = rate
        else:
            high = rate
        better = rate - value / slope if slope else rate
        if value and not (low < better and (high is None or better < high)):
            better = 2 * rate if high is None else (low + high) / 2
        if abs(better - rate) <= _CLOSE * better:
            return better
        rate = better
