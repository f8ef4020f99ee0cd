"""
How published tables are read: many are computed without rounding and rounded only where they are printed.

An amount counted in ten decimals is exact enough to print the same figures.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from creditline.money import Currency, Rate

if TYPE_CHECKING:
    from creditline.money import Money

FINE = Currency("EXACT", 10)
"""A currency so fine that rounding a row to it does not show."""


def shown(amount: Money, unit: str = "0.01") -> str:
    """The amount as it is printed, half up to the *unit*."""
    return str(amount.decimal.quantize(Decimal(unit), ROUND_HALF_UP))


def monthly_of_effective(percent: str) -> Rate:
    """The rate per month that a rate per year compounds from, to 26 digits."""
    return Rate.monthly((1 + Decimal(percent) / 100) ** (Decimal(1) / 12) - 1)
