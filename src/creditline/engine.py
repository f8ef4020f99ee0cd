"""The engine: commands become facts, facts become entries, and both fold into the state."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

import attrs

from creditline.acts import closing, lateness, opening, orders, time
from creditline.draft import draft_of
from creditline.facts import settled
from creditline.facts import standing as stood
from creditline.facts.settled import Settled
from creditline.facts.standing import DaysPassed, Opened
from creditline.state import Coming, State, next_step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from creditline.acts import Open
    from creditline.acts.act import Act
    from creditline.facts import Fact
    from creditline.ledger import Entry
    from creditline.state import Step

Command = Any
"""A frozen value of `creditline.acts`."""

Happened = tuple["Fact", "Entry | None"]


ROOMS = ("creditline.acts.", "creditline.facts.")
"""Where tables stand: each in the module of the commands or facts that it is about, which loads with them."""


def _table(name: str, kind: type) -> Mapping[type, Any]:
    """A table of the module that a class comes from; an empty one where that is none of ours, or has none."""
    room = kind.__module__
    table: Mapping[type, Any] = getattr(import_module(room), name, {}) if room.startswith(ROOMS) else {}
    return table


@lru_cache(maxsize=1024)
def takes(kind: type) -> bool:
    """Whether the engine carries out commands of this class."""
    return kind in _table("ACTS", kind)


@cache
def act_of(kind: type) -> Act:
    """How commands of this class are carried out."""
    act: Act = _table("ACTS", kind)[kind]
    return act


@cache
def post_of(kind: type) -> Callable[[Any], Entry | None] | None:
    """How facts of this class are booked; `None` where they are not."""
    return _table("POST", kind).get(kind)


@cache
def evolve_of(kind: type) -> Callable[[State, Any], State]:
    """What facts of this class change, on a line that exists: `Opened` begins one."""
    evolve: Callable[[State, Any], State] = _table("EVOLVE", kind)[kind]
    return evolve


CLOSING = (closing.charge_interest, closing.bill_rows, closing.use_refund_money, closing.issue_statement)
"""The steps in which a cycle closes."""


def _when_needed(room: str, name: str) -> Callable[[State, Step], tuple[Fact, ...]]:
    """What few lines come to: its module loads when the first of them does."""

    def decide(state: State, step: Step) -> tuple[Fact, ...]:
        decided: tuple[Fact, ...] = getattr(import_module(f"creditline.acts.{room}"), name)(state, step)
        return decided

    return decide


COMING: Mapping[Coming, tuple[Callable[[State, Step], tuple[Fact, ...]], ...]] = {
    Coming.STATEMENT_THROUGH: CLOSING,
    Coming.EXPIRY: (time.expire,),
    Coming.INCREASE: (time.move_increases,),
    Coming.JUDGEMENT: (lateness.judge,),
    Coming.LATE_FEE: (lateness.charge_flat_late_fees,),
    Coming.STANDING: (_when_needed("delinquency", "move"),),
    Coming.CHARGE_OFF: (
        _when_needed("charge_off", "post_for_lateness"),
        _when_needed("charge_off", "give_up_for_lateness"),
    ),
    Coming.STATEMENT_BEFORE: CLOSING,
    Coming.ROW: (orders.bill_order_rows,),
}
"""What time brings, each a sequence of steps decided from the state that the step before left."""


@attrs.frozen(eq=False, repr=False)
class Course:
    """
    A stretch of history.

    Attributes:
        state: What it led to.
        facts: What happened, in order.
        entries: How it was booked, in the same order; a fact that moves no amount has none.
    """

    state: State
    facts: tuple[Fact, ...]
    entries: tuple[Entry, ...]

    @property
    def happened(self) -> tuple[Happened, ...]:
        """Each fact with the entry that booked it, or `None`."""
        entries = {entry.id: entry for entry in self.entries}
        booked = (entries.get(getattr(fact, "id", "")) if post_of(type(fact)) else None for fact in self.facts)
        return tuple(zip(self.facts, booked, strict=True))


_draft = draft_of(Course)


def _course(state: State, happened: list[Fact], booked: list[Entry]) -> Course:
    """The stretch that an act, or time, made."""
    draft = _draft()
    draft.state = state
    draft.facts = tuple(happened)
    draft.entries = tuple(booked)
    draft.__class__ = Course
    course: Course = draft
    return course


def begin(command: Open) -> Course:
    """Open a line."""
    opened, *rest = opening.decide(command)
    return reopen(opened, rest)


def refer(state: State, command: Command) -> None:
    """Refuse a command that refers to what never was."""
    refers = act_of(command.__class__).refer
    if refers is not None:
        refers(state, command)


def act(state: State, command: Command) -> Course:
    """Carry out a command dated on the line's day."""
    row = act_of(command.__class__)
    happened: list[Fact] = []
    booked: list[Entry] = []
    if row.prepare is not None:
        state = _follow(state, row.prepare(state, command), happened, booked)
    state = _follow(state, row.decide(state, command), happened, booked)
    if not state.product.cycle.issues_statements:
        state = _follow(state, orders.bill_orders(state, command.on), happened, booked)
    if state.for_lateness:
        state = _cured(state, command.id, command.on, happened, booked)
    return _course(state, happened, booked)


def pass_time(state: State, to: date) -> Course:
    """Let time pass to the start of the day *to*, later than the line's day."""
    happened: list[Fact] = []
    booked: list[Entry] = []
    while (step := next_step(state, to)) is not None:
        for decide in COMING[step.what]:
            state = _follow(state, decide(state, step), happened, booked)
        if state.for_lateness:
            state = _cured(state, f"lateness/{step.on}", step.on, happened, booked)
    state = _follow(state, (DaysPassed(to),), happened, booked)
    return _course(state, happened, booked)


def refold(state: State, facts: Sequence[Fact]) -> Course:
    """Fold facts that were decided before; nothing is decided again."""
    booked: list[Entry] = []
    for fact in facts:
        state = fold(state, fact, booked)
    return Course(state, tuple(facts), tuple(booked))


def reopen(opened: Opened, rest: Sequence[Fact]) -> Course:
    """Open a line again from its facts."""
    course = refold(stood.begin(opened), rest)
    return Course(course.state, (opened, *course.facts), course.entries)


def fold(state: State, fact: Fact, booked: list[Entry]) -> State:
    """Change the state by one fact, and add to *booked* the entry that books it; this never refuses."""
    kind = type(fact)
    post = post_of(kind)
    entry = None if post is None else post(fact)
    if entry is not None:
        booked.append(entry)
        state = state.with_ledger(state.ledger.post(entry))
    return evolve_of(kind)(state, fact)


def _follow(state: State, decided: Sequence[Fact], happened: list[Fact], booked: list[Entry]) -> State:
    """Fold what was *decided*, and what the customer's own money settles of it at once."""
    before = len(booked)
    while decided:
        happened += decided
        for fact in decided:
            state = fold(state, fact, booked)
        first = decided[0]
        if isinstance(first, Settled) and first.kind in ("repayment", "recovery", "refund"):
            # Money from outside posts nothing, and leaves a rest only where nothing more could be settled.
            break
        fresh = booked[before:]
        decided = settled.use_own_money(state, fresh[-1].id, fresh[-1].on, fresh) if fresh else ()
    return state


def _cured(state: State, id: str, on: date, happened: list[Fact], booked: list[Entry]) -> State:
    """A line that lateness had suspended may be current again."""
    from creditline.acts.delinquency import cure  # noqa: PLC0415 - lateness has loaded it

    return _follow(state, cure(state, id, on), happened, booked)
