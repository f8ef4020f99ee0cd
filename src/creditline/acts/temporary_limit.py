"""Granting more of the limit for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_id, is_text, require_period
from creditline.alike import alike, hashed
from creditline.facts.limit import IncreaseMoved, begun
from creditline.shown import shown
from creditline.state import Dealing
from creditline.state.granting import require_grantable
from creditline.state.increase import granted_for_a_time

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class GrantTemporaryLimit:
    """
    The limit is higher by *amount* from *first* through *last*.

    It is used after the permanent limit and repaid before it; what is over the limit when it ends is due in full with
    the next statement.

    Args:
        amount: By how much, more than zero.
        first: The first day on which it is in force, the day of the grant or later.
        last: The last day on which it is in force, included.
        on: The day of the grant.
        id: Names the increase; `WithdrawIncrease` refers to it.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    first: date = attrs.field(kw_only=True, validator=is_day)
    last: date = attrs.field(kw_only=True, validator=is_day)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)

    def __attrs_post_init__(self) -> None:
        """Refuse days that have passed, or are out of order."""
        require_period(self.on, self.first, self.last)


def grant(state: State, command: GrantTemporaryLimit) -> tuple[Fact, ...]:
    """Refused unless the line is open (`LineNotOpen`), and beyond what the product grants for a time."""
    state.require(Dealing.RAISING)
    require_grantable(state, command.amount, command.first, command.last)
    increase = granted_for_a_time(
        command.id, command.amount, command.on, command.first, command.last, state.increases.count
    )
    granted = IncreaseMoved(command.id, command.on, increase, command.reason)
    if command.first > command.on:
        return (granted,)
    return (granted, *begun(increase, command.id, command.on, command.reason))


ACTS = {GrantTemporaryLimit: Act(grant)}
