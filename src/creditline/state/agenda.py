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
    coming = [step for step in _steps(state) if step[0] <= to]
    return Step(*min(coming)) if coming else None


def _steps(state: State) -> Iterator[tuple[date, Coming, date]]:
    """What each kind of thing would bring next, as plain tuples that fall in order."""
    if not state.is_quiet():
        yield _statement(state)
    expiries = [hold.expires for hold in state.holds if hold.expires is not None and hold.expires < date.max]
    if expiries:
        after = min(expiries) + ONE_DAY
        yield after, Coming.EXPIRY, after
    if unjudged := state.unjudged():
        after = unjudged[0].last_day + ONE_DAY
        yield after, Coming.JUDGEMENT, after


def statement_step(state: State) -> Step:
    """The statement that the line is heading for."""
    return Step(*_statement(state))


def _statement(state: State) -> tuple[date, Coming, date]:
    cycle = state.product.cycle
    dated = cycle.pending(state.as_of)
    if state.last_statement is not None and dated <= state.last_statement:
        dated = cycle.statement_after(state.last_statement)
    on = cycle.issued_on(dated)
    return on, Coming.STATEMENT_BEFORE if on == dated else Coming.STATEMENT_THROUGH, dated
