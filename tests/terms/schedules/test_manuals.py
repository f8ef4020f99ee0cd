"""Schedules that manuals and textbooks print: Hewlett-Packard, Microsoft, OpenStax and others."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from creditline.dates import DayCount
from creditline.money import USD, Money, Rate, Rounding
from creditline.terms.offer import InstallmentOffer
from tests.terms.schedules.shown import FINE, shown

if TYPE_CHECKING:
    from creditline.terms.schedule import ScheduleRow

ON = date(2026, 1, 1)


def dollars(*amounts: str) -> tuple[Money, ...]:
    return tuple(USD(amount) for amount in amounts)


def interest_and_principal(rows: tuple[ScheduleRow, ...]) -> tuple[Money, Money]:
    return sum((r.interest for r in rows), USD.zero), sum((r.principal for r in rows), USD.zero)


class TestHewlettPackard:
    """HP 12C and 12C Platinum owner's handbook and solutions handbook."""

    def test_thirty_years_at_five_and_a_quarter(self) -> None:
        """http://compsource.manualsonline.com/user-manual/hewlettpackard_1/calculator/12c/page/71."""
        row = InstallmentOffer.equal_payment(360, Rate.annual("5.25%")).quote(USD(250_000), on=ON).rows[0]

        assert row.payment == USD("1380.51")
        assert (row.interest, row.principal, row.balance) == dollars("1093.75", "286.76", "249713.24")

    def test_amortization_of_50000(self) -> None:
        """Interest rounded each month, https://libble.eu/hp-hp-12c/online-manual-35455/?page=0056."""
        offer = InstallmentOffer.equal_payment_of(USD("573.35"), Rate.annual("13.25%"))
        rows = offer.quote(USD(50_000), on=ON).rows

        assert (rows[0].interest, rows[0].principal) == dollars("552.08", "21.27")
        assert (rows[1].interest, rows[1].principal) == dollars("551.85", "21.50")
        assert interest_and_principal(rows[12:24]) == dollars("6570.72", "309.48")
        assert rows[23].balance == USD("49419.21")

    def test_amortization_of_250000(self) -> None:
        """12C Platinum pages 70 and 71, https://www.manualslib.com/manual/1582109/Hp-12c-Platinum.html?page=70."""
        offer = InstallmentOffer.equal_payment_of(USD("1498.12"), Rate.annual("5.25%"))
        rows = offer.quote(USD(250_000), on=ON).rows

        assert (rows[0].interest, rows[0].principal) == dollars("1093.75", "404.37")
        assert (rows[1].interest, rows[1].principal) == dollars("1091.98", "406.14")
        assert interest_and_principal(rows[:12]) == dollars("13006.53", "4970.91")
        assert interest_and_principal(rows[12:24]) == dollars("12739.18", "5238.26")
        assert (rows[11].balance, rows[23].balance) == dollars("245029.09", "239790.83")

    def test_odd_period_compounding(self) -> None:
        """16 odd days of months of thirty, pages 65 and 66, https://www.easymanua.ls/hp/12c-platinum/manual?p=65."""
        offer = InstallmentOffer.equal_payment(
            36, Rate.annual("5%"), odd_first="compound", odd_days=DayCount.THIRTY_360_BOND
        )
        schedule = offer.quote(USD(4_500), on=date(2004, 2, 15), first_due=date(2004, 4, 1))

        assert schedule.rows[0].payment == USD("135.17")

    def test_odd_period_simple_in_itself(self) -> None:
        """
        13 actual days in thirtieths of a month, at the 13.95 % that makes the payment 120.

        The handbook calls it simple; what the odd days cost then bears interest in the first whole month.
        Pages 66 and 67, https://www.easymanua.ls/hp/12c-platinum/manual?p=67.
        """
        offer = InstallmentOffer.equal_payment(42, Rate.annual("13.947815%"), odd_first="compound")
        schedule = offer.quote(FINE(3_950), on=date(2004, 7, 19), first_due=date(2004, 9, 1))

        assert shown(schedule.rows[0].payment, "0.00001") == "120.00000"

    def test_add_on_interest(self) -> None:
        """Solutions handbook, page 21, http://www.manualowl.com/m/Hewlett-Packard/12C%23ABA/Manual/30892?page=22."""
        schedule = InstallmentOffer.flat_fee(36, total_rate="30%", component="interest").quote(USD(3_000), on=ON)

        assert schedule.total_cost == USD(900)
        assert schedule.payment_total == USD(3_900)
        assert schedule.rows[0].payment == USD("108.33")

    def test_rebate_of_the_rule_of_78(self) -> None:
        """
        30 months, 180 of finance charge, prepaid after 25.

        12C Platinum solutions, pages 31 and 32,
        http://hp.manymanuals.com/unknown/12c-platinum-financial-calculator/user-manual-31495/32.
        """
        schedule = InstallmentOffer.sum_of_digits(30, total_rate="18%").quote(USD(1_000), on=ON)
        rest = schedule.rows[25:]

        assert schedule.rows[0].payment == USD("39.33")
        assert interest_and_principal(rest)[0] == USD("5.81")
        # The manual pays five times 39.33; our last row also takes the ten cents that thirty times 39.33 leave.
        assert interest_and_principal(rest)[1] == USD("190.84") + USD("0.10")


