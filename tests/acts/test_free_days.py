"""Interest-free days: nights taken off the front of a draw, whatever its interest counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY, CreditLine, Rate
from creditline.acts import ChangeProduct, Draw, Repay
from creditline.dates import Days
from creditline.errors import CashNotAvailable, FreeDaysNotAvailable, LimitExceeded, UnknownId
from creditline.interchange import command_from_plain, command_to_plain
from creditline.terms import BillingCycle, CashFee, DueOn, Interest, LateFee, OrderCycle
from tests.lines import DEC, JAN, NOV, OCT, a_line, product, refused, settled

RATE = Rate.parse("0.05%/day")
DAILY = Interest.daily(RATE)
AVERAGE = Interest.average_daily_balance(RATE)
CARD: dict[str, Any] = {"cycle": BillingCycle(5, DueOn(25), cutoff="through")}


def drawn(interest: Interest | None, free_days: int = 7, **terms: Any) -> CreditLine:
    """1,000.00 of cash on 10 October: a night costs 0.50."""
    line = a_line(interest=interest, cash_fee=CashFee("0"), **terms)
    return line.draw(CNY(1000), on=OCT(10), id="d", free_days=free_days)


class TestDaily:
    @pytest.mark.parametrize(("on", "interest"), [(OCT(11), 0), (OCT(17), 0), (OCT(18), "0.50"), (OCT(20), "1.50")])
    def test_the_first_nights_cost_nothing(self, on, interest):
        assert drawn(DAILY).payoff(on).interest == CNY(interest)

    def test_a_repayment_finds_what_was_not_free(self):
        line = drawn(DAILY).repay(CNY(1001), on=OCT(19), id="r")

        assert line.outstanding == CNY(0)
        assert line.ledger.balance("Income:Interest") == CNY(-1)

    def test_they_go_on_beyond_a_statement(self):
        """30 nights from 10 October: the statement of 1 November charges nothing, that of December 22 nights."""
        line = drawn(DAILY, 30).advance(to=DEC(1))

        assert [each.interest for each in line.statements] == [CNY(0), CNY(11)]

    def test_what_is_paid_before_they_end_costs_nothing(self):
        line = drawn(DAILY).repay(CNY(400), on=OCT(16), id="r")

        assert line.payoff(OCT(18)).interest == CNY("0.30")

    def test_each_draw_has_its_own(self):
        line = drawn(DAILY).draw(CNY(1000), on=OCT(10), id="e")

        assert line.payoff(OCT(18)).interest == CNY("4.50")

    def test_where_both_ends_count_the_day_after_them_does(self):
        line = drawn(Interest.daily(RATE, payment_counts="next_day"))

        assert [line.payoff(on).interest for on in (OCT(16), OCT(17))] == [CNY(0), CNY("0.50")]

    def test_an_order_has_them_too(self):
        line = drawn(DAILY, cycle=OrderCycle(Days(30)))

        assert [line.payoff(on).interest for on in (OCT(17), OCT(20))] == [CNY(0), CNY("1.50")]

    @given(st.integers(0, 70), st.integers(0, 100))
    def test_a_draw_costs_what_a_later_one_would(self, free_days, days):
        """Free nights are as if the money had been taken when they end."""
        on = OCT(10) + timedelta(days=free_days)
        later = a_line(interest=DAILY, cash_fee=CashFee("0")).draw(CNY(777), on=on, id="d")
        free = a_line(interest=DAILY, cash_fee=CashFee("0")).draw(CNY(777), on=OCT(10), id="d", free_days=free_days)

        asked = on + timedelta(days=days)
        assert free.payoff(asked).interest == later.payoff(asked).interest


class TestOtherBases:
    @pytest.mark.parametrize("base", [Interest.full, Interest.unpaid])
    def test_what_is_not_paid_in_full_costs_from_their_end(self, base):
        """Billed on 5 November, due on the 25th: the statement of 5 December charges 17 October to 4 December."""
        line = drawn(base(RATE), **CARD).advance(to=DEC(6))

        assert line.statements[-1].interest == 49 * CNY("0.50")

    def test_and_nights_that_an_earlier_judgement_found_are_free_as_well(self):
        """60 days from 10 October end with 9 December: the statement of 5 January charges 27 nights."""
        line = drawn(Interest.full(RATE), 60, **CARD).advance(to=JAN(6))

        assert [each.interest for each in line.statements] == [CNY(0), CNY(0), 27 * CNY("0.50")]

    def test_what_is_overdue_costs_nothing_before_they_end(self):
        """Due on 9 November; 40 days end with 18 November: 12 nights to 1 December, and 22 of the purchase of 100."""
        line = drawn(Interest.overdue(RATE), 40).purchase(CNY(100), on=OCT(10), id="p").advance(to=DEC(1))

        assert line.statements[-1].interest == CNY("6.00") + CNY("1.10")

    def test_and_none_at_all_where_they_end_before_the_due_date(self):
        assert drawn(Interest.overdue(RATE)).payoff(NOV(19)) == drawn(Interest.overdue(RATE), 0).payoff(NOV(19))

    def test_a_late_fee_is_no_interest(self):
        """10 nights at 0.05 %, free of interest or not."""
        line = drawn(None, 60, late_fee=LateFee.daily(RATE))

        assert line.payoff(NOV(19)).late_fee == CNY(5)

    def test_a_product_without_interest_has_nothing_to_take_off(self):
        assert drawn(None).payoff(NOV(19)) == drawn(None, 0).payoff(NOV(19))


class TestRefused:
    def test_where_a_mean_is_taken(self):
        line = a_line(interest=AVERAGE, cash_fee=CashFee("0"))

        error = refused(line, Draw(CNY(1), on=OCT(10), id="d", free_days=7))

        assert isinstance(error, FreeDaysNotAvailable)
        assert (error.days, error.product) == (7, "Plain")
        assert str(error) == "7 interest-free days cannot be had: Plain charges cash on an average daily balance"
        assert line.draw(CNY(1), on=OCT(10), id="d").outstanding == CNY(1)

    def test_not_where_only_purchases_have_a_mean(self):
        line = a_line(interest=AVERAGE, cash_interest=DAILY).draw(CNY(1000), on=OCT(10), id="d", free_days=7)

        assert line.payoff(OCT(18)).interest == CNY("0.50")

    def test_after_cash_and_before_the_limit(self):
        no_cash = Draw(CNY(20_000), on=OCT(10), id="d", free_days=7)
        assert isinstance(refused(a_line(), no_cash), CashNotAvailable)
        assert isinstance(refused(a_line(interest=AVERAGE, cash_fee=CashFee("0")), no_cash), FreeDaysNotAvailable)
        assert isinstance(refused(a_line(cash_interest=DAILY), no_cash), LimitExceeded)

    def test_a_product_that_takes_a_mean_while_they_last(self):
        after = product(interest=AVERAGE, cash_fee=CashFee("0"))
        line = drawn(DAILY)

        error = refused(line, ChangeProduct(after, on=OCT(15), id="c"))

        assert isinstance(error, FreeDaysNotAvailable)
        assert error.days == 2
        assert line.change_product(after, on=OCT(17), id="c").product == after
        assert line.repay(CNY(1000), on=OCT(11), id="r").change_product(after, on=OCT(11), id="c").product == after

    @pytest.mark.parametrize(("free_days", "error"), [(-1, ValueError), (367, ValueError), (True, TypeError)])
    def test_what_is_no_number_of_days(self, free_days, error):
        with pytest.raises(error, match="free_days is"):
            Draw(CNY(1), on=OCT(10), id="d", free_days=free_days)


class TestAsAValue:
    def test_it_is_told_in_plain_data(self):
        line = drawn(DAILY)
        command = Draw(CNY(1000), on=OCT(10), id="d", free_days=7)

        assert command_from_plain(command_to_plain(command)) == command
        assert CreditLine.restore(line.history) == line == CreditLine.replay(line.commands)

    def test_the_obligation_says_when_it_bears(self):
        (obligation,) = drawn(DAILY).obligations

        assert obligation.bears_from == OCT(17)
        assert drawn(DAILY, 0).obligations[0].bears_from is None

    def test_a_repayment_that_is_returned_leaves_them(self):
        line = drawn(DAILY).repay(CNY(1000), on=OCT(12), id="r").return_repayment("r", on=OCT(20), id="x")

        assert line.payoff().interest == CNY("1.50")


def test_a_repayment_may_go_toward_a_draw():
    """Without interest the older draw would be paid first."""
    line = drawn(None, 0).draw(CNY(500), on=OCT(12), id="e").purchase(CNY(10), on=OCT(12), id="p")

    assert settled(line.repay(CNY(510), on=OCT(12), id="r", toward="e"), "r") == [
        ("cash", "e", "500.00"),
        ("cash", "d", "10.00"),
    ]


def test_but_toward_no_draw_that_never_was():
    error = refused(drawn(None, 0), Repay(CNY(1), on=OCT(12), id="r", toward="e"))

    assert isinstance(error, UnknownId)
    assert (error.kind, error.id) == ("purchase, plan or draw", "e")
