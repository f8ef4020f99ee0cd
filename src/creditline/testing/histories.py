"""Strategies for whole lives of lines, as random acts make them."""

from __future__ import annotations

from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING

from creditline.errors import CreditLineError
from creditline.line import CreditLine
from creditline.testing.chance import note
from creditline.testing.chance import strategies as st
from creditline.testing.commands import IDLE_DAYS_MAX, command, whims
from creditline.testing.strategies import days, minor_amounts, products

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from creditline.money import Money
    from creditline.terms import LimitTerms, Product

ACTS_MAX = 40
ANY_PRODUCT = products()
DAYS = days()
USUAL = st.sampled_from((100_000, 300_000, 800_000))
LIMITS = st.one_of(USUAL, USUAL, USUAL, minor_amounts(least=0))
"""In minor units: mostly limits that a few purchases do not use up, also odd ones, none at all, huge ones."""


def _within(terms: LimitTerms, limit: Money) -> Money:
    """The limit, or the bound of the product that is nearest to it."""
    most = limit if terms.maximum is None else min(limit, terms.maximum)
    return most if terms.minimum is None else max(most, terms.minimum)


@st.composite
def openings(draw: DrawFn, product: Product | SearchStrategy[Product] | None = None) -> CreditLine:
    """Lines on their first day, under *product*, one drawn from it, or any."""
    if product is None:
        product = ANY_PRODUCT
    agreed = draw(product) if isinstance(product, st.SearchStrategy) else product
    limit, on = _within(agreed.limits, agreed.currency.minor(draw(LIMITS))), draw(DAYS)
    note(f"line = CreditLine.open({agreed!r}, limit={limit!r}, on={on!r}, id='line')")
    return CreditLine.open(agreed, limit=limit, on=on, id="line")


@st.composite
def histories(
    draw: DrawFn,
    product: Product | SearchStrategy[Product] | None = None,
    *,
    acts_max: int = ACTS_MAX,
    idle_days_max: int = IDLE_DAYS_MAX,
) -> CreditLine:
    """
    Lines that have lived.

    Args:
        draw: Given by Hypothesis.
        product: A product, a strategy for products, or any product where `None`.
        acts_max: So many acts at most are asked for; those that are refused leave no trace.
        idle_days_max: So many days at most pass between two acts without anything that decides them.
    """
    line = draw(openings(product))
    acts_min = draw(st.sampled_from((0, acts_max // 8, acts_max // 2, acts_max)))
    for whim in draw(st.lists(whims(), min_size=acts_min, max_size=acts_max)):
        asked = command(line, whim, idle_days_max=idle_days_max)
        with suppress(CreditLineError):
            line = line.apply(asked)
            note(f"line = line.apply({asked!r})")
    return line


def ancestors(line: CreditLine) -> tuple[CreditLine, ...]:
    """*line* after each of its acts, told again from the first; the last one equals *line*."""
    first, *later = line.commands
    return tuple(accumulate(later, CreditLine.apply, initial=CreditLine.replay((first,))))
