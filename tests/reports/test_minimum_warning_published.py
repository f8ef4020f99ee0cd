"""The minimum-payment warning against Regulation Z and the Commission's examples."""

from __future__ import annotations

import pytest

from creditline import EUR, USD, Rate
from creditline.reports import MinimumPaymentWarning, RevolvingBalance, minimum_payment_warning
from creditline.terms import MinimumPayment


def figures(warning: MinimumPaymentWarning, *months: int) -> list[tuple[int, str, str, str]]:
    """Some rows: month, interest, payment, balance."""
    rows = [warning.rows[month - 1] for month in months]
    return [(row.month, str(row.interest.decimal), str(row.payment.decimal), str(row.balance.decimal)) for row in rows]


class TestAppendixM2:
    """
    The program that 12 CFR 1026, Appendix M2 prints, carried out.

    Source: https://www.consumerfinance.gov/rules-policy/regulations/1026/m2/. It calls month 6 the last of the
    promotional rate, but uses the regular one from month 6 on.
    """

    warning = minimum_payment_warning(
        [
            RevolvingBalance(USD(500), Rate.annual("17%"), promotional_rate=Rate.annual("0%"), regular_from=6),
            RevolvingBalance(USD(250), Rate.annual("17%")),
            RevolvingBalance(USD(250), Rate.annual("21%")),
        ],
        minimum=MinimumPayment("2%", of="balance", charges="within", floor=USD(20)),
    )

    def test_how_long_and_how_much(self) -> None:
        assert (self.warning.months, self.warning.total_paid) == (94, USD("1872.38"))
        assert self.warning.years_shown == "8 years"

    def test_the_payment_over_36_months_and_what_it_saves(self) -> None:
        assert (self.warning.payment_36, self.warning.total_36) == (USD("35.45"), USD("1276.20"))
        assert (self.warning.savings, self.warning.savings_shown) == (USD("596.18"), USD(596))

    def test_the_first_months(self) -> None:
        assert figures(self.warning, *range(1, 9)) == [
            (1, "7.92", "20.00", "987.92"),
            (2, "8.04", "20.00", "975.96"),
            (3, "8.17", "20.00", "964.13"),
            (4, "8.30", "20.00", "952.43"),
            (5, "8.44", "20.00", "940.87"),
            (6, "14.24", "20.00", "935.11"),
            (7, "14.17", "20.00", "929.28"),
            (8, "14.11", "20.00", "923.39"),
        ]

    def test_the_last_months(self) -> None:
        assert figures(self.warning, 92, 93, 94) == [
            (92, "0.89", "20.00", "31.62"),
            (93, "0.55", "20.00", "12.17"),
            (94, "0.21", "12.38", "0.00"),
        ]


class TestHowTheTimeIsShown:
    """
    Source: 12 CFR 1026.7(b)(12)(i)(B) and (F), Appendix M1(b)(5), comment 7(b)(12)(i)(F)-1.

    https://www.consumerfinance.gov/rules-policy/regulations/1026/m1/
    """

    @staticmethod
    def taking(months: int) -> MinimumPaymentWarning:
        """Ten a month, free of interest."""
        return minimum_payment_warning(USD(10 * months), minimum=MinimumPayment(0, floor=USD(10)), rate=Rate.annual(0))

    @pytest.mark.parametrize(
        ("months", "shown"),
        [
            (23, "23 months"),
            (28, "2 years"),
            (30, "3 years"),
            (32, "3 years"),
            (38, "3 years"),
            (41, "3 years"),
        ],
    )
    def test_months_below_two_years_then_the_nearest_year(self, months: int, shown: str) -> None:
        warning = self.taking(months)

        assert (warning.months, warning.years_shown) == (months, shown)

    @pytest.mark.parametrize(("months", "beside"), [(30, False), (41, False), (42, True)])
    def test_36_months_are_shown_beside_more_than_three_years(self, months: int, beside: bool) -> None:  # noqa: FBT001
        warning = self.taking(months)

        assert warning.shows_36 is beside
        assert ("a month takes 3 years" in str(warning)) is beside


class TestExamplesOfTheCommission:
    """
    European Commission, DG FISMA, Examples for the calculation of the APRC (2015), 200,000 at 6 %, unrounded.

    Source: https://ec.europa.eu/info/system/files/aprc-examples-calculation_en.pdf. Example 15 prints its last payment
    of 274.76 with a floor of 300.00.
    """

    def test_example_14_interest_and_a_share_of_the_capital_with_a_floor(self) -> None:
        minimum = MinimumPayment("2%", floor=EUR(100), floor_of="share")
        warning = minimum_payment_warning(EUR(200_000), minimum=minimum, rate=Rate.annual("6%"), decimals=12)

        assert warning.months == 233
        assert [warning.rows[at].payment for at in (0, 1, -1)] == [EUR(5000), EUR(4900), EUR("59.38")]

    def test_example_15_a_share_of_capital_and_interest_together(self) -> None:
        minimum = MinimumPayment("2%", of="balance", charges="within", floor=EUR(300))
        warning = minimum_payment_warning(
            EUR(200_000), minimum=minimum, rate=Rate.annual("6%"), share_of="closing", decimals=12
        )

        assert warning.months == 228
        assert [warning.rows[at].payment for at in (0, 1, -1)] == [EUR(4020), EUR("3959.30"), EUR("274.76")]
