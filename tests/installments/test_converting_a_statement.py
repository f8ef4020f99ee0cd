"""Converting a part of a statement before its due date (账单分期), and what the statement asks for then."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from creditline import CNY, InstallmentOffer
from creditline.acts import Convert
from creditline.dates import Days
from creditline.errors import ConversionExceeded, ConversionTooLate, NothingToConvert, UnknownId
from creditline.terms import OrderCycle
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, due_dates
from tests.lines import DEC, FEB, JAN, NOV, OCT, RULES, a_line, refused

BILLED = a_line(**RULES).purchase(CNY(600), on=OCT(5), id="a").purchase(CNY(400), on=OCT(20), id="b").advance(to=NOV(2))
"""The statement of 1 November: 1,000.00 by the 9th, at least 100.00."""


def ask(line):
    return line.bills[0].ask.amount_due, line.bills[0].ask.minimum


class TestAPart:
    """700.00: all of the older purchase, and 100.00 of the other. 300.00 are left, at least 100.00 - 70.00."""

    line = BILLED.convert(statement=BILLED.statements[0], installments=FREE, on=NOV(5), id="c", amount=CNY(700))

    def test_the_oldest_purchase_goes_first(self):
        assert self.line.plans[0].sources == (("a", 600_00), ("b", 100_00))
        assert self.line.ledger.balance("Assets:Receivable", item="b") == CNY(300)

    def test_the_bill_asks_for_less(self):
        assert ask(self.line) == (300_00, 30_00)
        assert self.line.due().total == CNY(300)

    def test_the_statement_itself_stays(self):
        bill = self.line.statements[0]

        assert (bill.amount_due, bill.minimum_due) == (CNY(1000), CNY(100))

    def test_paying_the_lowered_minimum_is_on_time(self):
        line = self.line.repay(CNY(30), on=NOV(9), id="r").advance(to=NOV(10))

        assert (line.payoff().late_fee, line.days_past_due) == (CNY(0), 0)

    def test_a_cent_less_is_not(self):
        line = self.line.repay(CNY("29.99"), on=NOV(9), id="r").advance(to=NOV(10))

        assert line.days_past_due == 1

    def test_only_the_rest_bears_interest(self):
        """22 nights from 9 November x 300.00 x 0.05 % = 3.30; nights on the converted part are never charged."""
        assert self.line.advance(to=DEC(1)).statements[1].interest == CNY("3.30")

    def test_rows_come_with_the_next_statements(self):
        assert due_dates(self.line.plans[0]) == [DEC(9), JAN(9), FEB(9)]
        bill = self.line.advance(to=DEC(1)).statements[1]
        assert (bill.converted, bill.installments) == (CNY(700), CNY("233.33"))

    def test_laws(self):
        require_laws(self.line.advance(to=FEB(20)))


class TestAllOfIt:
    line = BILLED.convert(statement=NOV(1), installments=FREE, on=NOV(9), id="c")

    def test_nothing_is_asked_for_any_more(self):
        assert ask(self.line) == (0, 0)
        assert self.line.due().total == CNY(0)

    def test_it_is_paid_in_full_when_it_is_judged(self):
        line = self.line.advance(to=NOV(10))

        assert (line.days_past_due, line.payoff().late_fee, line.bills[0].stretches) == (0, CNY(0), ())

    def test_the_due_date_itself_is_in_time(self):
        assert self.line.plans[0].principal_left == 1000_00

    def test_the_day_after_is_not(self):
        answer = refused(BILLED, Convert(statement=NOV(1), installments=FREE, on=NOV(10), id="c"))

        assert isinstance(answer, ConversionTooLate)
        assert answer.due_date == NOV(9)

    def test_nor_is_any_day_after_what_was_paid_was_forgotten(self):
        line = BILLED.repay(CNY(1000), on=NOV(5), id="r")
        answer = refused(line, Convert(statement=NOV(1), installments=FREE, on=JAN(5), id="c"))

        assert isinstance(answer, ConversionTooLate)

    @pytest.mark.parametrize("day", [OCT(1), OCT(15), NOV(2), NOV(20), DEC(1)])
    def test_a_statement_that_never_was(self, day):
        assert isinstance(refused(BILLED, Convert(statement=day, installments=FREE, on=NOV(5), id="c")), UnknownId)

    def test_a_line_without_statements_has_none(self):
        line = a_line(cycle=OrderCycle(Days(30))).purchase(CNY(1000), on=OCT(20), id="p")

        assert isinstance(refused(line, Convert(statement=NOV(1), installments=FREE, on=NOV(5), id="c")), UnknownId)

    def test_one_thing_is_converted(self):
        several: list[dict[str, Any]] = [{}, {"statement": NOV(1), "purchase": "a"}]
        for things in several:
            with pytest.raises(ValueError, match="name one of them"):
                Convert(installments=FREE, on=NOV(5), id="c", **things)

    def test_a_day_that_turns_out_to_be_none(self):
        assert isinstance(refused(BILLED, Convert(statement=NOV(20), installments=FREE, on=DEC(5), id="c")), UnknownId)

    def test_a_statement_may_be_issued_on_the_way(self):
        """An act dated later first lets time pass (section 2)."""
        line = a_line().purchase(CNY(1000), on=OCT(20), id="p")
        line = line.convert(statement=NOV(1), installments=FREE, on=NOV(5), id="c")

        assert (line.due().total, line.plans[0].principal_left) == (CNY(0), 1000_00)


class TestTheLargestShare:
    """Bill-based Baitiao: 90 % of a statement at most."""

    offer = attrs.evolve(FREE, share_max="90%")

    def test_all_that_it_takes_is_that_share(self):
        line = BILLED.convert(statement=NOV(1), installments=self.offer, on=NOV(5), id="c")

        assert (line.plans[0].principal_left, ask(line)) == (900_00, (100_00, 10_00))

    def test_a_cent_more_is_refused(self):
        answer = refused(
            BILLED, Convert(statement=NOV(1), installments=self.offer, on=NOV(5), id="c", amount=CNY("900.01"))
        )

        assert isinstance(answer, ConversionExceeded)
        assert answer.convertible == CNY(900)

    def test_a_second_conversion_takes_what_the_first_left_of_the_share(self):
        """500.00 and then 400.00 are 90 % of 1,000.00; the other 100.00 stay."""
        line = BILLED.convert(statement=NOV(1), installments=self.offer, on=NOV(5), id="c", amount=CNY(500))
        line = line.convert(statement=NOV(1), installments=self.offer, on=NOV(6), id="d")

        assert [plan.principal_left for plan in line.plans] == [500_00, 400_00]
        answer = refused(
            line, Convert(statement=NOV(1), installments=self.offer, on=NOV(6), id="e", amount=CNY("0.01"))
        )
        assert isinstance(answer, NothingToConvert)


class TestWhatIsNeverConverted:
    """Never fees, interest, slices or what is a plan already (section 11)."""

    @pytest.fixture
    def line(self):
        """
        December: a second slice of 108.80, an ordinary 300.00, and what the unpaid 208.80 of November cost.

        Interest on 200.00 of principal and a late fee on the minimum of 108.80 + 10.00.
        """
        line = a_line(**RULES).purchase(CNY(100), on=OCT(5), id="late")
        line = line.purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT)
        return line.purchase(CNY(300), on=NOV(20), id="q").advance(to=DEC(2))

    def test_only_the_ordinary_purchase_is_left(self, line):
        answer = refused(line, Convert(statement=DEC(1), installments=FREE, on=DEC(2), id="c", amount=CNY("300.01")))

        assert isinstance(answer, ConversionExceeded)
        assert answer.convertible == CNY(300)

    def test_slices_and_charges_stay_due(self, line):
        before = line.due()
        line = line.convert(statement=DEC(1), installments=FREE, on=DEC(2), id="c")

        assert line.due().total == before.total - CNY(300)
        assert (line.due().interest, line.due().fee, line.due().late_fee) == (
            before.interest,
            before.fee,
            before.late_fee,
        )

    def test_the_minimum_falls_by_a_tenth_of_it(self, line):
        """300.00 of ordinary principal: 30.00 of the minimum rested on it."""
        before = line.bills[-1].ask
        after = line.convert(statement=DEC(1), installments=FREE, on=DEC(2), id="c").bills[-1].ask

        assert (before.amount_due - after.amount_due, before.minimum - after.minimum) == (300_00, 30_00)

    def test_a_statement_of_slices_alone_has_nothing(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT).advance(to=NOV(1))
        answer = refused(line, Convert(statement=NOV(1), installments=FREE, on=NOV(2), id="c"))

        assert isinstance(answer, NothingToConvert)
        assert str(answer) == "nothing of the statement of 2026-11-01 is left to convert"


class TestARefundOfWhatWasConverted:
    """It takes off the plan no more than its purchase brought in (section 11)."""

    offer = InstallmentOffer.interest_free(10)

    def test_one_of_two_purchases(self):
        """1,000.00 in ten rows; 400.00 go off the last four."""
        line = BILLED.convert(statement=NOV(1), installments=self.offer, on=NOV(5), id="c")
        line = line.refund("b", on=NOV(6), id="f")

        assert (line.plans[0].principal_left, line.credit_balance) == (600_00, CNY(0))
        assert line.plans[0].schedule.principals_minor == (*(100_00,) * 6, *(0,) * 4)
        assert line.plans[0].sources == (("a", 600_00), ("b", 0))

    def test_the_other_then_ends_it(self):
        line = BILLED.convert(statement=NOV(1), installments=self.offer, on=NOV(5), id="c")
        line = line.refund("b", on=NOV(6), id="f").refund("a", on=NOV(7), id="g")

        assert (line.plans, line.outstanding, line.credit_balance) == ((), CNY(0), CNY(0))
        require_laws(line.advance(to=FEB(1)))

    def test_what_stayed_on_the_statement_is_settled_first(self):
        """Of b 300.00 are still billed and 100.00 in the plan; the 600.00 of a are not touched."""
        line = BILLED.convert(statement=NOV(1), installments=self.offer, on=NOV(5), id="c", amount=CNY(700))
        line = line.refund("b", on=NOV(6), id="f")

        assert (ask(line), line.due().total) == ((0, 0), CNY(0))
        assert (line.plans[0].principal_left, line.credit_balance) == (600_00, CNY(0))

    def test_the_rest_of_a_refund_is_the_customers_own(self):
        """
        Half of the plan is paid off before b is refunded: nobody refunds more than is left.

        Five rows of 100.00 are paid; 400.00 of b settle the other five up to 400.00.
        """
        line = BILLED.convert(statement=NOV(1), installments=self.offer, on=NOV(5), id="c")
        for number, day in enumerate((DEC(5), JAN(5), FEB(5)), 1):
            line = line.repay(CNY(100), on=day, id=f"r{number}")
        line = line.refund("b", on=FEB(6), id="f").refund("a", on=FEB(7), id="g")

        assert (line.plans, line.outstanding, line.credit_balance) == ((), CNY(0), CNY(300))
