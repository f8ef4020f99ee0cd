"""Pay in 4, Affirm and Afterpay, as their pages said when they were read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from creditline import USD, CreditLine
from creditline.catalog import affirm, afterpay, pay_in_4
from creditline.dates import Months, Weeks
from creditline.money import AUD
from creditline.terms import LateFee, OrderCycle
from tests.lines import FEB, JAN, MAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from creditline import Product

FORTNIGHT = OrderCycle(Weeks(2))


class TestPayIn4:
    def test_four_parts_two_weeks_apart(self) -> None:
        line = CreditLine.open(pay_in_4(), limit=USD(1_000), on=JAN(4), id="k")
        schedule = line.purchase(USD(100), on=JAN(4), id="o", installments="4").plans[0].schedule

        assert [(row.due_date, row.payment) for row in schedule.rows] == [
            (day, USD(25)) for day in (JAN(4), JAN(18), FEB(1), FEB(15))
        ]
        assert schedule.total_cost == USD(0)

    def test_late_fees_by_country(self) -> None:
        assert pay_in_4("US").late_fee == LateFee.flat(USD(7), after_days=10, cap_share="25%")
        tiers = [(AUD(size), AUD(fee)) for size, fee in ((0, 0), (25, 2), (60, 4), (100, 6), (200, 8))]
        assert pay_in_4("AU").late_fee == LateFee.tiers(tiers, cap_times=3)

    def test_a_country_has_its_currency(self) -> None:
        assert [(pay_in_4(name).name, pay_in_4(name).currency) for name in ("US", "AU")] == [
            ("Pay in 4 US 2026", USD),
            ("Pay in 4 AU 2026", AUD),
        ]

    @pytest.mark.parametrize("country", ["GB", "us", None])
    def test_no_other_country(self, country: Any) -> None:
        with pytest.raises(ValueError, match=f"^pay_in_4 has the countries US, AU, not {country!r}$"):
            pay_in_4(country)

    def test_a_refund_lowers_what_is_owed(self) -> None:
        """75.00 are owed of 100.00: the last parts fall first, and what was paid is the customer's own money."""
        line = CreditLine.open(pay_in_4(), limit=USD(1_000), on=JAN(4), id="k")
        line = line.purchase(USD(100), on=JAN(4), id="o", installments="4")

        assert line.refund("o", on=JAN(5), id="f", amount=USD(40)).outstanding == USD(35)
        assert line.refund("o", on=JAN(5), id="f").credit_balance == USD(25)


class TestAffirm:
    def test_level_payments_of_700_at_15_percent(self) -> None:
        """The page prints 63.25 a month; the annuity is 63.18."""
        line = CreditLine.open(affirm(), limit=USD(1_000), on=JAN(10), id="a")
        schedule = line.purchase(USD(700), on=JAN(10), id="o", installments="12").plans[0].schedule

        assert {row.payment for row in schedule.rows[:-1]} == {USD("63.18")}
        assert schedule.due_dates[0] == FEB(10)

    def test_no_late_fee_and_no_interest_beyond_the_plan(self) -> None:
        line = CreditLine.open(affirm(), limit=USD(1_000), on=JAN(10), id="a")
        line = line.purchase(USD(700), on=JAN(10), id="o", installments="12")

        assert line.product.late_fee is None
        assert line.advance(to=FEB(28)).days_past_due == (FEB(28) - FEB(10)).days
        assert line.payoff(FEB(11)) == line.payoff(FEB(28))

    def test_a_refund_gives_back_payments_less_interest(self) -> None:
        """On the day after two payments of 63.18, with 8.75 and 8.07 of interest: 109.54 of 126.36."""
        line = CreditLine.open(affirm(), limit=USD(1_000), on=JAN(10), id="a")
        line = line.purchase(USD(700), on=JAN(10), id="o", installments="12")
        line = line.repay(USD("63.18"), on=FEB(10), id="r1").repay(USD("63.18"), on=MAR(10), id="r2")
        line = line.refund("o", on=MAR(10), id="f")

        assert (line.outstanding, line.credit_balance) == (USD(0), USD(0))
        assert -line.ledger.balance("Assets:Payout") == USD("126.36") - USD("8.75") - USD("8.07")

    def test_the_interest_of_the_row_that_runs_is_kept(self) -> None:
        """A day later row 3 is billed, with 7.38 of interest, and 102.16 go back."""
        line = CreditLine.open(affirm(), limit=USD(1_000), on=JAN(10), id="a")
        line = line.purchase(USD(700), on=JAN(10), id="o", installments="12")
        line = line.repay(USD("63.18"), on=FEB(10), id="r1").repay(USD("63.18"), on=MAR(10), id="r2")

        assert -line.refund("o", on=MAR(11), id="f").ledger.balance("Assets:Payout") == USD("109.54") - USD("7.38")

    @pytest.mark.parametrize("rate", [0, "0%"])
    def test_a_merchant_may_agree_no_interest(self, rate: Any) -> None:
        offer = affirm(rate, periods=(3, 6)).offer("6")
        assert offer is not None
        schedule = offer.quote(USD(600), on=JAN(10))

        assert (schedule.total_cost, {row.payment for row in schedule.rows}) == (USD(0), {USD(100)})

    def test_rates_up_to_36_percent(self) -> None:
        assert affirm("36%").cycle == OrderCycle(Months(1))
        with pytest.raises(ValueError, match=r"^affirm has rates up to 36 % a year, not 36\.01%$"):
            affirm("36.01%")

    def test_one_number_is_no_list_of_offers(self):
        with pytest.raises(TypeError, match=r"^periods are the months of each offer, not 12: write periods=\(12,\)$"):
            affirm(periods=12)  # type: ignore[arg-type]


class TestAfterpay:
    def test_ten_then_seven_and_two_caps(self) -> None:
        assert afterpay().late_fee == LateFee.flat(
            AUD(10), repeated_after=7, again=AUD(7), times=2, cap=AUD(68), cap_share="25%"
        )
        assert (afterpay().cycle, afterpay().currency) == (FORTNIGHT, AUD)

    def test_four_parts_the_first_at_once_or_later(self) -> None:
        line = CreditLine.open(afterpay(), limit=AUD(1_000), on=JAN(4), id="k")
        line = line.purchase(AUD(100), on=JAN(4), id="o", installments="4")
        line = line.purchase(AUD(100), on=JAN(4), id="p", installments="4-later")

        assert [plan.schedule.due_dates[0] for plan in line.plans] == [JAN(18), JAN(18)]
        assert [len(plan.schedule.rows) for plan in line.plans] == [4, 4]
        assert line.outstanding == AUD(175)


@pytest.mark.parametrize("preset", [pay_in_4, affirm, afterpay])
@pytest.mark.parametrize("edition", [2021, "2026"])
def test_no_edition_that_was_not_read(preset: Callable[..., Product], edition: Any) -> None:
    with pytest.raises(ValueError, match=f"^{preset.__name__} has the editions 2026, not {edition!r}$"):
        preset(edition=edition)
