"""Disputing: what of a purchase is disputed, and what of it may still be refunded or disputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.errors import PurchaseDisputed, RefundExceedsPurchase
from creditline.state.chart import DISPUTED, MERCHANT, PRINCIPAL

if TYPE_CHECKING:
    from creditline.errors import CreditLineError
    from creditline.money import Money
    from creditline.state.state import State


@attrs.frozen(eq=False, repr=False)
class Contest:
    """
    A dispute that is open, or that the customer lost; its amount lies in `Assets:Disputed`, item = its id.

    Attributes:
        id: The dispute.
        purchase: What is disputed, or a part of it.
        owed: The obligation that it became when it was lost; empty while it is open.
    """

    id: str
    purchase: str
    owed: str = ""


def disputed(state: State, purchase: str) -> int:
    """Minor units of a purchase that are disputed now."""
    return sum([state.ledger.minor(DISPUTED, each.id) for each in state.disputes if each.purchase == purchase])


def refundable(state: State, purchase: str) -> int:
    """Minor units of a purchase that its merchant may give back: what he was paid, less what is disputed."""
    return -state.ledger.minor(MERCHANT, purchase) - disputed(state, purchase)


def beyond_refundable(purchase: str, requested: Money, refundable: Money, disputed: Money) -> CreditLineError:
    """Why more than is *refundable* of a purchase is not given back: it is *disputed*, or it was never paid."""
    if disputed and requested <= refundable + disputed:
        return PurchaseDisputed(purchase, requested, refundable, disputed)
    return RefundExceedsPurchase(purchase, requested, refundable)


def disputable(state: State, purchase: str) -> int:
    """Minor units of a purchase that can be disputed: what can be refunded, less what was disputed and lost."""
    lost = [each.owed for each in state.disputes if each.purchase == purchase and each.owed]
    postings = [posting for owed in lost for posting in state.ledger.entry(owed).postings]
    gone = sum([posting.amount.minor for posting in postings if posting.account == PRINCIPAL])
    return max(0, refundable(state, purchase) - gone)
