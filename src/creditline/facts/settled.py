"""A settlement: money from outside, or the customer's own, paid what was owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from creditline.ledger import Entry, credit, debit
from creditline.shown import shown
from creditline.state import in_order, settle
from creditline.state.chart import CREDIT_BALANCE, OWN_MONEY, RECEIVABLES, REFUND_MONEY
from creditline.state.pile import piled
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from creditline.money import Money
    from creditline.state import Bill, Obligation, Settlement, State
    from creditline.state.settling import Claim

ORDINARY = (Component.PRINCIPAL, Component.CASH)


@attrs.frozen
class Funding:
    """Where settled money came from: the account to debit and its item."""

    __repr__ = shown

    account: str
    amount: Money
    item: str = ""


@attrs.frozen
class Settled:
    """
    Money settled obligations; what was left became the customer's own money.

    Attributes:
        kind: `"repayment"`, `"refund"`, or `"own-money"` where the line used the customer's own.
        funding: Where the money came from.
        settlements: What it paid, in the order of the waterfall.
        rest: What was left, 0 or more, kept under *rest_item* of the credit balance.
        counts_as_payment: Whether it counts towards minimums, or lowers what they ask for.
        note: The source of a repayment, or the merchant of a refund.
    """

    __repr__ = shown

    id: str
    on: date
    kind: Literal["repayment", "refund", "own-money"]
    funding: tuple[Funding, ...]
    settlements: tuple[Settlement, ...]
    rest: Money
    rest_item: str
    counts_as_payment: bool
    note: str = ""


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
    purchases, where refunds count as no payment), and the rest when a statement is issued.
    """
    if not state.own_money() or not state.outstanding():
        return ()
    ordered = in_order(state, on)
    used = use_credit(state, OWN_MONEY, ordered, id, on)
    if used:
        return used
    posted = _posted(booked)
    fresh = [
        (obligation, stage, due_date, min(owed, minor))
        for obligation, stage, due_date, owed in ordered
        if _may_settle(state, obligation)
        and (minor := posted.get((RECEIVABLES[obligation.component], obligation.id), 0)) > 0
    ]
    return use_credit(state, REFUND_MONEY, fresh, id, on)


def _posted(booked: Iterable[Entry]) -> dict[tuple[str, str], int]:
    """Minor units that entries put on the items of receivables and have not yet taken off again."""
    net: dict[tuple[str, str], int] = {}
    for posting in (posting for entry in booked for posting in entry.postings):
        key = posting.account, posting.item
        net[key] = net.get(key, 0) + posting.amount.minor
    return net


def _may_settle(state: State, obligation: Obligation) -> bool:
    return state.product.refund_counts_as_payment or obligation.component is Component.PRINCIPAL


def post(fact: Settled) -> Entry:
    """Dr where the money came from, Cr each receivable that it settled, Cr credit balance for the rest."""
    postings = [debit(source.account, source.amount, source.item) for source in fact.funding]
    postings += [credit(RECEIVABLES[part.component], part.amount, part.obligation) for part in fact.settlements]
    if fact.rest:
        postings.append(credit(CREDIT_BALANCE, fact.rest, fact.rest_item))
    return Entry(fact.id, fact.on, fact.kind, tuple(postings), fact.note)


def evolve(state: State, fact: Settled) -> State:
    """Unbilled obligations that are paid are forgotten; what is no payment lowers what bills ask for."""
    if state.pile is not None:
        state = _without_paid(state, fact)
    return state if fact.counts_as_payment else attrs.evolve(state, bills=tuple(_lowered(state, fact)))


def _without_paid(state: State, fact: Settled) -> State:
    paid = {(part.component, part.obligation) for part in fact.settlements}
    before = state.unbilled()
    unbilled = [
        obligation
        for obligation in before
        if (obligation.component, obligation.id) not in paid or state.outstanding_of(obligation)
    ]
    return state if len(unbilled) == len(before) else state.with_pile(piled(unbilled))


def _lowered(state: State, fact: Settled) -> Iterator[Bill]:
    """Each bill not yet judged asks for less by what was taken off everything billed through it."""
    principal = charges = 0
    taken = {(part.component, part.obligation): part.amount.minor for part in fact.settlements}
    for bill in state.bills:
        for obligation in bill.obligations:
            minor = taken.get((obligation.component, obligation.id), 0)
            if obligation.component in ORDINARY:
                principal += minor
            else:
                charges += minor
        if not principal and not charges:
            yield bill
        elif bill.is_judged:
            yield attrs.evolve(bill, ask=bill.ask.settled_otherwise(principal))
        else:
            yield attrs.evolve(bill, ask=bill.ask.lowered(principal=principal, charges=charges))
