"""Draws: cash goes to the customer, and what that costs."""

from __future__ import annotations

import pytest

from creditline import CNY, CreditLine
from creditline.acts import Draw
from creditline.dates import Days
from creditline.errors import CashNotAvailable, CurrencyMismatch, LimitExceeded, LineNotOpen
from creditline.interchange import command_from_plain, command_to_plain
from creditline.money import USD
from creditline.terms import CashFee, LateFee, OrderCycle, Waterfall
from tests.lines import DEC, HALF_PER_MILLE, JAN, NOV, OCT, RULES, a_line, refused, settled

ONE_PER_CENT = CashFee("1%")
CARD = a_line(cash_fee=ONE_PER_CENT)
DRAWN = CARD.draw(CNY(2000), on=OCT(20), id="d")


class TestADraw:
    def test_the_customer_is_paid_and_owes_it_and_the_fee(self) -> None:
        entries = [DRAWN.ledger.entry(id) for id in ("d", "fee/d")]

        assert [(entry.kind, part.account, part.amount, part.item) for entry in entries for part in entry.postings] == [
            ("draw", "Assets:Receivable:Cash", CNY(2000), "d"),
            ("draw", "Assets:Payout", CNY(-2000), "d"),
            ("fee", "Assets:Receivable:Fee", CNY(20), "fee/d"),
            ("fee", "Income:Fee", CNY(-20), "fee/d"),
        ]

    def test_the_fee_uses_no_limit(self) -> None:
        assert (DRAWN.outstanding, DRAWN.used, DRAWN.available) == (CNY(2020), CNY(2000), CNY(8000))

    def test_all_that_is_available_can_be_drawn(self) -> None:
        assert CARD.draw(CNY(10_000), on=OCT(20), id="d").available == CNY(0)

    def test_it_stands_on_the_statement(self) -> None:
        bill = DRAWN.advance(to=NOV(1)).statements[-1]

        assert (bill.purchases, bill.draws, bill.fees, bill.closing, bill.amount_due) == (
            *(CNY(0), CNY(2000), CNY(20), CNY(2020), CNY(2020)),
        )
        assert [(line.description, line.amount) for line in bill.lines] == [("draw", CNY(2000)), ("fee", CNY(20))]

    def test_the_minimum_asks_for_a_share_of_cash_and_all_of_the_fee(self) -> None:
        line = a_line(**RULES, cash_fee=ONE_PER_CENT).draw(CNY(2000), on=OCT(20), id="d").advance(to=NOV(1))

        assert line.statements[-1].minimum_due == CNY(220)

    def test_what_is_due_tells_cash_and_fee_apart(self) -> None:
        billed = DRAWN.advance(to=NOV(1))

        assert not DRAWN.due().total
        assert (DRAWN.payoff().cash, DRAWN.payoff().fee, DRAWN.payoff().total) == (CNY(2000), CNY(20), CNY(2020))
        assert billed.due() == DRAWN.payoff()

    def test_what_falls_due_counts_both(self) -> None:
        (row,) = DRAWN.upcoming().rows

        assert (row.due_date, row.amount, row.why) == (NOV(9), CNY(2020), "statement to come on 2026-11-01")

    def test_a_product_with_interest_on_cash_gives_it_without_a_fee(self) -> None:
        line = a_line(cash_interest=HALF_PER_MILLE).draw(CNY(50), on=OCT(2), id="d")

        assert line.payoff().total == CNY(50)

    def test_a_share_that_rounds_to_nothing_posts_no_fee(self) -> None:
        line = CARD.draw(CNY("0.49"), on=OCT(2), id="d")

        assert [entry.id for entry in line.record("d").entries] == ["d"]

    def test_it_is_told_in_plain_data(self) -> None:
        command = Draw(CNY(2000), on=OCT(20), id="d")

        assert command_from_plain(command_to_plain(command)) == command
        assert CreditLine.restore(DRAWN.history) == DRAWN

    def test_a_repayment_settles_the_fee_before_the_cash_before_purchases(self) -> None:
        line = DRAWN.purchase(CNY(100), on=OCT(20), id="p").repay(CNY(2050), on=OCT(21), id="r")

        assert settled(line, "r") == [("fee", "fee/d", "20.00"), ("cash", "d", "2000.00"), ("principal", "p", "30.00")]


class TestOwnMoney:
    def test_it_settles_a_draw_at_once(self) -> None:
        line = CARD.repay(CNY(300), on=OCT(2), id="r").draw(CNY(200), on=OCT(3), id="d")

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(98))
        assert settled(line, "d") == [("fee", "fee/d", "2.00"), ("cash", "d", "200.00")]

    def test_it_can_be_drawn_beyond_the_limit(self) -> None:
        line = a_line(limit="0", cash_fee=CashFee("0")).repay(CNY(300), on=OCT(2), id="r")

        assert line.draw(CNY(300), on=OCT(3), id="d").available == CNY(0)

    def test_what_a_refund_left_settles_a_draw_where_refunds_are_no_payment(self) -> None:
        line = a_line(limit="100", cash_fee=ONE_PER_CENT, refund_counts_as_payment=False)
        line = line.purchase(CNY(100), on=OCT(2), id="p").repay(CNY(100), on=OCT(3), id="r")
        line = line.refund("p", on=OCT(4), id="f").draw(CNY(200), on=OCT(5), id="d")

        assert settled(line, "d") == [("cash", "d", "100.00")]
        assert (line.available, line.payoff().cash, line.payoff().fee) == (CNY(0), CNY(100), CNY(2))

    def test_a_repayment_that_is_returned_leaves_the_draw_owed(self) -> None:
        line = CARD.repay(CNY(300), on=OCT(2), id="r").draw(CNY(200), on=OCT(3), id="d")
        line = line.return_repayment("r", on=OCT(5), id="x")

        assert (line.payoff().cash, line.payoff().fee, line.credit_balance) == (CNY(200), CNY(2), CNY(0))


