"""Lateness: days past due, counted by what is outstanding today."""

from __future__ import annotations

import pytest

from creditline import CNY
from creditline.state import bucket
from creditline.terms import Leniency, MinimumPayment
from tests.lines import DEC, JAN, NOV, OCT, a_line

LINE = a_line(minimum=MinimumPayment("10%")).purchase(CNY(1000), on=OCT(20), id="p")


class TestDaysPastDue:
    def test_none_through_the_due_date(self) -> None:
        assert LINE.advance(to=NOV(9)).days_past_due == 0

    def test_counted_from_the_due_date(self) -> None:
        assert LINE.advance(to=NOV(10)).days_past_due == 1
        assert LINE.advance(to=DEC(9)).days_past_due == 30

    def test_nobody_is_late_who_met_the_minimum(self) -> None:
        assert LINE.repay(CNY(100), on=NOV(9), id="r").advance(to=DEC(9)).days_past_due == 0

    def test_back_to_none_when_the_minimum_is_met_after_all(self) -> None:
        line = LINE.advance(to=NOV(20))

        assert line.repay(CNY("99.99"), on=NOV(20), id="r").days_past_due == 11
        assert line.repay(CNY(100), on=NOV(20), id="r").days_past_due == 0

    def test_the_oldest_statement_not_met_counts(self) -> None:
        """100.00 asked in November and not given; 190.00 in December: 100.00 now meet the older one only."""
        line = LINE.advance(to=DEC(20))
        assert line.days_past_due == (DEC(20) - NOV(9)).days

        assert line.repay(CNY(100), on=DEC(20), id="r").days_past_due == (DEC(20) - DEC(9)).days
        assert line.repay(CNY(190), on=DEC(20), id="r").days_past_due == 0

    def test_new_purchases_do_not_make_it_worse(self) -> None:
        """100.00 were met; buying 500.00 more does not take that back."""
        line = LINE.repay(CNY(100), on=NOV(9), id="r").purchase(CNY(500), on=NOV(11), id="p2")

        assert line.advance(to=NOV(30)).days_past_due == 0

    def test_a_line_that_owes_nothing_is_not_late(self) -> None:
        line = LINE.advance(to=NOV(20)).repay(CNY(1000), on=NOV(20), id="r")

        assert line.advance(to=JAN(20)).days_past_due == 0

    def test_grace_is_not_late_and_then_counts(self) -> None:
        line = a_line(leniency=Leniency(grace_days=3)).purchase(CNY(1000), on=OCT(20), id="p")

        assert line.advance(to=NOV(12)).days_past_due == 0
        assert line.advance(to=NOV(13)).days_past_due == 4


class TestWhatIsBilledThroughABill:
    """All that is owed, less what later statements bill and what none has billed yet (semantics, section 7)."""

    @pytest.mark.parametrize("later", [0, 1, 5])
    def test_however_much_came_after_it(self, later: int) -> None:
        line = LINE.purchase(CNY(30), on=OCT(21), id="p2").advance(to=NOV(5)).repay(CNY(10), on=NOV(5), id="r")
        for number in range(later):
            line = line.purchase(CNY(7), on=NOV(6), id=f"q{number}")
        (bill,) = line._life.state.bills
        assert line._life.state.billed_through(bill) == CNY(1020).minor

        state = line.advance(to=DEC(2))._life.state
        first, second = state.bills
        assert state.billed_through(first) == CNY(1020).minor
        assert state.billed_through(second) == CNY(1020 + 7 * later).minor


class TestBuckets:
    @pytest.mark.parametrize(
        ("days", "name"), [(0, "M0"), (1, "M1"), (30, "M1"), (31, "M2"), (60, "M2"), (61, "M3"), (181, "M7")]
    )
    def test_thirty_days_each(self, days: int, name: str) -> None:
        assert bucket(days) == name

    def test_a_line_is_in_the_bucket_of_its_days(self) -> None:
        assert LINE.advance(to=NOV(9)).bucket == "M0"
        assert LINE.advance(to=DEC(9)).bucket == "M1"
        assert LINE.advance(to=DEC(10)).bucket == "M2"
