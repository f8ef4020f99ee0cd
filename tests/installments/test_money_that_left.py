"""Money that was sent back to where a repayment came from is gone, also when that repayment bounces."""

from __future__ import annotations

from creditline import CNY, CreditLine
from creditline.dates import Days
from creditline.terms import LateFee, OrderCycle
from tests.installments.offers import FREE
from tests.lines import DEC, NOV, OCT, a_line

LINE = a_line(refund_rest="sources").purchase(CNY(1200), on=OCT(5), id="p", installments=FREE)
SENT = LINE.settle_early(on=OCT(6), id="pay").refund("p", on=OCT(7), id="refund")


class TestABouncedSettlement:
    """1,200.00 were settled early, and sent back when the goods were; then the settlement bounced."""

    line = SENT.return_repayment("pay", on=OCT(8), id="return")

    def test_what_was_sent_stays_sent_and_is_owed(self):
        assert SENT.ledger.balance("Assets:Payout") == self.line.ledger.balance("Assets:Payout") == -CNY(1200)
        assert self.line.ledger.balance("Assets:Collections") == CNY(0)
        assert (self.line.outstanding, self.line.plans) == (CNY(1200), ())

    def test_it_is_billed_as_principal_of_the_refund(self):
        assert [(each.id, str(each.component)) for each in self.line.obligations] == [("refund", "principal")]
        assert self.line.advance(to=NOV(1)).statements[-1].amount_due == CNY(1200)

    def test_paid_it_leaves_nothing(self):
        line = self.line.repay(CNY(1200), on=NOV(9), id="again").advance(to=DEC(2))

        assert (line.outstanding, line.credit_balance, line.days_past_due) == (CNY(0), CNY(0), 0)

    def test_the_history_restores_the_line(self):
        assert CreditLine.restore(self.line.history) == CreditLine.replay(self.line.commands) == self.line


def test_only_what_is_not_the_customers_any_more_is_owed():
    """500.00 and 700.00 were paid for 1,200.00, all of it sent back; the 500.00 bounce."""
    line = a_line(refund_rest="sources").purchase(CNY(1200), on=OCT(5), id="p")
    line = line.repay(CNY(500), on=OCT(6), id="a").repay(CNY(700), on=OCT(6), id="b").refund("p", on=OCT(7), id="f")
    line = line.return_repayment("a", on=OCT(8), id="return")

    assert (line.ledger.balance("Assets:Payout"), line.outstanding) == (-CNY(1200), CNY(500))


def test_a_late_fee_by_size_looks_at_what_is_owed_of_it():
    """Without statements what is owed of the refund is an order of its own, of 1,200.00: 5.00 and not 1.00."""
    late_fee = LateFee.tiers(((CNY(0), CNY(1)), (CNY(1000), CNY(5))))
    line = a_line(cycle=OrderCycle(Days(30)), late_fee=late_fee, refund_rest="sources")
    line = line.purchase(CNY(1200), on=OCT(5), id="p").repay(CNY(1200), on=OCT(6), id="a")
    line = line.refund("p", on=OCT(7), id="f").return_repayment("a", on=OCT(8), id="return")

    assert line.advance(to=NOV(20)).payoff().late_fee == CNY(5)
    assert line.advance(to=NOV(20)).payoff().principal == CNY(1200)
