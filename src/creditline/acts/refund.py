"""A merchant giving money back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_id
from creditline.alike import alike, hashed
from creditline.charging import charges_of_orders
from creditline.errors import UnknownId
from creditline.facts.plan_changed import refund_of
from creditline.facts.settled import Funding, Settled
from creditline.shown import shown
from creditline.state import in_order, settle
from creditline.state.chart import MERCHANT, OWN_MONEY, REFUND_MONEY
from creditline.state.disputing import beyond_refundable, disputed, refundable
from creditline.state.refunding import fee_back, off_plans, own_claims, sent_back
from creditline.state.settling import together, without
from creditline.terms import Component, Stage
from creditline.terms.check import or_none

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import Obligation, State
    from creditline.state.settling import Claim


@attrs.frozen
class Refund:
    """
    A merchant gives back the price of a purchase, or a part of it.

    Args:
        purchase: The purchase (or the capture that made it).
        on: The day of the refund.
        id: Names this act.
        amount: More than zero; all that can still be refunded where `None`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    purchase: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    amount: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(is_amount))


def refer(state: State, command: Refund) -> None:
    """Refuse a purchase that never was (`UnknownId`)."""
    if not state.ledger.knows(MERCHANT, command.purchase):
        raise UnknownId("purchase", command.purchase)


def prepare(state: State, command: Refund) -> tuple[Fact, ...]:
    """Without statements the charges of an order so far are posted first, as nothing else would find them."""
    return charges_of_orders(state, command.id, command.on)


def decide(state: State, command: Refund) -> tuple[Fact, ...]:
    """Refused beyond what the merchant was paid (`RefundExceedsPurchase`), or is disputed (`PurchaseDisputed`)."""
    left = state.money(refundable(state, command.purchase))
    amount = left if command.amount is None else command.amount
    if not amount or amount > left:
        raise beyond_refundable(command.purchase, amount, left, state.money(disputed(state, command.purchase)))
    ordered = in_order(state, command.on, first=command.purchase)
    principal, charges = _own(state, command, ordered)
    settlements, rest = settle(state, amount.minor, principal)
    plans = off_plans(state, command.purchase, settlements, rest)
    rest -= sum(plan.planned for plan in plans)
    given_back = fee_back(state, plans)
    rest += sum(funded.minor for _, _, funded in given_back)
    others = charges if state.product.refund_rest == "credit" else [*charges, *ordered]
    settled_too, rest = settle(state, rest, without(others, settlements))
    settlements = together((*settlements, *settled_too))
    lost = min(rest, state.recoverable())
    # While the past is corrected, what was sent back stays sent, and is owed where it is the customer's no more.
    back = state.sent_back if state.stands else sent_back(state, rest - lost)
    rest -= sum(part.minor for _, part in back)
    recovered = min(lost, max(0, rest))
    rest -= recovered
    funding = [Funding(account, part, plan) for account, plan, part in given_back]
    settled = Settled(
        command.id,
        command.on,
        "refund",
        (Funding(MERCHANT, amount, command.purchase), *funding),
        settlements,
        state.money(max(0, rest)),
        REFUND_MONEY if state.product.refund_rest == "credit" else OWN_MONEY,
        counts_as_payment=False,
        note=state.ledger.entry(command.purchase).memo,
        planned=tuple([(plan.plan.id, state.money(plan.planned)) for plan in plans if plan.planned]),
        sent_back=back,
        owed=state.money(-rest) if rest < 0 else None,
        recovered=state.money(recovered) if recovered else None,
    )
    return (settled, *(fact for plan in plans for fact in refund_of(command.id, command.on, plan, "refund")))


def _own(state: State, command: Refund, ordered: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """
    What its own purchase still owes: what comes before the rows ahead, and what comes after them.

    A refund gives back the price, so that principal comes first, but for what the lateness of its own order cost;
    fees and interest of billed rows come last. Where refunds do not count as payment, only what is still unbilled.
    """
    own = own_claims(state, command.purchase, ordered)
    if not state.product.refund_counts_as_payment:
        own = [claim for claim in own if claim[1] is Stage.UNBILLED]
    late = [claim for claim in own if _is_for_lateness(claim[0])]
    principal = [claim for claim in own if claim[0].component is Component.PRINCIPAL]
    return [*late, *principal], [claim for claim in own if claim not in late and claim not in principal]


def _is_for_lateness(obligation: Obligation) -> bool:
    """Whether an obligation of an order is a late fee, or interest on what was overdue of it."""
    return obligation.component is Component.LATE_FEE or obligation.due_before is not None


ACTS = {Refund: Act(decide, refer=refer, prepare=prepare)}
