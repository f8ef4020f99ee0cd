"""What is waived is no payment: the library and the clerk agree to the cent on lives with waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from creditline.acts import Waive
from creditline.testing import command, openings
from tests.model.bases import BASES
from tests.model.pair import IDLE_DAYS_MAX, WHIMS, Pair
from tests.model.slow_line import COMPONENTS

if TYPE_CHECKING:
    from creditline.line import CreditLine
    from creditline.testing import Whim

EVERY = 4
"""One idea in so many is a waiver."""

DRAWN = {name: BASES[name] for name in ("overdue with cash by the day", "full with cash by the day", "daily")}


def asked_of(line: CreditLine, whim: Whim) -> Any:
    """What a whim makes of a line: as elsewhere, and now and then a waiver of what is owed, or of a little more."""
    usual = command(line, whim, idle_days_max=IDLE_DAYS_MAX)
    if whim.which % EVERY != 1:
        return usual
    component = COMPONENTS[whim.figure % len(COMPONENTS)]
    amount = line.product.currency.minor(1 + whim.minor % (getattr(line.payoff(), component).minor + 1))
    day = getattr(usual, "on", line.as_of)
    return Waive(component, amount, on=day, id=f"act-{len(line.history)}", reason="goodwill")


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN.keys())
@given(data=st.data())
def test_any_life_with_waivers_agrees_to_the_cent(drawn, data):
    pair = Pair(data.draw(openings(drawn)))
    for whim in data.draw(WHIMS):
        asked = asked_of(pair.line, whim)
        note(f"{asked!r}")
        pair.ask(asked)
