"""Rescheduling a plan: its rows come later, become more or fewer, or are laid out anew (延期还款)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_day, is_id
from creditline.alike import alike, hashed
from creditline.errors import NothingAhead, UnknownId
from creditline.facts.plan_changed import PlanRelaid
from creditline.shown import shown
from creditline.state.chart import PLANNED
from creditline.terms.check import ROWS_MAX, instance_of, or_none, positive_number

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import Plan, State
    from creditline.terms import Schedule


def _row_count(instance: object, attribute: attrs.Attribute[int], value: int) -> None:
    positive_number(instance, attribute, value)
    if value > ROWS_MAX:
        message = f"{attribute.name} are 1 to {ROWS_MAX}, not {value}"
        raise ValueError(message)


@attrs.frozen
class Reschedule:
    """
    The rows of a plan that are not billed yet are laid out again; this books nothing by itself.

    One of three is asked for.

    Args:
        plan: The plan.
        on: The day.
        id: Names this act.
        defer: All rows ahead fall due so many periods later; flat costs stay, interest accrues meanwhile.
        periods: What is left is repaid in so many rows from the next due date on, 1 to 360 (re-aging).
        reamortize: What is left is laid out anew over the same due dates, as after a refund of the last rows.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    plan: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    defer: int | None = attrs.field(default=None, kw_only=True, validator=or_none(_row_count))
    periods: int | None = attrs.field(default=None, kw_only=True, validator=or_none(_row_count))
    reamortize: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))

    def __attrs_post_init__(self) -> None:
        """Refuse two wishes, and none."""
        if (self.defer is not None) + (self.periods is not None) + self.reamortize != 1:
            message = "a plan is deferred (defer=1), re-aged (periods=6) or re-amortized (reamortize=True): ask for one"
            raise ValueError(message)


def refer(state: State, command: Reschedule) -> None:
    """Refuse a plan that never was (`UnknownId`)."""
    if not state.ledger.knows(PLANNED, command.plan):
        raise UnknownId("plan", command.plan)


def decide(state: State, command: Reschedule) -> tuple[Fact, ...]:
    """Refused where no row is ahead (`NothingAhead`), or a row would not pay its interest (`InterestNotCovered`)."""
    plan = state.plan(command.plan)
    if plan is None or plan.is_over:
        raise NothingAhead(command.plan)
    schedule, why = _relaid(state, plan, command)
    return (PlanRelaid(command.id, command.on, plan.id, schedule, plan.sources, why),)


def _relaid(state: State, plan: Plan, command: Reschedule) -> tuple[Schedule, str]:
    """The new rows, and what that is called."""
    # Relaying is loaded by the lines that need it.
    from creditline.terms.relaying import deferred, reamortized  # noqa: PLC0415

    left, step = len(plan.schedule.due_dates) - plan.billed, state.product.cycle.step
    if command.defer is not None:
        dates = _due_dates(state, plan, left + command.defer)[command.defer :]
        return deferred(plan.offer, plan.schedule, plan.billed, dates, step), "deferral"
    dates = _due_dates(state, plan, command.periods or left)
    why = "re-amortization" if command.reamortize else "re-aging"
    return reamortized(plan.offer, plan.schedule, plan.billed, dates, step), why


def _due_dates(state: State, plan: Plan, count: int) -> tuple[date, ...]:
    """The due date of the next row, and those that follow it on this line."""
    first, anchor = plan.schedule.due_dates[plan.billed], plan.on
    ahead = 0
    while True:
        ahead += count + len(plan.schedule.due_dates)
        dates = [day for day in state.product.cycle.row_due_dates(anchor, ahead) if day >= first]
        if len(dates) >= count:
            return tuple(dates[:count])


ACTS = {Reschedule: Act(decide, refer=refer)}
