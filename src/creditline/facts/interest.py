"""Interest charged: nights that were not posted yet become an obligation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.accrual import accrued_interest, may_bear, order_of, posted
from creditline.state.booking import transfer
from creditline.state.chart import INTEREST, INTEREST_INCOME
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class InterestCharged:
    """
    The nights so far of a statement period or an order were posted, less what had been posted of them.

    Attributes:
        item: Names the period, or the order, whose interest is summed.
        due_before: The due date of the oldest principal that it accrued on.
        obligation: What is owed of it since then: one for each posting.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    item: str
    amount: Money
    due_before: date | None
    obligation: str


def charge(
    state: State, id: str, on: date, statement_date: date | None, *, at_issue: bool, all_bases: bool = False
) -> tuple[InterestCharged, ...]:
    """
    Decide what interest to post on *on*, for the period that ends with the statement of *statement_date*.

    Postings of one period are cumulative: all its nights so far, rounded once, less what was posted before,
    so that many small repayments gain nothing. Without statements each order is a period of its own. Interest that
    only statements post is left to them, save where *all_bases* asks for what was found of it so far.
    """
    if state.is_charged_off:
        return ()
    charged: list[InterestCharged] = []
    for bearing in state.product.bearings:
        interest = bearing.interest
        if not (at_issue or all_bases or interest.is_posted_before_payments) or not may_bear(state, interest):
            continue
        through = interest.charged_until(on) if at_issue else on
        for nights in accrued_interest(state, bearing, through, statement_date):
            total = nights.rounded(interest.rounding)
            amount = (interest.at_issue(total) if at_issue else total) - posted(state, INTEREST_INCOME, nights.item)
            if amount > 0:
                # The act's id names one posting; each order without statements has its own.
                name = f"{id}/{bearing.name if statement_date is not None else nights.item}"
                owed = _own_name(state, nights.item)
                charged.append(InterestCharged(name, on, nights.item, state.money(amount), nights.due_before, owed))
    return tuple(charged)


def _own_name(state: State, item: str) -> str:
    """The first posting of a period is named like it, the others are numbered from 2: each is as old as its day."""
    name, number = item, 1
    while state.ledger.knows(INTEREST, name):
        number += 1
        name = f"{item}/{number}"
    return name


def post(fact: InterestCharged) -> Entry:
    """Dr interest receivable, item = the obligation, Cr interest income, item = the period or the order."""
    return transfer(
        fact.id,
        fact.on,
        "interest",
        debited=INTEREST,
        credited=INTEREST_INCOME,
        amount=fact.amount,
        item=fact.obligation,
        credited_item=fact.item,
    )


def evolve(state: State, fact: InterestCharged) -> State:
    """The interest is an unbilled obligation, in the stage of what it accrued on."""
    order = order_of(state, fact.item)
    return state.with_unbilled(Obligation(fact.obligation, Component.INTEREST, fact.on, fact.due_before, order))


POST = {InterestCharged: post}
EVOLVE = {InterestCharged: evolve}
