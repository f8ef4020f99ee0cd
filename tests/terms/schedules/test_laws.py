"""What holds for every schedule, whatever was agreed."""

from __future__ import annotations

import pickle
from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from hypothesis import assume, example, given, reject
from hypothesis import strategies as st

from creditline.errors import InterestNotCovered, RowNegative
from creditline.money import CNY, Money, Period, Rate, RateSchedule, Remainder, Rounding
from creditline.terms.declining import EqualPrincipal, InterestOnly
from creditline.terms.digits import SumOfDigits
from creditline.terms.division import divider, halves
from creditline.terms.level import EqualPayment
from creditline.terms.offer import InstallmentOffer
from tests.terms.schedules.drawn import (
    AMOUNTS,
    COUNTS,
    DATES,
    MONTHLY,
    REMAINDERS,
    ROUNDINGS,
    STEPS,
    UNITS,
    flat_offers,
    offers,
    offers_on_balance,
    sums_of_digits,
)

if TYPE_CHECKING:
    from creditline.dates import Months
    from creditline.terms.schedule import Schedule

ON = date(2026, 10, 31)


def quoted(offer: InstallmentOffer, amount: Money, on: date = ON) -> Schedule:
    """A quote; level payments and sums of digits may refuse what no row of theirs could pay."""
    try:
        return offer.quote(amount, on=on)
    except (InterestNotCovered, RowNegative):
        assert isinstance(offer.method, EqualPayment | SumOfDigits)
        reject()


class TestEveryRow:
    @given(offers(), AMOUNTS, DATES)
    def test_principal_sums_to_the_amount_and_nothing_is_left(
        self, offer: InstallmentOffer, amount: Money, on: date
    ) -> None:
        schedule = quoted(offer, amount, on)

        assert sum((row.principal for row in schedule.rows), CNY.zero) == amount == schedule.principal
        assert schedule.rows[-1].balance == CNY.zero

    @given(offers(), AMOUNTS)
    def test_a_balance_is_what_the_rows_before_have_left(self, offer: InstallmentOffer, amount: Money) -> None:
        rows = quoted(offer, amount).rows

        left = accumulate((row.principal for row in rows), lambda owed, part: owed - part, initial=amount)
        assert [row.balance for row in rows] == list(left)[1:]

    @given(offers(), AMOUNTS)
    def test_no_row_is_negative(self, offer: InstallmentOffer, amount: Money) -> None:
        for row in quoted(offer, amount).rows:
            assert min(row.principal, row.interest, row.fee, row.balance) >= CNY.zero
            assert row.payment == row.principal + row.interest + row.fee

    @given(offers(), AMOUNTS)
    def test_rows_are_numbered_and_a_down_payment_is_row_0(self, offer: InstallmentOffer, amount: Money) -> None:
        rows = quoted(offer, amount).rows
        first = 1 if offer.down_payment is None else 0

        assert [row.number for row in rows] == list(range(first, (offer.periods or 0) + 1))

    @given(offers(), AMOUNTS)
    def test_totals_are_those_of_the_rows(self, offer: InstallmentOffer, amount: Money) -> None:
        schedule = quoted(offer, amount)
        flows = schedule.cash_flows()

        assert sum((row.payment for row in schedule.rows), CNY.zero) == schedule.payment_total
        assert sum((row.interest + row.fee for row in schedule.rows), CNY.zero) == schedule.total_cost
        assert sum((flow for _, flow in flows), CNY.zero) == -schedule.total_cost

    @given(offers(), AMOUNTS)
    def test_a_schedule_survives_pickling(self, offer: InstallmentOffer, amount: Money) -> None:
        schedule = quoted(offer, amount)
        copy = pickle.loads(pickle.dumps(schedule))  # noqa: S301 - it is our own

        assert (copy, hash(copy), copy.rows) == (schedule, hash(schedule), schedule.rows)

    @given(flat_offers(), AMOUNTS, DATES, STEPS)
    def test_due_dates_are_counted_from_the_day_itself(
        self, offer: InstallmentOffer, amount: Money, on: date, every: Months
    ) -> None:
        dates = offer.quote(amount, on=on, every=every).due_dates

        assert dates == tuple(every.from_anchor(on, row) for row in range(1, len(dates) + 1))

    @given(flat_offers(), AMOUNTS, DATES, STEPS, st.integers(1, 400))
    def test_due_dates_are_counted_from_the_first_where_it_is_given(
        self, offer: InstallmentOffer, amount: Money, on: date, every: Months, later: int
    ) -> None:
        first_due = date.fromordinal(on.toordinal() + later)
        dates = offer.quote(amount, on=on, first_due=first_due, every=every).due_dates

        assert dates == tuple(every.from_anchor(first_due, row) for row in range(len(dates)))


