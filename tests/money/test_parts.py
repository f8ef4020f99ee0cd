"""Parts always sum to the whole, and who gets the odd cent is agreed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.errors import CurrencyMismatch
from creditline.money import CNY, JPY, USD, Money, Rounding, allocate_minor, split_minor

TOTALS = st.integers(-(10**9), 10**9)
COUNTS = st.integers(1, 40)
MODES = st.sampled_from(Rounding)
REMAINDERS = st.sampled_from(["last", "first", "spread"])
UNITS = st.sampled_from([1, 5, 10, 100, 1000])
WEIGHTS = st.lists(st.integers(0, 100), min_size=1, max_size=12).filter(any)

YUAN = CNY(1)


def yuan(*amounts: str | int) -> tuple[Money, ...]:
    return tuple(CNY(amount) for amount in amounts)


class TestSplitting:
    def test_a_thousand_in_six_whole_yuan_down(self) -> None:
        assert CNY(1000).split(6, unit=YUAN) == yuan(166, 166, 166, 166, 166, 170)

    def test_a_thousand_in_six_whole_yuan_half_even(self) -> None:
        parts = CNY(1000).split(6, unit=YUAN, rounding=Rounding.HALF_EVEN)

        assert parts == yuan(167, 167, 167, 167, 167, 165)

    def test_a_hundred_in_three_with_the_cent_first(self) -> None:
        """Source: Domain Language timeandmoney, ProrationTest, http://timeandmoney.sourceforge.net."""
        assert CNY(100).split(3, remainder="first") == yuan("33.34", "33.33", "33.33")
        assert CNY(100).split(3, remainder="spread") == yuan("33.34", "33.33", "33.33")

    def test_the_odd_cents_go_to_the_last_part_unless_told(self) -> None:
        assert CNY("100.01").split(6) == yuan("16.66", "16.66", "16.66", "16.66", "16.66", "16.71")

    def test_the_odd_cents_are_spread_from_the_first(self) -> None:
        assert CNY("0.11").split(4, remainder="spread") == yuan("0.03", "0.03", "0.03", "0.02")

    def test_what_was_rounded_up_is_taken_back_from_the_first(self) -> None:
        parts = CNY(10).split(4, unit=YUAN, rounding=Rounding.UP, remainder="spread")

        assert parts == yuan(2, 2, 3, 3)

    def test_what_is_smaller_than_the_unit_goes_to_the_last_part(self) -> None:
        """Of 1,000.50 in six, 166 each leaves 4 whole yuan to be placed, and half a yuan that is no unit."""
        amount = CNY("1000.50")

        assert amount.split(6, unit=YUAN) == yuan(166, 166, 166, 166, 166, "170.50")
        assert amount.split(6, unit=YUAN, remainder="first") == yuan(170, 166, 166, 166, 166, "166.50")
        assert amount.split(6, unit=YUAN, remainder="spread") == yuan(167, 167, 167, 167, 166, "166.50")

    def test_a_part_of_nothing_falls_back_to_cents_spread(self) -> None:
        assert CNY("2.00").split(3, unit=YUAN) == yuan("0.67", "0.67", "0.66")
        assert CNY("0.05").split(6) == yuan("0.01", "0.01", "0.01", "0.01", "0.01", "0.00")

    def test_a_last_part_used_up_by_rounding_falls_back(self) -> None:
        assert CNY(10).split(6, unit=YUAN, rounding=Rounding.UP) == yuan("1.67", "1.67", "1.67", "1.67", "1.66", "1.66")

    def test_one_part_is_the_whole(self) -> None:
        assert CNY("12.34").split(1, unit=YUAN) == yuan("12.34")

    def test_nothing_is_split_into_nothing(self) -> None:
        assert CNY.zero.split(3) == yuan(0, 0, 0)

    @given(TOTALS, COUNTS, REMAINDERS, UNITS, MODES)
    def test_parts_sum_to_the_whole(self, total: int, n: int, remainder, unit: int, rounding: Rounding) -> None:
        parts = split_minor(total, n, remainder=remainder, unit=unit, rounding=rounding)

        assert sum(parts) == total
        assert len(parts) == n

    @given(TOTALS, COUNTS, REMAINDERS, UNITS, MODES)
    def test_a_negative_amount_is_the_negation(
        self, total: int, n: int, remainder, unit: int, rounding: Rounding
    ) -> None:
        parts = split_minor(total, n, remainder=remainder, unit=unit, rounding=rounding)

        assert split_minor(-total, n, remainder=remainder, unit=unit, rounding=rounding) == tuple(-p for p in parts)

    @given(st.integers(1, 10**9), COUNTS, REMAINDERS, UNITS, MODES)
    def test_every_part_is_positive_when_there_is_enough(
        self, total: int, n: int, remainder, unit: int, rounding: Rounding
    ) -> None:
        parts = split_minor(total, n, remainder=remainder, unit=unit, rounding=rounding)

        assert min(parts) >= (1 if total >= n else 0)

    @given(TOTALS, COUNTS)
    def test_spread_parts_differ_by_one_at_most_and_fall(self, total: int, n: int) -> None:
        parts = split_minor(abs(total), n, remainder="spread")

        assert max(parts) - min(parts) <= 1
        assert list(parts) == sorted(parts, reverse=True)

    @given(TOTALS, COUNTS, REMAINDERS, UNITS, MODES)
    def test_only_the_part_with_the_rest_is_off_the_unit(
        self, total: int, n: int, remainder, unit: int, rounding: Rounding
    ) -> None:
        parts = split_minor(total, n, remainder=remainder, unit=unit, rounding=rounding)
        in_cents = split_minor(total, n, remainder="spread")

        assert parts == in_cents or all(part % unit == 0 for part in parts[:-1])

    @given(TOTALS, COUNTS, st.sampled_from(["last", "first"]), UNITS, MODES)
    def test_all_other_parts_are_the_rounded_part(
        self, total: int, n: int, remainder, unit: int, rounding: Rounding
    ) -> None:
        parts = split_minor(total, n, remainder=remainder, unit=unit, rounding=rounding)
        rounded = rounding.to_multiple(Fraction(total, n), unit)
        others = parts[1:-1] if remainder == "first" else parts[:-1]

        assert set(others) <= {rounded} or parts == split_minor(total, n, remainder="spread")

    @given(st.integers(0, 10**6), st.integers(0, 10**6), COUNTS)
    def test_more_money_makes_no_spread_part_smaller(self, one: int, other: int, n: int) -> None:
        low, high = sorted((one, other))
        pairs = zip(split_minor(low, n, remainder="spread"), split_minor(high, n, remainder="spread"), strict=True)

        assert all(less <= more for less, more in pairs)

    @pytest.mark.parametrize("n", [0, -1])
    def test_fewer_than_one_part_is_refused(self, n: int) -> None:
        with pytest.raises(ValueError, match="1 part or more"):
            CNY(1).split(n)

    @pytest.mark.parametrize("n", [2.0, True, "2", Fraction(2)])
    def test_a_count_that_is_no_int_is_refused(self, n) -> None:
        with pytest.raises(TypeError, match="the number of parts is an int"):
            CNY(1).split(n)

    @pytest.mark.parametrize("unit", [CNY.zero, -YUAN])
    def test_a_unit_of_nothing_or_less_is_refused(self, unit: Money) -> None:
        with pytest.raises(ValueError, match="a positive unit"):
            CNY(1).split(2, unit=unit)

    def test_a_unit_of_another_currency_is_refused(self) -> None:
        with pytest.raises(CurrencyMismatch):
            CNY(1).split(2, unit=USD(1))

    @pytest.mark.parametrize("unit", [1, 1.0, "1"])
    def test_a_unit_that_is_no_money_is_refused(self, unit) -> None:
        with pytest.raises(TypeError, match="an amount of CNY is Money"):
            CNY(1).split(2, unit=unit)

    @pytest.mark.parametrize("remainder", ["middle", "", None])
    def test_an_unknown_place_for_the_remainder_is_refused(self, remainder) -> None:
        with pytest.raises(ValueError, match=f"not {remainder!r}"):
            CNY(1).split(2, remainder=remainder)


