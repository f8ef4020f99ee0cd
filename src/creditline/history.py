"""History: what was asked, what came of it, and the life of a line that it adds up to."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import attrs

from creditline import engine
from creditline.acts import Advance, Open
from creditline.alike import alike, hashed
from creditline.draft import draft_of
from creditline.errors import Backdated, ConflictingId, CurrencyMismatch
from creditline.facts import StatementIssued
from creditline.ledger.log import Log
from creditline.shown import shown
from creditline.state.statement import Statement, balance

if TYPE_CHECKING:
    from datetime import date

    from creditline.engine import Command, Course
    from creditline.facts import Fact
    from creditline.ledger import Entry, Ledger
    from creditline.money import Currency
    from creditline.state import State


CHECKPOINT_EVERY = 32
"""So many records lie between two checkpoints at most where no statements are issued."""


@attrs.frozen
class Record:
    """
    The receipt of one act.

    Attributes:
        command: What was asked.
        facts: What happened.
        entries: How it was booked.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    command: Command
    facts: tuple[Fact, ...]
    entries: tuple[Entry, ...]


_draft_record = draft_of(Record)


def recorded(command: Command, course: Course) -> Record:
    """The receipt of a command that took this course; every act makes one, as it makes a history and a life."""
    draft = _draft_record()
    draft.command = command
    draft.facts = course.facts
    draft.entries = course.entries
    draft.__class__ = Record
    record: Record = draft
    return record


Row = tuple[Record, "State | None"]
"""A record as a history keeps it, and the state after it where it opened the line or issued a statement."""


class RecordLog(Log[Row]):
    """Records in the order in which they came, each noted for the id of its command."""

    __slots__ = ()

    def index(self, number: int, row: Row) -> None:
        """Note the record for the id of its command; letting time pass has none."""
        command = row[0].command
        if type(command) is not Advance:
            self.keys[command.id] = number


@attrs.frozen(eq=False, repr=False)
class History:
    """
    A version of a shared log of records.

    Attributes:
        log: The log.
        count: How many of its records are this history's.
    """

    log: RecordLog = attrs.field(factory=RecordLog)
    count: int = 0

    def then(self, record: Record, checkpoint: State | None) -> History:
        """One more record."""
        draft = _draft_history()
        draft.log = self.log.extend(self.count, (record, checkpoint))
        draft.count = self.count + 1
        draft.__class__ = History
        history: History = draft
        return history

    def find(self, id: str) -> Record | None:
        """The record of the command with that id."""
        number = self.log.find(id, self.count)
        return None if number is None else self.log.row(number)[0]

    def number(self, id: str) -> int | None:
        """Which record the command with that id made, counted from 0."""
        return self.log.find(id, self.count)

    def records(self, start: int = 0) -> tuple[Record, ...]:
        """The records from number *start* on."""
        return tuple([record for record, _ in self.log.rows(start, self.count)])

    def first(self, count: int) -> History:
        """The first *count* records."""
        return History(self.log.holding(count), count)

    def checkpoint_before(self, number: int) -> tuple[int, State]:
        """
        The last checkpoint among the first *number* records, 1 or more: how many records it follows, and the state.

        The opening of a line is one, and there is one for each statement.
        """
        at = number
        while (checkpoint := self.log.row(at - 1)[1]) is None:
            at -= 1
        return at, checkpoint

    def through(self, day: date) -> int:
        """How many records are dated on *day* or before."""
        return bisect_right(range(self.count), day, key=lambda number: _dated(self.log.row(number)[0].command))

    def scratch(self) -> History:
        """The same on a branch that claims nothing, for questions."""
        return History(self.log.scratch(self.count), self.count)

    def __eq__(self, other: object) -> bool:
        """The same records."""
        if not isinstance(other, History):
            return NotImplemented
        if self.log is other.log and self.count == other.count:
            return True
        return self.count == other.count and self.records() == other.records()

    def __hash__(self) -> int:
        """By how many records there are, in constant time."""
        return hash(self.count)


_draft_history = draft_of(History)


def _dated(command: Command) -> date:
    return command.to if type(command) is Advance else command.on


def issues(course: Course) -> bool:
    """Whether a statement was issued; only where time passed, and a course of one fact passes none."""
    return len(course.facts) > 1 and StatementIssued in map(type, course.facts)


def is_checkpoint(course: Course, number: int) -> bool:
    """Whether the state after a course is kept: it issued a statement, or every so often where there are none."""
    if course.state.product.cycle.issues_statements:
        return issues(course)
    return number % CHECKPOINT_EVERY == 0


