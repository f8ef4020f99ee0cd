"""Refunds: a merchant gives back the price of a purchase, or a part of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from creditline import CNY
from creditline.acts import Refund
from creditline.errors import RefundExceedsPurchase, UnknownId
from creditline.terms import LateFee, MinimumPayment
from tests.lines import DEC, HALF_PER_MILLE, JAN, NOV, OCT, a_line, refused, settled

TENTH = MinimumPayment("10%")


class TestARefundThatCountsAsPayment:
    """It lowers what is due now (Huabei, Baitiao)."""

    line = a_line(minimum=TENTH, interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p", merchant="tmall")

    def test_before_billing_nothing_is_left_to_bill(self) -> None:
        line = self.line.refund("p", on=OCT(25), id="f").advance(to=NOV(1))
        (bill,) = line.statements

        assert (bill.purchases, bill.refunds, bill.closing) == (CNY(1000), CNY(1000), CNY(0))
        assert (bill.amount_due, bill.minimum_due) == (CNY(0), CNY(0))
        assert line.available == CNY(10000)

    def test_before_billing_a_part_leaves_the_rest(self) -> None:
        line = self.line.refund("p", on=OCT(25), id="f", amount=CNY(300)).advance(to=NOV(1))

        assert (line.statements[0].amount_due, line.statements[0].minimum_due) == (CNY(700), CNY(70))

    def test_after_billing_it_lowers_what_is_due_and_the_minimum(self) -> None:
        """333.33 back: 666.67 are due, at least 100.00 - 33.333."""
        line = self.line.refund("p", on=NOV(3), id="f", amount=CNY("333.33"))
        (bill,) = line.bills

        assert line.due().total == CNY("666.67")
        assert (bill.ask.amount_due, bill.ask.minimum) == (666_67, Fraction(66_667, 10))
        assert (line.statements[0].amount_due, line.statements[0].minimum_due) == (CNY(1000), CNY(100))

    def test_after_billing_all_of_it_leaves_nothing_to_pay(self) -> None:
        line = self.line.refund("p", on=NOV(3), id="f").advance(to=DEC(1))

        assert (line.outstanding, line.days_past_due) == (CNY(0), 0)
        assert (line.statements[1].refunds, line.statements[1].closing) == (CNY(1000), CNY(0))

    def test_after_the_judgement_it_ends_lateness_and_nights(self) -> None:
        """22 nights less 12 nights x 400.00; the minimum of 100.00 is given by what is outstanding."""
        line = self.line.refund("p", on=NOV(19), id="f", amount=CNY(400))

        assert (line.advance(to=NOV(19)).outstanding, line.days_past_due) == (CNY(600), 0)
        assert line.advance(to=DEC(1)).statements[-1].interest == CNY("8.60")

    def test_after_repayment_it_is_the_customer_s_own_money(self) -> None:
        line = self.line.repay(CNY(1000), on=NOV(5), id="r").refund("p", on=NOV(20), id="f")

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(1000))
        assert settled(line, "f") == []

    def test_after_repayment_it_settles_what_else_is_owed(self) -> None:
        line = self.line.repay(CNY(1000), on=NOV(5), id="r").purchase(CNY(700), on=NOV(10), id="p2")
        line = line.refund("p", on=NOV(20), id="f")

        assert settled(line, "f") == [("principal", "p2", "700.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(300))

    def test_its_own_purchase_comes_before_the_waterfall(self) -> None:
        """November's purchase is refunded though October's is late; the rest goes first to 22 nights of interest."""
        line = self.line.purchase(CNY(200), on=NOV(20), id="p2").repay(CNY(50), on=NOV(21), id="r", toward="p2")
        line = line.refund("p2", on=DEC(2), id="f")

        assert settled(line, "f") == [
            ("principal", "p2", "150.00"),
            ("interest", "interest/2026-12-01", "6.00"),
            ("interest", "interest/2026-12-01/2", "5.00"),
            ("principal", "p", "39.00"),
        ]

    def test_it_is_booked_against_the_merchant(self) -> None:
        line = self.line.refund("p", on=OCT(25), id="f", amount=CNY(300))

        assert [(posting.account, posting.amount, posting.item) for posting in line.ledger.entry("f").postings] == [
            ("Liabilities:Merchant", CNY(300), "p"),
            ("Assets:Receivable:Principal", CNY(-300), "p"),
        ]

    def test_it_is_no_payment_toward_the_minimum(self) -> None:
        """300.00 back and 60.00 paid: 70.00 were asked."""
        line = self.line.refund("p", on=NOV(3), id="f", amount=CNY(300)).repay(CNY(60), on=NOV(9), id="r")

        assert line.advance(to=NOV(10)).days_past_due == 1
        assert line.repay(CNY(10), on=NOV(9), id="r2").advance(to=NOV(10)).days_past_due == 0


class TestHowMuchCanBeRefunded:
    line = a_line().purchase(CNY(1000), on=OCT(20), id="p")

    def test_parts_add_up_to_the_purchase(self) -> None:
        line = self.line.refund("p", on=OCT(21), id="f1", amount=CNY(300))
        line = line.refund("p", on=OCT(22), id="f2", amount=CNY(200)).refund("p", on=OCT(23), id="f3")

        assert settled(line, "f3") == [("principal", "p", "500.00")]
        assert not line.outstanding

    def test_no_cent_more(self) -> None:
        line = self.line.refund("p", on=OCT(21), id="f1", amount=CNY(300))

        error = refused(line, Refund("p", on=OCT(22), id="f2", amount=CNY("700.01")))
        assert isinstance(error, RefundExceedsPurchase)
        assert (error.purchase, error.requested, error.refundable) == ("p", CNY("700.01"), CNY(700))
        assert str(error) == "700.01 CNY is more than the 700.00 CNY of 'p' that can still be refunded"

    def test_nothing_is_left_of_what_was_refunded(self) -> None:
        line = self.line.refund("p", on=OCT(21), id="f1")

        error = refused(line, Refund("p", on=OCT(22), id="f2"))
        assert isinstance(error, RefundExceedsPurchase)
        assert error.refundable == CNY(0)
        assert str(error) == "purchase 'p' was refunded in full already"
        assert isinstance(refused(line, Refund("p", on=OCT(22), id="f2", amount=CNY("0.01"))), RefundExceedsPurchase)

    def test_repaying_takes_nothing_off_what_the_merchant_owes(self) -> None:
        line = self.line.repay(CNY(1000), on=OCT(21), id="r").refund("p", on=OCT(22), id="f")

        assert line.credit_balance == CNY(1000)

    @pytest.mark.parametrize("other", ["r", "alice", "nothing"])
    def test_what_is_no_purchase(self, other: str) -> None:
        line = self.line.repay(CNY(10), on=OCT(21), id="r")

        error = refused(line, Refund(other, on=OCT(22), id="f"))
        assert isinstance(error, UnknownId)
        assert (error.kind, error.id) == ("purchase", other)
        assert str(error) == f"there is no purchase {other!r}"

    def test_a_refund_is_taken_whatever_the_status(self) -> None:
        for line in (
            self.line.suspend(on=OCT(21), id="s"),
            self.line.freeze(on=OCT(21), id="s"),
            self.line.repay(CNY(1000), on=OCT(21), id="r").close(on=OCT(21), id="s"),
        ):
            assert line.refund("p", on=OCT(22), id="f").record("f")


class TestARestThatIsCreditAtOnce:
    """`refund_rest="credit"`: its own purchase, then the customer's own money, which settles what is posted next."""

    line = a_line(minimum=TENTH, refund_rest="credit").purchase(CNY(1000), on=OCT(20), id="a")
    line = line.repay(CNY(1000), on=OCT(25), id="r").purchase(CNY(500), on=OCT(28), id="b")

    def test_what_else_is_owed_stays_owed(self) -> None:
        line = self.line.refund("a", on=OCT(30), id="f")

        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY(1000))

    def test_its_own_purchase_is_settled_though_billed(self) -> None:
        line = self.line.refund("b", on=NOV(3), id="f", amount=CNY(200))

        assert settled(line, "f") == [("principal", "b", "200.00")]
        assert (line.bills[0].ask.amount_due, line.bills[0].ask.minimum) == (300_00, 30_00)

    def test_what_is_posted_next_is_settled_at_once(self) -> None:
        line = self.line.refund("a", on=OCT(30), id="f").purchase(CNY(300), on=OCT(31), id="c")

        assert settled(line, "c") == [("principal", "c", "300.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY(700))

    def test_two_purchases_share_it_in_the_order_of_posting(self) -> None:
        line = self.line.refund("a", on=OCT(30), id="f").purchase(CNY(600), on=OCT(31), id="c")
        line = line.purchase(CNY(600), on=OCT(31), id="d")

        assert settled(line, "d") == [("principal", "d", "400.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(700), CNY(0))

    def test_a_statement_does_not_spend_it_on_what_is_older(self) -> None:
        line = self.line.refund("a", on=OCT(30), id="f").advance(to=NOV(1))

        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY(1000))
        assert line.statements[0].closing == CNY(-500)

    def test_a_late_fee_is_posted_next(self) -> None:
        """5 % of 50.00 asked and not given."""
        line = a_line(minimum=TENTH, refund_rest="credit", late_fee=LateFee.share_of_minimum("5%"))
        line = line.purchase(CNY(10), on=OCT(20), id="a").repay(CNY(10), on=OCT(25), id="r")
        line = line.purchase(CNY(500), on=OCT(28), id="b").refund("a", on=NOV(3), id="f").advance(to=NOV(10))

        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY("7.50"))

    def test_interest_is_posted_next_though_some_was_posted_before(self) -> None:
        """
        5.00 of interest are posted on 19 November, the other 6.00 on 1 December, after a refund of 100.00 between.

        Semantics, section 4: the customer's own money settles every obligation the moment it is posted; such credit
        what is posted next. So the 6.00 are settled.
        """
        line = a_line(minimum=TENTH, refund_rest="credit", interest=HALF_PER_MILLE)
        line = line.purchase(CNY(100), on=OCT(20), id="a").repay(CNY(100), on=OCT(25), id="r1")
        line = line.purchase(CNY(1000), on=OCT(28), id="b").repay(CNY(1), on=NOV(19), id="r2")
        line = line.refund("a", on=NOV(20), id="f").advance(to=DEC(1))

        assert (line.outstanding, line.credit_balance) == (CNY(1004), CNY(94))

    def test_money_of_his_own_settles_everything_as_ever(self) -> None:
        line = self.line.refund("a", on=OCT(30), id="f").repay(CNY(600), on=OCT(31), id="r2")

        assert settled(line, "r2") == [("principal", "b", "500.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(1100))

    def test_money_of_his_own_is_used_before_it(self) -> None:
        """600.00 repaid leave 100.00; they go first, then 1,000.00 of the refund."""
        line = self.line.refund("a", on=OCT(30), id="f").repay(CNY(600), on=OCT(31), id="r2")
        line = line.purchase(CNY(1150), on=OCT(31), id="c")

        assert settled(line, "c") == [("principal", "c", "100.00"), ("principal", "c", "1000.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(50), CNY(0))


class TestARefundThatDoesNotCount:
    """Bank cards: it settles what is still unbilled of its own purchase, the rest is the customer's own money."""

    line = a_line(
        minimum=TENTH,
        interest=HALF_PER_MILLE,
        late_fee=LateFee.share_of_minimum("5%"),
        refund_counts_as_payment=False,
    ).purchase(CNY(1000), on=OCT(20), id="a")

    def test_what_is_unbilled_of_its_own_purchase_is_settled(self) -> None:
        line = self.line.purchase(CNY(500), on=OCT(21), id="b").refund("a", on=OCT(25), id="f", amount=CNY(400))

        assert settled(line, "f") == [("principal", "a", "400.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(1100), CNY(0))

    def test_nothing_else_is_settled_by_its_rest(self) -> None:
        """700.00 are left of its own purchase; 300.00 become credit, though 500.00 more are owed."""
        line = self.line.purchase(CNY(500), on=OCT(21), id="b").repay(CNY(300), on=OCT(22), id="r", toward="a")
        line = line.refund("a", on=OCT(25), id="f")

        assert settled(line, "f") == [("principal", "a", "700.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY(300))

    def test_a_billed_purchase_stays_due(self) -> None:
        line = self.line.refund("a", on=NOV(3), id="f", amount=CNY(400))

        assert (line.outstanding, line.credit_balance) == (CNY(1000), CNY(400))
        assert (line.bills[0].ask.amount_due, line.bills[0].ask.minimum) == (1000_00, 100_00)

    def test_it_meets_no_minimum(self) -> None:
        """60.00 paid and 400.00 refunded: 40.00 are missing, 5 % of which are 2.00."""
        line = self.line.refund("a", on=NOV(3), id="f", amount=CNY(400)).repay(CNY(60), on=NOV(5), id="r")
        line = line.advance(to=NOV(10))

        assert (line.days_past_due, line.payoff().late_fee) == (1, CNY("2.00"))
        assert line.credit_balance == CNY(400)

    def test_a_new_purchase_is_paid_with_it_at_once(self) -> None:
        line = self.line.refund("a", on=NOV(3), id="f", amount=CNY(400)).purchase(CNY(150), on=NOV(5), id="b")

        assert settled(line, "b") == [("principal", "b", "150.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(1000), CNY(250))

    def test_what_is_billed_is_paid_with_it_when_the_next_statement_is_issued(self) -> None:
        """
        22 nights x 1,000.00 are 11.00 and the late fee 5.00.

        400.00 settle these 16.00 and 384.00 of principal: 616.00 are due. Asked: 100.00 - 384.00 carry nothing.
        """
        line = self.line.refund("a", on=NOV(3), id="f", amount=CNY(400)).advance(to=DEC(1))
        bill = line.statements[-1]

        assert (line.outstanding, line.credit_balance) == (CNY(616), CNY(0))
        assert (bill.interest, bill.late_fees, bill.refunds, bill.closing) == (CNY(11), CNY(5), CNY(400), CNY(616))
        assert (bill.amount_due, bill.minimum_due) == (CNY(616), CNY("61.60"))

    def test_what_the_statement_leaves_waits_for_purchases(self) -> None:
        line = self.line.repay(CNY(1000), on=NOV(5), id="r").refund("a", on=NOV(20), id="f").advance(to=DEC(1))
        assert line.credit_balance == CNY(1000)

        line = line.purchase(CNY(1200), on=DEC(5), id="b")
        assert (line.outstanding, line.credit_balance) == (CNY(200), CNY(0))

    def test_charges_wait_for_the_statement(self) -> None:
        """The late fee of 10 November is no purchase."""
        line = self.line.refund("a", on=NOV(3), id="f", amount=CNY(400)).advance(to=NOV(20))

        assert (line.payoff().late_fee, line.credit_balance) == (CNY(5), CNY(400))

    def test_it_can_be_withdrawn(self) -> None:
        line = self.line.refund("a", on=NOV(3), id="f", amount=CNY(400)).withdraw(CNY(100), on=NOV(4), id="w")

        assert line.credit_balance == CNY(300)

    def test_a_statement_adds_up(self) -> None:
        line = self.line.refund("a", on=NOV(3), id="f", amount=CNY(400)).purchase(CNY(150), on=NOV(5), id="b")

        for bill in line.advance(to=JAN(1)).statements:
            debits = bill.purchases + bill.interest + bill.late_fees
            assert bill.opening + debits - bill.refunds == bill.closing
