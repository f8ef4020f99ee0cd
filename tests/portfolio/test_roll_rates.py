"""Roll rates and loss factors, and the flow-rate matrix."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, USD
from creditline.errors import CurrencyMismatch
from creditline.portfolio import RollRates, flow_rates, implied_roll_rates, roll_rates

if TYPE_CHECKING:
    from collections.abc import Iterator

OCC = {"current": "0.70%", "30-59": "20.61%", "60-89": "48.41%", "90-119": "72.12%", "120+": "100%"}
"""
Loss factors of the OCC's handbook, Retail Lending Examination Procedures, Appendix G, step 3.

Source: http://www.occ.treas.gov/publications/publications-by-type/comptrollers-handbook/_paginated/
retaillendingexaminationprocedures/Cont00064.htm
"""


class TestPublished:
    def test_what_the_factors_of_the_occ_imply(self) -> None:
        """Worked from its factors: 3.40, 42.57, 67.12 and 72.12 %."""
        shown = [line.rsplit(maxsplit=2)[-2] for line in str(implied_roll_rates(OCC)).splitlines()[2:]]

        assert shown == ["3.40", "42.57", "67.12", "72.12"]

    def test_the_factors_come_back(self) -> None:
        factors = implied_roll_rates(OCC).loss_rates

        assert [line.rsplit(maxsplit=2)[-2] for line in str(factors).splitlines()[2:]] == [
            "0.70",
            "20.61",
            "48.41",
            "72.12",
            "100.00",
        ]

    @pytest.mark.parametrize(("in_bucket", "next_month", "percent"), [(100, 20, 20), (20, 10, 50)])
    def test_what_was_60_days_late_and_is_90(self, in_bucket: int, next_month: int, percent: int) -> None:
        """Source: https://www.investopedia.com/terms/r/roll-rate.asp, by amount and by number."""
        for size in (USD, int):
            months = [{"60": size(in_bucket), "90": size(0)}, {"60": size(0), "90": size(next_month)}]
            assert roll_rates(months).rates == (Fraction(percent, 100),)


class TestOverMonths:
    MONTHS = (
        {"M0": CNY(1000), "M1": CNY(100), "M2": CNY(10)},
        {"M0": CNY(900), "M1": CNY(50), "M2": CNY(20)},
        {"M0": CNY(800), "M1": CNY(45), "M2": CNY(40)},
    )

    def test_all_that_rolled_over_all_that_stood(self) -> None:
        """50 and 45 of 1,000 and 900; 20 and 40 of 100 and 50."""
        assert roll_rates(self.MONTHS).rates == (Fraction(95, 1900), Fraction(60, 150))

    def test_a_loss_factor_is_the_product_from_its_bucket_on(self) -> None:
        """5 % x 40 % x 80 %."""
        factors = roll_rates(self.MONTHS, last="80%").loss_rates

        assert factors.known == {"M0": Fraction(16, 1000), "M1": Fraction(32, 100), "M2": Fraction(8, 10)}

    def test_months_are_taken_one_by_one(self) -> None:
        def told() -> Iterator[dict[str, Any]]:
            yield from self.MONTHS

        assert roll_rates(told()) == roll_rates(self.MONTHS)

    def test_a_bucket_left_out_held_nothing(self) -> None:
        assert roll_rates([{"M0": 10, "M1": 0}, {"M0": 5}]).rates == (Fraction(0),)

    def test_where_nothing_stood_nothing_is_known(self) -> None:
        rates = roll_rates([{"M0": 10, "M1": 0, "M2": 0}, {"M1": 1}])

        assert rates.rates == (Fraction(1, 10), None)
        assert rates.loss_rates.known == {"M2": Fraction(1)}
        assert str(rates).splitlines()[-1].split() == ["M1", "M2", "–"]

    def test_more_may_stand_in_a_bucket_than_in_the_one_before(self) -> None:
        assert roll_rates([{"M0": 1, "M1": 0}, {"M1": 3}]).rates == (Fraction(3),)

    @pytest.mark.parametrize(
        ("months", "error", "message"),
        [
            ([], ValueError, "the first month has 0$"),
            ([{"M0": 1}], ValueError, "the first month has 1$"),
            ([{"M0": 1, "M1": 1}], ValueError, "and there is only one$"),
            ([{"M0": 1, "M1": 1}, {"M2": 1}], ValueError, "^the first month has no bucket 'M2', only 'M0', 'M1'$"),
            ([{"M0": 1, "M1": -1}], ValueError, "zero or more, not -1$"),
            ([{"M0": 1, "M1": CNY(1)}], TypeError, "^amounts do not mix with numbers of accounts: 1.00 CNY$"),
            ([{"M0": True, "M1": 1}], TypeError, "a whole number of accounts, not True$"),
        ],
    )
    def test_what_is_refused(self, months: Any, error: type[Exception], message: str) -> None:
        with pytest.raises(error, match=message):
            roll_rates(months)

    def test_two_currencies(self) -> None:
        with pytest.raises(CurrencyMismatch):
            roll_rates([{"M0": CNY(1), "M1": USD(1)}])


class TestImplied:
    @pytest.mark.parametrize("factors", [{}, {"M0": "1%"}, {"M0": "1%", "M1": 0}])
    def test_factors_that_imply_nothing(self, factors: Any) -> None:
        with pytest.raises(ValueError, match="^two loss factors or more imply roll rates"):
            implied_roll_rates(factors)

    def test_a_factor_is_at_most_all_of_it(self) -> None:
        with pytest.raises(ValueError, match="a rate is at most 100 %, not 2$"):
            implied_roll_rates({"M0": 1, "M1": 2})

    def test_a_notebook_shows_the_table(self) -> None:
        rates = RollRates(("M0", "M1"), (Fraction(1, 3),), Fraction(1))

        assert "<td>M0</td><td>M1</td><td>33.33 %</td>" in rates._repr_html_()


class TestFlow:
    def test_what_was_lost_of_all_that_reached_a_bucket(self) -> None:
        """
        Sales of 100,000, of which 3,000 were never paid; the rates are worked from the ages that the page prints.

        Source: https://finlearnhub.com/2019/04/01/ifrs-9-impairment-simplified-approach/.
        """
        rates = flow_rates({"0": USD(100_000), "30": USD(80_000), "60": USD(45_000), "90": USD(15_000)}, USD(3_000))

        assert [rate for _, rate in rates.rows] == [
            Fraction(3, 100),
            Fraction(3, 80),
            Fraction(1, 15),
            Fraction(1, 5),
        ]

    def test_it_is_not_rounded(self) -> None:
        assert flow_rates({"30": 23}, 2).rows == (("30", Fraction(2, 23)),)
        assert "8.70 %" in str(flow_rates({"30": 23}, 2))

    def test_more_is_not_lost_than_reached_a_bucket(self) -> None:
        with pytest.raises(ValueError, match="^10 cannot have been lost of the 9 that reached 60$"):
            flow_rates({"30": 100, "60": 9}, 10)

    def test_a_notebook_shows_the_table(self) -> None:
        assert "<td>30</td><td>–</td>" in flow_rates({"30": 0}, 0)._repr_html_()
