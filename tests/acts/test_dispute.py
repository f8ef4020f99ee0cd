"""Disputes: the customer owes nothing of what he disputes until it is resolved, won or lost."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine
from creditline.acts import Close, Dispute, Refund, Resolve
from creditline.dates import Months
from creditline.errors import (
    AlreadyResolved,
    DisputeExceedsPurchase,
    LineNotSettled,
    PurchaseDisputed,
    RefundExceedsPurchase,
    UnknownId,
)
from creditline.facts import PlanRelaid
from creditline.terms import InstallmentOffer, OrderCycle, RefundTerms
from tests.lines import DEC, JAN, NOV, OCT, RULES, a_line, booked, facts, refused, settled

BOUGHT = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p", merchant="tmall")
DISPUTED = BOUGHT.dispute("p", on=NOV(3), id="d", amount=CNY(300), reason="never came")
BANK_CARD: dict[str, Any] = {"refund_counts_as_payment": False, "refund_rest": "credit"}


class TestProvisionalCredit:
    def test_what_is_outstanding_is_owed_no_more(self) -> None:
        assert booked(DISPUTED, "d") == [
            ("dispute", "Assets:Disputed", "d", "300.00"),
            ("dispute", "Assets:Receivable:Principal", "p", "-300.00"),
        ]
        assert (DISPUTED.outstanding, DISPUTED.available) == (CNY(700), CNY(9300))

    def test_it_is_no_payment(self) -> None:
        """A tenth of what is disputed comes off the minimum; the late fee is 5 % of 70.00."""
        (bill,) = DISPUTED.bills

        assert (bill.ask.amount_due, bill.ask.minimum) == (700_00, 70_00)
        assert DISPUTED.advance(to=NOV(10)).due().late_fee == CNY("3.50")

    def test_a_bank_card_does_not_ask_for_it_either(self) -> None:
        line = a_line(**RULES, **BANK_CARD).purchase(CNY(1000), on=OCT(20), id="p")

        assert line.dispute("p", on=NOV(3), id="d").due().total == CNY(0)

    def test_what_was_paid_becomes_the_customers_own_money(self) -> None:
        line = BOUGHT.repay(CNY(900), on=NOV(3), id="r").dispute("p", on=NOV(4), id="d")

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(900))
        assert line.withdraw(CNY(900), on=NOV(5), id="w").credit_balance == CNY(0)

    def test_which_pays_what_else_is_owed(self) -> None:
        line = BOUGHT.purchase(CNY(50), on=OCT(21), id="q").repay(CNY(1000), on=OCT(22), id="r", toward="p")
        line = line.dispute("p", on=OCT(23), id="d", amount=CNY(80))

        assert settled(line, "d") == [("principal", "q", "50.00")]
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(30))

    def test_or_waits_where_refunds_do(self) -> None:
        line = a_line(**BANK_CARD).purchase(CNY(50), on=OCT(20), id="q").purchase(CNY(100), on=OCT(20), id="p")
        line = line.repay(CNY(100), on=OCT(22), id="r", toward="p").dispute("p", on=OCT(23), id="d")

        assert (line.outstanding, line.credit_balance) == (CNY(50), CNY(100))
        assert line.ledger.minor("Liabilities:Credit-Balance", "refund") == -100_00

    def test_charges_of_the_purchase_stay(self) -> None:
        line = BOUGHT.advance(to=NOV(10)).dispute("p", on=NOV(19), id="d")

        assert (line.payoff().principal, line.payoff().late_fee, line.payoff().interest) == (CNY(0), CNY(5), CNY(5))

    def test_charges_of_a_late_order_without_statements_stay(self) -> None:
        terms: dict[str, Any] = {**RULES, "minimum": None, "cycle": OrderCycle(Months(1))}
        line = a_line(**terms).purchase(CNY(1000), on=OCT(5), id="p").dispute("p", on=NOV(9), id="d")

        assert (line.payoff().principal, line.payoff().interest) == (CNY(0), CNY(2))

    def test_the_statement_shows_it_among_adjustments(self) -> None:
        statement = DISPUTED.repay(CNY(700), on=NOV(5), id="r").advance(to=DEC(1)).statements[-1]

        assert (statement.adjustments, statement.refunds, statement.repayments) == (CNY(-300), CNY(0), CNY(700))
        assert statement.closing == CNY(0)
        assert [row.description for row in statement.lines] == ["dispute p", "repayment"]


class TestWon:
    line = DISPUTED.resolve("d", won=True, on=DEC(5), id="v")

    def test_the_merchant_bears_it(self) -> None:
        assert booked(self.line, "v") == [
            ("resolution", "Liabilities:Merchant", "p", "300.00"),
            ("resolution", "Assets:Disputed", "d", "-300.00"),
        ]

    def test_the_customer_sees_nothing_of_it(self) -> None:
        assert [row.source for row in self.line.advance(to=JAN(1)).statements[-1].lines if row.source == "v"] == []

    def test_it_can_be_refunded_no_more(self) -> None:
        error = refused(self.line, Refund("p", on=DEC(6), id="f", amount=CNY(701)))

        assert isinstance(error, RefundExceedsPurchase)
        assert error.refundable == CNY(700)

    def test_the_rest_can_be_disputed(self) -> None:
        line = self.line.dispute("p", on=DEC(6), id="d2")

        assert line.ledger.balance("Assets:Disputed", item="d2") == CNY(700)


class TestLost:
    line = DISPUTED.repay(CNY(700), on=NOV(5), id="r").resolve("d", won=False, on=DEC(5), id="l")

    def test_it_is_owed_again(self) -> None:
        assert booked(self.line, "l") == [
            ("resolution", "Assets:Receivable:Principal", "l", "300.00"),
            ("resolution", "Assets:Disputed", "d", "-300.00"),
        ]

    def test_it_is_billed_with_the_next_statement(self) -> None:
        """Nobody is late on what he did not owe."""
        assert (self.line.due().total, self.line.outstanding, self.line.days_past_due) == (CNY(0), CNY(300), 0)

        statement = self.line.advance(to=JAN(1)).statements[-1]
        assert (statement.adjustments, statement.amount_due, statement.minimum_due) == (CNY(300), CNY(300), CNY(30))

    def test_own_money_pays_it_first(self) -> None:
        line = BOUGHT.repay(CNY(1000), on=NOV(3), id="r").dispute("p", on=NOV(4), id="d")
        line = line.withdraw(CNY(400), on=NOV(5), id="w").resolve("d", won=False, on=DEC(5), id="l")

        assert (line.outstanding, line.credit_balance) == (CNY(400), CNY(0))

    def test_it_is_not_disputed_again(self) -> None:
        error = refused(self.line, Dispute("p", on=DEC(6), id="d2", amount=CNY(701)))

        assert isinstance(error, DisputeExceedsPurchase)
        assert (error.purchase, error.requested, error.disputable) == ("p", CNY(701), CNY(700))
        assert str(error) == "701.00 CNY is more than the 700.00 CNY of 'p' that can be disputed"

    def test_but_its_merchant_may_still_give_it_back(self) -> None:
        """The refund settles what the dispute became before anything else."""
        line = self.line.purchase(CNY(50), on=DEC(5), id="q").refund("p", on=DEC(6), id="f", amount=CNY(300))

        assert settled(line, "f") == [("principal", "l", "300.00")]
        assert line.dispute("p", on=DEC(7), id="d2").ledger.balance("Assets:Disputed", item="d2") == CNY(400)

    def test_and_he_may_give_back_all_of_it(self) -> None:
        line = self.line.refund("p", on=DEC(6), id="f")

        assert line.credit_balance == CNY(700)
        error = refused(line, Dispute("p", on=DEC(7), id="d2"))
        assert str(error) == "nothing of purchase 'p' can be disputed any more"

    def test_a_late_order_is_due_by_itself(self) -> None:
        line = a_line(cycle=OrderCycle(Months(1))).purchase(CNY(100), on=OCT(5), id="p").dispute("p", on=OCT(9), id="d")
        line = line.resolve("d", won=False, on=DEC(5), id="l")

        assert [(bill.order, bill.due_date, bill.ask.amount_due) for bill in line.bills] == [("l", JAN(5), 100_00)]


class TestAPurchaseInInstallments:
    offer = InstallmentOffer.interest_free(3, bearer="platform", cost_rate="3%", unearned="returned")
    bought = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=offer)

    def test_rows_leave_as_by_a_refund(self) -> None:
        """Row 1 is billed; row 3 and half of row 2 go, with what the platform was to pay for them."""
        billed = self.bought.advance(to=NOV(2))
        line = billed.dispute("p", on=NOV(2), id="d", amount=CNY(250))
        given_back = billed.refund("p", on=NOV(2), id="f", amount=CNY(250))

        assert line.plans[0].schedule == given_back.plans[0].schedule
        assert [fact.why for fact in facts(line, PlanRelaid)] == ["dispute"]
        assert line.ledger.balance("Assets:Bearer:Platform") == given_back.ledger.balance("Assets:Bearer:Platform")
        assert line.ledger.balance("Assets:Disputed", item="d") == CNY(250)
        assert line.outstanding == CNY(50)

    def test_fees_that_a_refund_gives_back(self) -> None:
        """All three fees were billed first: 18.00, of which two thirds follow the rows that leave."""
        offer = InstallmentOffer.flat_fee(
            3, total_rate="6%", charged="first", on_refund=RefundTerms(billed_fee="returned")
        )
        line = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=offer).advance(to=NOV(2))
        line = line.repay(CNY(118), on=NOV(3), id="r").dispute("p", on=NOV(4), id="d", amount=CNY(200))

        assert ("dispute", "Income:Fee", "p", "12.00") in booked(line, "d")
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(12))

    def test_what_was_lost_is_owed_at_once(self) -> None:
        line = self.bought.dispute("p", on=OCT(6), id="d").resolve("d", won=False, on=OCT(20), id="l")

        assert line.plans == ()
        assert line.advance(to=NOV(1)).statements[-1].amount_due == CNY(300)


class TestRefused:
    def test_a_purchase_that_never_was(self) -> None:
        error = refused(BOUGHT, Dispute("q", on=NOV(3), id="d"))

        assert isinstance(error, UnknownId)
        assert (error.kind, error.id) == ("purchase", "q")

    def test_a_disputed_part_is_not_disputed_again(self) -> None:
        error = refused(DISPUTED, Dispute("p", on=NOV(4), id="d2", amount=CNY(701)))

        assert isinstance(error, DisputeExceedsPurchase)

    def test_a_disputed_part_is_not_refunded(self) -> None:
        error = refused(DISPUTED, Refund("p", on=NOV(4), id="f", amount=CNY(701)))

        assert isinstance(error, PurchaseDisputed)
        assert (error.requested, error.refundable, error.disputed) == (CNY(701), CNY(700), CNY(300))
        assert str(error) == (
            "701.00 CNY is more than the 700.00 CNY of 'p' that can be refunded now: 300.00 CNY of it is disputed"
        )

    def test_all_of_it_is_disputed(self) -> None:
        error = refused(BOUGHT.dispute("p", on=NOV(3), id="d"), Refund("p", on=NOV(4), id="f"))

        assert isinstance(error, PurchaseDisputed)
        assert str(error) == "all that is left of 'p', 1,000.00 CNY, is disputed"

    def test_more_than_the_price(self) -> None:
        assert isinstance(refused(DISPUTED, Refund("p", on=NOV(4), id="f", amount=CNY(1001))), RefundExceedsPurchase)

    def test_without_an_amount_what_is_not_disputed_is_refunded(self) -> None:
        line = DISPUTED.refund("p", on=NOV(4), id="f")

        assert (line.outstanding, line.ledger.balance("Liabilities:Merchant")) == (CNY(0), CNY(-300))

    @pytest.mark.parametrize("won", [True, False])
    def test_a_dispute_is_resolved_once(self, won: bool) -> None:  # noqa: FBT001
        line = DISPUTED.resolve("d", won=won, on=NOV(4), id="v")
        error = refused(line, Resolve("d", won=True, on=NOV(5), id="v2"))

        assert isinstance(error, AlreadyResolved)
        assert error.dispute == "d"

    def test_a_dispute_that_never_was(self) -> None:
        error = refused(DISPUTED, Resolve("p", won=True, on=NOV(5), id="v"))

        assert isinstance(error, UnknownId)
        assert (error.kind, error.id) == ("dispute", "p")

    def test_a_line_with_an_open_dispute_is_not_closed(self) -> None:
        line = DISPUTED.repay(CNY(700), on=NOV(5), id="r")
        error = refused(line, Close(on=NOV(6), id="c"))

        assert isinstance(error, LineNotSettled)
        assert error.outstanding == CNY(300)
        assert line.resolve("d", won=True, on=NOV(6), id="v").close(on=NOV(6), id="c").status == "closed"


class TestAReturnedRepayment:
    def test_what_was_not_paid_after_all_was_owed_when_it_was_disputed(self) -> None:
        """The credit of 900.00 is gone; so is the debt."""
        line = BOUGHT.repay(CNY(900), on=NOV(3), id="r").dispute("p", on=NOV(4), id="d")
        line = line.return_repayment("r", on=NOV(6), id="x")

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))
        assert line.ledger.balance("Assets:Disputed") == CNY(1000)
        assert CreditLine.restore(line.history) == line == CreditLine.replay(line.commands)

    def test_what_was_withdrawn_of_it_is_owed(self) -> None:
        line = BOUGHT.repay(CNY(900), on=NOV(3), id="r").dispute("p", on=NOV(4), id="d")
        line = line.withdraw(CNY(900), on=NOV(5), id="w").return_repayment("r", on=NOV(6), id="x")
        line = line.resolve("d", won=False, on=NOV(7), id="l")

        assert line.outstanding == CNY(1900)
        assert CreditLine.restore(line.history) == line
