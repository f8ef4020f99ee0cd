"""Converting a purchase that no statement has billed yet (交易分期)."""

from __future__ import annotations

from creditline import CNY
from creditline.acts import Convert
from creditline.errors import AlreadyBilled, AlreadyConverted, ConversionExceeded, UnknownId
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, due_dates
from tests.lines import DEC, JAN, NOV, OCT, RULES, a_line, refused

BOUGHT = a_line(limit="1200", **RULES).purchase(CNY(1200), on=OCT(20), id="p")


class TestTheWhole:
    line = BOUGHT.convert(purchase="p", installments=FLAT, on=OCT(25), id="c")

    def test_it_becomes_a_plan_of_the_acts_id(self):
        plan = self.line.plans[0]

        assert (plan.id, plan.sources, due_dates(plan)[:2]) == ("c", (("p", 1200_00),), [NOV(9), DEC(9)])

    def test_the_limit_is_used_as_before(self):
        assert (self.line.used, self.line.available, self.line.outstanding) == (CNY(1200), CNY(0), CNY(1200))

    def test_the_statement_shows_what_left_and_the_first_row(self):
        bill = self.line.advance(to=NOV(1)).statements[0]

        assert (bill.purchases, bill.converted, bill.installments) == (CNY(1200), CNY(1200), CNY("108.80"))
        assert (bill.closing, bill.amount_due, bill.minimum_due) == (CNY("108.80"),) * 3

    def test_nothing_of_it_can_be_converted_again(self):
        answer = refused(self.line, Convert(purchase="p", installments=FREE, on=OCT(26), id="d"))

        assert isinstance(answer, AlreadyConverted)

    def test_laws(self):
        require_laws(self.line.advance(to=JAN(1)))


class TestAPart:
    """900.00 of 1,200.00 in twelve rows of 75.00 and 6.60; 300.00 stay an ordinary purchase."""

    line = BOUGHT.convert(purchase="p", installments=FLAT, on=OCT(25), id="c", amount=CNY(900))

    def test_the_rest_is_billed_as_ever(self):
        """At least the slice of 81.60 and a tenth of 300.00."""
        bill = self.line.advance(to=NOV(1)).statements[0]

        assert (bill.converted, bill.installments, bill.closing) == (CNY(900), CNY("81.60"), CNY("381.60"))
        assert (bill.amount_due, bill.minimum_due) == (CNY("381.60"), CNY("111.60"))

    def test_the_rest_can_become_a_plan_of_its_own(self):
        line = self.line.convert(purchase="p", installments=FREE, on=OCT(26), id="d")

        assert [(plan.id, plan.principal_left) for plan in line.plans] == [("c", 900_00), ("d", 300_00)]
        assert line.advance(to=NOV(1)).statements[0].closing == CNY("181.60")

    def test_more_than_the_rest_is_refused(self):
        answer = refused(self.line, Convert(purchase="p", installments=FREE, on=OCT(26), id="d", amount=CNY("300.01")))

        assert isinstance(answer, ConversionExceeded)
        assert answer.convertible == CNY(300)

    def test_what_was_repaid_cannot_be_converted(self):
        line = self.line.repay(CNY(100), on=OCT(26), id="r")
        answer = refused(line, Convert(purchase="p", installments=FREE, on=OCT(27), id="d", amount=CNY(300)))

        assert isinstance(answer, ConversionExceeded)
        assert answer.convertible == CNY(200)


class TestRefusals:
    def test_once_a_statement_has_billed_it(self):
        """A `before` statement is issued at the start of its day, before the acts of that day."""
        assert isinstance(refused(BOUGHT, Convert(purchase="p", installments=FREE, on=NOV(1), id="c")), AlreadyBilled)

    def test_what_is_a_plan_already(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)

        assert isinstance(refused(line, Convert(purchase="p", installments=FREE, on=OCT(25), id="c")), AlreadyConverted)

    def test_what_never_was(self):
        assert isinstance(refused(BOUGHT, Convert(purchase="q", installments=FREE, on=OCT(25), id="c")), UnknownId)

    def test_nothing_is_lost_by_a_line_that_may_not_spend(self):
        line = BOUGHT.suspend(on=OCT(24), id="s").convert(purchase="p", installments=FREE, on=OCT(25), id="c")

        assert line.outstanding == CNY(1200)
