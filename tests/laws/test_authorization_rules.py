"""Under rules of authorization: what is granted keeps them, what is refused leaves no trace."""

from __future__ import annotations

from datetime import time, timedelta

import attrs
from hypothesis import given
from hypothesis import strategies as st

from creditline.acts import Authorize, Draw, Purchase
from creditline.errors import AuthorizationDeclined, AuthorizationReferred, CreditLineError
from creditline.line import CreditLine
from creditline.money import CNY
from creditline.rules.authorization import (
    AmountCap,
    AuthorizationRules,
    CategoriesRefused,
    HoursCap,
    ImpossibleTravel,
    NewLineCap,
    Repetition,
    ScenesAllowed,
    ShareOfAvailable,
    Velocity,
    Verdict,
)
from creditline.rules.authorization.sight import sight_of
from creditline.testing import command, figures, products, whims
from tests.laws.living import ACTS_MAX, lives
from tests.lines import spent_before

BY_DAY = Velocity(count=4, amount=CNY(30_000), days=2, name="by day")
BY_MINUTE = Velocity(count=2, minutes=10, name="by minute", unknown="approve")
CAP = AmountCap(CNY(5000), scene="travel")
TEN = AuthorizationRules(
    (
        CAP,
        NewLineCap(CNY(9000), 10, outcome="refer"),
        ShareOfAvailable("100%"),
        HoursCap(CNY(8000), ((time(23), time(6)),)),
        BY_DAY,
        BY_MINUTE,
        Repetition(10, unknown="approve"),
        ScenesAllowed(("goods", "travel", "cash"), unknown="approve"),
        CategoriesRefused(unknown="approve"),
        ImpossibleTravel(120, unknown="approve", hours=((time(7), time(9)),), speed_in_hours=25),
    )
)
LIVES = lives(products(authorization=TEN), acts_max=ACTS_MAX)


def granted(line):
    """What was granted and spends, in order."""
    return [told for told in line.commands if isinstance(told, Purchase | Authorize | Draw)]


def naive(spendings, asked):
    """Whether the rules by day and by minute, and the cap, would let one more pass, from the commands alone."""
    together = [*spendings, asked]
    days = [told for told in together if told.on > asked.on - timedelta(days=2)]
    if len(days) > 4 or sum(told.amount.minor for told in days) > 30_000_00:
        return False
    if asked.at is not None:
        timed = [told for told in together if told.at is not None]
        apart = [abs(_seconds(told) - _seconds(asked)) for told in timed]
        if len([seconds for seconds in apart if seconds < 600]) > 2:
            return False
    return getattr(asked, "scene", "cash") != "travel" or asked.amount <= CNY(5000)


def _seconds(told):
    return told.on.toordinal() * 86400 + told.at.hour * 3600 + told.at.minute * 60 + told.at.second


@given(LIVES)
def test_what_is_looked_back_on_is_what_was_granted(line):
    """A refused authorization is not in the history that later rules look at; a granted one stays."""
    spent = [(each.id, each.on, each.at, each.amount) for each in spent_before(line)][::-1]
    assert spent == [(told.id, told.on, told.at, told.amount.minor) for told in granted(line)]


@given(LIVES)
def test_everything_granted_keeps_the_rules_that_decline(line):
    """Counted again from the commands alone, by the day, by the minute and by the scene."""
    spendings = granted(line)
    assert all(naive(spendings[:number], asked) for number, asked in enumerate(spendings))


@given(LIVES, st.lists(whims(), min_size=1, max_size=8))
def test_a_refused_authorization_changes_nothing(line, ideas):
    """Neither the line nor what it answers to the next one; an approval helps a referral alone."""
    before, told = figures(line), line.history
    for idea in ideas:
        asked = command(line, idea)
        try:
            line.apply(asked)
        except AuthorizationDeclined:
            assert line.assess(asked).verdict is Verdict.DECLINE
        except AuthorizationReferred:
            assert line.assess(asked).verdict is Verdict.REFER
            assert asked.approval is None
        except CreditLineError:
            continue
        assert figures(line) == before
        assert line.history == told


@given(LIVES)
def test_it_is_the_same_again_from_commands_records_and_days(line):
    """Replayed, restored, and as it stood; rules are asked again by the first alone."""
    spent = [each.id for each in spent_before(line)]
    for again in (CreditLine.replay(line.commands), CreditLine.restore(line.history), line.at(line.as_of)):
        assert figures(again) == figures(line)
        assert [each.id for each in spent_before(again)] == spent


@given(LIVES)
def test_a_decision_is_the_same_from_a_chain_that_was_taken_apart(line):
    """Rules judge by themselves: the ruling of each is that of a chain of it alone."""
    asked = Purchase(CNY(50), on=line.as_of, id="asked", scene="travel", at=time(8, 32))
    together = line.assess(asked).rulings
    state = line._state
    for number, rule in enumerate(TEN.rules):
        product = attrs.evolve(line.product, authorization=AuthorizationRules((rule,)))
        alone = rule.judge(sight_of(state.but(product=product), asked))
        assert together[number].finding == alone
