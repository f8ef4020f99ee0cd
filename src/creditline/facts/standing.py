"""The standing of a line: it was opened, its status moved, its days passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.ledger import Ledger
from creditline.shown import shown
from creditline.state import State, Status

if TYPE_CHECKING:
    from datetime import date

    from creditline.terms import Product


@attrs.frozen
class Opened:
    """A line came to be."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    product: Product


@attrs.frozen
class StatusMoved:
    """The status of the line moved to *status*; *for_lateness*, because it was late for so long."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    status: Status
    reason: str
    for_lateness: bool = False


@attrs.frozen
class DaysPassed:
    """The line reached the day *on*."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date


def begin(fact: Opened) -> State:
    """The first state of a line."""
    return State(id=fact.id, product=fact.product, opened=fact.on, as_of=fact.on, ledger=Ledger(fact.product.currency))


def move(state: State, fact: StatusMoved) -> State:
    """The status before is kept, for a freeze to be lifted; so is, under a freeze, that the line was late."""
    kept = state.for_lateness and Status.FROZEN in (state.status, fact.status)
    return state.but(status=fact.status, status_before=state.status, for_lateness=fact.for_lateness or kept)


def pass_days(state: State, fact: DaysPassed) -> State:
    """Only the day changes."""
    return state.on_day(fact.on)


EVOLVE = {DaysPassed: pass_days, StatusMoved: move}
