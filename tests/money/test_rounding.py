"""Rounding is by magnitude, in four ways, and always named."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.money import Rounding

MODES = st.sampled_from(Rounding)
INTEGERS = st.integers(-(10**20), 10**20)
DENOMINATORS = st.one_of(st.integers(1, 12), st.integers(1, 10**12))
PEERS = {
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.HALF_EVEN: ROUND_HALF_EVEN,
    Rounding.DOWN: ROUND_DOWN,
    Rounding.UP: ROUND_UP,
}


@pytest.mark.parametrize(
    ("value", "mode", "rounded"),
    [
        ("2.6", Rounding.HALF_EVEN, 3),
        ("2.5", Rounding.HALF_EVEN, 2),
        ("3.5", Rounding.HALF_EVEN, 4),
        ("-2.5", Rounding.HALF_EVEN, -2),
        ("-3.5", Rounding.HALF_EVEN, -4),
        ("2.5", Rounding.HALF_UP, 3),
        ("-2.5", Rounding.HALF_UP, -3),
        ("-1.5", Rounding.HALF_UP, -2),
        ("-8328.5", Rounding.HALF_UP, -8329),
    ],
)
def test_halves_go_as_moneyphp_publishes(value: str, mode: Rounding, rounded: int) -> None:
    """
    Source: moneyphp/money tests/RoundExamples.php @d49ee625, https://github.com/moneyphp/money.

    Its four rows of half_down are left out: no product of ours rounds a half toward zero.
    """
    assert mode.round(Fraction(value)) == rounded


@pytest.mark.parametrize(("permitted", "rounded"), [("21.50", 22), ("21.49", 21)])
def test_a_penalty_fee_rounds_to_whole_dollars_half_up(permitted: str, rounded: int) -> None:
    """
    Source: 12 CFR 1026 Supplement I, comment 52(b)-2.

    https://www.consumerfinance.gov/rules-policy/regulations/1026/interp-52/
    """
    assert Rounding.HALF_UP.round(Fraction(permitted)) == rounded


def test_the_installment_fee_of_alipay_is_half_even() -> None:
    fee = 699_900 * Fraction(75, 1000)

    assert fee == Fraction("52492.5")
    assert Rounding.HALF_EVEN.round(fee) == 52_492
    assert Rounding.HALF_UP.round(fee) == 52_493


@pytest.mark.parametrize(
    ("mode", "expected"),
    [(Rounding.HALF_UP, 400), (Rounding.HALF_EVEN, 400), (Rounding.DOWN, 300), (Rounding.UP, 400)],
)
def test_a_multiple_of_a_unit_is_rounded_to(mode: Rounding, expected: int) -> None:
    assert mode.to_multiple(350, 100) == expected
    assert mode.to_multiple(Fraction(-700, 2), 100) == -expected
    assert mode.to_multiple(300, 100) == 300


@given(MODES, INTEGERS, DENOMINATORS)
def test_rounding_agrees_with_the_decimal_module(mode: Rounding, numerator: int, denominator: int) -> None:
    """A quotient is cut off after a digit that no half can reach, so the decimal module decides alike."""
    quotient, rest = divmod(abs(numerator) * 10, denominator)
    digits = Decimal(numerator // abs(numerator) * (quotient * 10 + (rest > 0))) if numerator else Decimal(0)
    with localcontext() as context:
        context.prec = 60
        peer = digits.scaleb(-2).quantize(Decimal(1), PEERS[mode])

    assert mode.divide(numerator, denominator) == peer


@given(MODES, INTEGERS, DENOMINATORS)
def test_rounding_is_symmetric(mode: Rounding, numerator: int, denominator: int) -> None:
    assert mode.divide(-numerator, denominator) == -mode.divide(numerator, denominator)


@given(INTEGERS, DENOMINATORS)
def test_rounding_stays_within_its_bounds(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator, denominator)
    half = Fraction(1, 2)

    assert abs(Rounding.HALF_UP.round(exact) - exact) <= half
    assert abs(Rounding.HALF_EVEN.round(exact) - exact) <= half
    assert 0 <= abs(exact) - abs(Rounding.DOWN.round(exact)) < 1
    assert 0 <= abs(Rounding.UP.round(exact)) - abs(exact) < 1


@given(MODES, INTEGERS, INTEGERS, DENOMINATORS)
def test_rounding_keeps_order(mode: Rounding, one: int, other: int, denominator: int) -> None:
    low, high = sorted((one, other))

    assert mode.divide(low, denominator) <= mode.divide(high, denominator)


@given(MODES, INTEGERS)
def test_a_whole_number_stays_what_it_is(mode: Rounding, whole: int) -> None:
    assert mode.round(whole) == whole
    assert mode.round(Fraction(whole)) == whole


@pytest.mark.parametrize("bad", [0.5, True, Decimal("0.5"), "1"])
def test_only_whole_numbers_are_divided(bad) -> None:
    with pytest.raises(TypeError, match="integers are divided"):
        Rounding.DOWN.divide(bad, 2)
    with pytest.raises(TypeError, match="integers are divided"):
        Rounding.DOWN.divide(2, bad)


@pytest.mark.parametrize("bad", [0.5, True, Decimal("0.5"), "1"])
def test_only_exact_numbers_are_rounded(bad) -> None:
    with pytest.raises(TypeError, match=r"write Fraction\('0\.5'\)"):
        Rounding.DOWN.round(bad)


@pytest.mark.parametrize("denominator", [0, -1])
def test_a_denominator_is_positive(denominator: int) -> None:
    with pytest.raises(ValueError, match=f"1 or more, not {denominator}"):
        Rounding.UP.divide(1, denominator)
