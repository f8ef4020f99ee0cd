"""The agenda: what time brings next, as a pure minimum that is never stored."""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING, cast

import attrs

from creditline.state.accrual import accrued_interest, posted
from creditline.state.chart import INTEREST_INCOME
from creditline.state.lateness import late_bill, minimum_is_met, with_outstanding
from creditline.state.status import LATE_MOVES, MOVES
from creditline.terms import OrderCycle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.state.obligation import Bill
    from creditline.state.state import State
    from creditline.terms import BillingCycle, DelinquencyTerms

ONE_DAY = timedelta(days=1)


class Coming(IntEnum):
    """What the start of a day can bring, in the order in which it does."""

    STATEMENT_THROUGH = 1
    """A `through` statement of the day before is issued."""

    EXPIRY = 2
    """Holds whose last day was the day before expire."""

    INCREASE = 3
    """Offers that nobody accepted expire, temporary limits begin and end, agreed increases come into force."""

    JUDGEMENT = 4
    """A bill whose last day, grace included, was the day before is judged."""

    LATE_FEE = 5
    """A late fee that is charged by the calendar comes due."""

    STANDING = 6
    """A line that has been late for so long is suspended, or closed."""

    CHARGE_OFF = 7
    """A line that has been late for so long is charged off."""

    STATEMENT_BEFORE = 8
    """A `before` statement of the day is issued."""

    ROW = 9
    """Where no statements are issued, installment rows are billed once the due date before theirs has passed."""


@attrs.frozen(eq=False, repr=False)
class Step:
    """
    One thing that time brings.

    Attributes:
        on: The day at whose start it happens.
        what: Which thing.
        dated: The day that its entries bear; a `through` statement is dated the day before *on*.
    """

    on: date
    what: Coming
    dated: date


def next_step(state: State, to: date) -> Step | None:
    """The first thing that time brings on or before *to*; an idle stretch brings nothing."""
    coming = [step for step in _steps(state) if step[0] <= to]
    return Step(*min(coming)) if coming else None


def _steps(state: State) -> Iterator[tuple[date, Coming, date]]:
    """What each kind of thing would bring next, as plain tuples that fall in order."""
    cycle = state.product.cycle
    if isinstance(cycle, OrderCycle):
        yield from _row_steps(state, cycle)
    elif not is_idle(state):
        yield _statement(state, cycle)
    if state.product.late_fee is not None and state.product.flat_late_fees and not state.is_charged_off:
        yield from ((on, Coming.LATE_FEE, on) for on, _, _ in late_fees_to_come(state))
    expiries = [hold.expires for hold in state.holds if hold.expires is not None and hold.expires < date.max]
    if expiries:
        after = min(expiries) + ONE_DAY
        yield after, Coming.EXPIRY, after
    for increase in state.increases.live:
        day = increase.next_day
        if day is not None:
            yield day, Coming.INCREASE, day
    if state.product.delinquency is not None:
        yield from ((on, what, on) for on, what, _ in moves_to_come(state, state.product.delinquency))
    if unjudged := state.unjudged():
        after = unjudged[0].last_day + ONE_DAY
        yield after, Coming.JUDGEMENT, after


def is_idle(state: State) -> bool:
    """Whether no statement is due until something happens: the line is quiet, and no night is still to be charged."""
    if not state.is_quiet():
        return False
    return not state.product.payments_count_next_day or not _has_nights_to_charge(state)


def _has_nights_to_charge(state: State) -> bool:
    """Whether the next statement will charge the night of a repayment on the date of the last."""
    _, _, dated = _statement(state, cast("BillingCycle", state.product.cycle))
    for bearing in state.product.bearings:
        interest = bearing.interest
        for nights in accrued_interest(state, bearing, interest.charged_until(dated), dated):
            if interest.at_issue(nights.rounded(interest.rounding)) > posted(state, INTEREST_INCOME, nights.item):
                return True
    return False


def _row_steps(state: State, cycle: OrderCycle) -> Iterator[tuple[date, Coming, date]]:
    for plan in state.plans:
        if not plan.is_over:
            dates, at = plan.schedule.due_dates, plan.billed
            on = cycle.row_billed_on(dates[at], dates[at - 1])
            yield on, Coming.ROW, on


def late_fees_to_come(state: State) -> Iterator[tuple[date, Bill, int]]:
    """When each late fee that is charged by the calendar comes due next: the day, the bill, and which of the rules."""
    rules = state.product.flat_late_fees
    for bill, outstanding in with_outstanding(state):
        if bill.is_judged and not minimum_is_met(state, bill, outstanding):
            for number, rule in enumerate(rules):
                times = bill.late_fees[number] if bill.late_fees else 0
                day = None if times < 0 else rule.day(bill.due_date, times)
                if day is not None:
                    yield max(day, bill.last_day + ONE_DAY), bill, number


def moves_to_come(state: State, terms: DelinquencyTerms) -> Iterator[tuple[date, Coming, str]]:
    """When lateness moves the status: the day, whether it is charged off, and which of the terms says so."""
    bill = late_bill(state)
    if bill is None:
        return
    for name, days in terms.moves():
        sources, _ = MOVES[LATE_MOVES[name]]
        last = min(date.max.toordinal(), bill.due_date.toordinal() + days + 1)
        day = max(date.fromordinal(last), bill.last_day + ONE_DAY)
        if state.change is not None and state.change.terms_from is not None:
            # Terms that a line comes to when it is later than they allow take effect the day after.
            day = max(day, state.change.terms_from + ONE_DAY)
        # What is moved back by hand after that day stays so.
        if state.status in sources and day > state.as_of:
            yield day, Coming.CHARGE_OFF if name == "charge_off_after" else Coming.STANDING, name


def statement_step(state: State, cycle: BillingCycle) -> Step:
    """The statement that the line is heading for."""
    return Step(*_statement(state, cycle))


def _statement(state: State, cycle: BillingCycle) -> tuple[date, Coming, date]:
    dated = cycle.pending(state.as_of)
    if state.last_statement is not None and dated <= state.last_statement:
        dated = cycle.statement_after(state.last_statement)
    on = cycle.issued_on(dated)
    return on, Coming.STATEMENT_BEFORE if on == dated else Coming.STATEMENT_THROUGH, dated
