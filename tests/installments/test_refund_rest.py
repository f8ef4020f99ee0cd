"""What is left of a refund when its own purchase owes nothing more: others, credit, or back to the sources."""

from __future__ import annotations

from creditline import CNY, InstallmentOffer
from creditline.acts import Discount
from creditline.testing import require_laws
from tests.installments.offers import FREE
from tests.lines import DEC, NOV, OCT, a_line


def halfway(**terms):
    """Row 1 of 400.00, paid by 300.00 on the 3rd and 100.00 on the 5th; 800.00 are ahead."""
    line = a_line(**terms).purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)
    line = line.repay(CNY(300), on=NOV(3), id="r1").repay(CNY(100), on=NOV(5), id="r2")
    return line.advance(to=NOV(6))


def payouts(line, id):
    """Where money was sent back to, in order: the repayment and the amount."""
    return [
        (posting.item, str((-posting.amount).decimal))
        for entry in line.record(id).entries
        for posting in entry.postings
        if posting.account == "Assets:Payout"
    ]


class TestOthers:
    def test_it_settles_what_else_is_owed(self):
        """800.00 off the plan; 400.00 pay the other purchase of 500.00."""
        line = halfway().purchase(CNY(500), on=NOV(7), id="o").refund("p", on=NOV(10), id="f")

        assert (line.outstanding, line.credit_balance, line.plans) == (CNY(100), CNY(0), ())

    def test_it_does_not_prepay_rows_of_another_plan(self):
        line = halfway().purchase(CNY(300), on=NOV(7), id="q", installments=FREE).refund("p", on=NOV(10), id="f")

        assert (line.outstanding, line.credit_balance) == (CNY(300), CNY(400))

    def test_billed_rows_of_another_plan_are_owed_like_anything(self):
        """On 1 December a second row of p is billed: 400.00 of it, 400.00 ahead, and then 100.00 of the other plan."""
        line = halfway().purchase(CNY(300), on=NOV(7), id="q", installments=FREE).refund("p", on=DEC(2), id="f")

        assert (line.outstanding, line.credit_balance) == (CNY(200), CNY(300))


class TestCredit:
    def test_nothing_else_is_touched(self):
        line = halfway(refund_rest="credit").purchase(CNY(500), on=NOV(7), id="o").refund("p", on=NOV(10), id="f")

        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY(400))


class TestSources:
    """Others first, then back to the repayments, the newest first (section 5)."""

    def test_the_newest_gets_its_money_back_first(self):
        line = halfway(refund_rest="sources").refund("p", on=NOV(10), id="f")

        assert payouts(line, "f") == [("r2", "100.00"), ("r1", "300.00")]
        assert (line.credit_balance, line.outstanding) == (CNY(0), CNY(0))
        require_laws(line)

    def test_a_source_partly_used_gives_the_rest(self):
        """850.00: 800.00 off the plan and half of r2; 100.00: the other half and 50.00 of r1; then the rest."""
        line = halfway(refund_rest="sources").refund("p", on=NOV(10), id="f", amount=CNY(850))
        line = line.refund("p", on=NOV(11), id="g", amount=CNY(100)).refund("p", on=NOV(12), id="h")

        assert payouts(line, "f") == [("r2", "50.00")]
        assert payouts(line, "g") == [("r2", "50.00"), ("r1", "50.00")]
        assert payouts(line, "h") == [("r1", "250.00")]

    def test_what_else_is_owed_comes_before(self):
        line = halfway(refund_rest="sources").purchase(CNY(350), on=NOV(7), id="o").refund("p", on=NOV(10), id="f")

        assert payouts(line, "f") == [("r2", "50.00")]
        assert line.outstanding == CNY(0)

    def test_a_down_payment_is_a_source(self):
        offer = InstallmentOffer.interest_free(3).with_down_payment(share="25%")
        line = a_line(refund_rest="sources").purchase(CNY(100), on=OCT(20), id="p", installments=offer)
        line = line.refund("p", on=OCT(25), id="f")

        assert payouts(line, "f") == [("p", "25.00")]
        assert (line.outstanding, line.credit_balance, line.plans) == (CNY(0), CNY(0), ())

    def test_and_the_oldest(self):
        offer = InstallmentOffer.interest_free(3).with_down_payment(share="25%")
        line = a_line(refund_rest="sources").purchase(CNY(100), on=OCT(20), id="p", installments=offer)
        line = line.repay(CNY(25), on=NOV(9), id="r").refund("p", on=NOV(10), id="f")

        assert payouts(line, "f") == [("r", "25.00"), ("p", "25.00")]

    def test_what_settled_early_is_a_source(self):
        line = halfway(refund_rest="sources").settle_early(on=NOV(8), id="s").refund("p", on=NOV(10), id="f")

        assert payouts(line, "f") == [("s", "800.00"), ("r2", "100.00"), ("r1", "300.00")]

    def test_a_discount_is_never_sent_back(self):
        """400.00 repaid with 390.00 of money: 390.00 go back, and 10.00 are left on the line."""
        line = a_line(refund_rest="sources").purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)
        line = line.repay(CNY(400), on=NOV(3), id="r", discount=Discount(CNY(10), "platform"))
        line = line.refund("p", on=NOV(10), id="f")

        assert payouts(line, "f") == [("r", "390.00")]
        assert line.credit_balance == CNY(10)
