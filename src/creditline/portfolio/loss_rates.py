"""Loss rates: which share of what stands in a bucket is expected never to be paid."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from creditline.errors import CurrencyMismatch
from creditline.money import Money, Rounding, share
from creditline.money.number import write_decimal
from creditline.shown import shown
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creditline.money import Currency, ShareLike

HEADER = ("bucket", "loss rate")


@attrs.frozen
class LossRates:
    """
    The loss rate of each bucket, exact.

    Attributes:
        rows: Pairs of a bucket and its share, the earliest bucket first; the share is `None` where nothing that is
            known says it, because nothing ever stood there.
    """

    __repr__ = shown

    rows: tuple[tuple[str, Fraction | None], ...]

    @property
    def known(self) -> dict[str, Fraction]:
        """The rates that are known, by bucket: what `provision` takes."""
        return {bucket: rate for bucket, rate in self.rows if rate is not None}

    def __str__(self) -> str:
        """A table, in per cent with two decimals."""
        return text_table(self._cells(), header=HEADER, align="<>")

    def _repr_html_(self) -> str:
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[str, str]]:
        return [(bucket, percent(rate)) for bucket, rate in self.rows]


def flow_rates(reached: Mapping[str, Money | int], lost: Money | int) -> LossRates:
    """
    The flow-rate matrix: what was never collected over what ever reached a bucket, unrounded.

    Args:
        reached: By bucket, the earliest first, how much of what was sold or lent was still unpaid when it reached it:
            amounts, or whole numbers of accounts.
        lost: How much of it was never paid, in the same measure.

    Returns:
        The loss rate of each bucket; not known where nothing reached it.

    Raises:
        CurrencyMismatch: The amounts are not of one currency.
        TypeError: The figures are not all amounts, nor all whole numbers.
        ValueError: One is negative, or more is lost than reached a bucket.

    Source: IFRS 9, B5.5.35 and Illustrative Example 12 (a provision matrix from historical loss rates).

    >>> print(flow_rates({"current": 100_000, "1-30": 80_000, "31-60": 45_000, "61-90": 15_000}, 3_000))
    bucket   loss rate
    -------  ---------
    current     3.00 %
    1-30        3.75 %
    31-60       6.67 %
    61-90      20.00 %
    """
    unit = unit_of(lost)
    loss = measured(lost, unit)
    sizes = {bucket: measured(size, unit) for bucket, size in reached.items()}
    small = [bucket for bucket, size in sizes.items() if 0 < size < loss]
    if small:
        message = f"{lost} cannot have been lost of the {reached[small[0]]} that reached {small[0]}"
        raise ValueError(message)
    return LossRates(tuple([(bucket, Fraction(loss, size) if size else None) for bucket, size in sizes.items()]))


def unit_of(figure: Money | int) -> Currency | None:
    """What a figure is measured in: its currency, or accounts where `None`."""
    return figure.currency if isinstance(figure, Money) else None


def measured(figure: Money | int, unit: Currency | None) -> int:
    """
    A figure in minor units of that currency, or in accounts.

    Raises:
        TypeError: It is neither an amount of that currency nor a whole number of accounts, as the others are.
        ValueError: It is negative.
    """
    if type(figure) is not Money and type(figure) is not int:
        message = f"a figure of a portfolio is Money or a whole number of accounts, not {figure!r}"
        raise TypeError(message)
    if (unit_of(figure) is None) != (unit is None):
        message = f"amounts do not mix with numbers of accounts: {figure}"
        raise TypeError(message)
    if isinstance(figure, Money) and unit is not None and figure.currency != unit:
        raise CurrencyMismatch(unit, figure.currency)
    size = figure.minor if isinstance(figure, Money) else figure
    if size < 0:
        message = f"what stands in a bucket is zero or more, not {figure}"
        raise ValueError(message)
    return size


def part(rate: ShareLike) -> Fraction:
    """
    A share of what stands in a bucket, exact.

    Raises:
        TypeError: It is a float, or no number.
        ValueError: It is negative, or more than 100 %.
    """
    exact = share(rate)
    if exact > 1:
        message = f"no more than all of a bucket is lost: a rate is at most 100 %, not {rate}"
        raise ValueError(message)
    return exact


def percent(rate: Fraction | None) -> str:
    """A share in per cent with two decimals, half up; a dash where it is not known."""
    return "–" if rate is None else f"{write_decimal(Rounding.HALF_UP.round(rate * 10_000), 2)} %"
