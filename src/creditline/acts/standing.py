"""Suspending, freezing and closing a line, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_day, is_id, is_text
from creditline.alike import alike, hashed
from creditline.errors import LineNotSettled, UnlawfulMove
from creditline.facts.standing import StatusMoved
from creditline.shown import shown
from creditline.state import Status, days_past_due, unposted
from creditline.state.chart import DISPUTED
from creditline.state.status import MOVES

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import State


@attrs.frozen(kw_only=True)
class Suspend:
    """No new spending until the line is resumed; `reason` in words."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    reason: str = attrs.field(default="", validator=is_text)


@attrs.frozen(kw_only=True)
class Resume:
    """A suspended line is open again; `reason` in words."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    reason: str = attrs.field(default="", validator=is_text)


@attrs.frozen(kw_only=True)
class Freeze:
    """Neither spending nor withdrawal until the line is unfrozen; `reason` in words."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    reason: str = attrs.field(default="", validator=is_text)


@attrs.frozen(kw_only=True)
class Unfreeze:
    """A frozen line has the status that it had before; `reason` in words."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    reason: str = attrs.field(default="", validator=is_text)


@attrs.frozen(kw_only=True)
class Close:
    """A line that is settled ends; late refunds and returns still find it; `reason` in words."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    reason: str = attrs.field(default="", validator=is_text)


Move = Suspend | Resume | Freeze | Unfreeze | Close


def move(state: State, command: Move) -> tuple[Fact, ...]:
    """Refused where the table of lawful moves has no such move (`UnlawfulMove`)."""
    name = type(command).__name__.lower()
    sources, target = MOVES[name]
    if state.status not in sources:
        if not state.stands:
            raise UnlawfulMove(state.id, state.status.value, name)
        if state.status is not target:
            # While the past is corrected, lateness may have moved the line further than it was moved by hand.
            return ()
    moved = StatusMoved(command.id, command.on, target or state.status_before, command.reason)
    return moved, *_for_lateness(state, command, moved.status)


def _for_lateness(state: State, command: Move, status: Status) -> tuple[Fact, ...]:
    """A line that became late under a freeze is suspended when it is lifted."""
    terms = state.product.delinquency
    days = None if terms is None else terms.suspend_after
    if days is None or type(command) is not Unfreeze or status is not Status.OPEN:
        return ()
    if days_past_due(state, command.on) <= days:
        return ()
    reason = f"more than {days} days past due"
    return (StatusMoved(f"{command.id}/lateness", command.on, Status.SUSPENDED, reason, for_lateness=True),)


def close(state: State, command: Close) -> tuple[Fact, ...]:
    """Refused besides while anything is owed either way, disputed or held (`LineNotSettled`)."""
    facts = move(state, command)
    owed = state.outstanding() + state.planned() + state.ledger.minor(DISPUTED)
    outstanding = owed + sum(unposted(state, command.on).values())
    figures = outstanding, state.own_money(), state.held()
    if any(figures) and not state.stands:
        raise LineNotSettled(state.id, *map(state.money, figures))
    return facts


ACTS = {
    Close: Act(close),
    Freeze: Act(move),
    Resume: Act(move),
    Suspend: Act(move),
    Unfreeze: Act(move),
}
