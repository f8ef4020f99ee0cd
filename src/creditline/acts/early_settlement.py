"""Settling a plan early: all that is left of it is paid at once (提前结清)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_amount, is_day, is_id, is_text
from creditline.errors import NothingAhead, SettlementDiffers, UnknownId
from creditline.facts.interest import charge
from creditline.facts.late_fee import charge_nights
from creditline.facts.plan_changed import CostEnded
from creditline.facts.rows_billed import BilledRow, RowsBilled
from creditline.facts.settled import Funding, Settled
from creditline.state import Settlement, in_order, settle
from creditline.state.chart import COLLECTIONS, OWN_MONEY, PLANNED
from creditline.state.ending import early
from creditline.state.offering import collections_item
from creditline.terms import Component
from creditline.terms.check import or_none

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import Plan, State


@attrs.frozen(kw_only=True)
class SettleEarly:
    """
    All that is left of one plan, or of all of them, is paid at once; nothing of it ever falls due any more.

    Money comes in for what is billed and unpaid of it, the principal that is not billed yet, interest on that to the
    day, and the fees that the offer asks for (`on_prepayment`).

    Args:
        on: The day it is paid.
        id: Names this act, and the payment.
        plan: The plan; all plans where `None`.
        amount: What is paid, where the caller wants it refused unless it is what is needed.
        source: Where the money came from, as statements call it.
    """

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    plan: str | None = attrs.field(default=None, validator=or_none(is_id))
    amount: Money | None = attrs.field(default=None, validator=or_none(is_amount))
    source: str = attrs.field(default="", validator=is_text)


def refer(state: State, command: SettleEarly) -> None:
    """Refuse a plan that never was (`UnknownId`)."""
    if command.plan is not None and not state.ledger.knows(PLANNED, command.plan):
        raise UnknownId("plan", command.plan)


def prepare(state: State, command: SettleEarly) -> tuple[Fact, ...]:
    """Interest and nightly late fees so far are posted first, as for any repayment."""
    statement_date = state.product.cycle.pending(command.on)
    interest = charge(state, command.id, command.on, statement_date, at_issue=False)
    return (*interest, *charge_nights(state, command.id, command.on, statement_date))


def decide(state: State, command: SettleEarly) -> tuple[Fact, ...]:
    """Refused where nothing is left of the plan (`NothingAhead`), or another amount is needed (`SettlementDiffers`)."""
    plans = [plan for plan in state.plans if command.plan in (None, plan.id)]
    rows = [_rest(state, plan, command.on) for plan in plans if not plan.is_over]
    settlements = [*_billed(state, command, plans), *(part for row in rows for part in _parts(state, row))]
    needed = sum(part.amount.minor for part in settlements)
    if not needed and not rows and not state.stands:
        raise NothingAhead(command.plan or "")
    paid = needed if command.amount is None else command.amount.minor
    if paid != needed:
        if not state.stands:
            raise SettlementDiffers(state.money(paid), state.money(needed))
        settlements = list(_as_far_as(settlements, paid))
    rest = paid - sum(part.amount.minor for part in settlements)
    currency = state.product.currency
    facts: list[Fact] = [RowsBilled(f"{command.id}/installments", command.on, currency, tuple(rows))] if rows else []
    if paid:
        facts.append(
            Settled(
                command.id,
                command.on,
                "repayment",
                (Funding(COLLECTIONS, state.money(paid), collections_item(state, command.id)),),
                tuple(settlements),
                state.money(rest),
                OWN_MONEY,
                counts_as_payment=True,
                note=command.source,
            )
        )
    return (*facts, *(ended for plan in plans for ended in _cost_ended(state, command, plan)))


def _rest(state: State, plan: Plan, on: date) -> BilledRow:
    """All that is left of a plan, as one row."""
    owed = early(plan, on, state.product.cycle.step)
    rows = len(plan.schedule.due_dates) - plan.billed
    return BilledRow(plan.id, f"{plan.id}/rest", rows, owed.principal, owed.interest, owed.fee, 0)


def _parts(state: State, row: BilledRow) -> Iterator[Settlement]:
    parts = ((Component.FEE, row.fee), (Component.INTEREST, row.interest), (Component.PRINCIPAL, row.principal))
    for component, minor in parts:
        if minor:
            yield Settlement(component, row.item, state.money(minor))


def _billed(state: State, command: SettleEarly, plans: list[Plan]) -> tuple[Settlement, ...]:
    """What is billed of the plans and unpaid, in the order of the waterfall."""
    names = {plan.id for plan in plans}
    claims = [claim for claim in in_order(state, command.on) if claim[0].order in names]
    settlements, _ = settle(state, sum(owed for *_, owed in claims), claims)
    return settlements


def _as_far_as(settlements: list[Settlement], minor: int) -> Iterator[Settlement]:
    """The same, as far as the money goes."""
    for part in settlements:
        paid = min(minor, part.amount.minor)
        if not paid:
            break
        yield part if paid == part.amount.minor else attrs.evolve(part, amount=attrs.evolve(part.amount, minor=paid))
        minor -= paid


def _cost_ended(state: State, command: SettleEarly, plan: Plan) -> Iterator[CostEnded]:
    """What others were to pay for the rows that will not come."""
    left = [(name, sum(parts[plan.billed :])) for name, parts in plan.schedule.borne_minor]
    if any(minor for _, minor in left):
        is_kept = plan.offer.unearned.on_settlement == "kept"
        kept = state.money(sum(minor for _, minor in left) if is_kept else 0)
        returned = () if is_kept else tuple([(name, state.money(minor)) for name, minor in left if minor])
        yield CostEnded(f"{command.id}/{plan.id}/subsidy", command.on, plan.id, kept, returned)
