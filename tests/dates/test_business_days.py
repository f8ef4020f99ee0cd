"""A date on a closed day is rolled to an open one."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.dates import BusinessCalendar, Roll, Weekends

WEEKENDS = Weekends()
days = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@attrs.frozen
class Opens:
    """A calendar that is open on the days given and on no others."""

    open_days: tuple[date, ...] = ()

    def is_business_day(self, day: date, /) -> bool:
        return day in self.open_days


@attrs.frozen
class Chinese:
    """Weekends, with the days off and the make-up working days of a public holiday."""

    off: tuple[date, ...]
    made_up: tuple[date, ...]

    def is_business_day(self, day: date, /) -> bool:
        return day in self.made_up or (day not in self.off and WEEKENDS.is_business_day(day))


def month_of(day: date) -> tuple[int, int]:
    return (day.year, day.month)


# Figures: OpenGamma Strata, BusinessDayConventionTest.java @39c46e34, https://github.com/OpenGamma/Strata
@pytest.mark.parametrize(
    ("roll", "given", "rolled"),
    [
        (Roll.FOLLOWING, "2014-07-12", "2014-07-14"),
        (Roll.FOLLOWING, "2014-08-30", "2014-09-01"),
        (Roll.FOLLOWING, "2014-08-31", "2014-09-01"),
        (Roll.MODIFIED_FOLLOWING, "2014-07-12", "2014-07-14"),
        (Roll.MODIFIED_FOLLOWING, "2014-08-30", "2014-08-29"),
        (Roll.MODIFIED_FOLLOWING, "2014-08-31", "2014-08-29"),
        (Roll.MODIFIED_FOLLOWING, "2014-11-01", "2014-11-03"),
        (Roll.PRECEDING, "2014-08-31", "2014-08-29"),
        (Roll.PRECEDING, "2014-11-01", "2014-10-31"),
        (Roll.MODIFIED_PRECEDING, "2014-08-31", "2014-08-29"),
        (Roll.MODIFIED_PRECEDING, "2014-11-01", "2014-11-03"),
        (Roll.MODIFIED_PRECEDING, "2014-11-02", "2014-11-03"),
        (Roll.NONE, "2014-07-12", "2014-07-12"),
    ],
)
def test_rolls_over_weekends_are_strata_s(roll: Roll, given: str, rolled: str) -> None:
    assert roll.roll(date.fromisoformat(given), WEEKENDS) == date.fromisoformat(rolled)


class TestRolls:
    @given(roll=st.sampled_from(Roll), day=days)
    def test_a_business_day_stays(self, roll: Roll, day: date) -> None:
        rolled = roll.roll(day, WEEKENDS)

        assert (rolled == day) == (roll is Roll.NONE or WEEKENDS.is_business_day(day))
        assert roll.roll(rolled, WEEKENDS) == rolled

    @given(roll=st.sampled_from(Roll).filter(lambda roll: roll is not Roll.NONE), day=days)
    def test_a_rolled_day_is_a_business_day(self, roll: Roll, day: date) -> None:
        assert WEEKENDS.is_business_day(roll.roll(day, WEEKENDS))

    @given(day=days)
    def test_modified_rolls_stay_in_the_month(self, day: date) -> None:
        assert month_of(Roll.MODIFIED_FOLLOWING.roll(day, WEEKENDS)) == month_of(day)
        assert month_of(Roll.MODIFIED_PRECEDING.roll(day, WEEKENDS)) == month_of(day)

    @given(day=days)
    def test_following_and_preceding_find_the_nearest(self, day: date) -> None:
        later = (day + timedelta(days=n) for n in range(4))
        earlier = (day - timedelta(days=n) for n in range(4))

        assert Roll.FOLLOWING.roll(day, WEEKENDS) == next(filter(WEEKENDS.is_business_day, later))
        assert Roll.PRECEDING.roll(day, WEEKENDS) == next(filter(WEEKENDS.is_business_day, earlier))

    def test_a_month_of_another_year_is_another_month(self) -> None:
        """The next open day has the same number of the month, but a year later."""
        calendar = Opens((date(2026, 2, 27), date(2027, 3, 1)))

        assert Roll.FOLLOWING.roll(date(2026, 3, 1), calendar) == date(2027, 3, 1)
        assert Roll.MODIFIED_FOLLOWING.roll(date(2026, 3, 1), calendar) == date(2026, 2, 27)

    def test_make_up_working_days_are_the_caller_s(self) -> None:
        """The Chinese national day of 2025: off from 1 to 8 October, at work on Sunday 28 September."""
        calendar: BusinessCalendar = Chinese(
            off=tuple(date(2025, 10, n) for n in range(1, 9)), made_up=(date(2025, 9, 28), date(2025, 10, 11))
        )

        assert Roll.FOLLOWING.roll(date(2025, 10, 1), calendar) == date(2025, 10, 9)
        assert Roll.NONE.roll(date(2025, 10, 1), calendar) == date(2025, 10, 1)
        assert Roll.FOLLOWING.roll(date(2025, 9, 28), calendar) == date(2025, 9, 28)
        assert Roll.PRECEDING.roll(date(2025, 9, 27), calendar) == date(2025, 9, 26)

    def test_a_moment_is_refused(self) -> None:
        with pytest.raises(TypeError, match="^day is a day, not a moment"):
            Roll.NONE.roll(datetime(2026, 1, 31), WEEKENDS)


class TestACalendarThatHardlyOpens:
    def test_the_366th_day_is_still_found(self) -> None:
        day = date(2027, 6, 30)

        assert Roll.FOLLOWING.roll(day, Opens((day + timedelta(days=366),))) == date(2028, 6, 30)
        assert Roll.PRECEDING.roll(day, Opens((day - timedelta(days=366),))) == date(2026, 6, 29)

    @pytest.mark.parametrize(("roll", "side"), [(Roll.FOLLOWING, "after"), (Roll.PRECEDING, "before")])
    def test_a_year_without_a_business_day_is_refused(self, roll: Roll, side: str) -> None:
        day = date(2027, 6, 30)
        too_far = Opens((day + timedelta(days=367), day - timedelta(days=367)))

        with pytest.raises(ValueError, match=f"has no business day within 366 days {side} 2027-06-30$"):
            roll.roll(day, too_far)

    @pytest.mark.parametrize(("roll", "day"), [(Roll.FOLLOWING, date.max), (Roll.PRECEDING, date.min)])
    def test_the_calendar_itself_ends(self, roll: Roll, day: date) -> None:
        with pytest.raises(ValueError, match=f"^Opens.* has no business day within 366 days .* {day}$"):
            roll.roll(day, Opens())


def test_any_object_that_answers_is_a_calendar() -> None:
    assert isinstance(WEEKENDS, BusinessCalendar)
    assert isinstance(Opens(), BusinessCalendar)
    assert not isinstance(date(2026, 11, 1), BusinessCalendar)


class TestWeekends:
    def test_saturday_and_sunday_are_closed(self) -> None:
        week = [date(2026, 11, n) for n in range(2, 9)]

        assert [WEEKENDS.is_business_day(day) for day in week] == [True] * 5 + [False] * 2

    def test_other_weekdays_may_be_closed(self) -> None:
        gulf = Weekends(closed=(6, 5, 5))

        assert gulf == Weekends(closed=(5, 6))
        assert not gulf.is_business_day(date(2026, 11, 6))
        assert gulf.is_business_day(date(2026, 11, 8))

    def test_a_week_may_have_no_weekend(self) -> None:
        assert Weekends(closed=()).is_business_day(date(2026, 11, 8))

    @pytest.mark.parametrize("weekday", [0, 8])
    def test_a_weekday_is_1_to_7(self, weekday: int) -> None:
        with pytest.raises(ValueError, match=r"^a weekday is 1 \(Monday\) to 7 \(Sunday\); these are closed: "):
            Weekends(closed=(weekday,))

    def test_some_weekday_is_open(self) -> None:
        with pytest.raises(ValueError, match="^a calendar that is closed on all seven weekdays has no business day$"):
            Weekends(closed=range(1, 8))
