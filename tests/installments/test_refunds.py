"""Refunds of purchases in installments: which rows fall away, which fees, and what the customer has paid in the end."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from creditline import CNY, CreditLine, InstallmentOffer, Rate
from creditline.acts import Refund
from creditline.errors import RefundExceedsPurchase
from creditline.terms.ending import RefundTerms
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, LEVEL, fees, interests, principals
from tests.lines import DEC, FEB, HALF_PER_MILLE, JAN, NOV, OCT, RULES, a_line, refused

LATER = date(2028, 3, 1)


def bought(offer=FLAT, amount=1200, on=None, **terms):
    return a_line(**terms).purchase(CNY(amount), on=on or OCT(20), id="p", merchant="tmall", installments=offer)


def first_paid(offer=FLAT, amount=1200, on=None, **terms):
    """The first row was billed on 1 November and paid on the 9th."""
    line = bought(offer, amount, on, **terms).advance(to=NOV(9))
    return line.repay(line.due().total, on=NOV(9), id="r")


def terms(**rules):
    return attrs.evolve(FLAT, on_refund=RefundTerms(**rules))


class TestBeforeBilling:
    def test_in_full_it_is_as_if_nothing_had_been_bought(self):
        line = bought().refund("p", on=OCT(25), id="f")

        assert (line.outstanding, line.plans, line.available, line.credit_balance) == (CNY(0), (), CNY(10000), CNY(0))
        assert line.advance(to=LATER).statements == ()

    def test_in_part_the_last_rows_fall_away(self):
        """Of 1,200.00 are 900.00 left in nine rows; of 105.60 are 79.20 left, 8.80 each."""
        plan = bought().refund("p", on=OCT(25), id="f", amount=CNY(300)).plans[0]

        assert principals(plan) == ["100.00"] * 9 + ["0.00"] * 3
        assert fees(plan) == ["8.80"] * 9 + ["0.00"] * 3

    def test_or_every_row_falls(self):
        """300.00 / 12 = 25.00 off each; 79.20 / 12 = 6.60."""
        plan = bought(terms(order="pro_rata")).refund("p", on=OCT(25), id="f", amount=CNY(300)).plans[0]

        assert (principals(plan), fees(plan)) == (["75.00"] * 12, ["6.60"] * 12)

    def test_pro_rata_goes_by_largest_remainder(self):
        """100.01 over three rows of 400.00: 33.34 off the first two and 33.33 off the last."""
        offer = attrs.evolve(FREE, on_refund="pro_rata")
        plan = bought(offer).refund("p", on=OCT(25), id="f", amount=CNY("100.01")).plans[0]

        assert principals(plan) == ["366.66", "366.66", "366.67"]

    def test_the_limit_comes_back(self):
        assert bought().refund("p", on=OCT(25), id="f", amount=CNY(300)).used == CNY(900)

    def test_more_than_the_price_is_refused(self):
        line = bought().refund("p", on=OCT(25), id="f", amount=CNY(1000))

        assert isinstance(refused(line, Refund("p", on=OCT(26), id="g", amount=CNY("200.01"))), RefundExceedsPurchase)


class TestInMidPlan:
    """Row 1 of 108.80 is paid; 1,100.00 and 96.80 of fees are ahead."""

    def test_the_last_rows_fall_away(self):
        """950.00 left: nine rows and a half; 96.80 x 950 / 1,100 = 83.60 over ten rows."""
        plan = first_paid().refund("p", on=NOV(10), id="f", amount=CNY(150)).plans[0]

        assert principals(plan) == ["100.00"] * 10 + ["50.00", "0.00"]
        assert fees(plan) == ["8.80"] + ["8.36"] * 10 + ["0.00"]

    def test_pro_rata(self):
        """110.00 off eleven rows: 10.00 each; 96.80 x 990 / 1,100 = 87.12, 7.92 each."""
        offer = terms(order="pro_rata")
        plan = first_paid(offer).refund("p", on=NOV(10), id="f", amount=CNY(110)).plans[0]

        assert principals(plan) == ["100.00"] + ["90.00"] * 11
        assert fees(plan) == ["8.80"] + ["7.92"] * 11

    def test_in_full_the_customer_has_paid_the_fee_that_was_billed(self):
        """1,200.00 come back, 1,100.00 of them off the plan: 108.80 - 100.00."""
        line = first_paid().refund("p", on=NOV(10), id="f")

        assert (line.outstanding, line.plans, line.credit_balance) == (CNY(0), (), CNY(100))
        assert line.ledger.balance("Income:Fee") == -CNY("8.80")
        require_laws(line.advance(to=LATER))

    def test_what_is_billed_goes_first(self):
        """Row 1 is not paid yet: 250.00 settle its 100.00, and 150.00 of the last rows; its fee of 8.80 stays due."""
        line = bought().refund("p", on=NOV(5), id="f", amount=CNY(250))

        assert line.due().total == line.due().fee == CNY("8.80")
        assert principals(line.plans[0])[-3:] == ["100.00", "50.00", "0.00"]

    def test_all_of_it_leaves_the_fee_that_was_billed(self):
        """No principal is left, nothing of the plan is charged any more, and the limit is free."""
        line = bought().refund("p", on=NOV(5), id="f")

        assert (line.outstanding, line.due().fee, line.used) == (CNY("8.80"), CNY("8.80"), CNY(0))
        assert line.repay(CNY("8.80"), on=NOV(9), id="r").advance(to=LATER).ledger.balance("Income") == -CNY("8.80")

    def test_it_lowers_the_bill_by_all_of_the_slice(self):
        """A slice is all in the minimum (section 6); what is asked for falls with it."""
        line = bought(**RULES).purchase(CNY(500), on=OCT(21), id="o").advance(to=NOV(2))
        assert (line.bills[0].ask.amount_due, line.bills[0].ask.minimum) == (608_80, 158_80)

        line = line.refund("p", on=NOV(5), id="f", amount=CNY(250))
        assert (line.bills[0].ask.amount_due, line.bills[0].ask.minimum) == (508_80, 58_80)

    def test_the_next_statement_bills_the_new_rows(self):
        line = first_paid().refund("p", on=NOV(10), id="f", amount=CNY(150)).advance(to=DEC(1))

        assert line.statements[-1].installments == CNY("108.36")
        assert line.statements[-1].refunds == CNY(0)


class TestFeesAhead:
    def test_reduced_in_proportion(self):
        """96.80 x 1,000 / 1,100 = 88.00."""
        assert sum_of_fees(first_paid().refund("p", on=NOV(10), id="f", amount=CNY(100))) == CNY("96.80")

    def test_kept_in_full(self):
        line = first_paid(terms(unbilled_fee="kept")).refund("p", on=NOV(10), id="f", amount=CNY(100))

        assert sum_of_fees(line) == CNY("105.60")

    def test_kept_even_where_all_is_refunded(self):
        """Eleven fees of 8.80 are still to come, and the 100.00 that come back pay those that follow."""
        line = first_paid(terms(unbilled_fee="kept")).refund("p", on=NOV(10), id="f")
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(100))

        line = line.advance(to=LATER)
        assert line.ledger.balance("Income:Fee") == -CNY("105.60")
        assert (line.credit_balance, line.plans) == (CNY("3.20"), ())
        require_laws(line)

    def test_all_while_anything_is_left(self):
        line = first_paid(terms(unbilled_fee="all_or_nothing")).refund("p", on=NOV(10), id="f", amount=CNY(1099))

        assert sum_of_fees(line) == CNY("105.60")

    def test_nothing_where_nothing_is_left(self):
        line = first_paid(terms(unbilled_fee="all_or_nothing")).refund("p", on=NOV(10), id="f", amount=CNY(1100))

        assert (line.plans, line.advance(to=LATER).ledger.balance("Income:Fee")) == ((), -CNY("8.80"))


def sum_of_fees(line):
    """All fees of the plan, billed and ahead."""
    return CNY.minor(sum(line.plans[0].schedule.fees_minor))


class TestFeesBilled:
    """With `returned` in proportion to the principal refunded: 8.80 x 1,100 / 1,200 = 8.07."""

    offer = terms(billed_fee="returned")

    def test_returned(self):
        line = first_paid(self.offer).refund("p", on=NOV(10), id="f", amount=CNY(1100))

        assert (line.credit_balance, line.ledger.balance("Income:Fee")) == (CNY("8.07"), -CNY("0.73"))
        require_laws(line)

    def test_two_refunds_return_what_one_would(self):
        """8.80 x 550 / 1,200 = 4.03, and then 4.04."""
        line = first_paid(self.offer).refund("p", on=NOV(10), id="f", amount=CNY(550))
        assert line.credit_balance == CNY("4.03")

        assert line.refund("p", on=NOV(10), id="g", amount=CNY(550)).credit_balance == CNY("8.07")

    def test_a_fee_charged_with_the_first_row(self):
        """Chinese bank cards: 105.60 at once, of which 1,100 / 1,200 come back."""
        rules = RefundTerms(billed_fee="returned")
        offer = InstallmentOffer.flat_fee(12, total_rate="8.8%", charged="first", on_refund=rules)
        line = first_paid(offer).refund("p", on=NOV(10), id="f", amount=CNY(1100))

        assert line.credit_balance == CNY("96.80")

    def test_interest_for_time_is_never_returned(self):
        offer = attrs.evolve(LEVEL, on_refund=RefundTerms(billed_fee="returned"))
        line = first_paid(offer, 3000, OCT(9)).refund("p", on=NOV(10), id="f", amount=CNY("2009.93"))

        assert (line.credit_balance, line.ledger.balance("Income:Interest")) == (CNY(0), -CNY(30))


class TestAnAnnuity:
    """1,020.07 a month; 2,009.93 are left after the first row."""

    def test_keeps_its_payment(self):
        """1,509.93: 15.10 and 1,004.97 in row 2, and 504.96 with 5.05 in row 3."""
        plan = first_paid(LEVEL, 3000, OCT(9)).refund("p", on=NOV(10), id="f", amount=CNY(500)).plans[0]

        assert (principals(plan), interests(plan)) == (["990.07", "1004.97", "504.96"], ["30.00", "15.10", "5.05"])

    def test_and_its_last_rows_fall_away(self):
        """1,009.93: one row of 1,009.93 with 10.10."""
        line = first_paid(LEVEL, 3000, OCT(9)).refund("p", on=NOV(10), id="f", amount=CNY(1000))
        plan = line.plans[0]

        assert (principals(plan), interests(plan)) == (["990.07", "1009.93", "0.00"], ["30.00", "10.10", "0.00"])
        assert line.advance(to=JAN(2)).statements[-1].installments == CNY(0)

    def test_equal_principal_keeps_its_parts(self):
        """1,000.00 a row at 1 %: of 2,000.00 are 500.00 refunded: 15.00 and 5.00 of interest."""
        offer = InstallmentOffer.equal_principal(3, Rate.parse("1%/month"))
        plan = first_paid(offer, 3000, OCT(9)).refund("p", on=NOV(10), id="f", amount=CNY(500)).plans[0]

        assert (principals(plan), interests(plan)) == (["1000.00", "1000.00", "500.00"], ["30.00", "15.00", "5.00"])

    def test_interest_only_pays_on_what_is_left(self):
        offer = InstallmentOffer.interest_only(3, Rate.parse("1%/month"))
        plan = first_paid(offer, 3000, OCT(9)).refund("p", on=NOV(10), id="f", amount=CNY(500)).plans[0]

        assert (principals(plan), interests(plan)) == (["0.00", "0.00", "2500.00"], ["30.00", "25.00", "25.00"])


class TestSeveralRefunds:
    @pytest.mark.parametrize("parts", [(100, 500), (300, 300), (599, 1)])
    @pytest.mark.parametrize("offer", [FREE, LEVEL])
    def test_last_first_they_leave_what_one_would(self, parts, offer):
        line = first_paid(offer)
        one = line.refund("p", on=NOV(10), id="f", amount=CNY(sum(parts)))
        two = line.refund("p", on=NOV(10), id="f", amount=CNY(parts[0]))
        two = two.refund("p", on=NOV(10), id="g", amount=CNY(parts[1]))

        assert two.plans[0].schedule.principals_minor == one.plans[0].schedule.principals_minor
        assert (two.outstanding, two.credit_balance) == (one.outstanding, one.credit_balance)


class TestAfterEarlySettlement:
    def test_all_of_it_is_the_customers_own(self):
        line = first_paid().settle_early(on=NOV(12), id="s").refund("p", on=NOV(20), id="f")

        assert (line.credit_balance, line.outstanding, line.plans) == (CNY(1200), CNY(0), ())
        require_laws(line.advance(to=LATER))

    def test_long_after_too(self):
        line = first_paid().settle_early(on=NOV(12), id="s").refund("p", on=FEB(20), id="f")

        assert line.credit_balance == CNY(1200)


class TestOverdueRows:
    """Row 1 of 400.00 is overdue since 9 November."""

    line = bought(FREE, interest=HALF_PER_MILLE).advance(to=NOV(19))

    def test_they_are_settled_first(self):
        line = self.line.refund("p", on=NOV(19), id="f", amount=CNY(500))

        assert (line.days_past_due, line.due().principal) == (0, CNY(0))
        assert principals(line.plans[0]) == ["400.00", "400.00", "300.00"]

    def test_the_nights_until_then_are_charged(self):
        """10 nights x 400.00 x 0.05 % = 2.00."""
        line = self.line.refund("p", on=NOV(19), id="f").advance(to=DEC(1))

        assert (line.outstanding, line.statements[-1].interest) == (CNY(2), CNY(2))

    def test_a_part_leaves_him_late(self):
        """100.00 of 400.00: the plan ahead stays as it is."""
        line = self.line.refund("p", on=NOV(19), id="f", amount=CNY(100))

        assert (line.days_past_due, line.due().principal, line.plans[0].principal_left) == (10, CNY(300), 800_00)


class TestARefundThatDoesNotCount:
    """Bank cards: it settles only what is still unbilled of its own purchase; the rest waits as credit (section 5)."""

    line = bought(FREE, refund_counts_as_payment=False, **RULES)

    def test_rows_ahead_fall_away_and_the_billed_one_stays(self):
        line = self.line.refund("p", on=NOV(5), id="f", amount=CNY(1000))

        assert (line.plans[0].principal_left, line.due().total, line.credit_balance) == (0, CNY(400), CNY(200))
        assert line.bills[0].ask.amount_due == 400_00

    def test_it_meets_no_minimum(self):
        assert self.line.refund("p", on=NOV(5), id="f").advance(to=NOV(10)).days_past_due == 1

    def test_the_credit_is_used_when_the_next_statement_is_issued(self):
        """400.00 of credit settle the late fee of 20.00, the interest of 4.40, and 375.60 of principal."""
        line = self.line.refund("p", on=NOV(5), id="f").advance(to=DEC(1))

        assert (line.credit_balance, line.outstanding) == (CNY(0), CNY("24.40"))
        require_laws(line)


def test_a_refund_takes_no_more_of_several_rows_than_its_purchase_brought_in():
    """10.00 of p and 990.00 of q over 2: rows of 500.00, both overdue; p gives back its 10.00 of the first alone."""
    line = a_line().purchase(CNY(10), on=OCT(20), id="p").purchase(CNY(990), on=OCT(21), id="q").advance(to=NOV(2))
    line = line.convert(statement=NOV(1), installments=InstallmentOffer.interest_free(2), on=NOV(2), id="c")
    line = line.advance(to=date(2027, 2, 1)).refund("p", on=date(2027, 2, 1), id="f")

    owed = [line.ledger.balance("Assets:Receivable:Principal", item=item) for item in ("c/1", "c/2")]
    assert owed == [CNY(490), CNY(500)]


def test_a_forged_refund_of_less_than_nothing_is_not_restored():
    line = bought()
    line = line.refund("p", on=NOV(5), id="f", amount=CNY(50))
    *before, last = line.history
    settled, *others = last.facts
    wrong = attrs.evolve(settled, settlements=(attrs.evolve(settled.settlements[0], amount=CNY(-50)),))
    with pytest.raises(ValueError, match="settled by more than zero, not by -50.00 CNY"):
        CreditLine.restore([*before, attrs.evolve(last, facts=(wrong, *others))])
