"""How long the lives are that every law is tried on."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st

from creditline.testing import histories

EXAMPLES_MAX = settings().max_examples
IS_LONG = EXAMPLES_MAX >= 1000
ACTS_MAX = 30
ACTS_DEEP = 220
ONE_DEEP_IN = 20


def lives(product=None, acts_max=ACTS_MAX):
    """Lives under *product*, or any; in the long run one in twenty is 200 steps deep and more."""
    usual = histories(product, acts_max=acts_max)
    if not IS_LONG:
        return usual
    deep = histories(product, acts_max=ACTS_DEEP)
    return st.integers(1, ONE_DEEP_IN).flatmap(lambda number: deep if number == ONE_DEEP_IN else usual)


LIVES = lives()
SHORT_LIVES = lives(acts_max=ACTS_MAX // 2)
