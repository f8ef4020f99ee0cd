"""Whole months counted back from the later day, and what the last day of a month stands for."""

from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from creditline.apr.interval import counted_back, day_of_series, days_of_year_until, whole_months
from creditline.dates import Months

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(DAYS, st.integers(0, 4000), st.sampled_from([1, 3, 12]))
def test_counting_back_stops_on_or_after_the_start_and_less_than_a_period_later(start, later, every):
    end = start + timedelta(days=later)
    periods, stop = counted_back(start, end, 0, every=every)
    assert stop == end - relativedelta(months=periods * every) or stop == start
    assert start <= stop
    assert end - relativedelta(months=(periods + 1) * every) < start


@given(DAYS, st.lists(st.integers(1, 400), min_size=1, unique=True), st.booleans())
def test_an_anchored_series_is_whole_months_from_its_anchor(anchor, months, ends):
    step = Months(1, end_of_month=ends)
    days = [step.from_anchor(anchor, count) for count in months]
    if not ends or days == [Months(1).from_anchor(anchor, count) for count in months]:
        assert whole_months(anchor, days) == months


def test_a_series_of_month_ends_stays_whole_from_a_short_month():
    start = date(2026, 2, 28)
    assert whole_months(start, [date(2026, 3, 31), date(2026, 4, 30), date(2027, 2, 28)]) == [1, 2, 12]


def test_a_day_before_the_start_lies_months_below_zero():
    assert whole_months(date(2026, 3, 15), [date(2025, 3, 15), date(2026, 3, 15)]) == [-12, 0]


def test_one_day_too_many_is_not_whole_months():
    assert whole_months(date(2026, 1, 15), [date(2026, 2, 15), date(2026, 3, 16)]) is None


@pytest.mark.parametrize(
    ("start", "days", "series"),
    [
        ("2026-01-10", ["2026-02-10", "2026-03-10"], 10),  # no late day, nothing to say
        ("2026-01-10", ["2026-02-28", "2026-03-30"], 30),  # the 28th stands for the 30th
        ("2026-01-10", ["2026-02-28", "2026-03-28"], 28),
        ("2026-01-10", ["2026-02-28", "2026-03-31"], 31),  # the last of every month
        ("2026-01-30", ["2026-02-28", "2026-04-30"], 30),  # both a month or more after the 30th
        ("2026-01-30", ["2026-02-28", "2026-03-31"], 31),
        ("2026-01-30", ["2026-02-28", "2026-03-28"], 28),
        ("2026-01-15", ["2026-02-15", "2026-02-28", "2026-03-15", "2026-03-31"], 31),
        ("2026-01-31", ["2026-02-28"], 31),
        ("2026-01-12", ["2026-02-28"], 12),
    ],
)
def test_a_month_end_stands_for_the_day_of_its_series(start, days, series):
    assert day_of_series(date.fromisoformat(start), [date.fromisoformat(day) for day in days]) == series


@given(DAYS)
def test_a_year_has_366_days_where_it_holds_a_leap_day(end):
    year_before = end - relativedelta(years=1)
    assert days_of_year_until(end) == (end - year_before).days
