"""Day counts: what every convention promises, and each one counted again night by night."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from creditline.dates import DayCount, Months

ICMA = DayCount.ACT_ACT_ICMA
THIRTY = (DayCount.THIRTY_360_BOND, DayCount.THIRTY_360_US, DayCount.THIRTY_E_360, DayCount.THIRTY_E_360_ISDA)

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
periods = st.tuples(days, days).map(sorted)
short_periods = st.builds(lambda start, n: (start, start + timedelta(days=n)), days, st.integers(0, 1500))


def years(count: DayCount, start: date, end: date) -> Fraction:
    """The year fraction, with context for the one convention that asks for it."""
    if count is ICMA:
        return count.year_fraction(start, end, frequency=12, reference=(date(2026, 1, 1), date(2026, 2, 1)))
    return count.year_fraction(start, end)


def nights(start: date, end: date) -> list[date]:
    return [start + timedelta(days=n) for n in range((end - start).days)]


@pytest.mark.parametrize("count", DayCount)
class TestEveryDayCount:
    @given(day=days)
    @example(day=date(2012, 2, 29))
    def test_a_day_to_itself_is_nothing(self, count: DayCount, day: date) -> None:
        assert count.days(day, day, termination=day) == 0
        assert years(count, day, day) == 0

    @given(period=periods)
    def test_a_period_is_never_less_than_nothing(self, count: DayCount, period: list[date]) -> None:
        start, end = period

        assert count.days(start, end) >= 0
        assert years(count, start, end) >= 0

    @given(period=periods)
    def test_a_year_fraction_is_near_the_calendar(self, count: DayCount, period: list[date]) -> None:
        start, end = period
        julian = Fraction((end - start).days * 4, 1461)

        assert abs(years(count, start, end) - julian) <= Fraction(2, 100) + julian * Fraction(2, 100)

    def test_the_end_is_not_before_the_start(self, count: DayCount) -> None:
        with pytest.raises(ValueError, match="^a period does not end before it starts: 2026-01-02 to 2026-01-01$"):
            count.days(date(2026, 1, 2), date(2026, 1, 1))
        with pytest.raises(ValueError, match="^a period does not end before it starts: 2026-01-02 to 2026-01-01$"):
            years(count, date(2026, 1, 2), date(2026, 1, 1))

    def test_moments_are_refused(self, count: DayCount) -> None:
        with pytest.raises(TypeError, match="^start is a day, not a moment"):
            count.days(datetime(2026, 1, 1), date(2026, 1, 2))
        with pytest.raises(TypeError, match="^end is a day, not a moment"):
            years(count, date(2026, 1, 1), datetime(2026, 1, 2))

    def test_what_it_does_not_ask_for_it_does_not_look_at(self, count: DayCount) -> None:
        start, end = date(2026, 1, 31), date(2026, 3, 31)
        everything = count.year_fraction(
            start, end, frequency=12, reference=(date(2026, 1, 1), date(2026, 2, 1)), termination=date(2030, 1, 1)
        )

        assert everything == years(count, start, end)

    def test_its_value_is_its_name(self, count: DayCount) -> None:
        assert DayCount(count.value) is count


class TestActualDays:
    @pytest.mark.parametrize("count", [count for count in DayCount if count not in THIRTY])
    @given(period=periods)
    def test_days_are_the_calendar_s(self, count: DayCount, period: list[date]) -> None:
        start, end = period

        assert count.days(start, end) == (end - start).days

    @given(period=periods)
    def test_a_fixed_year_divides_the_days(self, period: list[date]) -> None:
        start, end = period

        assert DayCount.ACT_365F.year_fraction(start, end) == Fraction((end - start).days, 365)
        assert DayCount.ACT_360.year_fraction(start, end) == Fraction((end - start).days, 360)

    @given(period=short_periods)
    def test_isda_is_the_sum_of_its_nights(self, period: tuple[date, date]) -> None:
        by_night = sum(Fraction(1, 366 if calendar.isleap(night.year) else 365) for night in nights(*period))

        assert DayCount.ACT_ACT_ISDA.year_fraction(*period) == by_night


class TestMonthsOfThirty:
    @pytest.mark.parametrize("count", THIRTY)
    @given(year=st.integers(1990, 2060), month=st.integers(1, 12), day=st.integers(1, 27), k=st.integers(0, 60))
    def test_whole_months_are_thirty_days_each(self, count: DayCount, year: int, month: int, day: int, k: int) -> None:
        start = date(year, month, day)
        end = Months(1).from_anchor(start, k)

        assert count.days(start, end) == 30 * k
        assert count.year_fraction(start, end) == Fraction(k, 12)

    @given(period=periods)
    def test_the_rules_differ_by_three_days_at_most(self, period: list[date]) -> None:
        start, end = period
        plain = 360 * (end.year - start.year) + 30 * (end.month - start.month) + end.day - start.day

        assert all(abs(count.days(start, end) - plain) <= 2 for count in THIRTY)

    def test_a_termination_in_february_is_where_it_is(self) -> None:
        start, end = date(2011, 8, 31), date(2012, 2, 29)

        assert DayCount.THIRTY_E_360_ISDA.days(start, end) == 180
        assert DayCount.THIRTY_E_360_ISDA.days(start, end, termination=end) == 179
        assert DayCount.THIRTY_E_360_ISDA.year_fraction(start, end, termination=end) == Fraction(179, 360)
        assert DayCount.THIRTY_E_360.days(start, end, termination=end) == 179


class TestYearsCountedBack:
    """Act/Act AFB."""

    @given(end=days, k=st.integers(0, 30))
    def test_whole_years_are_whole(self, end: date, k: int) -> None:
        start = Months(12).from_anchor(end, -k)
        assume(not k or (end.month, end.day) != (2, 28) or not calendar.isleap(start.year))

        assert DayCount.ACT_ACT_AFB.year_fraction(start, end) == k

    @given(period=periods)
    @example(period=[date(2004, 2, 28), date(2008, 2, 28)])
    @example(period=[date(2004, 2, 29), date(2008, 2, 29)])
    @example(period=[date(2004, 3, 1), date(2008, 2, 28)])
    @example(period=[date(2004, 1, 1), date(2004, 2, 28)])
    def test_counting_back_year_by_year_agrees(self, period: list[date]) -> None:
        start, end = period
        years_back, rest_end = 0, end
        while (earlier := self.a_year_before(rest_end)) >= start:
            years_back, rest_end = years_back + 1, earlier
        rest = nights(start, rest_end)
        length = 366 if any((night.month, night.day) == (2, 29) for night in rest) else 365

        assert DayCount.ACT_ACT_AFB.year_fraction(start, end) == years_back + Fraction(len(rest), length)

    def a_year_before(self, day: date) -> date:
        if day.month == 2 and day.day >= 28:
            return date(day.year, 3, 1).replace(year=day.year - 1) - timedelta(days=1)
        return day.replace(year=day.year - 1)

    def test_a_28_february_counts_back_to_the_29th(self) -> None:
        assert DayCount.ACT_ACT_AFB.year_fraction(date(2004, 2, 29), date(2005, 2, 28)) == 1
        assert DayCount.ACT_ACT_AFB.year_fraction(date(2004, 2, 29), date(2008, 2, 28)) == 4
        assert DayCount.ACT_ACT_AFB.year_fraction(date(2004, 2, 28), date(2008, 2, 28)) == 4 + Fraction(1, 365)


class TestCouponPeriods:
    """Act/Act ICMA."""

    @given(
        period=short_periods, anchor=days, frequency=st.sampled_from([1, 2, 3, 4, 6, 12]), end_of_month=st.booleans()
    )
    def test_it_is_the_sum_of_its_nights(
        self, *, period: tuple[date, date], anchor: date, frequency: int, end_of_month: bool
    ) -> None:
        step = Months(12 // frequency, end_of_month=end_of_month)
        anchor = step.from_anchor(anchor, 1) if end_of_month else anchor
        bounds = [step.from_anchor(anchor, k) for k in range(-80 * frequency, 80 * frequency)]
        by_night = sum(
            (
                Fraction((min(upper, period[1]) - max(lower, period[0])).days, (upper - lower).days * frequency)
                for lower, upper in pairwise(bounds)
                if lower < period[1] and upper > period[0]
            ),
            start=Fraction(0),
        )
        reference = (anchor, step.from_anchor(anchor, 1))

        fraction = ICMA.year_fraction(*period, frequency=frequency, reference=reference, end_of_month=end_of_month)
        assert fraction == by_night

    @given(anchor=days, frequency=st.sampled_from([1, 2, 3, 4, 6, 12]), k=st.integers(-40, 40))
    @example(anchor=date(2026, 12, 31), frequency=12, k=2)
    def test_a_regular_period_is_its_part_of_the_year(self, anchor: date, frequency: int, k: int) -> None:
        step = Months(12 // frequency)
        reference = (anchor, step.from_anchor(anchor, 1))
        start, end = step.from_anchor(anchor, k), step.from_anchor(anchor, k + 1)

        assert ICMA.year_fraction(start, end, frequency=frequency, reference=reference) == Fraction(1, frequency)

    def test_the_longer_end_of_the_reference_period_is_the_anchor(self) -> None:
        """From 29 February to 31 May the coupons fall on the 31st, whichever end is the later."""
        forward = ICMA.year_fraction(
            date(2012, 5, 31), date(2012, 8, 31), frequency=4, reference=(date(2012, 2, 29), date(2012, 5, 31))
        )
        back = ICMA.year_fraction(
            date(2012, 5, 31), date(2012, 8, 31), frequency=4, reference=(date(2012, 8, 31), date(2012, 11, 30))
        )

        assert forward == back == Fraction(1, 4)

    @pytest.mark.parametrize("given", [{}, {"frequency": 2}, {"reference": (date(2026, 1, 1), date(2026, 7, 1))}])
    def test_frequency_and_reference_are_asked_for(self, given: dict[str, object]) -> None:
        with pytest.raises(TypeError, match=r"give frequency= and reference=\(start, end\)$"):
            ICMA.year_fraction(date(2026, 1, 1), date(2026, 2, 1), **given)  # type: ignore[arg-type]

    @pytest.mark.parametrize("frequency", [0, -2, 5, 24, 52])
    def test_coupons_come_every_so_many_months(self, frequency: int) -> None:
        reference = (date(2026, 1, 1), date(2026, 7, 1))

        with pytest.raises(ValueError, match=f"^frequency is 1, 2, 3, 4, 6 or 12 coupons per year, not {frequency}$"):
            ICMA.year_fraction(*reference, frequency=frequency, reference=reference)

    @pytest.mark.parametrize("frequency", [True, 2.0, "2"])
    def test_the_frequency_is_an_int(self, frequency: int) -> None:
        reference = (date(2026, 1, 1), date(2026, 7, 1))

        with pytest.raises(TypeError, match="^frequency is a number of coupons per year, not "):
            ICMA.year_fraction(*reference, frequency=frequency, reference=reference)

    @pytest.mark.parametrize(
        ("reference", "end_of_month"),
        [
            ((date(2026, 1, 1), date(2026, 6, 30)), False),
            ((date(2026, 1, 1), date(2026, 4, 1)), False),
            ((date(2026, 7, 1), date(2026, 1, 1)), False),
            ((date(2026, 1, 31), date(2026, 7, 30)), False),
            ((date(2026, 1, 15), date(2026, 7, 15)), True),
            ((date(2026, 2, 28), date(2026, 8, 28)), True),
            ((date(2024, 2, 29), date(2024, 8, 30)), True),
        ],
    )
    def test_the_reference_period_is_one_coupon_period(
        self, *, reference: tuple[date, date], end_of_month: bool
    ) -> None:
        with pytest.raises(ValueError, match=r"^the reference period \S+ to \S+ is not one coupon period of Months\("):
            ICMA.year_fraction(
                date(2026, 1, 1), date(2026, 2, 1), frequency=2, reference=reference, end_of_month=end_of_month
            )

    def test_the_reference_period_is_made_of_days(self) -> None:
        with pytest.raises(TypeError, match=r"^reference\[1\] is a day, not a moment"):
            ICMA.year_fraction(
                date(2026, 1, 1),
                date(2026, 2, 1),
                frequency=2,
                reference=(date(2026, 1, 1), datetime(2026, 7, 1)),
            )
