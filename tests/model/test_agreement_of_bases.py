"""Under every base of interest, with cash of its own and without, the library and the clerk agree to the cent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from creditline.acts import Draw
from creditline.testing import command, openings
from tests.model.bases import BASES
from tests.model.pair import IDLE_DAYS_MAX, WHIMS, Pair

if TYPE_CHECKING:
    from creditline.line import CreditLine
    from creditline.testing import Whim

EVERY = 8
"""Where cash may be drawn, one idea in so many is to do that."""


def asked_of(line: CreditLine, whim: Whim) -> Any:
    """What a whim makes of a line: as elsewhere, and now and then a draw."""
    usual = command(line, whim, idle_days_max=IDLE_DAYS_MAX)
    if whim.which % EVERY != 1 or (line.product.cash_interest is None and line.product.cash_fee is None):
        return usual
    most = max(1, (line.available + line.credit_balance).minor)
    amount = line.product.currency.minor(1 + whim.minor % most)
    return Draw(amount, on=getattr(usual, "on", line.as_of), id=f"act-{len(line.history)}")


@pytest.mark.parametrize("drawn", BASES.values(), ids=BASES.keys())
@given(data=st.data())
def test_any_life_under_a_base_agrees_to_the_cent(drawn, data):
    pair = Pair(data.draw(openings(drawn)))
    for whim in data.draw(WHIMS):
        asked = asked_of(pair.line, whim)
        note(f"{asked!r}")
        pair.ask(asked)
