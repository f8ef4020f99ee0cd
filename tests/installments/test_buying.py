"""Buying in installments: which statement asks for which row, and what it uses of the limit."""

from __future__ import annotations

from datetime import date

import pytest

from creditline import CNY, InstallmentOffer
from creditline.acts import Purchase
from creditline.errors import LimitExceeded
from creditline.terms import BillingCycle, DueAfter, DueOn
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, due_dates, principals
from tests.lines import DEC, JAN, NOV, OCT, RULES, a_line, refused

BEFORE = BillingCycle(1, DueOn(9))
THROUGH = BillingCycle(1, DueOn(9), cutoff="through")
LAST_DAY = BillingCycle(31, DueAfter(10))
LAST_DAY_THROUGH = BillingCycle(31, DueAfter(10), cutoff="through")


class TestTheFirstRow:
    """Rows are billed one per statement, the first on the first statement issued after the purchase (section 11)."""

    @pytest.mark.parametrize(
        ("cycle", "bought", "first", "second"),
        [
            pytest.param(BEFORE, OCT(31), NOV(9), DEC(9), id="the day before the statement"),
            pytest.param(BEFORE, NOV(1), DEC(9), JAN(9), id="on the statement day, which is issued already"),
            pytest.param(THROUGH, NOV(1), NOV(9), DEC(9), id="through: that day's statement is still to come"),
            pytest.param(THROUGH, NOV(2), DEC(9), JAN(9), id="through: the day after"),
            pytest.param(LAST_DAY, date(2027, 1, 30), date(2027, 2, 10), date(2027, 3, 10), id="30 January"),
            pytest.param(LAST_DAY, date(2027, 1, 31), date(2027, 3, 10), date(2027, 4, 10), id="31 January"),
            pytest.param(LAST_DAY_THROUGH, date(2027, 1, 31), date(2027, 2, 10), date(2027, 3, 10), id="31, through"),
            pytest.param(LAST_DAY, date(2028, 2, 29), date(2028, 4, 10), date(2028, 5, 10), id="29 February"),
            pytest.param(LAST_DAY_THROUGH, date(2028, 2, 29), date(2028, 3, 10), date(2028, 4, 10), id="29, through"),
        ],
    )
    def test_falls_due_with_the_next_statement(self, cycle, bought, first, second):
        line = a_line(cycle=cycle).purchase(CNY(1200), on=bought, id="p", installments=FREE)
        assert due_dates(line.plans[0])[:2] == [first, second]

        later = line.advance(to=second)
        slices = [bill for bill in later.statements if bill.installments]
        assert [(bill.installments, bill.due_date) for bill in slices[:2]] == [(CNY(400), first), (CNY(400), second)]
        require_laws(later)

    def test_a_row_has_its_principal_and_its_fee(self):
        line = a_line(**RULES).purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT).advance(to=NOV(1))
        bill = line.statements[0]

        assert (bill.purchases, bill.installments, bill.closing) == (CNY(0), CNY("108.80"), CNY("108.80"))
        assert (line.due().principal, line.due().fee) == (CNY(100), CNY("8.80"))

    def test_slices_enjoy_no_minimum(self):
        """A slice of 108.80 in full, and a tenth of an ordinary 500.00."""
        line = a_line(**RULES).purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT)
        bill = line.purchase(CNY(500), on=OCT(21), id="q").advance(to=NOV(1)).statements[0]

        assert (bill.amount_due, bill.minimum_due) == (CNY("608.80"), CNY("158.80"))

    def test_rows_not_billed_yet_are_shown_apart(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT).advance(to=NOV(1))
        ahead = line.statements[0].rows_ahead

        assert [row.plan for row in ahead] == ["p"] * 11
        assert (ahead[0].row.due_date, ahead[0].row.payment) == (DEC(9), CNY("108.80"))

    def test_the_last_statement_has_none_ahead(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE).advance(to=JAN(1))

        assert [len(bill.rows_ahead) for bill in line.statements] == [2, 1, 0]


class TestExtremes:
    def test_one_cent_over_twelve_rows_is_one_row(self):
        line = a_line().purchase(CNY("0.01"), on=OCT(20), id="p", installments=InstallmentOffer.interest_free(12))
        line = line.repay(CNY("0.01"), on=NOV(5), id="r").advance(to=date(2028, 1, 1))

        assert [(bill.installments, bill.closing) for bill in line.statements][:1] == [(CNY("0.01"), CNY("0.01"))]
        assert (line.outstanding, line.plans, line.available) == (CNY(0), (), CNY(10000))
        require_laws(line)

    def test_a_million_over_360_rows_is_billed_to_the_cent(self):
        """1,000,000.00 / 360 is 2,777.77 down to the cent; the last row takes what 359 of them leave, 2,780.57."""
        offer = InstallmentOffer.interest_free(360)
        line = a_line(limit="1000000").purchase(CNY(1000000), on=OCT(20), id="p", installments=offer)
        assert line.ledger.items("Assets:Receivable", open_only=True) == ("p",)

        line = line.advance(to=date(2056, 10, 1))
        billed = [bill.installments for bill in line.statements]
        assert billed == [*[CNY("2777.77")] * 359, CNY("2780.57")]
        assert line.due().principal == CNY(1000000)


