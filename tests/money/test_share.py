"""A share is read exactly, or refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.money import share


@pytest.mark.parametrize(
    ("written", "fraction"),
    [
        ("10%", Fraction(1, 10)),
        ("10 %", Fraction(1, 10)),
        ("+7.5%", Fraction(3, 40)),
        ("0.1", Fraction(1, 10)),
        ("-0", Fraction(0)),
        ("1/3", Fraction(1, 3)),
        ("1/30 %", Fraction(1, 3000)),
        (Decimal("0.10"), Fraction(1, 10)),
        (Decimal("1E-3"), Fraction(1, 1000)),
        (Fraction(2, 3), Fraction(2, 3)),
        (1, Fraction(1)),
        (0, Fraction(0)),
    ],
)
def test_a_share_is_read_exactly(written, fraction: Fraction) -> None:
    assert share(written) == fraction
    assert type(share(written)) is Fraction


@pytest.mark.parametrize("inexact", [0.1, True, None, b"10%", 1j])
def test_what_is_not_exact_is_refused_with_what_to_write(inexact) -> None:
    with pytest.raises(TypeError, match=f"a {type(inexact).__name__}, which is not exact: write '10%'"):
        share(inexact)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "%",
        " 10%",
        "10  %",
        "10%%",
        ".5",
        "5.",
        "1e2",
        "1_0",
        "٣%",
        "nan",
        "inf",
        "1/0",
        "1/",
        "/3",
        "-1/3",
        "1/2/3",
    ],
)
def test_a_string_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a"):
        share(text)


@pytest.mark.parametrize("negative", ["-10%", "-0.1", Decimal(-1), Fraction(-1, 3), -1])
def test_a_negative_share_is_refused(negative) -> None:
    with pytest.raises(ValueError, match="a share is not negative"):
        share(negative)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "1E+999999999", "1E-999999999"])
def test_a_number_beyond_all_sense_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="not a finite number of ordinary size"):
        share(Decimal(number))


@given(st.integers(0, 10**9), st.integers(0, 9))
def test_per_cent_is_a_hundredth(digits: int, places: int) -> None:
    text = str(Decimal((0, tuple(map(int, str(digits))), -places)).__format__("f"))

    assert share(text + "%") * 100 == share(text) == Fraction(digits, 10**places)
