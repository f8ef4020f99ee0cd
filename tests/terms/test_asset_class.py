"""Tables of asset classes: days past due to names."""

from __future__ import annotations

from typing import Any

import pytest

from creditline.terms import AssetClasses


def test_a_table_of_ones_own() -> None:
    classes = AssetClasses("house", [(0, "good"), (5, "bad")])

    assert [classes.of(days) for days in (0, 4, 5, 1000)] == ["good", "good", "bad", "bad"]
    assert (classes.lost, classes.tiers) == ("bad", ((0, "good"), (5, "bad")))


@pytest.mark.parametrize(
    ("tiers", "error", "words"),
    [
        ((), ValueError, "tiers begin with 0 days past due and ascend, not "),
        (((1, "late"),), ValueError, "tiers begin with 0 days past due and ascend, not 1"),
        (((0, "a"), (0, "b")), ValueError, "tiers begin with 0 days past due and ascend, not 0, 0"),
        (((0, "a"), (9, "b"), (5, "c")), ValueError, "tiers begin with 0 days past due and ascend, not 0, 9, 5"),
        ((("0", "a"),), TypeError, "tiers is a whole number, not '0'"),
        (((0, ""),), ValueError, "tiers is not empty"),
    ],
)
def test_what_is_no_table(tiers: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        AssetClasses("house", tiers)
