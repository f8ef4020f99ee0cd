"""Order-based pay-later: no statements, every purchase and every row is a bill of its own."""

from __future__ import annotations

from datetime import date

from creditline import CNY, InstallmentOffer, Rate
from creditline.acts import Convert, Purchase
from creditline.dates import Days, Months, Weeks
from creditline.errors import ConversionTooLate, OfferNeedsMonths
from creditline.terms import OrderCycle
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, due_dates, paid
from tests.lines import DEC, FEB, HALF_PER_MILLE, JAN, MAR, NOV, OCT, a_line, refused

THIRTY = OrderCycle(Days(30))


def orders(**terms):
    return a_line(cycle=THIRTY, **terms)


def bills(line):
    """The bills by their last days: order, due date, what is asked for."""
    return [(bill.order, bill.due_date, str(CNY.minor(bill.ask.amount_due).decimal)) for bill in line.bills]


class TestPurchases:
    line = orders().purchase(CNY(1000), on=OCT(1), id="p").purchase(CNY(500), on=OCT(11), id="q")

    def test_each_is_billed_at_once_and_falls_due_by_itself(self):
        assert bills(self.line) == [("p", OCT(31), "1000.00"), ("q", NOV(10), "500.00")]
        assert self.line.due().total == CNY(1500)

    def test_there_are_no_statements(self):
        assert self.line.advance(to=FEB(1)).statements == ()

    def test_they_are_judged_one_by_one(self):
        """One is paid and q is not: one day late on 11 November."""
        line = self.line.repay(CNY(1000), on=OCT(20), id="r")

        assert line.advance(to=NOV(10)).days_past_due == 0
        assert line.advance(to=NOV(11)).days_past_due == 1

    def test_the_oldest_is_paid_first(self):
        assert self.line.repay(CNY(600), on=OCT(20), id="r").ledger.balance("Assets:Receivable", item="q") == CNY(500)

    def test_or_the_one_that_is_named(self):
        line = self.line.repay(CNY(600), on=OCT(20), id="r", toward="q")

        assert line.ledger.balance("Assets:Receivable", item="q") == CNY(0)
        assert line.ledger.balance("Assets:Receivable", item="p") == CNY(900)

    def test_a_refund_lowers_its_own_bill(self):
        line = self.line.refund("q", on=OCT(20), id="f", amount=CNY(100))

        assert bills(line) == [("p", OCT(31), "1000.00"), ("q", NOV(10), "400.00")]

    def test_own_money_pays_a_purchase_as_it_is_made(self):
        line = orders().repay(CNY(300), on=OCT(1), id="own").purchase(CNY(1000), on=OCT(2), id="p")

        assert (line.due().total, line.credit_balance) == (CNY(700), CNY(0))

    def test_rows_that_ask_for_nothing_have_no_bill(self):
        """1,200.00 at no interest, all of it with the last row: by 1 January, billed when the row before is past."""
        offer = InstallmentOffer.interest_only(3, Rate.parse("0%/month"))
        line = a_line(cycle=OrderCycle(Months(1))).purchase(CNY(1200), on=OCT(1), id="p", installments=offer)

        assert (bills(line), line.due().total, line.plans[0].billed) == ([], CNY(0), 1)
        assert bills(line.advance(to=DEC(1))) == []
        assert bills(line.advance(to=DEC(2))) == [("p/3", JAN(1), "1200.00")]
        require_laws(line.advance(to=DEC(2)))


