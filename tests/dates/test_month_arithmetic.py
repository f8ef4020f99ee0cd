"""Months are clamped, counted from the anchor, and agree with dateutil on every date."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from creditline.dates import add_months, day_in_month
from creditline.dates.month import days_in_month, is_leap_year

MONTHS_IN_CALENDAR = 9999 * 12


def by_dateutil(anchor: date, n: int, day: int | None = None) -> date | None:
    """The date by dateutil, None outside the calendar."""
    try:
        return anchor + relativedelta(months=n, day=day)
    except (ValueError, OverflowError):
        return None


def by_us(anchor: date, n: int, day: int | None = None) -> date | None:
    """The date by us, None outside the calendar."""
    try:
        return add_months(anchor, n, day)
    except ValueError:
        return None


class TestDayInMonth:
    def test_the_31st_falls_on_the_last_day_of_february(self) -> None:
        assert day_in_month(2026, 2, 31) == date(2026, 2, 28)
        assert day_in_month(2028, 2, 31) == date(2028, 2, 29)
        assert day_in_month(2100, 2, 31) == date(2100, 2, 28)

    def test_a_day_that_the_month_has_is_kept(self) -> None:
        assert day_in_month(2026, 2, 28) == date(2026, 2, 28)
        assert day_in_month(2026, 4, 30) == date(2026, 4, 30)
        assert day_in_month(2026, 5, 31) == date(2026, 5, 31)

    @pytest.mark.parametrize("day", [-1, 0, 32, 99])
    def test_a_day_outside_1_to_31_is_refused(self, day: int) -> None:
        with pytest.raises(ValueError, match=f"^a day of the month is 1 to 31, not {day}$"):
            day_in_month(2026, 2, day)

    @pytest.mark.parametrize("month", [-1, 0, 13])
    @pytest.mark.parametrize("day", [1, 31])
    def test_a_month_outside_1_to_12_is_refused(self, month: int, day: int) -> None:
        with pytest.raises(ValueError, match="month"):
            day_in_month(2026, month, day)

    @given(year=st.integers(1, 9999), month=st.integers(1, 12))
    def test_the_length_of_every_month_is_the_calendar_s(self, year: int, month: int) -> None:
        assert days_in_month(year, month) == calendar.monthrange(year, month)[1]
        assert is_leap_year(year) == calendar.isleap(year)


class TestAddMonths:
    # Figures: ACTUS technical specification, endOfMonthConvention SD (same day),
    # https://github.com/actusfrf/actus-techspecs; the same in java.time and dateutil.
    @pytest.mark.parametrize(
        ("anchor", "months", "expected"),
        [
            ("2019-01-31", 1, "2019-02-28"),
            ("2020-01-31", 1, "2020-02-29"),
            ("2023-01-31", 2, "2023-03-31"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-08-31", 6, "2025-02-28"),
        ],
    )
    def test_the_day_is_clipped_to_the_month_and_kept_by_the_anchor(
        self, anchor: str, months: int, expected: str
    ) -> None:
        assert add_months(date.fromisoformat(anchor), months) == date.fromisoformat(expected)

    def test_stepping_from_the_previous_date_would_drift(self) -> None:
        anchor = date(2026, 1, 31)
        step_by_step = add_months(add_months(anchor, 1), 1)

        assert step_by_step == date(2026, 3, 28)
        assert add_months(anchor, 2) == date(2026, 3, 31)

    def test_another_day_than_the_anchor_s_may_be_kept(self) -> None:
        assert add_months(date(2026, 2, 28), 1, day=31) == date(2026, 3, 31)
        assert add_months(date(2026, 1, 5), 1, day=30) == date(2026, 2, 28)
        assert add_months(date(2026, 1, 31), 0, day=1) == date(2026, 1, 1)

    def test_every_day_of_eight_years_agrees_with_dateutil(self) -> None:
        """Across 2100, which is no leap year, and clamped both ways: to the day, and to the month's end."""
        for ordinal in range(date(2096, 1, 1).toordinal(), date(2104, 1, 1).toordinal()):
            anchor = date.fromordinal(ordinal)
            for n in (-13, -1, 1, 7):
                assert add_months(anchor, n) == anchor + relativedelta(months=n)
            assert add_months(anchor, 1, 31) == anchor + relativedelta(months=1, day=31)

    @given(anchor=st.dates(), n=st.integers(-MONTHS_IN_CALENDAR - 12, MONTHS_IN_CALENDAR + 12))
    @example(anchor=date(9999, 12, 31), n=1)
    @example(anchor=date(9999, 11, 30), n=1)
    @example(anchor=date(1, 1, 1), n=-1)
    @example(anchor=date(1, 2, 1), n=-1)
    def test_any_date_agrees_with_dateutil_in_and_out_of_the_calendar(self, anchor: date, n: int) -> None:
        assert by_us(anchor, n) == by_dateutil(anchor, n)

    @given(anchor=st.dates(), n=st.integers(-1200, 1200), day=st.integers(1, 31))
    def test_any_day_of_the_month_agrees_with_dateutil(self, anchor: date, n: int, day: int) -> None:
        assert by_us(anchor, n, day) == by_dateutil(anchor, n, day)

    @given(anchor=st.dates(date(100, 1, 1), date(9900, 1, 1)), n=st.integers(-1200, 1187))
    def test_a_later_month_is_a_later_date(self, anchor: date, n: int) -> None:
        gap = add_months(anchor, n + 1) - add_months(anchor, n)

        assert timedelta(days=28) <= gap <= timedelta(days=31)

    @pytest.mark.parametrize("n", [1, 10**9, 10**30])
    def test_a_date_after_the_calendar_is_refused_in_words(self, n: int) -> None:
        with pytest.raises(ValueError, match=f"^{n} months from 9999-12-31 lie outside the calendar, 0001-01-01 to"):
            add_months(date.max, n)

    def test_a_date_before_the_calendar_is_refused_in_words(self) -> None:
        with pytest.raises(ValueError, match="^-1 months from 0001-01-01 lie outside the calendar"):
            add_months(date.min, -1)

    def test_a_moment_is_no_anchor(self) -> None:
        with pytest.raises(TypeError, match="^anchor is a day, not a moment"):
            add_months(datetime(2026, 1, 31), 1)

    def test_part_of_a_month_is_refused(self) -> None:
        with pytest.raises(TypeError):
            add_months(date(2026, 1, 31), 1.5)  # type: ignore[arg-type]
