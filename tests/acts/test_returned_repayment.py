"""A returned repayment leaves the line as if it had never come, with entries dated at the return."""

from __future__ import annotations

import pickle

import pytest

from creditline import CNY, CreditLine
from creditline.acts import Discount, Purchase, Repay, ReturnRepayment
from creditline.errors import AlreadyReturned, Backdated, ConflictingId, LimitExceeded, UnknownId
from creditline.terms import MinimumPayment
from tests.lines import DEC, FEB, JAN, MAR, NOV, OCT, RULES, a_line, booked, refused

BOUGHT = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p")


def assert_same_debts(line: CreditLine, other: CreditLine) -> None:
    """The same is owed and asked, now and in the months to come."""
    for day in (line.as_of, *(later for later in (JAN(15), FEB(10), MAR(1)) if later > line.as_of)):
        now, then = line.advance(to=day), other.advance(to=day)
        assert (now.payoff(), now.due(), now.credit_balance) == (then.payoff(), then.due(), then.credit_balance)
        assert (now.available, now.days_past_due) == (then.available, then.days_past_due)
        assert (now.bills, now.obligations, now.upcoming()) == (then.bills, then.obligations, then.upcoming())


def assert_adds_up(line: CreditLine) -> None:
    """Opening + debits - credits = closing, and each statement opens where the one before closed."""
    closing = CNY.zero
    for bill in line.statements:
        debits = bill.purchases + bill.interest + bill.late_fees + bill.returned + bill.withdrawals + bill.adjustments
        assert bill.opening == closing
        assert bill.opening + debits - bill.refunds - bill.repayments == bill.closing
        closing = bill.closing


class TestReturnedBeforeTheDueDate:
    line = BOUGHT.repay(CNY(1000), on=NOV(3), id="r").return_repayment("r", on=NOV(5), id="x", reason="no funds")

    def test_the_repayment_is_turned_round(self) -> None:
        assert booked(self.line, "x") == [
            ("return", "Assets:Collections", "", "-1000.00"),
            ("return", "Assets:Receivable:Principal", "p", "1000.00"),
        ]

    def test_the_entry_names_the_repayment_and_its_day(self) -> None:
        entry = self.line.ledger.entry("x")

        assert (entry.on, entry.memo) == (NOV(5), "no funds")
        assert dict(entry.meta) == {"original": "2026-11-03", "repayment": "r"}

    def test_it_is_as_if_it_had_never_come(self) -> None:
        assert_same_debts(self.line, BOUGHT.advance(to=NOV(5)))

    def test_both_stand_on_the_next_statement(self) -> None:
        bill = self.line.advance(to=DEC(1)).statements[-1]

        assert (bill.opening, bill.repayments, bill.returned) == (CNY(1000), CNY(1000), CNY(1000))
        assert_adds_up(self.line.advance(to=MAR(1)))


