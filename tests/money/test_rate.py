"""A rate is exact, carries its period, and changes on agreed days."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.money import Period, Rate, RateSchedule

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
FRACTIONS = st.fractions(0, 10, max_denominator=10**6)
NIGHTLY_RATES = st.one_of(
    st.builds(Rate.daily, FRACTIONS),
    st.builds(Rate.annual, FRACTIONS, days=st.sampled_from([365, 360])),
)
RATES = st.one_of(NIGHTLY_RATES, st.builds(Rate.monthly, FRACTIONS))
ANNUAL_RATES = st.builds(Rate.annual, FRACTIONS)
FIVE = Rate.parse("0.05%/day")
FOUR = Rate.parse("0.04%/day")
THREE = Rate.parse("0.03%/day")
SCHEDULE = RateSchedule((date(2021, 1, 1), FIVE), (date(2022, 7, 1), FOUR), (date(2023, 1, 1), THREE))


class ForeignDate(date):
    """A date as other libraries subclass it."""


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("0.05%/day", Rate(Fraction(1, 2000), Period.DAY)),
        ("0.05 %/day", Rate(Fraction(1, 2000), Period.DAY)),
        ("0.6%/month", Rate(Fraction(6, 1000), Period.MONTH)),
        ("18%/year", Rate(Fraction(18, 100), Period.YEAR, 365)),
        ("18%/year/365", Rate(Fraction(18, 100), Period.YEAR, 365)),
        ("18%/year/360", Rate(Fraction(18, 100), Period.YEAR, 360)),
        ("1/30%/day", Rate(Fraction(1, 3000), Period.DAY)),
        ("0%/day", Rate(Fraction(0), Period.DAY)),
    ],
)
def test_a_rate_is_read_with_its_period(text: str, rate: Rate) -> None:
    assert Rate.parse(text) == rate


@pytest.mark.parametrize(
    "text",
    [
        *("", "%", "0.05%", "0.05/day", "0.05%/night", "0.05% /day", "0.05%/day/365", "0.6%/month/360", "18%/year/366"),
        *("18%/year/", "18%/ year", "/day", "%/day", "18 percent/year", "18%%/year", "18%/YEAR", "1e1%/year"),
    ],
)
def test_a_rate_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        Rate.parse(text)


@pytest.mark.parametrize("value", [None, 18, b"18%/year", Fraction(1)])
def test_only_text_is_parsed(value) -> None:
    with pytest.raises(TypeError, match="text is parsed, not"):
        Rate.parse(value)


@pytest.mark.parametrize("value", ["0.05%", "0.0005", Fraction(1, 2000), Decimal("0.0005"), "1/2000"])
def test_a_rate_is_built_from_every_exact_number(value) -> None:
    assert Rate.daily(value) == Rate(Fraction(1, 2000), Period.DAY)
    assert Rate.monthly(value) == Rate(Fraction(1, 2000), Period.MONTH)
    assert Rate.annual(value) == Rate(Fraction(1, 2000), Period.YEAR, 365)
    assert Rate.annual(value, days=360) == Rate(Fraction(1, 2000), Period.YEAR, 360)


def test_a_whole_number_is_that_many_times_the_amount() -> None:
    assert Rate.annual(1) == Rate.parse("100%/year")


@pytest.mark.parametrize("build", [Rate.daily, Rate.monthly, Rate.annual])
@pytest.mark.parametrize("value", [0.18, True, None])
def test_an_inexact_rate_is_refused(build, value) -> None:
    with pytest.raises(TypeError, match="which is not exact"):
        build(value)


@pytest.mark.parametrize("build", [Rate.daily, Rate.monthly, Rate.annual])
def test_a_negative_rate_is_refused(build) -> None:
    with pytest.raises(ValueError, match="not negative: -5%"):
        build("-5%")


def test_a_negative_fraction_is_refused_as_a_rate() -> None:
    with pytest.raises(ValueError, match=r"^a rate is not negative: -5 %/day$"):
        Rate(Fraction(-1, 20), Period.DAY)


@pytest.mark.parametrize("arguments", [("0.05%", Period.DAY), (0.5, Period.DAY), (Fraction(1), "day"), (1, Period.DAY)])
def test_a_rate_of_wrong_types_is_refused(arguments) -> None:
    with pytest.raises(TypeError, match="a rate has a Fraction and a Period"):
        Rate(*arguments)


@pytest.mark.parametrize("days", [366, 364, 252, 0, -360])
def test_another_count_of_nights_in_a_year_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match=f"over 365 or 360 nights, not {days}"):
        Rate.annual("18%", days=days)


@pytest.mark.parametrize("days", [None, "365", 365.0, True])
def test_nights_of_a_year_that_are_no_int_are_refused(days) -> None:
    with pytest.raises(TypeError, match="the days of a year are an int"):
        Rate.annual("18%", days=days)


@pytest.mark.parametrize("period", [Period.DAY, Period.MONTH])
def test_only_a_yearly_rate_counts_the_days_of_a_year(period: Period) -> None:
    with pytest.raises(ValueError, match=f"only a yearly rate .*, not one per {period.value}"):
        Rate(Fraction(1, 100), period, 365)


def test_a_night_costs_what_was_agreed() -> None:
    assert Rate.parse("0.05%/day").per_night == Fraction(5, 10_000)
    assert Rate.parse("18%/year").per_night == Fraction(18, 36_500)
    assert Rate.parse("18%/year/360").per_night == Fraction(18, 36_000)


def test_a_monthly_rate_does_not_accrue_by_nights() -> None:
    rate = Rate.parse("0.6%/month")

    with pytest.raises(ValueError, match=r"^0\.6 %/month does not accrue by nights: agree a daily or a yearly rate$"):
        _ = rate.per_night
    with pytest.raises(ValueError, match="does not accrue by nights"):
        rate.segments(date(2026, 1, 1), date(2026, 2, 1))


@pytest.mark.parametrize(
    ("rate", "text", "code"),
    [
        (Rate.daily("0.05%"), "0.05 %/day", "Rate.daily('0.05%')"),
        (Rate.monthly("0.60%"), "0.6 %/month", "Rate.monthly('0.6%')"),
        (Rate.annual("18%"), "18 %/year", "Rate.annual('18%')"),
        (Rate.annual("18%", days=360), "18 %/year/360", "Rate.annual('18%', days=360)"),
        (Rate.annual(Fraction(1, 3)), "100/3 %/year", "Rate.annual('100/3%')"),
        (Rate.daily(0), "0 %/day", "Rate.daily('0%')"),
    ],
)
def test_a_rate_is_written_for_people_and_for_code(rate: Rate, text: str, code: str) -> None:
    assert str(rate) == text
    assert repr(rate) == code


@given(RATES)
def test_what_is_written_is_what_is_read(rate: Rate) -> None:
    assert Rate.parse(str(rate)) == rate
    assert eval(repr(rate), {"Rate": Rate}) == rate  # noqa: S307


@given(RATES)
def test_a_copied_rate_is_equal(rate: Rate) -> None:
    for twin in (pickle.loads(pickle.dumps(rate)), copy.deepcopy(rate)):  # noqa: S301
        assert twin == rate
        assert hash(twin) == hash(rate)


@given(NIGHTLY_RATES, DAYS, DAYS)
def test_one_rate_is_one_segment(rate: Rate, start: date, end: date) -> None:
    expected = ((start, end, rate.per_night),) if start < end else ()

    assert rate.segments(start, end) == expected
    assert RateSchedule((start, rate)).segments(start, end) == expected
    assert rate.on(start) is rate


def test_a_schedule_cuts_where_the_rate_changes() -> None:
    assert SCHEDULE.segments(date(2022, 6, 29), date(2023, 1, 2)) == (
        (date(2022, 6, 29), date(2022, 7, 1), FIVE.per_night),
        (date(2022, 7, 1), date(2023, 1, 1), FOUR.per_night),
        (date(2023, 1, 1), date(2023, 1, 2), THREE.per_night),
    )


def test_the_night_of_the_change_has_the_new_rate() -> None:
    assert SCHEDULE.segments(date(2022, 6, 30), date(2022, 7, 1)) == (
        (date(2022, 6, 30), date(2022, 7, 1), FIVE.per_night),
    )
    assert SCHEDULE.segments(date(2022, 7, 1), date(2022, 7, 2)) == (
        (date(2022, 7, 1), date(2022, 7, 2), FOUR.per_night),
    )
    assert SCHEDULE.on(date(2022, 6, 30)) is FIVE
    assert SCHEDULE.on(date(2022, 7, 1)) is FOUR
    assert SCHEDULE.on(date(2099, 1, 1)) is THREE


def test_no_rate_is_agreed_before_the_first_date() -> None:
    with pytest.raises(ValueError, match="^no rate is agreed for 2020-12-31, before the first of 2021-01-01$"):
        SCHEDULE.on(date(2020, 12, 31))
    with pytest.raises(ValueError, match="no rate is agreed for 2020-12-31"):
        SCHEDULE.segments(date(2020, 12, 31), date(2021, 6, 1))


@pytest.mark.parametrize("end", [date(2020, 1, 1), date(2019, 1, 1)])
def test_no_nights_need_no_rate(end: date) -> None:
    assert SCHEDULE.segments(date(2020, 1, 1), end) == ()


def test_monthly_rates_are_scheduled_but_not_by_nights() -> None:
    schedule = RateSchedule((date(2021, 1, 1), Rate.monthly("0.6%")), (date(2022, 1, 1), Rate.monthly("0.5%")))

    assert schedule.period is Period.MONTH
    assert schedule.on(date(2021, 12, 31)) == Rate.monthly("0.6%")
    with pytest.raises(ValueError, match="does not accrue by nights"):
        schedule.segments(date(2021, 1, 1), date(2021, 1, 2))


def test_the_days_of_a_year_may_change_in_a_schedule() -> None:
    schedule = RateSchedule((date(2021, 1, 1), Rate.annual("18%", days=360)), (date(2022, 1, 1), Rate.annual("18%")))

    assert schedule.segments(date(2021, 12, 31), date(2022, 1, 2)) == (
        (date(2021, 12, 31), date(2022, 1, 1), Fraction(18, 36_000)),
        (date(2022, 1, 1), date(2022, 1, 2), Fraction(18, 36_500)),
    )


@given(st.dictionaries(DAYS, ANNUAL_RATES, min_size=1, max_size=6), st.integers(0, 500), st.integers(1, 900))
def test_segments_cover_every_night_once_at_its_rate(changes: dict[date, Rate], skip: int, nights: int) -> None:
    schedule = RateSchedule(*sorted(changes.items()))
    start = min(changes) + timedelta(days=skip)
    end = start + timedelta(days=nights)
    segments = schedule.segments(start, end)

    assert segments[0][0] == start
    assert segments[-1][1] == end
    assert all(until == first for (_, until, _), (first, _, _) in pairwise(segments))
    for first, until, per_night in segments:
        assert first < until
        assert per_night == schedule.on(first).per_night == schedule.on(until - timedelta(days=1)).per_night


def test_a_schedule_reads_as_code_and_copies() -> None:
    schedule = RateSchedule((date(2021, 1, 1), FIVE), (date(2022, 7, 1), FOUR))

    assert repr(schedule) == (
        "RateSchedule((datetime.date(2021, 1, 1), Rate.daily('0.05%')), "
        "(datetime.date(2022, 7, 1), Rate.daily('0.04%')))"
    )
    for twin in (pickle.loads(pickle.dumps(schedule)), copy.copy(schedule)):  # noqa: S301
        assert twin == schedule
        assert hash(twin) == hash(schedule)
    assert schedule != SCHEDULE


def test_a_schedule_without_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="one step or more"):
        RateSchedule()


@pytest.mark.parametrize("second", [date(2021, 1, 1), date(2020, 12, 31)])
def test_dates_that_do_not_rise_are_refused(second: date) -> None:
    with pytest.raises(ValueError, match=f"the dates of a rate schedule rise: 2021-01-01, {second}"):
        RateSchedule((date(2021, 1, 1), FIVE), (second, FOUR))


def test_rates_of_two_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="of one period: 0.05 %/day, 18 %/year"):
        RateSchedule((date(2021, 1, 1), FIVE), (date(2022, 1, 1), Rate.annual("18%")))


@pytest.mark.parametrize(
    "step",
    [(date(2021, 1, 1), "0.05%"), (date(2021, 1, 1),), (), FIVE, [date(2021, 1, 1), FIVE], (date(2021, 1, 1), FIVE, 1)],
)
def test_a_step_of_another_shape_is_refused(step) -> None:
    with pytest.raises(TypeError, match="a step is a pair such as"):
        RateSchedule(step)


@pytest.mark.parametrize("moment", [datetime(2021, 1, 1), "2021-01-01", None])
def test_a_day_that_is_no_date_is_refused(moment) -> None:
    with pytest.raises(TypeError, match=f"a day is a date, not a {type(moment).__name__}"):
        RateSchedule((moment, FIVE))
    for schedule in (FIVE, SCHEDULE):
        with pytest.raises(TypeError, match="a day is a date"):
            schedule.on(moment)
        with pytest.raises(TypeError, match="a day is a date"):
            schedule.segments(moment, date(2022, 1, 1))
        with pytest.raises(TypeError, match="a day is a date"):
            schedule.segments(date(2022, 1, 1), moment)


def test_a_date_of_another_library_is_a_date() -> None:
    start = ForeignDate(2022, 1, 1)

    assert RateSchedule((start, FIVE)).segments(start, date(2022, 1, 2)) == ((start, date(2022, 1, 2), FIVE.per_night),)


def test_rates_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        FIVE.fraction = Fraction(1)  # type: ignore[misc]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        SCHEDULE.steps = ()  # type: ignore[misc]