class TestRows:
    """1,200.00 on 1 October: 400.00 each by 31 October, 30 November and 30 December, the next billed after."""

    line = orders().purchase(CNY(1200), on=OCT(1), id="p", installments=FREE)

    def test_the_first_is_billed_at_the_purchase(self):
        assert bills(self.line) == [("p/1", OCT(31), "400.00")]
        assert due_dates(self.line.plans[0]) == [NOV(30), DEC(30)]

    def test_the_next_when_the_day_of_the_one_before_has_passed(self):
        assert self.line.advance(to=OCT(31)).due().total == CNY(400)
        assert bills(self.line.advance(to=NOV(1))) == [("p/1", OCT(31), "400.00"), ("p/2", NOV(30), "400.00")]

    def test_paid_row_by_row_nothing_is_left(self):
        line = self.line
        for number, day in enumerate((OCT(31), NOV(30), DEC(30)), 1):
            line = line.repay(CNY(400), on=day, id=f"r{number}")
            assert line.advance(to=day).days_past_due == 0

        assert (line.outstanding, line.plans, line.available) == (CNY(0), (), CNY(10000))
        require_laws(line.advance(to=FEB(1)))

    def test_months_are_clamped_and_anchored(self):
        line = a_line(on=date(2027, 1, 1), cycle=OrderCycle(Months(1)))
        line = line.purchase(CNY(1200), on=JAN(31), id="p", installments=FREE).advance(to=date(2027, 4, 30))

        assert [bill[1] for bill in bills(line)] == [FEB(28), MAR(31), date(2027, 4, 30)]

    def test_of_29_february(self):
        line = a_line(on=date(2028, 1, 1), cycle=OrderCycle(Months(12)))
        line = line.purchase(CNY(1200), on=date(2028, 2, 29), id="p", installments=FREE)

        assert [row.due_date for row in line.plans[0].schedule.rows] == [
            date(2029, 2, 28),
            date(2030, 2, 28),
            date(2031, 2, 28),
        ]

    def test_own_money_pays_rows_as_they_are_billed(self):
        """500.00: all of row 1 at once, and 100.00 of row 2 on 1 November."""
        line = orders().repay(CNY(500), on=OCT(1), id="own").purchase(CNY(1200), on=OCT(1), id="p", installments=FREE)
        assert (line.due().total, line.credit_balance) == (CNY(0), CNY(100))

        line = line.advance(to=NOV(1))
        assert (line.due().total, line.credit_balance) == (CNY(300), CNY(0))

    def test_a_refund_settles_the_billed_row_and_then_the_last(self):
        line = self.line.refund("p", on=OCT(5), id="f", amount=CNY(500))

        assert (line.due().total, line.plans[0].principal_left) == (CNY(0), 700_00)
        assert line.plans[0].schedule.principals_minor == (400_00, 400_00, 300_00)
        line = line.advance(to=NOV(1))
        assert (line.days_past_due, line.due().total) == (0, CNY(400))

    def test_settling_early_takes_the_billed_row_too(self):
        line = self.line.settle_early(on=OCT(5), id="s")

        assert (paid(line, "s"), line.outstanding, line.plans) == ("1200.00", CNY(0), ())
        assert line.advance(to=FEB(1)).days_past_due == 0

    def test_pay_in_four(self):
        """25.00 at once, and then every fourteen days."""
        offer = InstallmentOffer.interest_free(3).with_down_payment(share="25%")
        line = a_line(cycle=OrderCycle(Weeks(2))).purchase(CNY(100), on=OCT(1), id="p", installments=offer)

        assert [(row.due_date, row.payment) for row in line.plans[0].schedule.rows] == [
            (OCT(1), CNY(25)),
            (OCT(15), CNY(25)),
            (OCT(29), CNY(25)),
            (NOV(12), CNY(25)),
        ]

    def test_a_fee_is_billed_with_its_row(self):
        line = orders().purchase(CNY(1200), on=OCT(1), id="p", installments=FLAT)

        assert bills(line) == [("p/1", OCT(31), "108.80")]


class TestPlansThatAreOver:
    def test_are_forgotten_when_the_next_order_is_billed(self):
        """A line of many years keeps what is owed in mind, and not every order that was ever paid."""
        line = orders()
        for number in range(5):
            line = line.purchase(CNY(30), on=OCT(1), id=f"p{number}", installments=FREE)
            line = line.settle_early(on=OCT(1), id=f"s{number}")

        assert len(line._state.plans) == 1
        assert line.purchase(CNY(30), on=OCT(2), id="p", installments=FREE).plans[0].id == "p"


class TestConverted:
    line = orders().purchase(CNY(1000), on=OCT(1), id="p").purchase(CNY(200), on=OCT(1), id="q")

    def test_an_order_becomes_a_plan_before_its_due_date(self):
        """900.00 of p from 10 October on: by 9 November, 9 December and 8 January."""
        line = self.line.convert(purchase="p", installments=FREE, on=OCT(10), id="c", amount=CNY(900))

        assert bills(line) == [("p", OCT(31), "100.00"), ("q", OCT(31), "200.00"), ("c/1", NOV(9), "300.00")]
        assert due_dates(line.plans[0]) == [DEC(9), JAN(8)]
        require_laws(line.advance(to=FEB(1)))

    def test_on_it_too(self):
        line = self.line.convert(purchase="p", installments=FREE, on=OCT(31), id="c")

        assert line.advance(to=NOV(1)).due().principal == CNY("533.33")

    def test_but_not_after(self):
        answer = refused(self.line, Convert(purchase="p", installments=FREE, on=NOV(1), id="c"))

        assert isinstance(answer, ConversionTooLate)


