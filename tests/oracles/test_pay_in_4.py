"""Late fees of Pay in 4 as published, through payments that are really missed on a line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from creditline import CreditLine, Money
from creditline.catalog import afterpay, pay_in_4
from creditline.money import AUD, USD

ON = date(2026, 1, 5)


def late_fees(line: CreditLine, after_days: int) -> Money:
    """All that has been charged so many days after the purchase."""
    return line.payoff(ON + timedelta(days=after_days)).late_fee


class TestKlarnaAustralia:
    """https://klarna.com/au/customer-service/is-there-a-late-fee-for-4-interest-free-installments."""

    @pytest.mark.parametrize(
        ("order", "fee", "most"),
        [
            ("1.00", 0, 0),
            ("24.99", 0, 0),
            ("25.00", 2, 6),
            ("59.99", 2, 6),
            ("60.00", 4, 12),
            ("99.99", 4, 12),
            ("100.00", 6, 18),
            ("199.99", 6, 18),
            ("200.00", 8, 24),
            ("1500.00", 8, 24),
        ],
    )
    def test_a_fee_for_each_part_that_is_missed(self, order: str, fee: int, most: int) -> None:
        line = CreditLine.open(pay_in_4("AU"), limit=AUD(2_000), on=ON, id="line")
        line = line.purchase(AUD(order), on=ON, id="o", installments="4")

        assert [late_fees(line, days) for days in (14, 15, 28, 29, 42, 43)] == [
            AUD(count * fee) for count in (0, 1, 1, 2, 2, 3)
        ]
        assert late_fees(line, 400) == AUD(most)

    def test_a_part_paid_in_time_costs_nothing(self) -> None:
        line = CreditLine.open(pay_in_4("AU"), limit=AUD(2_000), on=ON, id="line")
        line = line.purchase(AUD(100), on=ON, id="o", installments="4")
        line = line.repay(AUD(25), on=ON + timedelta(days=14), id="r")

        assert (late_fees(line, 28), late_fees(line, 400)) == (AUD(0), AUD(12))


class TestKlarnaUnitedStates:
    """https://www.syncbot.com/pages/klarna-pay-later-in-4-agreement."""

    def test_seven_dollars_after_ten_days(self) -> None:
        line = CreditLine.open(pay_in_4(), limit=USD(2_000), on=ON, id="line")
        line = line.purchase(USD(200), on=ON, id="o", installments="4")

        assert [late_fees(line, days) for days in (24, 25, 38, 39, 53, 400)] == [USD(n) for n in (0, 7, 7, 14, 21, 21)]

    def test_never_more_than_a_quarter_of_the_purchase(self) -> None:
        line = CreditLine.open(pay_in_4(), limit=USD(2_000), on=ON, id="line")
        line = line.purchase(USD(40), on=ON, id="o", installments="4")

        assert [late_fees(line, days) for days in (25, 39, 53)] == [USD(7), USD(10), USD(10)]

    def test_a_quarter_is_paid_at_purchase_and_uses_no_limit(self) -> None:
        line = CreditLine.open(pay_in_4(), limit=USD(75), on=ON, id="line")
        line = line.purchase(USD(100), on=ON, id="o", installments="4")

        assert line.outstanding == USD(75)
        assert [bill.due_date for bill in line.bills] == [ON + timedelta(days=14)]


class TestAfterpayAustralia:
    """https://help.afterpay.com/hc/en-au/articles/360016272971; the caps of each order are worked from its rule."""

    @pytest.mark.parametrize(
        ("order", "most"), [("36", "9.00"), ("40", "10.00"), ("100", "25.00"), ("272", "68.00"), ("500", "68.00")]
    )
    def test_nobody_pays_anything(self, order: str, most: str) -> None:
        line = CreditLine.open(afterpay(), limit=AUD(2_000), on=ON, id="line")
        line = line.purchase(AUD(order), on=ON, id="o", installments="4-later")

        assert late_fees(line, 400) == AUD(most)

    @pytest.mark.parametrize(
        ("order", "most"), [("36", "9.00"), ("40", "10.00"), ("100", "25.00"), ("272", "51.00"), ("500", "51.00")]
    )
    def test_three_parts_alone_cost_51_at_most(self, order: str, most: str) -> None:
        """Where a quarter was paid at purchase, three parts can be missed: 3 x (10 + 7)."""
        line = CreditLine.open(afterpay(), limit=AUD(2_000), on=ON, id="line")
        line = line.purchase(AUD(order), on=ON, id="o", installments="4")

        assert late_fees(line, 400) == AUD(most)

    def test_ten_at_once_and_seven_a_week_later(self) -> None:
        line = CreditLine.open(afterpay(), limit=AUD(2_000), on=ON, id="line")
        line = line.purchase(AUD(500), on=ON, id="o", installments="4")

        assert [late_fees(line, days) for days in (14, 15, 21, 22, 28, 29, 36)] == [
            AUD(n) for n in (0, 10, 10, 17, 17, 27, 34)
        ]

    def test_a_week_late_is_early_enough_for_one_fee(self) -> None:
        line = CreditLine.open(afterpay(), limit=AUD(2_000), on=ON, id="line")
        line = line.purchase(AUD(500), on=ON, id="o", installments="4").repay(
            AUD(125), on=ON + timedelta(days=21), id="r"
        )

        assert line.ledger.balance("Income:Late-Fee") == AUD(-10)
