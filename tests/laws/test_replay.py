"""Replaying the commands gives an equal line, and so does restoring the records."""

from __future__ import annotations

import pickle
from datetime import date

import attrs
import pytest
from hypothesis import given

from creditline.acts import ReturnRepayment
from creditline.catalog import huabei
from creditline.line import CreditLine
from creditline.money import CNY
from creditline.testing import figures
from tests.laws.living import LIVES


def require_same(one, other):
    assert one == other
    assert hash(one) == hash(other)
    assert figures(one) == figures(other)
    assert one.history == other.history
    assert one.ledger == other.ledger
    assert [repr(entry) for entry in one.ledger.entries] == [repr(entry) for entry in other.ledger.entries]


@given(LIVES)
def test_replay_of_the_commands_gives_an_equal_line(line):
    """Replaying the same commands gives the same line, byte for byte."""
    require_same(CreditLine.replay(line.commands), line)


@given(LIVES)
def test_restoring_the_records_gives_an_equal_line(line):
    """`restore(records)` only folds facts and so never contradicts what was issued."""
    require_same(CreditLine.restore(line.history), line)


@given(LIVES)
def test_a_pickled_line_comes_back_equal(line):
    require_same(pickle.loads(pickle.dumps(line)), line)  # noqa: S301 - our own bytes


@given(LIVES)
def test_lines_that_came_back_live_on_alike(line):
    later = line.advance(to=line.as_of.replace(year=line.as_of.year + 1, day=1))
    for again in (CreditLine.replay(line.commands), CreditLine.restore(line.history)):
        require_same(again.advance(to=later.as_of), later)


@given(LIVES)
def test_a_forged_receipt_is_not_restored(line):
    """What is restored is what its facts book."""
    *rest, last = line.history
    if last.entries and not isinstance(last.command, ReturnRepayment):
        with pytest.raises(ValueError, match="not what its facts book"):
            CreditLine.restore([*rest, attrs.evolve(last, entries=last.entries[:-1])])


def test_a_forged_receipt_of_a_return_is_not_restored():
    """The entries of a return are the difference of two pasts; others would leave the books beside the truth."""
    line = CreditLine.open(huabei(), limit=CNY(8000), on=date(2026, 10, 1), id="line")
    line = line.purchase(CNY(100), on=date(2026, 10, 5), id="p").repay(CNY(100), on=date(2026, 11, 5), id="r")
    *rest, last = line.return_repayment("r", on=date(2026, 11, 20), id="x").history

    with pytest.raises(ValueError, match="not what its facts book"):
        CreditLine.restore([*rest, attrs.evolve(last, entries=())])
