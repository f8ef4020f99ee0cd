"""Letting time pass, and what it brings to holds and increases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_day
from creditline.alike import alike, hashed
from creditline.facts.limit import begun, over
from creditline.facts.released import Released
from creditline.shown import shown
from creditline.state.chart import HELD
from creditline.state.granting import fits
from creditline.state.increase import IncreaseStatus

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import State, Step
    from creditline.state.increase import Increase


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


def move_increases(state: State, step: Step) -> tuple[Fact, ...]:
    """What becomes of the oldest increase that has its day: one at a time, as each finds what the one before left."""
    return _moved(state, next(each for each in state.increases.live if each.next_day == step.on), step.on)


def _moved(state: State, increase: Increase, on: date) -> tuple[Fact, ...]:
    if increase.is_in_force:
        return over(increase, "end", f"{increase.id}/ends", on, "its last day has passed")
    if increase.status is not IncreaseStatus.ACCEPTED:
        return over(increase, "expire", f"{increase.id}/expires", on, "nobody accepted it in time")
    if not fits(state, increase, on):
        # Since it was agreed the limit was raised otherwise, or another product bounds it.
        return over(increase, "withdraw", f"{increase.id}/withdrawn", on, "it is more than the product grants")
    return begun(increase, f"{increase.id}/begins", on, "its first day has come")


def expire(state: State, step: Step) -> tuple[Fact, ...]:
    """Holds whose last day has passed are released."""
    return tuple(
        Released(f"{hold.id}/expiry", step.on, hold.id, state.money(state.ledger.minor(HELD, hold.id)), "expired")
        for hold in state.holds
        if hold.expires is not None and hold.expires < step.on
    )
