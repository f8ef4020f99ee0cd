"""The engine's tables: no command and no fact is missing from them."""

from __future__ import annotations

import importlib
import pkgutil
import typing

import pytest

from creditline import CNY, acts, engine, facts
from creditline.state import Coming
from creditline.terms import InstallmentOffer
from tests.lines import OCT, a_line

OTHERWISE = {"Discount", "Open", "Advance", "ReturnRepayment"}
"""A part of a command; what begins a line; what the history and the amendments carry out."""

NO_FACTS = {"BilledRow", "Fact", "Funding"}
"""The protocol of all facts, and parts of them."""


def named(door, others: set[str]) -> set[type]:
    return {getattr(door, name) for name in door.__all__ if name not in others}


def rooms_of(door):
    return [importlib.import_module(f"{door.__name__}.{room.name}") for room in pkgutil.iter_modules(door.__path__)]


def table(door, name: str) -> dict[type, typing.Any]:
    """The tables of all modules behind a front door, together."""
    return {kind: row for room in rooms_of(door) for kind, row in getattr(room, name, {}).items()}


ACTS, POST, EVOLVE = table(acts, "ACTS"), table(facts, "POST"), table(facts, "EVOLVE")


class TestTheTables:
    def test_every_command_is_carried_out(self) -> None:
        assert set(ACTS) == named(acts, OTHERWISE)
        assert {kind: engine.act_of(kind) for kind in ACTS} == ACTS
        assert all(engine.takes(kind) for kind in ACTS)

    @pytest.mark.parametrize("kind", [*named(acts, set()) - ACTS.keys(), type("Purchase", (acts.Purchase,), {}), int])
    def test_nothing_else_is(self, kind: type) -> None:
        assert not engine.takes(kind)

    def test_every_fact_evolves_the_state_but_the_one_that_begins_it(self) -> None:
        assert set(EVOLVE) == named(facts, NO_FACTS | {"Opened"})
        assert {kind: engine.evolve_of(kind) for kind in EVOLVE} == EVOLVE

    def test_every_fact_that_has_a_posting_is_posted(self) -> None:
        posted = {
            typing.get_type_hints(room.post, vars(room) | {"Entry": object})["fact"]
            for room in rooms_of(facts)
            if hasattr(room, "post")
        }

        assert set(POST) == posted
        assert POST.items() <= {(kind, engine.post_of(kind)) for kind in named(facts, set())}
        assert not any(engine.post_of(kind) for kind in named(facts, set()) - posted)

    def test_every_fact_that_carries_money_for_the_books_is_posted(self) -> None:
        """
        What moves no amount: lives moved, days, judgements, and documents that quote figures.

        Also bills of orders, rows laid out again, and late fees counted: what they cost is booked by other facts.
        """
        silent = {facts.StatusMoved, facts.DaysPassed, facts.BillJudged, facts.StatementIssued}
        silent |= {facts.OrderBilled, facts.PlanRelaid, facts.LateFeeCounted, facts.ProductChanged}
        silent |= {facts.Disputed, facts.IncreaseMoved, facts.SceneLimitSet}

        assert set(EVOLVE) - set(POST) == silent

    def test_a_fact_that_may_have_nothing_to_book_has_no_entry_then(self) -> None:
        """A plan bought at nobody else's cost, and a row that asks for nothing."""
        offer = InstallmentOffer.interest_free(3)
        line = a_line().purchase(CNY(300), on=OCT(2), id="p", installments=offer)
        agreed = next(fact for fact in line.record("p").facts if isinstance(fact, facts.PlanAgreed))
        empty = facts.RowsBilled("e", OCT(2), CNY, (facts.BilledRow("p", "p/1", 1, 0, 0, 0, 0),))

        assert POST[facts.PlanAgreed](agreed) is None
        assert POST[facts.RowsBilled](empty) is None
        assert [entry.id for entry in line.record("p").entries] == ["p"]

    def test_everything_that_time_brings_is_decided(self) -> None:
        assert set(engine.COMING) == set(Coming)


class TestASpelledOutAct:
    def test_a_command_of_no_table_is_no_act(self) -> None:
        with pytest.raises(KeyError):
            engine.act(a_line()._state, object())

    def test_facts_fold_to_the_same_state(self) -> None:
        line = a_line().purchase(CNY(70), on=OCT(2), id="p")
        opened, *rest = [fact for record in line.history for fact in record.facts]
        assert isinstance(opened, facts.Opened)

        course = engine.reopen(opened, rest)
        assert course.state.outstanding() == 70_00
        assert [fact for fact, _ in course.happened] == [opened, *rest]
