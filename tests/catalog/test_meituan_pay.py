"""Meituan Pay Later as published in and around 2022."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine, Rate
from creditline.acts import Discount
from creditline.catalog import meituan_pay
from creditline.terms import BillingCycle, DueOn, Interest, Leniency, LimitTerms, Waterfall
from tests.lines import DEC, FEB, MAR, NOV, OCT


class TestWhatIsAgreed:
    def test_a_statement_on_the_1st_due_on_the_8th(self) -> None:
        assert meituan_pay().cycle == BillingCycle(1, DueOn(8), cutoff="before")

    def test_all_of_it_is_asked_for(self) -> None:
        assert meituan_pay().minimum is None

    def test_half_per_mille_a_day_after_that(self) -> None:
        assert meituan_pay().interest == Interest.overdue(Rate.parse("0.05%/day"))

    def test_nothing_is_published_of_anything_else(self) -> None:
        product = meituan_pay()

        assert product.late_fee is None
        assert (product.leniency, product.waterfall, product.limits) == (
            Leniency(),
            Waterfall.standard(),
            LimitTerms(),
        )
        assert (product.refund_counts_as_payment, product.refund_rest) == (True, "others")

    def test_it_says_its_name_year_and_currency(self) -> None:
        assert (meituan_pay().name, meituan_pay().currency) == ("Meituan Pay Later 2022", CNY)

    def test_an_edition_that_was_read_up(self) -> None:
        assert meituan_pay(2022) == meituan_pay()

    @pytest.mark.parametrize("edition", [2021, 2025, "2022"])
    def test_no_other_edition(self, edition: Any) -> None:
        with pytest.raises(ValueError, match=f"^meituan_pay has the editions 2022, not {edition!r}$"):
            meituan_pay(edition)


def test_a_month_of_a_real_export() -> None:
    """
    February 2025, moved to 2027: three purchases repaid the same evening, two refunded, one more bought.

    Source: deb-sig/double-entry-generator, example/mt/example-mt-records.csv,
    https://github.com/deb-sig/double-entry-generator
    """
    line = CreditLine.open(meituan_pay(), limit=CNY(1000), on=FEB(12), id="mt")
    for number, amount in enumerate(("10.06", "11.77", "26.31"), start=1):
        line = line.purchase(CNY(amount), on=FEB(12), id=f"order-{number}")
    line = line.repay(CNY("48.14"), on=FEB(12), id="pay", discount=Discount(CNY("0.02"), "platform"))
    assert not line.outstanding

    line = line.refund("order-2", on=FEB(20), id="f2").refund("order-1", on=FEB(20), id="f1")
    assert line.credit_balance == CNY("21.83")

    line = line.purchase(CNY("21.17"), on=FEB(28), id="order-4").advance(to=MAR(1))
    assert (line.outstanding, line.credit_balance) == (CNY(0), CNY("0.66"))
    assert (line.statements[0].closing, line.statements[0].amount_due) == (CNY("-0.66"), CNY(0))


def test_an_unpaid_bill_bears_from_the_8th() -> None:
    """23 nights x 100.00 x 0.05 % = 1.15 to 1 December."""
    line = CreditLine.open(meituan_pay(), limit=CNY(1000), on=OCT(1), id="mt").purchase(CNY(100), on=OCT(20), id="p")

    assert line.at(OCT(20)).payoff(NOV(8)).interest == CNY(0)
    assert line.advance(to=DEC(1)).statements[-1].interest == CNY("1.15")
