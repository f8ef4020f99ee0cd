"""What time brings to those who are late: judgement, and late fees."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from creditline.facts.judged import BillJudged
from creditline.facts.late_fee import LateFeeCharged, LateFeeCounted
from creditline.state.agenda import late_fees_to_come
from creditline.state.chart import CASH, LATE_FEE_INCOME, MERCHANT, PLANNED, PRINCIPAL
from creditline.state.lateness import minimum_is_met
from creditline.terms import MissedMinimum, ShareOfMinimum

if TYPE_CHECKING:
    from creditline.facts import Fact
    from creditline.state import Bill, State, Step
    from creditline.terms import BillingCycle


def judge(state: State, step: Step) -> tuple[Fact, ...]:
    """The oldest bill not yet judged: paid in full, its minimum met, or a late fee."""
    bill = state.unjudged()[0]
    outstanding = state.billed_through(bill)
    paid_in_full = state.product.leniency.full_is_met(outstanding=outstanding, amount_due=bill.ask.amount_due)
    minimum_met = minimum_is_met(state, bill, outstanding)
    judged = BillJudged(f"judgement/{bill.name}", step.on, bill.name, paid_in_full, minimum_met)
    fee = 0 if minimum_met or state.is_charged_off else _late_fee(state, bill, outstanding)
    if not fee:
        return (judged,)
    item = f"late-fee/{bill.name}"
    return judged, LateFeeCharged(item, step.on, item, state.money(fee), bill.due_date)


def _late_fee(state: State, bill: Bill, outstanding: int) -> int:
    """What missing a minimum costs: shares of what is unpaid of it, and amounts."""
    paid = max(0, bill.ask.amount_due - outstanding)
    minimum = bill.ask.minimum
    fee = 0
    for rule in state.product.late_fees:
        if isinstance(rule, ShareOfMinimum):
            fee += rule.charge(minimum=minimum, unpaid=minimum - paid)
        elif isinstance(rule, MissedMinimum):
            repeated = rule.repeated is not None and _was_charged(state, bill, rule.within)
            fee += rule.charge(minimum=minimum, was_charged=repeated)
    return fee


def _was_charged(state: State, bill: Bill, cycles: int) -> bool:
    """Whether the judgement of a statement of one of so many cycles before charged a late fee."""
    cycle = cast("BillingCycle", state.product.cycle)  # no other looks back over cycles
    first = bill.statement_date
    for _ in range(cycles):
        first = cycle.statement_before(first)
    since, own = f"late-fee/{first}", f"late-fee/{bill.name}"
    # Names of one length differ in their dates alone, which sort as text.
    return any(
        since <= item < own and state.ledger.minor(LATE_FEE_INCOME, item)
        for item in state.ledger.items(LATE_FEE_INCOME)
        if len(item) == len(own)
    )


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
    if not fee:
        return (counted,)
    return LateFeeCharged(names[-1], step.on, items[-1], state.money(fee), bill.due_date), counted


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
