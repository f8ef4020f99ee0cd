"""Raising and lowering the permanent limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_day, is_id, is_limit, is_text
from creditline.alike import alike, hashed
from creditline.errors import NotADecrease, NotAnIncrease
from creditline.facts.limit import LimitChanged, over
from creditline.shown import shown
from creditline.state import Dealing
from creditline.state.increase import IncreaseStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class RaiseLimit:
    """
    The permanent limit rises.

    Args:
        to: The new limit, more than the present one and within the product's bounds.
        on: The day from whose acts on it holds.
        id: Names this act.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    to: Money = attrs.field(validator=is_limit)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


@attrs.frozen
class LowerLimit:
    """
    The permanent limit falls, perhaps below what is used; that only stops new spending.

    What is offered, and what is accepted or granted and not in force yet, is withdrawn by it; a temporary limit in
    force stays.

    Args:
        to: The new limit, less than the present one and within the product's bounds.
        on: The day from whose acts on it holds.
        id: Names this act.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    to: Money = attrs.field(validator=is_limit)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


def raise_limit(state: State, command: RaiseLimit) -> tuple[Fact, ...]:
    """Refused unless the line is open and the limit rises within bounds."""
    state.require(Dealing.RAISING)
    limit = state.money(state.permanent_limit())
    if command.to <= limit:
        raise NotAnIncrease(command.to, limit)
    return (_change(state, command),)


def lower_limit(state: State, command: LowerLimit) -> tuple[Fact, ...]:
    """Refused on a closed line, and unless the limit falls within bounds."""
    state.require(Dealing.LOWERING)
    limit = state.money(state.permanent_limit())
    if command.to >= limit:
        raise NotADecrease(command.to, limit)
    return (_change(state, command), *_withdrawn(state, command))


def _change(state: State, command: RaiseLimit | LowerLimit) -> LimitChanged:
    state.product.limits.require(command.to, state.product.name)
    change = command.to - state.money(state.permanent_limit())
    return LimitChanged(command.id, command.on, change, command.reason)


def _withdrawn(state: State, command: LowerLimit) -> Iterator[Fact]:
    """Nobody takes up later what was offered before the lender thought better of it."""
    for increase in state.increases.live:
        if increase.status in (IncreaseStatus.OFFERED, IncreaseStatus.ACCEPTED):
            yield from over(increase, "withdraw", f"{command.id}/{increase.id}", command.on, "the limit was lowered")


ACTS = {LowerLimit: Act(lower_limit), RaiseLimit: Act(raise_limit)}
