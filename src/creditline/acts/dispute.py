"""Disputing a purchase, and the end of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_id, is_text
from creditline.alike import alike, hashed
from creditline.charging import charges_of_orders
from creditline.errors import AlreadyResolved, DisputeExceedsPurchase, UnknownId
from creditline.facts.disputed import Disputed, DisputeResolved
from creditline.facts.plan_changed import refund_of
from creditline.facts.settled import Funding, Settled
from creditline.shown import shown
from creditline.state import in_order, settle
from creditline.state.chart import DISPUTED, MERCHANT, OWN_MONEY, REFUND_MONEY
from creditline.state.disputing import disputable
from creditline.state.refunding import fee_back, off_plans, own_claims
from creditline.terms import Component
from creditline.terms.check import instance_of, or_none

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Dispute:
    """
    The customer does not accept a purchase, or a part of it; he owes it no more until that is resolved.

    What is outstanding of its principal is taken off at once, of a plan as a refund does; what he had paid becomes
    his own money. It is no payment, and bills ask for as much less.

    Args:
        purchase: The purchase (or the capture that made it).
        on: The day of the dispute.
        id: Names this act.
        amount: More than zero; all that can be disputed where `None`.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    purchase: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    amount: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(is_amount))
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


@attrs.frozen
class Resolve:
    """
    A dispute ends: the merchant bears what was disputed, or the customer owes it again.

    What he owes again is billed with the next statement, under the id of this act; his own money pays it first.

    Args:
        dispute: The dispute.
        won: Whether the customer was right.
        on: The day it ends.
        id: Names this act.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    dispute: str = attrs.field(validator=is_id)
    won: bool = attrs.field(kw_only=True, validator=instance_of(bool))
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)


def refer(state: State, command: Dispute) -> None:
    """Refuse a purchase that never was (`UnknownId`)."""
    if not state.ledger.knows(MERCHANT, command.purchase):
        raise UnknownId("purchase", command.purchase)


def prepare(state: State, command: Dispute) -> tuple[Fact, ...]:
    """Without statements the charges of an order so far are posted first, as nothing else would find them."""
    return charges_of_orders(state, command.id, command.on)


def dispute(state: State, command: Dispute) -> tuple[Fact, ...]:
    """Refused beyond what can still be refunded, and of what was disputed and lost (`DisputeExceedsPurchase`)."""
    left = state.money(disputable(state, command.purchase))
    amount = left if command.amount is None else command.amount
    if not amount or amount > left:
        raise DisputeExceedsPurchase(command.purchase, amount, left)
    claims = own_claims(state, command.purchase, in_order(state, command.on, first=command.purchase))
    principal = [claim for claim in claims if claim[0].component is Component.PRINCIPAL]
    settlements, rest = settle(state, amount.minor, principal)
    plans = off_plans(state, command.purchase, settlements, rest)
    given_back = fee_back(state, plans)
    rest += sum(part.minor for _, _, part in given_back) - sum(plan.planned for plan in plans)
    recovered = min(rest, state.recoverable())
    credited = Settled(
        command.id,
        command.on,
        "dispute",
        (Funding(DISPUTED, amount, command.id), *(Funding(account, part, plan) for account, plan, part in given_back)),
        settlements,
        state.money(rest - recovered),
        REFUND_MONEY if state.product.refund_rest == "credit" else OWN_MONEY,
        counts_as_payment=False,
        note=command.purchase,
        planned=tuple([(plan.plan.id, state.money(plan.planned)) for plan in plans if plan.planned]),
        recovered=state.money(recovered) if recovered else None,
    )
    changes = (fact for plan in plans for fact in refund_of(command.id, command.on, plan, "dispute"))
    return (
        credited,
        Disputed(f"{command.id}/open", command.on, command.id, command.purchase, command.reason),
        *changes,
    )


def refer_resolve(state: State, command: Resolve) -> None:
    """Refuse a dispute that never was (`UnknownId`)."""
    if not state.ledger.knows(DISPUTED, command.dispute):
        raise UnknownId("dispute", command.dispute)


def resolve(state: State, command: Resolve) -> tuple[Fact, ...]:
    """Refused where it was resolved before (`AlreadyResolved`)."""
    contest = next((each for each in state.disputes if each.id == command.dispute and not each.owed), None)
    if contest is None:
        raise AlreadyResolved(command.dispute)
    amount = state.money(state.ledger.minor(DISPUTED, contest.id))
    return (DisputeResolved(command.id, command.on, contest.id, contest.purchase, amount, command.won),)


ACTS = {
    Dispute: Act(dispute, refer=refer, prepare=prepare),
    Resolve: Act(resolve, refer=refer_resolve),
}
