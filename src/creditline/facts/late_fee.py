"""A late fee charged: what was asked for was not paid in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Obligation
from creditline.state.accrual import accrued_late_fees, order_of, posted
from creditline.state.booking import transfer
from creditline.state.chart import LATE_FEE, LATE_FEE_INCOME
from creditline.terms import Component

if TYPE_CHECKING:
    from datetime import date

    from creditline.ledger import Entry
    from creditline.money import Money
    from creditline.state import Bill, State


@attrs.frozen
class LateFeeCharged:
    """
    A due date was missed.

    Attributes:
        item: The obligation that collects what that costs.
        due_before: The due date that was missed; of what is charged by the night, the oldest.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    item: str
    amount: Money
    due_before: date | None


@attrs.frozen
class LateFeeCounted:
    """
    A late fee that is charged by the calendar came due for a bill, whether or not a cap left anything to charge.

    Attributes:
        bill: Names the bill.
        rule: Which of the product's flat late fees, counted from 0.
        times: How many times it has come due now; -1 where it never will again.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    bill: str
    rule: int
    times: int


def charge_nights(state: State, id: str, on: date, statement_date: date | None) -> tuple[LateFeeCharged, ...]:
    """Decide what to post of late fees that are charged by the night, cumulatively, as for interest."""
    if state.product.late_fee is None or state.is_charged_off or not any(bill.stretches for bill in state.bills):
        return ()
    charged: list[LateFeeCharged] = []
    for fee in state.product.daily_late_fees:
        for nights in accrued_late_fees(state, fee, on, statement_date):
            amount = nights.rounded(fee.rounding) - posted(state, LATE_FEE_INCOME, nights.item)
            if amount > 0:
                name = f"{id}/{nights.item}"
                charged.append(LateFeeCharged(name, on, nights.item, state.money(amount), nights.due_before))
    return tuple(charged)


def post(fact: LateFeeCharged) -> Entry:
    """Dr late fee receivable, Cr late fee income."""
    return transfer(
        fact.id, fact.on, "late-fee", debited=LATE_FEE, credited=LATE_FEE_INCOME, amount=fact.amount, item=fact.item
    )


def evolve(state: State, fact: LateFeeCharged) -> State:
    """The fee is an unbilled obligation, overdue from its posting."""
    if state.is_unbilled(fact.item):
        return state
    order = order_of(state, fact.item)
    return state.with_unbilled(Obligation(fact.item, Component.LATE_FEE, fact.on, fact.due_before, order))


def count(state: State, fact: LateFeeCounted) -> State:
    """The bill remembers how often it bore the fee."""

    def counted(bill: Bill) -> Bill:
        times = list(bill.late_fees) or [0] * len(state.product.flat_late_fees)
        times[fact.rule] = fact.times
        return attrs.evolve(bill, late_fees=tuple(times))

    return state.but(bills=tuple([counted(bill) if bill.name == fact.bill else bill for bill in state.bills]))


POST = {LateFeeCharged: post}
EVOLVE = {LateFeeCharged: evolve, LateFeeCounted: count}
