"""Caps on rates: interest, cash with its fee, lateness, offers and plans, each at the bound and just beyond it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from creditline import CNY, Rate
from creditline.apr import Apr, RateCap
from creditline.dates import DayCount, Days, Months
from creditline.money import RateSchedule
from creditline.terms import (
    AnnualRateStated,
    CashFee,
    InstallmentOffer,
    Interest,
    LateFee,
    LimitTerms,
    OrderCycle,
    RateCapRule,
)
from tests.lines import DEC, NOV, OCT, a_line, product

BOUND = Rate.annual("24%")
BEYOND = Rate.annual("24.0001%")


def cap(rate: Any = "24%", method: Any = "irr_nominal", **more: Any) -> RateCapRule:
    return RateCapRule(name="Cost", source="a page", cap=RateCap(rate, method=method), **more)


def rates(found: Any) -> list[tuple[str, str]]:
    """What breaches it, with the rate that is disclosed."""
    return [(breach.subject, str(breach.figures[0][1].percent)) for breach in found]


class TestInterest:
    @pytest.mark.parametrize("base", [Interest.overdue, Interest.full, Interest.unpaid, Interest.daily])
    def test_of_every_base(self, base: Any) -> None:
        assert product(interest=base(BOUND)).check([cap()]) == ()
        assert rates(product(interest=base(BEYOND)).check([cap()])) == [("interest", "24.00")]

    def test_by_the_month(self) -> None:
        bound, beyond = (Interest.average_daily_balance(Rate.monthly(rate)) for rate in ("2%", "2.001%"))

        assert product(interest=bound).check([cap()]) == ()
        assert rates(product(interest=beyond).check([cap()])) == [("interest", "24.01")]

    def test_of_a_year_of_365_days(self) -> None:
        """0.05 % a day are 18.25 % a year; 18 % over 360 days are the same."""
        for rate in (Rate.daily("0.05%"), Rate.annual("18%", days=360)):
            held = product(interest=Interest.overdue(rate))
            assert held.check([cap("18.25%")]) == ()
            assert rates(held.check([cap("18.24%")])) == [("interest", "18.25")]

    def test_compound_with_interest_paid_each_month(self) -> None:
        """(1 + 0.02)^12 - 1 = 26.824179... %."""
        held = product(interest=Interest.overdue(BOUND))

        assert held.check([cap("26.8242%", "irr_effective")]) == ()
        assert rates(held.check([cap("26.8241%", "irr_effective")])) == [("interest", "26.82")]

    @pytest.mark.parametrize("method", ["eu", "us"])
    def test_by_other_methods(self, method: str) -> None:
        held = product(interest=Interest.overdue(BOUND))

        assert held.check([cap("27%", method)]) == ()
        assert len(held.check([cap("23%", method)])) == 1

    def test_it_reads_aloud(self) -> None:
        (breach,) = product(interest=Interest.overdue(Rate.annual("36.5%"))).check([cap()])

        assert str(breach) == (
            "interest of Plain: 36.50 % (nominal, simple; PBOC Announcement 2021 No. 3) is 12.50 points above the 24 % "
            "allowed (Cost; a page)"
        )
        (_, apr), (_, allowed) = breach.figures
        assert isinstance(apr, Apr)
        assert allowed == Fraction(24, 100)

    def test_none_and_nothing_cost_nothing(self) -> None:
        for interest in (None, Interest.overdue(Rate.daily(0))):
            assert product(interest=interest).check([cap(0)]) == ()


class TestRatesThatChange:
    STEPS = RateSchedule((NOV(1), Rate.annual("30%")), (DEC(1), Rate.annual("20%")))

    @pytest.mark.parametrize(
        ("on", "breached"), [(OCT(1), True), (NOV(1), True), (NOV(30), True), (DEC(1), False), (None, True)]
    )
    def test_the_rate_of_the_day(self, on: date | None, *, breached: bool) -> None:
        """Before the first day that of the first; without a day any."""
        assert bool(product(interest=Interest.overdue(self.STEPS)).check([cap()], on=on)) is breached

    @pytest.mark.parametrize(("on", "rate"), [(OCT(1), "30.00"), (NOV(1), "30.00"), (None, "30.00"), (DEC(1), None)])
    def test_an_offer_on_that_day(self, on: date | None, rate: str | None) -> None:
        offer = InstallmentOffer.equal_payment(1, self.STEPS, name="1")

        assert rates(product(installments=(offer,)).check([cap()], on=on)) == ([("1", rate)] if rate else [])

    def test_a_line_on_its_own_day(self) -> None:
        line = a_line(interest=Interest.overdue(self.STEPS), on=NOV(1))

        assert [len(line.advance(to=day).check([cap()])) for day in (NOV(30), DEC(1))] == [1, 0]


class TestCash:
    def test_its_own_interest(self) -> None:
        held = product(interest=Interest.overdue(BOUND), cash_interest=Interest.daily(BEYOND))

        assert rates(held.check([cap()])) == [("cash_interest", "24.00")]
        assert product(cash_interest=Interest.daily(BOUND)).check([cap()]) == ()

    def test_its_fee_is_paid_at_the_draw(self) -> None:
        """Of 100 drawn 99 are left; 1.00 for each of 12 months and 100 at the end: 13.072 % of a year."""
        held = product(interest=Interest.overdue(Rate.annual("12%")), cash_fee=CashFee("1%"))

        assert rates(held.check([cap("12.9%")])) == [("cash_interest", "13.07")]
        assert held.check([cap("13.1%")]) == ()

    def test_a_fee_without_interest(self) -> None:
        assert rates(product(cash_fee=CashFee("1%")).check([cap("1%")])) == [("cash_interest", "1.01")]

    def test_a_floor_weighs_on_small_draws(self) -> None:
        """10.00 are 0.1 % of 10,000.00 and a tenth of 100.00."""
        held = product(cash_interest=Interest.daily(Rate.annual("12%")), cash_fee=CashFee(0, floor=CNY(10)))

        assert held.check([cap("20%")]) == ()
        found = held.check([cap("20%")], amounts=[CNY(5000), CNY(100)])
        assert [breach.subject for breach in found] == ["cash_interest"]

    @pytest.mark.parametrize(("every", "rate"), [(Months(1), "24.24"), (Days(30), "24.41"), (Days(73), "17.17")])
    def test_without_statements_for_as_long_as_an_order_runs(self, every: Any, rate: str) -> None:
        """12 % a year and 1 % of a draw: by the month 2 of 99, for 73 days, a fifth of a year, 3.40 of 99."""
        held = product(cycle=OrderCycle(every), interest=Interest.daily(Rate.annual("12%")), cash_fee=CashFee("1%"))

        assert held.check([cap("12%")])[0].subject == "cash_interest"
        assert rates(held.check([cap("12%")])) == [("cash_interest", rate)]


class TestLateness:
    HELD = product(interest=Interest.overdue(Rate.annual("12%")), late_fee=LateFee.daily(Rate.annual("12%")))

    def test_counts_where_the_rule_says_so(self) -> None:
        assert self.HELD.check([cap("12%")]) == ()
        assert rates(self.HELD.check([cap("23.9%", counts_late=True)])) == [("late_fee", "24.00")]
        assert self.HELD.check([cap("24%", counts_late=True)]) == ()

    def test_alone_where_there_is_no_interest(self) -> None:
        held = product(late_fee=LateFee.daily(Rate.daily("0.07%")))

        assert rates(held.check([cap(counts_late=True)])) == [("late_fee", "25.55")]

    def test_other_late_fees_are_no_rate(self) -> None:
        held = product(late_fee=(LateFee.share_of_minimum("5%"), LateFee.flat(CNY(10))))

        assert held.check([cap(0, counts_late=True)]) == ()


class TestOffers:
    @pytest.mark.parametrize(("cost", "breached"), [("2%", False), ("2.01%", True)])
    def test_at_the_bound(self, cost: str, *, breached: bool) -> None:
        """One row a month later at 2 % is 24 % a year."""
        offer = InstallmentOffer.flat_fee(1, total_rate=cost, name="1")

        assert bool(product(installments=(offer,)).check([cap()])) is breached

    def test_a_fee_of_0_6_percent_a_month(self) -> None:
        """12 x 0.6 % is 13.03 % nominal and 13.84 % effective, as PBOC Announcement 2021 No. 3 counts."""
        held = product(installments=(InstallmentOffer.flat_fee(12, rate_per_period="0.6%", name="12"),))

        assert rates(held.check([cap("13%")])) == [("12", "13.03")]
        assert rates(held.check([cap("13.5%", "irr_effective")])) == [("12", "13.84")]
        assert held.check([cap("13.04%"), cap("13.85%", "irr_effective")]) == ()
        (breach,) = held.check([cap("12%")])
        assert breach.reason == (
            "the offer '12': 13.03 % (nominal, simple; PBOC Announcement 2021 No. 3) is 1.04 points above the 12 % "
            "allowed"
        )

    def test_what_others_pay_is_no_cost_of_the_customer(self) -> None:
        free = InstallmentOffer.interest_free(12, bearer="merchant", cost_rate="9%", name="free")

        assert product(installments=(free,)).check([cap(0)]) == ()

    def test_a_row_for_each_period_of_the_product(self) -> None:
        """1 % for 30 days is 365/30 % a year."""
        offer = InstallmentOffer.flat_fee(1, total_rate="1%", name="1")
        held = product(cycle=OrderCycle(Days(30)), installments=(offer,))

        assert rates(held.check([cap("12.1%")])) == [("1", "12.17")]
        assert held.check([cap("12.17%")]) == ()

    def test_the_worst_of_the_amounts_that_it_takes(self) -> None:
        """2 % of 0.25 are rounded to 0.01, which is 48 % a year; of 10,000.00 it is 24 %."""
        small = InstallmentOffer.flat_fee(1, total_rate="2%", name="1", amount_min=CNY("0.25"))
        usual = InstallmentOffer.flat_fee(1, total_rate="2%", name="1")

        assert rates(product(installments=(small,)).check([cap()])) == [("1", "48.00")]
        assert product(installments=(usual,)).check([cap()]) == ()
        assert rates(product(installments=(usual,)).check([cap()], amounts=(CNY("0.25"),))) == [("1", "48.00")]

    @pytest.mark.parametrize(("of_offer", "of_limit"), [(CNY("0.25"), None), (None, CNY("0.25"))])
    def test_an_amount_beyond_the_bounds_is_the_bound(self, of_offer: Any, of_limit: Any) -> None:
        """At most 0.25, whether the offer or the limit says so."""
        offer = InstallmentOffer.flat_fee(1, total_rate="2%", name="1", amount_max=of_offer)
        held = product(installments=(offer,), limits=LimitTerms(maximum=of_limit))

        assert rates(held.check([cap()], amounts=(CNY(100),))) == [("1", "48.00")]

    def test_amounts_that_it_does_not_repay_are_left_out(self) -> None:
        """100.00 a month do not pay the interest of 10,000.00 at 30 %."""
        offer = InstallmentOffer.equal_payment_of(CNY(100), Rate.annual("30%"), name="100")

        assert product(installments=(offer,)).check([cap()]) == ()
        assert [subject for subject, _ in rates(product(installments=(offer,)).check([cap()], amounts=[CNY(500)]))] == [
            "100"
        ]

    def test_interest_by_days(self) -> None:
        """January has 31 days."""
        offer = InstallmentOffer.equal_payment(1, BOUND, accrual=DayCount.ACT_365F, name="1")

        found = product(installments=(offer,)).check([cap()], on=date(2026, 1, 1))
        assert rates(found) == [("1", "24.46")]


class TestPlansOfALine:
    OFFER = InstallmentOffer.flat_fee(1, total_rate="2%", name="1")

    def test_as_agreed_on_its_own_days(self) -> None:
        """From 9 October to 9 November; from 10 October it is a day less, and dearer."""
        whole, short = (a_line().purchase(CNY(1000), on=OCT(day), id="o", installments=self.OFFER) for day in (9, 10))

        assert whole.check([cap()]) == ()
        assert rates(short.check([cap()])) == [("o", "24.33")]

    def test_free_of_interest(self) -> None:
        offer = InstallmentOffer.interest_free(3)

        assert a_line().purchase(CNY(1000), on=OCT(9), id="o", installments=offer).check([cap(0)]) == ()

    def test_the_interest_of_its_product_counts_and_offers_not_taken_do_not(self) -> None:
        line = a_line(
            interest=Interest.overdue(BEYOND), installments=(InstallmentOffer.flat_fee(1, total_rate=1, name="1"),)
        )

        assert [breach.subject for breach in line.check([cap()])] == ["interest"]
        assert [breach.subject for breach in line.product.check([cap()])] == ["interest", "1"]

    def test_a_rule_does_not_look_back(self) -> None:
        line = a_line().purchase(CNY(1000), on=OCT(10), id="o", installments=self.OFFER)

        assert [len(line.advance(to=OCT(11)).check([cap(since=since)])) for since in (OCT(10), OCT(11))] == [1, 0]


class TestARateCanBeTold:
    RULE = AnnualRateStated(name="Rates", source="a page")

    def test_of_whatever_can_be_quoted(self) -> None:
        offers = (InstallmentOffer.flat_fee(3, total_rate="2%", name="3"), InstallmentOffer.interest_free(3, name="0"))

        assert product(installments=offers).check([self.RULE]) == ()

    def test_not_of_what_never_repays(self) -> None:
        offer = InstallmentOffer.equal_payment_of(CNY(100), Rate.annual("30%"), name="100")

        (breach,) = product(installments=(offer,)).check([self.RULE])
        assert (breach.subject, breach.reason) == (
            "100",
            "the offer '100' repays none of the amounts it was asked for, so that it has no rate",
        )
        assert product(installments=(offer,)).check([self.RULE], amounts=[CNY(10_000), CNY(500)]) == ()


def test_a_cap_is_a_rate_with_its_method() -> None:
    with pytest.raises(TypeError, match="^cap is a RateCap, not '24%'$"):
        RateCapRule(name="n", source="s", cap="24%")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="^counts_late is a bool, not 'yes'$"):
        cap(counts_late="yes")
