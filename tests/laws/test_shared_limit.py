"""A shared limit is never exceeded by any interleaving of acts over its lines, and every line stays what it is."""

from __future__ import annotations

import json
import pickle
from datetime import timedelta

import attrs
from hypothesis import given, note
from hypothesis import strategies as st

from creditline import CNY, CreditLine, CreditLineError
from creditline.acts import (
    Advance,
    Authorize,
    Capture,
    Draw,
    GrantTemporaryLimit,
    LowerLimit,
    Purchase,
    RaiseLimit,
    Refund,
    Repay,
    ReturnRepayment,
    Void,
    Withdraw,
    WithdrawIncrease,
)
from creditline.interchange import group_from_plain, group_to_plain, loads
from creditline.portfolio import LineGroup, OrderLines
from creditline.testing import command, figures, openings, whims
from creditline.testing.whim import pick
from tests.laws.living import SHORT_LIVES

SPENDING = (Purchase, Authorize, Draw)
IDLE_DAYS_MAX = 60
ACTS_MAX = 25


@st.composite
def groups(draw):
    """Two to four lines under any products, opened on one day, that share a limit of about one of theirs."""
    lines = [draw(openings()) for _ in range(draw(st.integers(2, 4)))]
    on = max(line.as_of for line in lines)
    lines = [
        CreditLine.replay([attrs.evolve(line.commands[0], id=f"line-{number}", on=on)])
        for number, line in enumerate(lines)
    ]
    limit = draw(st.sampled_from([line.limit for line in lines])) + CNY.minor(draw(st.integers(0, 50_000)))
    return LineGroup.open(lines, limit=limit, on=on, id="group")


def of_a_line(group, whim):
    """What may be asked of one line next, under an id that no other line has."""
    line = pick(group.lines, whim.minor)
    asked = command(line, whim, idle_days_max=IDLE_DAYS_MAX)
    if getattr(asked, "id", "").startswith("act-"):
        asked = attrs.evolve(asked, id=f"{line.id}-{asked.id}")
    return line.id, asked, False


