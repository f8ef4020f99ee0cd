"""Offers, amounts and dates as hypothesis draws them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from creditline.dates import DayCount, Days, Months, Weeks
from creditline.money import CNY, Rate, Rounding
from creditline.terms.offer import InstallmentOffer

if TYPE_CHECKING:
    from collections.abc import Callable

AMOUNTS = st.one_of(st.integers(1, 2_000), st.integers(1, 100_000_000)).map(CNY.minor)
DATES = st.dates(date(2000, 1, 1), date(2060, 12, 31))
COUNTS = st.one_of(st.integers(1, 24), st.integers(1, 360))
SHARES = st.fractions(0, Fraction(3, 10), max_denominator=1000)
BASES = st.sampled_from([count for count in DayCount if count is not DayCount.ACT_ACT_ICMA])
STEPS = st.one_of(
    st.builds(Months, st.integers(1, 3)), st.builds(Weeks, st.integers(1, 4)), st.builds(Days, st.integers(1, 60))
)
MONTHLY = st.builds(Rate.annual, SHARES) | st.builds(Rate.monthly, SHARES.map(lambda rate: rate / 12))
ROUNDINGS = st.sampled_from(Rounding)
REMAINDERS = st.sampled_from(["last", "first", "spread"])
UNITS = st.sampled_from([None, CNY("0.01"), CNY("0.05"), CNY(1), CNY(10)])


def commons() -> st.SearchStrategy[dict[str, Any]]:
    """The keywords that decide figures."""
    return st.fixed_dictionaries(
        {"remainder": REMAINDERS, "unit": UNITS, "rounding": ROUNDINGS, "split_rounding": ROUNDINGS}
    )


@st.composite
def flat_offers(draw: st.DrawFn) -> InstallmentOffer:
    """Interest-free and flat-fee offers, whoever bears the cost."""
    bearer: Any = draw(
        st.sampled_from(["merchant", "customer", {"merchant": "60%", "customer": "1/3", "platform": "1/15"}])
    )
    common, count, rate = draw(commons()), draw(COUNTS), draw(SHARES)
    if bearer == "merchant":
        return InstallmentOffer.interest_free(count, cost_rate=rate, **common)
    rates: dict[str, Any] = {draw(st.sampled_from(["total_rate", "rate_per_period"])): rate}
    return InstallmentOffer.flat_fee(
        count,
        **rates,
        charged=draw(st.sampled_from(["each", "first"])),
        component=draw(st.sampled_from(["fee", "interest"])),
        bearer=bearer,
        **common,
    )


@st.composite
def offers_on_balance(draw: st.DrawFn, *names: str) -> InstallmentOffer:
    """Offers with interest by months on what is left, by the names of their constructors."""
    build: Callable[..., InstallmentOffer] = getattr(InstallmentOffer, draw(st.sampled_from(names)))
    odd_first = draw(st.sampled_from(["simple", "compound", "ignored"]))
    return build(draw(COUNTS), draw(MONTHLY), odd_first=odd_first, **draw(commons()))


@st.composite
def sums_of_digits(draw: st.DrawFn) -> InstallmentOffer:
    """Offers by the rule of 78."""
    return InstallmentOffer.sum_of_digits(draw(COUNTS), total_rate=draw(SHARES), **draw(commons()))


def offers() -> st.SearchStrategy[InstallmentOffer]:
    """Every method, with and without a down payment."""
    any_method = st.one_of(
        flat_offers(),
        offers_on_balance("equal_payment", "equal_principal", "interest_only"),
        sums_of_digits(),
    )
    share = st.none() | st.sampled_from(["25%", "1/3", "99%"])
    return st.builds(
        lambda offer, first: offer if first is None else offer.with_down_payment(share=first), any_method, share
    )
