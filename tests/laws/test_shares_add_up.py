"""Shares add up to the whole."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.money import CNY, JPY, KWD, Rounding
from creditline.testing import amounts

MONEY = st.sampled_from([CNY, JPY, KWD]).flatmap(lambda currency: amounts(currency, least=0))
WEIGHTS = st.lists(st.one_of(st.integers(0, 10**6), st.fractions(0, 1), st.decimals(0, 100, places=4)), min_size=1)


@given(MONEY, WEIGHTS)
def test_allocated_shares_add_up(whole, weights):
    """Parts always sum to the whole; zero weights receive nothing; no share is a unit away from its exact part."""
    assume(any(weights))
    parts = whole.allocate(weights)
    total = sum(map(_fraction, weights))
    assert sum(part.minor for part in parts) == whole.minor
    for part, weight in zip(parts, weights, strict=True):
        assert weight or not part
        assert abs(part.minor - whole.minor * _fraction(weight) / total) < 1


@given(MONEY, WEIGHTS)
def test_a_negative_amount_is_shared_as_its_positive(whole, weights):
    """A negative amount is the negation of its positive."""
    assume(any(weights))
    assert (-whole).allocate(weights) == tuple(-part for part in whole.allocate(weights))


@given(MONEY, WEIGHTS)
def test_ties_go_to_the_first(whole, weights):
    """`allocate(weights)` is largest remainder, ties to the first."""
    assume(any(weights))
    parts = whole.allocate(weights)
    for i, first in enumerate(weights):
        for j in range(i + 1, len(weights)):
            assert first != weights[j] or parts[i].minor >= parts[j].minor


@given(MONEY, st.integers(1, 60), st.data())
def test_split_parts_add_up(whole, n, data):
    """Parts always sum to the whole, in any unit, rounding and place of the remainder."""
    parts = whole.split(
        n,
        remainder=data.draw(st.sampled_from(["last", "first", "spread"])),
        unit=data.draw(st.none() | amounts(whole.currency, most=1000)),
        rounding=data.draw(st.sampled_from(Rounding)),
    )
    assert len(parts) == n
    assert sum(part.minor for part in parts) == whole.minor
    assert all(part.minor >= 0 for part in parts)


def _fraction(weight):
    from fractions import Fraction  # noqa: PLC0415

    return Fraction(weight)
