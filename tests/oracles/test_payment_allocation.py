"""Payment allocation under Regulation Z: 12 CFR 1026.53 and its official comments, on balances of several rates."""

from __future__ import annotations

import pytest

from creditline import USD, Rate
from creditline.errors import CurrencyMismatch
from creditline.money import CNY
from creditline.terms import RatedBalance, allocate_payment

NOTHING = USD.zero


def balance(amount, apr, **terms):
    return RatedBalance(USD(amount), Rate.annual(f"{apr}%"), **terms)


# Each balance with its rate, what is paid in excess of the required minimum payment, and where it goes.
PUBLISHED = {
    "comment 53-5.i": ([balance("500", 20), balance("1500", 15)], "800", ["500", "300"]),
    "comment 53-5.ii": ([balance("500", 20), balance("1500", 15)], "400", ["400", "0"]),
    "comment 53-5.iii, the last one protected from an increase": (
        *([balance("100", 20), balance("300", 18), balance("600", 12)], "500", ["100", "300", "100"]),
    ),
    "comment 53-2.i, a promotional rate at the end of the preceding cycle": (
        *([balance("500", 5), balance("200", 15)], "400", ["200", "200"]),
    ),
    "comment 53-2.ii, its standard rate on the day of the credit": (
        *([balance("500", 18), balance("300", 15)], "750", ["500", "250"]),
    ),
    "comment 53-3.i, a part of the cash in dispute": (
        [balance("300", 25), balance("1000", 17), balance("200", 25, disputed=True)],
        *("900", ["300", "600", "0"]),
    ),
    "comment 53-3.ii, a part of the cash in dispute": (
        [balance("300", 25), balance("1000", 17), balance("200", 25, disputed=True)],
        *("1400", ["300", "1000", "100"]),
    ),
}
"""Source: Supplement I to part 1026 (https://www.consumerfinance.gov/rules-policy/regulations/1026/interp-53/)."""


@pytest.mark.parametrize(("balances", "excess", "expected"), PUBLISHED.values(), ids=PUBLISHED.keys())
def test_a_published_allocation(balances, excess, expected):
    assert allocate_payment(balances, USD(excess), minimum=NOTHING) == tuple(map(USD, expected))


@pytest.mark.parametrize(("balances", "excess", "expected"), PUBLISHED.values(), ids=PUBLISHED.keys())
def test_the_order_in_which_balances_are_given_does_not_matter(balances, excess, expected):
    assert allocate_payment(balances[::-1], USD(excess), minimum=NOTHING) == tuple(map(USD, expected[::-1]))


class TestDeferredInterest:
    """1026.53(b)(1)(i): zero until the two billing cycles before the deferral expires, then before all others."""

    @pytest.mark.parametrize(
        ("cycles", "expected"), [(6, ("200", "200")), (3, ("200", "200")), (2, ("400", "0")), (1, ("400", "0"))]
    )
    def test_it_comes_last_and_then_first(self, cycles, expected):
        """A deferred purchase of 1,200 beside others of 200 at the same 15 %, 400 in excess; the figures are ours."""
        deferred, others = balance("1200", 15, cycles_deferred=cycles), balance("200", 15)

        assert allocate_payment([deferred, others], USD("400"), minimum=NOTHING) == tuple(map(USD, expected))

    def test_where_it_comes_first_the_rest_goes_by_rate(self):
        balances = [balance("300", 12), balance("100", 9, cycles_deferred=2), balance("300", 25)]

        assert allocate_payment(balances, USD("450"), minimum=NOTHING) == (USD(50), USD(100), USD(300))

    def test_in_dispute_it_still_comes_last(self):
        balances = [balance("100", 9, cycles_deferred=1, disputed=True), balance("300", 25)]

        assert allocate_payment(balances, USD("350"), minimum=NOTHING) == (USD(50), USD(300))


class TestTheMinimum:
    """1026.53(a) leaves the required minimum payment to the issuer: it goes by the order given."""

    def test_only_what_exceeds_it_goes_to_the_highest_rate(self):
        balances = [balance("1500", 15), balance("500", 20)]

        assert allocate_payment(balances, USD("850"), minimum=USD("50")) == (USD(350), USD(500))

    def test_a_payment_below_it_goes_by_the_order_given(self):
        assert allocate_payment([balance("30", 15), balance("500", 20)], USD("40"), minimum=USD("50")) == (
            *(USD(30), USD(10)),
        )

    def test_what_all_balances_do_not_take_is_in_none(self):
        assert allocate_payment([balance("30", 15), balance("10", 20)], USD("70"), minimum=USD("50")) == (
            *(USD(30), USD(10)),
        )

    def test_nothing_is_owed_and_nothing_is_paid(self):
        assert allocate_payment([], USD("70"), minimum=USD("50")) == ()
        assert allocate_payment([balance("30", 15)], NOTHING, minimum=USD("50")) == (NOTHING,)


class TestRates:
    def test_between_equal_rates_the_order_given_decides(self):
        """Comment 53-4 leaves that to the issuer."""
        balances = [balance("100", 15), balance("100", 20), balance("100", 20)]

        assert allocate_payment(balances, USD("150"), minimum=NOTHING) == (NOTHING, USD(100), USD(50))

    def test_rates_of_different_periods_are_compared_by_the_year(self):
        """0.05 % a day is 18.25 % a year, 1.5 % a month 18 %; 18.1 % over 360 days is 18.35 % over 365."""
        rates = [Rate.monthly("1.5%"), Rate.daily("0.05%"), Rate.annual("18.1%", days=360), Rate.annual("18.2%")]
        balances = [RatedBalance(USD(100), rate) for rate in rates]

        assert allocate_payment(balances, USD("250"), minimum=NOTHING) == (NOTHING, USD(100), USD(100), USD(50))


class TestRefused:
    def test_another_currency(self):
        with pytest.raises(CurrencyMismatch):
            allocate_payment([RatedBalance(CNY(1), Rate.annual("1%"))], USD(1), minimum=NOTHING)
        with pytest.raises(CurrencyMismatch):
            allocate_payment([], USD(1), minimum=CNY.zero)

    @pytest.mark.parametrize(("paid", "minimum"), [("-1", "0"), ("0", "-1")])
    def test_less_than_nothing(self, paid, minimum):
        with pytest.raises(ValueError, match=r"a payment and a minimum are not negative, but -1\.00 USD is"):
            allocate_payment([], USD(paid), minimum=USD(minimum))

    @pytest.mark.parametrize(
        ("terms", "error"),
        [
            ({"amount": USD(-1)}, ValueError),
            ({"amount": None}, TypeError),
            ({"rate": "20%"}, TypeError),
            ({"cycles_deferred": 0}, ValueError),
            ({"disputed": 1}, TypeError),
        ],
    )
    def test_what_is_no_balance(self, terms, error):
        with pytest.raises(error):
            RatedBalance(**{"amount": USD(1), "rate": Rate.annual("20%"), **terms})
