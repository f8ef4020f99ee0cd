"""Rows laid out again: after a refund, a deferral, or anew; billed rows stay, and no principal is lost."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY, InstallmentOffer, Rate
from creditline.dates import DayCount, Days, Months
from creditline.errors import CreditLineError
from creditline.terms.ending import RefundTerms
from creditline.terms.relaying import deferred, factor_to, reamortized, refunded
from tests.lines import month

SEP, OCT, NOV, DEC = (month(2026, number) for number in (9, 10, 11, 12))
JAN, FEB = (month(2027, number) for number in (1, 2))

MONTH = Months(1)
ONE_PERCENT = Rate.parse("1%/month")
HALF_PER_MILLE, DAYS = Rate.parse("0.05%/day"), DayCount.ACT_365F

FREE = InstallmentOffer.interest_free(3, bearer={"merchant": "60%", "platform": "40%"}, cost_rate="3%")
FLAT = InstallmentOffer.flat_fee(3, total_rate="3%")
FIRST = InstallmentOffer.flat_fee(3, total_rate="3%", charged="first")
LEVEL = InstallmentOffer.equal_payment(3, ONE_PERCENT)
LEVEL_OF = InstallmentOffer.equal_payment_of(CNY(1025), ONE_PERCENT)
PRINCIPAL = InstallmentOffer.equal_principal(3, ONE_PERCENT)
ONLY = InstallmentOffer.interest_only(3, ONE_PERCENT)
DIGITS = InstallmentOffer.sum_of_digits(3, total_rate="2%")
METHODS = [FREE, FLAT, FIRST, LEVEL, LEVEL_OF, PRINCIPAL, ONLY, DIGITS]


def quoted(offer, amount=3000):
    """From 9 October: due on the 9th of November, December and January."""
    return offer.quote(CNY(amount), on=OCT(9))


def later(schedule, billed, months):
    return tuple([MONTH.from_anchor(OCT(9), k + months) for k in range(billed + 1, len(schedule.due_dates) + 1)])


class TestRefunded:
    """1,500.00 of 3,000.00, one row of three being billed."""

    def rows(self, offer, minor=1500_00, billed=1):
        return refunded(offer, quoted(offer), billed, minor, MONTH)

    def test_interest_free(self):
        """2,000.00 ahead: row 2 keeps 500.00. Of 36.00 and 24.00 ahead a quarter stays, all with row 2."""
        rows = self.rows(FREE)

        assert rows.principals_minor == (1000_00, 500_00, 0)
        assert rows.borne_minor == (("merchant", (18_00, 9_00, 0)), ("platform", (12_00, 6_00, 0)))

    def test_a_flat_fee(self):
        """60.00 ahead, a quarter of it stays."""
        assert self.rows(FLAT).fees_minor == (30_00, 15_00, 0)

    def test_a_fee_charged_with_the_first_row_is_billed(self):
        assert self.rows(FIRST).fees_minor == (90_00, 0, 0)

    def test_or_ahead_where_nothing_is_billed(self):
        """Half of 90.00."""
        rows = self.rows(FIRST, billed=0)

        assert (rows.principals_minor, rows.fees_minor) == ((1000_00, 500_00, 0), (45_00, 0, 0))

    def test_a_level_payment(self):
        """1,020.07 less 5.10 of interest is more than the 509.93 that are left."""
        rows = self.rows(LEVEL)

        assert rows.principals_minor == (990_07, 509_93, 0)
        assert rows.interests_minor == (30_00, 5_10, 0)

    def test_an_agreed_payment(self):
        """
        1,025.00: 30.00 and 995.00; 2,005.00 are left, of which 500.00 go.

        1,505.00: 15.05 and 1,009.95; then 495.05 with 4.95.
        """
        rows = self.rows(LEVEL_OF, 500_00)

        assert rows.principals_minor == (995_00, 1009_95, 495_05)
        assert rows.interests_minor == (30_00, 15_05, 4_95)

    def test_equal_principal(self):
        rows = self.rows(PRINCIPAL)

        assert (rows.principals_minor, rows.interests_minor) == ((1000_00, 500_00, 0), (30_00, 5_00, 0))

    def test_interest_only(self):
        rows = self.rows(ONLY)

        assert (rows.principals_minor, rows.interests_minor) == ((0, 0, 1500_00), (30_00, 15_00, 15_00))

    def test_the_sum_of_digits(self):
        """
        60.00 are 30.00, 20.00 and 10.00; payments of 1,020.00.

        Of 2,010.00 ahead 510.00 are left, with 30.00 x 510 / 2,010 = 7.61, all in the next row.
        """
        rows = self.rows(DIGITS)

        assert rows.principals_minor == (990_00, 510_00, 0)
        assert rows.interests_minor == (30_00, 7_61, 0)

    def test_pro_rata(self):
        offer = attrs.evolve(FLAT, on_refund="pro_rata")

        assert refunded(offer, quoted(offer), 1, 1500_00, MONTH).principals_minor == (1000_00, 250_00, 250_00)

    @pytest.mark.parametrize("offer", METHODS)
    def test_of_all_that_is_ahead(self, offer):
        schedule = quoted(offer)
        ahead = sum(schedule.principals_minor[1:])
        rows = refunded(offer, schedule, 1, ahead, MONTH)

        assert sum(rows.principals_minor[1:]) == 0
        assert sum(rows.interests_minor[1:]) + sum(rows.fees_minor[1:]) == 0
        assert all(sum(parts[1:]) == 0 for _, parts in rows.borne_minor)


class TestDeferred:
    """One row billed, the others a month later: from 9 November to 9 January."""

    def rows(self, offer, months=1):
        schedule = quoted(offer)
        return deferred(offer, schedule, 1, later(schedule, 1, months), MONTH)

    @pytest.mark.parametrize("offer", [FREE, FLAT, FIRST, DIGITS])
    def test_flat_costs_stay(self, offer):
        before, rows = quoted(offer), self.rows(offer)

        assert rows.due_dates == (NOV(9), JAN(9), FEB(9))
        assert attrs.evolve(rows, due_dates=before.due_dates) == before

    def test_a_level_payment(self):
        """2,009.93 over two months: 40.20 and 979.87; 1,030.06 over one: 10.30."""
        rows = self.rows(LEVEL)

        assert rows.principals_minor == (990_07, 979_87, 1030_06)
        assert rows.interests_minor == (30_00, 40_20, 10_30)

    def test_a_payment_below_the_interest_pays_all_of_it(self):
        """100 months at 1 % on 2,009.93 are 2,009.93 of interest, more than the payment: a row without principal."""
        rows = self.rows(LEVEL, months=99)

        assert rows.principals_minor == (990_07, 0, 2009_93)
        assert rows.interests_minor[1] == 2009_93

    def test_equal_principal(self):
        assert self.rows(PRINCIPAL).interests_minor == (30_00, 40_00, 10_00)

    def test_interest_only(self):
        assert self.rows(ONLY).interests_minor == (30_00, 60_00, 30_00)

    def test_by_days(self):
        """2,000.00 over 61 nights at 0.05 %, then 1,000.00 over 31."""
        offer = InstallmentOffer.equal_principal(3, HALF_PER_MILLE, accrual=DAYS)

        assert self.rows(offer).interests_minor == (46_50, 61_00, 15_50)

    def test_before_the_first_row(self):
        """3,000.00 over two months: 60.00."""
        schedule = quoted(PRINCIPAL)
        rows = deferred(PRINCIPAL, schedule, 0, later(schedule, 0, 1), MONTH)

        assert rows.interests_minor == (60_00, 20_00, 10_00)


class TestReamortized:
    def rows(self, offer, count, billed=1):
        schedule = quoted(offer)
        dates = tuple([MONTH.from_anchor(OCT(9), k) for k in range(billed + 1, billed + 1 + count)])
        return reamortized(offer, schedule, billed, dates, MONTH)

    def test_equal_principal_and_flat_fees_over_more_rows(self):
        """2,000.00 and 60.00 over four rows."""
        rows = self.rows(FLAT, 4)

        assert rows.principals_minor == (1000_00, *(500_00,) * 4)
        assert rows.fees_minor == (30_00, *(15_00,) * 4)

    def test_what_others_bear(self):
        """36.00 and 24.00 over four rows."""
        rows = self.rows(FREE, 4)

        assert rows.borne_minor == (("merchant", (18_00, *(9_00,) * 4)), ("platform", (12_00, *(6_00,) * 4)))

    def test_a_level_payment(self):
        """2,009.93 over one row: 20.10 of interest."""
        rows = self.rows(LEVEL, 1)

        assert (rows.principals_minor, rows.interests_minor) == ((990_07, 2009_93), (30_00, 20_10))

    def test_an_agreed_payment_takes_the_rows_that_it_needs(self):
        """2,005.00 at 1,025.00 a month: 20.05 and 1,004.95; 1,000.05 and 10.00."""
        rows = self.rows(LEVEL_OF, 9)

        assert rows.principals_minor == (995_00, 1004_95, 1000_05)
        assert rows.due_dates == (NOV(9), DEC(9), JAN(9))

    def test_interest_only(self):
        rows = self.rows(ONLY, 3)

        assert rows.principals_minor == (0, 0, 0, 3000_00)
        assert rows.interests_minor == (30_00,) * 4

    def test_the_sum_of_digits(self):
        """30.00 over 3 + 2 + 1: 15.00, 10.00, 5.00; principal in equal parts."""
        rows = self.rows(DIGITS, 3)

        assert rows.interests_minor == (30_00, 15_00, 10_00, 5_00)
        assert sum(rows.principals_minor) == 3000_00


class TestToTheDay:
    """The share of its balance that a row costs until a day, by hand."""

    def test_by_months_days_over_the_days_of_the_period(self):
        """15 of 31 days of 1 %, and 15 of 30."""
        schedule = quoted(LEVEL)

        assert factor_to(LEVEL, schedule, 0, OCT(24), MONTH) == Fraction(15, 3100)
        assert factor_to(LEVEL, schedule, 1, NOV(24), MONTH) == Fraction(15, 3000)

    def test_by_days_their_number(self):
        """15 nights at 0.05 %."""
        offer = InstallmentOffer.equal_principal(3, HALF_PER_MILLE, accrual=DAYS)

        assert factor_to(offer, quoted(offer), 0, OCT(24), MONTH) == Fraction(75, 10000)

    def test_by_thirtieths(self):
        """From 9 October to 9 November by 30E/360: 30 of 360 days, 12 % a year."""
        offer = InstallmentOffer.equal_principal(3, Rate.parse("12%/year"), accrual=DayCount.THIRTY_E_360)

        assert factor_to(offer, quoted(offer), 0, NOV(9), MONTH) == Fraction(1, 100)

    def test_by_icma_days_over_the_days_of_the_period(self):
        """12 % a year are 1 % a month, 15 of 31 days of it."""
        offer = InstallmentOffer.equal_principal(3, Rate.parse("12%/year"), accrual=DayCount.ACT_ACT_ICMA)

        assert factor_to(offer, quoted(offer), 0, OCT(24), MONTH) == Fraction(15, 3100)

    def test_nothing_before_the_period_begins(self):
        schedule = quoted(LEVEL)

        assert factor_to(LEVEL, schedule, 0, OCT(9), MONTH) == 0
        assert factor_to(LEVEL, schedule, 1, NOV(1), MONTH) == 0

    def test_all_of_it_on_the_due_date(self):
        assert factor_to(LEVEL, quoted(LEVEL), 1, DEC(9), MONTH) == Fraction(1, 100)

    def test_an_odd_first_period(self):
        """From 24 September to 9 November: a month and 15 days, 1.5 %; after 23 of 46 days a half of it."""
        schedule = LEVEL.quote(CNY(3000), on=SEP(24), first_due=NOV(9))

        assert factor_to(LEVEL, schedule, 0, OCT(17), MONTH) == Fraction(75, 10000)


@given(
    offer=st.sampled_from(METHODS),
    amount=st.integers(min_value=100, max_value=10**7),
    billed=st.integers(min_value=0, max_value=2),
    share=st.fractions(min_value=0, max_value=1),
    order=st.sampled_from(["last_first", "pro_rata"]),
    unbilled=st.sampled_from(["reduced", "kept", "all_or_nothing"]),
    count=st.integers(min_value=1, max_value=9),
    months=st.integers(min_value=0, max_value=6),
)
def test_nothing_is_lost_or_made(  # noqa: PLR0917 - as many as there are choices
    offer, amount, billed, share, order, unbilled, count, months
):
    """Whatever is done, billed rows stay, principal sums up, and no row is negative (a schedule refuses one)."""
    offer = attrs.evolve(offer, on_refund=RefundTerms(order, unbilled_fee=unbilled))
    try:
        schedule = offer.quote(CNY.minor(amount), on=OCT(9))
    except CreditLineError:
        return
    billed = min(billed, len(schedule.due_dates) - 1)
    ahead = sum(schedule.principals_minor[billed:])
    minor = max(1, int(ahead * share))
    dates = tuple([MONTH.from_anchor(OCT(9), k) for k in range(billed + 1 + months, billed + 1 + months + count)])
    laid = [(refunded(offer, schedule, billed, minor, MONTH), minor)] if ahead else []
    laid.append((deferred(offer, schedule, billed, later(schedule, billed, months), MONTH), 0))
    if ahead:
        try:
            laid.append((reamortized(offer, schedule, billed, dates, MONTH), 0))
        except CreditLineError as refusal:
            assert type(refusal).__name__ in {"InterestNotCovered", "PaymentTooSmall", "RowNegative"}  # noqa: PT017
    for rows, off in laid:
        for name in ("due_dates", "principals_minor", "interests_minor", "fees_minor"):
            assert getattr(rows, name)[:billed] == getattr(schedule, name)[:billed]
        assert sum(rows.principals_minor) == sum(schedule.principals_minor) - off
        if not off and not hasattr(offer.method, "accrual"):
            assert rows.total_cost == schedule.total_cost
            assert [subsidy.amount for subsidy in rows.subsidies] == [subsidy.amount for subsidy in schedule.subsidies]


def test_periods_in_days():
    """Every 14 days at 0.05 %: 21.00, 14.00, 7.00; deferred by 14 days the second row costs twice as much."""
    offer = InstallmentOffer.equal_principal(3, HALF_PER_MILLE, accrual=DAYS)
    schedule = offer.quote(CNY(3000), on=OCT(1), every=Days(14))
    rows = deferred(offer, schedule, 1, (NOV(12), NOV(26)), Days(14))

    assert schedule.interests_minor == (21_00, 14_00, 7_00)
    assert rows.interests_minor == (21_00, 28_00, 7_00)
    assert rows.due_dates == (date(2026, 10, 15), NOV(12), NOV(26))
