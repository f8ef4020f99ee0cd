"""A settlement: money from outside, or the customer's own, paid what was owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.ledger import Entry, credit, debit
from creditline.ledger.entry import posted
from creditline.money.money import money_of
from creditline.shown import shown
from creditline.state import Obligation, in_order, settle
from creditline.state.accrual import PRINCIPALS
from creditline.state.chart import (
    COLLECTIONS,
    CREDIT_BALANCE,
    OWN_MONEY,
    PAYOUT,
    PLANNED,
    PRINCIPAL,
    RECEIVABLES,
    RECOVERY,
    REFUND_MONEY,
)
from creditline.state.state import Source
from creditline.state.taking import taken
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.money import Money
    from creditline.state import Settlement, State
    from creditline.state.settling import Claim


@attrs.frozen
class Funding:
    """Where settled money came from: the account to debit and its item."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    account: str
    amount: Money
    item: str = ""


@attrs.frozen
class Settled:
    """
    Money settled obligations; what was left became the customer's own money.

    Attributes:
        kind: `"repayment"`, `"recovery"`, `"refund"`, `"dispute"` where nobody has paid yet, or `"own-money"`
            where the line used the customer's own.
        funding: Where the money came from.
        settlements: What it paid, in the order of the waterfall.
        rest: What was left, 0 or more, kept under *rest_item* of the credit balance.
        counts_as_payment: Whether it counts towards minimums, or lowers what they ask for.
        note: The source of a repayment, the merchant of a refund, or the purchase of a dispute.
        planned: What a refund took off plans: the plan, and principal of rows that are not billed yet.
        sent_back: What of a refund went back to where repayments came from: the repayment, and how much.
        owed: What of that was not the customer's after all, because the past was corrected; he owes it as principal.
        recovered: What made good a loss that was charged off; `None` where nothing did.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    kind: Literal["repayment", "recovery", "refund", "dispute", "own-money"]
    funding: tuple[Funding, ...]
    settlements: tuple[Settlement, ...]
    rest: Money
    rest_item: str
    counts_as_payment: bool
    note: str = ""
    planned: tuple[tuple[str, Money], ...] = ()
    sent_back: tuple[tuple[str, Money], ...] = ()
    owed: Money | None = None
    recovered: Money | None = None


def use_credit(
    state: State,
    item: str,
    ordered: list[Claim],
    id: str,
    on: date,
) -> tuple[Settled, ...]:
    """Decide what the customer's own money under *item* of the credit balance settles of the claims given."""
    own = -state.ledger.minor(CREDIT_BALANCE, item)
    settlements, rest = settle(state, own, ordered)
    if not settlements:
        return ()
    funding = Funding(CREDIT_BALANCE, state.money(own - rest), item)
    zero = state.money(0)
    fact_id = f"{id}/{item or 'own'}-money"
    return (Settled(fact_id, on, "own-money", (funding,), settlements, zero, item, counts_as_payment=True),)


def use_own_money(state: State, id: str, on: date, booked: Iterable[Entry]) -> tuple[Settled, ...]:
    """
    Decide what the customer's own money settles at once, so that a line never owes and is owed.

    What a refund left may wait: it settles what is posted next, here the entries *booked* just now (of those only
    purchases and draws, where refunds count as no payment), and the rest when a statement is issued.
    """
    if not state.own_money() or not state.outstanding():
        return ()
    ordered = in_order(state, on)
    used = use_credit(state, OWN_MONEY, ordered, id, on)
    if used:
        return used
    net = _net(booked)
    fresh = [
        (obligation, stage, due_date, min(owed, minor))
        for obligation, stage, due_date, owed in ordered
        if _may_settle(state, obligation)
        and (minor := net.get((RECEIVABLES[obligation.component], obligation.id), 0)) > 0
    ]
    return use_credit(state, REFUND_MONEY, fresh, id, on)


def _net(booked: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """Minor units that entries put on the items of receivables and have not yet taken off again."""
    net: dict[tuple[str, str], int] = {}
    for posting in (posting for entry in booked for posting in entry.postings):
        key = posting.account, posting.item
        net[key] = net.get(key, 0) + posting.amount.minor
    return net


def _may_settle(state: State, obligation: Obligation) -> bool:
    return state.product.refund_counts_as_payment or obligation.component in PRINCIPALS


def post(fact: Settled) -> Entry:
    """Dr where it came from, Cr each receivable that it settled, then recovery, payout and credit balance."""
    postings = [debit(source.account, source.amount, source.item) for source in fact.funding]
    for part in fact.settlements:
        amount = part.amount
        if amount.minor <= 0:
            message = f"{part.obligation!r} is settled by more than zero, not by {amount}"
            raise ValueError(message)
        account = RECEIVABLES[part.component]
        postings.append(posted(account, money_of(-amount.minor, amount.currency), part.obligation))
    if fact.planned or fact.sent_back:
        postings += [credit(PLANNED, amount, plan) for plan, amount in fact.planned]
        postings += [credit(PAYOUT, amount, repayment) for repayment, amount in fact.sent_back]
    if fact.recovered:
        postings.append(credit(RECOVERY, fact.recovered))
    if fact.rest:
        postings.append(credit(CREDIT_BALANCE, fact.rest, fact.rest_item))
    if fact.owed:
        postings.append(debit(PRINCIPAL, fact.owed, fact.id))
    return Entry(fact.id, fact.on, fact.kind, tuple(postings), fact.note)


def evolve(state: State, fact: Settled) -> State:
    """What is paid is forgotten, and where it came from is kept in mind if refunds may go back there."""
    state = taken(state, fact.settlements, fact.on, counts_as_payment=fact.counts_as_payment)
    if fact.owed:
        state = state.with_unbilled(Obligation(fact.id, Component.PRINCIPAL, fact.on))
    if fact.kind in ("repayment", "recovery") and state.product.refund_rest == "sources":
        for source in fact.funding:
            if source.account == COLLECTIONS:
                state = state.but(source=Source(source.item, state.source))
    return state


POST = {Settled: post}
EVOLVE = {Settled: evolve}
