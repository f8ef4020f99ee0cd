"""Letting time pass: what each day brings at its start, and in which order."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from creditline import CNY
from creditline.acts import Advance
from creditline.errors import Backdated
from creditline.facts import BillJudged, DaysPassed, InterestCharged, LateFeeCharged, Released, StatementIssued
from creditline.terms import BillingCycle, DueAfter, DueOn
from tests.lines import DEC, JAN, NOV, OCT, RULES, SEP, a_line, refused


class TestTheOrderOfADay:
    def test_expiry_judgement_then_the_before_statement(self) -> None:
        """A hold's last day and a due date are 31 October; the statement of 1 November is drawn up after both."""
        line = a_line(on=SEP(1), cycle=BillingCycle(1, DueAfter(30)), **RULES).purchase(CNY(1000), on=SEP(10), id="p")
        line = line.authorize(CNY(10), on=OCT(5), id="h", expires=OCT(31)).advance(to=OCT(31)).advance(to=NOV(1))

        assert [(type(fact), fact.on) for fact in line.history[-1].facts] == [
            (Released, NOV(1)),
            (BillJudged, NOV(1)),
            (LateFeeCharged, NOV(1)),
            (InterestCharged, NOV(1)),
            (StatementIssued, NOV(1)),
            (DaysPassed, NOV(1)),
        ]
        bill = line.statements[-1]
        assert (bill.late_fees, bill.interest, bill.amount_due) == (CNY(5), CNY("0.50"), CNY("1005.50"))

    def test_the_through_statement_of_the_day_before_comes_first(self) -> None:
        cycle = BillingCycle(31, DueOn(31), cutoff="through")
        line = a_line(on=SEP(1), cycle=cycle, **RULES).purchase(CNY(1000), on=SEP(10), id="p")
        line = line.authorize(CNY(10), on=OCT(5), id="h", expires=OCT(31)).advance(to=OCT(31)).advance(to=NOV(1))

        assert [(type(fact), fact.on) for fact in line.history[-1].facts] == [
            (StatementIssued, OCT(31)),
            (Released, NOV(1)),
            (BillJudged, NOV(1)),
            (LateFeeCharged, NOV(1)),
            (DaysPassed, NOV(1)),
        ]

    def test_acts_of_a_day_come_after_its_start_in_the_order_given(self) -> None:
        """The repayment of 10 November is too late for the judgement at its start."""
        line = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(1000), on=NOV(10), id="r")

        assert line.days_past_due == 0
        assert line.payoff().principal == CNY("5.50")

    def test_days_far_apart_bring_the_same_as_one_by_one(self) -> None:
        line = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p")
        slowly = line
        for day in range(1, 31):
            slowly = slowly.advance(to=NOV(day))

        assert slowly.advance(to=JAN(15)).statements == line.advance(to=JAN(15)).statements
        assert slowly.advance(to=JAN(15)).ledger == line.advance(to=JAN(15)).ledger


class TestAdvancing:
    line = a_line().purchase(CNY(100), on=OCT(20), id="p")

    def test_it_is_an_act_of_its_own(self) -> None:
        line = self.line.advance(to=OCT(25))

        assert line.as_of == OCT(25)
        assert line.commands[-1] == Advance(to=OCT(25))

    def test_the_day_that_is_reached_brings_nothing(self) -> None:
        assert self.line.advance(to=OCT(20)) is self.line

    def test_an_earlier_day_is_refused(self) -> None:
        error = refused(self.line, Advance(to=OCT(19)))

        assert isinstance(error, Backdated)
        assert (error.on, error.as_of) == (OCT(19), OCT(20))
        assert str(error) == "2026-10-19 lies before 2026-10-20, the day that the line has reached"

    def test_a_later_act_lets_time_pass_first(self) -> None:
        asked = self.line.advance(to=NOV(5)).purchase(CNY(7), on=NOV(5), id="p2")

        assert asked == self.line.purchase(CNY(7), on=NOV(5), id="p2")
        assert [type(command).__name__ for command in asked.commands] == [
            "Open",
            "Advance",
            "Purchase",
            "Advance",
            "Purchase",
        ]

    def test_what_time_brings_is_booked_before_the_act(self) -> None:
        line = self.line.repay(CNY(50), on=DEC(2), id="r")

        assert [bill.closing for bill in line.statements] == [CNY(100), CNY(100)]

    def test_a_line_may_live_long(self) -> None:
        line = self.line.repay(CNY(100), on=NOV(2), id="r").advance(to=date(2126, 1, 1))

        assert len(line.statements) == 2

    @pytest.mark.parametrize("moment", [datetime(2026, 11, 1), "2026-11-01", 20261101, None])
    def test_what_is_no_day(self, moment: Any) -> None:
        with pytest.raises(TypeError, match="^to is a "):
            self.line.advance(to=moment)
