"""Time passes the same in one go, day by day, or because something is asked for."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.acts import ReturnRepayment
from creditline.testing import ancestors, command, figures, whims
from tests.laws.living import LIVES, SHORT_LIVES

DAY = timedelta(days=1)


@given(SHORT_LIVES, st.lists(whims(), min_size=1, max_size=12))
def test_an_act_on_a_later_day_lets_time_pass_first(line, ideas):
    """`line.advance(to=d).purchase(..., on=d)` equals `line.purchase(..., on=d)` (house, five ideas)."""
    for idea in ideas:
        asked = command(line, idea)
        if getattr(asked, "on", line.as_of) <= line.as_of:
            continue
        refused = line.refusal(asked)
        if refused is None:
            assert line.advance(to=asked.on).apply(asked) == line.apply(asked)
        else:
            assert type(line.advance(to=asked.on).refusal(asked)) is type(refused)


@given(SHORT_LIVES, st.integers(1, 100))
def test_days_pass_alike_in_one_go_and_one_by_one(line, days):
    """An idle stretch is no step at all, and nothing that happens in it depends on where one looks."""
    at_once = line.advance(to=line.as_of + days * DAY)
    slowly = line
    for _ in range(days):
        slowly = slowly.advance(to=slowly.as_of + DAY)
    assert figures(slowly) == figures(at_once)
    assert slowly.ledger == at_once.ledger
    assert slowly.statements == at_once.statements


@given(SHORT_LIVES, st.integers(0, 2000), st.integers(0, 2000))
def test_years_pass_alike_in_one_go_and_in_two(line, some, more):
    at_once = line.advance(to=line.as_of + (some + more) * DAY)
    in_two = line.advance(to=line.as_of + some * DAY).advance(to=line.as_of + (some + more) * DAY)
    assert figures(in_two) == figures(at_once)
    assert in_two.ledger == at_once.ledger


@given(SHORT_LIVES, st.integers(0, 400))
def test_questions_about_later_days_are_answered_as_they_come_true(line, days):
    """`due(on)` and `payoff(on)`: as things would stand if nothing else happened."""
    day = line.as_of + days * DAY
    later = line.advance(to=day)
    assert line.due(day) == later.due()
    assert line.payoff(day) == later.payoff()
    assert figures(line.project(until=day)) == figures(later)


@given(LIVES, st.data())
def test_the_line_at_a_day_is_the_line_as_it_was(line, data):
    """`at(date)`: the line as it stood at the end of a day, where the past was never corrected."""
    assume(not any(isinstance(asked, ReturnRepayment) for asked in line.commands))
    lives = ancestors(line)
    first, last = lives[0].as_of, line.as_of
    for ago in data.draw(st.lists(st.integers(0, (last - first).days), min_size=1, max_size=5)):
        day = last - ago * DAY
        then = [earlier for earlier in lives if earlier.as_of <= day][-1]
        assert figures(line.at(day)) == figures(then.advance(to=day))
        assert line.at(day).ledger == then.advance(to=day).ledger
