"""Strategies for whole lives of lines, as random acts make them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from creditline.line import CreditLine
from creditline.testing.chance import note
from creditline.testing.chance import strategies as st
from creditline.testing.commands import IDLE_DAYS_MAX, command, whims
from creditline.testing.strategies import amounts, days, products

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from creditline.money import Currency, Money
    from creditline.terms import Product

ACTS_MAX = 40


def limits(currency: Currency) -> SearchStrategy[Money]:
    """Limits: mostly ones that a few purchases do not use up, also odd ones, none at all, huge ones."""
    usual = st.sampled_from((100_000, 300_000, 800_000)).map(currency.minor)
    return st.one_of(usual, usual, amounts(currency, least=0))


@st.composite
def openings(draw: DrawFn, product: Product | SearchStrategy[Product] | None = None) -> CreditLine:
    """Lines on their first day, under *product*, one drawn from it, or any."""
    if product is None:
        product = products()
    agreed = draw(product) if isinstance(product, st.SearchStrategy) else product
    limit, on = draw(limits(agreed.currency)), draw(days())
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
    acts_min = draw(st.sampled_from((0, acts_max // 8, acts_max // 2)))
    for whim in draw(st.lists(whims(), min_size=acts_min, max_size=acts_max)):
        asked = command(line, whim, idle_days_max=idle_days_max)
        if line.refusal(asked) is None:
            note(f"line = line.apply({asked!r})")
            line = line.apply(asked)
    return line


def ancestors(line: CreditLine) -> tuple[CreditLine, ...]:
    """*line* after each of its acts, told again from the first; the last one equals *line*."""
    first, *later = line.commands
    return tuple(accumulate(later, CreditLine.apply, initial=CreditLine.replay((first,))))