def test_rebate_after_three_of_twelve() -> None:
    """https://www.easycalculation.com/finance/learn-rule-78-loan.php."""
    schedule = InstallmentOffer.sum_of_digits(12, total_rate="10%").quote(USD(1_000), on=ON)

    assert interest_and_principal(schedule.rows[3:])[0] == USD("57.69")


def test_cumulative_principal_of_a_spreadsheet() -> None:
    """Microsoft Support, CUMPRINC, https://support.microsoft.com/en-us/excel/cumprinc-function."""
    rows = InstallmentOffer.equal_payment(360, Rate.annual("9%")).quote(FINE(125_000), on=ON).rows

    assert shown(rows[0].principal, "0.00000001") == "68.27827118"
    assert shown(sum((row.principal for row in rows[12:24]), FINE.zero), "0.0000001") == "934.1071234"


def test_amortization_at_two_percent_a_month() -> None:
    """Western Michigan University, http://homepages.wmich.edu/~balik/calculator/hp12cloanamort.htm."""
    rows = InstallmentOffer.equal_payment(36, Rate.monthly("2%")).quote(USD(20_000), on=ON).rows

    assert rows[0].payment == USD("784.66")
    assert rows[11].interest == USD("306.38")
    # The page pays the unrounded 784.657, and so a cent less of principal by then.
    assert abs(rows[11].principal - USD("478.27")) <= USD("0.01")


def test_a_payment_pays_interest_to_its_day_before_principal() -> None:
    """7,000 at 11 % over 360 days, 1,200 after 90 days, 30 days more, https://mis.kyeop.go.ke/shelf/51708536."""
    offer = InstallmentOffer.equal_payment_of(USD(1_200), Rate.annual("11%"), accrual=DayCount.ACT_360)
    days = [ON + timedelta(days=count) for count in (90, *range(120, 360, 30))]
    first, second, *_ = offer.quote_over(USD(7_000), on=ON, due_dates=days).rows

    assert (first.interest, first.balance) == dollars("192.50", "5992.50")
    assert second.interest == USD("54.93")


@pytest.mark.parametrize(
    ("loan", "rate", "periods", "payment"),
    [("28500", "3.99%", 60, "524.75"), ("136700", "5.75%", 180, "1135.18")],
)
def test_payments_rounded_up_to_the_cent(loan: str, rate: str, periods: int, payment: str) -> None:
    """
    OpenStax, Contemporary Mathematics, section 6.8.

    https://openstax.org/books/contemporary-mathematics/pages/6-8-the-basics-of-loans
    """
    schedule = InstallmentOffer.equal_payment(periods, Rate.annual(rate), rounding=Rounding.UP).quote(USD(loan), on=ON)

    assert schedule.rows[0].payment == USD(payment)
