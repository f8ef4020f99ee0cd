"""What a schedule costs: in money, and in rates of a year."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given

from creditline.apr import RateCap
from creditline.errors import InterestNotCovered, MoreThanOneRate, NoPositiveRate, RowNegative
from creditline.money import CNY, Money, Rate
from creditline.terms.offer import InstallmentOffer
from tests.terms.schedules.drawn import AMOUNTS, offers

ON = date(2026, 11, 1)
TWELVE = InstallmentOffer.flat_fee(12, rate_per_period="0.6%")


def test_twelve_times_0_6_percent_is_13_03_and_13_84() -> None:
    """PBOC Announcement 2021 No. 3; https://miantaihao.com/cfxy/28914.html."""
    cost = TWELVE.quote(CNY(10_000), on=ON).disclosure()

    assert cost.total_cost == CNY(720)
    assert (cost.nominal_apr, cost.effective_apr) == (Decimal("13.03"), Decimal("13.84"))
    assert (cost.eu_apr, cost.us_apr) == (Decimal("13.8"), Decimal("13.03"))


def test_every_rate_names_its_rule() -> None:
    assert str(TWELVE.quote(CNY(10_000), on=ON).disclosure()) == (
        "total cost            720.00 CNY\n"
        "nominal (simple)         13.03 %  PBOC Announcement 2021 No. 3\n"
        "effective (compound)     13.84 %  PBOC Announcement 2021 No. 3\n"
        "EU APR                    13.8 %  Directive 2008/48/EC, Annex I\n"
        "US APR                   13.03 %  12 CFR 1026 (Regulation Z), Appendix J"
    )
    assert "<td>EU APR</td><td>13.8 %</td>" in TWELVE.quote(CNY(10_000), on=ON).disclosure()._repr_html_()


def test_the_day_of_the_agreement_decides_the_law() -> None:
    schedule = TWELVE.quote(CNY(10_000), on=ON)

    first, second = schedule.disclosure(on=date(2026, 11, 19)), schedule.disclosure(on=date(2026, 11, 20))
    assert first.rates.eu.edition == "Directive 2008/48/EC, Annex I"
    assert second.rates.eu.edition == "Directive (EU) 2023/2225, Annex III"
    with pytest.raises(TypeError, match="on is a day"):
        schedule.disclosure(on=datetime(2026, 11, 20, 12))


def test_what_is_paid_down_is_no_credit() -> None:
    half = TWELVE.with_down_payment(share="50%").quote(CNY(20_000), on=ON)

    assert half.disclosure().rates == TWELVE.quote(CNY(10_000), on=ON).disclosure().rates


def test_a_schedule_without_credit_has_no_rate() -> None:
    schedule = TWELVE.with_down_payment(amount=CNY(10)).quote(CNY(10), on=ON)

    with pytest.raises(ValueError, match="a rate is what an advance costs"):
        schedule.disclosure()


def test_a_cap_says_by_how_much_it_is_exceeded() -> None:
    schedule = InstallmentOffer.flat_fee(12, rate_per_period="1.2%").quote(CNY(10_000), on=ON)
    check = RateCap("24%", method="irr_nominal").check(schedule.advances, schedule.payments)

    assert not check.passes
    assert str(check) == "25.60 % (nominal, simple; PBOC Announcement 2021 No. 3) is 1.60 points above the 24 % allowed"


@pytest.mark.parametrize("rate", ["0%", "0.05%", "1%", "3%"])
def test_a_level_payment_costs_its_own_rate(rate: str) -> None:
    schedule = InstallmentOffer.equal_payment(24, Rate.monthly(rate)).quote(CNY(1_000_000), on=ON)

    assert schedule.disclosure().nominal_apr == Decimal(rate.removesuffix("%")) * 12


@given(offers(), AMOUNTS)
def test_the_effective_rate_discounts_its_own_cash_flows(offer: InstallmentOffer, amount: Money) -> None:
    """Issue 3, laws: the flows are worth the advance within 10^-9 of it."""
    try:
        schedule = offer.quote(amount, on=ON)
        assume(schedule.financed)
        cost = schedule.disclosure()
    except (InterestNotCovered, RowNegative, NoPositiveRate, MoreThanOneRate):
        assume(condition=False)
    month = 1 + Fraction(cost.rates.nominal.rate) / 12

    tolerance = Fraction(schedule.financed.minor, 10**9)
    worth = sum(flow.minor / month ** (12 * (day.year - 2026) + day.month - 11) for day, flow in schedule.cash_flows())
    assert -tolerance <= worth <= tolerance
