"""Isolation: all rates of flows that change their direction more than once, each between bounds of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import attrs

from creditline.apr.newton import ONE, ZERO, Line, line_of, newton, present

if TYPE_CHECKING:
    from collections.abc import Callable

    from creditline.apr.flows import Terms

_TOUCHING = Decimal("1E-18")
"""Rates nearer to each other than this count as one where the value touches zero and turns back."""


@attrs.frozen
class _Point:
    """What the payments and the advances are worth at a rate, and how fast each falls as the rate rises."""

    rate: Decimal
    paid: Decimal
    lent: Decimal
    paid_falls: Decimal
    lent_falls: Decimal

    @property
    def value(self) -> Decimal:
        return self.paid - self.lent


def isolated(terms: Terms) -> tuple[Decimal, ...]:
    """
    All rates above zero at which *terms* are worth nothing, the lowest first, one that only touches zero twice.

    What is paid and what is advanced both fall as the rate rises, and ever more slowly.
    Their worth at the two ends of an interval therefore bounds the value, and its slope, all over the interval:
    it is dropped where the value keeps away from zero, answered where the slope does, and halved where neither is
    certain.
    """
    measure = _measuring(terms)
    line = line_of(terms)
    rates: list[Decimal] = []
    waiting = [(measure(ZERO), measure(_beyond(terms)))]
    while waiting:
        low, high = waiting.pop()
        if high.paid > low.lent or low.paid < high.lent:
            continue
        middle = ((ONE + low.rate) * (ONE + high.rate)).sqrt() - ONE
        if high.lent_falls > low.paid_falls or low.lent_falls < high.paid_falls:
            rates += _crossing(line, low, high, middle)
        elif high.rate - low.rate < _TOUCHING:
            rates += [middle, middle]
        else:
            between = measure(middle)
            waiting += [(between, high), (low, between)]
    return tuple(rates)


def _measuring(terms: Terms) -> Callable[[Decimal], _Point]:
    """How payments and advances, each taken by themselves, are measured at a rate."""
    paid = line_of(tuple(term for term in terms if term[2] > 0))
    lent = line_of(tuple((whole, odd, -minor) for whole, odd, minor in terms if minor < 0))

    def measure(rate: Decimal) -> _Point:
        (paid_worth, paid_slope), (lent_worth, lent_slope) = present(paid, rate), present(lent, rate)
        return _Point(rate, paid_worth, lent_worth, -paid_slope, -lent_slope)

    return measure


def _beyond(terms: Terms) -> Decimal:
    """A rate beyond which the first term outweighs all those that run against it."""
    first = terms[0][2]
    against = line_of(tuple((whole, odd, abs(minor)) for whole, odd, minor in terms if (minor > 0) is not (first > 0)))
    rate = ONE
    while present(against, rate)[0] >= abs(first):
        rate *= 2
    return rate


def _crossing(line: Line, low: _Point, high: _Point, middle: Decimal) -> list[Decimal]:
    """The rate at which the value crosses zero between *low* and *high*, where it only rises or only falls."""
    falls = low.value > 0
    # A rate of zero is known from the sum of all flows, and is not counted again.
    if falls is (high.value > 0) or low.rate == low.value == 0:
        return []
    return [newton(line, middle, low=low.rate, high=high.rate, falls=falls)]