class TestInterestOfEachOrder:
    """0.05 % a day. On 20 November p is 20 nights overdue, 10.00; q 10 nights, 2.50."""

    line = orders(interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(1), id="p")
    line = line.purchase(CNY(500), on=OCT(11), id="q").advance(to=NOV(20))

    def test_each_has_its_own(self):
        assert (self.line.due().interest, self.line.payoff().total) == (CNY("12.50"), CNY("1512.50"))

    def test_what_is_named_is_paid_with_its_interest(self):
        line = self.line.repay(CNY("502.50"), on=NOV(20), id="r", toward="q")

        assert (line.due().principal, line.due().interest) == (CNY(1000), CNY(10))

    def test_a_refund_does_not_wipe_out_the_nights_before(self):
        """1,000.00 come back: 10.00 of interest first, and 990.00 of p; 10.00 are left of it."""
        line = self.line.refund("p", on=NOV(20), id="f")

        assert (line.due().principal, line.due().interest) == (CNY(510), CNY("2.50"))

    def test_rows_bear_it_row_by_row(self):
        """Row 1 of 400.00 from 31 October: on 20 November 20 nights, 4.00."""
        line = orders(interest=HALF_PER_MILLE).purchase(CNY(1200), on=OCT(1), id="p", installments=FREE)

        assert line.due(NOV(20)).interest == CNY(4)
        assert line.due(DEC(10)).interest == CNY(10)  # 40 nights of row 1, 8.00, and 10 of row 2, 2.00

    def test_many_small_repayments_gain_nothing(self):
        """10.00 a night late cost 0.005 a night: 0.05 in ten nights, whether they are asked for daily or not."""
        line = orders(interest=HALF_PER_MILLE).purchase(CNY(10), on=OCT(1), id="p")
        once = line.repay(CNY(1), on=NOV(10), id="r")
        daily = line
        for day in range(1, 11):
            daily = daily.repay(CNY("0.01"), on=NOV(day), id=f"r{day}")

        assert -once.ledger.balance("Income:Interest") == CNY("0.05")
        assert -daily.ledger.balance("Income:Interest") == CNY("0.05")


class TestWhatFallsDueNext:
    """Two orders with a fee: 100.00 and 1.50 by 31 October, the same by 10 November."""

    fee = InstallmentOffer.flat_fee(1, total_rate="1.5%")
    line = orders().purchase(CNY(100), on=OCT(1), id="a", installments=fee)
    line = line.purchase(CNY(100), on=OCT(11), id="b", installments=fee)

    def test_is_paid_before_what_falls_due_later(self):
        line = self.line.repay(CNY("101.50"), on=OCT(31), id="r")

        assert ({each.id for each in line.obligations}, line.outstanding) == ({"b/1"}, CNY("101.50"))
        assert line.advance(to=NOV(5)).days_past_due == 0

    def test_comes_after_what_is_overdue(self):
        line = self.line.repay(CNY("101.50"), on=NOV(5), id="r")

        assert ({each.id for each in line.obligations}, line.outstanding) == ({"b/1"}, CNY("101.50"))

    def test_leaves_the_rest_to_the_one_after_it(self):
        line = self.line.repay(CNY("102.50"), on=OCT(31), id="r")

        assert ({each.id for each in line.obligations}, line.outstanding) == ({"b/1"}, CNY("100.50"))


def test_interest_by_months_is_refused_where_rows_come_by_days():
    """A decline is an answer: `refusal` says it, and nothing changes."""
    level = InstallmentOffer.equal_payment(3, Rate.parse("1%/month"), name="level")
    line = orders()

    bought = refused(line, Purchase(CNY(90), on=OCT(2), id="p", installments=level))
    owing = line.purchase(CNY(90), on=OCT(2), id="p")
    converted = refused(owing, Convert(purchase="p", installments=level, on=OCT(2), id="c"))

    assert type(bought) is type(converted) is OfferNeedsMonths
    assert str(bought).endswith("rows of this line fall due every 30 days")
