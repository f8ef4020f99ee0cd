"""Rows billed: parts of plans became obligations, and what others bear of them was earned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.draft import draft_of
from creditline.ledger import Entry
from creditline.ledger.entry import moved
from creditline.money.money import money_of
from creditline.shown import shown
from creditline.state.chart import (
    DEFERRED_FEE,
    FEE,
    FEE_INCOME,
    INTEREST,
    INTEREST_INCOME,
    PLANNED,
    PRINCIPAL,
)
from creditline.state.obligation import row_obligation
from creditline.state.pile import piled
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Posting
    from creditline.money import Currency
    from creditline.state import Obligation, State
    from creditline.state.ending import Early
    from creditline.state.plan import Plan


@attrs.frozen
class BilledRow:
    """
    What one plan bills at once: a row, or all that is left at early settlement; in minor units, none negative.

    Attributes:
        plan: The plan.
        item: Names the obligations that come of it: `order-1/3`, or `order-1/rest`.
        rows: How many rows of the plan are billed with it.
        principal: What of the principal.
        interest: What the row pays for time.
        fee: What else it pays.
        earned: What others bear of the cost, earned with it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    plan: str
    item: str
    rows: int
    principal: int
    interest: int
    fee: int
    earned: int


_draft = draft_of(BilledRow)


@attrs.frozen
class RowsBilled:
    """Rows of one plan or of many were billed together."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    currency: Currency
    rows: tuple[BilledRow, ...]


def row_of(plan: Plan, at: int) -> BilledRow:
    """The row of a plan after the first *at*; a closing makes one for every plan."""
    schedule = plan.schedule
    earned = 0
    for _, parts in schedule.borne_minor:
        earned += parts[at]
    draft = _draft()
    draft.plan = plan.id
    draft.item = plan.item(at + 1)
    draft.rows = 1
    draft.principal = schedule.principals_minor[at]
    draft.interest = schedule.interests_minor[at]
    draft.fee = schedule.fees_minor[at]
    draft.earned = earned
    draft.__class__ = BilledRow
    row: BilledRow = draft
    return row


def rest_of(plan: Plan, owed: Early) -> BilledRow:
    """All that is left of a plan as one row, with what is owed of it."""
    rows = len(plan.schedule.due_dates) - plan.billed
    return BilledRow(plan.id, plan.rest_item, rows, owed.principal, owed.interest, owed.fee, 0)


def post(fact: RowsBilled) -> Entry | None:
    """Dr principal, interest and fee of each row, Cr the plan and income; Dr deferred fee, Cr income for others."""
    postings: list[Posting] = []
    currency = fact.currency
    for row in fact.rows:
        item, plan = row.item, row.plan
        if row.principal:
            postings += moved(money_of(row.principal, currency), PRINCIPAL, item, PLANNED, plan)
        if row.interest:
            postings += moved(money_of(row.interest, currency), INTEREST, item, INTEREST_INCOME, plan)
        if row.fee:
            postings += moved(money_of(row.fee, currency), FEE, item, FEE_INCOME, plan)
        if row.earned:
            postings += moved(money_of(row.earned, currency), DEFERRED_FEE, plan, FEE_INCOME, plan)
    return Entry(fact.id, fact.on, "installment", tuple(postings)) if postings else None


def evolve(state: State, fact: RowsBilled) -> State:
    """Each part is an unbilled obligation, and the plans have so many rows less ahead."""
    billed = {row.plan: row.rows for row in fact.rows}
    plans = [plan.with_billed(billed[plan.id]) if plan.id in billed else plan for plan in state.plans]
    return state.but(pile=piled(_obligations(fact), state.pile), plans=tuple(plans))


def _obligations(fact: RowsBilled) -> list[Obligation]:
    """What the rows ask for, in order of posting."""
    obligations: list[Obligation] = []
    principal, interest, fee, on = Component.PRINCIPAL, Component.INTEREST, Component.FEE, fact.on
    for row in fact.rows:
        if row.principal:
            obligations.append(row_obligation(row.item, principal, on, row.plan))
        if row.interest:
            obligations.append(row_obligation(row.item, interest, on, row.plan))
        if row.fee:
            obligations.append(row_obligation(row.item, fee, on, row.plan))
    return obligations


POST = {RowsBilled: post}
EVOLVE = {RowsBilled: evolve}
