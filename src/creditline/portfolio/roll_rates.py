"""Roll rates: which share of a bucket stands in the next one a month later."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from creditline.portfolio.loss_rates import LossRates, measured, part, percent, unit_of
from creditline.shown import shown
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from creditline.money import Currency, Money, ShareLike

BUCKETS_MIN = 2
HEADER = ("from", "to", "roll rate")


@attrs.frozen
class RollRates:
    """
    The share of each bucket that rolls into the next one, exact, and what becomes of the last.

    Attributes:
        buckets: The earliest first, two or more.
        rates: From each bucket but the last into the one after it; `None` where nothing ever stood in it.
        last: The share of the last bucket that is lost.
    """

    __repr__ = shown

    buckets: tuple[str, ...]
    rates: tuple[Fraction | None, ...]
    last: Fraction

    @property
    def loss_rates(self) -> LossRates:
        """The loss factor of each bucket: the product of the roll rates from it on, and of what is lost at the end."""
        factor: Fraction | None = self.last
        factors: list[Fraction | None] = [factor]
        for rate in reversed(self.rates):
            factor = None if factor is None or rate is None else factor * rate
            factors.append(factor)
        return LossRates(tuple(zip(self.buckets, reversed(factors), strict=True)))

    def __str__(self) -> str:
        """A table, in per cent with two decimals."""
        return text_table(self._cells(), header=HEADER, align="<<>")

    def _repr_html_(self) -> str:
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[str, str, str]]:
        steps = zip(pairwise(self.buckets), self.rates, strict=True)
        return [(first, then, percent(rate)) for (first, then), rate in steps]


def roll_rates(months: Iterable[Mapping[str, Money | int]], *, last: ShareLike = 1) -> RollRates:
    """
    Roll rates over some months: all that stood in a bucket's next one a month later, over all that stood in it.

    Args:
        months: One after the other, what stands in each bucket at the end of the month: amounts, or whole numbers of
            accounts. The first month names the buckets in their order; a bucket that a later month leaves out held
            nothing. Months are taken one by one and not kept.
        last: The share of the last bucket that is lost; all of it unless something is recovered.

    Returns:
        The rates, unrounded; a rate is more than 1 where more stands in a bucket than stood in the one before it.

    Raises:
        CurrencyMismatch: The amounts are not of one currency.
        TypeError: The figures are not all amounts, nor all whole numbers.
        ValueError: There are fewer than two months or two buckets, a month has a bucket that the first has not, or a
            figure is negative.

    Source: OCC, Comptroller's Handbook, Retail Lending Examination Procedures, Appendix G.

    >>> print(roll_rates([{"60 days": 100, "90 days": 40}, {"60 days": 80, "90 days": 20}]))
    from     to       roll rate
    -------  -------  ---------
    60 days  90 days    20.00 %
    """
    told = iter(months)
    none: Mapping[str, Money | int] = {}
    first = next(told, none)
    buckets = tuple(first)
    if len(buckets) < BUCKETS_MIN:
        message = f"what rolls goes from one bucket into another; the first month has {len(buckets)}"
        raise ValueError(message)
    unit = unit_of(first[buckets[0]])
    before = _sizes(first, buckets, unit)
    stood, rolled = [0] * len(buckets[1:]), [0] * len(buckets[1:])
    is_second = False
    for month in told:
        sizes = _sizes(month, buckets, unit)
        stood = [sum(pair) for pair in zip(stood, before[:-1], strict=True)]
        rolled = [sum(pair) for pair in zip(rolled, sizes[1:], strict=True)]
        before, is_second = sizes, True
    if not is_second:
        message = "what rolls is seen from one month to the next, and there is only one"
        raise ValueError(message)
    rates = tuple([Fraction(then, base) if base else None for then, base in zip(rolled, stood, strict=True)])
    return RollRates(buckets, rates, part(last))


def implied_roll_rates(factors: Mapping[str, ShareLike]) -> RollRates:
    """
    The roll rates behind loss factors: each factor over the one after it.

    Args:
        factors: The loss factor of each bucket, the earliest first: "0.70%", a Decimal or a Fraction. The last is the
            share of the last bucket that is lost, more than nothing.

    Raises:
        ValueError: There are fewer than two buckets, a factor is more than 100 %, or all that follows one is nothing.

    >>> print(implied_roll_rates({"1-30": "10%", "31-60": "50%", "61-90": "100%"}))
    from   to     roll rate
    -----  -----  ---------
    1-30   31-60    20.00 %
    31-60  61-90    50.00 %
    """
    shares = [part(factor) for factor in factors.values()]
    if len(shares) < BUCKETS_MIN or not all(shares[1:]):
        message = "two loss factors or more imply roll rates, and all after the first are more than nothing"
        raise ValueError(message)
    return RollRates(tuple(factors), tuple([one / then for one, then in pairwise(shares)]), shares[-1])


def _sizes(month: Mapping[str, Money | int], buckets: tuple[str, ...], unit: Currency | None) -> list[int]:
    """What stands in each bucket in a month, in the order of the buckets."""
    unknown = [bucket for bucket in month if bucket not in buckets]
    if unknown:
        message = f"the first month has no bucket {unknown[0]!r}, only {', '.join(map(repr, buckets))}"
        raise ValueError(message)
    return [measured(month[bucket], unit) if bucket in month else 0 for bucket in buckets]
