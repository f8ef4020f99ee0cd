"""Settling early (提前结清): what it takes on which day, and that nothing ever falls due later."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import attrs
import pytest

from creditline import CNY, CreditLine, InstallmentOffer, Rate
from creditline.acts import SettleEarly
from creditline.dates import DayCount
from creditline.errors import NothingAhead, SettlementDiffers, UnknownId
from creditline.terms import BillingCycle, DueOn
from creditline.terms.ending import RefundTerms
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, LEVEL, paid
from tests.lines import DEC, FEB, HALF_PER_MILLE, NOV, OCT, a_line, refused

BOUGHT = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT)
LATER = date(2028, 3, 1)


def with_rule(rule):
    return a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=attrs.evolve(FLAT, on_prepayment=rule))


class TestFeesNotYetBilled:
    """Eleven rows are ahead: 1,100.00 and eleven fees of 8.80."""

    @pytest.mark.parametrize(
        ("rule", "needed"),
        [("waive", "1100.00"), ("next_period", "1108.80"), ("all", "1196.80"), ("3%", "1133.00")],
    )
    def test_each_rule(self, rule, needed):
        line = with_rule(rule).repay(CNY("108.80"), on=NOV(9), id="r").settle_early(on=NOV(10), id="s")

        assert paid(line, "s") == needed
        assert (line.outstanding, line.plans, line.available) == (CNY(0), (), CNY(10000))

    @pytest.mark.parametrize(
        ("rule", "needed"),
        [("waive", "1200.00"), ("next_period", "1208.80"), ("all", "1305.60"), ("3%", "1236.00")],
    )
    def test_before_the_first_row_is_billed(self, rule, needed):
        assert paid(with_rule(rule).settle_early(on=OCT(25), id="s"), "s") == needed

    def test_on_the_day_of_the_purchase(self):
        assert paid(BOUGHT.settle_early(on=OCT(20), id="s"), "s") == "1200.00"

    @pytest.mark.parametrize("rule", ["waive", "next_period", "all", "3%"])
    def test_what_is_billed_is_paid_with_it(self, rule):
        """Between the statement and its due date 108.80 are owed beside."""
        earlier = with_rule(rule).settle_early(on=NOV(5), id="s")
        later = with_rule(rule).repay(CNY("108.80"), on=NOV(9), id="r").settle_early(on=NOV(9), id="s")

        assert CNY(paid(earlier, "s")) == CNY(paid(later, "s")) + CNY("108.80")

    def test_on_the_due_date_itself(self):
        assert paid(BOUGHT.settle_early(on=NOV(9), id="s"), "s") == "1208.80"

    def test_a_cost_called_interest_is_booked_as_interest(self):
        """China 2022: what the law wants shown as interest is no fee when it is paid early either."""
        offer = InstallmentOffer.flat_fee(12, total_rate="8.8%", component="interest", on_prepayment="next_period")
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=offer)
        assert (line.payoff().interest, line.payoff().fee) == (CNY("8.80"), CNY(0))

        line = line.settle_early(on=OCT(25), id="s")
        assert line.ledger.balance("Income:Interest") == -CNY("8.80")
        assert line.ledger.balance("Income:Fee") == CNY(0)

    def test_a_cost_by_the_sum_of_digits_is_rebated(self):
        """
        12.00 over three rows are 6.00, 4.00 and 2.00.

        After the first row 6.00 are not earned and never will be; its payment was 404.00, so 802.00 are left.
        """
        offer = InstallmentOffer.sum_of_digits(3, total_rate="1%")
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=offer)
        line = line.repay(CNY(404), on=NOV(9), id="r").settle_early(on=NOV(10), id="s")

        assert paid(line, "s") == "802.00"


class TestFeesAlone:
    """All is refunded and its twelve fees are kept: rows of 8.80 are ahead, and no principal."""

    def bought(self, rule):
        offer = attrs.evolve(FLAT, on_refund=RefundTerms(unbilled_fee="kept"), on_prepayment=rule)
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=offer)
        return line.refund("p", on=OCT(21), id="f")

    def test_settling_takes_what_the_offer_asks_for(self):
        line = self.bought("all").settle_early(on=OCT(25), id="s")

        assert (paid(line, "s"), line.plans) == ("105.60", ())

    def test_which_may_be_nothing(self):
        """Payoff is zero, and settling ends it: nothing is billed later."""
        line = self.bought("waive")
        assert line.payoff().total == CNY(0)

        line = line.settle_early(on=OCT(25), id="s")
        assert (paid(line, "s"), line.plans) == ("0.00", ())
        assert line.advance(to=LATER).statements == ()
        assert CreditLine.restore(line.history) == line


class TestInterestToTheDay:
    """3,000.00 at 1 % a month from 9 October, the rows on the 9th."""

    line = a_line().purchase(CNY(3000), on=OCT(9), id="p", installments=LEVEL)

    def test_in_the_first_period(self):
        """15 of 31 days: 30.00 x 15 / 31 = 14.516."""
        assert paid(self.line.settle_early(on=OCT(24), id="s"), "s") == "3014.52"

    def test_on_the_first_day_there_is_none(self):
        assert paid(self.line.settle_early(on=OCT(9), id="s"), "s") == "3000.00"

    def test_a_billed_row_pays_all_of_its_own(self):
        """1,020.07 billed on 1 November for the period until the 9th; the next one has not begun: 2,009.93."""
        assert paid(self.line.settle_early(on=NOV(5), id="s"), "s") == "3030.00"
        assert paid(self.line.settle_early(on=NOV(9), id="s"), "s") == "3030.00"

    def test_in_the_second_period(self):
        """15 of 30 days: 2,009.93 x 1 % x 15 / 30 = 10.0497."""
        line = self.line.repay(CNY("1020.07"), on=NOV(9), id="r").settle_early(on=NOV(24), id="s")

        assert paid(line, "s") == "2019.98"
        assert line.ledger.balance("Income:Interest") == -CNY("40.05")

    def test_by_a_day_count_it_is_its_days(self):
        """0.05 % a day: 15 nights of 3,000.00 are 22.50."""
        offer = InstallmentOffer.equal_payment(3, Rate.parse("0.05%/day"), accrual=DayCount.ACT_365F)
        line = a_line().purchase(CNY(3000), on=OCT(9), id="p", installments=offer)

        assert paid(line.settle_early(on=OCT(24), id="s"), "s") == "3022.50"

    def test_by_thirty_days_a_month_too(self):
        """18 % a year by 30E/360: 15 days of 3,000.00 are 22.50."""
        offer = InstallmentOffer.equal_principal(3, Rate.parse("18%/year"), accrual=DayCount.THIRTY_E_360)
        line = a_line().purchase(CNY(3000), on=OCT(9), id="p", installments=offer)

        assert paid(line.settle_early(on=OCT(24), id="s"), "s") == "3022.50"

    def test_interest_only_pays_it_on_the_whole(self):
        """1 % of 3,000.00, 15 of 31 days."""
        offer = InstallmentOffer.interest_only(3, Rate.parse("1%/month"))
        line = a_line().purchase(CNY(3000), on=OCT(9), id="p", installments=offer)

        assert paid(line.settle_early(on=OCT(24), id="s"), "s") == "3014.52"

    def test_a_fee_for_settling_comes_on_top(self):
        """3 % of 3,000.00 are 90.00."""
        offer = attrs.evolve(LEVEL, on_prepayment="3%")
        line = a_line().purchase(CNY(3000), on=OCT(9), id="p", installments=offer)

        assert paid(line.settle_early(on=OCT(24), id="s"), "s") == "3104.52"

    def test_day_by_day_it_never_falls(self):
        """Until the next row is billed each day costs as much as the one before or more."""
        line = self.line.repay(CNY("1020.07"), on=NOV(9), id="r")
        days = [line.payoff(NOV(day)).interest for day in range(9, 31)]

        assert all(earlier <= later for earlier, later in pairwise(days))
        assert (days[0], days[15]) == (CNY(0), CNY("10.05"))


class TestOverdueRows:
    """400.00 overdue from 9 November; on the 19th ten nights have cost 2.00, which stays owed."""

    line = a_line(interest=HALF_PER_MILLE).purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)

    def test_they_are_settled_with_the_rest(self):
        line = self.line.settle_early(on=NOV(19), id="s")

        assert paid(line, "s") == "1200.00"
        assert (line.outstanding, line.payoff().interest, line.days_past_due) == (CNY(2), CNY(2), 0)

    def test_the_interest_on_them_stands_on_the_next_statement(self):
        bill = self.line.settle_early(on=NOV(19), id="s").advance(to=DEC(1)).statements[-1]

        assert (bill.interest, bill.installments, bill.repayments, bill.closing) == (
            CNY(2),
            CNY(800),
            CNY(1200),
            CNY(2),
        )

    def test_payoff_is_both(self):
        assert self.line.payoff(NOV(19)).total == CNY(1202)


class TestOneOfTwoPlans:
    line = BOUGHT.purchase(CNY(300), on=OCT(21), id="q", installments=FREE).purchase(CNY(50), on=OCT(22), id="o")

    def test_one_is_settled_and_the_other_goes_on(self):
        line = self.line.settle_early(on=NOV(2), id="s", plan="p")

        assert (paid(line, "s"), [plan.id for plan in line.plans]) == ("1208.80", ["q"])
        assert line.due().total == CNY(150)

    def test_all_are_settled_and_what_is_no_plan_stays(self):
        line = self.line.settle_early(on=NOV(2), id="s")

        assert (paid(line, "s"), line.plans, line.outstanding) == ("1508.80", (), CNY(50))

    @pytest.mark.parametrize("day", [OCT(25), NOV(1), NOV(5), NOV(9), NOV(20), DEC(1), DEC(15)])
    def test_payoff_is_what_settling_takes_and_the_rest(self, day):
        line = self.line.advance(to=day)
        settled = line.settle_early(on=day, id="s")

        assert line.payoff().total == CNY(paid(settled, "s")) + settled.payoff().total
        assert settled.repay(settled.payoff().total, on=day, id="r").outstanding == CNY(0)


class TestTheAmount:
    def test_the_right_one_is_taken(self):
        assert BOUGHT.settle_early(on=NOV(5), id="s", amount=CNY("1208.80")).outstanding == CNY(0)

    @pytest.mark.parametrize("amount", [CNY("1208.79"), CNY("1208.81")])
    def test_any_other_is_refused(self, amount):
        answer = refused(BOUGHT, SettleEarly(on=NOV(5), id="s", amount=amount))

        assert isinstance(answer, SettlementDiffers)
        assert answer.needed == CNY("1208.80")


class TestTwice:
    settled = BOUGHT.settle_early(on=NOV(5), id="s", plan="p")

    def test_the_same_act_changes_nothing(self):
        assert self.settled.settle_early(on=NOV(5), id="s", plan="p") is self.settled

    @pytest.mark.parametrize("plan", ["p", None])
    def test_another_one_finds_nothing(self, plan):
        assert isinstance(refused(self.settled, SettleEarly(on=NOV(6), id="t", plan=plan)), NothingAhead)

    def test_long_after_too(self):
        assert isinstance(refused(self.settled, SettleEarly(on=LATER, id="t", plan="p")), NothingAhead)

    def test_a_plan_that_never_was(self):
        assert isinstance(refused(BOUGHT, SettleEarly(on=NOV(5), id="s", plan="q")), UnknownId)


class TestNothingFallsDueLater:
    @pytest.mark.parametrize("day", [OCT(20), OCT(31), NOV(1), NOV(9), NOV(10), DEC(20), FEB(9)])
    @pytest.mark.parametrize("cutoff", ["before", "through"])
    @pytest.mark.parametrize("offer", [FLAT, FREE, LEVEL, attrs.evolve(FLAT, on_prepayment="all")])
    def test_whenever_it_is_settled(self, day, cutoff, offer):
        line = a_line(cycle=BillingCycle(1, DueOn(9), cutoff=cutoff))
        line = line.purchase(CNY(1200), on=OCT(20), id="p", installments=offer)
        line = line.settle_early(on=day, id="s").advance(to=LATER)

        assert (line.outstanding, line.plans, line.days_past_due) == (CNY(0), (), 0)
        assert not line.ledger.balance("Liabilities:Deferred-Fee")
        assert all(bill.date <= date(2027, 3, 1) for bill in line.statements)
        require_laws(line)

    def test_the_statement_adds_up(self):
        """1 December: 108.80 carried over, 1,100.00 billed by the settlement, 1,208.80 paid."""
        bill = BOUGHT.settle_early(on=NOV(5), id="s").advance(to=DEC(1)).statements[-1]

        assert (bill.opening, bill.installments, bill.repayments) == (CNY("108.80"), CNY(1100), CNY("1208.80"))
        assert (bill.closing, bill.amount_due, bill.rows_ahead) == (CNY(0), CNY(0), ())


def test_a_line_with_a_plan_in_debt_of_its_minimum_is_current_once_settled():
    line = a_line(interest=HALF_PER_MILLE).purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)
    line = line.advance(to=NOV(20))
    assert line.days_past_due == 11

    assert line.settle_early(on=NOV(20), id="s").days_past_due == 0
