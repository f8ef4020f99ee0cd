"""Buying on the line: the merchant is paid, the customer owes."""

from __future__ import annotations

from creditline import CNY
from creditline.acts import Purchase
from creditline.errors import LimitExceeded, LineNotOpen
from creditline.facts import Purchased
from creditline.terms import Component
from tests.lines import NOV, OCT, a_line, refused, settled


class TestAPurchase:
    line = a_line().purchase(CNY("1299.00"), on=OCT(20), id="order-1", merchant="tmall")

    def test_the_customer_owes_it_and_the_limit_is_used(self) -> None:
        assert (self.line.outstanding, self.line.used) == (CNY(1299), CNY(1299))
        assert self.line.available == CNY(8701)

    def test_principal_against_the_merchant_is_booked(self) -> None:
        entry = self.line.ledger.entry("order-1")

        assert [(posting.account, posting.amount, posting.item) for posting in entry.postings] == [
            ("Assets:Receivable:Principal", CNY("1299.00"), "order-1"),
            ("Liabilities:Merchant", CNY("-1299.00"), "order-1"),
        ]
        assert (entry.on, entry.kind, entry.memo) == (OCT(20), "purchase", "tmall")

    def test_it_is_an_obligation_without_a_bill(self) -> None:
        (obligation,) = self.line.obligations

        assert (obligation.id, obligation.component, obligation.posted) == ("order-1", Component.PRINCIPAL, OCT(20))
        assert self.line.bills == ()

    def test_its_receipt_holds_what_was_asked_what_happened_and_what_was_booked(self) -> None:
        record = self.line.record("order-1")

        assert record.command == Purchase(CNY(1299), on=OCT(20), id="order-1", merchant="tmall")
        assert record.facts == (Purchased("order-1", OCT(20), CNY(1299), "tmall"),)
        assert record.entries == (self.line.ledger.entry("order-1"),)

    def test_the_line_before_is_as_it_was(self) -> None:
        before = a_line()
        before.purchase(CNY(100), on=OCT(20), id="p")

        assert before == a_line()
        assert not before.outstanding


class TestTheLimit:
    line = a_line(limit="500")

    def test_the_last_cent_is_available_and_no_cent_more(self) -> None:
        assert self.line.purchase(CNY(500), on=OCT(2), id="p").available == CNY(0)

        error = refused(self.line, Purchase(CNY("500.01"), on=OCT(2), id="p"))
        assert isinstance(error, LimitExceeded)
        assert (error.requested, error.available, error.limit) == (CNY("500.01"), CNY(500), CNY(500))

    def test_the_refusal_reads_aloud(self) -> None:
        line = a_line(limit="8000").purchase(CNY(7500), on=OCT(2), id="p1")

        error = refused(line, Purchase(CNY(900), on=OCT(2), id="p2"))
        assert str(error) == "900.00 CNY is more than the 500.00 CNY available of a limit of 8,000.00 CNY"

    def test_nothing_is_available_where_the_limit_fell_below_what_is_used(self) -> None:
        line = self.line.purchase(CNY(400), on=OCT(2), id="p1").lower_limit(CNY(300), on=OCT(3), id="l")

        error = refused(line, Purchase(CNY("0.01"), on=OCT(3), id="p2"))
        assert isinstance(error, LimitExceeded)
        assert (line.available, error.available) == (CNY(-100), CNY(-100))

    def test_what_is_held_is_not_available(self) -> None:
        line = self.line.authorize(CNY(200), on=OCT(2), id="h")

        assert isinstance(refused(line, Purchase(CNY("300.01"), on=OCT(2), id="p")), LimitExceeded)
        assert line.purchase(CNY(300), on=OCT(2), id="p").available == CNY(0)


class TestTheCustomerSOwnMoney:
    line = a_line(limit="500").repay(CNY(300), on=OCT(2), id="r")

    def test_it_pays_at_once(self) -> None:
        """1.00 more than his own 300.00 is owed."""
        line = self.line.purchase(CNY(301), on=OCT(3), id="p")

        assert settled(line, "p") == [("principal", "p", "300.00")]
        assert (line.outstanding, line.credit_balance, line.used) == (CNY(1), CNY(0), CNY(1))

    def test_what_is_left_of_it_stays_his(self) -> None:
        line = self.line.purchase(CNY(100), on=OCT(3), id="p")

        assert (line.outstanding, line.credit_balance, line.available) == (CNY(0), CNY(200), CNY(500))

    def test_it_widens_what_can_be_spent(self) -> None:
        """500.00 available and 300.00 of his own."""
        assert self.line.purchase(CNY(800), on=OCT(3), id="p").available == CNY(0)

        error = refused(self.line, Purchase(CNY("800.01"), on=OCT(3), id="p"))
        assert isinstance(error, LimitExceeded)
        assert (error.requested, error.limit) == (CNY("800.01"), CNY(500))

    def test_it_is_moved_within_the_line_not_on_the_statement(self) -> None:
        line = self.line.purchase(CNY(301), on=OCT(3), id="p").advance(to=NOV(1))

        assert [entry.kind for entry in line.record("p").entries] == ["purchase", "own-money"]
        (bill,) = line.statements
        assert [movement.amount for movement in bill.lines] == [CNY(-300), CNY(301)]
        assert (bill.purchases, bill.repayments, bill.closing, bill.amount_due) == (CNY(301), CNY(300), CNY(1), CNY(1))


class TestRefusedByStatus:
    def test_a_line_that_is_not_open(self) -> None:
        line = a_line().suspend(on=OCT(2), id="s")

        error = refused(line, Purchase(CNY(1), on=OCT(2), id="p"))
        assert isinstance(error, LineNotOpen)
        assert (error.line, error.status, error.dealing) == ("alice", "suspended", "spending")
        assert str(error) == "line 'alice' is suspended, which rules out spending"
