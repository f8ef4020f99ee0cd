"""A merchant giving money back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_amount, is_day, is_id
from creditline.errors import RefundExceedsPurchase, UnknownId
from creditline.facts.settled import Funding, Settled
from creditline.shown import shown
from creditline.state import in_order, settle
from creditline.state.chart import MERCHANT, OWN_MONEY, REFUND_MONEY
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

    purchase: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    amount: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(is_amount))


def refer(state: State, command: Refund) -> None:
    """Refuse a purchase that never was (`UnknownId`)."""
    if not state.ledger.knows(MERCHANT, command.purchase):
        raise UnknownId("purchase", command.purchase)


def decide(state: State, command: Refund) -> tuple[Fact, ...]:
    """Refused beyond what the merchant was paid (`RefundExceedsPurchase`)."""
    refundable = state.money(-state.ledger.minor(MERCHANT, command.purchase))
    amount = refundable if command.amount is None else command.amount
    if not amount or amount > refundable:
        raise RefundExceedsPurchase(command.purchase, amount, refundable)
    settlements, rest = settle(state, amount.minor, _eligible(state, command))
    product = state.product
    return (
        Settled(
            command.id,
            command.on,
            "refund",
            (Funding(MERCHANT, amount, command.purchase),),
            settlements,
            state.money(rest),
            OWN_MONEY if product.refund_rest == "others" else REFUND_MONEY,
            counts_as_payment=False,
            note=state.ledger.entry(command.purchase).memo,
        ),
    )


def _eligible(state: State, command: Refund) -> list[Claim]:
    """
    What a refund settles: its own purchase first, then by `refund_rest` what else is owed.

    Where refunds do not count as payment, only what is still unbilled of its own purchase.
    """
    ordered = in_order(state, command.on, first=command.purchase)
    if state.product.refund_rest == "others":
        return ordered
    own = [claim for claim in ordered if _is_own(claim[0], command.purchase)]
    if state.product.refund_counts_as_payment:
        return own
    return [claim for claim in own if claim[1] is Stage.UNBILLED]


def _is_own(obligation: Obligation, purchase: str) -> bool:
    return obligation.id == purchase and obligation.component is Component.PRINCIPAL
