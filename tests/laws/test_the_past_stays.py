"""Every earlier line is unchanged by what came after."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from creditline.errors import CreditLineError
from creditline.line import CreditLine
from creditline.testing import ancestors, command, figures, whims
from tests.laws.living import ACTS_MAX, SHORT_LIVES

IDEAS = st.lists(whims(), min_size=1, max_size=max(5, ACTS_MAX // 4))


def live(line, ideas):
    """*line* after what comes of some ideas, refusals aside."""
    for idea in ideas:
        try:
            line = line.apply(command(line, idea))
        except CreditLineError:
            continue
    return line


@given(SHORT_LIVES, IDEAS)
def test_every_earlier_line_is_as_it_was(line, ideas):
    """Every earlier line is unchanged by what came after."""
    snapshots = [(earlier, figures(earlier), earlier.history) for earlier in ancestors(line)]
    live(snapshots[-1][0], ideas)
    live(snapshots[len(snapshots) // 2][0], ideas)
    for earlier, told, history in snapshots:
        assert figures(earlier) == told
        assert earlier.history == history


@given(SHORT_LIVES, IDEAS, IDEAS)
def test_two_children_of_one_line_are_both_right(line, one_way, another_way):
    """Two children of one line are both right, whichever was born first, and so are theirs."""
    before = figures(line)
    one, other = live(line, one_way), live(line, another_way)
    one_again = live(line, one_way)
    for child in (one, other, one_again):
        fresh = CreditLine.replay(child.commands)
        assert child == fresh
        assert figures(child) == figures(fresh)
    assert one == one_again
    assert figures(line) == before


@given(SHORT_LIVES, IDEAS)
def test_lives_that_part_and_go_on_in_turns_do_not_mix(line, ideas):
    """Children that are extended in turns stay apart."""
    lines = [line, line, line.project()]
    for number, idea in enumerate(ideas):
        at = number % len(lines)
        lines[at] = live(lines[at], [idea])
    for child in lines:
        child.audit()
        assert figures(child) == figures(CreditLine.replay(child.commands))
