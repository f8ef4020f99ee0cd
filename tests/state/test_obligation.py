"""Obligations and bills: what is kept in mind, until when, and what is asked after something was given back."""

from __future__ import annotations

from fractions import Fraction

from creditline import CNY
from creditline.state import Ask
from creditline.terms import Component, LateFee, MinimumPayment
from tests.lines import DEC, HALF_PER_MILLE, JAN, NOV, OCT, a_line

LINE = a_line(minimum=MinimumPayment("10%"), interest=HALF_PER_MILLE, late_fee=LateFee.share_of_minimum("5%"))
LINE = LINE.purchase(CNY(1000), on=OCT(20), id="p1")


class TestObligations:
    def test_billed_ones_come_first_each_group_in_order_of_posting(self) -> None:
        line = LINE.purchase(CNY(1), on=NOV(5), id="p2").repay(CNY("0.50"), on=NOV(15), id="r", toward="p2")
        line = line.purchase(CNY(2), on=NOV(16), id="p3")

        assert [(debt.id, debt.component) for debt in line.obligations] == [
            ("p1", Component.PRINCIPAL),
            ("p2", Component.PRINCIPAL),
            ("late-fee/2026-11-01", Component.LATE_FEE),
            ("interest/2026-12-01", Component.INTEREST),
            ("p3", Component.PRINCIPAL),
        ]

    def test_what_is_paid_is_none_any_more(self) -> None:
        line = LINE.purchase(CNY(1), on=NOV(5), id="p2").repay(CNY(1000), on=NOV(6), id="r")

        assert [debt.id for debt in line.obligations] == ["p2"]

    def test_their_amounts_are_the_ledger_s(self) -> None:
        line = LINE.purchase(CNY(70), on=NOV(20), id="p2").repay(CNY(333), on=DEC(5), id="r")

        accounts = {
            Component.PRINCIPAL: "Assets:Receivable:Principal",
            Component.INTEREST: "Assets:Receivable:Interest",
            Component.LATE_FEE: "Assets:Receivable:Late-Fee",
        }
        amounts = [line.ledger.balance(accounts[debt.component], item=debt.id) for debt in line.obligations]
        assert sum(amounts, start=CNY.zero) == line.outstanding

    def test_interest_knows_what_it_accrued_on(self) -> None:
        line = LINE.advance(to=DEC(1))

        (interest,) = [debt for debt in line.obligations if debt.component is Component.INTEREST]
        assert interest.due_before == NOV(9)


class TestBills:
    def test_a_bill_names_its_days_and_what_it_was_the_first_to_bill(self) -> None:
        line = LINE.purchase(CNY(70), on=NOV(20), id="p2").advance(to=DEC(1))

        first, second = line.bills
        assert [debt.id for debt in first.obligations] == ["p1"]
        assert [debt.id for debt in second.obligations] == ["late-fee/2026-11-01", "p2", "interest/2026-12-01"]
        assert (second.statement_date, second.due_date, second.last_day) == (DEC(1), DEC(9), DEC(9))

    def test_a_paid_bill_is_kept_until_the_next_statement(self) -> None:
        line = LINE.repay(CNY(1000), on=NOV(5), id="r").advance(to=NOV(30))

        assert [bill.statement_date for bill in line.bills] == [NOV(1)]
        assert [bill.statement_date for bill in line.advance(to=DEC(1)).bills] == [DEC(1)]

    def test_a_paid_obligation_of_a_bill_that_is_not_is_dropped(self) -> None:
        """Toward the second purchase of October, all of it."""
        line = LINE.purchase(CNY(70), on=OCT(21), id="p2").repay(CNY(70), on=NOV(5), id="r", toward="p2")

        assert [debt.id for debt in line.bills[0].obligations] == ["p1", "p2"]
        assert [debt.id for debt in line.advance(to=JAN(1)).bills[0].obligations] == ["p1"]


class TestAnAsk:
    ask = Ask(1000_00, Fraction(370_00), 300_00, 980_00, Fraction(68_00), Fraction(1, 10))

    def test_what_was_over_goes_first_then_the_share_and_all_of_charges(self) -> None:
        """50.00 of charges, and of 400.00 of principal 300.00 were over and 100.00 rest on 10 %."""
        asked = self.ask.lowered(principal=400_00, charges=50_00)

        assert (asked.amount_due, asked.minimum, asked.over) == (550_00, Fraction(10_00), 0)
        assert (asked.ordinary, asked.revolving) == (580_00, Fraction(58_00))

    def test_never_below_zero(self) -> None:
        asked = self.ask.lowered(principal=2000_00, charges=100_00)

        assert (asked.amount_due, asked.minimum, asked.over, asked.ordinary) == (0, 0, 0, 0)
        assert asked.revolving == 0

    def test_nothing_taken_off_changes_nothing(self) -> None:
        assert self.ask.lowered(principal=0, charges=0) == self.ask
