"""Delinquency: time suspends, closes and charges off a line that stays late, and being current cures it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from creditline import CNY, CreditLine, Rate
from creditline.acts import Capture, Purchase, Suspend
from creditline.dates import Months
from creditline.errors import LineNotOpen, UnlawfulMove
from creditline.facts import StatusMoved
from creditline.state import Status
from creditline.terms import DelinquencyTerms, InstallmentOffer, Interest, Leniency, OrderCycle
from tests.lines import DEC, FEB, JAN, MAR, MAY, NOV, OCT, RULES, a_line, facts, refused

LADDER = DelinquencyTerms(suspend_after=30, close_after=60, charge_off_after=90)
DUE = NOV(9)


def day(days_past_due: int) -> date:
    return DUE + timedelta(days=days_past_due)


def late(limit: str = "10000", **terms: Any) -> CreditLine:
    """1,000.00, due on 9 November with 100.00 at least."""
    return a_line(limit=limit, **RULES | {"delinquency": LADDER} | terms).purchase(CNY(1000), on=OCT(20), id="p")


class TestTheLadder:
    @pytest.mark.parametrize(
        ("days", "status"),
        [(30, "open"), (31, "suspended"), (60, "suspended"), (61, "closed"), (90, "closed"), (91, "charged_off")],
    )
    def test_each_step_on_the_first_day_that_is_more(self, days: int, status: str) -> None:
        line = late().advance(to=day(days))

        assert line.status == status
        assert line.days_past_due == (0 if status == "charged_off" else days)

    def test_each_step_is_a_fact_with_its_reason(self) -> None:
        moved = facts(late().advance(to=MAY(1)), StatusMoved)

        assert [(fact.on, fact.status, fact.reason) for fact in moved] == [
            (day(31), Status.SUSPENDED, "more than 30 days past due"),
            (day(61), Status.CLOSED, "more than 60 days past due"),
            (day(91), Status.CHARGED_OFF, "more than 90 days past due"),
        ]

    def test_by_small_steps_as_by_large_ones(self) -> None:
        line = late()
        for days in range(-5, 120):
            line = line.advance(to=day(days))

        assert line.ledger == late().advance(to=day(119)).ledger
        assert line.status == "charged_off"

    def test_all_in_one_day(self) -> None:
        terms = DelinquencyTerms(suspend_after=0, close_after=0, charge_off_after=0)
        line = late(delinquency=terms).advance(to=day(1))

        assert [fact.status for fact in facts(line, StatusMoved)] == ["suspended", "closed", "charged_off"]
        assert line.ledger.balance("Expenses:Charge-Off") == CNY("1005.50")

    def test_grace_comes_first(self) -> None:
        terms: dict[str, Any] = {"delinquency": DelinquencyTerms(suspend_after=0), "leniency": Leniency(grace_days=3)}

        assert late(**terms).advance(to=day(3)).status == "open"
        assert late(**terms).advance(to=day(4)).status == "suspended"

    def test_what_is_met_counts_no_more(self) -> None:
        """The minimum of November was paid late, and that of December was missed: 30 days count from 9 December."""
        line = late().repay(CNY(108), on=day(5), id="r").advance(to=JAN(8))
        assert (line.days_past_due, line.status) == (30, "open")

        assert line.advance(to=JAN(9)).status == "suspended"

    def test_an_order_without_statements(self) -> None:
        line = late(minimum=None, cycle=OrderCycle(Months(1)))

        assert line.advance(to=DEC(20)).status == "open"
        assert line.advance(to=DEC(21)).status == "suspended"

    def test_without_terms_a_line_stays_open(self) -> None:
        assert late(delinquency=None).advance(to=MAY(1)).status == "open"
        assert late(delinquency=DelinquencyTerms()).advance(to=MAY(1)).status == "open"

    def test_at_the_end_of_days_it_goes_on(self) -> None:
        """A term that would end after the last day that there is."""
        line = CreditLine.open(
            a_line(delinquency=DelinquencyTerms(close_after=3660)).product,
            limit=CNY(1000),
            on=date(9999, 1, 1),
            id="late",
        )
        line = line.purchase(CNY(10), on=date(9999, 1, 2), id="p").advance(to=date(9999, 6, 1))

        assert line.status == "open"


class TestClosedToSpending:
    line = late().advance(to=day(61))

    def test_nothing_is_spent(self) -> None:
        assert isinstance(refused(self.line, Purchase(CNY(1), on=day(61), id="q")), LineNotOpen)

    def test_what_is_owed_is_billed_as_before(self) -> None:
        statement = self.line.advance(to=FEB(1)).statements[-1]

        assert (statement.date, statement.interest) == (FEB(1), CNY("15.50"))
        assert statement.amount_due > CNY(1000)

    def test_it_stays_closed_when_all_is_paid(self) -> None:
        line = self.line.repay(self.line.payoff().total, on=day(61), id="r")

        assert (line.status, line.outstanding) == ("closed", CNY(0))

    def test_from_a_freeze_too(self) -> None:
        assert late().freeze(on=NOV(1), id="f").advance(to=day(61)).status == "closed"

    def test_a_hold_is_captured_no_more(self) -> None:
        line = late().authorize(CNY(10), on=OCT(21), id="h").advance(to=day(61))

        assert isinstance(refused(line, Capture("h", on=day(61), id="c")), LineNotOpen)


class TestCure:
    suspended = late().advance(to=day(40))

    def test_a_repayment_of_the_minimum_cures(self) -> None:
        """On day 40 two statements are late; 300.00 meet what both ask for at least."""
        line = self.suspended.repay(CNY(300), on=day(40), id="r")
        (_, moved) = facts(line, StatusMoved)

        assert line.status == "open"
        assert (moved.id, moved.on, moved.reason) == ("r/cure", day(40), "nothing is past due any more")

    def test_too_little_does_not(self) -> None:
        assert self.suspended.repay(CNY(50), on=day(40), id="r").status == "suspended"

    def test_a_refund_cures(self) -> None:
        assert self.suspended.refund("p", on=day(40), id="f").status == "open"

    def test_a_waiver_cures(self) -> None:
        line = self.suspended.waive("principal", CNY(900), on=day(40), id="w", reason="hardship")

        assert line.status == "open"

    def test_a_dispute_cures(self) -> None:
        assert self.suspended.dispute("p", on=day(40), id="d").status == "open"

    def test_a_loss_in_part_cures(self) -> None:
        assert self.suspended.charge_off(on=day(40), id="c", amount=CNY(1000)).status == "open"

    def test_time_cures_with_money_that_waited(self) -> None:
        """A refund that counts as no payment waits for the next statement."""
        terms: dict[str, Any] = {"refund_counts_as_payment": False, "refund_rest": "credit", "interest": None}
        line = late(**terms).advance(to=day(40)).refund("p", on=day(40), id="f")
        assert line.status == "suspended"

        line = line.advance(to=JAN(1))
        assert line.status == "open"
        assert facts(line, StatusMoved)[-1].on == JAN(1)

    def test_it_is_late_again_and_suspended_again(self) -> None:
        line = self.suspended.repay(CNY(300), on=day(40), id="r").advance(to=MAR(1))

        assert [(fact.on, fact.status) for fact in facts(line, StatusMoved)][2:] == [(FEB(9), Status.SUSPENDED)]

    def test_not_where_the_product_says_no(self) -> None:
        terms = DelinquencyTerms(suspend_after=30, cure=False)
        line = late(delinquency=terms).advance(to=day(40)).repay(CNY(2000), on=day(40), id="r")

        assert line.status == "suspended"
        assert line.resume(on=day(40), id="s").status == "open"

    def test_not_what_was_suspended_by_hand(self) -> None:
        line = late().suspend(on=NOV(1), id="s").advance(to=day(40)).repay(CNY(2000), on=day(40), id="r")

        assert line.status == "suspended"


class TestByHand:
    def test_what_is_resumed_stays_open(self) -> None:
        line = late().advance(to=day(40)).resume(on=day(40), id="s").advance(to=day(60))

        assert line.status == "open"
        assert line.advance(to=day(61)).status == "closed"

    def test_a_freeze_keeps_the_suspension(self) -> None:
        line = late().advance(to=day(40)).freeze(on=day(40), id="f").unfreeze(on=day(41), id="u")
        assert line.status == "suspended"

        assert line.repay(CNY(300), on=day(42), id="r").status == "open"

    def test_who_pays_under_a_freeze_is_cured_when_it_is_lifted(self) -> None:
        line = late().advance(to=day(40)).freeze(on=day(40), id="f").repay(CNY(300), on=day(41), id="r")
        assert line.status == "frozen"

        assert line.unfreeze(on=day(42), id="u").status == "open"

    @pytest.mark.parametrize(("days", "status"), [(30, "open"), (31, "suspended")])
    def test_who_became_late_under_a_freeze_is_suspended_when_it_is_lifted(self, days: int, status: str) -> None:
        line = late().freeze(on=NOV(1), id="f").unfreeze(on=day(days), id="u")

        assert line.status == status
        assert line.repay(CNY(300), on=day(days), id="r").status == "open"

    def test_a_late_line_is_not_suspended_again(self) -> None:
        assert isinstance(refused(late().advance(to=day(40)), Suspend(on=day(40), id="s")), UnlawfulMove)


class TestChargedOffByTime:
    def test_nights_and_plans_as_by_hand(self) -> None:
        offer = InstallmentOffer.interest_free(12)
        line = a_line(**RULES | {"delinquency": LADDER}).purchase(CNY(1200), on=OCT(20), id="p", installments=offer)

        by_time, before = line.advance(to=day(91)), line.advance(to=day(90))
        assert (by_time.outstanding, by_time.plans) == (CNY(0), ())
        assert by_time.ledger.balance("Expenses:Charge-Off") == before.payoff(day(90)).total + CNY("0.15")

    def test_plans_go_on_where_the_product_says_so(self) -> None:
        offer = InstallmentOffer.interest_free(12)
        terms = DelinquencyTerms(charge_off_after=90, plans="keep")
        line = a_line(delinquency=terms).purchase(CNY(1200), on=OCT(20), id="p", installments=offer)

        assert line.advance(to=day(91)).outstanding == CNY(800)

    def test_money_that_waits_pays_first_and_nothing_is_lost(self) -> None:
        terms: dict[str, Any] = {"refund_counts_as_payment": False, "refund_rest": "credit", "interest": None}
        terms |= {"late_fee": None, "delinquency": DelinquencyTerms(charge_off_after=10)}
        line = late(**terms).advance(to=day(5)).refund("p", on=day(5), id="f").advance(to=day(11))

        assert (line.status, line.outstanding, line.credit_balance) == ("open", CNY(0), CNY(0))
        assert line.days_past_due == 0


class TestAReturnedRepayment:
    """What lateness did then, it did; what was moved by hand stands unless lateness moved further."""

    def told_again(self, line: CreditLine) -> CreditLine:
        assert CreditLine.restore(line.history) == line == CreditLine.replay(line.commands)
        line.audit()
        return line

    def test_the_line_was_late_after_all(self) -> None:
        line = late().repay(CNY(1000), on=NOV(8), id="r").advance(to=day(40))
        line = self.told_again(line.return_repayment("r", on=day(40), id="x"))

        assert line.status == "suspended"

    def test_it_was_not_cured_after_all(self) -> None:
        line = late().advance(to=day(40)).repay(CNY(300), on=day(40), id="r")
        line = self.told_again(line.return_repayment("r", on=day(42), id="x"))

        assert line.status == "suspended"

    def test_it_was_lost_after_all_and_what_was_bought_stands(self) -> None:
        line = late().repay(CNY(1000), on=NOV(8), id="r").purchase(CNY(50), on=day(95), id="q")
        line = self.told_again(line.return_repayment("r", on=day(96), id="x"))

        assert (line.status, line.outstanding) == ("charged_off", CNY(50))

    def test_who_was_suspended_by_hand_stays_so(self) -> None:
        """Without the repayment lateness had suspended it before; by hand it is not cured."""
        line = late().repay(CNY(1000), on=NOV(8), id="r").suspend(on=day(40), id="s")
        line = self.told_again(line.return_repayment("r", on=day(41), id="x"))

        assert line.repay(CNY(2000), on=day(41), id="r2").status == "suspended"

    @pytest.mark.parametrize("move", ["suspend", "freeze", "close"])
    def test_what_lateness_ended_is_not_moved_back(self, move: str) -> None:
        line = late().repay(CNY(1000), on=NOV(8), id="r")
        line = getattr(line, move)(on=day(95), id="s")
        line = self.told_again(line.return_repayment("r", on=day(96), id="x"))

        assert line.status == "charged_off"

    def test_a_loss_that_time_had_taken_before(self) -> None:
        line = late().repay(CNY(1000), on=NOV(8), id="r").purchase(CNY(50), on=day(95), id="q")
        line = line.charge_off(on=day(95), id="c")
        line = self.told_again(line.return_repayment("r", on=day(96), id="x"))

        assert (line.status, line.outstanding) == ("charged_off", CNY(0))
        assert line.ledger.balance("Expenses:Charge-Off") > CNY(1050)


def test_a_rate_that_costs_nothing_is_lost_with_the_rest() -> None:
    """Nothing accrues, so that nothing is posted first."""
    line = late(interest=Interest.overdue(Rate.parse("0%/day"))).advance(to=day(91))

    assert line.ledger.balance("Expenses:Charge-Off") == CNY(1000) + line.ledger.balance("Income:Late-Fee") * -1
