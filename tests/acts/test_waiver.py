"""Waiving: a part of what is owed is forgiven, is no payment, and stands on the statement as what it is."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine
from creditline.acts import Waive
from creditline.dates import Months
from creditline.errors import WaiverExceedsOwed
from creditline.terms import Component, InstallmentOffer, MinimumPayment, OrderCycle, Waterfall
from tests.lines import DEC, NOV, OCT, RULES, a_line, booked, refused

BOUGHT = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p")
"""Asked for 100.00 at least on 9 November; 5.00 of late fee on the 10th, 0.50 of interest a night."""


class TestWhatIsWaived:
    def test_it_costs_the_lender(self) -> None:
        line = BOUGHT.waive("late_fee", CNY(5), on=NOV(12), id="w", reason="first time")

        assert booked(line, "w")[-2:] == [
            ("waiver", "Expenses:Waiver", "", "5.00"),
            ("waiver", "Assets:Receivable:Late-Fee", "late-fee/2026-11-01", "-5.00"),
        ]
        assert line.ledger.entry("w").memo == "first time"
        assert line.outstanding == CNY("1001.50")

    def test_nights_so_far_are_posted_first(self) -> None:
        """10 nights x 1,000.00 x 0.05 %, of which 3.00 are waived."""
        line = BOUGHT.waive(Component.INTEREST, CNY(3), on=NOV(19), id="w", reason="goodwill")

        assert [entry.kind for entry in line.record("w").entries] == ["interest", "waiver"]
        assert line.payoff().interest == CNY(2)

    def test_what_was_waived_is_not_charged_again(self) -> None:
        """The statement posts the 12 nights that are left of 22."""
        line = BOUGHT.waive("interest", CNY(5), on=NOV(19), id="w", reason="goodwill").advance(to=DEC(1))

        assert line.statements[-1].interest == CNY(11)
        assert line.payoff().interest == CNY(6)

    def test_the_oldest_comes_first(self) -> None:
        """Overdue, billed, unbilled; in each the oldest."""
        line = BOUGHT.purchase(CNY(50), on=NOV(5), id="q").purchase(CNY(70), on=DEC(2), id="r")
        line = line.waive("principal", CNY(1060), on=DEC(3), id="w", reason="hardship")

        (entry,) = [entry for entry in line.record("w").entries if entry.kind == "waiver"]
        assert [(part.item, part.amount) for part in entry.postings[1:]] == [
            ("p", CNY(-1000)),
            ("q", CNY(-50)),
            ("r", CNY(-10)),
        ]

    def test_a_row_of_a_plan_once_it_is_billed(self) -> None:
        offer = InstallmentOffer.flat_fee(3, total_rate="6%")
        line = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=offer).advance(to=NOV(1))
        line = line.waive("fee", CNY(6), on=NOV(2), id="w", reason="goodwill")

        assert (line.due().fee, line.due().principal) == (CNY(0), CNY(100))

    def test_a_late_order_without_statements(self) -> None:
        terms: dict[str, Any] = {**RULES, "minimum": None, "cycle": OrderCycle(Months(1))}
        line = a_line(**terms).purchase(CNY(1000), on=OCT(5), id="p")
        line = line.waive("interest", CNY("0.50"), on=NOV(9), id="w", reason="goodwill")

        assert line.payoff() == line.due()
        assert line.payoff().interest == CNY("1.50")


class TestWhatIsAsked:
    def test_less_is_asked_for_and_nothing_was_paid(self) -> None:
        """300.00 off the principal takes a tenth of it off the minimum: 70.00."""
        line = BOUGHT.waive("principal", CNY(300), on=NOV(3), id="w", reason="hardship")

        (bill,) = line.bills
        assert (bill.ask.amount_due, bill.ask.minimum) == (700_00, 70_00)
        assert line.advance(to=NOV(10)).due().late_fee == CNY("3.50")

    def test_who_owes_little_enough_is_current(self) -> None:
        line = BOUGHT.advance(to=NOV(20))
        assert line.days_past_due == 11

        assert line.waive("principal", CNY(100), on=NOV(20), id="w", reason="hardship").days_past_due == 0

    def test_the_statement_has_a_column_for_it(self) -> None:
        line = BOUGHT.waive("late_fee", CNY(5), on=NOV(12), id="w", reason="first time").advance(to=DEC(1))
        statement = line.statements[-1]

        assert (statement.waived, statement.late_fees, statement.closing) == (CNY(5), CNY(5), CNY(1011))
        assert [row.description for row in statement.lines if row.source == "w"] == ["waiver first time"]


class TestRefused:
    def test_more_than_is_owed(self) -> None:
        error = refused(BOUGHT, Waive("late_fee", CNY(6), on=NOV(12), id="w", reason="first time"))

        assert isinstance(error, WaiverExceedsOwed)
        assert (error.component, error.requested, error.owed) == ("late_fee", CNY(6), CNY(5))
        assert str(error) == "6.00 CNY is more than the 5.00 CNY of late fee that is owed"

    def test_rows_of_a_plan_that_are_to_come(self) -> None:
        line = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=InstallmentOffer.interest_free(3))

        error = refused(line, Waive("principal", CNY(1), on=OCT(6), id="w", reason="goodwill"))
        assert isinstance(error, WaiverExceedsOwed)

    def test_what_is_no_component(self) -> None:
        with pytest.raises(ValueError, match="a component is 'principal', 'cash', 'interest', 'fee', 'late_fee', not"):
            Waive("interests", CNY(1), on=OCT(6), id="w", reason="goodwill")

    @pytest.mark.parametrize("reason", ["", "  "])
    def test_without_a_reason(self, reason: str) -> None:
        with pytest.raises(ValueError, match="reason says why, and is not empty"):
            Waive("interest", CNY(1), on=OCT(6), id="w", reason=reason)


class TestAReturnedRepayment:
    def test_the_waiver_stands(self) -> None:
        """
        100.00 came in time and bounced: the late fee comes back, and what was waived stays waived.

        3 nights are posted before the waiver.
        """
        line = BOUGHT.repay(CNY(100), on=NOV(8), id="r")
        line = line.waive("principal", CNY(50), on=NOV(12), id="w", reason="goodwill")
        line = line.return_repayment("r", on=NOV(19), id="x")

        assert line.outstanding == CNY("956.50")
        assert (line.payoff().late_fee, line.ledger.balance("Expenses:Waiver")) == (CNY(5), CNY(50))
        assert CreditLine.restore(line.history) == line == CreditLine.replay(line.commands)

    def test_no_more_is_waived_than_is_owed_then(self) -> None:
        """
        Only charges are asked for at least, and from day 11 past due principal is settled first.

        The first repayment keeps the line current, so that 11.00 of the second pay interest; without it, all of the
        second is principal, of which 100.00 are left to waive and not 111.00.
        """
        late = Waterfall.principal_first_after(days=10)
        terms: dict[str, Any] = RULES | {"minimum": MinimumPayment("0%"), "waterfall": late}
        line = a_line(**terms).purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(12), on=DEC(3), id="r1")
        line = line.repay(CNY(900), on=DEC(25), id="r2")
        line = line.waive("principal", CNY(111), on=DEC(25), id="w", reason="hardship")
        assert line.outstanding == CNY(0)

        line = line.return_repayment("r1", on=DEC(28), id="x")
        assert line.ledger.balance("Expenses:Waiver") == CNY(100)
        assert line.payoff().principal == CNY(0)
        assert CreditLine.restore(line.history) == line

    def test_nothing_is_waived_where_nothing_is_owed_then(self) -> None:
        """The same, where all that is left of the principal was waived, and 889.00 of it had been paid."""
        late = Waterfall.principal_first_after(days=10)
        terms: dict[str, Any] = RULES | {"minimum": MinimumPayment("0%"), "waterfall": late}
        line = a_line(**terms).purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(12), on=DEC(3), id="r1")
        line = line.repay(CNY(1000), on=DEC(25), id="r2")
        line = line.waive("principal", CNY(11), on=DEC(25), id="w", reason="hardship")

        line = line.return_repayment("r1", on=DEC(28), id="x")
        assert line.ledger.balance("Expenses:Waiver") == CNY(0)
        assert line.payoff().principal == CNY(0)
        assert CreditLine.restore(line.history) == line == CreditLine.replay(line.commands)