class TestTheLimit:
    def test_the_whole_principal_uses_it(self):
        line = a_line(limit="1200").purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT)

        assert (line.used, line.available, line.outstanding) == (CNY(1200), CNY(0), CNY(1200))

    def test_one_cent_more_is_refused(self):
        line = a_line(limit="1200")
        answer = refused(line, Purchase(CNY("1200.01"), on=OCT(20), id="p", installments=FLAT))

        assert isinstance(answer, LimitExceeded)

    def test_it_comes_back_as_principal_is_repaid(self):
        """108.80 repay 100.00 of principal; the fee never used the limit."""
        line = a_line(limit="1200").purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT)
        line = line.repay(CNY("108.80"), on=NOV(9), id="r1")
        assert (line.used, line.available) == (CNY(1100), CNY(100))

        line = line.repay(CNY("108.80"), on=DEC(9), id="r2")
        assert line.available == CNY(200)

    def test_billing_a_row_changes_nothing(self):
        line = a_line(limit="1200").purchase(CNY(1200), on=OCT(20), id="p", installments=FREE)

        assert line.advance(to=DEC(1)).used == CNY(1200)

    def test_paying_every_row_on_its_day_ends_at_zero(self):
        line = a_line(limit="1200").purchase(CNY(1200), on=OCT(20), id="p", merchant="tmall", installments=FLAT)
        for number in range(1, 13):
            line = line.advance(to=line.plans[0].rows_ahead[0].due_date)
            line = line.repay(line.due().total, on=line.as_of, id=f"r{number}")

        assert (line.outstanding, line.plans, line.available, line.days_past_due) == (CNY(0), (), CNY(1200), 0)
        left = {
            account
            for account in ("Receivable", "Deferred-Fee", "Credit-Balance", "Bearer")
            for root in ("Assets", "Liabilities")
            if line.ledger.balance(f"{root}:{account}")
        }
        assert left == set()
        assert line.ledger.balance("Assets:Collections") == CNY("1305.60")
        assert line.ledger.balance("Income:Fee") == -CNY("105.60")


class TestADownPayment:
    """A first part is paid with cash that never uses the limit."""

    offer = InstallmentOffer.interest_free(3).with_down_payment(share="25%")

    def test_the_rest_uses_the_limit(self):
        line = a_line(limit="75").purchase(CNY(100), on=OCT(20), id="p", installments=self.offer)

        assert (line.used, line.available, line.outstanding) == (CNY(75), CNY(0), CNY(75))
        assert principals(line.plans[0]) == ["25.00"] * 3

    def test_a_cent_less_of_limit_is_not_enough(self):
        answer = refused(a_line(limit="74.99"), Purchase(CNY(100), on=OCT(20), id="p", installments=self.offer))

        assert isinstance(answer, LimitExceeded)
        assert answer.requested == CNY(75)

    def test_the_merchant_is_owed_all_of_it(self):
        line = a_line().purchase(CNY(100), on=OCT(20), id="p", installments=self.offer)

        assert line.ledger.balance("Liabilities:Merchant", item="p") == -CNY(100)
        assert line.ledger.balance("Assets:Collections") == CNY(25)

    def test_it_stands_on_no_statement(self):
        bill = a_line().purchase(CNY(100), on=OCT(20), id="p", installments=self.offer).advance(to=NOV(1)).statements[0]

        assert (bill.installments, bill.repayments, bill.closing) == (CNY(25), CNY(0), CNY(25))


class TestTheCustomersOwnMoney:
    """It pays rows as they are billed, and future rows not at all (section 4)."""

    line = a_line(limit="1200").repay(CNY(150), on=OCT(5), id="own")
    line = line.purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT)

    def test_it_is_left_alone_when_he_buys(self):
        assert (self.line.credit_balance, self.line.outstanding) == (CNY(150), CNY(1200))

    def test_it_pays_the_first_row(self):
        line = self.line.advance(to=NOV(1))

        assert (line.credit_balance, line.due().total) == (CNY("41.20"), CNY(0))
        assert (line.statements[0].amount_due, line.statements[0].closing) == (CNY(0), -CNY("41.20"))

    def test_and_part_of_the_second(self):
        line = self.line.advance(to=DEC(1))

        assert (line.credit_balance, line.due().total) == (CNY(0), CNY("67.60"))
        require_laws(line)

    def test_he_is_not_late_with_a_row_that_it_paid(self):
        assert self.line.advance(to=NOV(20)).days_past_due == 0


class TestACapture:
    def test_what_was_held_becomes_a_plan(self):
        line = a_line(limit="1200").authorize(CNY(1200), on=OCT(5), id="hold", merchant="tmall")
        line = line.capture("hold", on=OCT(20), id="p", installments=FREE)

        assert (line.held, line.used, line.available) == (CNY(0), CNY(1200), CNY(0))
        assert (line.plans[0].id, principals(line.plans[0])) == ("p", ["400.00"] * 3)
        assert line.ledger.entry("p").memo == "tmall"

    def test_a_part_of_it_and_the_rest_is_kept(self):
        line = a_line(limit="1200").authorize(CNY(1200), on=OCT(5), id="hold")
        line = line.capture("hold", on=OCT(20), id="p", amount=CNY(300), keep_rest=True, installments=FREE)

        assert (line.held, line.used, line.available) == (CNY(900), CNY(300), CNY(0))
        assert line.advance(to=NOV(1)).statements[0].installments == CNY(100)
