"""The limit on any day is what was agreed to move it, and what is available rises only for a reason."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY
from creditline.acts import LowerLimit, Open, RaiseLimit
from creditline.facts import IncreaseMoved
from creditline.state import Increase, IncreaseStatus
from creditline.terms import LimitTerms
from creditline.testing import AVAILABLE_RISES_BY, ancestors, command, openings, whims
from creditline.testing.granting import change_limit
from tests.laws.living import LIVES
from tests.lines import product

BOUNDED = product(limits=LimitTerms(maximum=CNY(50_000), temporary_maximum=CNY(9_000), temporary_days=60))


def life_of_limits(line, asked):
    """A life in which most acts are about the limit, and some spend, repay or let time pass."""
    for number, whim in enumerate(asked):
        day = line.as_of + timedelta(days=whim.day % 7)
        act = command(line, whim, idle_days_max=60) if number % 3 == 2 else change_limit(line, whim, day)
        line = line if line.refusal(act) is not None else line.apply(act)
    return line


LIMIT_LIVES = st.builds(
    life_of_limits, st.sampled_from((product(), BOUNDED)).flatmap(openings), st.lists(whims(), max_size=30)
)
ANY_LIVES = LIVES | LIMIT_LIVES


def permanent_as_agreed(line):
    """What raised and lowered the permanent limit, in order, and the increases that came into force for good."""
    limit = 0
    for record in line.history:
        if isinstance(record.command, Open):
            limit = record.command.limit.minor
        if isinstance(record.command, (RaiseLimit, LowerLimit)):
            limit = record.command.to.minor
        moved = [fact.increase for fact in record.facts if isinstance(fact, IncreaseMoved)]
        limit += sum(
            each.amount.minor for each in moved if each.status is IncreaseStatus.IN_FORCE and each.last is None
        )
    return limit


def temporary_as_agreed(line):
    """What was accepted for a time and was not taken back, if today is one of its days, both ends included."""
    accepted = {}
    for record in line.history:
        for fact in record.facts:
            if isinstance(fact, IncreaseMoved) and fact.increase.last is not None:
                if fact.increase.status is IncreaseStatus.ACCEPTED:
                    accepted[fact.increase.id] = fact.increase
                if fact.increase.status is IncreaseStatus.WITHDRAWN:
                    accepted.pop(fact.increase.id, None)
    return sum(each.amount.minor for each in accepted.values() if each.first <= line.as_of <= each.last)


@given(ANY_LIVES)
def test_the_limit_on_any_day_is_what_the_accepted_moves_say(line):
    for earlier in ancestors(line):
        told = earlier.permanent_limit.minor, earlier.temporary_limit.minor
        assert told == (permanent_as_agreed(earlier), temporary_as_agreed(earlier))
        assert earlier.limit == earlier.permanent_limit + earlier.temporary_limit


@given(ANY_LIVES)
def test_what_is_available_rises_only_by_causes_from_a_closed_list(line):
    before = None
    for earlier in ancestors(line):
        causes = {type(fact).__name__ for fact in earlier.history[-1].facts}
        if before is not None and earlier.available > before:
            assert causes & AVAILABLE_RISES_BY.keys(), causes
        before = earlier.available


@given(ANY_LIVES)
def test_what_was_granted_for_a_time_leaves_nothing_behind(line):
    """A temporary limit that is over never leaves more usable than the permanent one (section 13)."""
    for earlier in ancestors(line):
        in_force = [each for each in earlier.increases if each.is_live and each.is_in_force]
        assert all(each.overlaps(earlier.as_of, earlier.as_of) for each in in_force)
        if not in_force:
            assert earlier.available == earlier.permanent_limit - earlier.held - earlier.used


@given(ANY_LIVES)
def test_nothing_comes_of_an_increase_but_by_the_table(line):
    """Each move starts from a status that allows it, and every increase begins as one of three."""
    known: dict[str, Increase] = {}
    for record in line.history:
        for fact in (fact for fact in record.facts if isinstance(fact, IncreaseMoved)):
            before, after = known.get(fact.increase.id), fact.increase
            if before is None:
                assert after.status.value == {"granted": "accepted"}.get(after.origin, after.origin)
            else:
                moves = {"in_force": "begin", "accepted": "accept", "declined": "decline", "expired": "expire"}
                move = moves.get(after.status.value, {"ended": "end"}.get(after.status.value, "withdraw"))
                assert before.allows(move)
            known[after.id] = after
    assert tuple(known.values()) == line.increases
