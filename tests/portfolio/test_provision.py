"""Provisions by bucket, of lines and of balances."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, EUR, Rounding
from creditline.errors import CurrencyMismatch
from creditline.portfolio import (
    ProvisionRow,
    balances_by_bucket,
    flow_rates,
    implied_roll_rates,
    provision,
)
from tests.lines import DEC, OCT, a_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline import CreditLine

RATES = {"M0": "1%", "M1": "20%", "M2+": "75%"}


def test_the_matrix_of_ifrs_9() -> None:
    """
    IFRS 9, Illustrative Example 12 (IE74 to IE77): 580,000 in all.

    Source: https://www.ifrs.org/issued-standards/list-of-standards/ifrs-9-financial-instruments/.
    """
    found = provision(
        {
            "current": EUR(15_000_000),
            "1-30": EUR(7_500_000),
            "31-60": EUR(4_000_000),
            "61-90": EUR(2_500_000),
            ">90": EUR(1_000_000),
        },
        {"current": "0.3%", "1-30": "1.6%", "31-60": "3.6%", "61-90": "6.6%", ">90": "10.6%"},
    )

    assert [row.amount for row in found.rows] == [
        EUR(45_000),
        EUR(120_000),
        EUR(144_000),
        EUR(165_000),
        EUR(106_000),
    ]
    assert (found.balance, found.total) == (EUR(30_000_000), EUR(580_000))


class TestLines:
    @staticmethod
    def lines() -> Iterator[CreditLine]:
        """Of 1 December: one that owes 100.00 in time, one 40.00 since the 9th of November, and one nothing."""
        yield a_line(id="a").purchase(CNY(100), on=DEC(1), id="p").advance(to=DEC(1))
        yield a_line(id="b").purchase(CNY(40), on=OCT(20), id="p").advance(to=DEC(1))
        yield a_line(id="c").advance(to=DEC(1))

    def test_each_stands_in_its_bucket_with_all_that_it_owes(self) -> None:
        assert balances_by_bucket(self.lines()) == {"M0": CNY(100), "M1": CNY(40)}

    def test_they_are_taken_one_by_one(self) -> None:
        found = provision(self.lines(), RATES)

        assert [row.amount for row in found.rows] == [CNY(1), CNY(8), CNY(0)]

    def test_no_line_has_no_currency(self) -> None:
        with pytest.raises(ValueError, match="^a provision is of one line or balance at least"):
            provision(iter(()), RATES)


class TestRates:
    def test_a_plus_takes_all_later_buckets(self) -> None:
        found = provision({"M2": CNY(100), "M11": CNY(200)}, RATES)

        assert found.rows[2] == ProvisionRow("M2+", CNY(300), Fraction(3, 4), CNY(225))

    def test_the_latest_plus_and_a_rate_of_its_own_come_first(self) -> None:
        found = provision({"M2": CNY(100), "M4": CNY(100), "M7": CNY(100)}, {"M1+": "10%", "M4": "30%", "M6+": "100%"})

        assert [row.balance for row in found.rows] == [CNY(100)] * 3

    @pytest.mark.parametrize("bucket", ["M1", "B9", "late"])
    def test_a_bucket_without_a_rate_is_not_passed_over(self, bucket: str) -> None:
        with pytest.raises(ValueError, match=f"^there is no rate for bucket '{bucket}', only for 'M0', 'M2\\+'$"):
            provision({bucket: CNY(1)}, {"M0": "1%", "M2+": "5%"})

    def test_one_in_which_nothing_stands_needs_none(self) -> None:
        assert provision({"M0": CNY(100), "M1": CNY(0)}, {"M0": "1%"}).total == CNY(1)

    def test_each_bucket_is_rounded_once(self) -> None:
        balances = {"M0": CNY("0.50"), "M1": CNY("0.50")}

        assert provision(balances, {"M0": "1%", "M1": "1%"}).total == CNY("0.02")
        assert provision(balances, {"M0": "1%", "M1": "1%"}, rounding=Rounding.DOWN).total == CNY(0)

    def test_those_that_rolled(self) -> None:
        """Half of the first rolls on, and all of the last is lost."""
        rates = implied_roll_rates({"M0": "50%", "M1": "100%"}).loss_rates

        assert provision({"M0": CNY(10), "M1": CNY(10)}, rates).total == CNY(15)

    def test_those_that_flowed_where_they_are_known(self) -> None:
        rates = flow_rates({"M0": 200, "M1": 0}, 3)

        assert provision({"M0": CNY(1000)}, rates).total == CNY(15)

    @pytest.mark.parametrize(
        ("balances", "rates", "error", "message"),
        [
            ({"M0": CNY(1)}, {}, ValueError, "has a rate for one bucket at least$"),
            ({"M0": CNY(1)}, {"M0": "101%"}, ValueError, "a rate is at most 100 %, not 101%$"),
            ({"M0": CNY(1)}, {"M0": 0.1}, TypeError, "not exact"),
            ({"M0": CNY(-1)}, RATES, ValueError, "^what stands in a bucket is zero or more, not -1.00 CNY$"),
            ({"M0": CNY(1), "M1": 5}, RATES, TypeError, "^amounts do not mix with numbers of accounts: 5$"),
            ({"M0": CNY(1), "M1": "5"}, RATES, TypeError, "^a figure of a portfolio is Money or"),
        ],
    )
    def test_what_is_refused(self, balances: Any, rates: Any, error: type[Exception], message: str) -> None:
        with pytest.raises(error, match=message):
            provision(balances, rates)

    def test_two_currencies(self) -> None:
        with pytest.raises(CurrencyMismatch):
            provision({"M0": CNY(1), "M1": EUR(1)}, RATES)


def test_a_notebook_shows_the_table() -> None:
    assert "<td>in all</td><td>100.00 CNY</td><td></td><td>1.00 CNY</td>" in (
        provision({"M0": CNY(100)}, {"M0": "1%"})._repr_html_()
    )
