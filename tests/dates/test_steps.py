"""Steps are counted from their anchor, forward and back."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest
from dateutil.relativedelta import MO, relativedelta
from hypothesis import given
from hypothesis import strategies as st

from creditline.dates import Days, Months, Step, Weeks, as_step

anchors = st.dates(date(1900, 1, 1), date(2200, 12, 31))
counts = st.integers(1, 36)
positions = st.integers(-40, 40)
steps: st.SearchStrategy[Step] = st.one_of(
    st.builds(Months, counts, end_of_month=st.booleans()), st.builds(Weeks, counts), st.builds(Days, counts)
)


def series(step: Step, anchor: date, count: int) -> list[str]:
    return [str(step.from_anchor(anchor, k)) for k in range(count)]


class TestFromAnchor:
    def test_months_keep_the_31st_over_a_short_month(self) -> None:
        assert series(Months(1), date(2026, 1, 31), 4) == ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]

    def test_months_from_the_28th_stay_on_the_28th(self) -> None:
        assert series(Months(1), date(2026, 2, 28), 3) == ["2026-02-28", "2026-03-28", "2026-04-28"]

    def test_months_to_the_end_follow_the_end(self) -> None:
        to_the_end = Months(1, end_of_month=True)

        assert series(to_the_end, date(2026, 2, 28), 3) == ["2026-02-28", "2026-03-31", "2026-04-30"]

    def test_an_anchor_within_the_month_is_its_own_first_date(self) -> None:
        to_the_end = Months(1, end_of_month=True)

        assert series(to_the_end, date(2014, 8, 15), 2) == ["2014-08-15", "2014-09-30"]
        assert to_the_end.from_anchor(date(2014, 8, 15), -1) == date(2014, 7, 31)

    # Figures: OpenGamma Strata, RollConventionTest.java @39c46e34, convention EOM, https://github.com/OpenGamma/Strata
    @pytest.mark.parametrize(
        ("anchor", "months", "expected"),
        [
            ("2014-08-01", 1, "2014-09-30"),
            ("2014-08-30", 1, "2014-09-30"),
            ("2014-08-31", 1, "2014-09-30"),
            ("2014-09-01", 1, "2014-10-31"),
            ("2014-09-30", 1, "2014-10-31"),
            ("2014-01-01", 1, "2014-02-28"),
            ("2014-02-01", 1, "2014-03-31"),
            ("2014-08-01", 3, "2014-11-30"),
        ],
    )
    def test_the_end_of_month_roll_is_strata_s(self, anchor: str, months: int, expected: str) -> None:
        step = Months(months, end_of_month=True)

        assert step.from_anchor(date.fromisoformat(anchor), 1) == date.fromisoformat(expected)

    def test_weeks_and_days_count_plainly(self) -> None:
        assert series(Weeks(2), date(2026, 2, 20), 3) == ["2026-02-20", "2026-03-06", "2026-03-20"]
        assert series(Days(30), date(2026, 1, 31), 3) == ["2026-01-31", "2026-03-02", "2026-04-01"]

    @given(step=steps, anchor=anchors)
    def test_the_zeroth_date_is_the_anchor(self, step: Step, anchor: date) -> None:
        assert step.from_anchor(anchor, 0) == anchor

    @given(step=steps, anchor=anchors, k=positions)
    def test_every_date_lies_after_the_one_before(self, step: Step, anchor: date, k: int) -> None:
        assert step.from_anchor(anchor, k) < step.from_anchor(anchor, k + 1)

    @given(n=counts, anchor=anchors, k=positions)
    def test_months_agree_with_dateutil_clamped_to_the_day(self, n: int, anchor: date, k: int) -> None:
        assert Months(n).from_anchor(anchor, k) == anchor + relativedelta(months=n * k)

    @given(n=counts, anchor=anchors, k=positions.filter(bool))
    def test_months_agree_with_dateutil_clamped_to_the_end(self, n: int, anchor: date, k: int) -> None:
        assert Months(n, end_of_month=True).from_anchor(anchor, k) == anchor + relativedelta(months=n * k, day=31)

    @given(n=counts, anchor=anchors, k=positions)
    def test_weeks_and_days_agree_with_timedelta(self, n: int, anchor: date, k: int) -> None:
        assert Weeks(n).from_anchor(anchor, k) == anchor + timedelta(weeks=n * k)
        assert Days(n).from_anchor(anchor, k) == anchor + timedelta(days=n * k)


class TestTheEdgesOfTheCalendar:
    @pytest.mark.parametrize("step", [Months(1), Months(1, end_of_month=True), Weeks(1), Days(1)])
    @pytest.mark.parametrize(("anchor", "k"), [(date.max, 1), (date.min, -1), (date.max, 10**30)])
    def test_a_date_outside_is_refused_in_words(self, step: Step, anchor: date, k: int) -> None:
        with pytest.raises(ValueError, match=f"from {anchor} lie outside the calendar, 0001-01-01 to 9999-12-31$"):
            step.from_anchor(anchor, k)

    def test_the_last_and_the_first_day_are_inside(self) -> None:
        assert Days(1).from_anchor(date(9999, 12, 30), 1) == date.max
        assert Days(1).from_anchor(date(1, 1, 2), -1) == date.min
        assert Months(1).from_anchor(date(9999, 11, 30), 1) == date(9999, 12, 30)
        assert Months(1).from_anchor(date(1, 2, 28), -1) == date(1, 1, 28)


class TestWhatAStepIs:
    @pytest.mark.parametrize("unit", [Months, Weeks, Days])
    @pytest.mark.parametrize("n", [True, 1.0, "1", None])
    def test_only_an_int_counts(self, unit: type[Step], n: int) -> None:
        with pytest.raises(TypeError, match=f"^{unit.__name__} are counted by an int, not "):
            unit(n)

    @pytest.mark.parametrize("unit", [Months, Weeks, Days])
    @pytest.mark.parametrize("n", [0, -1])
    def test_it_moves_forward(self, unit: type[Step], n: int) -> None:
        with pytest.raises(ValueError, match=rf"^{unit.__name__}\({n}\) never moves forward: write 1 or more$"):
            unit(n)

    def test_the_end_of_month_is_a_plain_yes_or_no(self) -> None:
        with pytest.raises(TypeError, match="^end_of_month is True or False, not 1$"):
            Months(1, end_of_month=1)  # type: ignore[arg-type]

    @pytest.mark.parametrize("step", [Months(1), Weeks(1), Days(1)])
    def test_a_moment_is_no_anchor(self, step: Step) -> None:
        with pytest.raises(TypeError, match="^anchor is a day, not a moment"):
            step.from_anchor(datetime(2026, 1, 31), 1)

    def test_steps_are_values(self) -> None:
        assert Months(12) == Months(12)
        assert Months(1) != Months(1, end_of_month=True)
        assert Weeks(2) != Days(14)
        assert len({Days(14), Days(14), Weeks(2)}) == 2


class TestAsStep:
    @pytest.mark.parametrize("step", [Months(1), Months(1, end_of_month=True), Weeks(2), Days(30)])
    def test_a_step_of_ours_is_itself(self, step: Step) -> None:
        assert as_step(step) is step

    @pytest.mark.parametrize(
        ("given", "step"),
        [
            (relativedelta(months=1), Months(1)),
            (relativedelta(years=1), Months(12)),
            (relativedelta(years=1, months=6), Months(18)),
            (relativedelta(years=1, months=-1), Months(11)),
            (relativedelta(months=25), Months(25)),
            (relativedelta(weeks=2), Weeks(2)),
            (relativedelta(days=14), Weeks(2)),
            (relativedelta(days=30), Days(30)),
            (relativedelta(weeks=1, days=1), Days(8)),
            (relativedelta(hours=48), Days(2)),
        ],
    )
    def test_a_relativedelta_of_one_kind_is_a_step(self, given: relativedelta, step: Step) -> None:
        assert as_step(given) == step

    @given(n=st.integers(1, 400), anchor=anchors, k=positions)
    def test_its_dates_are_the_relativedelta_s(self, n: int, anchor: date, k: int) -> None:
        for delta in (relativedelta(months=n), relativedelta(weeks=n), relativedelta(days=n)):
            assert as_step(delta).from_anchor(anchor, k) == anchor + delta * k

    @pytest.mark.parametrize(
        ("given", "wrong"),
        [
            (relativedelta(months=1, minutes=5), "minutes"),
            (relativedelta(days=1, hours=3), "hours"),
            (relativedelta(seconds=1), "seconds"),
            (relativedelta(microseconds=1), "microseconds"),
            (relativedelta(months=1, day=31), "day"),
            (relativedelta(year=2027), "year"),
            (relativedelta(month=2), "month"),
            (relativedelta(months=1, weekday=MO(+1)), "weekday"),
            (relativedelta(months=1, leapdays=-1), "leapdays"),
            (relativedelta(hour=0), "hour"),
            (relativedelta(minute=0), "minute"),
            (relativedelta(second=0), "second"),
            (relativedelta(microsecond=0), "microsecond"),
            (relativedelta(yearday=260), "leapdays, month, day"),
        ],
    )
    def test_any_other_field_is_named(self, given: relativedelta, wrong: str) -> None:
        with pytest.raises(ValueError, match="^a step has whole months, weeks or days and nothing else") as refusal:
            as_step(given)

        assert str(refusal.value).endswith(f" has {wrong}")

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            (relativedelta(months=1, days=3), "a step is in months or in days, not in both"),
            (relativedelta(years=1, weeks=1), "a step is in months or in days, not in both"),
            (relativedelta(), "an empty relativedelta() never moves"),
            (relativedelta(years=1, months=-12), "an empty relativedelta() never moves"),
            (relativedelta(months=-1), "Months(-1) never moves forward"),
            (relativedelta(weeks=-2), "Weeks(-2) never moves forward"),
            (relativedelta(days=-1), "Days(-1) never moves forward"),
            (relativedelta(days=1.5), "a step has whole days, not 1.5"),  # type: ignore[arg-type]
            (relativedelta(days=7.0), "a step has whole days, not 7.0"),  # type: ignore[arg-type]
        ],
    )
    def test_what_is_no_step_is_refused_in_words(self, given: relativedelta, message: str) -> None:
        with pytest.raises(ValueError) as refusal:  # noqa: PT011 - the message is compared below
            as_step(given)

        assert str(refusal.value).startswith(message)

    @pytest.mark.parametrize("other", [timedelta(days=30), 30, "1 month", None])
    def test_anything_else_is_refused_by_its_type(self, other: Step) -> None:
        with pytest.raises(TypeError, match=f"Months, Weeks, Days or a relativedelta, not {type(other).__name__}$"):
            as_step(other)


def test_importing_dates_leaves_dateutil_unloaded() -> None:
    code = "import sys, creditline.dates; sys.exit(sum(name.startswith('dateutil') for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
