"""Schedules that regulators print: Regulation Z of the United States, and the European Commission."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from creditline.dates import DayCount, Months, add_months
from creditline.errors import InterestNotCovered
from creditline.money import EUR, USD, Money, Rate, RateSchedule
from creditline.terms.offer import InstallmentOffer
from tests.terms.schedules.shown import FINE, monthly_of_effective, shown

if TYPE_CHECKING:
    from creditline.terms.schedule import Schedule

ON = date(2026, 1, 1)


def yearly(*steps: tuple[int, str]) -> RateSchedule:
    """Rates per year from so many months after the start."""
    return RateSchedule(*((add_months(ON, months), Rate.annual(rate)) for months, rate in steps))


def payments(schedule: Schedule) -> list[str]:
    return [shown(row.payment) for row in schedule.rows]


class TestRegulationZ:
    def test_a_discounted_first_year_is_reamortized(self) -> None:
        """12 CFR 1026 Supplement I, comment 17(c)(1)-10: 9 % for a year, then 12 %."""
        offer = InstallmentOffer.equal_payment(360, yearly((0, "9%"), (12, "12%")), at_step="reamortize")
        schedule = offer.quote(USD(100_000), on=ON)

        assert [row.payment for row in schedule.rows[:12]] == [USD("804.62")] * 12
        assert {row.payment for row in schedule.rows[12:-1]} == {USD("1025.31")}

    def test_payments_under_a_rising_cap(self) -> None:
        """12 CFR 1026 Appendix H, comment 18 (sample H-14): 12.41 % and then 2 points a year, 5 overall."""
        rate = yearly((0, "12.41%"), (12, "14.41%"), (24, "16.41%"), (36, "17.41%"))
        offer = InstallmentOffer.equal_payment(360, rate, at_step="reamortize")
        rows = offer.quote(FINE(10_000), on=ON).rows

        assert [shown(rows[month].payment, "0.0001") for month in (0, 12, 24, 36)] == [
            "106.0279",
            "121.5941",
            "137.3936",
            "145.3441",
        ]

    @pytest.mark.parametrize(
        ("months", "rate", "printed"),
        [(300, "8%", "772"), (276, "8%", "793"), (360, "7%", "665"), (360, "7.125%", "674")],
    )
    def test_level_payments_in_whole_dollars(self, months: int, rate: str, printed: str) -> None:
        """12 CFR 1026 Supplement I, comment 34(a)(4)(iii)(B)-1; 25 and 23 years follow years of interest only."""
        schedule = InstallmentOffer.equal_payment(months, Rate.annual(rate)).quote(FINE(100_000), on=ON)

        assert shown(schedule.rows[0].payment, "1") == printed

    @pytest.mark.parametrize(("years", "first", "printed"), [(5, "7%", "727"), (7, "7.125%", "725")])
    def test_what_is_left_after_a_step_to_8_percent(self, years: int, first: str, printed: str) -> None:
        """12 CFR 1026 Supplement I, comment 34(a)(4)(iii)(B)-1."""
        rate = yearly((0, first), (12 * years, "8%"))
        schedule = InstallmentOffer.equal_payment(360, rate, at_step="reamortize").quote(FINE(100_000), on=ON)

        assert shown(schedule.rows[12 * years].payment, "1") == printed

    def test_interest_only_in_whole_dollars(self) -> None:
        """12 CFR 1026 Supplement I, comment 34(a)(4)(iii)(B)-1."""
        schedule = InstallmentOffer.interest_only(60, Rate.annual("8%")).quote(USD(100_000), on=ON)

        assert shown(schedule.rows[0].payment, "1") == "667"


class TestEuropeanCommission:
    """
    DG FISMA, Examples for the calculation of the APRC (January 2015), Markt/2014/107/H3.

    https://ec.europa.eu/info/system/files/aprc-examples-calculation_en.pdf
    """

    def test_example_1_instalment_and_totals(self) -> None:
        schedule = InstallmentOffer.equal_payment(240, Rate.annual("6%")).quote(EUR(200_000), on=ON)
        instalment = schedule.rows[0].payment

        assert instalment == EUR("1432.86")
        # The document adds 4000 of costs at the conclusion and multiplies the rounded instalment by 240; a schedule
        # that ends at zero has another last row.
        assert 240 * instalment + EUR(4_000) == EUR("347886.40")
        assert 240 * instalment + EUR(4_000) - EUR(200_000) == EUR("147886.40")
        assert schedule.payment_total == EUR("343887.30")

    def test_example_1_first_year_of_the_table(self) -> None:
        schedule = InstallmentOffer.equal_payment(240, Rate.annual("6%")).quote(FINE(200_000), on=ON)

        rows = [(shown(row.interest), shown(row.principal), shown(row.balance)) for row in schedule.rows[:12]]
        assert rows == [
            ("1000.00", "432.86", "199567.14"),
            ("997.84", "435.03", "199132.11"),
            ("995.66", "437.20", "198694.91"),
            ("993.47", "439.39", "198255.52"),
            ("991.28", "441.58", "197813.94"),
            ("989.07", "443.79", "197370.15"),
            ("986.85", "446.01", "196924.13"),
            ("984.62", "448.24", "196475.89"),
            ("982.38", "450.48", "196025.41"),
            ("980.13", "452.74", "195572.67"),
            ("977.86", "455.00", "195117.68"),
            ("975.59", "457.27", "194660.40"),
        ]

    def test_example_1_by_years(self) -> None:
        rows = InstallmentOffer.equal_payment(240, Rate.annual("6%")).quote(FINE(200_000), on=ON).rows
        years = [rows[first:end] for first, end in pairwise(range(0, 252, 12))]

        zero = FINE.zero
        assert [
            (shown(sum((r.interest for r in year), zero)), shown(sum((r.principal for r in year), zero)))
            for year in years
        ] == [
            ("11854.75", "5339.60"),
            ("11525.41", "5668.93"),
            ("11175.77", "6018.58"),
            ("10804.55", "6389.79"),
            ("10410.44", "6783.90"),
            ("9992.03", "7202.32"),
            ("9547.81", "7646.54"),
            ("9076.18", "8118.16"),
            ("8575.47", "8618.87"),
            ("8043.88", "9150.47"),
            ("7479.50", "9714.85"),
            ("6880.31", "10314.04"),
            ("6244.16", "10950.18"),
            ("5568.78", "11625.57"),
            ("4851.74", "12342.61"),
            ("4090.47", "13103.87"),
            ("3282.26", "13912.09"),
            ("2424.19", "14770.16"),
            ("1513.20", "15681.15"),
            ("546.02", "16648.33"),
        ]

    def test_example_20_reamortized_after_a_discount(self) -> None:
        rate = yearly((0, "5%"), (24, "6%"))
        schedule = InstallmentOffer.equal_payment(240, rate, at_step="reamortize").quote(EUR(200_000), on=ON)

        assert schedule.rows[0].payment == EUR("1319.91")
        assert schedule.rows[24].payment == EUR("1423.41")

    def test_example_13_equal_principal(self) -> None:
        schedule = InstallmentOffer.equal_principal(240, Rate.annual("6%")).quote(FINE(200_000), on=ON)

        assert payments(schedule)[:12] == [
            *("1833.33", "1829.17", "1825.00", "1820.83", "1816.67", "1812.50"),
            *("1808.33", "1804.17", "1800.00", "1795.83", "1791.67", "1787.50"),
        ]
        assert payments(schedule)[-2:] == ["841.67", "837.50"]
        assert shown(schedule.total_cost) == "120500.00"
        assert shown(schedule.rows[0].principal) == "833.33"
        assert shown(schedule.rows[2].balance) == "197500.00"

    def test_example_31_equal_principal_at_an_effective_rate(self) -> None:
        schedule = InstallmentOffer.equal_principal(12, monthly_of_effective("7")).quote(EUR(30_000), on=ON)

        assert payments(schedule) == [
            *("2669.62", "2655.49", "2641.35", "2627.22", "2613.08", "2598.95"),
            *("2584.81", "2570.68", "2556.54", "2542.41", "2528.27", "2514.14"),
        ]

    def test_example_36_a_card_repaid_in_twelve_equal_parts(self) -> None:
        """The yearly fee of the card, 25 in the first month, is no part of the credit and is added."""
        schedule = InstallmentOffer.equal_principal(12, monthly_of_effective("9")).quote(EUR(3_000), on=ON)
        card_fee = EUR(25)

        assert shown(schedule.rows[0].payment + card_fee) == "296.62"
        assert payments(schedule)[1:] == [
            *("269.82", "268.02", "266.22", "264.41", "262.61"),
            *("260.81", "259.01", "257.21", "255.41", "253.60", "251.80"),
        ]

    def test_example_32_three_drawdowns_each_repaid_until_the_same_month(self) -> None:
        """A credit drawn in parts is one schedule for each part; what falls due on one day is paid together."""
        rate = monthly_of_effective("7")
        due: dict[date, Money] = {}
        for months, drawn in ((0, 7_500), (3, 7_500), (6, 15_000)):
            offer = InstallmentOffer.equal_principal(12 - months, rate)
            for row in offer.quote(FINE(drawn), on=add_months(ON, months)).rows:
                due[row.due_date] = due.get(row.due_date, FINE.zero) + row.payment

        assert [shown(due[day]) for day in sorted(due)] == [
            *("667.41", "663.87", "660.34", "1532.54", "1524.30", "1516.05"),
            *("4092.62", "4070.24", "4047.86", "4025.48", "4003.10", "3980.71"),
        ]

    @pytest.mark.parametrize(
        ("periods", "every", "on", "first_due", "printed"),
        [
            # A month and 3 days of a leap year and of a common one, 34 days and 14 days of a common one.
            (240, Months(1), date(2012, 3, 12), date(2012, 4, 15), "1433.56"),
            (240, Months(1), date(2013, 3, 12), date(2013, 4, 15), "1433.57"),
            (20, Months(12), date(2013, 1, 12), date(2013, 2, 15), "16541.86"),
            (240, Months(1), date(2013, 1, 1), date(2013, 1, 15), "1429.01"),
        ],
    )
    def test_examples_2_and_18_first_periods_of_odd_length(
        self, periods: int, every: Months, on: date, first_due: date, printed: str
    ) -> None:
        """Months are parts of a year, and the days beyond whole periods are of the year in which they lie."""
        offer = InstallmentOffer.equal_payment(periods, Rate.annual("6%"), odd_days=DayCount.ACT_ACT_ISDA)
        schedule = offer.quote(EUR(200_000), on=on, first_due=first_due, every=every)

        assert shown(schedule.rows[0].payment) == printed

    def test_example_18_a_first_period_so_long_that_the_instalment_does_not_pay_it(self) -> None:
        """A month and 20 days: the document prints 1437.54, which is less than the 1655.74 of interest till then."""
        offer = InstallmentOffer.equal_payment(240, Rate.annual("6%"), odd_days=DayCount.ACT_ACT_ISDA)

        with pytest.raises(InterestNotCovered) as refused:
            offer.quote(EUR(200_000), on=date(2012, 3, 12), first_due=date(2012, 5, 1))
        assert (refused.value.payment, refused.value.interest) == (EUR("1437.54"), EUR("1655.74"))
