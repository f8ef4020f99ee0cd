"""Late fees of orders: by the night on the whole order while anything of it is overdue, or flat and repeated."""

from __future__ import annotations

from creditline import CNY, InstallmentOffer, Rate
from creditline.dates import Days
from creditline.terms import LateFee, Leniency, OrderCycle, Waterfall
from creditline.terms.waterfall import PRINCIPAL_FIRST
from creditline.testing import require_laws
from tests.installments.offers import FREE, paid
from tests.lines import DEC, FEB, JAN, NOV, OCT, a_line

THIRTY = OrderCycle(Days(30))
NIGHTLY = LateFee.daily(Rate.parse("0.07%/day"), on="order")


def late_fees(line):
    return -line.ledger.balance("Income:Late-Fee")


class TestOnTheWholeOrder:
    """
    1,200.00 in three rows by 31 October, 30 November and 30 December.

    The first is missed: all 1,200.00 bear 0.07 %, 0.84 a night from 31 October on.
    """

    line = a_line(cycle=THIRTY, late_fee=NIGHTLY).purchase(CNY(1200), on=OCT(1), id="p", installments=FREE)

    def test_rows_not_billed_yet_bear_it_too(self):
        assert self.line.due(OCT(31)).late_fee == CNY(0)
        assert self.line.due(NOV(1)).late_fee == CNY("0.84")
        assert self.line.due(NOV(10)).late_fee == CNY("8.40")

    def test_it_stops_when_nothing_is_overdue(self):
        """On 10 November 8.40 and the 400.00 of row 1 are paid."""
        line = self.line.repay(CNY("408.40"), on=NOV(10), id="r")

        assert (line.days_past_due, line.due(NOV(30)).late_fee) == (0, CNY(0))
        assert line.due(NOV(30)).principal == CNY(400)

    def test_it_begins_again_with_the_next_row_missed(self):
        """Row 2 by 30 November: then 800.00 bear 0.56 a night; 8.40 are paid already."""
        line = self.line.repay(CNY("408.40"), on=NOV(10), id="r").advance(to=DEC(5))

        assert (line.days_past_due, line.due().late_fee) == (5, CNY("2.80"))
        assert late_fees(line.repay(CNY(1), on=DEC(5), id="s")) == CNY("11.20")

    def test_it_goes_on_while_another_row_is_overdue(self):
        """On 5 December two rows are; the first is paid with 35 x 0.84 = 29.40, and 800.00 go on at 0.56."""
        line = self.line.repay(CNY("429.40"), on=DEC(5), id="r")

        assert (line.days_past_due, line.due(DEC(15)).late_fee) == (5, CNY("5.60"))

    def test_a_part_of_a_row_does_not_stop_it(self):
        """8.40 and 100.00 paid: 1,100.00 x 0.07 % = 0.77 a night."""
        line = self.line.repay(CNY("108.40"), on=NOV(10), id="r")

        assert line.due(NOV(20)).late_fee == CNY("7.70")

    def test_a_refund_stops_it_too(self):
        """8.40 of late fee and 400.00 of row 1 are settled by 408.40."""
        line = self.line.refund("p", on=NOV(10), id="f", amount=CNY("408.40"))

        assert (line.days_past_due, line.due(NOV(30)).late_fee) == (0, CNY(0))
        require_laws(line.advance(to=JAN(31)))

    def test_settling_early_pays_it(self):
        line = self.line.settle_early(on=NOV(10), id="s")

        assert (paid(line, "s"), line.outstanding, line.plans) == ("1208.40", CNY(0), ())
        assert line.advance(to=FEB(1)).outstanding == CNY(0)

    def test_another_order_is_not_touched(self):
        line = self.line.purchase(CNY(500), on=OCT(21), id="q").advance(to=NOV(10))

        assert line.due().late_fee == CNY("8.40")

    def test_an_order_in_one_bears_it_on_itself(self):
        line = a_line(cycle=THIRTY, late_fee=NIGHTLY).purchase(CNY(1000), on=OCT(1), id="p")

        assert line.due(NOV(5)).late_fee == CNY("3.50")

    def test_interest_alone_bears_none(self):
        """Principal is paid first: 12.00 of interest are overdue from 31 October on, and 0.07 % is of principal."""
        line = a_line(cycle=THIRTY, late_fee=NIGHTLY, waterfall=Waterfall(PRINCIPAL_FIRST))
        offer = InstallmentOffer.flat_fee(1, total_rate="1%", component="interest")
        line = line.purchase(CNY(1200), on=OCT(1), id="p", installments=offer).repay(CNY(1200), on=OCT(20), id="r")
        line = line.advance(to=NOV(10))

        assert (line.days_past_due, line.due().interest, line.due().late_fee) == (10, CNY(12), CNY(0))
        require_laws(line)

    def test_small_repayments_gain_nothing(self):
        """10.00 at 0.07 %: 0.007 a night, 0.07 in ten nights, whether or not a cent comes in every day."""
        line = a_line(cycle=THIRTY, late_fee=NIGHTLY).purchase(CNY(10), on=OCT(1), id="p")
        once = line.repay(CNY("0.10"), on=NOV(10), id="r")
        daily = line
        for day in range(1, 11):
            daily = daily.repay(CNY("0.01"), on=NOV(day), id=f"r{day}")

        assert (late_fees(once), late_fees(daily)) == (CNY("0.07"), CNY("0.07"))
        require_laws(daily)

    def test_nor_over_the_rows_of_a_plan(self):
        """
        30.00 in three rows: 0.021 a night on all of it, ten nights until the first is paid: 0.21.

        Then ten nights of 20.00 from 30 November: 0.14. Cent by cent it is as much in all.
        """
        line = a_line(cycle=THIRTY, late_fee=NIGHTLY).purchase(CNY(30), on=OCT(1), id="p", installments=FREE)
        line = line.repay(CNY("10.21"), on=NOV(10), id="r").repay(CNY("10.14"), on=DEC(10), id="s")

        assert (late_fees(line), line.days_past_due, line.due().late_fee) == (CNY("0.35"), 0, CNY(0))


