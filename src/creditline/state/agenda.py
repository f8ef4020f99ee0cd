"""The agenda: what time brings next, as a pure minimum that is never stored."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.state.state import State

ONE_DAY = timedelta(days=1)


class Coming(IntEnum):
    """What the start of a day can bring, in the order in which it does."""

    STATEMENT_THROUGH = 1
    """A `through` statement of the day before is issued."""

    EXPIRY = 2
    """Holds whose last day was the day before expire."""

    JUDGEMENT = 3
    """A bill whose last day, grace included, was the day before is judged."""

    STATEMENT_BEFORE = 4
    """A `before` statement of the day is issued."""


@attrs.frozen(eq=False, repr=False)
class Step:
    """
    One thing that time brings.

    Attributes:
        on: The day at whose start it happens.
        what: Which thing.
        dated: The day that its entries bear; a `through` statement is dated the day before *on*.
    """

    on: date
    what: Coming
    dated: date


def next_step(state: State, to: date) -> Step | None:
    """The first thing that time brings on or before *to*; an idle stretch brings nothing."""
    coming = [step for step in _steps(state) if step.on <= to]
    return min(coming, key=lambda step: (step.on, step.what)) if coming else None


def _steps(state: State) -> Iterator[Step]:
    if not state.is_quiet():
        yield statement_step(state)
    expiries = [hold.expires for hold in state.holds if hold.expires is not None and hold.expires < date.max]
    if expiries:
        after = min(expiries) + ONE_DAY
        yield Step(after, Coming.EXPIRY, after)
    if unjudged := state.unjudged():
        after = unjudged[0].last_day + ONE_DAY
        yield Step(after, Coming.JUDGEMENT, after)


def statement_step(state: State) -> Step:
    """The statement that the line is heading for."""
    cycle = state.product.cycle
    dated = cycle.pending(state.as_of)
    if state.last_statement is not None and dated <= state.last_statement:
        dated = cycle.statement_after(state.last_statement)
    on = cycle.issued_on(dated)
    return Step(on, Coming.STATEMENT_BEFORE if on == dated else Coming.STATEMENT_THROUGH, dated)