class TestReturnedAfterTheDueDate:
    """Paid on 8 November and judged in full; on 5 December it turns out that nothing came."""

    line = BOUGHT.repay(CNY(1000), on=NOV(8), id="r").advance(to=DEC(5)).return_repayment("r", on=DEC(5), id="x")

    def test_what_followed_from_its_absence_is_adjusted(self) -> None:
        """The late fee of 10 November, 5 % of 100.00, and 22 nights to 1 December."""
        assert booked(self.line, "x") == [
            ("return", "Assets:Collections", "", "-1000.00"),
            ("return", "Assets:Receivable:Principal", "p", "1000.00"),
            ("adjustment", "Assets:Receivable:Late-Fee", "late-fee/2026-11-01", "5.00"),
            ("adjustment", "Income:Late-Fee", "late-fee/2026-11-01", "-5.00"),
            ("adjustment", "Assets:Receivable:Interest", "interest/2026-12-01", "11.00"),
            ("adjustment", "Income:Interest", "interest/2026-12-01", "-11.00"),
        ]
        assert self.line.outstanding == CNY(1016)

    def test_adjustments_are_dated_at_the_return_and_name_their_days(self) -> None:
        adjustments = [entry for entry in self.line.record("x").entries if entry.kind == "adjustment"]

        assert [entry.on for entry in adjustments] == [DEC(5), DEC(5)]
        assert [dict(entry.meta)["original"] for entry in adjustments] == ["2026-11-10", "2026-12-01"]

    def test_it_is_as_if_it_had_never_come(self) -> None:
        assert self.line.days_past_due == 26
        assert_same_debts(self.line, BOUGHT.advance(to=DEC(5)))

    def test_issued_statements_stay_as_they_are(self) -> None:
        before = BOUGHT.repay(CNY(1000), on=NOV(8), id="r").advance(to=DEC(5))

        assert self.line.statements == before.statements
        assert [bill.closing for bill in self.line.statements] == [CNY(1000), CNY(0)]

    def test_the_next_statement_shows_the_return_and_the_adjustments(self) -> None:
        """Paid off on 6 December with 5 more nights, 2.50: 0.00 + 1,000.00 + 16.00 + 2.50 - 1,018.50 = 0.00."""
        line = self.line.repay(self.line.payoff(DEC(6)).total, on=DEC(6), id="r2").advance(to=JAN(1))
        bill = line.statements[-1]

        assert (bill.number, bill.opening, bill.returned, bill.adjustments) == (3, CNY(0), CNY(1000), CNY(16))
        assert (bill.interest, bill.repayments, bill.closing) == (CNY("2.50"), CNY("1018.50"), CNY(0))
        assert not line.outstanding

    def test_the_line_lives_on(self) -> None:
        line = self.line.purchase(CNY(70), on=DEC(20), id="p2").refund("p2", on=JAN(3), id="f", amount=CNY(20))
        line = line.repay(CNY(300), on=JAN(5), id="r2").advance(to=MAR(1))

        assert_adds_up(line)
        line.audit()
        assert line.ledger.balance("Assets:Receivable") == line.outstanding
        assert line.ledger.balance("Assets:Collections") == CNY(300)


class TestReturnedTwiceInARow:
    def test_each_leaves_no_trace_but_entries(self) -> None:
        line = BOUGHT.repay(CNY(1000), on=NOV(8), id="r1").return_repayment("r1", on=NOV(12), id="x1")
        line = line.repay(CNY(1005), on=NOV(13), id="r2").return_repayment("r2", on=NOV(20), id="x2")

        assert_same_debts(line, BOUGHT.advance(to=NOV(20)))
        assert line.ledger.balance("Assets:Collections") == CNY(0)
        assert_adds_up(line.advance(to=MAR(1)))
        line.audit()

    def test_both_stand_on_one_statement(self) -> None:
        """Late since 9 November: 5.00 of late fee and 11.00 of interest either way."""
        line = BOUGHT.repay(CNY(1000), on=NOV(8), id="r1").return_repayment("r1", on=NOV(12), id="x1")
        line = line.repay(CNY(1005), on=NOV(13), id="r2").return_repayment("r2", on=NOV(20), id="x2")
        bill = line.advance(to=DEC(1)).statements[-1]

        assert (bill.repayments, bill.returned, bill.closing) == (CNY(2005), CNY(2005), CNY(1016))
        assert bill.adjustments + bill.interest + bill.late_fees == CNY(16)

    def test_a_later_one_may_be_returned_before_an_earlier_one(self) -> None:
        line = BOUGHT.repay(CNY(100), on=NOV(3), id="r1").repay(CNY(200), on=NOV(4), id="r2")
        line = line.return_repayment("r2", on=NOV(20), id="x2").return_repayment("r1", on=NOV(20), id="x1")

        assert_same_debts(line, BOUGHT.advance(to=NOV(20)))


