"""Money adds up like whole numbers, within one currency."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from operator import add, ge, gt, le, lt, sub

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.errors import CurrencyMismatch, InexactAmount
from creditline.money import CNY, ISO_4217, JPY, KWD, USD, Currency, Money

MINOR = st.integers(-(10**15), 10**15)
CURRENCIES = st.sampled_from([CNY, JPY, KWD, Currency("POINTS", 0)])
POINTS = Currency("POINTS", 0)
YUAN_OF_ANOTHER_HOUSE = Currency("CNY", 4)


class TestArithmeticIsThatOfTheIntegers:
    @given(MINOR, MINOR, CURRENCIES)
    def test_sums_and_differences(self, a: int, b: int, currency: Currency) -> None:
        assert Money(a, currency) + Money(b, currency) == Money(a + b, currency)
        assert Money(a, currency) - Money(b, currency) == Money(a - b, currency)

    @given(MINOR, st.integers(-1000, 1000))
    def test_multiples(self, a: int, n: int) -> None:
        assert Money(a, CNY) * n == n * Money(a, CNY) == Money(a * n, CNY)

    @given(MINOR)
    def test_sign_and_truth(self, a: int) -> None:
        assert -Money(a, CNY) == Money(-a, CNY)
        assert abs(Money(a, CNY)) == Money(abs(a), CNY)
        assert bool(Money(a, CNY)) is bool(a)

    @given(MINOR, MINOR)
    def test_order(self, a: int, b: int) -> None:
        for compare in (lt, le, gt, ge):
            assert compare(Money(a, CNY), Money(b, CNY)) is compare(a, b)
        assert (Money(a, CNY) == Money(b, CNY)) is (a == b)

    @given(st.lists(MINOR))
    def test_totals(self, amounts: list[int]) -> None:
        assert sum((Money(a, CNY) for a in amounts), start=CNY.zero) == Money(sum(amounts), CNY)

    @given(MINOR)
    def test_equal_amounts_hash_alike(self, a: int) -> None:
        assert hash(Money(a, CNY)) == hash(Money(a, Currency("CNY", 2)))
        assert len({Money(a, CNY), Money(a, Currency("CNY", 2)), Money(a, USD)}) == 2


class TestCurrenciesNeverMix:
    @pytest.mark.parametrize("operation", [add, sub, lt, le, gt, ge])
    @pytest.mark.parametrize("other", [USD, JPY, YUAN_OF_ANOTHER_HOUSE])
    def test_an_operation_across_currencies_is_refused(self, operation, other: Currency) -> None:
        with pytest.raises(CurrencyMismatch) as refusal:
            operation(CNY("1.00"), other(1))

        assert refusal.value.expected is CNY
        assert refusal.value.actual is other

    def test_the_refusal_names_both(self) -> None:
        with pytest.raises(CurrencyMismatch, match="^USD does not mix with CNY$"):
            CNY(1) + USD(1)

    def test_amounts_of_two_currencies_are_not_equal(self) -> None:
        assert CNY.zero != USD.zero
        assert CNY(1) != YUAN_OF_ANOTHER_HOUSE(1)
        assert CNY(1) != 100


class TestForeignNumbersAreRefused:
    @pytest.mark.parametrize("operation", [add, sub, lt, le, gt, ge])
    @pytest.mark.parametrize("number", [0, 1.5, Decimal(1), Fraction(1), "1", None])
    def test_in_sums_and_comparisons(self, operation, number) -> None:
        with pytest.raises(TypeError, match="not supported between|unsupported operand"):
            operation(CNY("1.00"), number)
        with pytest.raises(TypeError):
            operation(number, CNY("1.00"))

    @pytest.mark.parametrize("factor", [1.5, True, Fraction(1, 2), Decimal(2), "2", None])
    def test_in_products_with_what_to_write(self, factor) -> None:
        with pytest.raises(TypeError) as refusal:
            CNY("1.00") * factor

        assert str(refusal.value) == (
            f"money is multiplied by an int, not {type(factor).__name__}: round a share of it by name, "
            "CNY.minor(Rounding.HALF_UP.round(amount.minor * share('7.5%')))"
        )
        with pytest.raises(TypeError):
            factor * CNY("1.00")

    def test_in_products_of_money(self) -> None:
        with pytest.raises(TypeError, match="multiplied by an int, not Money"):
            CNY(2) * CNY(2)  # type: ignore[operator]

    @pytest.mark.parametrize("minor", [12.5, True, "12", Decimal(12), Fraction(12), None])
    def test_as_minor_units(self, minor) -> None:
        with pytest.raises(TypeError) as refusal:
            Money(minor, CNY)

        assert str(refusal.value) == (
            f"minor units are an int, not {type(minor).__name__}: write CNY.minor(1234), or CNY('12.34')"
        )

    @pytest.mark.parametrize("currency", ["CNY", None, Currency, CNY.zero])
    def test_as_a_currency(self, currency) -> None:
        with pytest.raises(TypeError) as refusal:
            Money(1234, currency)

        assert str(refusal.value) == (
            f"{currency!r} is not a Currency: write CNY.minor(1234), or Currency('POINTS', 0)"
        )


class TestAnAmountIsWrittenForPeopleAndForCode:
    @pytest.mark.parametrize(
        ("money", "text", "code"),
        [
            (CNY("1299.00"), "1,299.00 CNY", "CNY('1299.00')"),
            (CNY("-1299.00"), "-1,299.00 CNY", "CNY('-1299.00')"),
            (CNY("-0.05"), "-0.05 CNY", "CNY('-0.05')"),
            (CNY.zero, "0.00 CNY", "CNY('0.00')"),
            (JPY(1299), "1,299 JPY", "JPY('1299')"),
            (KWD("1234567.089"), "1,234,567.089 KWD", "KWD('1234567.089')"),
            (POINTS(999), "999 POINTS", "POINTS('999')"),
        ],
    )
    def test_both_ways(self, money: Money, text: str, code: str) -> None:
        assert str(money) == text
        assert repr(money) == code
        assert Money.parse(text, currencies=[POINTS]) == money

    def test_a_format_lays_the_text_out(self) -> None:
        assert f"{CNY('1.50'):>10}|{CNY('1.50')}" == "  1.50 CNY|1.50 CNY"

    def test_decimals_are_those_of_the_currency(self) -> None:
        assert str(CNY(5).decimal) == "5.00"
        assert str(JPY(-5).decimal) == "-5"
        with localcontext() as context:
            context.prec = 1
            assert str(KWD("-12345.678").decimal) == "-12345.678"


class TestParsingIsStrict:
    @given(MINOR, st.sampled_from(sorted(ISO_4217)))
    def test_what_is_written_is_read_back(self, minor: int, code: str) -> None:
        money = ISO_4217[code].minor(minor)

        assert Money.parse(str(money)) == money
        assert Money.parse(str(money).replace(",", "")) == money

    @pytest.mark.parametrize(
        "text",
        [
            *("", "CNY", " CNY", "1", "1.00", "1.00CNY", "1.00  CNY", " 1.00 CNY", "1.00 CNY ", "CNY 1.00"),
            *("12,99.00 CNY", "1,2999.00 CNY", "1299,000 CNY", "1,299,00 CNY", ",299 CNY", "1,,299 CNY", "0,299 CNY"),
            *("1,299.0,0 CNY", "1,299.00, CNY", "1,299. CNY", "1,299,  CNY", "1,299.00\tCNY", "٣ CNY", "１,２３４ CNY"),  # noqa: RUF001
        ],
    )
    def test_another_form_is_refused(self, text: str) -> None:
        with pytest.raises(ValueError, match="is not a"):
            Money.parse(text)

    @pytest.mark.parametrize("code", ["XYZ", "cny", "XAU", "POINTS"])
    def test_an_unknown_code_is_refused_with_what_to_pass(self, code: str) -> None:
        with pytest.raises(ValueError, match=rf"'{code}' is not a currency of ISO 4217: pass currencies=\[Currency"):
            Money.parse(f"1 {code}")

    def test_currencies_given_go_before_iso(self) -> None:
        assert Money.parse("1.2345 CNY", currencies=[YUAN_OF_ANOTHER_HOUSE]) == YUAN_OF_ANOTHER_HOUSE("1.2345")
        assert Money.parse("1.23 USD", currencies=[YUAN_OF_ANOTHER_HOUSE]) == USD("1.23")

    def test_too_many_decimals_are_refused(self) -> None:
        with pytest.raises(InexactAmount, match="1299.001 CNY is finer than the 2 decimals of CNY"):
            Money.parse("1,299.001 CNY")

    @pytest.mark.parametrize("value", [b"1.00 CNY", None, 1])
    def test_only_text_is_parsed(self, value) -> None:
        with pytest.raises(TypeError, match="text is parsed, not"):
            Money.parse(value)


def test_money_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        CNY(1).minor = 2  # type: ignore[misc]
