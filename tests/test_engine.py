"""The engine's tables: no command and no fact is missing from them."""

from __future__ import annotations

import inspect
import typing

import pytest

from creditline import CNY, acts, engine, facts
from creditline.facts import (
    authorized,
    interest,
    issued,
    judged,
    late_fee,
    limit,
    order_billed,
    plan_changed,
    planned,
    purchased,
    released,
    rows_billed,
    settled,
    standing,
    withdrawn,
)
from creditline.state import Coming
from creditline.terms import InstallmentOffer
from tests.lines import OCT, a_line

OTHERWISE = {"Discount", "Open", "Advance", "ReturnRepayment"}
"""A part of a command; what begins a line; what the history and the amendments carry out."""

ROOMS = (
    *(authorized, interest, issued, judged, late_fee, limit, order_billed, plan_changed, planned, purchased, released),
    *(rows_billed, settled, standing, withdrawn),
)
NO_FACTS = {"BilledRow", "Fact", "Funding"}
"""The protocol of all facts, and parts of them."""


def named(room, others: set[str]) -> set[type]:
    return {getattr(room, name) for name in room.__all__ if name not in others}


class TestTheTables:
    def test_every_command_is_carried_out(self) -> None:
        assert set(engine.ACTS) == named(acts, OTHERWISE)

    def test_every_fact_evolves_the_state_but_the_one_that_begins_it(self) -> None:
        assert set(engine.EVOLVE) == named(facts, NO_FACTS | {"Opened"})

    def test_every_fact_that_has_a_posting_is_posted(self) -> None:
        posted = {
            typing.get_type_hints(room.post, vars(room) | {"Entry": object})["fact"]
            for room in ROOMS
            if hasattr(room, "post")
        }

        assert set(engine.POST) == posted

    def test_every_fact_that_carries_money_for_the_books_is_posted(self) -> None:
        """
        What moves no amount: lives moved, days, judgements, and documents that quote figures.

        Also bills of orders, rows laid out again, and late fees counted: what they cost is booked by other facts.
        """
        silent = {facts.StatusMoved, facts.DaysPassed, facts.BillJudged, facts.StatementIssued}
        silent |= {facts.OrderBilled, facts.PlanRelaid, facts.LateFeeCounted}

        assert set(engine.EVOLVE) - set(engine.POST) == silent

    def test_a_fact_that_may_have_nothing_to_book_has_no_entry_then(self) -> None:
        """A plan bought at nobody else's cost, and a row that asks for nothing."""
        offer = InstallmentOffer.interest_free(3)
        line = a_line().purchase(CNY(300), on=OCT(2), id="p", installments=offer)
        agreed = next(fact for fact in line.record("p").facts if isinstance(fact, facts.PlanAgreed))
        empty = facts.RowsBilled("e", OCT(2), CNY, (facts.BilledRow("p", "p/1", 1, 0, 0, 0, 0),))

        assert engine.POST[facts.PlanAgreed](agreed) is None
        assert engine.POST[facts.RowsBilled](empty) is None
        assert [entry.id for entry in line.record("p").entries] == ["p"]

    def test_everything_that_time_brings_is_decided(self) -> None:
        assert set(engine.COMING) == set(Coming)

    def test_every_room_of_facts_is_looked_at(self) -> None:
        rooms = {room for room in vars(facts).values() if inspect.ismodule(room)}

        assert {room.__name__ for room in rooms} - {"creditline.facts.fact"} == {room.__name__ for room in ROOMS}


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
