"""Terms of delinquency: what they take, and what contradicts itself."""

from __future__ import annotations

from typing import Any

import pytest

from creditline.terms import DelinquencyTerms
from tests.lines import product


def test_by_default_nothing_happens() -> None:
    assert list(DelinquencyTerms().moves()) == []
    assert product().delinquency is None


def test_what_happens_comes_in_its_order() -> None:
    terms = DelinquencyTerms(charge_off_after=180, suspend_after=0, close_after=90)

    assert list(terms.moves()) == [("suspend_after", 0), ("close_after", 90), ("charge_off_after", 180)]


@pytest.mark.parametrize(
    ("terms", "error", "words"),
    [
        ({"suspend_after": -1}, ValueError, "suspend_after is at least 0, not -1"),
        ({"close_after": "90"}, TypeError, "close_after is a whole number, not '90'"),
        ({"charge_off_after": True}, TypeError, "charge_off_after is a whole number, not True"),
        ({"charge_off_after": 3661}, ValueError, "charge_off_after is at most 3660 days, not 3661"),
        ({"cure": 1}, TypeError, "cure is a bool, not 1"),
        ({"plans": "sell"}, ValueError, "plans is 'accelerate' or 'keep', not 'sell'"),
        (
            {"suspend_after": 30, "close_after": 29},
            ValueError,
            "close_after of 29 days comes before suspend_after of 30",
        ),
        (
            {"suspend_after": 30, "charge_off_after": 20},
            ValueError,
            "charge_off_after of 20 days comes before suspend_after of 30",
        ),
    ],
)
def test_what_is_refused(terms: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        DelinquencyTerms(**terms)


def test_a_product_takes_nothing_else() -> None:
    with pytest.raises(TypeError, match="delinquency is a DelinquencyTerms, not 90"):
        product(delinquency=90)