class TestTheOldestOfThree:
    """100.00 before the statement, 200.00 before the due date, 300.00 after it; the first is returned."""

    paid = BOUGHT.repay(CNY(100), on=OCT(25), id="r1").repay(CNY(200), on=NOV(5), id="r2")
    line = paid.repay(CNY(300), on=NOV(20), id="r3").return_repayment("r1", on=NOV(25), id="x")

    def test_the_others_settle_what_it_did(self) -> None:
        """11 nights x 800.00 are 4.40, not 3.85: 0.55 more interest, and 0.55 less principal paid."""
        assert booked(self.line, "x") == [
            ("return", "Assets:Collections", "", "-100.00"),
            ("return", "Assets:Receivable:Principal", "p", "100.00"),
            ("adjustment", "Income:Interest", "interest/2026-12-01", "-0.55"),
            ("adjustment", "Assets:Receivable:Principal", "p", "0.55"),
        ]
        assert self.line.outstanding == CNY("504.40")

    def test_it_is_as_if_only_the_others_had_come(self) -> None:
        never = BOUGHT.repay(CNY(200), on=NOV(5), id="r2").repay(CNY(300), on=NOV(20), id="r3")

        assert_same_debts(self.line, never.advance(to=NOV(25)))
        assert_adds_up(self.line.advance(to=MAR(1)))

    def test_interest_of_the_period_stays_cumulative(self) -> None:
        """4.40 and 11 more nights x 504.40 x 0.05 % = 2.7742: 7.17 in all."""
        line = self.line.advance(to=DEC(1))

        assert line.ledger.balance("Income:Interest") == CNY("-7.17")


class TestMoneyAlreadyTakenBack:
    """100.00 came without a debt, 60.00 were withdrawn; then the 100.00 turn out not to have come."""

    line = a_line().repay(CNY(100), on=OCT(20), id="r").withdraw(CNY(60), on=OCT(25), id="w")

    def test_what_was_not_his_own_is_owed_as_principal(self) -> None:
        line = self.line.return_repayment("r", on=NOV(5), id="x")

        assert (line.outstanding, line.credit_balance, line.available) == (CNY(60), CNY(0), CNY(9940))
        assert [(debt.id, debt.component.value, debt.posted) for debt in line.obligations] == [
            ("w", "principal", OCT(25))
        ]

    def test_a_part_that_was_his_own_is_not_owed(self) -> None:
        """Of 60.00 withdrawn, 40.00 came from another repayment."""
        line = a_line().repay(CNY(40), on=OCT(19), id="r0").repay(CNY(100), on=OCT(20), id="r")
        line = line.withdraw(CNY(60), on=OCT(25), id="w").return_repayment("r", on=NOV(5), id="x")

        assert (line.outstanding, line.credit_balance) == (CNY(20), CNY(0))

    def test_the_statement_goes_from_his_money_to_his_debt(self) -> None:
        """Closing -40.00; 100.00 returned: 60.00."""
        line = self.line.return_repayment("r", on=NOV(5), id="x").advance(to=DEC(1))

        assert [bill.closing for bill in line.statements] == [CNY(-40), CNY(60)]
        assert (line.statements[1].returned, line.statements[1].adjustments) == (CNY(100), CNY(0))
        assert line.statements[1].amount_due == CNY(60)

    def test_a_purchase_that_it_paid_is_owed_again(self) -> None:
        line = self.line.purchase(CNY(30), on=OCT(26), id="p").return_repayment("r", on=NOV(5), id="x")

        assert (line.outstanding, line.credit_balance) == (CNY(90), CNY(0))

    def test_a_repayment_pays_what_was_withdrawn(self) -> None:
        line = self.line.return_repayment("r", on=NOV(5), id="x").repay(CNY(60), on=NOV(6), id="r2")

        assert not line.outstanding
        assert_adds_up(line.advance(to=JAN(1)))

    def test_a_withdrawal_is_no_purchase_to_refund(self) -> None:
        line = self.line.return_repayment("r", on=NOV(5), id="x")

        with pytest.raises(UnknownId):
            line.refund("w", on=NOV(6), id="f")


