"""A currency makes amounts that fit its minor unit exactly, and refuses all others."""

from __future__ import annotations

import copy
import pickle
from decimal import ROUND_UP, Decimal, Inexact, localcontext
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.errors import InexactAmount
from creditline.money import CNY, JPY, KWD, UYW, Currency, Money

POINTS = Currency("POINTS", 0)


class Stated(str):
    """A string as other libraries subclass it."""

    __slots__ = ()


@pytest.mark.parametrize(
    ("currency", "written", "minor"),
    [
        (CNY, "12.34", 1234),
        (CNY, "12.3", 1230),
        (CNY, "12", 1200),
        (CNY, "-0.05", -5),
        (CNY, "+0.05", 5),
        (CNY, "007.00", 700),
        (CNY, 100, 10_000),
        (CNY, -1, -100),
        (CNY, Decimal("1.5"), 150),
        (JPY, "1299", 1299),
        (JPY, Decimal("1E+2"), 100),
        (KWD, "1.234", 1234),
        (UYW, "0.0001", 1),
        (POINTS, 1200, 1200),
        (CNY, "1" + "0" * 40, 10**42),
        (CNY, 10**40, 10**42),
        (CNY, Decimal(10**40), 10**42),
    ],
)
def test_an_amount_is_made_exactly(currency: Currency, written, minor: int) -> None:
    assert currency(written) == currency.minor(minor) == Money(minor, currency)


@pytest.mark.parametrize(
    ("currency", "amount"),
    [(CNY, "1.500"), (CNY, "0.001"), (CNY, "-1.005"), (JPY, "1.0"), (KWD, "1.2345"), (POINTS, "0.5")],
)
def test_one_decimal_too_many_is_refused_never_rounded(currency: Currency, amount: str) -> None:
    with pytest.raises(InexactAmount) as refusal:
        currency(amount)

    assert refusal.value.amount == amount
    assert refusal.value.currency is currency
    assert str(refusal.value) == (
        f"{amount} {currency.code} is finer than the {currency.exponent} decimals of {currency.code}"
    )


def test_a_decimal_goes_by_its_value() -> None:
    assert CNY(Decimal("1.500")) == CNY("1.50")
    assert CNY(Decimal("15E-1")) == CNY("1.50")
    assert CNY(Decimal("-0.00")) == CNY.zero
    with pytest.raises(InexactAmount) as refusal:
        CNY(Decimal("1.505"))
    assert refusal.value.amount == "1.505"


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "+", ".", ".5", "5.", "--5", "+-5", "1,299.00", "1 299", " 1", "1 ", "1\n", "1_000", "1e2", "0x10"),
        *("1.2.3", "1.-2", "1.+2", "nan", "inf", "１２", "٣", "²", "12元"),  # noqa: RUF001
    ],
)
def test_a_string_that_is_no_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a plain decimal number such as '1299.00'"):
        CNY(text)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "-Infinity", "1E+1000000", "0E-1000000"])
def test_a_decimal_beyond_all_sense_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="is not a finite number of ordinary size"):
        CNY(Decimal(number))


@pytest.mark.parametrize("inexact", [12.34, True, None, Fraction(1, 2), b"12", Stated("12")])
def test_another_type_is_refused_with_what_to_write(inexact) -> None:
    with pytest.raises(TypeError) as refusal:
        CNY(inexact)

    assert str(refusal.value) == (
        f"{inexact!r} is a {type(inexact).__name__}: CNY takes a str, an int (major units) or a Decimal; "
        "write CNY('12.34'), or CNY.minor(1234)"
    )


@pytest.mark.parametrize("inexact", [1234.0, True, "1234", Decimal(1234), Fraction(1234)])
def test_minor_units_are_ints(inexact) -> None:
    with pytest.raises(TypeError, match=r"minor units are an int, not \w+: write CNY.minor\(1234\)"):
        CNY.minor(inexact)