class TestAllocating:
    @pytest.mark.parametrize(
        ("minor", "weights", "parts"),
        [
            (5, [0, 7, 3], (0, 4, 1)),
            (5, [7, 0, 3], (4, 0, 1)),
            (2, [1, 1, 1], (1, 1, 0)),
            (1, ["0.33", "0.66"], (0, 1)),
            (101, [3, 7], (30, 71)),
            (101, [7, 3], (71, 30)),
        ],
    )
    def test_amounts_go_as_moneyphp_publishes(
        self, minor: int, weights: list[str | int], parts: tuple[int, ...]
    ) -> None:
        """
        Source: moneyphp/money tests/MoneyTest.php, allocationExamples @d49ee625, https://github.com/moneyphp/money.

        Fowler's allocate hands left-over units out from the first on and would give 31 and 70 for 101 by 3:7,
        and 1 and 0 for 1 by 0.33:0.66; largest remainder looks at who lost most.
        """
        assert tuple(part.minor for part in CNY.minor(minor).allocate(weights)) == parts

    def test_five_cents_by_three_and_seven(self) -> None:
        """
        Foemmel's conundrum: the tie goes to the first, by Fowler's way and by ours.

        Source: Fowler, Patterns of Enterprise Application Architecture, Money, testAllocate2,
        https://martinfowler.com/eaaCatalog/money.html
        """
        assert CNY("0.05").allocate([3, 7]) == yuan("0.02", "0.03")

    def test_a_debt_is_the_negation_of_a_claim(self) -> None:
        """
        For -5 by 7:3 moneyphp gives -3 and -2, since it rounds shares toward minus infinity; ours mirrors 4 and 1.

        A refund that takes back what was laid out must take back exactly those parts.
        Source: moneyphp/money tests/MoneyTest.php, allocationExamples @d49ee625, https://github.com/moneyphp/money.
        """
        assert CNY("-0.05").allocate([7, 3]) == yuan("-0.04", "-0.01")
        assert CNY("0.05").allocate([7, 3]) == yuan("0.04", "0.01")

    @pytest.mark.parametrize(
        "weights",
        [[1, 2], ["1", "2"], [Decimal("0.5"), Decimal(1)], [Fraction(1, 3), Fraction(2, 3)], ["10%", "20 %"]],
    )
    def test_weights_may_be_written_in_every_exact_way(self, weights) -> None:
        assert JPY(100).allocate(weights) == (JPY(33), JPY(67))

    def test_weights_may_come_one_by_one(self) -> None:
        assert CNY(3).allocate(iter([2, 1])) == yuan(2, 1)

    @given(TOTALS, WEIGHTS)
    def test_parts_sum_to_the_whole(self, total: int, weights: list[int]) -> None:
        assert sum(allocate_minor(total, weights)) == total

    @given(TOTALS, WEIGHTS)
    def test_a_negative_amount_is_the_negation(self, total: int, weights: list[int]) -> None:
        assert allocate_minor(-total, weights) == tuple(-part for part in allocate_minor(total, weights))

    @given(TOTALS, WEIGHTS)
    def test_each_part_is_within_one_of_its_exact_share(self, total: int, weights: list[int]) -> None:
        whole = sum(weights)
        for part, weight in zip(allocate_minor(total, weights), weights, strict=True):
            assert abs(part - Fraction(total * weight, whole)) < 1

    @given(TOTALS, WEIGHTS)
    def test_a_weight_of_zero_receives_nothing(self, total: int, weights: list[int]) -> None:
        parts = allocate_minor(total, weights)

        assert not any(part for part, weight in zip(parts, weights, strict=True) if not weight)

    @given(st.integers(0, 10**9), WEIGHTS)
    def test_a_larger_weight_never_receives_less(self, total: int, weights: list[int]) -> None:
        """Equal weights are equal but for one unit, which the earlier one has."""
        received = sorted(zip(weights, (-i for i in range(len(weights))), allocate_minor(total, weights), strict=True))
        parts = [part for _, _, part in received]

        assert parts == sorted(parts)

    @given(st.integers(0, 10**6), st.integers(1, 50))
    def test_equal_weights_are_a_spread_split(self, total: int, n: int) -> None:
        assert allocate_minor(total, [7] * n) == split_minor(total, n, remainder="spread")

    @given(TOTALS, WEIGHTS, st.integers(2, 9))
    def test_only_the_proportion_of_weights_counts(self, total: int, weights: list[int], k: int) -> None:
        assert allocate_minor(total, [k * weight for weight in weights]) == allocate_minor(total, weights)

    @given(TOTALS, WEIGHTS)
    def test_money_is_allocated_like_its_minor_units(self, total: int, weights: list[int]) -> None:
        exact = [Fraction(weight, 9) for weight in weights]

        assert CNY.minor(total).allocate(exact) == tuple(map(CNY.minor, allocate_minor(total, weights)))

    @pytest.mark.parametrize("weights", [[], [0], [0, 0], ["0", Decimal(0)]])
    def test_no_weight_at_all_is_refused(self, weights) -> None:
        with pytest.raises(ValueError, match="one is more than zero"):
            CNY(1).allocate(weights)

    @pytest.mark.parametrize("weights", [[-1, 2], ["-1%", 1], [Fraction(-1), 3]])
    def test_a_negative_weight_is_refused(self, weights) -> None:
        with pytest.raises(ValueError, match="not negative"):
            CNY(1).allocate(weights)

    def test_a_negative_weight_is_refused_in_minor_units_too(self) -> None:
        with pytest.raises(ValueError, match="not negative"):
            allocate_minor(5, (-1, 3))

    @pytest.mark.parametrize("weight", [0.5, True, None])
    def test_a_weight_that_is_not_exact_is_refused(self, weight) -> None:
        with pytest.raises(TypeError, match="which is not exact"):
            CNY(1).allocate([weight, 1])