class TestWhatWasGrantedInTheMeantime:
    def test_purchases_stand_and_available_may_be_negative(self) -> None:
        line = a_line(limit="1000").purchase(CNY(1000), on=OCT(20), id="p1").repay(CNY(1000), on=OCT(21), id="r")
        line = line.purchase(CNY(800), on=OCT(22), id="p2").return_repayment("r", on=OCT(25), id="x")

        assert (line.used, line.available) == (CNY(1800), CNY(-800))
        error = refused(line, Purchase(CNY("0.01"), on=OCT(25), id="p3"))
        assert isinstance(error, LimitExceeded)

    def test_a_closing_stands_though_something_is_owed(self) -> None:
        line = BOUGHT.repay(CNY(1000), on=OCT(21), id="r").close(on=OCT(22), id="c")
        line = line.return_repayment("r", on=OCT(25), id="x")

        assert (line.status, line.outstanding) == ("closed", CNY(1000))
        assert line.repay(CNY(1000), on=OCT(26), id="r2").outstanding == CNY(0)

    def test_captures_and_limits_stand(self) -> None:
        line = a_line(limit="1000").purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(1000), on=OCT(21), id="r")
        line = line.authorize(CNY(900), on=OCT(22), id="h").capture("h", on=OCT(23), id="c", amount=CNY(700))
        line = line.lower_limit(CNY(500), on=OCT(24), id="l").return_repayment("r", on=OCT(25), id="x")

        assert (line.limit, line.used, line.held, line.available) == (CNY(500), CNY(1700), CNY(0), CNY(-1200))

    def test_nothing_stands_open_afterwards(self) -> None:
        """Once folded again, the rules hold as ever, also after the next statement and after restoring."""
        line = a_line(limit="1000").purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(1000), on=OCT(21), id="r")
        line = line.return_repayment("r", on=NOV(5), id="x").advance(to=DEC(2))

        for same in (line, CreditLine.restore(line.history), line.at(NOV(20))):
            assert isinstance(refused(same, Purchase(CNY(1), on=same.as_of, id="p2")), LimitExceeded)


class TestADiscount:
    def test_its_bearer_owes_it_no_more(self) -> None:
        line = BOUGHT.repay(CNY(100), on=NOV(3), id="r", discount=Discount(CNY(2), "platform"))
        line = line.return_repayment("r", on=NOV(5), id="x")

        assert line.ledger.balance("Assets:Bearer:Platform") == CNY(0)
        assert line.ledger.balance("Assets:Collections") == CNY(0)
        assert line.outstanding == CNY(1000)


class TestQuietPeriods:
    def test_a_return_is_a_movement_that_the_next_statement_shows(self) -> None:
        """
        Only 100.00 ever came, in October, and are returned on 5 November: the period is not without a movement.

        Semantics, sections 3 and 12: a period without a movement issues no statement; the difference appears on the
        next one.
        """
        line = a_line().repay(CNY(100), on=OCT(20), id="r").return_repayment("r", on=NOV(5), id="x")

        bills = line.advance(to=FEB(1)).statements
        assert [(bill.date, bill.returned, bill.closing) for bill in bills] == [
            (NOV(1), CNY(0), CNY(-100)),
            (DEC(1), CNY(100), CNY(0)),
        ]

    def test_it_stays_one_when_an_earlier_repayment_is_returned_after_it(self) -> None:
        """The statement of 1 December was the first, so that the next one asks for a tenth, and not for a half."""
        line = a_line(minimum=MinimumPayment("10%", first_share="50%"))
        line = line.repay(CNY(1), on=OCT(5), id="r1").repay(CNY(1), on=OCT(6), id="r2").advance(to=NOV(10))
        line = line.return_repayment("r2", on=NOV(10), id="x2").purchase(CNY(1000), on=DEC(5), id="p")

        line = line.return_repayment("r1", on=DEC(20), id="x1").advance(to=JAN(1))

        assert line.statements[-1].minimum_due == CNY(100)

    def test_every_line_of_a_statement_is_dated_within_its_period(self) -> None:
        line = a_line().repay(CNY(100), on=OCT(20), id="r").return_repayment("r", on=NOV(5), id="x")
        line = line.purchase(CNY(5), on=DEC(15), id="p").advance(to=JAN(1))

        for bill in line.statements:
            assert all(bill.start <= movement.date <= bill.date for movement in bill.lines)

    def test_a_debt_that_rose_from_its_absence_is_billed_on(self) -> None:
        """All was quiet since December; in February the repayment of November is returned."""
        line = BOUGHT.repay(CNY(1000), on=NOV(5), id="r").advance(to=FEB(10))
        assert [bill.date for bill in line.statements] == [NOV(1), DEC(1)]

        line = line.return_repayment("r", on=FEB(10), id="x")
        assert_same_debts(line, BOUGHT.advance(to=FEB(10)))
        assert [bill.date for bill in line.advance(to=MAR(1)).statements] == [NOV(1), DEC(1), MAR(1)]
        assert_adds_up(line.advance(to=MAR(1)))