def test_the_decimal_context_plays_no_part() -> None:
    with localcontext() as context:
        context.prec = 2
        context.rounding = ROUND_UP
        context.traps[Inexact] = True

        assert CNY("1234567.89").minor == 123_456_789
        assert CNY(Decimal("1234567.89")).minor == 123_456_789
        assert CNY.minor(123_456_789).decimal == Decimal("1234567.89")
        with pytest.raises(InexactAmount):
            CNY(Decimal("1234567.891"))


def test_zero_is_the_same_object_each_time() -> None:
    assert CNY.zero is CNY.zero
    assert CNY.zero == Money(0, CNY)


def test_currencies_are_equal_by_code_and_exponent() -> None:
    assert Currency("CNY", 2) == Currency("CNY", 2, "Yuan") == CNY
    assert hash(Currency("CNY", 2)) == hash(CNY)
    assert Currency("CNY", 3) != CNY
    assert Currency("CNH", 2) != CNY
    assert CNY != "CNY"


def test_a_currency_reads_as_code() -> None:
    assert repr(CNY) == "Currency(code='CNY', exponent=2, name='Yuan Renminbi')"


@pytest.mark.parametrize("code", ["A", "POINTS", "GAS-95", "A" * 24, "X1"])
def test_points_and_other_commodities_are_declared(code: str) -> None:
    assert str(Currency(code, 0)(7)) == f"7 {code}"


@pytest.mark.parametrize("code", ["", "cny", "1A", "-A", "A" * 25, "C Y", "C_Y", "C.Y", "ÉUR", "积分", "CNY\n"])
def test_a_code_of_another_form_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="a currency code is 1 to 24 of"):
        Currency(code, 2)


@pytest.mark.parametrize("exponent", [-1, 19])
def test_an_exponent_out_of_range_is_refused(exponent: int) -> None:
    with pytest.raises(ValueError, match=f"a currency has 0 to 18 decimals, not {exponent}"):
        Currency("CNY", exponent)


@pytest.mark.parametrize(
    "arguments", [(1, 2), (b"CNY", 2), ("CNY", "2"), ("CNY", 2.0), ("CNY", True), ("CNY", 2, None)]
)
def test_a_currency_of_wrong_types_is_refused(arguments) -> None:
    with pytest.raises(TypeError, match="a currency has a str, an int and a str"):
        Currency(*arguments)


def test_a_currency_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        CNY.exponent = 3  # type: ignore[misc]


@pytest.mark.parametrize("value", [CNY, POINTS, CNY("-12.34")])
def test_a_copy_is_equal_and_of_use(value: Currency | Money) -> None:
    for twin in (pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)):  # noqa: S301
        assert twin == value
        assert hash(twin) == hash(value)
        assert repr(twin) == repr(value)


def test_a_copied_currency_still_mixes_with_the_first() -> None:
    twin = pickle.loads(pickle.dumps(CNY))  # noqa: S301

    assert twin("1.00") + CNY("2.00") == CNY("3.00")
    assert twin("1.00") < CNY("2.00")


def test_unpickling_checks_as_the_constructor_does() -> None:
    forged_amount = pickle.dumps(CNY.minor(1234), protocol=0).replace(b"I1234\n", b"F12.5\n")
    forged_currency = pickle.dumps(CNY, protocol=0).replace(b"VCNY\n", b"Vcny\n")

    with pytest.raises(TypeError, match="minor units are an int"):
        pickle.loads(forged_amount)  # noqa: S301
    with pytest.raises(ValueError, match="a currency code is"):
        pickle.loads(forged_currency)  # noqa: S301


@given(st.integers(-(10**18), 10**18), st.integers(0, 6))
def test_what_is_written_is_what_is_read(minor: int, exponent: int) -> None:
    currency = Currency("TEST", exponent)
    money = currency.minor(minor)

    assert currency(str(money.decimal)) == currency(money.decimal) == money
    assert money.decimal == Fraction(minor, 10**exponent)
    assert eval(repr(money), {"TEST": currency}) == money  # noqa: S307


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_decimal_is_taken_whole_or_refused(value: Decimal) -> None:
    try:
        money = CNY(value)
    except InexactAmount:
        assert Fraction(value) * 100 % 1
    else:
        assert money.minor == Fraction(value) * 100
