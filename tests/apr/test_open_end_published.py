"""The rate of a billing cycle of open-end credit against Regulation Z."""

from decimal import Decimal

import pytest

from creditline.apr import apr_us_open_end, apr_us_small_charge
from creditline.errors import CurrencyMismatch
from creditline.money import EUR, USD, Rate

# 12 CFR 1026 (Regulation Z), Appendix F, https://www.consumerfinance.gov/rules-policy/regulations/1026/f/
# A charge of 3 % on a transaction of 100, and 1.5 % on the balance.

APPENDIX_F = {
    "1: nothing owed before": ("4.50", "100", "54"),
    "2: 100 owed before, spent in mid-cycle": ("5.25", "150", "42"),
    "4: as 2, by the adjusted balance, 50 paid": ("3.75", "150", "30"),
}


@pytest.mark.parametrize(("charges", "balance", "percent"), APPENDIX_F.values(), ids=APPENDIX_F.keys())
def test_an_example_of_appendix_f_is_met(charges, balance, percent):
    apr = apr_us_open_end(USD(charges), USD(balance), transactions=USD(100))
    assert apr.percent == Decimal(percent)
    assert str(apr) == f"{percent}.00 % (US open-end APR; 12 CFR 1026 (Regulation Z), 1026.14(c) and Appendix F)"


def test_a_balance_smaller_than_the_transaction_is_not_added_to_it():
    apr = apr_us_open_end(USD("3.75"), USD(50), transactions=USD(100))
    assert apr.percent == Decimal("45.00")


# Supplement I, comments 14(c)-4 and 14(c)(1)-1.ii, https://www.consumerfinance.gov/rules-policy/regulations/1026/interp-14/


def test_fifty_cents_on_a_balance_of_twenty_are_thirty_percent():
    assert apr_us_open_end(USD("0.50"), USD(20)).percent == Decimal(30)


def test_what_fifty_cents_may_be_stated_as_instead():
    apr = apr_us_small_charge(USD("0.50"), Rate.monthly("1.5%"))
    assert (apr.percent, apr.rate_per_unit) == (Decimal(18), Decimal("0.015"))


def test_tiers_of_a_balance_make_one_composite_rate():
    # 500 at 1.5 % and 300 at 1 %; the text of 2012 misprints the first as 1/2 percent
    assert apr_us_open_end(USD("7.50") + USD("3.00"), USD(800)).percent == Decimal("15.75")


# 12 CFR 1026.14(c)(3) and (c)(4); the figures are ours.


@pytest.mark.parametrize(
    ("periodic_rate", "percent"),
    [("1.5%/month", "18"), ("0.05%/day", "18.25"), ("18%/year", "18"), ("0.5%/month", "12")],
)
def test_a_charge_on_a_transaction_makes_no_less_than_the_periodic_rate(periodic_rate, percent):
    apr = apr_us_open_end(USD(1), USD(100), transactions=USD(50), periodic_rate=Rate.parse(periodic_rate))
    assert apr.percent == Decimal(percent)


def test_a_minimum_charge_alone_has_no_such_bound():
    assert apr_us_open_end(USD(1), USD(100), periodic_rate=Rate.monthly("1.5%")).percent == Decimal(12)


@pytest.mark.parametrize(("charges", "cycles"), [("0.51", 12), ("0.26", 24), ("0.51", 4), ("-0.01", 12), ("0.10", 0)])
def test_charges_that_are_not_small(charges, cycles):
    with pytest.raises(ValueError, match="are not small in one of|make no rate"):
        apr_us_small_charge(USD(charges), Rate.monthly("1.5%"), cycles_per_year=cycles)


def test_half_of_fifty_cents_is_small_in_half_a_month():
    assert apr_us_small_charge(USD("0.25"), Rate.annual("18%"), cycles_per_year=24).percent == Decimal(18)


def test_a_year_may_have_thirteen_cycles():
    apr = apr_us_open_end(USD(1), USD(100), cycles_per_year=13)
    assert (apr.percent, apr.rate_per_unit, apr.unit) == (Decimal(13), Decimal("0.01"), "billing cycle")


@pytest.mark.parametrize(
    ("charges", "balance", "transactions", "cycles"),
    [
        ("1", "0", "0", 12),
        ("-1", "100", "0", 12),
        ("1", "-100", "50", 12),
        ("1", "100", "-1", 12),
        ("1", "100", "0", 0),
    ],
)
def test_amounts_that_make_no_rate_are_refused(charges, balance, transactions, cycles):
    with pytest.raises(ValueError, match="make no rate"):
        apr_us_open_end(USD(charges), USD(balance), transactions=USD(transactions), cycles_per_year=cycles)


def test_charges_are_in_the_currency_of_the_balance():
    with pytest.raises(CurrencyMismatch):
        apr_us_open_end(EUR(1), USD(100))
    with pytest.raises(CurrencyMismatch):
        apr_us_open_end(USD(1), USD(100), transactions=EUR(1))
