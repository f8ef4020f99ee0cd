"""Due dates: the last day on which payment is on time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creditline import CNY
from creditline.dates import Roll, Weekends
from creditline.terms import BillingCycle, DueAfter, DueOn
from tests.lines import DEC, FEB, JAN, MAR, NOV, OCT, a_line


class TestDueOnADayOfTheMonth:
    def test_it_is_the_first_such_day_strictly_after_the_statement(self) -> None:
        assert DueOn(9).of(NOV(1)) == NOV(9)
        assert DueOn(9).of(NOV(8)) == NOV(9)
        assert DueOn(9).of(NOV(9)) == DEC(9)
        assert DueOn(5).of(DEC(31)) == JAN(5)

    def test_a_day_that_a_month_lacks_is_its_last(self) -> None:
        assert DueOn(31).of(FEB(1)) == FEB(28)
        assert DueOn(31).of(date(2028, 2, 1)) == date(2028, 2, 29)
        assert DueOn(31).of(JAN(31)) == FEB(28)

    def test_the_last_day_of_february_is_not_after_itself(self) -> None:
        assert DueOn(30).of(FEB(28)) == MAR(30)


class TestDueAfterDays:
    def test_the_statement_day_is_not_counted(self) -> None:
        assert DueAfter(9).of(NOV(1)) == NOV(10)
        assert DueAfter(1).of(FEB(28)) == MAR(1)
        assert DueAfter(1).of(date(2028, 2, 28)) == date(2028, 2, 29)


class TestBusinessDays:
    """8 November 2026 is a Sunday."""

    def test_a_calendar_and_a_roll_move_the_due_date(self) -> None:
        assert DueOn(8, roll=Roll.FOLLOWING, calendar=Weekends()).of(NOV(1)) == NOV(9)
        assert DueOn(8, roll=Roll.PRECEDING, calendar=Weekends()).of(NOV(1)) == NOV(6)
        assert DueAfter(7, roll=Roll.FOLLOWING, calendar=Weekends()).of(NOV(1)) == NOV(9)

    def test_a_roll_without_a_calendar_moves_nothing(self) -> None:
        assert DueOn(8, roll=Roll.FOLLOWING).of(NOV(1)) == NOV(8)
        assert DueAfter(7, roll=Roll.FOLLOWING).of(NOV(1)) == NOV(8)

    def test_a_calendar_without_a_roll_moves_nothing(self) -> None:
        assert DueOn(8, calendar=Weekends()).of(NOV(1)) == NOV(8)

    def test_paying_on_the_rolled_day_is_on_time(self) -> None:
        cycle = BillingCycle(1, DueOn(8, roll=Roll.FOLLOWING, calendar=Weekends()))
        line = a_line(cycle=cycle).purchase(CNY(100), on=OCT(20), id="p").advance(to=NOV(9))

        assert line.statements[-1].due_date == NOV(9)
        assert line.repay(CNY(100), on=NOV(9), id="r").advance(to=NOV(20)).days_past_due == 0
        assert line.advance(to=NOV(10)).days_past_due == 1


class TestRefusedDueDates:
    @pytest.mark.parametrize(
        ("rule", "days", "says"),
        [
            (DueOn, 0, "day is at least 1, not 0"),
            (DueOn, 32, "day is a day of the month, 1 to 31, not 32"),
            (DueAfter, 0, "days is at least 1, not 0"),
            (DueAfter, -3, "days is at least 1, not -3"),
        ],
    )
    def test_a_wrong_number(self, rule: Any, days: int, says: str) -> None:
        with pytest.raises(ValueError, match=says):
            rule(days)

    @pytest.mark.parametrize("rule", [DueOn, DueAfter])
    @pytest.mark.parametrize("days", ["9", 9.0, True, None])
    def test_what_is_no_whole_number(self, rule: Any, days: Any) -> None:
        with pytest.raises(TypeError, match="is a whole number, not "):
            rule(days)

    @pytest.mark.parametrize("rule", [DueOn, DueAfter])
    def test_a_roll_by_its_name(self, rule: Any) -> None:
        with pytest.raises(TypeError):
            rule(9, roll="following")
