"""Accrual: the nights that a balance stood, and what they cost that has not been posted yet."""

from __future__ import annotations

from datetime import date, timedelta
from math import lcm
from typing import TYPE_CHECKING, cast

import attrs

from creditline.state.average import average_balance, is_new_purchase
from creditline.state.chart import INTEREST_INCOME, LATE_FEE_INCOME
from creditline.state.grace import regains_grace
from creditline.state.nights import borne_by, plain
from creditline.state.pieces import by_due_date, interest_groups, interest_pieces, late_fee_pieces, plan_pieces
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.money import Rounding
    from creditline.state.pieces import Group, Piece
    from creditline.state.state import State
    from creditline.terms import DailyLateFee, Interest
    from creditline.terms.bearing import Bearing
    from creditline.terms.interest import AverageBalance

PRINCIPALS = frozenset({Component.PRINCIPAL, Component.CASH})
ONE_DAY = timedelta(days=1)


@attrs.frozen(eq=False, repr=False)
class Accrued:
    """
    What the nights of the running period, or of one order, have cost so far.

    Attributes:
        item: What it is posted under: names the period or the order, and what is owed of it.
        numerator: Of the minor units before rounding, a fraction in bare ints.
        denominator: Of the same; more than zero.
        due_before: The due date of the oldest principal that bore it; `None` where no bill did.
    """

    item: str
    numerator: int
    denominator: int
    due_before: date | None

    def rounded(self, rounding: Rounding) -> int:
        """Minor units, rounded once."""
        return rounding.divide(self.numerator, self.denominator)

    def less(self, earlier: Accrued) -> Accrued:
        """What it has cost since."""
        numerator = self.numerator * earlier.denominator - earlier.numerator * self.denominator
        return Accrued(self.item, numerator, self.denominator * earlier.denominator, self.due_before)


def may_bear(state: State, interest: Interest) -> bool:
    """Whether anything on the line bears an interest; a look that spares the walk where nothing does."""
    if interest.base == "daily":
        return state.pile is not None or bool(state.bills)
    if interest.average is not None:
        return state.lost_grace is not None
    return any(bill.stretches for bill in state.bills)


def accrued_interest(state: State, bearing: Bearing, through: date, statement_date: date | None) -> list[Accrued]:
    """
    What interest has accrued up to *through* (the night that begins on it is not included) and was not posted before.

    Where statements are issued, since the last one, under the name of the next; else for each order since its due
    date, whatever of it was posted.
    """

    def item_of(period: object) -> str:
        return f"{bearing.name}/{state.charged_in(period)}"

    if statement_date is None:
        return [
            _summed(
                item_of(bill.name),
                interest_pieces(state, bearing, bill, borne_by(bearing, bill.obligations), through),
                bill.due_date,
            )
            for bill in state.bills
            if bill.stretches or bearing.interest.base == "daily"
        ]
    if bearing.interest.average is not None:
        return [_averaged(state, bearing, through, statement_date, item_of(statement_date))]
    return [_oldest_first(item_of(statement_date), interest_groups(state, bearing, through))]


def accrued_late_fees(state: State, fee: DailyLateFee, through: date, statement_date: date | None) -> list[Accrued]:
    """The same of a late fee that is charged by the night."""

    def item_of(period: object) -> str:
        return f"late-fee/daily/{state.charged_in(period)}"

    if statement_date is not None:
        groups = [(bill.due_date, late_fee_pieces(state, fee, bill, through)) for bill in state.bills]
        return [_oldest_first(item_of(statement_date), groups)]
    plans = state.plans if fee.on == "order" else ()
    whole = {plan.id for plan in plans}
    found = [
        _summed(item_of(plan.id), plan_pieces(state, fee, plan, through), plan.late[0].first)
        for plan in plans
        if plan.late
    ]
    for bill in state.bills:
        if bill.stretches and not any(obligation.order in whole for obligation in bill.obligations):
            pieces = late_fee_pieces(state, fee, bill, through)
            found.append(_summed(item_of(bill.name), pieces, bill.due_date))
    return found


def order_of(state: State, item: str) -> str:
    """The order without statements, or the plan, that a charge is for; ids of callers have no slash."""
    if state.product.cycle.issues_statements:
        return ""
    kind, _, rest = item.partition("/")
    return (rest.removeprefix("daily/") if kind == "late-fee" else rest).partition("/")[0]


