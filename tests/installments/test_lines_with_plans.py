"""A line with plans is a value like any other: told again, restored, pickled, repeated, closed."""

from __future__ import annotations

import pickle
from datetime import date
from itertools import permutations

import pytest

from creditline import CNY, CreditLine
from creditline.acts import Close, Convert, Purchase, Refund, Reschedule, SettleEarly
from creditline.dates import Months
from creditline.errors import ConflictingId, LineNotSettled
from creditline.terms import OrderCycle
from creditline.testing import require_laws
from tests.installments.offers import FLAT, FREE, LEVEL, SHARED
from tests.lines import DEC, FEB, JAN, NOV, OCT, RULES, a_line, refused


def eventful(**terms):
    """Everything that can be done with plans, once."""
    line = a_line(**terms).purchase(CNY(1200), on=OCT(5), id="flat", installments=FLAT)
    line = line.purchase(CNY(900), on=OCT(6), id="shared", installments=SHARED).purchase(CNY(700), on=OCT(7), id="o")
    line = line.convert(purchase="o", installments=LEVEL, on=OCT(8), id="level", amount=CNY(600))
    line = line.refund("flat", on=OCT(20), id="f1", amount=CNY(150)).repay(CNY(50), on=NOV(5), id="r1", toward="flat")
    line = line.reschedule("level", on=NOV(6), id="x", defer=1).refund("o", on=NOV(7), id="f2", amount=CNY(90))
    line = line.repay(CNY(700), on=NOV(25), id="r2").settle_early(on=DEC(3), id="s", plan="shared")
    return line.reschedule("flat", on=DEC(4), id="y", periods=3).refund("shared", on=DEC(5), id="f3").advance(to=FEB(1))


LINES = [
    eventful(),
    eventful(**RULES),
    eventful(refund_rest="sources", **RULES),
    eventful(refund_counts_as_payment=False, **RULES),
    eventful(cycle=OrderCycle(Months(1)), interest=RULES["interest"]),
]


class TestAValue:
    @pytest.mark.parametrize("line", LINES)
    def test_every_law_holds(self, line):
        require_laws(line)

    @pytest.mark.parametrize("line", LINES)
    def test_decided_again_it_is_the_same(self, line):
        again = CreditLine.replay(line.commands)

        assert again == line
        assert (again.plans, again.statements, again.bills) == (line.plans, line.statements, line.bills)

    @pytest.mark.parametrize("line", LINES)
    def test_restored_it_is_the_same_and_goes_on_alike(self, line):
        back = CreditLine.restore(line.history)

        assert back == line
        assert (back.plans, back.statements, back.payoff()) == (line.plans, line.statements, line.payoff())
        later = date(2027, 8, 1)
        assert back.advance(to=later).statements == line.advance(to=later).statements
        assert back.settle_early(on=FEB(2), id="z") == line.settle_early(on=FEB(2), id="z")

    @pytest.mark.parametrize("line", LINES)
    def test_pickled_it_is_the_same(self, line):
        assert pickle.loads(pickle.dumps(line)) == line  # noqa: S301 - our own pickle

    @pytest.mark.parametrize("line", LINES)
    def test_a_command_repeated_changes_nothing(self, line):
        for command in line.commands[1:]:
            if hasattr(command, "id"):
                assert line.apply(command) is line

    @pytest.mark.parametrize("line", LINES)
    def test_an_older_line_stays_as_it_was(self, line):
        assert line.at(OCT(10)).used == CNY(2800)
        assert len(line.at(OCT(10)).plans) == 3

    def test_the_same_id_for_something_else_is_a_conflict(self):
        for command in (
            Purchase(CNY(1200), on=FEB(1), id="flat", installments=FREE),
            SettleEarly(on=FEB(1), id="s", plan="flat"),
            Convert(purchase="o", installments=FREE, on=FEB(1), id="level"),
            Reschedule("flat", on=FEB(1), id="y", periods=4),
        ):
            assert isinstance(refused(LINES[0], command), ConflictingId)


class TestTwoActsOnOneDay:
    """Acts on different plans give the same balances in either order, where nothing spills over (section 2)."""

    line = a_line().purchase(CNY(1200), on=OCT(5), id="p", installments=SHARED)
    line = line.purchase(CNY(600), on=OCT(6), id="q", installments=FLAT).purchase(CNY(300), on=NOV(1), id="o")
    line = line.advance(to=NOV(5))
    acts = (
        SettleEarly(on=NOV(10), id="s", plan="p"),
        Refund("q", on=NOV(10), id="f", amount=CNY(200)),
        Convert(purchase="o", installments=LEVEL, on=NOV(10), id="c"),
    )

    @pytest.mark.parametrize("order", list(permutations(acts)))
    def test_in_any_order(self, order):
        line, usual = self.line, self.line
        for command in order:
            line = line.apply(command)
        for command in self.acts:
            usual = usual.apply(command)

        for after, expected in ((line, usual), (line.advance(to=JAN(15)), usual.advance(to=JAN(15)))):
            assert sorted(map(str, after.ledger.trial_balance().totals)) == sorted(
                map(str, expected.ledger.trial_balance().totals)
            )
            assert {plan.id: plan.schedule for plan in after.plans} == {
                plan.id: plan.schedule for plan in expected.plans
            }
            assert (after.payoff(), after.available) == (expected.payoff(), expected.available)


class TestClosing:
    def test_a_line_with_rows_ahead_is_not_closed(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE).repay(CNY(400), on=NOV(5), id="r")

        assert isinstance(refused(line, Close(on=NOV(10), id="c")), LineNotSettled)

    def test_settled_early_it_is(self):
        line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE).settle_early(on=NOV(5), id="s")

        assert line.close(on=NOV(10), id="c").status == "closed"
