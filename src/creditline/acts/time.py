"""Letting time pass, and the ends of holds that it brings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_day
from creditline.alike import alike, hashed
from creditline.facts.released import Released
from creditline.shown import shown
from creditline.state.chart import HELD

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import State, Step


@attrs.frozen(kw_only=True)
class Advance:
    """
    Let time pass to the start of the day *to*; whatever it brings happens in the order of the days.

    Nothing happens where the line has reached that day already; an earlier day is refused.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    to: date = attrs.field(validator=is_day)


def expire(state: State, step: Step) -> tuple[Fact, ...]:
    """Holds whose last day has passed are released."""
    return tuple(
        Released(f"{hold.id}/expiry", step.on, hold.id, state.money(state.ledger.minor(HELD, hold.id)), "expired")
        for hold in state.holds
        if hold.expires is not None and hold.expires < step.on
    )