class TestLookingBack:
    line = BOUGHT.repay(CNY(1000), on=NOV(8), id="r").advance(to=DEC(5)).return_repayment("r", on=DEC(5), id="x")

    def test_the_past_is_as_it_truly_was(self) -> None:
        """1,000.00, the late fee, and nothing else by 20 November."""
        assert self.line.at(NOV(20)).outstanding == CNY(1005)
        assert self.line.at(NOV(20)).days_past_due == 11

    def test_or_as_it_was_known(self) -> None:
        assert self.line.at(NOV(20), known_at=DEC(4)).outstanding == CNY(0)
        assert self.line.at(NOV(20), known_at=DEC(5)).outstanding == CNY(1005)

    @pytest.mark.parametrize("day", [NOV(20), DEC(2), DEC(5)])
    def test_a_past_that_lives_on_adds_up(self, day) -> None:
        """Semantics, section 5: opening + debits - credits = closing, always."""
        assert_adds_up(self.line.at(day).advance(to=FEB(1)))

    def test_the_receipt_of_the_repayment_is_kept(self) -> None:
        assert self.line.record("r").command == Repay(CNY(1000), on=NOV(8), id="r")
        assert self.line.record("x").command == ReturnRepayment("r", on=DEC(5), id="x")

    def test_it_is_replayed_restored_and_pickled(self) -> None:
        later = self.line.repay(CNY(10), on=DEC(7), id="r2").advance(to=JAN(5))

        for same in (
            CreditLine.replay(later.commands),
            CreditLine.restore(later.history),
            pickle.loads(pickle.dumps(later)),  # noqa: S301 - our own pickle
        ):
            assert same == later
            assert same.statements == later.statements
            assert same.payoff() == later.payoff()
            assert same.ledger == later.ledger
            assert same.advance(to=MAR(1)) == later.advance(to=MAR(1))


class TestRefused:
    line = BOUGHT.repay(CNY(1000), on=NOV(5), id="r").return_repayment("r", on=NOV(20), id="x")

    def test_a_repayment_is_returned_once(self) -> None:
        error = refused(self.line, ReturnRepayment("r", on=NOV(20), id="x2"))

        assert isinstance(error, AlreadyReturned)
        assert error.repayment == "r"
        assert str(error) == "repayment 'r' was returned already"

    @pytest.mark.parametrize("other", ["p", "x", "nothing", "alice"])
    def test_what_is_no_repayment(self, other: str) -> None:
        error = refused(self.line, ReturnRepayment(other, on=NOV(20), id="x2"))

        assert isinstance(error, UnknownId)
        assert (error.kind, error.id) == ("repayment", other)
        assert str(error) == f"there is no repayment {other!r}"

    def test_a_day_before_the_line_s(self) -> None:
        error = refused(BOUGHT.repay(CNY(1), on=NOV(5), id="r"), ReturnRepayment("r", on=NOV(4), id="x"))

        assert isinstance(error, Backdated)
        assert (error.on, error.as_of) == (NOV(4), NOV(5))

    def test_the_day_comes_before_the_rule(self) -> None:
        """Semantics, section 17: a date before the line's day, then status, then product rules."""
        assert isinstance(refused(self.line, ReturnRepayment("r", on=NOV(19), id="x2")), Backdated)

    def test_the_same_return_again_changes_nothing(self) -> None:
        later = self.line.purchase(CNY(1), on=NOV(25), id="p2")

        assert later.return_repayment("r", on=NOV(20), id="x") is later

    def test_its_id_stays_taken(self) -> None:
        error = refused(self.line, Repay(CNY(999), on=NOV(20), id="r"))

        assert isinstance(error, ConflictingId)
        assert (error.field, error.recorded, error.given) == ("amount", CNY(1000), CNY(999))

    def test_the_same_repayment_told_again_changes_nothing(self) -> None:
        assert self.line.repay(CNY(1000), on=NOV(5), id="r") is self.line