@attrs.frozen(eq=False, repr=False)
class Life:
    """
    A line and all that it has been through.

    Attributes:
        state: What is true now; its ledger is the truth.
        books: What was posted when. The truth itself, until the past is corrected.
        told: What was asked, in the order in which it was.
        truth: What really happened. What was told, until the past is corrected.
        statements: As issued.
    """

    state: State
    books: Ledger
    told: History
    truth: History
    statements: tuple[Statement, ...] = ()

    def then(self, command: Command, course: Course) -> Life:
        """One more act, on both sides of a life whose past was corrected."""
        state = course.state
        record = recorded(command, course)
        books = state.ledger if self.books is self.state.ledger else self.books.post_all(record.entries)
        statements = self._with_statements(course, books) if issues(course) else self.statements
        checkpoint = state if is_checkpoint(course, self.told.count) else None
        told = self.told.then(record, checkpoint)
        truth = told if self.truth is self.told else self.truth.then(record, checkpoint)
        draft = _draft_life()
        draft.state = state
        draft.books = books
        draft.told = told
        draft.truth = truth
        draft.statements = statements
        draft.__class__ = Life
        life: Life = draft
        return life

    def _with_statements(self, course: Course, books: Ledger) -> tuple[Statement, ...]:
        """Draw up each statement from the books as they were when it was issued."""
        statements = self.statements
        count = self.books.count
        for fact, entry in course.happened:
            count += entry is not None
            if type(fact) is StatementIssued:
                statements = (*statements, _statement(statements, fact, books, count))
        return statements

    def scratch(self) -> Life:
        """The same on a branch that claims nothing, for questions."""
        ledger = self.state.ledger.scratch()
        books = ledger if self.books is self.state.ledger else self.books.scratch()
        told = self.told.scratch()
        truth = told if self.truth is self.told else self.truth.scratch()
        return Life(self.state.with_ledger(ledger), books, told, truth, self.statements)


_draft_life = draft_of(Life)


def _statement(issued: tuple[Statement, ...], fact: StatementIssued, books: Ledger, recorded: int) -> Statement:
    currency = books.currency
    since = issued[-1].recorded if issued else 0
    return Statement(
        len(issued) + 1,
        fact.on,
        fact.start,
        fact.end,
        issued[-1].closing if issued else currency.zero,
        currency.minor(balance(books.at(recorded))),
        fact.amount_due,
        fact.minimum_due,
        fact.due_date,
        recorded,
        tuple(books.entries[since:recorded]),
        fact.ahead,
    )


def begin(command: Open) -> Life:
    """The life of a line that is just opened."""
    return born(command, engine.begin(command))


def born(command: Open, course: Course) -> Life:
    """The life of a line that was opened in this course."""
    history = History().then(recorded(command, course), course.state)
    return Life(course.state, course.state.ledger, history, history)


def advance(life: Life, command: Advance) -> Life:
    """Let time pass; nothing happens where the line has reached the day, and an earlier day is refused."""
    if command.to == life.state.as_of:
        return life
    require_not_before(life.state, command.to)
    return life.then(command, engine.pass_time(life.state, command.to))


def act(life: Life, command: Command) -> Life:
    """Carry out a command; time that passes before it is recorded as an `Advance` of its own."""
    engine.refer(life.state, command)
    require_not_before(life.state, command.on)
    before = life.state
    passed = None if command.on == before.as_of else engine.pass_time(before, command.on)
    course = engine.act(before if passed is None else passed.state, command)
    if passed is not None:
        life = life.then(Advance(to=command.on), passed)
    return life.then(command, course)


def require_not_before(state: State, on: date) -> None:
    """Refuse a day before the line's own."""
    if on < state.as_of:
        raise Backdated(on, state.as_of)


def require_currency(own: Currency, command: Command) -> None:
    """Refuse an amount in another currency than the line's *own*."""
    amount = getattr(command, "amount", None)
    if amount is None:
        amount = getattr(command, "to", None)
    if amount is not None and amount.currency is not own and amount.currency != own:
        raise CurrencyMismatch(own, amount.currency)


def is_repetition(told: History, command: Command) -> bool:
    """Whether the same was asked before; the same id with another content is refused."""
    record = told.find(command.id)
    if record is None:
        return False
    if record.command == command:
        return True
    raise ConflictingId(command.id, *_first_difference(record.command, command))


def _first_difference(recorded: attrs.AttrsInstance, given: attrs.AttrsInstance) -> tuple[str, object, object]:
    if type(recorded) is not type(given):
        return "act", type(recorded).__name__, type(given).__name__
    names = [field.name for field in attrs.fields(type(recorded))]
    differs = next(name for name in names if getattr(recorded, name) != getattr(given, name))
    return differs, getattr(recorded, differs), getattr(given, differs)
