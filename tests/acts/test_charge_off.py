"""Charge-off and recovery: what is lost is an expense once, and what comes of it later is income."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine, Rate
from creditline.acts import (
    Capture,
    ChargeOff,
    Close,
    LowerLimit,
    Purchase,
    Recover,
    Resume,
    Suspend,
)
from creditline.dates import Months
from creditline.errors import (
    ChargeOffExceedsOwed,
    LineNotOpen,
    NothingToChargeOff,
    NothingToRecover,
    UnlawfulMove,
)
from creditline.terms import InstallmentOffer, Interest, LateFee, OrderCycle
from tests.lines import DEC, FEB, JAN, MAY, NOV, OCT, RULES, a_line, booked, refused, settled

BOUGHT = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p", merchant="tmall")
"""5.00 of late fee on 10 November, 0.50 of interest a night from the 9th."""

LOST = BOUGHT.charge_off(on=NOV(19), id="c", reason="bankrupt")


class TestInFull:
    def test_it_is_one_entry_after_the_nights_so_far(self) -> None:
        assert booked(LOST, "c") == [
            ("interest", "Assets:Receivable:Interest", "interest/2026-12-01", "5.00"),
            ("interest", "Income:Interest", "interest/2026-12-01", "-5.00"),
            ("write-off", "Expenses:Charge-Off", "", "1010.00"),
            ("write-off", "Assets:Receivable:Late-Fee", "late-fee/2026-11-01", "-5.00"),
            ("write-off", "Assets:Receivable:Interest", "interest/2026-12-01", "-5.00"),
            ("write-off", "Assets:Receivable:Principal", "p", "-1000.00"),
        ]
        assert LOST.ledger.entry("c").memo == "bankrupt"

    def test_nothing_is_owed_and_nothing_accrues(self) -> None:
        later = LOST.advance(to=MAY(1))

        assert (LOST.status, LOST.outstanding, LOST.days_past_due) == ("charged_off", CNY(0), 0)
        assert (later.outstanding, later.payoff().total) == (CNY(0), CNY(0))
        assert [(bill.date, bill.written_off, bill.closing) for bill in later.statements[1:]] == [
            (DEC(1), CNY(1010), CNY(0))
        ]

    def test_before_the_judgement_no_late_fee_is_charged(self) -> None:
        line = BOUGHT.charge_off(on=NOV(5), id="c").advance(to=MAY(1))

        assert line.ledger.balance("Income:Late-Fee") == CNY(0)
        assert line.ledger.balance("Expenses:Charge-Off") == CNY(1000)

    @pytest.mark.parametrize("prepared", ["suspend", "freeze"])
    def test_from_every_status_that_owes(self, prepared: str) -> None:
        line = getattr(BOUGHT, prepared)(on=NOV(2), id="s")

        assert line.charge_off(on=NOV(19), id="c").status == "charged_off"

    def test_money_that_waits_is_used_first(self) -> None:
        terms = RULES | {"refund_counts_as_payment": False, "refund_rest": "credit"}
        line = a_line(**terms).purchase(CNY(1000), on=OCT(20), id="p").advance(to=NOV(1))
        line = line.purchase(CNY(50), on=NOV(1), id="q").refund("p", on=NOV(2), id="f", amount=CNY(300))
        assert line.credit_balance == CNY(300)

        line = line.charge_off(on=NOV(3), id="c")
        assert (line.credit_balance, line.ledger.balance("Expenses:Charge-Off")) == (CNY(0), CNY(750))
        assert settled(line, "c") == [("principal", "p", "300.00")]

    def test_a_line_that_its_own_money_pays_off_is_not_lost(self) -> None:
        terms = RULES | {"refund_counts_as_payment": False, "refund_rest": "credit"}
        line = a_line(**terms).purchase(CNY(1000), on=OCT(20), id="p").advance(to=NOV(1))
        line = line.refund("p", on=NOV(2), id="f")

        assert isinstance(refused(line, ChargeOff(on=NOV(3), id="c")), NothingToChargeOff)

    def test_holds_stay_until_they_end(self) -> None:
        line = BOUGHT.authorize(CNY(10), on=NOV(2), id="h").charge_off(on=NOV(19), id="c")

        assert isinstance(refused(line, Capture("h", on=NOV(20), id="x")), LineNotOpen)
        assert line.void("h", on=NOV(20), id="v").held == CNY(0)

    def test_an_order_without_statements(self) -> None:
        """Late fees by the night and by the calendar end with it, too."""
        fees = (LateFee.daily(Rate.parse("0.05%/day")), LateFee.flat(CNY(10), after_days=0, repeated_after=7))
        terms: dict[str, Any] = {"cycle": OrderCycle(Months(1)), "late_fee": fees}
        line = a_line(**terms).purchase(CNY(1000), on=OCT(5), id="p").charge_off(on=NOV(9), id="c")

        assert line.ledger.balance("Expenses:Charge-Off") == CNY(1012)
        assert line.advance(to=MAY(1)).outstanding == CNY(0)


class TestInPart:
    def test_what_the_waterfall_settles_first(self) -> None:
        line = BOUGHT.charge_off(on=NOV(19), id="c", amount=CNY(110))

        assert booked(line, "c")[2:] == [
            ("write-off", "Expenses:Charge-Off", "", "110.00"),
            ("write-off", "Assets:Receivable:Late-Fee", "late-fee/2026-11-01", "-5.00"),
            ("write-off", "Assets:Receivable:Interest", "interest/2026-12-01", "-5.00"),
            ("write-off", "Assets:Receivable:Principal", "p", "-100.00"),
        ]
        assert (line.status, line.outstanding) == ("open", CNY(900))

    def test_the_rest_goes_on(self) -> None:
        """12 nights x 900.00 x 0.05 %."""
        line = BOUGHT.charge_off(on=NOV(19), id="c", amount=CNY(110)).advance(to=DEC(1))

        assert line.payoff().interest == CNY("5.40")

    def test_money_that_comes_in_pays_what_is_owed(self) -> None:
        line = BOUGHT.charge_off(on=NOV(19), id="c", amount=CNY(110)).repay(CNY(950), on=NOV(19), id="r")

        assert (line.credit_balance, line.ledger.balance("Income:Recovery")) == (CNY(50), CNY(0))

    def test_unless_it_is_told_to_be_a_recovery(self) -> None:
        line = BOUGHT.charge_off(on=NOV(19), id="c", amount=CNY(110)).recover(CNY(210), on=NOV(29), id="r")

        assert booked(line, "r")[2:] == [
            ("recovery", "Assets:Collections", "", "210.00"),
            ("recovery", "Assets:Receivable:Interest", "interest/2026-12-01/2", "-4.50"),
            ("recovery", "Assets:Receivable:Principal", "p", "-95.50"),
            ("recovery", "Income:Recovery", "", "-110.00"),
        ]
        assert line.advance(to=DEC(1)).statements[-1].repayments == CNY(100)

    def test_a_recovery_that_only_makes_good_posts_no_nights(self) -> None:
        line = BOUGHT.charge_off(on=NOV(19), id="c", amount=CNY(110)).recover(CNY(110), on=NOV(29), id="r")

        assert [entry.kind for entry in line.record("r").entries] == ["recovery"]


class TestPlans:
    level = InstallmentOffer.equal_payment(12, Rate.parse("12%/year"))
    free = InstallmentOffer.interest_free(3, bearer="platform", cost_rate="3%")

    def test_they_are_called_in(self) -> None:
        """2 months after the first due date: 100.00 billed, and 12 % a year on the principal that is left."""
        line = a_line().purchase(CNY(1200), on=OCT(5), id="p", installments=self.level).advance(to=DEC(9))
        left = line.plans[0].principal_left
        billed = line.outstanding.minor - left
        line = line.charge_off(on=DEC(19), id="c")

        (interest,) = [
            posting.amount.minor
            for posting in line.ledger.entry("c").postings
            if (posting.account, posting.item) == ("Assets:Receivable:Interest", "p/rest")
        ]
        assert -interest == round(left / 100 * 10 / 31)
        assert line.ledger.balance("Expenses:Charge-Off").minor == billed + left - interest
        assert (line.outstanding, line.plans) == (CNY(0), ())
        assert line.advance(to=JAN(1)).statements[-1].written_off.minor == billed + left - interest

    def test_fees_to_come_are_not_owed(self) -> None:
        offer = InstallmentOffer.flat_fee(3, total_rate="6%", on_prepayment="all")
        line = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=offer).charge_off(on=OCT(6), id="c")

        assert line.ledger.balance("Expenses:Charge-Off") == CNY(300)

    @pytest.mark.parametrize(("unearned", "income", "owed"), [("kept", -9, 9), ("returned", -3, 3)])
    def test_what_others_bear_follows_the_offer(self, unearned: Any, income: int, owed: int) -> None:
        offer = InstallmentOffer.interest_free(3, bearer="platform", cost_rate="3%", unearned=unearned)
        line = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=offer).advance(to=NOV(1))
        line = line.charge_off(on=NOV(2), id="c")

        assert line.ledger.balance("Income:Fee") == CNY(income)
        assert line.ledger.balance("Assets:Bearer:Platform") == CNY(owed)
        assert line.ledger.balance("Liabilities:Deferred-Fee") == CNY(0)

    def test_or_they_go_on(self) -> None:
        """Row 1 is lost, rows 2 and 3 are billed as agreed and cost nothing when they are late."""
        line = a_line(**RULES).purchase(CNY(300), on=OCT(5), id="p", installments=self.free).advance(to=NOV(1))
        line = line.charge_off(on=NOV(2), id="c", plans="keep").advance(to=FEB(1))

        assert line.ledger.balance("Expenses:Charge-Off") == CNY(100)
        assert (line.outstanding, line.payoff().total) == (CNY(200), CNY(200))
        assert line.days_past_due == 54

    def test_what_is_owed_again_is_paid_before_the_loss(self) -> None:
        line = a_line(**RULES).purchase(CNY(300), on=OCT(5), id="p", installments=self.free).advance(to=NOV(1))
        line = line.charge_off(on=NOV(2), id="c", plans="keep").repay(CNY(250), on=FEB(1), id="r")

        assert line.outstanding == CNY(0)
        assert line.ledger.balance("Income:Recovery") == CNY(-50)

    def test_a_part_of_what_goes_on_may_be_lost_later(self) -> None:
        line = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=self.free).advance(to=NOV(1))
        line = line.charge_off(on=NOV(2), id="c", plans="keep").charge_off(on=FEB(1), id="c2", amount=CNY(200))

        assert (line.status, line.outstanding) == ("charged_off", CNY(0))

    def test_in_part_they_go_on(self) -> None:
        line = a_line().purchase(CNY(300), on=OCT(5), id="p", installments=self.free).advance(to=NOV(1))
        line = line.charge_off(on=NOV(2), id="c", amount=CNY(100))

        assert line.outstanding == CNY(200)

    def test_an_order_without_statements_is_called_in(self) -> None:
        line = a_line(cycle=OrderCycle(Months(1))).purchase(CNY(300), on=OCT(5), id="p", installments=self.free)
        line = line.charge_off(on=OCT(9), id="c")

        assert (line.outstanding, line.ledger.balance("Expenses:Charge-Off")) == (CNY(0), CNY(300))
        assert line.advance(to=MAY(1)).outstanding == CNY(0)


class TestRecovery:
    @pytest.mark.parametrize("act", ["recover", "repay"])
    def test_it_is_income(self, act: str) -> None:
        line = getattr(LOST, act)(CNY(10), on=DEC(5), id="r", source="court")
        (entry,) = line.record("r").entries

        assert [(part.account, part.amount) for part in entry.postings] == [
            ("Assets:Collections", CNY(10)),
            ("Income:Recovery", CNY(-10)),
        ]
        assert (entry.kind, entry.memo) == ({"recover": "recovery", "repay": "repayment"}[act], "court")
        assert line.credit_balance == CNY(0)

    @pytest.mark.parametrize("act", ["recover", "repay"])
    def test_what_is_more_is_the_customers_own(self, act: str) -> None:
        line = getattr(LOST, act)(CNY(1100), on=DEC(5), id="r")

        assert (line.credit_balance, line.ledger.balance("Income:Recovery")) == (CNY(90), CNY(-1010))
        assert line.withdraw(CNY(90), on=DEC(6), id="w").credit_balance == CNY(0)

    def test_a_refund_makes_good_what_was_lost(self) -> None:
        line = LOST.repay(CNY(30), on=DEC(5), id="r").refund("p", on=DEC(6), id="f")

        assert (line.credit_balance, line.ledger.balance("Income:Recovery")) == (CNY(20), CNY(-1010))

    def test_a_refund_goes_back_to_its_sources_only_after_that(self) -> None:
        line = a_line(refund_rest="sources", **RULES).purchase(CNY(1000), on=OCT(20), id="p")
        line = line.charge_off(on=NOV(19), id="c").recover(CNY(210), on=DEC(5), id="r")
        line = line.refund("p", on=DEC(6), id="f")

        assert line.ledger.balance("Assets:Payout", item="r") == CNY(-200)
        assert (line.credit_balance, line.ledger.balance("Income:Recovery")) == (CNY(0), CNY(-1010))

    def test_a_dispute_of_what_was_lost_credits_nobody(self) -> None:
        line = LOST.dispute("p", on=DEC(5), id="d")

        assert line.credit_balance == CNY(0)
        assert line.ledger.balance("Income:Recovery") == CNY(-1000)

    def test_nothing_was_lost(self) -> None:
        error = refused(BOUGHT, Recover(CNY(1), on=NOV(5), id="r"))

        assert isinstance(error, NothingToRecover)
        assert error.line == "alice"

    def test_all_of_it_was_recovered(self) -> None:
        line = LOST.recover(CNY(1010), on=DEC(5), id="r")

        assert isinstance(refused(line, Recover(CNY(1), on=DEC(6), id="r2")), NothingToRecover)


class TestRefused:
    def test_nothing_is_owed(self) -> None:
        error = refused(a_line(), ChargeOff(on=OCT(5), id="c"))

        assert isinstance(error, NothingToChargeOff)
        assert str(error) == "nothing is owed on line 'alice'"

    def test_more_than_is_owed(self) -> None:
        error = refused(BOUGHT, ChargeOff(on=NOV(19), id="c", amount=CNY("1010.01")))

        assert isinstance(error, ChargeOffExceedsOwed)
        assert (error.requested, error.owed) == (CNY("1010.01"), CNY(1010))

    def test_a_line_is_charged_off_once(self) -> None:
        error = refused(LOST, ChargeOff(on=DEC(5), id="c2"))

        assert isinstance(error, UnlawfulMove)
        assert str(error) == "line 'alice' is charged off, from where there is no charge-off"

    @pytest.mark.parametrize("move", [Suspend, Resume, Close])
    def test_no_move_leads_away(self, move: Any) -> None:
        assert isinstance(refused(LOST, move(on=DEC(5), id="m")), UnlawfulMove)

    @pytest.mark.parametrize("act", [Purchase(CNY(1), on=DEC(5), id="x"), LowerLimit(CNY(1), on=DEC(5), id="x")])
    def test_nothing_is_spent_or_granted(self, act: Any) -> None:
        error = refused(LOST, act)

        assert isinstance(error, LineNotOpen)
        assert str(error).startswith("line 'alice' is charged off, which rules out ")

    def test_what_plans_become_is_one_of_two(self) -> None:
        with pytest.raises(ValueError, match="plans is 'accelerate' or 'keep', not 'sell'"):
            ChargeOff(on=DEC(5), id="c", plans="sell")  # type: ignore[arg-type]


def assert_told_again(line: CreditLine) -> None:
    assert CreditLine.restore(line.history) == line == CreditLine.replay(line.commands)
    line.audit()


class TestAReturnedRepayment:
    def test_more_was_lost_then(self) -> None:
        """400.00 bounced: 1,000.00 were lost, and the late fee and the nights of all of it."""
        line = BOUGHT.repay(CNY(400), on=NOV(8), id="r").charge_off(on=NOV(19), id="c")
        assert line.ledger.balance("Expenses:Charge-Off") == CNY(603)

        line = line.return_repayment("r", on=NOV(25), id="x")
        assert (line.status, line.outstanding) == ("charged_off", CNY(0))
        assert line.ledger.balance("Expenses:Charge-Off") == CNY(1010)
        assert_told_again(line)

    def test_what_was_recovered_came_not(self) -> None:
        line = LOST.recover(CNY(100), on=DEC(5), id="r").return_repayment("r", on=DEC(8), id="x")

        assert line.ledger.balance("Income:Recovery") == line.ledger.balance("Assets:Collections") == CNY(0)
        assert_told_again(line)

    def test_a_recovery_of_what_was_not_lost_after_all_pays_what_is_owed(self) -> None:
        """The part that was charged off had been recovered once; without that, the second recovery makes it good."""
        line = BOUGHT.charge_off(on=NOV(19), id="c", amount=CNY(10)).recover(CNY(10), on=NOV(20), id="r")
        line = line.charge_off(on=NOV(20), id="c2", amount=CNY(5)).recover(CNY(15), on=NOV(20), id="r2")
        line = line.return_repayment("r", on=NOV(25), id="x")

        assert line.ledger.balance("Income:Recovery") == CNY(-15)
        assert_told_again(line)


class TestLessWasOwedThen:
    """
    Interest of at most 20.00 is waived with a statement, but not where a repayment asked for it before.

    The repayment of 1.00 on 19 November posted 5.00; without it, none of that is ever charged.
    """

    interest = Interest.overdue(Rate.parse("0.05%/day"), waive_below=CNY(20))
    late = a_line(interest=interest).purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(1), on=NOV(19), id="r")
    given_back = late.refund("p", on=NOV(19), id="f")

    def test_in_part(self) -> None:
        """1,000.00, and the night to 2 December."""
        line = self.late.charge_off(on=DEC(2), id="c", amount=CNY(1004)).recover(CNY(1004), on=DEC(3), id="k")
        line = line.return_repayment("r", on=DEC(4), id="x")

        assert line.ledger.balance("Expenses:Charge-Off") == CNY("1000.50")
        assert (line.ledger.balance("Income:Recovery"), line.credit_balance) == (CNY("-1000.50"), CNY("3.50"))
        assert_told_again(line)

    def test_in_part_where_nothing_is_left(self) -> None:
        line = self.given_back.charge_off(on=DEC(2), id="c", amount=CNY(4)).recover(CNY(4), on=DEC(3), id="k")
        line = line.return_repayment("r", on=DEC(4), id="x")

        assert line.ledger.balance("Expenses:Charge-Off") == CNY(0)
        assert (line.ledger.balance("Income:Recovery"), line.credit_balance) == (CNY(0), CNY(4))
        assert_told_again(line)

    def test_the_line_stays_charged_off(self) -> None:
        line = self.given_back.charge_off(on=DEC(2), id="c").return_repayment("r", on=DEC(4), id="x")

        assert (line.status, line.ledger.balance("Expenses:Charge-Off")) == ("charged_off", CNY(0))
        assert_told_again(line)
