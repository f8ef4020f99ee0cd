"""Letting time pass, and what each thing that time brings decides."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_day
from creditline.facts.interest import charge
from creditline.facts.issued import StatementIssued
from creditline.facts.judged import BillJudged
from creditline.facts.late_fee import LateFeeCharged, LateFeeCounted, charge_nights
from creditline.facts.order_billed import OrderBilled
from creditline.facts.released import Released
from creditline.facts.rows_billed import RowsBilled, row_of
from creditline.facts.settled import use_credit
from creditline.state import in_order
from creditline.state.accrual import PRINCIPALS
from creditline.state.agenda import late_fees_to_come
from creditline.state.chart import CASH, HELD, LATE_FEE_INCOME, MERCHANT, PRINCIPAL, REFUND_MONEY
from creditline.state.lateness import minimum_is_met
from creditline.state.obligation import NOTHING
from creditline.terms import Outlook, ShareOfMinimum
from creditline.terms.minimum import asks_everything

if TYPE_CHECKING:
    from creditline.facts import Fact
    from creditline.state import Bill, Plan, State, Step


@attrs.frozen(kw_only=True)
class Advance:
    """
    Let time pass to the start of the day *to*; whatever it brings happens in the order of the days.

    Nothing happens where the line has reached that day already; an earlier day is refused.
    """

    to: date = attrs.field(validator=is_day)


def expire(state: State, step: Step) -> tuple[Fact, ...]:
    """Holds whose last day has passed are released."""
    return tuple(
        Released(f"{hold.id}/expiry", step.on, hold.id, state.money(state.ledger.minor(HELD, hold.id)), "expired")
        for hold in state.holds
        if hold.expires is not None and hold.expires < step.on
    )


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
    base = f"late-fee/{order or bill.name}"
    times = bill.late_fees[number] if bill.late_fees else 0
    fee = rule.charge(times, size=_size(state, bill, order), charged=_late_fees_so_far(state, base))
    # What a statement has billed already is an obligation of its own, and the next one bills what comes after it.
    item = f"{base}/{state.last_statement}" if _is_billed(state, base) else base
    name = f"{base}/{bill.name}/{number}/{times}"
    counted = LateFeeCounted(f"{name}/count", step.on, bill.name, number, times + 1 if fee else -1)
    return (LateFeeCharged(name, step.on, item, state.money(fee)), counted) if fee else (counted,)


def _is_billed(state: State, item: str) -> bool:
    return any(obligation.id == item for bill in state.bills for obligation in bill.obligations)


def _late_fees_so_far(state: State, base: str) -> int:
    """Minor units charged to an order or a statement, over all statements that billed them."""
    items = [item for item in state.ledger.items(LATE_FEE_INCOME) if item == base or item.startswith(f"{base}/")]
    return -sum([state.ledger.minor(LATE_FEE_INCOME, item) for item in items])


def _size(state: State, bill: Bill, order: str) -> int:
    """Minor units of the whole order, a down payment included; of a statement, what it asked for."""
    if not order:
        return bill.ask.amount_due
    entry = state.ledger.entry(order)
    merchant = sum(-posting.amount.minor for posting in entry.postings if posting.account == MERCHANT)
    return merchant or sum(posting.amount.minor for posting in entry.postings if posting.amount.minor > 0)


def charge_interest(state: State, step: Step) -> tuple[Fact, ...]:
    """The first step of closing a cycle: the nights that were not posted yet."""
    name = f"statement/{step.dated}"
    interest = charge(state, name, step.dated, step.dated, at_issue=True)
    return (*interest, *charge_nights(state, name, step.dated, step.dated))


def bill_rows(state: State, step: Step) -> tuple[Fact, ...]:
    """The second step: of every plan the row that falls due with this statement; all of them in one entry."""
    if not state.plans:
        return ()
    due_date = state.product.cycle.due_date(step.dated)
    rows = []
    for plan in state.plans:
        dates, at = plan.schedule.due_dates, plan.billed
        while at < len(dates) and dates[at] <= due_date:
            rows.append(row_of(plan, at))
            at += 1
    if not rows:
        return ()
    return (RowsBilled(f"statement/{step.dated}/installments", step.dated, state.product.currency, tuple(rows)),)


def bill_orders(state: State, on: date) -> tuple[Fact, ...]:
    """Without statements, what was posted is billed at once, and so is the first row of a plan."""
    facts: list[Fact] = []
    for obligation in state.unbilled():
        if obligation.component in PRINCIPALS:
            facts.append(_order_billed(state, obligation.id, on, state.outstanding_of(obligation)))
    for plan in state.plans:
        if not plan.billed and not plan.is_over:
            facts += _row_billed(state, plan, on)
    return tuple(facts)


def bill_order_rows(state: State, step: Step) -> tuple[Fact, ...]:
    """Without statements, rows of plans are billed one step before they fall due."""
    cycle = state.product.cycle
    facts: list[Fact] = []
    for plan in state.plans:
        dates, at = plan.schedule.due_dates, plan.billed
        if not plan.is_over and cycle.row_billed_on(dates[at], dates[at - 1]) == step.on:
            facts += _row_billed(state, plan, step.on)
    return tuple(facts)


def _row_billed(state: State, plan: Plan, on: date) -> tuple[Fact, ...]:
    """The next row of a plan, and its bill where it asks for anything."""
    row = row_of(plan, plan.billed)
    billed = RowsBilled(f"bill/{row.item}", on, state.product.currency, (row,))
    asked = row.principal + row.interest + row.fee
    if not asked:
        return (billed,)
    return billed, _order_billed(state, row.item, on, asked, plan.schedule.due_dates[plan.billed])


def _order_billed(state: State, order: str, on: date, minor: int, due_date: date | None = None) -> OrderBilled:
    due = due_date or state.product.cycle.due_date(on)
    last_day = due + timedelta(days=state.product.leniency.grace_days)
    return OrderBilled(f"bill/{order}/due", on, order, due, last_day, state.money(minor))


def use_refund_money(state: State, step: Step) -> tuple[Fact, ...]:
    """The third step: credit from refunds that count as no payment settles what is about to be billed."""
    if state.product.refund_counts_as_payment:
        return ()
    return use_credit(state, REFUND_MONEY, in_order(state, step.dated), f"statement/{step.dated}", step.dated)


def issue_statement(state: State, step: Step) -> tuple[Fact, ...]:
    """The last step: the bill, with what it asks for."""
    product = state.product
    start, end = product.cycle.period(step.dated)
    sight = _outlook(state)
    asked = asks_everything(sight) if product.minimum is None else product.minimum.asks(sight)
    due_date = product.cycle.due_date(step.dated)
    return (
        StatementIssued(
            f"statement/{step.dated}",
            step.dated,
            max(start, state.opened),
            end,
            due_date,
            due_date + timedelta(days=product.leniency.grace_days),
            state.money(sight.amount_due),
            state.money(asked.minimum),
            asked.over,
            sight.ordinary,
            asked.revolving,
            asked.share,
            tuple([(plan.id, plan.billed, plan.schedule) for plan in state.plans if not plan.is_over]),
        ),
    )


def _outlook(state: State) -> Outlook:
    """What the statement finds: all that is outstanding, and how much of it is ordinary principal."""
    minor = state.ledger.minor
    amount_due = state.outstanding()
    ordinary = minor(PRINCIPAL) + minor(CASH) - state.slices()
    return Outlook(
        amount_due=amount_due,
        in_full=amount_due - ordinary,
        ordinary=ordinary,
        over_limit=minor(PRINCIPAL) + minor(CASH) + state.planned() - state.limit(),
        carry=_carry(state),
        is_first=state.last_statement is None,
    )


def _carry(state: State) -> Fraction:
    """What the bill before asked for of ordinary principal and was not given, as far as that is still owed."""
    if not state.bills:
        return NOTHING
    ask = state.bills[-1].ask
    owed = sum(
        state.outstanding_of(obligation)
        for bill in state.bills
        for obligation in bill.obligations
        if obligation.component in PRINCIPALS and not obligation.order
    )
    settled = ask.ordinary - owed
    return max(NOTHING, min(ask.revolving - settled, Fraction(owed)))
