"""A repayment bounces beside plans: it is as if it had never come, and what was granted in the meantime stands."""

from __future__ import annotations

import pytest

from creditline import CNY, CreditLine
from creditline.testing import require_laws
from tests.installments.offers import FREE, SHARED
from tests.lines import DEC, FEB, JAN, NOV, OCT, a_line


def settled_early():
    """Row 1 of 400.00 paid on the 5th, the 800.00 ahead on the 8th; then the first payment bounces."""
    line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=SHARED)
    return line.repay(CNY(400), on=NOV(5), id="r").settle_early(on=NOV(8), id="s")


class TestBeforeAnEarlySettlement:
    line = settled_early().return_repayment("r", on=NOV(20), id="x")

    def test_only_money_that_came_is_collected(self):
        assert self.line.ledger.balance("Assets:Collections") == CNY(800)
        assert (self.line.outstanding, self.line.credit_balance) == (CNY(400), CNY(0))

    def test_what_is_missing_falls_due_with_the_next_statement(self):
        """800.00 settle the row that was billed and 400.00 of what was left."""
        bill = self.line.advance(to=DEC(1)).statements[-1]

        assert (bill.closing, bill.amount_due) == (CNY(400), CNY(400))
        require_laws(self.line.advance(to=FEB(1)))

    def test_it_can_be_told_again(self):
        line = self.line.advance(to=JAN(1))

        assert CreditLine.replay(line.commands) == line
        assert CreditLine.restore(line.history) == line

    def test_twice(self):
        """Another 100.00 bounce, too: they had become the customer's own money."""
        line = settled_early().repay(CNY(100), on=NOV(9), id="q")
        line = line.return_repayment("r", on=NOV(20), id="x").return_repayment("q", on=NOV(21), id="y")

        assert line.ledger.balance("Assets:Collections") == CNY(800)
        assert line.outstanding == CNY(400)


class TestBeforeTwoPlansAreSettled:
    """Rows of 400.00 and 10.00 are paid by 410.00, the 820.00 ahead settled; then the 410.00 bounce."""

    def test_the_money_that_came_goes_as_far_as_it_does(self):
        """820.00 settle both rows and 410.00 of the 800.00; the 20.00 of the smaller plan come last."""
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)
        line = line.purchase(CNY(30), on=OCT(20), id="q", installments=FREE).repay(CNY(410), on=NOV(5), id="r")
        line = line.settle_early(on=NOV(8), id="s").return_repayment("r", on=NOV(20), id="x")

        assert line.ledger.balance("Assets:Collections") == CNY(820)
        assert line.ledger.balance("Assets:Receivable", item="p/rest") == CNY(390)
        assert line.ledger.balance("Assets:Receivable", item="q/rest") == CNY(20)
        require_laws(line.advance(to=FEB(1)))


class TestBeforeAConversion:
    """1,000.00 are billed, 400.00 repaid, and all that is left becomes a plan of 600.00."""

    line = a_line().purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(400), on=NOV(3), id="r")
    line = line.convert(statement=NOV(1), installments=FREE, on=NOV(5), id="c")

    def test_the_plan_stays_as_it_was_agreed(self):
        line = self.line.return_repayment("r", on=NOV(7), id="x")

        assert (line.plans[0].principal_left, line.due().total) == (600_00, CNY(400))
        require_laws(line.advance(to=FEB(1)))


class TestOfARow:
    def test_the_row_is_owed_again(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE).repay(CNY(400), on=NOV(5), id="r")
        line = line.return_repayment("r", on=NOV(20), id="x")

        assert (line.due().total, line.days_past_due, line.plans[0].principal_left) == (CNY(400), 11, 800_00)
        require_laws(line.advance(to=FEB(1)))

    @pytest.mark.parametrize("day", [NOV(20), DEC(5), JAN(5)])
    def test_a_refund_after_it_finds_what_it_would_have_found(self, day):
        """400.00 overdue and the 800.00 ahead: nothing is left to be the customer's own."""
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE).repay(CNY(400), on=NOV(5), id="r")
        line = line.refund("p", on=NOV(12), id="f").return_repayment("r", on=day, id="x")

        assert (line.outstanding, line.credit_balance, line.plans) == (CNY(0), CNY(0), ())
