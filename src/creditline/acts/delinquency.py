"""What time does to a line that stays late: it is suspended or closed, and open again once it is current."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from creditline.facts.standing import StatusMoved
from creditline.state import Coming, Status, late_since
from creditline.state.agenda import moves_to_come
from creditline.state.status import LATE_MOVES, MOVES

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import State, Step
    from creditline.terms import DelinquencyTerms


def move(state: State, step: Step) -> tuple[Fact, ...]:
    """The line is suspended, or closed to new spending for good; what it owes is billed as before."""
    terms = cast("DelinquencyTerms", state.product.delinquency)  # no other product brings this
    _, _, name = next(each for each in moves_to_come(state, terms) if each[:2] == (step.on, Coming.STANDING))
    status = cast("Status", MOVES[LATE_MOVES[name]][1])
    reason = f"more than {getattr(terms, name)} days past due"
    return (StatusMoved(f"lateness/{step.on}/{status}", step.on, status, reason, for_lateness=True),)


def cure(state: State, id: str, on: date) -> tuple[Fact, ...]:
    """A line that lateness had suspended is open as soon as nothing is past due, where the product says so."""
    terms = state.product.delinquency
    if terms is None or not terms.cure or state.status is not Status.SUSPENDED or late_since(state) is not None:
        return ()
    return (StatusMoved(f"{id}/cure", on, Status.OPEN, "nothing is past due any more"),)