class TestFlat:
    def test_it_comes_the_day_after_the_due_date(self):
        line = a_line(cycle=THIRTY, late_fee=LateFee.flat(CNY(10))).purchase(CNY(100), on=OCT(1), id="p")

        assert line.advance(to=OCT(31)).due().late_fee == CNY(0)
        assert line.advance(to=NOV(1)).due().late_fee == CNY(10)
        assert line.advance(to=JAN(1)).due().late_fee == CNY(10)

    def test_not_before_grace_has_passed(self):
        """Due on 31 October, three days of grace: on 4 November."""
        line = a_line(cycle=THIRTY, late_fee=LateFee.flat(CNY(10)), leniency=Leniency(grace_days=3))
        line = line.purchase(CNY(100), on=OCT(1), id="p")

        assert line.advance(to=NOV(3)).due().late_fee == CNY(0)
        assert line.advance(to=NOV(4)).due().late_fee == CNY(10)
        assert line.repay(CNY(100), on=NOV(3), id="r").advance(to=NOV(20)).outstanding == CNY(0)

    def test_after_some_days(self):
        line = a_line(cycle=THIRTY, late_fee=LateFee.flat(CNY(7), after_days=10)).purchase(CNY(100), on=OCT(1), id="p")

        assert line.advance(to=NOV(10)).due().late_fee == CNY(0)
        assert line.advance(to=NOV(11)).due().late_fee == CNY(7)

    def test_again_a_week_later_and_never_more_than_a_share(self):
        """Afterpay: 10.00, and 7.00 a week later; at most 25 % of the order, of 40.00 that is 10.00."""
        fee = LateFee.flat(CNY(10), repeated_after=7, again=CNY(7), times=2, cap_share="25%")
        large = a_line(cycle=THIRTY, late_fee=fee).purchase(CNY(100), on=OCT(1), id="p")
        small = a_line(cycle=THIRTY, late_fee=fee).purchase(CNY(40), on=OCT(1), id="p")

        assert [large.advance(to=day).due().late_fee for day in (NOV(7), NOV(8), DEC(1))] == [CNY(10), CNY(17), CNY(17)]
        assert small.advance(to=DEC(1)).due().late_fee == CNY(10)

    def test_each_row_missed_costs_it_and_the_cap_holds_for_the_order(self):
        """Three rows of 40.00, 10.00 each; a fifth of 120.00 is 24.00."""
        fee = LateFee.flat(CNY(10), cap_share="20%")
        line = a_line(cycle=THIRTY, late_fee=fee).purchase(CNY(120), on=OCT(1), id="p", installments=FREE)

        assert [line.advance(to=day).due().late_fee for day in (NOV(1), DEC(1), DEC(31))] == [
            CNY(10),
            CNY(20),
            CNY(24),
        ]
        require_laws(line.advance(to=FEB(1)))


class TestFlatOnStatements:
    """
    1,000.00 by 9 November: 10.00 on the 10th, and again every 23 days, on 3 and 26 December; at most 25.00 for a bill.

    The statement of 1 December is missed too: 10.00 on the 10th.
    """

    line = a_line(late_fee=LateFee.flat(CNY(10), repeated_after=23, cap=CNY(25))).purchase(
        CNY(1000), on=OCT(20), id="p"
    )

    def test_each_is_owed_once_though_a_statement_lies_between(self):
        line = self.line.advance(to=DEC(5))
        assert line.payoff().total == CNY(1020)
        require_laws(line)

        line = line.repay(CNY(1020), on=DEC(5), id="r")
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))

    def test_each_stands_on_the_next_statement(self):
        """On 26 December the cap leaves 5.00."""
        line = self.line.advance(to=JAN(1))

        assert [bill.late_fees for bill in line.statements] == [CNY(0), CNY(10), CNY(25)]
        assert [bill.amount_due for bill in line.statements] == [CNY(1000), CNY(1010), CNY(1035)]
        require_laws(line)