class TestRefused:
    def test_a_product_without_cash(self) -> None:
        error = refused(a_line(withdrawal_fee=ONE_PER_CENT), Draw(CNY(1), on=OCT(2), id="d"))

        assert isinstance(error, CashNotAvailable)
        assert (error.requested, error.product) == (CNY(1), "Plain")
        assert str(error) == "1.00 CNY cannot be drawn: Plain pays out no cash"

    def test_a_cent_more_than_is_available(self) -> None:
        error = refused(CARD, Draw(CNY("10000.01"), on=OCT(2), id="d"))

        assert isinstance(error, LimitExceeded)
        assert error.available == CNY(10_000)

    def test_a_line_that_is_not_open_before_a_product_without_cash(self) -> None:
        line = a_line().suspend(on=OCT(2), id="s")

        assert isinstance(refused(line, Draw(CNY(1), on=OCT(2), id="d")), LineNotOpen)

    def test_another_currency(self) -> None:
        assert isinstance(refused(CARD, Draw(USD(1), on=OCT(2), id="d")), CurrencyMismatch)

    @pytest.mark.parametrize("amount", ["0", "-1"])
    def test_nothing_or_less(self, amount: str) -> None:
        with pytest.raises(ValueError, match="amount is more than zero"):
            CARD.draw(CNY(amount), on=OCT(2), id="d")


class TestWithoutStatements:
    """A draw is a bill of its own, and its fee belongs to it."""

    def test_it_falls_due_by_itself_with_its_fee(self) -> None:
        line = a_line(cycle=OrderCycle(Days(30)), cash_fee=ONE_PER_CENT).draw(CNY(200), on=OCT(5), id="d")

        (row,) = line.upcoming().rows
        assert (row.due_date, row.amount, row.why) == (NOV(4), CNY(202), "order d")
        assert [obligation.id for bill in line.bills for obligation in bill.obligations] == ["d", "fee/d"]

    def test_each_is_a_bill(self) -> None:
        line = a_line(cycle=OrderCycle(Days(30)), cash_fee=ONE_PER_CENT).draw(CNY(200), on=OCT(5), id="d")
        line = line.purchase(CNY(70), on=OCT(6), id="p").draw(CNY(100), on=OCT(6), id="e")

        assert [(bill.order, bill.ask.amount_due) for bill in line.bills] == [
            ("d", 202_00),
            ("p", 70_00),
            ("e", 101_00),
        ]

    def test_what_own_money_leaves_of_it_is_billed(self) -> None:
        line = a_line(cycle=OrderCycle(Days(30)), cash_fee=ONE_PER_CENT, waterfall=CASH_FIRST)
        line = line.repay(CNY(200), on=OCT(4), id="r").draw(CNY(200), on=OCT(5), id="d")

        assert [(bill.order, bill.ask.amount_due) for bill in line.bills] == [("d", 2_00)]

    def test_a_late_fee_looks_at_the_amount_drawn(self) -> None:
        """10.00, but at most 1 % of the order: 2.00."""
        late = LateFee.flat(CNY(10), cap_share="1%")
        line = a_line(cycle=OrderCycle(Days(30)), cash_fee=ONE_PER_CENT, late_fee=late)
        line = line.draw(CNY(200), on=OCT(5), id="d").advance(to=NOV(5))

        assert line.payoff().late_fee == CNY(2)


CASH_FIRST = Waterfall.in_each_stage("cash", "principal", "late_fee", "fee", "interest")


class TestWithdrawingForAFee:
    """The customer's own money pays it as far as there is any, and he owes the rest."""

    LINE = a_line(withdrawal_fee=CashFee("0.5%", floor=CNY(5))).repay(CNY(110), on=OCT(2), id="r")

    def test_the_rest_of_his_money_pays_it(self) -> None:
        line = self.LINE.withdraw(CNY(100), on=OCT(3), id="w")

        assert (line.credit_balance, line.outstanding) == (CNY(5), CNY(0))

    def test_he_owes_what_is_not_covered(self) -> None:
        line = self.LINE.withdraw(CNY(107), on=OCT(3), id="w")

        assert (line.credit_balance, line.payoff().fee) == (CNY(0), CNY(2))

    def test_all_of_it_may_go(self) -> None:
        line = self.LINE.withdraw(CNY(110), on=OCT(3), id="w").advance(to=NOV(1))

        bill = line.statements[-1]
        assert (bill.repayments, bill.withdrawals, bill.fees, bill.amount_due) == (CNY(110), CNY(110), CNY(5), CNY(5))

    def test_without_statements_what_he_owes_falls_due_by_itself(self) -> None:
        line = a_line(cycle=OrderCycle(Days(30)), withdrawal_fee=CashFee("0", floor=CNY(5)))
        line = line.repay(CNY(110), on=OCT(2), id="r").withdraw(CNY(110), on=OCT(3), id="w")

        (row,) = line.upcoming().rows
        assert (row.due_date, row.amount, row.why) == (NOV(2), CNY(5), "order w")


class TestLate:
    def test_cash_that_is_overdue_bears_the_interest_of_the_product(self) -> None:
        """Where cash has none of its own: 22 nights from 9 November of 2,000.00 at 0.05 %; the fee bears none."""
        line = a_line(interest=HALF_PER_MILLE, cash_fee=ONE_PER_CENT).draw(CNY(2000), on=OCT(20), id="d")

        assert line.advance(to=DEC(1)).statements[-1].interest == CNY(22)
        assert line.advance(to=JAN(1)).days_past_due == 53