def of_all(group, whim):
    """What may be asked of the group as a whole next."""
    on = group.as_of + timedelta(days=pick((0, 0, 0, 1, 3, 31), whim.day))
    spendable = max(1, group.available.minor)
    near = pick((spendable, spendable - 1, spendable + 1, whim.minor, spendable // 2, spendable // 3), whim.figure)
    amount, id = CNY.minor(max(1, near)), f"all-{len(group.history)}-{sum(len(line.history) for line in group.lines)}"
    past = [told for line in group.lines for told in line.commands] + [record.command for record in group.history]

    def one_of(*kinds):
        return pick([told.id for told in past if isinstance(told, kinds)] or ["nothing"], whim.minor)

    ahead = on + timedelta(days=pick((0, 1, 20), whim.day))
    due = group.due().total
    owed = due if due and whim.figure % 3 else group.outstanding
    asked = pick(
        (
            Purchase(amount, on=on, id=id),
            Purchase(amount, on=on, id=id),
            Authorize(amount, on=on, id=id),
            Draw(amount, on=on, id=id),
            Repay(owed if owed and whim.figure % 4 else amount, on=on, id=id),
            Repay(owed if owed and whim.figure % 4 else amount, on=on, id=id),
            Capture(one_of(Authorize), on=on, id=id),
            Void(one_of(Authorize), on=on, id=id),
            Refund(one_of(Purchase, Capture), on=on, id=id, amount=pick((None, amount), whim.figure)),
            ReturnRepayment(one_of(Repay), on=on, id=id),
            RaiseLimit(group.permanent_limit + amount, on=on, id=id),
            LowerLimit(CNY.minor(group.permanent_limit.minor * 9 // 10), on=on, id=id),
            GrantTemporaryLimit(amount, first=ahead, last=ahead + timedelta(days=whim.minor % 40), on=on, id=id),
            WithdrawIncrease(one_of(GrantTemporaryLimit), on=on, id=id),
            OrderLines([line.id for line in reversed(group.lines)], on=on, id=id),
            Advance(to=on),
            pick(past, whim.minor),
        ),
        whim.which,
    )
    return None, asked, type(asked) is Purchase and bool(whim.day % 3)


def asked_of(group, whim):
    return of_a_line(group, whim) if whim.kind % 3 else of_all(group, whim)


def tried(group, line, asked, combine):
    """The group after what was asked of it, or the refusal."""
    try:
        return group.apply(line, asked, combine=combine)
    except (CreditLineError, TypeError) as refused:
        return refused


def told_of(group):
    """All that a group and its lines tell about themselves."""
    return [*map(figures, group.lines), group.lines, group.history, str(group)]


IDEAS = st.lists(whims(), max_size=ACTS_MAX)


@given(groups(), IDEAS)
def test_what_is_granted_to_spend_is_within_the_shared_limit(group, ideas):
    """Any interleaving of purchases, holds, captures, repayments and returns over two to four lines."""
    for idea in ideas:
        line, asked, combine = asked_of(group, idea)
        after = tried(group, line, asked, combine)
        if not isinstance(after, LineGroup) or after is group:
            continue
        note(f"{line}: {asked!r}")
        assert after.exposure == sum(
            (max(CNY.zero, each.held + each.used - each.credit_balance) for each in after.lines), start=CNY.zero
        )
        if type(asked) in SPENDING:
            assert after.exposure <= after.limit
        if type(asked) is Withdraw:
            passed = group.advance(to=after.as_of)
            assert after.exposure <= max(after.limit, passed.exposure)
        if line is not None:
            others = [each for each in group.advance(to=after.as_of).lines if each.id != line]
            assert others == [each for each in after.lines if each.id != line]
        group = after


@given(groups(), IDEAS)
def test_every_line_is_what_its_own_commands_make_it(group, ideas):
    """Each line of the group equals the same line built alone; the group is rebuilt from its lines and records."""
    for idea in ideas:
        after = tried(group, *asked_of(group, idea))
        group = after if isinstance(after, LineGroup) else group

    for line in group.lines:
        assert CreditLine.replay(line.commands) == line
    again = pickle.loads(pickle.dumps(group))  # noqa: S301 - our own
    assert (again, again.increases, str(again)) == (group, group.increases, str(group))
    assert len({line.as_of for line in group.lines}) == 1


@given(groups(), IDEAS, st.booleans())
def test_a_group_is_read_back_equal_from_its_document(group, ideas, with_facts):
    """What was asked of its lines and of itself is all that a group is."""
    for idea in ideas:
        after = tried(group, *asked_of(group, idea))
        group = after if isinstance(after, LineGroup) else group

    again = group_from_plain(loads(json.dumps(group_to_plain(group, with_facts=with_facts))))
    assert (again, told_of(again)) == (group, told_of(group))
    assert again.increases == group.increases
    later = group.as_of + timedelta(days=15)
    assert str(again.advance(to=later)) == str(group.advance(to=later))


@given(groups(), IDEAS)
def test_refusals_and_repetitions_change_nothing(group, ideas):
    """What is foretold is what happens, and what was done is not done again, whatever the exposure is by now."""
    done = []
    for idea in ideas:
        line, asked, combine = asked_of(group, idea)
        before = told_of(group)
        after = tried(group, line, asked, combine)
        if not isinstance(after, TypeError):
            foretold = group.refusal(line, asked, combine=combine)
            assert str(foretold) == str(None if isinstance(after, LineGroup) else after)
        assert told_of(group) == before
        if isinstance(after, LineGroup):
            group = after
            done.append((line, asked, combine))
    for line, asked, combine in done:
        if type(asked) is not Advance:
            assert group.apply(line, asked, combine=combine) is group


@given(groups(), IDEAS, whims(), st.integers(0, 40))
def test_it_makes_no_difference_how_time_passed(group, ideas, last, days):
    """Time that passes before an act passes on all lines, at once or in steps."""
    for idea in ideas:
        after = tried(group, *asked_of(group, idea))
        group = after if isinstance(after, LineGroup) else group
    line, asked, combine = asked_of(group, last)
    on = asked.to if type(asked) is Advance else asked.on
    if on < group.as_of:
        return

    at_once = tried(group, line, asked, combine)
    halfway = group.advance(to=group.as_of + min(on - group.as_of, timedelta(days=days)))
    for split in (group.advance(to=on), halfway.advance(to=on)):
        then = tried(split, line, asked, combine)
        assert type(then) is type(at_once)
        if isinstance(at_once, LineGroup):
            assert [figures(each) for each in then.lines] == [figures(each) for each in at_once.lines]
            assert (then.history, then.limit, str(then)) == (at_once.history, at_once.limit, str(at_once))
        else:
            assert str(then) == str(at_once)
    if isinstance(at_once, LineGroup) and at_once is not group:
        assert tried(group.advance(to=on), line, asked, combine) == at_once


@given(groups(), IDEAS)
def test_the_combined_bill_is_repaid_in_one_go(group, ideas):
    """All that is billed on any line, and no more."""
    for idea in ideas:
        after = tried(group, *asked_of(group, idea))
        group = after if isinstance(after, LineGroup) else group
    due = group.due().total
    if due:
        paid = group.repay(due, on=group.as_of, id="bill")
        assert not paid.due().total
        assert [line.due().total for line in group.lines] == [
            sum((part.command.amount for part in paid.parts("bill") if part.line == line.id), start=CNY.zero)
            for line in group.lines
        ]


@given(SHORT_LIVES, whims())
def test_a_line_that_shares_its_own_limit_with_none_is_refused_by_it_alone(line, idea):
    """A purchase needs amount - the customer's own money <= available (section 13), of one line as of several."""
    group = LineGroup.open([line], limit=line.limit, on=line.as_of, id="group")
    asked = command(line, idea, idle_days_max=0)
    terms = line.product.limits
    if type(asked) in SPENDING and terms.consumed_by == "principal" and not terms.over_limit:
        assert str(group.refusal(line.id, asked)) == str(line.refusal(asked))
        assert type(group.refusal(None, asked)) is type(line.refusal(asked))
