"""What time brings to those who are late: judgement, and late fees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.facts.judged import BillJudged
from creditline.facts.late_fee import LateFeeCharged, LateFeeCounted
from creditline.state.agenda import late_fees_to_come
from creditline.state.chart import CASH, LATE_FEE_INCOME, MERCHANT, PLANNED, PRINCIPAL
from creditline.state.lateness import minimum_is_met
from creditline.terms import ShareOfMinimum

if TYPE_CHECKING:
    from creditline.facts import Fact
    from creditline.state import Bill, State, Step


def judge(state: State, step: Step) -> tuple[Fact, ...]:
    """The oldest bill not yet judged: paid in full, its minimum met, or a late fee."""
    bill = state.unjudged()[0]
    outstanding = state.billed_through(bill)
    paid_in_full = state.product.leniency.full_is_met(outstanding=outstanding, amount_due=bill.ask.amount_due)
    minimum_met = minimum_is_met(state, bill, outstanding)
    judged = BillJudged(f"judgement/{bill.name}", step.on, bill.name, paid_in_full, minimum_met)
    fee = 0 if minimum_met else _late_fee(state, bill, outstanding)
    if not fee:
        return (judged,)
    item = f"late-fee/{bill.name}"
    return judged, LateFeeCharged(item, step.on, item, state.money(fee))


def _late_fee(state: State, bill: Bill, outstanding: int) -> int:
    """What the shares of an unpaid minimum come to."""
    paid = max(0, bill.ask.amount_due - outstanding)
    minimum = bill.ask.minimum
    shares = [rule for rule in state.product.late_fees if isinstance(rule, ShareOfMinimum)]
    return sum([rule.charge(minimum=minimum, unpaid=minimum - paid) for rule in shares])


def charge_flat_late_fees(state: State, step: Step) -> tuple[Fact, ...]:
    """The first late fee that comes due by the calendar, as far as its caps leave anything to charge."""
    _, bill, number = min(late_fees_to_come(state), key=lambda coming: coming[0])
    rule = state.product.flat_late_fees[number]
    order = bill.order.partition("/")[0]
    times = bill.late_fees[number] if bill.late_fees else 0
    names = [f"late-fee/{bill.name}/{number}/{time}" for time in range(times + 1)]
    # An order collects all its late fees in one obligation; with statements each is billed by the next one.
    items = [f"late-fee/{order}"] if order else names
    charged = -sum([state.ledger.minor(LATE_FEE_INCOME, item) for item in items])
    fee = rule.charge(times, size=_size(state, bill, order), charged=charged)
    counted = LateFeeCounted(f"{names[-1]}/count", step.on, bill.name, number, times + 1 if fee else -1)
    return (LateFeeCharged(names[-1], step.on, items[-1], state.money(fee)), counted) if fee else (counted,)


def _size(state: State, bill: Bill, order: str) -> int:
    """Minor units of the whole order, a down payment included; of a statement, what it asked for."""
    if not order:
        return bill.ask.amount_due
    entry = state.ledger.entry(order)
    price = sum(-posting.amount.minor for posting in entry.postings if posting.account == MERCHANT)
    if price > 0:
        return price
    # A draw, a conversion, or what is owed of money that was sent to the customer.
    owed = (part for part in entry.postings if part.account in (CASH, PRINCIPAL, PLANNED) and part.item == order)
    return sum(part.amount.minor for part in owed)
