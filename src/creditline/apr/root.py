"""Roots: the one rate of a period at which what is paid is worth what was advanced, or why there is none."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from creditline.apr.arithmetic import percent, working
from creditline.apr.isolation import isolated
from creditline.apr.newton import ZERO, guess, line_of, newton
from creditline.errors import MoreThanOneRate, NeverRepaid, NoPositiveRate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from creditline.apr.flows import Flows, Terms

_BOTH = 2


def rate_per_unit(terms: Terms, flows: Flows, annual: Callable[[Decimal], Decimal]) -> Decimal:
    """
    The one rate, zero or more, at which *terms* add up to nothing when each is discounted to the first.

    Two rates are one too many, save where the first flow is a cost that the customer pays before anything is
    advanced: that alone makes a second rate, absurdly high, and the lower of the two is meant.

    Args:
        terms: Flows on a time line.
        flows: What they were made from, for the refusal.
        annual: How the rate of a unit becomes the rate of a year, for the refusal.

    Raises:
        NeverRepaid: less is paid than was advanced.
        NoPositiveRate: no rate fits; as where costs paid on the day of the advance are as much as it.
        MoreThanOneRate: several do, and none of them is the rate.
    """
    if flows.repaid.minor < flows.advanced.minor:
        raise NeverRepaid(advanced=flows.advanced, repaid=flows.repaid)
    with working(flows.total):
        rates = _rates(terms)
        if not rates:
            raise NoPositiveRate(advanced=flows.advanced, repaid=flows.repaid)
        if len(rates) > (1 if terms and terms[0][2] < 0 else _BOTH):
            lowest, highest = (percent(annual(rate), 2) for rate in (rates[0], rates[-1]))
            raise MoreThanOneRate(lowest=lowest, highest=highest)
        return rates[0]


def _rates(terms: Terms) -> tuple[Decimal, ...]:
    """All rates at which *terms* balance that add up to zero or more, the lowest first."""
    amounts = [minor for _, _, minor in terms]
    balances = list(accumulate(amounts))
    if not balances or max(balances) <= 0:
        return (ZERO,)
    if min(balances) >= 0:
        return () if balances[-1] else (ZERO,)
    # Laguerre: there are as many positive rates as the running balance changes its sign, or fewer by an even number.
    # An odd fraction bears simple interest; with one of those only a single change of direction makes it certain.
    odd = any(odd for _, odd, _ in terms)
    if amounts[0] < 0 < balances[-1] and _changes_of_sign(amounts if odd else balances) == 1:
        return (newton(line_of(terms), guess(terms), low=ZERO, high=None, falls=True),)
    return (*(() if balances[-1] else (ZERO,)), *isolated(terms))


def _changes_of_sign(values: Iterable[int]) -> int:
    signs = [value > 0 for value in values if value]
    return sum(before is not after for before, after in pairwise(signs))
