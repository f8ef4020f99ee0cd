"""A refusal leaves the line identical."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.errors import CreditLineError
from creditline.line import CreditLine
from creditline.testing import command, figures, whims
from tests.laws.living import SHORT_LIVES


def refusal_raised(line, asked):
    try:
        line.apply(asked)
    except CreditLineError as refused:
        return type(refused), refused.args, str(refused)
    return None


def foretold(line, asked):
    refused = line.refusal(asked)
    return refused and (type(refused), refused.args, str(refused))


@given(SHORT_LIVES, st.lists(whims(), min_size=1, max_size=12))
def test_a_refusal_leaves_the_line_identical(line, ideas):
    """Every refusal changes nothing, and raises the same again."""
    before, told = figures(line), line.history
    for idea in ideas:
        asked = command(line, idea)
        refused = refusal_raised(line, asked)
        assert refusal_raised(line, asked) == refused
        assert figures(line) == before
        assert line.history == told


@given(SHORT_LIVES, st.lists(whims(), min_size=1, max_size=12))
def test_what_is_foretold_is_what_happens(line, ideas):
    """`refusal(command)`: the error that `apply` would raise, or `None`."""
    before, told = figures(line), line.history
    for idea in ideas:
        asked = command(line, idea)
        assert foretold(line, asked) == refusal_raised(line, asked)
    assert figures(line) == before
    assert line.history == told


@given(SHORT_LIVES, st.lists(whims(), min_size=1, max_size=12))
def test_refusals_and_questions_leave_no_trace_in_the_future(line, ideas):
    """What was refused, asked or projected before an act makes no difference to the act."""
    fresh = CreditLine.replay(line.commands)
    for idea in ideas:
        asked = command(line, idea)
        refused = foretold(line, asked)
        line.payoff(line.as_of.replace(day=28).replace(year=line.as_of.year + 1))
        if refused is None:
            projected = line.project([asked])
            line, fresh = line.apply(asked), fresh.apply(asked)
            assert figures(projected) == figures(line)
        assert line == fresh
        assert figures(line) == figures(fresh)


@given(SHORT_LIVES)
def test_an_act_in_another_currency_is_refused(line):
    """Two currencies never mix: `CurrencyMismatch`."""
    from creditline.acts import Purchase, RaiseLimit, Repay, Withdraw  # noqa: PLC0415
    from creditline.errors import CurrencyMismatch  # noqa: PLC0415
    from creditline.money import JPY  # noqa: PLC0415

    for kind in (Purchase, Repay, Withdraw, RaiseLimit):
        with pytest.raises(CurrencyMismatch):
            line.apply(kind(JPY(1), on=line.as_of, id="foreign"))