class TestEqualParts:
    """Equal parts differ in one row only; spread, by one unit (issue 3, laws)."""

    @given(COUNTS, AMOUNTS, st.sampled_from(["last", "first"]), UNITS, ROUNDINGS)
    def test_principal_differs_in_one_row_at_most(
        self, count: int, amount: Money, remainder: Remainder, unit: Money | None, rounding: Rounding
    ) -> None:
        step = unit or CNY("0.01")
        assume(remainder == "last" or amount.minor % step.minor == 0)
        offer = InstallmentOffer.interest_free(count, remainder=remainder, unit=unit, split_rounding=rounding)
        part = rounding.divide(amount.minor, count * step.minor) * step.minor
        # Where a part would be nothing or less, the parts are spread by minor units instead.
        assume(part and amount.minor - part * (count - 1) > 0)

        principals = [row.principal.minor for row in offer.quote(amount, on=ON).rows]
        assert sum(other != part for other in principals) <= 1
        odd = principals[-1] if remainder == "last" else principals[0]
        assert odd == amount.minor - part * (count - 1)

    @given(COUNTS, AMOUNTS)
    def test_spread_parts_differ_by_one_unit_at_most(self, count: int, amount: Money) -> None:
        offer = InstallmentOffer.equal_principal(count, Rate.monthly("0.6%"), remainder="spread")
        principals = [row.principal.minor for row in offer.quote(amount, on=ON).rows]

        assert max(principals) - min(principals) <= 1
        assert principals == sorted(principals, reverse=True)

    @given(COUNTS, st.integers(1, 400), REMAINDERS)
    def test_tiny_amounts_lose_nothing(self, count: int, cents: int, remainder: Remainder) -> None:
        rows = InstallmentOffer.interest_free(count, remainder=remainder).quote(CNY.minor(cents), on=ON).rows

        assert sum(row.principal.minor for row in rows) == cents
        assert sum(row.principal.minor > 0 for row in rows) == min(count, cents)


class TestCosts:
    @given(flat_offers(), AMOUNTS)
    def test_customer_and_others_pay_the_whole_cost(self, offer: InstallmentOffer, amount: Money) -> None:
        schedule = offer.quote(amount, on=ON)
        method = offer.method
        rate = getattr(method, "cost_rate", None) or getattr(method, "total_rate", None)
        if rate is None:
            rate = (getattr(method, "rate_per_period", None) or 0) * (offer.periods or 0)

        cost = offer.rounding.round(Fraction(rate) * amount.minor)
        borne = sum(subsidy.amount.minor for subsidy in schedule.subsidies)
        assert schedule.total_cost.minor + borne == cost

    @given(COUNTS, AMOUNTS, st.fractions(0, 1, max_denominator=1000), ROUNDINGS)
    def test_the_fee_total_is_rounded_once(self, count: int, amount: Money, rate: Fraction, rounding: Rounding) -> None:
        offer = InstallmentOffer.flat_fee(count, total_rate=rate, rounding=rounding)

        assert offer.quote(amount, on=ON).total_cost.minor == rounding.round(rate * amount.minor)

    @given(sums_of_digits(), AMOUNTS)
    def test_the_rule_of_78_leaves_the_rounded_rebate_after_every_row(
        self, offer: InstallmentOffer, amount: Money
    ) -> None:
        schedule = quoted(offer, amount)
        interests, count = schedule.interests_minor, len(schedule.due_dates)

        for row in range(count + 1):
            left = count - row
            rebate = Fraction(schedule.total_cost.minor * left * (left + 1), count * (count + 1))
            assert sum(interests[row:]) == offer.rounding.round(rebate)


