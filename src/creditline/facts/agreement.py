"""An agreement changed: another product, or another statement day, holds from now on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state.change import Change

if TYPE_CHECKING:
    from datetime import date

    from creditline.state import Bill, State
    from creditline.terms import Product

NO_MORE = -1


@attrs.frozen
class ProductChanged:
    """
    The line lives under *product* from now on.

    Attributes:
        period_start: The first day of the period that runs, which the next statement ends; `None` without statements.
        restarts: Whether nights are counted by new terms from now on, or only dates changed.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    product: Product
    period_start: date | None
    restarts: bool
    reason: str = ""


def evolve(state: State, fact: ProductChanged) -> State:
    """Bills stay as they were issued; late fees that the old product charged by the calendar have come to an end."""
    before = state.change
    moved = getattr(fact.product.cycle, "statement_day", None) != getattr(state.product.cycle, "statement_day", None)
    change = Change(
        fact.on,
        state.opened if fact.period_start is None else fact.period_start,
        _name_of_period(state, fact),
        fact.on if fact.restarts else (None if before is None else before.terms_from),
        fact.on if moved else (None if before is None else before.statement_day_since),
    )
    bills = state.bills
    if fact.restarts:
        bills = tuple([_ended(bill, len(fact.product.flat_late_fees)) for bill in bills])
    return state.but(product=fact.product, change=change, bills=bills)


def _name_of_period(state: State, fact: ProductChanged) -> str:
    """New terms begin a name of their own in the period that runs; else it keeps what was posted under the old one."""
    if fact.restarts:
        return f"{fact.product.cycle.pending(fact.on)}/{fact.on}"
    return state.charged_in(state.product.cycle.pending(fact.on))


def _ended(bill: Bill, rules: int) -> Bill:
    return attrs.evolve(bill, late_fees=(NO_MORE,) * rules) if bill.is_judged else attrs.evolve(bill, late_fees=())


EVOLVE = {ProductChanged: evolve}
