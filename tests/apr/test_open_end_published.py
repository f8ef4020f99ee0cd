"""The rate of a billing cycle of open-end credit against Regulation Z."""

from decimal import Decimal

import pytest

from creditline.apr import apr_us_open_end
from creditline.errors import CurrencyMismatch
from creditline.money import EUR, USD

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


def test_tiers_of_a_balance_make_one_composite_rate():
    # 500 at 1.5 % and 300 at 1 %; the text of 2012 misprints the first as 1/2 percent
    assert apr_us_open_end(USD("7.50") + USD("3.00"), USD(800)).percent == Decimal("15.75")


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
