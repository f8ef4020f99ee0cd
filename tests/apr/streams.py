"""Flows as the published examples state them: so many payments of one amount, a period apart."""

from datetime import date
from fractions import Fraction
from itertools import chain

from creditline.dates import Step
from creditline.money import EUR, USD, Money

Numbered = tuple[Fraction, Money]
Dated = tuple[date, Money]


def monthly(*series: tuple[int, str]) -> list[Numbered]:
    """Payments in euros, (how many, how much) one after another, month after month from month 1, in years."""
    amounts = chain.from_iterable([amount] * count for count, amount in series)
    return [(Fraction(month, 12), EUR(amount)) for month, amount in enumerate(amounts, 1)]


def at_month(month: int, amount: str) -> Numbered:
    """One flow in euros so many months from the first drawdown, in years."""
    return Fraction(month, 12), EUR(amount)


def every(step: Step, first: str, count: int, amount: str) -> list[Dated]:
    """So many payments in dollars, the first on a day and the others anchored at it."""
    anchor = date.fromisoformat(first)
    return [(step.from_anchor(anchor, k), USD(amount)) for k in range(count)]


def on(day: str, amount: str) -> Dated:
    """One flow in dollars on a day."""
    return date.fromisoformat(day), USD(amount)
