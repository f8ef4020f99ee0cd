"""Flows without a rate, or with more than one, and what is no flow at all."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from creditline.apr import apr_eu, apr_us, disclose, irr_effective, irr_nominal
from creditline.dates import Days
from creditline.errors import CurrencyMismatch, MoreThanOneRate, NeverRepaid, NoPositiveRate
from creditline.money import CNY, EUR

METHODS = [irr_nominal, irr_effective, apr_eu, apr_us]
by_each_method = pytest.mark.parametrize("measure", METHODS)


def yearly(*amounts):
    """Advances (below zero) and payments, a year apart, in yuan."""
    flows = list(enumerate(amounts))
    return [(k, CNY(-minor)) for k, minor in flows if minor < 0], [(k, CNY(minor)) for k, minor in flows if minor > 0]


def worth(amounts, rate):
    """What amounts a year apart are worth on the first day."""
    return sum(amount / (1 + rate) ** years for years, amount in enumerate(amounts))


@by_each_method
@pytest.mark.parametrize("payments", [[], [(1, CNY(99))], [(1, CNY(50)), (2, CNY("49.99"))]])
def test_less_paid_than_advanced_is_never_repaid(measure, payments):
    with pytest.raises(NeverRepaid, match=r"never repay advances of 100.00 CNY") as refused:
        measure([(0, CNY(100))], payments)
    assert refused.value.advanced == CNY(100)
    assert refused.value.repaid == sum((amount for _, amount in payments), start=CNY.zero)


@by_each_method
def test_costs_as_high_as_the_advance_on_its_day_leave_no_rate(measure):
    with pytest.raises(NoPositiveRate) as refused:
        measure([(0, CNY(100))], [(0, CNY(100)), (1, CNY(1))])
    assert str(refused.value) == "no rate of 0 % or more makes payments of 101.00 CNY worth advances of 100.00 CNY"


@by_each_method
def test_money_lent_by_the_customer_has_no_rate(measure):
    with pytest.raises(NoPositiveRate):
        measure([(1, CNY(100))], [(0, CNY(110))])


@by_each_method
def test_a_cost_before_the_advance_that_nothing_makes_up_for_has_no_rate(measure):
    with pytest.raises(NoPositiveRate):
        measure([(1, CNY(100))], [(0, CNY(50)), (2, CNY(100))])


def test_a_cost_before_the_advance_makes_two_rates_of_which_the_lower_is_meant():
    # 10 − 121 v + 121 v² is worth nothing at 10 and at 1,000 per cent
    assert apr_eu(*yearly(10, -121, 121)).rate == Decimal("0.1")


def test_a_cost_before_the_advance_and_nothing_else_is_a_rate_of_zero():
    assert apr_eu(*yearly(10, -100, 90)).rate == 0


def test_three_rates_are_none():
    # The value is −1 + 3.6 v − 4.31 v² + 1.716 v³, zero at 10, 20 and 30 per cent
    with pytest.raises(MoreThanOneRate) as refused:
        apr_eu(*yearly(-1000, 3600, -4310, 1716))
    assert (refused.value.lowest, refused.value.highest) == (Decimal("10.00"), Decimal("30.00"))
    assert str(refused.value) == (
        "payments are worth the advances at 10.00 % and again at 30.00 %, so that neither is the rate"
    )


def test_a_rate_that_only_touches_counts_twice():
    # −1 + 3.5 v − 4.07 v² + 1.573 v³, zero at 30 per cent, and touching zero at 10
    with pytest.raises(MoreThanOneRate) as refused:
        apr_eu(*yearly(-1000, 3500, -4070, 1573))
    assert (refused.value.lowest, refused.value.highest) == (Decimal("10.00"), Decimal("30.00"))


def test_a_rate_beside_zero_is_one_too_many():
    with pytest.raises(MoreThanOneRate) as refused:
        irr_effective(*yearly(-1000, 2200, -1200), every=Days(365))
    assert (refused.value.lowest, refused.value.highest) == (Decimal("0.00"), Decimal("20.00"))


def test_a_balance_that_turns_twice_can_have_one_rate():
    apr = apr_eu(*yearly(-100, 300, -250, 51))
    assert abs(worth([-100, 300, -250, 51], apr.rate)) < Decimal("1e-20")


def test_one_rate_may_be_found_where_advances_and_payments_take_turns():
    apr = apr_eu(*yearly(-1000, 500, -1000, 900, 900))
    assert abs(worth([-1000, 500, -1000, 900, 900], apr.rate)) < Decimal("1e-20")


def test_odd_fractions_of_a_period_leave_no_doubt_about_the_rate():
    payments = [(Fraction(1, 2), CNY(500)), (Fraction(7, 2), CNY(900)), (Fraction(9, 2), CNY(900))]
    apr = apr_us([(0, CNY(1000)), (2, CNY(1000))], payments)
    i = apr.rate_per_unit
    paid = 500 / (1 + i / 2) + 900 / ((1 + i / 2) * (1 + i) ** 3) + 900 / ((1 + i / 2) * (1 + i) ** 4)
    assert abs(paid - 1000 - 1000 / (1 + i) ** 2) < Decimal("1e-20")


@by_each_method
def test_nothing_advanced_and_nothing_charged_costs_nothing(measure):
    assert measure([(0, CNY(100))], [(0, CNY(100))]).rate == 0


@by_each_method
def test_without_an_advance_there_is_nothing_to_cost(measure):
    with pytest.raises(ValueError, match="a rate is what an advance costs; there is none"):
        measure([(0, CNY.zero)], [(1, CNY(1))])


@by_each_method
@pytest.mark.parametrize("flow", [(0, 100), (0, "100"), [0, CNY(1)], (0,), (0, CNY(1), 2), CNY(1)])
def test_a_flow_is_a_pair_with_money(measure, flow):
    with pytest.raises(TypeError, match="an advance is a pair such as"):
        measure([flow], [(1, CNY(1))])


@by_each_method
@pytest.mark.parametrize("when", [datetime(2026, 11, 1), "2026-11-01", 0.5, True, None])
def test_a_flow_is_made_on_a_day_or_after_an_exact_time(measure, when):
    with pytest.raises(TypeError, match="when a payment is made is a"):
        measure([(0, CNY(1))], [(when, CNY(1))])


@by_each_method
def test_days_and_numbers_do_not_mix(measure):
    with pytest.raises(TypeError, match="all dated or all numbered"):
        measure([(date(2026, 11, 1), CNY(1))], [(1, CNY(1))])


@by_each_method
def test_a_flow_is_not_negative(measure):
    with pytest.raises(ValueError, match=r"a payment is not negative: -1.00 CNY"):
        measure([(0, CNY(1))], [(1, CNY(-1))])


@by_each_method
def test_two_currencies_never_mix(measure):
    with pytest.raises(CurrencyMismatch):
        measure([(0, CNY(1))], [(1, EUR(1))])


def test_a_period_is_a_step():
    with pytest.raises(TypeError, match="a step is Months"):
        irr_nominal([(0, CNY(1))], [(1, CNY(1))], every="month")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("keywords", "what"), [({"edition": "87/102/EEC"}, "edition"), ({"interval": "day"}, "interval")]
)
def test_the_directive_knows_no_others(keywords, what):
    with pytest.raises(ValueError, match=what):
        apr_eu([(0, EUR(1))], [(1, EUR(1))], **keywords)


def test_disclosure_is_of_dated_flows():
    with pytest.raises(TypeError, match="rates are disclosed for flows on days"):
        disclose([(0, CNY(1))], [(1, CNY(1))])
