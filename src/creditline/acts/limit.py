"""Raising and lowering the permanent limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_day, is_id, is_limit, is_text
from creditline.alike import alike, hashed
from creditline.errors import LimitOutOfBounds, NotADecrease, NotAnIncrease
from creditline.facts.limit import LimitChanged
from creditline.shown import shown
from creditline.state import Dealing

if TYPE_CHECKING:
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
    limit = state.money(state.limit())
    if command.to <= limit:
        raise NotAnIncrease(command.to, limit)
    return _change(state, command)


def lower_limit(state: State, command: LowerLimit) -> tuple[Fact, ...]:
    """Refused on a closed line, and unless the limit falls within bounds."""
    state.require(Dealing.LOWERING)
    limit = state.money(state.limit())
    if command.to >= limit:
        raise NotADecrease(command.to, limit)
    return _change(state, command)


def _change(state: State, command: RaiseLimit | LowerLimit) -> tuple[Fact, ...]:
    terms = state.product.limits
    if not terms.allow(command.to):
        raise LimitOutOfBounds(command.to, terms.minimum, terms.maximum, state.product.name)
    change = command.to - state.money(state.limit())
    return (LimitChanged(command.id, command.on, change, command.reason),)


ACTS = {LowerLimit: Act(lower_limit), RaiseLimit: Act(raise_limit)}
