"""Renxingfu, Fenqile and Douyin, as far as anything is published of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, CreditLine, Rate
from creditline.catalog import douyin_pay, fenqile, renxingfu
from creditline.terms import BillingCycle, DueAfter, DueOn, Interest, LimitTerms
from tests.lines import NOV, OCT

if TYPE_CHECKING:
    from collections.abc import Callable

    from creditline import Product


class TestRenxingfu:
    def test_a_fee_by_the_month_of_the_original_principal(self) -> None:
        """0.498 % of 1,200 are 5.976 a month, 17.93 in all."""
        offer = renxingfu().offer("3")
        assert offer is not None

        assert offer.quote(CNY(1200), on=OCT(1)).total_cost == CNY("17.93")
        assert [each.name for each in renxingfu(periods=(6, 24)).installments] == ["6", "24"]

    def test_what_is_late_costs_4_in_10000_a_day(self) -> None:
        assert renxingfu().interest == Interest.overdue(Rate.parse("0.04%/day"))
        assert renxingfu().late_fee is None

    def test_days_that_were_not_found_can_be_chosen(self) -> None:
        assert renxingfu().cycle == BillingCycle(1, DueAfter(9))
        assert renxingfu(8, DueOn(25)).cycle == BillingCycle(8, DueOn(25))

    def test_one_number_is_no_list_of_offers(self) -> None:
        with pytest.raises(TypeError, match=r"^periods are the months of each offer, not 12: write periods=\(12,\)$"):
            renxingfu(periods=12)  # type: ignore[arg-type]


class TestFenqile:
    @pytest.mark.parametrize(
        ("on", "fees"), [(NOV(10), "0"), (NOV(11), "25.30"), (NOV(20), "28.00"), (NOV(25), "39.50")]
    )
    def test_the_stack_of_late_fees(self, on: Any, fees: str) -> None:
        """15 days of 1,000 are 4.50 + 20.00 + 5.00 + 10.00 (188gift.com/xinwen/show-3765.html; derived)."""
        line = CreditLine.open(fenqile(), limit=CNY(5000), on=OCT(1), id="line")
        line = line.purchase(CNY(1000), on=OCT(20), id="p")

        assert line.payoff(on).late_fee == CNY(fees)

    def test_days_that_were_not_found_can_be_chosen(self) -> None:
        assert fenqile(8, DueOn(25)).cycle == BillingCycle(8, DueOn(25))


class TestDouyin:
    def test_up_to_36_days_free(self) -> None:
        cycle = douyin_pay().cycle
        assert isinstance(cycle, BillingCycle)

        assert (cycle.due_date(cycle.pending(OCT(1))) - OCT(1)).days == 36

    def test_limits_up_to_30000(self) -> None:
        assert douyin_pay().limits == LimitTerms(maximum=CNY(30_000))

    def test_offers_only_at_a_rate_that_is_given(self) -> None:
        assert douyin_pay().installments == ()
        assert [each.name for each in douyin_pay(rate="0.5%").installments] == ["3", "6", "12"]

    def test_nothing_was_found_of_what_lateness_costs(self) -> None:
        assert (douyin_pay().interest, douyin_pay().late_fee, douyin_pay().minimum) == (None, None, None)


@pytest.mark.parametrize(("preset", "year"), [(renxingfu, 2024), (fenqile, 2021), (douyin_pay, 2026)])
@pytest.mark.parametrize("edition", [2020, "2024"])
def test_no_edition_that_was_not_read(preset: Callable[..., Product], year: int, edition: Any) -> None:
    with pytest.raises(ValueError, match=f"^{preset.__name__} has the editions {year}, not {edition!r}$"):
        preset(edition=edition)
