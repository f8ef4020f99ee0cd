"""
Penalty fees of the United States: by cost, by safe harbor, and never more than the minimum.

Source: 12 CFR 1026.52 and its comments (Regulation Z),
https://www.consumerfinance.gov/rules-policy/regulations/1026/interp-52/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from creditline import USD, CreditLine, Product
from creditline.errors import CurrencyMismatch
from creditline.money import EUR, JPY
from creditline.terms import (
    BillingCycle,
    DueAfter,
    LateFee,
    MinimumPayment,
    charge_card_penalty_fee,
    first_year_fees_left,
    penalty_fee_of_cost,
    penalty_fee_rounded,
)
from tests.lines import month

if TYPE_CHECKING:
    from datetime import date

SAFE_HARBOR = LateFee.missed_minimum(USD(25), repeated=USD(35))
"""The amounts of 2010; they are indexed every year."""


class TestTheCostMethod:
    @pytest.mark.parametrize(
        ("cost", "collected", "fee"),
        [
            pytest.param(26_000_000, 750_000, 35, id="52(b)(1)(i)-6.B"),
            pytest.param(27_300_000, 735_000, 37, id="52(b)(1)(i)-6.C"),
            pytest.param(3_069_000, 114_750, 27, id="52(b)(1)(i)-7.C"),
            pytest.param(4_500_000, 200_000, 23, id="52(b)(1)(i)-8.A"),
            pytest.param(4_500_000, 140_000, 32, id="52(b)(1)(i)-8.B"),
            pytest.param(4_230_000, 140_000, 30, id="52(b)(1)(i)-8.C"),
            pytest.param(2_000_000, 90_000, 22, id="52(b)(1)(i)-9"),
        ],
    )
    def test_cost_over_the_fees_that_are_collected(self, cost: int, collected: int, fee: int) -> None:
        assert penalty_fee_of_cost(USD(cost), collected) == USD(fee)

    @pytest.mark.parametrize(("permitted", "rounded"), [("21.50", 22), ("21.49", 21)])
    def test_whole_dollars_half_up(self, permitted: str, rounded: int) -> None:
        """Comment 52(b)-2."""
        assert penalty_fee_rounded(USD(permitted)) == USD(rounded)

    def test_whole_units_of_a_currency_without_decimals(self) -> None:
        assert penalty_fee_of_cost(JPY(5), 2) == JPY(3)

    @pytest.mark.parametrize(("cost", "collected"), [(-1, 1), (1, 0)])
    def test_what_makes_no_fee(self, cost: int, collected: int) -> None:
        with pytest.raises(ValueError, match="makes no fee$"):
            penalty_fee_of_cost(USD(cost), collected)


class TestOfTheBalanceOfAChargeCard:
    """12 CFR 1026.52(b)(1)(ii)(C): 3 % of what is delinquent, after two billing cycles; the figures are ours."""

    @pytest.mark.parametrize(("missed", "fee"), [(0, None), (1, None), (2, USD(30)), (3, USD(30))])
    def test_from_the_second_billing_cycle_on(self, missed: int, fee: object) -> None:
        assert charge_card_penalty_fee(USD(1000), missed) == fee

    def test_never_more_than_the_share(self) -> None:
        """3 % of 0.99 are 2.97 cents."""
        assert charge_card_penalty_fee(USD("0.99"), 2) == USD("0.02")

    @pytest.mark.parametrize(("owed", "missed"), [(-1, 2), (1, -1)])
    def test_what_is_no_delinquent_balance(self, owed: int, missed: int) -> None:
        with pytest.raises(ValueError, match="is no delinquent balance$"):
            charge_card_penalty_fee(USD(owed), missed)


class TestFeesOfTheFirstYear:
    def test_a_quarter_of_the_limit(self) -> None:
        """Comment 52(a)(1)-1.i: 120 for the account and 5 for cash on a limit of 500; 2.50 more may not be charged."""
        assert first_year_fees_left(USD(500), USD(120)) == USD(5)
        assert first_year_fees_left(USD(500), USD(125)) == USD(0)
        assert first_year_fees_left(USD(500), USD("127.50")) == USD("-2.50")

    def test_a_limit_that_fell_in_the_first_year(self) -> None:
        """
        Comment 52(a)(1)-3.ii.A, as of 2013: a limit of 1,000 falls to 600, and 100 are given back.

        That 250 had been charged follows from it: all that 1,000 allow.
        """
        assert first_year_fees_left(USD(1000), USD(250)) == USD(0)
        assert first_year_fees_left(USD(600), USD(250)) == USD(-100)

    def test_amounts_that_are_none(self) -> None:
        with pytest.raises(ValueError, match="are none$"):
            first_year_fees_left(USD(-1), USD(0))
        with pytest.raises(ValueError, match="are none$"):
            first_year_fees_left(USD(1), USD(-1))
        with pytest.raises(CurrencyMismatch):
            first_year_fees_left(USD(1), EUR(1))


def fees(*missed: str, fee: Any = SAFE_HARBOR, minimum: int = 40) -> list[str]:
    """
    The late fees of a year's statements, in order, of which those of the months *missed* were not paid in time.

    5,000.00 are spent in January; statements are of the 1st and due 24 days later, and ten minimums are paid at once.
    """
    product = Product(
        "Card",
        USD,
        cycle=BillingCycle(1, DueAfter(24)),
        minimum=MinimumPayment(0, floor=USD(minimum)),
        late_fee=fee,
    )
    line = CreditLine.open(product, limit=USD(10_000), on=month(2027, 1)(5), id="a")
    line = line.purchase(USD(5_000), on=month(2027, 1)(6), id="p")
    for number, name in enumerate(MONTHS, 2):
        day: date = month(2027, number)(1)
        line = line.advance(to=day)
        if name not in missed:
            line = line.repay(USD(minimum * 10), on=day, id=f"r{number}")
    line = line.advance(to=month(2028, 1)(1))
    return [str(entry.postings[0].amount.decimal) for entry in line.ledger.entries if entry.kind == "late-fee"]


MONTHS = ("February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


class TestTheSafeHarbor:
    """Comment 52(b)(1)(ii)-1.iii.A: more only where it is repeated within the next six billing cycles."""

    def test_march_and_april(self) -> None:
        assert fees("March", "April") == ["25.00", "35.00"]

    def test_march_and_september_are_six_cycles_apart(self) -> None:
        assert fees("March", "September") == ["25.00", "35.00"]

    def test_march_and_october_are_seven(self) -> None:
        assert fees("March", "October") == ["25.00", "25.00"]

    def test_each_repetition_is_one_of_the_last(self) -> None:
        assert fees("March", "September", "December") == ["25.00", "35.00", "35.00"]

    def test_a_lender_may_have_agreed_no_higher_amount(self) -> None:
        assert fees("March", "April", fee=LateFee.missed_minimum(USD(25))) == ["25.00", "25.00"]

    def test_fewer_cycles(self) -> None:
        fee = LateFee.missed_minimum(USD(25), repeated=USD(35), within=1)

        assert fees("March", "April", "June", fee=fee) == ["25.00", "35.00", "25.00"]


class TestNeverMoreThanTheMinimum:
    """12 CFR 1026.52(b)(2)(i)(A): the whole minimum that was due just before, and not what is unpaid of it."""

    def test_a_minimum_of_fifteen(self) -> None:
        assert fees("March", minimum=15) == ["15.00"]

    def test_where_a_lender_has_no_such_bound(self) -> None:
        assert fees("March", minimum=15, fee=LateFee.missed_minimum(USD(25), at_most_minimum=False)) == ["25.00"]
