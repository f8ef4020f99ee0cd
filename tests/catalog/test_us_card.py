"""A card of the United States within Regulation Z."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from creditline import USD, CreditLine, Rate
from creditline.catalog import us_card
from creditline.terms import BillingCycle, DueOn, Interest, LateFee, MinimumPayment, Waterfall
from tests.lines import settled

EVEN = us_card(rate="36.5%", cash_rate="73%")
"""0.1 % a day of purchases and 0.2 % of cash, so that figures can be seen."""


def a_line() -> CreditLine:
    """1,000 bought in January: a statement of 31 January, due on 25 February."""
    line = CreditLine.open(EVEN, limit=USD(10_000), on=date(2023, 1, 1), id="card")
    return line.purchase(USD(1000), on=date(2023, 1, 10), id="p").advance(to=date(2023, 2, 1))


class TestWhatIsAgreed:
    def test_a_month_due_on_the_25th(self) -> None:
        assert us_card().cycle == BillingCycle(31, DueOn(25), cutoff="through")

    def test_the_figures_of_the_regulation(self) -> None:
        assert us_card().minimum == MinimumPayment("2%", floor=USD(20))
        assert us_card().late_fee == LateFee.missed_minimum(USD(25), repeated=USD(35), within=6)
        assert us_card().cash_interest == Interest.daily(Rate.annual("21%"))
        assert us_card().waterfall == Waterfall.highest_rate_first()

    def test_other_figures(self) -> None:
        card = us_card(
            minimum_share="1%", minimum_floor=USD(35), late_fee=USD(30), late_fee_repeated=USD(41), rate="18%"
        )

        assert card.minimum == MinimumPayment("1%", floor=USD(35))
        assert card.late_fee == LateFee.missed_minimum(USD(30), repeated=USD(41))
        assert card.interest is not None
        assert card.interest.rate == Rate.annual("18%")

    @pytest.mark.parametrize("edition", [2026, "2012"])
    def test_no_edition_that_was_not_read(self, edition: Any) -> None:
        with pytest.raises(ValueError, match=f"^us_card has the editions 2012, not {edition!r}$"):
            us_card(edition=edition)


class TestALife:
    def test_a_statement_paid_in_full_costs_nothing(self) -> None:
        line = a_line().repay(USD(1000), on=date(2023, 2, 25), id="r").advance(to=date(2023, 4, 1))

        assert [each.interest for each in line.statements] == [USD(0), USD(0)]

    def test_the_mean_of_the_period_after_grace_is_lost(self) -> None:
        """
        600 are left in February, for 28 days and then for 31.

        In March 310 come on top for 11 days, and the fee of 25 for missing the minimum of the 25th for 6.
        """
        line = a_line().repay(USD(400), on=date(2023, 2, 20), id="r")
        line = line.purchase(USD(310), on=date(2023, 3, 21), id="q").advance(to=date(2023, 4, 1))

        assert line.statements[0].minimum_due == USD(20)
        assert [each.interest for each in line.statements][:2] == [USD(0), USD("16.80")]
        assert line.statements[2].interest == USD("18.60") + USD("3.41") + USD("0.15")

    def test_cash_costs_from_the_draw(self) -> None:
        line = a_line().draw(USD(500), on=date(2023, 2, 10), id="d")

        assert line.payoff(date(2023, 2, 20)).interest == USD(10)

    def test_what_is_beyond_the_minimum_goes_to_cash(self) -> None:
        """Cash of January bears 73 %, purchases 36.5 %: the minimum of 31 and 10 of interest come first."""
        line = CreditLine.open(EVEN, limit=USD(10_000), on=date(2023, 1, 1), id="card")
        line = line.purchase(USD(1000), on=date(2023, 1, 10), id="p").draw(USD(500), on=date(2023, 1, 22), id="d")
        line = line.advance(to=date(2023, 2, 1)).repay(USD(600), on=date(2023, 2, 1), id="r")

        paid = {component: amount for component, _, amount in settled(line, "r")}
        assert paid["cash"] == "500.00"
        assert line.payoff().cash == USD(0)

    def test_a_missed_minimum_costs_no_more_than_it(self) -> None:
        line = CreditLine.open(us_card(), limit=USD(10_000), on=date(2023, 1, 1), id="card")
        missed = [
            line.purchase(USD(amount), on=date(2023, 1, 10), id="p").advance(to=date(2023, 2, 26)).due().late_fee
            for amount in (15, 1000, 5000)
        ]

        assert missed == [USD(15), USD(20), USD(25)]
