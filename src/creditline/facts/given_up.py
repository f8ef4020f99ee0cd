"""Given up: what was owed is asked for no more, as a favor or because it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.ledger import Entry, credit, debit
from creditline.shown import shown
from creditline.state.chart import CHARGE_OFF, RECEIVABLES, WAIVER
from creditline.state.taking import taken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creditline.state import Settlement, State

EXPENSES: Final[Mapping[str, str]] = {"waiver": WAIVER, "write-off": CHARGE_OFF}
"""What it costs the lender, by kind."""


@attrs.frozen
class GivenUp:
    """
    Receivables became an expense.

    Attributes:
        kind: `"waiver"`: the customer owes it no more. `"write-off"`: it is lost; what comes of it later is income.
        settlements: What of which obligation, oldest first or in the order of the waterfall; at least one.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    kind: Literal["waiver", "write-off"]
    settlements: tuple[Settlement, ...]
    reason: str


def post(fact: GivenUp) -> Entry:
    """Dr the expense, Cr each receivable."""
    first, *others = [part.amount for part in fact.settlements]
    parts = [credit(RECEIVABLES[part.component], part.amount, part.obligation) for part in fact.settlements]
    return Entry(
        fact.id, fact.on, fact.kind, (debit(EXPENSES[fact.kind], sum(others, start=first)), *parts), fact.reason
    )


def evolve(state: State, fact: GivenUp) -> State:
    """Nobody paid it, so that bills ask for as much less."""
    return taken(state, fact.settlements, fact.on, counts_as_payment=False)


POST = {GivenUp: post}
EVOLVE = {GivenUp: evolve}
