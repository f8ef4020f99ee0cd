"""Settling a plan early: all that is left of it is paid at once (提前结清)."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_day, is_id, is_limit, is_text
from creditline.alike import alike, hashed
from creditline.charging import charges_so_far
from creditline.errors import NothingAhead, SettlementDiffers, UnknownId
from creditline.facts.plan_changed import cost_of_rest_ended
from creditline.facts.rows_billed import BilledRow, RowsBilled, rest_of
from creditline.facts.settled import Funding, Settled
from creditline.shown import shown
from creditline.state import in_order, settle
from creditline.state.chart import COLLECTIONS, OWN_MONEY, PLANNED
from creditline.state.ending import early
from creditline.state.refunding import collections_item
from creditline.terms.check import or_none

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import Plan, State
    from creditline.state.settling import Claim


@attrs.frozen(kw_only=True)
class SettleEarly:
    """
    All that is left of one plan, or of all of them, is paid at once; nothing of it ever falls due any more.

    Money comes in for what is billed and unpaid of it, the principal that is not billed yet, interest on that to the
    day, and the fees that the offer asks for (`on_prepayment`), less the customer's own money on the line.

    Args:
        on: The day it is paid.
        id: Names this act, and the payment.
        plan: The plan; all plans where `None`.
        amount: What comes in, zero or more, where the caller wants it refused unless it is what is needed.
        source: Where the money came from, as statements call it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    plan: str | None = attrs.field(default=None, validator=or_none(is_id))
    amount: Money | None = attrs.field(default=None, validator=or_none(is_limit))
    source: str = attrs.field(default="", validator=is_text)


def refer(state: State, command: SettleEarly) -> None:
    """Refuse a plan that never was (`UnknownId`)."""
    if command.plan is not None and not state.ledger.knows(PLANNED, command.plan):
        raise UnknownId("plan", command.plan)


def prepare(state: State, command: SettleEarly) -> tuple[Fact, ...]:
    """
    All that is left is billed, so that it can be paid: charges so far as for any repayment, then the plans as one row.

    The customer's own money settles it at once, like everything that is posted. Refused where nothing is left of the
    plan (`NothingAhead`).
    """
    charged = charges_so_far(state, command.id, command.on)
    plans = _plans(state, command)
    rows = tuple([_rest(state, plan, command.on) for plan in plans if not plan.is_over])
    if not rows:
        if not state.stands and not _owed(state, command, plans):
            raise NothingAhead(command.plan or "")
        return charged
    billed = RowsBilled(f"{command.id}/installments", command.on, state.product.currency, rows)
    ended = [
        cost_of_rest_ended(command.id, command.on, plan, kept=plan.offer.unearned.on_settlement == "kept")
        for plan in plans
    ]
    return (*charged, billed, *chain.from_iterable(ended))


def decide(state: State, command: SettleEarly) -> tuple[Fact, ...]:
    """Refused where another amount is needed (`SettlementDiffers`); nothing comes in where own money paid it all."""
    claims = _owed(state, command, _plans(state, command))
    needed = sum(owed for *_, owed in claims)
    paid = needed if command.amount is None else command.amount.minor
    if paid != needed and not state.stands:
        raise SettlementDiffers(state.money(paid), state.money(needed))
    if not paid:
        return ()
    settlements, rest = settle(state, paid, claims)
    return (
        Settled(
            command.id,
            command.on,
            "repayment",
            (Funding(COLLECTIONS, state.money(paid), collections_item(state, command.id)),),
            settlements,
            state.money(rest),
            OWN_MONEY,
            counts_as_payment=True,
            note=command.source,
        ),
    )


def _plans(state: State, command: SettleEarly) -> list[Plan]:
    return [plan for plan in state.plans if command.plan in (None, plan.id)]


def _owed(state: State, command: SettleEarly, plans: list[Plan]) -> list[Claim]:
    """What is billed of the plans and unpaid, in the order of the waterfall."""
    names = {plan.id for plan in plans}
    return [claim for claim in in_order(state, command.on) if claim[0].order in names]


def _rest(state: State, plan: Plan, on: date) -> BilledRow:
    """All that is left of a plan, as one row."""
    return rest_of(plan, early(plan, on, state.product.cycle.step))


ACTS = {SettleEarly: Act(decide, refer=refer, prepare=prepare)}
