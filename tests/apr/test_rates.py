"""What a rate says of itself, how time is counted for it, and how it is held against a cap."""

import pickle
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta

from creditline.apr import Apr, CapCheck, RateCap, apr_eu, apr_us, disclose, irr_effective, irr_nominal
from creditline.apr.eu import in_years
from creditline.apr.flows import gather
from creditline.dates import Days, Months, Weeks
from creditline.money import CNY

START = date(2026, 11, 20)
YEAR = [(month, CNY(1072)) for month in range(1, 13)]
DATED = [(Months(1).from_anchor(START, month), amount) for month, amount in YEAR]


def after(days, amount):
    """One payment so many days after the start."""
    return [(START + timedelta(days=days), CNY(amount))]


class TestApr:
    def test_a_rate_says_what_it_is(self):
        rates = disclose([(START, CNY(12000))], DATED)
        assert [str(apr) for apr in (rates.nominal, rates.effective, rates.eu, rates.us)] == [
            "13.03 % (nominal, simple; PBOC Announcement 2021 No. 3)",
            "13.84 % (effective, compound; PBOC Announcement 2021 No. 3)",
            "13.8 % (EU APR; Directive (EU) 2023/2225, Annex III)",
            "13.03 % (US APR; 12 CFR 1026 (Regulation Z), Appendix J)",
        ]

    def test_a_rate_has_28_digits_and_is_exact_where_it_ends(self):
        apr = irr_nominal([(0, CNY(100))], [(1, CNY(101))])
        assert (apr.rate, apr.rate_per_unit) == (Decimal("0.12"), Decimal("0.01"))
        assert len(irr_nominal([(0, CNY(12000))], YEAR).rate.as_tuple().digits) == 28

    def test_a_half_is_rounded_up(self):
        assert irr_nominal([(0, CNY(100000))], [(12, CNY(112345))], every=Months(1)).percent == Decimal("11.70")
        assert irr_nominal([(0, CNY(100000))], [(1, CNY(112345))], every=Months(12)).percent == Decimal("12.35")
        assert apr_eu([(0, CNY(10000))], [(1, CNY(11225))]).percent == Decimal("12.3")

    def test_a_rate_beyond_all_measure_keeps_its_first_digits(self):
        apr = irr_effective([(START, CNY("0.01"))], after(1, "1000000.00"))
        assert apr.percent == apr.rate.scaleb(2) == Decimal("1E+2922")

    def test_a_rate_pickles_and_can_be_a_key(self):
        apr = apr_us([(0, CNY(12000))], YEAR)
        assert pickle.loads(pickle.dumps(apr)) == apr  # noqa: S301 - our own
        assert len({apr, apr_us([(0, CNY(12000))], YEAR)}) == 1
        assert isinstance(apr, Apr)


class TestInternalRate:
    @pytest.mark.parametrize(
        ("days", "unit", "times"),
        [
            (14, "2 weeks", Fraction(365, 14)),
            (30, "month", 12),  # 20 November to 20 December
            (45, "45 days", Fraction(365, 45)),
            (400, "365 days", 1),
        ],
    )
    def test_a_single_payment_bears_simple_interest_for_its_term(self, days, unit, times):
        apr = irr_nominal([(START, CNY(10000))], after(days, 10070))
        assert (apr.unit, apr.units_per_year) == (unit, times)

    @pytest.mark.parametrize(("days", "rate"), [(14, "0.1825"), (30, "0.084"), (73, "0.035")])
    def test_the_simple_rate_of_a_single_payment_is_its_interest_times_the_terms_of_a_year(self, days, rate):
        assert irr_nominal([(START, CNY(10000))], after(days, 10070)).rate == Decimal(rate)

    @pytest.mark.parametrize(("months", "unit"), [(1, "month"), (5, "5 months"), (12, "year"), (30, "year")])
    def test_whole_months_are_the_period_that_they_have_in_common(self, months, unit):
        payments = [(Months(months).from_anchor(START, k), CNY(6000)) for k in (1, 2)]
        assert irr_nominal([(START, CNY(10000))], payments).unit == unit

    def test_days_that_follow_no_period_are_compounded_by_the_month(self):
        payments = after(50, 6000) + after(81, 6000)
        simple, compound = (measure([(START, CNY(10000))], payments) for measure in (irr_nominal, irr_effective))
        assert (simple.unit, simple.units_per_year) == ("month", 12)
        assert abs((1 + simple.rate_per_unit) ** 12 - 1 - compound.rate) < Decimal("1e-26")

    def test_a_period_that_is_given_is_compounded(self):
        flows = [(START, CNY(12000))], DATED
        quarterly = irr_nominal(*flows, every=relativedelta(months=3))
        assert (quarterly.unit, quarterly.percent) == ("3 months", Decimal("13.18"))
        assert irr_effective(*flows, every=Months(3)) == irr_effective(*flows)

    def test_days_that_are_given_are_counted_as_days_also_in_whole_months(self):
        apr = irr_nominal([(START, CNY(10000))], [(date(2027, 2, 20), CNY(10250))], every=Days(92))
        assert (apr.unit, apr.percent) == ("92 days", Decimal("9.92"))
        weekly = irr_nominal([(START, CNY(10000))], after(73, 10250), every=Weeks(1))
        assert (weekly.unit, weekly.units_per_year) == ("week", Fraction(365, 7))
        assert abs((1 + weekly.rate_per_unit) ** 73 - Decimal("1.025") ** 7) < Decimal("1e-24")

    def test_numbers_count_the_period_that_is_given(self):
        apr = irr_nominal([(0, CNY(1000))], [(1, CNY(1007))], every=Weeks(2))
        assert (apr.rate, apr.unit) == (Decimal("0.1825"), "2 weeks")


