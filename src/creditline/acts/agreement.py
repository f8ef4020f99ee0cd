"""Changing the agreement of a line: its statement day, or its product."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_day, is_id, is_text, require_rates
from creditline.alike import alike, hashed
from creditline.charging import charges_so_far
from creditline.errors import (
    CurrencyMismatch,
    CycleCannotChange,
    FreeDaysNotAvailable,
    StatementDayChangedTooSoon,
    StatementDayFixed,
)
from creditline.facts.agreement import ProductChanged
from creditline.facts.plan_changed import PlanRelaid
from creditline.facts.settled import use_credit
from creditline.shown import shown
from creditline.state import Dealing, in_order
from creditline.state.chart import REFUND_MONEY
from creditline.terms import BillingCycle, Product
from creditline.terms.check import day_of_month, instance_of

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.state import Plan, State
    from creditline.terms import OrderCycle


@attrs.frozen
class ChangeStatementDay:
    """
    Statements are issued on another day of the month from now on.

    The period that runs ends with the next statement on the new day and is shorter or longer for it: no day is lost
    or billed twice. What was billed keeps its due date; installment rows ahead move to the due dates of the new cycle.

    Args:
        statement_day: 1 to 31, clamped to the last day of a short month.
        on: The day of the change.
        id: Names this act.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    statement_day: int = attrs.field(validator=day_of_month)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


@attrs.frozen
class ChangeProduct:
    """
    Another product holds from now on, for what is to come.

    What the old one charges by the night is posted first, as far as it was found by then; the new terms count nights
    from the day of the change on. Bills stay as they were issued, and plans as they were agreed.

    Args:
        product: In the same currency; where statements are issued, with the same cutoff.
        on: The day of the change.
        id: Names this act.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    product: Product = attrs.field(validator=instance_of(Product))
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)

    def __attrs_post_init__(self) -> None:
        """Refuse a product whose rates begin later than the change."""
        require_rates(self.product, self.on)


def prepare(state: State, command: ChangeProduct) -> tuple[Fact, ...]:
    """What was found so far under the old terms is posted, whether it waits for a statement or not."""
    if _refusal(state, command) is not None:
        return ()
    return charges_so_far(state, command.id, command.on, all_bases=True)


def change_product(state: State, command: ChangeProduct) -> tuple[Fact, ...]:
    """
    Refused on a closed line, in another currency, and between cycles that do not follow on one another.

    So is one that takes the mean of balances while a draw has interest-free days (`FreeDaysNotAvailable`).
    """
    state.require(Dealing.CHANGING)
    refusal = _refusal(state, command)
    if refusal is not None:
        raise refusal
    waiting: tuple[Fact, ...] = ()
    if command.product.refund_counts_as_payment and not state.product.refund_counts_as_payment:
        # Credit that waited for a statement need not wait any more.
        waiting = use_credit(state, REFUND_MONEY, in_order(state, command.on), command.id, command.on)
    return (*_changed(state, command, command.product, restarts=True), *waiting)


def _refusal(state: State, command: ChangeProduct) -> Exception | None:
    before, after = state.product, command.product
    if after.currency != before.currency:
        return CurrencyMismatch(before.currency, after.currency)
    if _kind(before.cycle) != _kind(after.cycle):
        return CycleCannotChange(before.name, after.name)
    if after.averages_cash and (ahead := _free_days_ahead(state, command.on)):
        return FreeDaysNotAvailable(ahead, after.name)
    return None


def _free_days_ahead(state: State, on: date) -> int:
    """How many interest-free nights the draws that are still owed have from a day on; of several the most."""
    ends = (each.bears_from for each in state.obligations() if each.bears_from and state.outstanding_of(each))
    return max([0, *((end - on).days for end in ends)])


def _kind(cycle: BillingCycle | OrderCycle) -> str:
    """What a line keeps: the cutoff of its statements, or the step of its orders, by which plans fall due."""
    return cycle.cutoff if isinstance(cycle, BillingCycle) else str(cycle.step)


def change_statement_day(state: State, command: ChangeStatementDay) -> tuple[Fact, ...]:
    """Refused on a closed line, where the product fixes the day, and too soon after the last change."""
    state.require(Dealing.CHANGING)
    product = state.product
    every = product.statement_day_changes
    if every is None or not isinstance(product.cycle, BillingCycle):
        raise StatementDayFixed(product.name)
    since = None if state.change is None else state.change.statement_day_since
    if since is not None and not state.stands and command.on < (earliest := every.from_anchor(since, 1)):
        raise StatementDayChangedTooSoon(since, earliest)
    cycle = attrs.evolve(product.cycle, statement_day=command.statement_day)
    return _changed(state, command, attrs.evolve(product, cycle=cycle), restarts=False)


def _changed(
    state: State, command: ChangeProduct | ChangeStatementDay, product: Product, *, restarts: bool
) -> tuple[Fact, ...]:
    cycle = state.product.cycle
    start = state.period(cycle.pending(command.on))[0] if isinstance(cycle, BillingCycle) else None
    changed = ProductChanged(command.id, command.on, product, start, restarts, command.reason)
    if product.cycle == cycle or start is None:
        return (changed,)
    moved = [_moved(plan, command, cast("BillingCycle", product.cycle)) for plan in state.plans if plan.has_rows_ahead]
    return (changed, *moved)


def _moved(plan: Plan, command: ChangeProduct | ChangeStatementDay, cycle: BillingCycle) -> PlanRelaid:
    """Rows ahead fall due with the statements of the new cycle, none on the day of the last one billed or before."""
    dates, billed = plan.schedule.due_dates, plan.billed
    left = len(dates) - billed
    last = dates[billed - 1] if billed else plan.on
    after = [day for day in cycle.row_due_dates(command.on, left + 2) if day > last]
    schedule = attrs.evolve(plan.schedule, due_dates=(*dates[:billed], *after[:left]))
    return PlanRelaid(f"{command.id}/{plan.id}", command.on, plan.id, schedule, plan.sources, "statement day")


ACTS = {
    ChangeProduct: Act(change_product, prepare=prepare),
    ChangeStatementDay: Act(change_statement_day),
}
