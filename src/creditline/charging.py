"""Charging: what has accrued so far is posted, before an act looks at what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.facts.interest import charge
from creditline.facts.late_fee import charge_nights

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import State


def charges_so_far(state: State, id: str, on: date, *, all_bases: bool = False) -> tuple[Fact, ...]:
    """
    Decide what interest and nightly late fees to post on *on*, under the name of the act *id*.

    Interest that only statements post is left to them, save where *all_bases* asks for what was found of it so far.
    """
    statement_date = state.product.cycle.pending(on)
    interest = charge(state, id, on, statement_date, at_issue=False, all_bases=all_bases)
    return (*interest, *charge_nights(state, id, on, statement_date))


def charges_of_orders(state: State, id: str, on: date) -> tuple[Fact, ...]:
    """The same without statements, where nothing else would find the charges of an order; none with them."""
    return () if state.product.cycle.issues_statements else charges_so_far(state, id, on)