class TestInterestOnWhatIsLeft:
    @given(offers_on_balance("equal_payment", "equal_principal", "interest_only"), AMOUNTS)
    def test_every_row_pays_the_rounded_interest_of_its_balance(self, offer: InstallmentOffer, amount: Money) -> None:
        schedule = quoted(offer, amount)
        assert isinstance(offer.method, EqualPayment | EqualPrincipal | InterestOnly)
        month = per_month(offer.method.accrual.rate)
        owed = [amount, *(row.balance for row in schedule.rows)]

        for before, row in zip(owed, schedule.rows, strict=False):
            assert row.interest.minor == offer.rounding.round(before.minor * month)

    @given(offers_on_balance("equal_payment"), AMOUNTS)
    def test_all_payments_but_the_last_are_level(self, offer: InstallmentOffer, amount: Money) -> None:
        payments = Counter(row.payment for row in quoted(offer, amount).rows[:-1])

        assert len(payments) <= 1

    @given(st.integers(2, 120), MONTHLY, AMOUNTS, ROUNDINGS)
    def test_a_level_payment_is_the_exact_annuity_rounded_once(
        self, count: int, rate: Rate, amount: Money, rounding: Rounding
    ) -> None:
        schedule = quoted(InstallmentOffer.equal_payment(count, rate, rounding=rounding), amount)
        month = per_month(rate)
        exact = amount.minor * month / (1 - (1 + month) ** -count) if month else Fraction(amount.minor, count)

        assert schedule.rows[0].payment.minor == rounding.round(exact)

    @given(st.integers(2, 60), MONTHLY, AMOUNTS, ROUNDINGS)
    @example(12, Rate.monthly("0%"), CNY("0.07"), Rounding.HALF_UP)
    def test_no_other_level_payment_leaves_a_last_row_closer_to_it(
        self, count: int, rate: Rate, amount: Money, rounding: Rounding
    ) -> None:
        leveled = quoted(InstallmentOffer.equal_payment(count, rate, rounding=rounding, leveled=True), amount)
        level = leveled.rows[0].payment.minor
        miss = abs(leveled.rows[-1].payment.minor - level)

        for other in (level - 2, level - 1, level + 1, level + 2):
            last = last_row(amount.minor, other, rate, rounding, count)
            assert last is None or abs(last - other) >= miss

    @given(st.integers(2, 60), MONTHLY, AMOUNTS)
    def test_an_agreed_payment_finds_the_count(self, count: int, rate: Rate, amount: Money) -> None:
        by_count = quoted(InstallmentOffer.equal_payment(count, rate), amount)
        payment = by_count.rows[0].payment
        assume(CNY.zero < by_count.rows[-1].payment <= payment)

        assert InstallmentOffer.equal_payment_of(payment, rate).quote(amount, on=ON) == by_count


@given(st.integers(0, 10**9), st.integers(1, 10**6), ROUNDINGS)
@example(25, 10, Rounding.HALF_EVEN)
@example(35, 10, Rounding.HALF_EVEN)
def test_dividing_many_times_gives_what_dividing_once_gives(
    numerator: int, denominator: int, rounding: Rounding
) -> None:
    offset, divisor, to_even = halves(denominator, rounding)
    whole, rest = divmod(2 * numerator + offset, divisor)

    assert divider(denominator, rounding)(numerator) == rounding.divide(numerator, denominator)
    assert whole - (to_even and not rest and whole % 2) == rounding.divide(numerator, denominator)


def per_month(rate: Rate | RateSchedule) -> Fraction:
    """What a month costs, by a rate per month or per year that never changes."""
    assert isinstance(rate, Rate)
    return rate.fraction / 12 if rate.period is Period.YEAR else rate.fraction


def last_row(owed: int, level: int, rate: Rate, rounding: Rounding, count: int) -> int | None:
    """What the last of *count* rows would pay, or None where a row is negative or does not pay its interest."""
    month = per_month(rate)
    for _ in range(count - 1):
        interest = rounding.round(owed * month)
        if interest > level:
            return None
        owed -= level - interest
    return None if owed < 0 else owed + rounding.round(owed * month)