class TestEuropeanUnion:
    @pytest.mark.parametrize(
        ("start", "edition"),
        [
            (date(2026, 11, 19), "Directive 2008/48/EC, Annex I"),
            (date(2026, 11, 20), "Directive (EU) 2023/2225, Annex III"),
        ],
    )
    def test_the_edition_is_the_one_in_force_at_the_first_drawdown(self, start, edition):
        payments = [(start + timedelta(days=30), CNY(101))]
        assert apr_eu([(start, CNY(100))], payments).edition == edition

    def test_an_agreement_may_be_older_than_its_first_drawdown(self):
        payments = [(1, CNY(101))]
        assert apr_eu([(0, CNY(100))], payments).edition == "Directive (EU) 2023/2225, Annex III"
        older = apr_eu([(0, CNY(100))], payments, edition="2008/48/EC")
        assert older.edition == "Directive 2008/48/EC, Annex I"

    @pytest.mark.parametrize(
        ("days", "interval", "parts"),
        [
            ([14], None, [Fraction(2, 52)]),
            ([14, 28, 42], None, [Fraction(2, 52), Fraction(4, 52), Fraction(6, 52)]),
            ([10, 24, 38], None, [Fraction(1, 52) + Fraction(3, 365), Fraction(3, 52) + Fraction(3, 365)]),
            ([14], "month", [Fraction(14, 365)]),
            ([10, 375], None, [Fraction(10, 365), 1 + Fraction(10, 365)]),
            ([10, 375], "month", [Fraction(10, 365), 1 + Fraction(10, 365)]),
            ([61], "year", [Fraction(61, 365)]),
            ([10, 40], None, [Fraction(10, 365), Fraction(1, 12) + Fraction(10, 365)]),
            ([10, 39], None, [Fraction(10, 365), Fraction(1, 12) + Fraction(9, 365)]),
            ([-7], None, [Fraction(-1, 52)]),
        ],
    )
    def test_time_is_counted_in_the_periods_that_payments_follow(self, days, interval, parts):
        payments = [(START + timedelta(days=count), CNY(60)) for count in days]
        line = in_years(gather([(START, CNY(100))], payments), interval)
        first = min(0, *parts)
        places = {Fraction(whole, line.year) + first for whole, _, _ in line.terms}
        assert {Fraction(0), *parts} <= places


class TestRateCap:
    @pytest.mark.parametrize(
        ("method", "percent", "excess"),
        [
            ("irr_nominal", "13.03", "1.04"),
            ("irr_effective", "13.84", "1.85"),
            ("eu", "13.8", "1.85"),
            ("us", "13.03", "1.04"),
        ],
    )
    def test_a_cap_says_by_how_much_it_is_exceeded(self, method, percent, excess):
        check = RateCap("12%", method=method).check([(START, CNY(12000))], DATED)
        assert not check.passes
        assert check.apr.percent == Decimal(percent)
        assert str(check).endswith(f"is {excess} points above the 12 % allowed")
        assert check.excess == (check.apr.rate - Decimal("0.12")) * 100

    def test_a_rate_at_the_cap_is_allowed(self):
        check = RateCap("24%", method="irr_nominal").check([(0, CNY(100))], [(1, CNY(102))])
        assert (check.passes, check.excess) == (True, 0)
        assert str(check) == "24.00 % (nominal, simple; PBOC Announcement 2021 No. 3) is within the 24 % allowed"

    def test_what_rounding_hides_is_still_above_the_cap(self):
        check = RateCap("24%", method="irr_nominal").check([(0, CNY(1000000))], [(1, CNY("1020000.01"))])
        assert check.apr.percent == Decimal("24.00")
        assert not check.passes
        assert str(check).endswith("is 0.01 points above the 24 % allowed")

    def test_a_rate_that_is_known_already_is_judged(self):
        cap = RateCap(Fraction(36, 100), method="us")
        apr = apr_us([(0, CNY(12000))], YEAR)
        assert cap.judge(apr) == CapCheck(cap, apr) == cap.check([(0, CNY(12000))], YEAR)

    def test_a_rate_of_another_method_says_nothing(self):
        with pytest.raises(ValueError, match="'eu' says nothing about a cap by 'us'"):
            RateCap("36%", method="us").judge(apr_eu([(0, CNY(100))], [(1, CNY(110))]))

    def test_a_cap_is_measured_by_a_method_that_there_is(self):
        with pytest.raises(ValueError, match="a cap is measured by one of 'irr_nominal', 'irr_effective', 'eu', 'us'"):
            RateCap("36%", method="us_open_end")

    def test_a_cap_is_an_exact_share(self):
        with pytest.raises(TypeError):
            RateCap(0.24, method="us")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="not negative"):
            RateCap(Fraction(-1, 100), method="us")

    def test_a_third_is_a_cap_as_well(self):
        check = RateCap("1/3", method="irr_nominal").check([(0, CNY(36))], [(1, CNY(37))])
        assert check.passes
