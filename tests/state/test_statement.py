"""Statements: issued at closing, adding up, and unchanged by whatever comes after."""

from __future__ import annotations

import pickle

import attrs
import pytest

from creditline import CNY, CreditLine
from tests.lines import DEC, FEB, JAN, NOV, OCT, RULES, a_line


def eventful() -> CreditLine:
    """October to January: bought, refunded, repaid too late and too much, withdrawn."""
    line = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p1", merchant="tmall")
    line = line.purchase(CNY(200), on=OCT(20), id="p2").refund("p2", on=OCT(25), id="f1")
    line = line.repay(CNY(40), on=NOV(5), id="r1", source="bank card").purchase(CNY(60), on=NOV(20), id="p3")
    line = line.repay(CNY(1200), on=DEC(5), id="r2").withdraw(CNY(100), on=DEC(6), id="w")
    return line.advance(to=JAN(2))


class TestWhatItSays:
    first, second, third = eventful().statements

    def test_the_first(self) -> None:
        bill = self.first

        assert (bill.number, bill.date, bill.start, bill.end) == (1, NOV(1), OCT(1), OCT(31))
        assert (bill.opening, bill.purchases, bill.refunds, bill.closing) == (CNY(0), CNY(1200), CNY(200), CNY(1000))
        assert (bill.amount_due, bill.minimum_due, bill.due_date) == (CNY(1000), CNY(100), NOV(9))

    def test_the_second(self) -> None:
        """
        60.00 of 100.00 were missing: 3.00. 22 nights x 960.00 x 0.05 %: 10.56.

        At least 13.56, the 60.00 missing, and a tenth of 960.00 + 60.00 - 60.00.
        """
        bill = self.second

        assert (bill.opening, bill.repayments, bill.late_fees) == (CNY(1000), CNY(40), CNY(3))
        assert (bill.interest, bill.purchases) == (CNY("10.56"), CNY(60))
        assert (bill.closing, bill.amount_due, bill.minimum_due) == (CNY("1033.56"), CNY("1033.56"), CNY("169.56"))

    def test_the_third(self) -> None:
        """4 nights x 960.00 x 0.05 % = 1.92; 1,200.00 pay 1,035.48 and leave 164.52, of which 100.00 are withdrawn."""
        bill = self.third

        assert (bill.opening, bill.interest, bill.repayments) == (CNY("1033.56"), CNY("1.92"), CNY(1200))
        assert (bill.withdrawals, bill.closing) == (CNY(100), CNY("-64.52"))
        assert (bill.amount_due, bill.minimum_due) == (CNY(0), CNY(0))

    def test_each_opens_where_the_one_before_closed(self) -> None:
        assert (self.second.opening, self.third.opening) == (self.first.closing, self.second.closing)

    def test_what_nothing_posts_is_zero(self) -> None:
        for bill in (self.first, self.second, self.third):
            columns = (
                bill.draws,
                bill.installments,
                bill.fees,
                bill.returned,
                bill.adjustments,
                bill.coupons,
                bill.converted,
                bill.waived,
                bill.written_off,
            )
            assert columns == (CNY(0),) * 9

    def test_opening_and_debits_less_credits_are_closing(self) -> None:
        for bill in (self.first, self.second, self.third):
            debits = bill.purchases + bill.interest + bill.late_fees + bill.withdrawals
            assert bill.opening + debits - bill.refunds - bill.repayments == bill.closing

    def test_a_line_for_each_movement(self) -> None:
        assert [(line.date, line.description, str(line.amount), line.source) for line in self.second.lines] == [
            (NOV(5), "repayment bank card", "-40.00 CNY", "r1"),
            (NOV(10), "late fee", "3.00 CNY", "late-fee/2026-11-01"),
            (NOV(20), "purchase", "60.00 CNY", "p3"),
            (DEC(1), "interest", "10.56 CNY", "statement/2026-12-01/interest"),
        ]

    def test_the_lines_add_up_to_the_change_of_the_balance(self) -> None:
        for bill in (self.first, self.second, self.third):
            assert sum((line.amount for line in bill.lines), start=bill.opening) == bill.closing


class TestItStays:
    def test_whatever_comes_after(self) -> None:
        line = eventful()
        issued = line.statements
        later = line.refund("p1", on=JAN(5), id="f2").return_repayment("r2", on=JAN(6), id="x").advance(to=FEB(2))

        assert later.statements[:3] == issued
        assert [bill.lines for bill in later.statements[:3]] == [bill.lines for bill in issued]

    def test_it_is_immutable_and_travels(self) -> None:
        bill = eventful().statements[1]

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            bill.closing = CNY(0)  # type: ignore[misc]
        assert pickle.loads(pickle.dumps(bill)) == bill  # noqa: S301 - our own pickle
        assert hash(bill) == hash(eventful().statements[1])

    def test_holds_and_limits_are_no_movements(self) -> None:
        line = a_line().purchase(CNY(10), on=OCT(5), id="p").authorize(CNY(20), on=OCT(6), id="h")
        line = line.raise_limit(CNY(20000), on=OCT(7), id="l").advance(to=NOV(1))

        assert [movement.source for movement in line.statements[0].lines] == ["p"]
