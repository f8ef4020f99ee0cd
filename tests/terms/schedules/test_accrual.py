"""What each period costs: months, days, odd first periods, and rates that change."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.dates import DayCount, Days, Months, Step, Weeks
from creditline.money import CNY, Money, Rate, RateSchedule
from creditline.terms.offer import InstallmentOffer
from tests.terms.schedules.drawn import BASES, DATES, STEPS

AMOUNT = CNY(360_000)
MONTH = Months(1)
SIX = Rate.annual("6%")
only = InstallmentOffer.interest_only


def interests(offer: InstallmentOffer, on: date, first_due: date | None = None, every: Step = MONTH) -> list[Money]:
    return [row.interest for row in offer.quote(AMOUNT, on=on, first_due=first_due, every=every).rows]


class TestMonths:
    def test_a_month_is_a_twelfth_of_a_year(self) -> None:
        """6 % of 360,000 is 21,600 a year and 1,800 a month."""
        assert interests(only(3, SIX), date(2026, 1, 31)) == [CNY(1_800)] * 3
        assert interests(only(3, Rate.monthly("0.5%")), date(2026, 1, 31)) == [CNY(1_800)] * 3

    def test_a_quarter_is_three_months(self) -> None:
        assert interests(only(2, SIX), date(2026, 1, 31), every=Months(3)) == [CNY(5_400)] * 2

    def test_a_rate_changes_with_the_period_that_starts_then(self) -> None:
        rate = RateSchedule((date(2026, 1, 1), SIX), (date(2026, 2, 10), Rate.annual("12%")))

        assert interests(only(3, rate), date(2026, 1, 5)) == [CNY(1_800), CNY(1_800), CNY(3_600)]

    def test_no_rate_is_agreed_before_the_first(self) -> None:
        rate = RateSchedule((date(2026, 2, 1), SIX))

        with pytest.raises(ValueError, match="no rate is agreed for 2026-01-05"):
            interests(only(3, rate), date(2026, 1, 5))


class TestOddFirstPeriods:
    """On the 20th of January; 60 a day is a thirtieth of a month."""

    ON = date(2026, 1, 20)

    @pytest.mark.parametrize(
        ("first_due", "odd_first", "interest"),
        [
            (date(2026, 2, 20), "simple", "1800.00"),
            # Two months back from the end is 25 January, which leaves 5 days.
            (date(2026, 3, 25), "simple", "3900.00"),
            (date(2026, 3, 25), "ignored", "1800.00"),
            # 5 days at 300, a month at (360,000 + 300) × 0.5 %, a month at (360,000 + 2101.50) × 0.5 %.
            (date(2026, 3, 25), "compound", "3912.01"),
            # Short: 16 days.
            (date(2026, 2, 5), "simple", "960.00"),
            (date(2026, 2, 5), "compound", "960.00"),
            (date(2026, 2, 5), "ignored", "1800.00"),
        ],
    )
    def test_the_first_row(self, first_due: date, odd_first: str, interest: str) -> None:
        offer = only(3, SIX, odd_first=odd_first)  # type: ignore[arg-type]

        assert interests(offer, self.ON, first_due) == [CNY(interest), CNY(1_800), CNY(1_800)]

    def test_days_may_be_parts_of_a_year(self) -> None:
        """5 days of 360 parts are 300, of 365 parts 295.89."""
        for odd_days, interest in ((DayCount.ACT_360, "3900.00"), (DayCount.ACT_365F, "3895.89")):
            assert interests(only(1, SIX, odd_days=odd_days), self.ON, date(2026, 3, 25)) == [CNY(interest)]

    def test_parts_of_a_year_count_whole_periods(self) -> None:
        """Half years: 20 January to 25 March is 64 days of a year, and not two months and five days."""
        offer = only(1, SIX, odd_days=DayCount.ACT_360)

        assert interests(offer, self.ON, date(2026, 3, 25), Months(6)) == [CNY(64 * 60)]
        assert interests(only(1, SIX), self.ON, date(2026, 3, 25), Months(6)) == [CNY(3_900)]

    def test_months_are_counted_back_from_the_end(self) -> None:
        """From 31 January to 30 March: a month back is 28 February, and 28 days are left."""
        assert interests(only(1, SIX), date(2026, 1, 31), date(2026, 3, 30)) == [CNY(1_800 + 28 * 60)]

    def test_a_clamped_month_is_no_odd_period(self) -> None:
        offer = only(2, SIX, odd_first="compound")

        assert interests(offer, date(2026, 1, 31), date(2026, 2, 28)) == [CNY(1_800)] * 2
        assert interests(offer, date(2026, 2, 28), date(2026, 3, 31)) == [CNY(1_800)] * 2

    def test_an_odd_period_has_the_rate_of_its_first_day(self) -> None:
        rate = RateSchedule((date(2026, 1, 1), SIX), (date(2026, 2, 1), Rate.annual("12%")))

        assert interests(only(2, rate), self.ON, date(2026, 3, 25)) == [CNY(3_900), CNY(3_600)]


class TestDayCounts:
    def test_days_over_365_and_360(self) -> None:
        """January has 31 days, February 2028 has 29."""
        on = date(2028, 1, 1)
        assert interests(only(2, SIX, accrual=DayCount.ACT_360), on) == [CNY(1_860), CNY(1_740)]
        assert interests(only(2, SIX, accrual=DayCount.ACT_365F), on) == [CNY("1834.52"), CNY("1716.16")]

    def test_a_daily_rate_has_no_year(self) -> None:
        rate = Rate.daily("0.05%")
        for day_count in (DayCount.ACT_360, DayCount.ACT_ACT_ISDA, DayCount.ACT_ACT_ICMA):
            assert interests(only(1, rate, accrual=day_count), date(2028, 2, 1), every=Days(10)) == [CNY(1_800)]
        assert interests(only(1, rate, accrual=DayCount.THIRTY_E_360), date(2028, 2, 1)) == [CNY(5_400)]

    def test_each_day_has_its_own_rate(self) -> None:
        """31 days of January: 10 at 6 %, 21 at 12 %."""
        rate = RateSchedule((date(2026, 1, 1), SIX), (date(2026, 1, 11), Rate.annual("12%")))

        assert interests(only(2, rate, accrual=DayCount.ACT_360), date(2026, 1, 1)) == [
            CNY(10 * 60 + 21 * 120),
            CNY(28 * 120),
        ]

    @pytest.mark.parametrize(
        ("day_counted", "expected"),
        [
            # ISDA, 12 December 2023 to 12 January 2024: 20 and 11 days, or 19 and 12.
            ("first", Fraction(20, 365) + Fraction(11, 366)),
            ("last", Fraction(19, 365) + Fraction(12, 366)),
        ],
    )
    def test_either_end_of_a_period_may_be_counted(self, day_counted: str, expected: Fraction) -> None:
        offer = only(1, SIX, accrual=DayCount.ACT_ACT_ISDA, day_counted=day_counted)  # type: ignore[arg-type]

        (interest,) = interests(offer, date(2023, 12, 12))
        assert interest == CNY.minor(round(2_160_000 * expected))

    def test_which_end_is_counted_changes_no_length(self) -> None:
        offers = [only(6, SIX, accrual=DayCount.THIRTY_E_360, day_counted=end) for end in ("first", "last")]

        assert interests(offers[0], date(2026, 1, 31)) == interests(offers[1], date(2026, 1, 31))

    def test_an_odd_first_period_by_days(self) -> None:
        on, first_due = date(2026, 1, 20), date(2026, 3, 25)
        rows = {
            odd_first: interests(only(2, SIX, accrual=DayCount.ACT_360, odd_first=odd_first), on, first_due)[0]
            for odd_first in ("simple", "compound", "ignored")
        }

        # 64 days; 5 days, 31 days on what they cost, 28 days on what those cost; 28 days.
        compound = Fraction(6, 36000)
        grown = (1 + 5 * compound) * (1 + 31 * compound) * (1 + 28 * compound) - 1
        assert rows == {
            "simple": CNY(3_840),
            "compound": CNY.minor(round(36_000_000 * grown)),
            "ignored": CNY(1_680),
        }

    def test_icma_makes_every_regular_period_the_same(self) -> None:
        offer = only(4, SIX, accrual=DayCount.ACT_ACT_ICMA)

        assert interests(offer, date(2026, 1, 31)) == [CNY(1_800)] * 4
        assert interests(offer, date(2026, 1, 31), every=Months(6)) == [CNY(10_800)] * 4
        # 14 of the 31 days of a notional period in front.
        assert interests(offer, date(2026, 1, 1), date(2026, 2, 15)) == [CNY("2612.90"), *[CNY(1_800)] * 3]

    @pytest.mark.parametrize("every", [Weeks(2), Months(5)])
    def test_icma_asks_for_periods_of_which_a_year_has_a_whole_number(self, every: Step) -> None:
        with pytest.raises(ValueError, match="periods of which a year has a whole number"):
            interests(only(1, SIX, accrual=DayCount.ACT_ACT_ICMA), date(2026, 1, 1), every=every)

    def test_an_agreement_may_end_with_february(self) -> None:
        """30E/360 ISDA: only an end of February on which the agreement ends is not the 30th."""
        offer = only(1, SIX, accrual=DayCount.THIRTY_E_360_ISDA)

        assert interests(offer, date(2026, 1, 28)) == [CNY(1_800)]
        assert interests(attrs_periods(offer, 2), date(2026, 1, 28)) == [CNY(32 * 60), CNY(28 * 60)]

    @given(BASES, DATES, STEPS, st.integers(1, 30), st.sampled_from(["first", "last"]))
    def test_interest_is_rate_times_years(
        self, day_count: DayCount, on: date, every: Step, count: int, day_counted: str
    ) -> None:
        offer = only(count, SIX, accrual=day_count, day_counted=day_counted)  # type: ignore[arg-type]
        schedule = offer.quote(AMOUNT, on=on, every=every)
        shift = 1 if day_counted == "last" and day_count.name in ("ACT_ACT_ISDA", "ACT_ACT_AFB") else 0

        start = on
        for row in schedule.rows:
            ends = (date.fromordinal(day.toordinal() + shift) for day in (start, row.due_date))
            years = day_count.year_fraction(*ends, termination=schedule.due_dates[-1])
            assert abs(row.interest.minor - 2_160_000 * years) <= Fraction(1, 2)
            start = row.due_date


def attrs_periods(offer: InstallmentOffer, periods: int) -> InstallmentOffer:
    return InstallmentOffer(periods, offer.method)


class TestSteps:
    ON = date(2026, 1, 1)
    RATE = RateSchedule((date(2026, 1, 1), Rate.annual("12%")), (date(2026, 4, 1), Rate.annual("24%")))

    def test_one_payment_over_all_rates_is_level(self) -> None:
        rows = InstallmentOffer.equal_payment(6, self.RATE).quote(CNY(6_000), on=self.ON).rows

        assert [row.payment for row in rows] == [*[CNY("1045.29")] * 5, CNY("1045.28")]
        assert [row.interest for row in rows[2:4]] == [CNY("40.20"), CNY("60.29")]

    def test_payments_are_computed_anew_where_the_rate_changes(self) -> None:
        offer = InstallmentOffer.equal_payment(6, self.RATE, at_step="reamortize")
        rows = offer.quote(CNY(6_000), on=self.ON).rows
        before = InstallmentOffer.equal_payment(6, Rate.annual("12%")).quote(CNY(6_000), on=self.ON).rows
        after = InstallmentOffer.equal_payment(3, Rate.annual("24%")).quote(rows[2].balance, on=date(2026, 4, 1)).rows

        assert [row.payment for row in rows] == [row.payment for row in (*before[:3], *after)]

    def test_the_last_stretch_is_leveled(self) -> None:
        offer = InstallmentOffer.equal_payment(6, self.RATE, at_step="reamortize", leveled=True)
        plain = InstallmentOffer.equal_payment(6, self.RATE, at_step="reamortize")
        rows, rough = offer.quote(CNY(6_000), on=self.ON).rows, plain.quote(CNY(6_000), on=self.ON).rows

        assert rows[:3] == rough[:3]
        assert abs((rows[5].payment - rows[4].payment).minor) <= abs((rough[5].payment - rough[4].payment).minor)

    def test_a_rate_that_never_changes_has_nothing_to_compute_anew(self) -> None:
        fixed = Rate.annual("12%")
        plain = InstallmentOffer.equal_payment(6, fixed).quote(CNY(6_000), on=self.ON)

        for rate in (fixed, RateSchedule((self.ON, fixed))):
            offer = InstallmentOffer.equal_payment(6, rate, at_step="reamortize")
            assert offer.quote(CNY(6_000), on=self.ON) == plain
