"""Orders without statements: each falls due by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from creditline import CNY, CreditLine, InstallmentOffer
from creditline.dates import Days, Months, Step, Weeks
from creditline.terms import OrderCycle
from tests.lines import DEC, FEB, JAN, MAR, NOV, OCT, a_line

MONTHLY = OrderCycle(Months(1))


def ordered(every: Step, on: date, **how: Any) -> CreditLine:
    return a_line(cycle=OrderCycle(every)).purchase(CNY(300), on=on, id="o", **how)


class TestDueDates:
    @pytest.mark.parametrize(
        ("every", "due"), [(Days(30), NOV(19)), (Weeks(2), NOV(3)), (Months(1), NOV(20)), (Months(3), JAN(20))]
    )
    def test_an_order_falls_due_a_step_later(self, every: Step, due: date) -> None:
        assert OrderCycle(every).due_date(OCT(20)) == due
        assert [bill.due_date for bill in ordered(every, OCT(20)).bills] == [due]

    def test_months_are_clamped_and_anchored(self) -> None:
        assert MONTHLY.row_due_dates(JAN(31), 3) == (FEB(28), MAR(31), date(2027, 4, 30))

    def test_thirty_days_drift_through_the_months(self) -> None:
        assert OrderCycle(Days(30)).row_due_dates(date(2023, 1, 31), 3) == (
            date(2023, 3, 2),
            date(2023, 4, 1),
            date(2023, 5, 1),
        )

    def test_a_relativedelta_is_a_step(self) -> None:
        assert OrderCycle(relativedelta(months=1)) == MONTHLY
        assert OrderCycle(relativedelta(days=30)).every == OrderCycle(Days(30)).step == Days(30)


class TestWhenARowIsBilled:
    def test_when_the_day_of_the_row_before_has_passed(self) -> None:
        assert MONTHLY.row_billed_on(DEC(20), NOV(20)) == NOV(21)
        assert MONTHLY.row_billed_on(FEB(28), JAN(31)) == FEB(1)

    def test_one_step_ahead_of_a_row_that_was_put_off(self) -> None:
        assert MONTHLY.row_billed_on(JAN(20), NOV(20)) == DEC(20)

    def test_the_first_at_purchase_and_others_on_a_line(self) -> None:
        line = ordered(Months(1), OCT(20), installments=InstallmentOffer.interest_free(3))

        assert [bill.order for bill in line.bills] == ["o/1"]
        assert line.due(NOV(19)).total == CNY(100)
        assert [bill.order for bill in line.advance(to=NOV(20)).bills] == ["o/1"]
        assert [bill.order for bill in line.advance(to=NOV(21)).bills] == ["o/1", "o/2"]
        assert [line.due(NOV(day)).total for day in (20, 21)] == [CNY(100), CNY(200)]

    def test_what_falls_due_is_paid_in_time_by_its_amount(self) -> None:
        """Were the next row billed on that day, its fee would be paid before the principal that falls due."""
        line = ordered(Months(1), OCT(20), installments=InstallmentOffer.flat_fee(3, rate_per_period="1%"))
        line = line.repay(CNY(103), on=NOV(20), id="r").advance(to=NOV(21))

        assert (line.days_past_due, line.due().total) == (0, CNY(103))


class TestOnALine:
    def test_no_statement_is_ever_issued(self) -> None:
        assert ordered(Days(30), OCT(20)).advance(to=FEB(1)).statements == ()

    def test_orders_are_judged_one_by_one(self) -> None:
        line = ordered(Days(30), OCT(20)).purchase(CNY(50), on=NOV(1), id="other").advance(to=NOV(25))

        assert {bill.order: bill.is_judged for bill in line.bills} == {"o": True, "other": False}
        assert line.days_past_due == (NOV(25) - NOV(19)).days

    def test_paid_on_its_last_day_is_on_time(self) -> None:
        line = ordered(Days(30), OCT(20)).repay(CNY(300), on=NOV(19), id="r").advance(to=DEC(1))

        assert (line.days_past_due, line.outstanding, line.available) == (0, CNY(0), line.limit)


@pytest.mark.parametrize("every", [30, "monthly", None])
def test_what_is_no_step_is_refused(every: Any) -> None:
    with pytest.raises(TypeError):
        OrderCycle(every)
