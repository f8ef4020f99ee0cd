"""Baitiao by orders, as pages of 2016 to 2022 describe it."""

from __future__ import annotations

from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from creditline import CNY, CreditLine, Rate
from creditline.catalog import baitiao_orders
from creditline.dates import Days, Months, Weeks
from creditline.terms import LateFee, OrderCycle
from tests.lines import DEC, NOV, OCT


def a_line(**terms: Any) -> CreditLine:
    return CreditLine.open(baitiao_orders(**terms), limit=CNY(5_000), on=OCT(1), id="bt")


class TestWhatIsAgreed:
    @pytest.mark.parametrize(
        ("every", "step"),
        [
            ("30 days", Days(30)),
            ("monthly", Months(1)),
            (Weeks(2), Weeks(2)),
            (relativedelta(months=1), Months(1)),
        ],
    )
    def test_orders_fall_due_by_themselves(self, every: Any, step: Any) -> None:
        assert baitiao_orders(every).cycle == OrderCycle(step)

    def test_thirty_days_unless_told(self) -> None:
        assert baitiao_orders() == baitiao_orders("30 days", 2022)

    def test_a_charge_a_day_on_the_whole_order(self) -> None:
        assert baitiao_orders().late_fee == LateFee.daily(Rate.parse("0.07%/day"), on="order")

    def test_refunds_go_back_to_their_sources(self) -> None:
        assert baitiao_orders().refund_rest == "sources"

    def test_it_says_its_name_year_and_currency(self) -> None:
        assert (baitiao_orders().name, baitiao_orders().currency) == ("Baitiao Orders 2022", CNY)

    def test_offers_of_10_yuan_or_more(self) -> None:
        assert [(offer.name, offer.amount_min) for offer in baitiao_orders().installments] == [
            (name, CNY(10)) for name in ("3", "6", "12", "24")
        ]

    @pytest.mark.parametrize("edition", [2016, 2024, "2022"])
    def test_no_other_edition(self, edition: Any) -> None:
        with pytest.raises(ValueError, match=f"^baitiao_orders has the editions 2022, not {edition!r}$"):
            baitiao_orders(edition=edition)

    def test_no_other_word_for_a_step(self) -> None:
        with pytest.raises(ValueError, match="^an order falls due after '30 days' or 'monthly' or a step such as"):
            baitiao_orders("weekly")


class TestALife:
    def test_two_orders_on_their_own_days(self) -> None:
        line = a_line().purchase(CNY(100), on=OCT(5), id="a").purchase(CNY(200), on=OCT(20), id="b")

        assert [(bill.order, bill.due_date) for bill in line.bills] == [("a", NOV(4)), ("b", NOV(19))]

    def test_a_refund_cuts_fees_ahead_and_keeps_those_billed(self) -> None:
        """1,200 over 12 at 0.5 %: 100.00 and 6.00 a row; 600 back after one row leave 66.00 x 500 / 1,100 = 30.00."""
        line = a_line(every="monthly").purchase(CNY(1_200), on=OCT(5), id="o", installments="12")
        line = line.repay(CNY(106), on=NOV(4), id="r").refund("o", on=NOV(5), id="f", amount=CNY(600))
        (plan,) = line.plans

        assert sum((row.fee for row in plan.rows_ahead), CNY(0)) == CNY(30)
        assert line.outstanding == CNY(500)

    def test_a_refund_of_what_is_paid_goes_back(self) -> None:
        line = a_line().purchase(CNY(100), on=OCT(5), id="o").repay(CNY(100), on=NOV(1), id="r")
        line = line.refund("o", on=NOV(2), id="f", amount=CNY(30))

        assert line.credit_balance == CNY(0)
        assert line.ledger.balance("Assets:Payout", item="r") == CNY(-30)

    def test_a_refund_of_a_late_order_pays_the_charge_first(self) -> None:
        """10 nights x 100.00 x 0.07 % = 0.70 to 14 November."""
        line = a_line().purchase(CNY(100), on=OCT(5), id="o").refund("o", on=NOV(14), id="f", amount=CNY(50))

        assert line.payoff().late_fee == CNY(0)
        assert line.outstanding == CNY("50.70")

    def test_paid_in_full_it_is_over(self) -> None:
        line = a_line().purchase(CNY(100), on=OCT(5), id="o").repay(CNY("100.70"), on=NOV(14), id="r")

        assert not line.advance(to=DEC(31)).outstanding
