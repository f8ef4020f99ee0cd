"""Waiving a part of what is owed, as a favor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import as_component, is_amount, is_day, is_id, is_reason
from creditline.alike import alike, hashed
from creditline.charging import charges_so_far
from creditline.errors import WaiverExceedsOwed
from creditline.facts.given_up import GivenUp
from creditline.shown import shown
from creditline.state import settle
from creditline.state.settling import of_component

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State
    from creditline.terms import Component


@attrs.frozen
class Waive:
    """
    An amount of one component is forgiven, the oldest first; it is no payment, and bills ask for as much less.

    Args:
        component: `"principal"`, `"cash"`, `"interest"`, `"fee"` or `"late_fee"`. Rows of plans that are not billed
            yet are not owed, and cannot be waived.
        amount: More than zero, at most what is owed of it; nights up to *on* are posted first, as for a repayment.
        on: The day from which it is owed no more.
        id: Names this act.
        reason: In words, not empty.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    component: Component = attrs.field(converter=as_component)
    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(kw_only=True, validator=is_reason)


def prepare(state: State, command: Waive) -> tuple[Fact, ...]:
    """Interest and nightly late fees so far are posted first, so that they can be waived."""
    return charges_so_far(state, command.id, command.on)


def decide(state: State, command: Waive) -> tuple[Fact, ...]:
    """Refused beyond what is owed of the component (`WaiverExceedsOwed`), whatever the status of the line."""
    owed = of_component(state, command.component)
    settlements, rest = settle(state, command.amount.minor, owed)
    if rest and not state.stands:
        in_all = sum(minor for *_, minor in owed)
        raise WaiverExceedsOwed(command.component.value, command.amount, state.money(in_all))
    # While the past is corrected, less may be owed than was waived.
    return (GivenUp(command.id, command.on, "waiver", settlements, command.reason),) if settlements else ()


ACTS = {Waive: Act(decide, prepare=prepare)}
