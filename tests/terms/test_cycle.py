"""Statements come once a month on their day, and every day stands on exactly one of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creditline import CNY
from creditline.terms import BillingCycle, DueAfter, DueOn
from tests.lines import APR, DEC, FEB, HALF_PER_MILLE, JAN, MAR, MAY, NOV, OCT, a_line

FIRST = BillingCycle(1, DueOn(9))
THROUGH_FIFTH = BillingCycle(5, DueAfter(20), cutoff="through")


class TestStatementDates:
    def test_the_next_statement_lies_strictly_after_a_day(self) -> None:
        assert FIRST.statement_after(OCT(20)) == NOV(1)
        assert FIRST.statement_after(OCT(31)) == NOV(1)
        assert FIRST.statement_after(NOV(1)) == DEC(1)

    def test_the_last_statement_lies_strictly_before_a_day(self) -> None:
        assert FIRST.statement_before(NOV(2)) == NOV(1)
        assert FIRST.statement_before(NOV(1)) == OCT(1)
        assert FIRST.statement_before(JAN(1)) == DEC(1)

    def test_the_31st_falls_on_the_last_day_of_a_short_month_and_comes_back(self) -> None:
        cycle = BillingCycle(31, DueAfter(10))

        assert cycle.statement_after(JAN(31)) == FEB(28)
        assert cycle.statement_after(FEB(28)) == MAR(31)
        assert cycle.statement_after(MAR(31)) == APR(30)
        assert cycle.statement_before(MAR(31)) == FEB(28)
        assert cycle.statement_before(FEB(28)) == JAN(31)

    def test_a_leap_year_has_a_29th_of_february(self) -> None:
        cycle = BillingCycle(29, DueAfter(10))

        assert cycle.statement_after(date(2028, 2, 28)) == date(2028, 2, 29)
        assert cycle.statement_after(date(2028, 2, 29)) == date(2028, 3, 29)
        assert cycle.statement_after(date(2027, 2, 27)) == date(2027, 2, 28)
        assert cycle.statement_after(date(2027, 2, 28)) == date(2027, 3, 29)

    def test_a_year_ends_between_two_statements(self) -> None:
        assert FIRST.statement_after(DEC(1)) == JAN(1)
        assert THROUGH_FIFTH.due_date(DEC(5)) == DEC(25)


class TestWhatAStatementHolds:
    def test_before_holds_what_is_dated_before_the_statement_day(self) -> None:
        assert FIRST.pending(OCT(31)) == NOV(1)
        assert FIRST.pending(NOV(1)) == DEC(1)
        assert FIRST.period(NOV(1)) == (OCT(1), OCT(31))
        assert FIRST.issued_on(NOV(1)) == NOV(1)

    def test_through_holds_the_statement_day_as_well(self) -> None:
        assert THROUGH_FIFTH.pending(NOV(5)) == NOV(5)
        assert THROUGH_FIFTH.pending(NOV(6)) == DEC(5)
        assert THROUGH_FIFTH.period(NOV(5)) == (OCT(6), NOV(5))
        assert THROUGH_FIFTH.issued_on(NOV(5)) == NOV(6)

    def test_a_purchase_on_the_statement_day_waits_for_the_next_one_under_before(self) -> None:
        line = a_line().purchase(CNY(100), on=OCT(31), id="early").purchase(CNY(40), on=NOV(1), id="late")

        first, second = line.advance(to=DEC(1)).statements
        assert (first.purchases, second.purchases) == (CNY(100), CNY(40))
        assert (first.start, first.end, second.start, second.end) == (OCT(1), OCT(31), NOV(1), NOV(30))

    def test_a_purchase_on_the_statement_day_stands_on_it_under_through(self) -> None:
        line = a_line(cycle=THROUGH_FIFTH)
        line = line.purchase(CNY(100), on=NOV(5), id="early").purchase(CNY(40), on=NOV(6), id="late")

        first, second = line.advance(to=DEC(6)).statements
        assert (first.date, first.purchases) == (NOV(5), CNY(100))
        assert (second.date, second.purchases) == (DEC(5), CNY(40))
        assert (first.start, first.end, second.start, second.end) == (OCT(6), NOV(5), NOV(6), DEC(5))

    def test_a_through_statement_is_issued_at_the_start_of_the_day_after_it(self) -> None:
        line = a_line(cycle=THROUGH_FIFTH).purchase(CNY(100), on=NOV(1), id="p")

        assert line.advance(to=NOV(5)).statements == ()
        assert line.advance(to=NOV(6)).statements[0].date == NOV(5)

    def test_a_line_opened_on_a_statement_day_starts_a_period(self) -> None:
        before = a_line(on=NOV(1)).purchase(CNY(100), on=NOV(1), id="p").advance(to=DEC(10))
        through = a_line(on=NOV(5), cycle=THROUGH_FIFTH).purchase(CNY(100), on=NOV(5), id="p").advance(to=NOV(10))

        assert [(bill.date, bill.start, bill.end) for bill in before.statements] == [(DEC(1), NOV(1), NOV(30))]
        assert [(bill.date, bill.start, bill.end) for bill in through.statements] == [(NOV(5), NOV(5), NOV(5))]

    def test_statements_of_the_31st_cover_every_day_once(self) -> None:
        line = a_line(on=DEC(1), cycle=BillingCycle(31, DueAfter(10))).purchase(CNY(100), on=DEC(5), id="p")

        periods = [(bill.start, bill.end, bill.date) for bill in line.advance(to=MAY(1)).statements]
        assert periods == [
            (DEC(1), DEC(30), DEC(31)),
            (DEC(31), JAN(30), JAN(31)),
            (JAN(31), FEB(27), FEB(28)),
            (FEB(28), MAR(30), MAR(31)),
            (MAR(31), APR(29), APR(30)),
        ]

    def test_a_through_statement_of_29_february_ends_on_it(self) -> None:
        cycle = BillingCycle(31, DueAfter(10), cutoff="through")
        line = a_line(on=date(2028, 2, 1), cycle=cycle).purchase(CNY(100), on=date(2028, 2, 29), id="p")

        bill = line.advance(to=date(2028, 3, 1)).statements[0]
        assert (bill.date, bill.start, bill.end) == (date(2028, 2, 29), date(2028, 2, 1), date(2028, 2, 29))


class TestIdlePeriods:
    def test_nothing_owed_and_nothing_moved_issues_no_statement(self) -> None:
        line = a_line().purchase(CNY(100), on=OCT(20), id="p1").repay(CNY(100), on=NOV(5), id="r1")
        line = line.purchase(CNY(30), on=MAR(10), id="p2").advance(to=APR(1))

        assert [(bill.number, bill.date) for bill in line.statements] == [(1, NOV(1)), (2, DEC(1)), (3, APR(1))]
        assert (line.statements[2].start, line.statements[2].end) == (MAR(1), MAR(31))

    def test_ten_idle_years_are_one_step(self) -> None:
        line = a_line().advance(to=date(2036, 10, 1))

        assert line.statements == ()
        assert len(line.history) == 2

    def test_money_that_only_lies_there_is_no_movement(self) -> None:
        line = a_line().repay(CNY(5), on=OCT(20), id="r").advance(to=MAR(1))

        assert [(bill.date, bill.closing) for bill in line.statements] == [(NOV(1), CNY(-5))]

    def test_a_debt_that_only_lies_there_is_billed_again(self) -> None:
        line = a_line().purchase(CNY(100), on=OCT(20), id="p").advance(to=JAN(1))

        assert [bill.date for bill in line.statements] == [NOV(1), DEC(1), JAN(1)]
        assert [bill.amount_due for bill in line.statements] == [CNY(100)] * 3

    def test_a_hold_is_no_movement(self) -> None:
        line = a_line().authorize(CNY(100), on=OCT(20), id="h", expires=OCT(25)).advance(to=DEC(2))

        assert line.statements == ()


class TestDueDatesBeyondTheNextStatement:
    """Due 40 days after the statement: 1 November by 11 December, 1 December by 10 January."""

    line = (
        a_line(cycle=BillingCycle(1, DueAfter(40)), interest=HALF_PER_MILLE)
        .purchase(CNY(1000), on=OCT(20), id="p1")
        .purchase(CNY(500), on=NOV(20), id="p2")
    )

    def test_two_bills_wait_for_their_due_dates(self) -> None:
        waiting = self.line.advance(to=DEC(5))

        assert [(bill.due_date, bill.is_judged) for bill in waiting.bills] == [(DEC(11), False), (JAN(10), False)]
        assert [bill.amount_due for bill in waiting.statements] == [CNY(1000), CNY(1500)]
        assert waiting.days_past_due == 0

    def test_each_bill_is_judged_on_its_own_day(self) -> None:
        """The 1,000.00 are paid by 11 December, the 500.00 are not by 10 January: 22 nights x 500.00 x 0.05 %."""
        line = self.line.repay(CNY(1000), on=DEC(11), id="r")

        assert line.advance(to=JAN(10)).days_past_due == 0
        assert line.advance(to=JAN(11)).days_past_due == 1
        assert line.advance(to=FEB(1)).statements[-1].interest == CNY("5.50")

    def test_each_bill_bears_from_its_own_due_date(self) -> None:
        """21 nights x 1,000.00 to 1 January; then 31 x 1,000.00 and 22 x 500.00 to 1 February."""
        line = self.line.advance(to=FEB(1))

        assert [bill.interest for bill in line.statements] == [CNY(0), CNY(0), CNY("10.50"), CNY("21.00")]
        assert line.days_past_due == (FEB(1) - DEC(11)).days


class TestRefusedCycles:
    @pytest.mark.parametrize(
        ("day", "says"),
        [(0, "at least 1, not 0"), (-1, "at least 1, not -1"), (32, "statement_day is a day of the month, 1 to 31")],
    )
    def test_a_day_that_no_month_has(self, day: int, says: str) -> None:
        with pytest.raises(ValueError, match=says):
            BillingCycle(day, DueOn(9))

    @pytest.mark.parametrize("day", ["1", True, None, 1.0])
    def test_a_day_that_is_no_whole_number(self, day: Any) -> None:
        with pytest.raises(TypeError, match="statement_day is a whole number, not "):
            BillingCycle(day, DueOn(9))

    def test_a_due_date_that_is_no_rule(self) -> None:
        with pytest.raises(TypeError):
            BillingCycle(1, 9)  # type: ignore[arg-type]

    def test_a_cutoff_of_another_name(self) -> None:
        with pytest.raises(ValueError, match="cutoff"):
            BillingCycle(1, DueOn(9), cutoff="after")  # type: ignore[arg-type]
