"""Obligations, bills and holds: dates, names and asks; every balance lies in the ledger."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.draft import draft_of
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import date

    from creditline.state.circumstances import Circumstances
    from creditline.terms import Component

NOTHING = Fraction(0)


@attrs.frozen
class Obligation:
    """
    Something to be paid; what is left of it is the balance of its component's receivable, item = its id.

    Attributes:
        id: The purchase, the name of a charge (`interest/2026-12-01`), or of an installment row (`order-1/3`).
        component: What it is made of.
        posted: The day it was first booked.
        due_before: For interest, the due date of the oldest principal that it accrued on, whose stage it shares; for a
            late fee, the due date that was missed.
        order: The plan that it is a row of, or the order without statements that it is charged for; empty otherwise.
        bears_from: The first night that bears interest, where interest-free days come before it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    component: Component
    posted: date
    due_before: date | None = None
    order: str = ""
    bears_from: date | None = None


_draft = draft_of(Obligation)


def row_obligation(item: str, component: Component, posted: date, plan: str) -> Obligation:
    """What a billed row of a plan asks for of one component; a closing makes one or two for every plan."""
    draft = _draft()
    draft.id = item
    draft.component = component
    draft.posted = posted
    draft.due_before = None
    draft.order = plan
    draft.bears_from = None
    draft.__class__ = Obligation
    obligation: Obligation = draft
    return obligation


@attrs.frozen
class Ask:
    """
    What a bill asks for, in minor units, with what has been taken off since it was issued.

    Attributes:
        amount_due: In full.
        minimum: The least that counts as paid, exact.
        over: The part of the minimum that was over the limit.
        ordinary: Principal and cash billed and outstanding at issue.
        revolving: The part of the minimum that is a share of ordinary principal, exact.
        share: That share.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount_due: int
    minimum: Fraction
    over: int
    ordinary: int
    revolving: Fraction
    share: Fraction

    def lowered(self, *, principal: int, charges: int) -> Ask:
        """Take off what was given back other than by payment: all that rested on it, never below zero."""
        amount_due = max(0, self.amount_due - principal - charges)
        over = min(principal, self.over)
        revolving = min(self.revolving, self.share * (principal - over))
        return Ask(
            amount_due,
            min(Fraction(amount_due), max(NOTHING, self.minimum - over - revolving - charges)),
            self.over - over,
            max(0, self.ordinary - principal),
            self.revolving - revolving,
            self.share,
        )

    def settled_otherwise(self, principal: int) -> Ask:
        """After the judgement nothing is asked any more; what was given back is still no payment of principal."""
        return attrs.evolve(self, ordinary=max(0, self.ordinary - principal))


@attrs.frozen
class Stretch:
    """
    Nights that bear interest.

    Attributes:
        first: The first of them, by the day on which it begins.
        found_on: The day of the judgement that found so; a statement from that day on has charged those before it.
        until: The day on which the first night after them begins, which is free after all; `None` where none is.
        from_posting: The bill's own judgement found them, so that an interest that counts from posting does.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    first: date
    found_on: date
    until: date | None = None
    from_posting: bool = False


@attrs.frozen
class Bill:
    """
    What one statement billed, or one order without statements, and what it asks for.

    Attributes:
        statement_date: The statement, or the day on which an order was billed.
        due_date: The last day on which payment is on time, before grace.
        last_day: The same with grace; the bill is judged at the start of the day after it.
        obligations: What this statement was the first to bill, in order of posting.
        ask: What is asked for: everything billed through this bill, or by this order alone.
        is_judged: Whether its last day has passed.
        stretches: The nights over which its principal bears interest, oldest first; the last may have no end yet.
        order: The purchase or the installment row (`order-1/3`) that is a bill of its own; empty for a statement.
        late_fees: How many late fees of each kind that is charged by the calendar it has borne; none more where -1.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    statement_date: date
    due_date: date
    last_day: date
    obligations: tuple[Obligation, ...]
    ask: Ask
    is_judged: bool = False
    stretches: tuple[Stretch, ...] = ()
    order: str = ""
    late_fees: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """What its judgement and its charges are named by: the order, or the date of the statement."""
        return self.order or str(self.statement_date)

    @property
    def bears(self) -> bool:
        """Whether its principal bears interest now."""
        return bool(self.stretches) and self.stretches[-1].until is None


@attrs.frozen
class Hold:
    """
    A part of the limit kept for a purchase not yet confirmed; its amount lies in `Equity:Held`, item = its id.

    Attributes:
        id: The authorization.
        placed: The day of the authorization.
        expires: The last day on which it can be captured, included; `None` for no end.
        merchant: Who will be paid.
        circumstances: What it said about itself; `None` where that was nothing.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    placed: date
    expires: date | None
    merchant: str
    circumstances: Circumstances | None = None