def posted(state: State, income: str, item: str) -> int:
    """Minor units posted so far to *item* of an income, whatever has been repaid of it."""
    return -state.ledger.minor(income, item)


def unposted(state: State, on: date, *, before_payment: bool = False) -> dict[Component, int]:
    """
    Minor units by component that were charged by the start of *on* and are not yet posted.

    Args:
        state: Of the line.
        on: The day; nights that begin on it count only where a repayment of that day would still leave them.
        before_payment: Only what a repayment would find posted, not what waits for the next statement.
    """
    product = state.product
    statement_date = product.cycle.pending(on)
    found = {Component.INTEREST: 0, Component.LATE_FEE: 0}
    if state.is_charged_off:
        return found
    for bearing in product.bearings:
        found[Component.INTEREST] += _unposted_interest(
            state, bearing, on, statement_date, before_payment=before_payment
        )
    for fee in product.daily_late_fees:
        for nights in accrued_late_fees(state, fee, on, statement_date):
            total = nights.rounded(fee.rounding)
            found[Component.LATE_FEE] += max(0, total - posted(state, LATE_FEE_INCOME, nights.item))
    return found


def _unposted_interest(
    state: State, bearing: Bearing, on: date, statement_date: date | None, *, before_payment: bool
) -> int:
    """The same of one interest; before a payment only what is as late as a bill."""
    interest = bearing.interest
    if before_payment and not interest.is_posted_before_payments:
        return 0
    if interest.average is not None and statement_date is not None and regains_grace(state, statement_date):
        return 0
    has_tonight = not before_payment and interest.payment_counts == "next_day"
    through = until = on + ONE_DAY if has_tonight else on
    if statement_date is not None:
        until = min(through, interest.charged_until(statement_date))
    minor = 0
    so_far = accrued_interest(state, bearing, until, statement_date)
    for nights in so_far:
        if nights.due_before is not None or not before_payment:
            total = nights.rounded(interest.rounding)
            minor += max(0, _charged(interest, total) - posted(state, INTEREST_INCOME, nights.item))
    if until < through:
        # The night that begins on the statement date is the next statement's, and is rounded with its nights.
        for nights, before in zip(accrued_interest(state, bearing, through, statement_date), so_far, strict=True):
            minor += _charged(interest, nights.less(before).rounded(interest.rounding))
    return minor


def _charged(interest: Interest, total: int) -> int:
    """What will be charged of so much: statements waive or raise what nothing but they post."""
    return total if interest.is_posted_before_payments else interest.at_issue(total)


def _oldest_first(item: str, groups: Iterable[Group]) -> Accrued:
    """The nights of all groups together, the oldest first; the first that has any says how urgent they are."""
    bearing = [group for group in groups if group[1]]
    return _summed(item, [piece for _, own in bearing for piece in own], bearing[0][0] if bearing else None)


def _summed(item: str, pieces: Iterable[Piece], due_before: date | None) -> Accrued:
    """The sum of nights at their rates, over one denominator."""
    numerator, denominator = 0, 1
    for nights, rate in pieces:
        part, whole = rate.as_integer_ratio()
        if whole != denominator:
            common = lcm(denominator, whole)
            numerator, denominator = numerator * (common // denominator), common
        numerator += nights * part * (denominator // whole)
    return Accrued(item, numerator, denominator, due_before)


def _averaged(state: State, bearing: Bearing, through: date, statement_date: date, item: str) -> Accrued:
    """The mean of the period's balances at the rate of the period; nothing while the line has its grace."""
    if state.lost_grace is None:
        return Accrued(item, 0, 1, None)
    cost = average_balance(state, bearing, through, statement_date)
    return Accrued(item, *cost.as_integer_ratio(), _oldest_of_mean(state, bearing, through, statement_date))


def _oldest_of_mean(state: State, bearing: Bearing, through: date, statement_date: date) -> date | None:
    """The due date of the oldest that had a balance in the period; `None` where that has none."""
    start, _ = state.period(statement_date)
    takes_new = cast("AverageBalance", bearing.interest.average).new_purchases
    billed = [(bill.obligations, bill.due_date) for bill in state.bills]
    for obligations, due_date in (*billed, (state.unbilled(), None)):
        had = [each for each in obligations if takes_new or not is_new_purchase(state.ledger, each, start)]
        for due, borne in by_due_date(bearing, had, due_date):
            if plain(state.ledger, borne, start, max(start, through)):
                return due
    return None
