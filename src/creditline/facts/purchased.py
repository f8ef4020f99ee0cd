"""A purchase: the customer owes us, we owe the merchant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.ledger import Entry, Posting, credit, debit
from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.booking import transfer
from creditline.state.chart import COLLECTIONS, MERCHANT, PLANNED, PRINCIPAL
from creditline.state.state import Source
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state import State
    from creditline.state.circumstances import Circumstances


@attrs.frozen
class Purchased:
    """
    Goods were bought on the line.

    Attributes:
        financed: What of it is repaid in installments; `None` where it was not bought so.
        paid_item: The item of collections under which the rest of it, a down payment, came in.
        circumstances: What it said about itself, or its hold did; `None` where that was nothing.
        hold: The authorization that it was captured from; empty where it was none.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    amount: Money
    merchant: str
    financed: Money | None = None
    paid_item: str = ""
    circumstances: Circumstances | None = None
    hold: str = ""

    @property
    def down_payment(self) -> Money:
        """What was paid at once, with money that never uses the limit."""
        return self.amount - (self.amount if self.financed is None else self.financed)


def post(fact: Purchased) -> Entry:
    """
    Dr principal, Cr merchant, item = the purchase; in installments Dr those, and collections for what was paid.

    What it was for, where that was said, stands in the meta of the entry.
    """
    said = fact.circumstances
    meta = (("scene", said.scene),) if said is not None and said.scene else ()
    if fact.financed is not None:
        return _post_in_installments(fact, fact.financed, meta)
    return transfer(
        fact.id,
        fact.on,
        "purchase",
        debited=PRINCIPAL,
        credited=MERCHANT,
        amount=fact.amount,
        item=fact.id,
        memo=fact.merchant,
        meta=meta,
    )


def _post_in_installments(fact: Purchased, financed: Money, meta: tuple[tuple[str, str], ...]) -> Entry:
    parts = ((PLANNED, financed, fact.id), (COLLECTIONS, fact.down_payment, fact.paid_item))
    postings: list[Posting] = [debit(account, amount, item) for account, amount, item in parts if amount]
    postings.append(credit(MERCHANT, fact.amount, fact.id))
    return Entry(fact.id, fact.on, "purchase", tuple(postings), fact.merchant, meta)


def evolve(state: State, fact: Purchased) -> State:
    """One more unbilled obligation; in installments none yet, but a repayment where something was paid down."""
    if state.product.authorization is not None and not fact.hold:
        # Kept by the lines whose rules look back; a hold was kept when it was placed.
        from creditline.state.spending import with_spending  # noqa: PLC0415

        state = with_spending(state, fact.id, fact.on, fact.amount, fact.merchant, fact.circumstances)
    if fact.financed is not None:
        if not fact.paid_item or not fact.down_payment:
            return state
        return state.but(source=Source(fact.paid_item, state.source))
    return state.with_unbilled(Obligation(fact.id, Component.PRINCIPAL, fact.on))


POST = {Purchased: post}
EVOLVE = {Purchased: evolve}
