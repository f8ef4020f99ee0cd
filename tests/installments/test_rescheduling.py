"""Rescheduling (延期还款): rows come later, become more or fewer, or are laid out anew; nothing is booked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creditline import CNY, InstallmentOffer, Rate
from creditline.acts import Reschedule
from creditline.dates import DayCount, Months
from creditline.errors import NothingAhead, UnknownId
from creditline.terms import BillingCycle, DueAfter, OrderCycle
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, LEVEL, due_dates, fees, interests, paid, principals
from tests.lines import APR, DEC, FEB, JAN, MAR, NOV, OCT, a_line, refused


def billed(offer, amount=1200, on=None, **terms):
    """Bought in October, the first row billed on 1 November and paid on the 9th."""
    line = a_line(**terms).purchase(CNY(amount), on=on or OCT(20), id="p", installments=offer).advance(to=NOV(9))
    return line.repay(line.due().total, on=NOV(9), id="r")


class TestItBooksNothing:
    @pytest.mark.parametrize("wish", [{"defer": 1}, {"periods": 5}, {"reamortize": True}])
    @pytest.mark.parametrize("offer", [FLAT, FREE, LEVEL])
    def test_whatever_is_asked_for(self, wish, offer):
        before = billed(offer)
        line = before.reschedule("p", on=NOV(10), id="x", **wish)

        assert line.record("x").entries == ()
        assert line.outstanding == before.outstanding
        assert line.plans[0].principal_left == before.plans[0].principal_left
        assert line.plans[0].agreed == before.plans[0].schedule
        require_laws(line.advance(to=date(2028, 6, 1)))

    def test_a_wish_is_one(self):
        several: list[dict[str, Any]] = [{}, {"defer": 1, "periods": 5}, {"periods": 5, "reamortize": True}]
        for wishes in several:
            with pytest.raises(ValueError, match="ask for one"):
                Reschedule("p", on=NOV(10), id="x", **wishes)

    def test_more_rows_than_any_schedule_has(self):
        with pytest.raises(ValueError, match="1 to 360, not 361"):
            Reschedule("p", on=NOV(10), id="x", periods=361)

    def test_a_plan_that_never_was(self):
        assert isinstance(refused(billed(FREE), Reschedule("q", on=NOV(10), id="x", defer=1)), UnknownId)

    def test_a_plan_with_nothing_ahead(self):
        line = billed(FREE).advance(to=JAN(2))

        assert isinstance(refused(line, Reschedule("p", on=JAN(2), id="x", defer=1)), NothingAhead)


class TestDeferred:
    def test_rows_fall_due_so_many_periods_later(self):
        line = billed(FREE).reschedule("p", on=NOV(10), id="x", defer=2)

        assert due_dates(line.plans[0]) == [FEB(9), MAR(9)]
        assert [str(row.principal.decimal) for row in line.plans[0].rows_ahead] == ["400.00", "400.00"]

    def test_nothing_is_billed_meanwhile(self):
        line = billed(FREE).reschedule("p", on=NOV(10), id="x", defer=2)

        assert line.advance(to=JAN(31)).due().total == CNY(0)
        assert line.advance(to=FEB(1)).due().total == CNY(400)

    def test_a_row_that_is_billed_already_stays_due(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)
        line = line.reschedule("p", on=NOV(5), id="x", defer=1)

        assert (line.due().total, due_dates(line.plans[0])) == (CNY(400), [JAN(9), FEB(9)])

    def test_before_any_row_is_billed(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)
        line = line.reschedule("p", on=OCT(25), id="x", defer=1)

        assert due_dates(line.plans[0]) == [DEC(9), JAN(9), FEB(9)]
        assert line.advance(to=NOV(30)).due().total == CNY(0)

    def test_flat_costs_stay(self):
        plan = billed(FLAT).reschedule("p", on=NOV(10), id="x", defer=1).plans[0]

        assert (principals(plan), fees(plan)) == (["100.00"] * 12, ["8.80"] * 12)

    def test_interest_accrues_through_the_longer_period(self):
        """
        2,009.93 over two months at 1 %: 40.1986. The payment of 1,020.07 stays and the last row takes the rest.

        1,020.07 - 40.20 = 979.87; 1,030.06 are left, with 10.30 of interest.
        """
        plan = billed(LEVEL, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", defer=1).plans[0]

        assert principals(plan) == ["990.07", "979.87", "1030.06"]
        assert interests(plan) == ["30.00", "40.20", "10.30"]
        assert due_dates(plan) == [JAN(9), FEB(9)]

    def test_by_days_through_the_days(self):
        """0.05 % a day on 2,000.00 from 9 November to 9 January: 61 nights, 61.00; then 31 nights of 1,000.00."""
        offer = InstallmentOffer.equal_principal(3, Rate.parse("0.05%/day"), accrual=DayCount.ACT_365F)
        plan = billed(offer, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", defer=1).plans[0]

        assert interests(plan) == ["46.50", "61.00", "15.50"]

    def test_the_principal_of_interest_only_comes_last(self):
        """3,000.00 over two months at 1 %, then one month."""
        offer = InstallmentOffer.interest_only(3, Rate.parse("1%/month"))
        plan = billed(offer, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", defer=1).plans[0]

        assert principals(plan) == ["0.00", "0.00", "3000.00"]
        assert interests(plan) == ["30.00", "60.00", "30.00"]

    def test_twice_is_as_much_as_once_by_two(self):
        twice = billed(LEVEL, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", defer=1)
        twice = twice.reschedule("p", on=NOV(11), id="y", defer=1)
        once = billed(LEVEL, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", defer=2)

        assert twice.plans[0].schedule == once.plans[0].schedule

    def test_far_ahead_and_further(self):
        line = billed(FREE).reschedule("p", on=NOV(10), id="x", defer=24).reschedule("p", on=NOV(11), id="y", defer=12)

        assert due_dates(line.plans[0]) == [date(2029, 12, 9), date(2030, 1, 9)]


class TestAfterADeferral:
    """The longer period stays as long, whatever else is done to the plan: 9 November to 9 January, two months."""

    line = billed(LEVEL, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", defer=1)

    def test_interest_to_the_day_is_a_part_of_it(self):
        """30 of 61 days of two months: 2,009.93 x 2 % x 30 / 61 = 19.7698."""
        assert paid(self.line.settle_early(on=DEC(9), id="s"), "s") == "2029.70"

    def test_and_all_of_it_on_its_last_day(self):
        """On 8 January the row is billed: 1,020.07 of it, 40.20 of interest included, and 1,030.06."""
        assert paid(self.line.settle_early(on=JAN(8), id="s"), "s") == "2050.13"

    def test_a_refund_leaves_it_as_long(self):
        """1,009.93 over two months: 20.1986. The payment of 1,020.07 stays: 999.87 of principal, and 10.06 are left."""
        plan = self.line.refund("p", on=NOV(20), id="f", amount=CNY(1000)).plans[0]

        assert interests(plan) == ["30.00", "20.20", "0.10"]
        assert principals(plan) == ["990.07", "999.87", "10.06"]

    def test_laying_out_anew_leaves_it_as_long(self):
        """2,009.93 in two rows at 2 % and 1 %: the annuity is 2,009.93 x 1.02 x 1.01 / 2.01 = 1,030.1641."""
        plan = self.line.reschedule("p", on=NOV(20), id="y", reamortize=True).plans[0]

        assert interests(plan) == ["30.00", "40.20", "10.20"]
        assert principals(plan) == ["990.07", "989.96", "1019.97"]


class TestReAged:
    def test_what_is_left_over_more_rows(self):
        plan = billed(FREE).reschedule("p", on=NOV(10), id="x", periods=4).plans[0]

        assert principals(plan) == ["400.00", "200.00", "200.00", "200.00", "200.00"]
        assert due_dates(plan) == [DEC(9), JAN(9), FEB(9), MAR(9)]

    def test_or_all_of_it_with_the_next(self):
        plan = billed(FREE).reschedule("p", on=NOV(10), id="x", periods=1).plans[0]

        assert (principals(plan), due_dates(plan)) == (["400.00", "800.00"], [DEC(9)])

    def test_a_flat_cost_keeps_its_total(self):
        """96.80 over four rows: 24.20."""
        plan = billed(FLAT).reschedule("p", on=NOV(10), id="x", periods=4).plans[0]

        assert (fees(plan)[1:], principals(plan)[1:]) == (["24.20"] * 4, ["275.00"] * 4)

    def test_an_annuity_has_another_payment(self):
        """
        2,009.93 over four months at 1 %: 20.0993 / (1 - 1.01^-4) = 515.107.

            20.10  495.01  1,514.92 left        15.15  499.96  1,014.96 left
            10.15  504.96    510.00 left         5.10  510.00
        """
        plan = billed(LEVEL, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", periods=4).plans[0]

        assert interests(plan)[1:] == ["20.10", "15.15", "10.15", "5.10"]
        assert principals(plan)[1:] == ["495.01", "499.96", "504.96", "510.00"]

    def test_an_agreed_payment_stays_what_it_is(self):
        """1,020.07 a month repay 2,009.93 in two rows, however many are allowed."""
        offer = InstallmentOffer.equal_payment_of(CNY("1020.07"), Rate.parse("1%/month"))
        plan = billed(offer, 3000, OCT(9)).reschedule("p", on=NOV(10), id="x", periods=5).plans[0]

        assert principals(plan) == ["990.07", "999.97", "1009.96"]

    def test_it_can_be_settled_after(self):
        line = billed(FREE).reschedule("p", on=NOV(10), id="x", periods=4).settle_early(on=NOV(11), id="s")

        assert (paid(line, "s"), line.plans) == ("800.00", ())
        require_laws(line.advance(to=date(2028, 1, 1)))

    def test_and_refunded(self):
        """500.00 off the last rows: 200.00, 100.00 are left."""
        line = billed(FREE).reschedule("p", on=NOV(10), id="x", periods=4)
        line = line.refund("p", on=NOV(11), id="f", amount=CNY(500))

        assert principals(line.plans[0])[1:] == ["200.00", "100.00", "0.00", "0.00"]


class TestReAmortized:
    def test_after_a_refund_the_payment_falls(self):
        """2,009.93 - 1,000.00 = 1,009.93 over the two rows: 1,009.93 x 0.01 / (1 - 1.01^-2) = 512.552."""
        line = billed(LEVEL, 3000, OCT(9)).refund("p", on=NOV(10), id="f", amount=CNY(1000))
        plan = line.reschedule("p", on=NOV(10), id="x", reamortize=True).plans[0]

        assert due_dates(plan) == [DEC(9), JAN(9)]
        assert interests(plan)[1:] == ["10.10", "5.07"]
        assert principals(plan)[1:] == ["502.45", "507.48"]

    def test_equal_principal_is_equal_again(self):
        """800.00 - 300.00 over two rows."""
        line = billed(FREE).refund("p", on=NOV(10), id="f", amount=CNY(300))
        plan = line.reschedule("p", on=NOV(10), id="x", reamortize=True).plans[0]

        assert principals(plan) == ["400.00", "250.00", "250.00"]


class TestDates:
    """The 31st stays the 31st, however often rows are moved (section 3)."""

    def test_orders_of_the_31st(self):
        line = a_line(on=date(2027, 1, 1), cycle=OrderCycle(Months(1)))
        line = line.purchase(CNY(1200), on=JAN(31), id="p", installments=FREE)
        assert due_dates(line.plans[0]) == [MAR(31), APR(30)]

        line = line.reschedule("p", on=FEB(1), id="x", defer=1)
        assert due_dates(line.plans[0]) == [APR(30), date(2027, 5, 31)]
        line = line.reschedule("p", on=FEB(2), id="y", periods=4)
        assert due_dates(line.plans[0]) == [APR(30), date(2027, 5, 31), date(2027, 6, 30), date(2027, 7, 31)]

    def test_a_month_is_a_month_from_the_31st_on(self):
        """Row 1 by 31 January; row 2 moved from 28 February to 30 April: three months of 2,000.00 at 1 %."""
        offer = InstallmentOffer.equal_principal(3, Rate.parse("1%/month"))
        line = a_line(cycle=OrderCycle(Months(1))).purchase(CNY(3000), on=DEC(31), id="p", installments=offer)
        line = line.reschedule("p", on=JAN(2), id="x", defer=2)

        assert due_dates(line.plans[0]) == [APR(30), date(2027, 5, 31)]
        assert interests(line.plans[0]) == ["30.00", "60.00", "10.00"]

    def test_statements_of_the_last_day(self):
        line = a_line(cycle=BillingCycle(31, DueAfter(10))).purchase(CNY(1200), on=JAN(5), id="p", installments=FREE)
        assert due_dates(line.plans[0]) == [FEB(10), MAR(10), APR(10)]

        line = line.reschedule("p", on=FEB(1), id="x", defer=1)
        assert due_dates(line.plans[0]) == [APR(10), date(2027, 5, 10)]

    def test_orders_bill_a_deferred_row_one_step_before_it_falls_due(self):
        line = a_line(on=date(2027, 1, 1), cycle=OrderCycle(Months(1)))
        line = line.purchase(CNY(1200), on=JAN(15), id="p", installments=FREE).repay(CNY(400), on=FEB(15), id="r")
        line = line.advance(to=FEB(16))
        assert line.due().total == CNY(400)

        line = a_line(on=date(2027, 1, 1), cycle=OrderCycle(Months(1)))
        line = line.purchase(CNY(1200), on=JAN(15), id="p", installments=FREE).repay(CNY(400), on=FEB(1), id="r")
        line = line.reschedule("p", on=FEB(2), id="x", defer=1)
        assert line.advance(to=MAR(14)).due().total == CNY(0)
        assert line.advance(to=MAR(15)).due().total == CNY(400)
        assert line.advance(to=MAR(15)).bills[-1].due_date == APR(15)
