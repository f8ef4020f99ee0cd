"""Correcting the past: the line is folded again, and the books take the difference."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from creditline import acts, engine, facts, history
from creditline.acts import Advance, Open
from creditline.alike import alike, hashed
from creditline.errors import AlreadyReturned, UnknownId
from creditline.facts import Opened, Settled
from creditline.history import History, Life, Record, recorded
from creditline.ledger import Entry, Posting
from creditline.shown import shown
from creditline.terms import BillingCycle

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator
    from datetime import date

    from creditline.acts import ReturnRepayment
    from creditline.engine import Command
    from creditline.money import Currency, Money
    from creditline.state import State

Net = dict[tuple[str, str], int]

ONE_DAY = timedelta(days=1)
BEFORE_ALL = -1
"""A mark that every account was changed after."""


@attrs.frozen
class Corrected:
    """
    The past of the line was corrected.

    Attributes:
        kept: How many records of what really happened still hold.
        tail: What happened after them, decided again.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    kept: int
    tail: tuple[Record, ...]


def tell(life: Life, command: Command) -> Life:
    """Carry out any command; an exact repetition leaves the life as it is."""
    kind: Hashable = command.__class__
    if kind is Advance:
        return history.advance(life, command)
    if kind is Open and history.is_repetition(life.told, command):
        return life
    amends = not engine.takes(kind)
    if amends and kind is not acts.ReturnRepayment:
        message = f"{type(command).__name__} is not a command that a line takes"
        raise TypeError(message)
    history.require_currency(life.state.product.currency, command)
    if history.is_repetition(life.told, command):
        return life
    return _return_repayment(life, command) if amends else history.act(life, command)


def _return_repayment(life: Life, command: ReturnRepayment) -> Life:
    """Fold the line without the repayment; acts that were granted in the meantime stand."""
    number = _number_of_repayment(life, command)
    if command.on > life.state.as_of:
        life = history.advance(life, Advance(to=command.on))
    kept, checkpoint = life.truth.checkpoint_before(number)
    before = life.truth.records(kept)
    again = tuple(record for record in before if record is not before[number - kept])
    returns = _days_of_returns(life.told, checkpoint.as_of)
    state, truth = _fold_again(checkpoint, life.truth.first(kept), again, returns)
    corrected = Corrected(command.id, command.on, kept, truth.records(kept))
    dropped = before[number - kept]
    entries = tuple(_entries(command, dropped, before, corrected.tail))
    told = life.told.then(Record(command, (corrected,), entries), None)
    return Life(state, life.books.post_all(entries), told, truth, life.statements)


def _number_of_repayment(life: Life, command: ReturnRepayment) -> int:
    record = life.told.find(command.repayment)
    if record is None or not _brought_money(record):
        raise UnknownId("repayment", command.repayment)
    history.require_not_before(life.state, command.on)
    number = life.truth.number(command.repayment)
    if number is None:
        raise AlreadyReturned(command.repayment)
    return number


def _brought_money(record: Record) -> bool:
    """Whether money came in; where the customer's own settled a plan early, nothing can bounce."""
    command = record.command
    return type(command) in (acts.Recover, acts.Repay, acts.SettleEarly) and any(
        entry.id == command.id for entry in record.entries
    )


def _days_of_returns(told: History, since: date) -> frozenset[date]:
    """The days from *since* on at which other repayments were returned; each return stays a movement of its period."""
    records = told.records(told.through(since - ONE_DAY))
    return frozenset([record.command.on for record in records if type(record.command) is acts.ReturnRepayment])


def _fold_again(
    state: State, truth: History, records: Iterable[Record], returns: frozenset[date]
) -> tuple[State, History]:
    """Decide what was asked again from a checkpoint on, whatever the limit and the status say."""
    for record in records:
        if state.as_of in returns:
            state = _corrected(state)
        command = _as_granted(record, state.product.currency)
        state = state.but(stands=True, sent_back=_sent_back(record))
        passes = type(command) is Advance
        course = engine.pass_time(state, command.to) if passes else engine.act(state, command)
        state = course.state
        truth = truth.then(recorded(command, course), _checkpoint(course, truth))
    return _corrected(state), truth


def _corrected(state: State) -> State:
    """A state whose past was corrected; the next statement shows it, even in a period without another movement."""
    return state.but(stands=False, sent_back=(), mark=BEFORE_ALL)


def _as_granted(record: Record, currency: Currency) -> Command:
    """The command with the amount that it came to: what was paid, and what became a plan, is not decided again."""
    command = record.command
    if type(command) is acts.SettleEarly and command.amount is None:
        paid = [fact for fact in record.facts if type(fact) is Settled]
        money = [fact.funding[0].amount for fact in paid if fact.id == command.id]
        # Where the customer's own money paid it all, or nothing was left to pay, nothing came in.
        return attrs.evolve(command, amount=money[0] if money else currency.zero)
    if type(command) is acts.Convert and command.amount is None:
        agreed = next(fact for fact in record.facts if type(fact) is facts.PlanAgreed)
        return attrs.evolve(command, amount=agreed.schedule.financed)
    return command


def _sent_back(record: Record) -> tuple[tuple[str, Money], ...]:
    """What a refund sent back to where repayments came from."""
    return tuple([part for fact in record.facts if isinstance(fact, Settled) for part in fact.sent_back])


def _checkpoint(course: engine.Course, truth: History) -> State | None:
    """The state after a course that what really happened is kept at."""
    return course.state.but(stands=False, sent_back=()) if history.is_checkpoint(course, truth.count) else None


def _entries(
    command: ReturnRepayment, dropped: Record, before: Iterable[Record], after: Iterable[Record]
) -> Iterator[Entry]:
    """The repayment's own entry turned round, then for each day what else is booked differently."""
    own = next(entry for entry in dropped.entries if entry.id == command.repayment)
    postings = tuple(Posting(posting.account, -posting.amount, posting.item) for posting in own.postings)
    meta = (("original", str(own.on)), ("repayment", own.id))
    yield Entry(command.id, command.on, "return", postings, command.reason, meta)
    for day, postings in _differences(own, before, after):
        yield Entry(f"{command.id}/adjustment/{day}", command.on, "adjustment", postings, "", (("original", str(day)),))


def _differences(
    own: Entry, before: Iterable[Record], after: Iterable[Record]
) -> Iterator[tuple[date, tuple[Posting, ...]]]:
    """For each original day the postings that the new tail has more than the old one, *own* aside."""
    days: dict[date, Net] = {}
    for records, sign in ((after, 1), (before, -1)):
        for entry in (entry for record in records for entry in record.entries if entry is not own):
            net = days.setdefault(entry.on, {})
            for posting in entry.postings:
                key = posting.account, posting.item
                net[key] = net.get(key, 0) + sign * posting.amount.minor
    currency = own.postings[0].amount.currency
    for day in sorted(days):
        if any(days[day].values()):
            changed = ((key, minor) for key, minor in days[day].items() if minor)
            yield day, tuple(Posting(account, currency.minor(minor), item) for (account, item), minor in changed)


# The way back from what is stored


def replay(commands: Iterable[Command]) -> Life:
    """Decide everything again; the first command opens the line."""
    life = None
    for command in commands:
        life = history.begin(_opening(command)) if life is None else tell(life, command)
    return _begun(life)


def restore(records: Iterable[Record]) -> Life:
    """Rebuild what was: facts are folded, nothing is decided, so that it never contradicts what was issued."""
    life = None
    for record in records:
        life = _reopened(record) if life is None else _restored(life, record)
        _require_same(record, life.told.records(life.told.count - 1)[0])
    return _begun(life)


def _opening(command: Command) -> Open:
    if type(command) is not Open:
        message = f"the first command of a line is Open, not {command!r}"
        raise ValueError(message)
    return command


def _begun(life: Life | None) -> Life:
    if life is None:
        message = "a line has at least one command, the one that opens it"
        raise ValueError(message)
    return life


def _reopened(record: Record) -> Life:
    command = _opening(record.command)
    opened, *rest = record.facts
    if type(opened) is not Opened:
        message = f"the first fact of a line is Opened, not {opened!r}"
        raise ValueError(message)
    return history.born(command, engine.reopen(opened, rest))


def _require_next(life: Life, record: Record) -> None:
    """Refuse a record that stands twice, comes out of order, opens the line again, or in which nothing happened."""
    command, day = record.command, life.state.as_of
    if type(command) is Advance:
        follows = command.to > day
    else:
        follows = type(command) is not Open and command.on == day and life.told.find(command.id) is None
    if not follows or not record.facts:
        message = f"the record of {command!r} does not follow on {day}"
        raise ValueError(message)


def _restored(life: Life, record: Record) -> Life:
    _require_next(life, record)
    corrected = record.facts[0] if record.facts else None
    if not isinstance(corrected, Corrected):
        return life.then(record.command, engine.refold(life.state, record.facts))
    kept = life.truth.first(corrected.kept)
    _, state = kept.checkpoint_before(corrected.kept)
    for past in corrected.tail:
        course = engine.refold(state, past.facts)
        state = course.state
        kept = kept.then(recorded(past.command, course), _checkpoint(course, kept))
    before = life.truth.records(corrected.kept)
    dropped = next((past for past in before if getattr(past.command, "id", None) == record.command.repayment), None)
    if dropped is None:
        message = f"there is no repayment for {record.command!r} to return: a record is missing or out of order"
        raise ValueError(message)
    entries = tuple(_entries(record.command, dropped, before, corrected.tail))
    told = life.told.then(Record(record.command, record.facts, entries), None)
    return Life(_corrected(state), life.books.post_all(entries), told, kept, life.statements)


def _require_same(given: Record, folded: Record) -> None:
    """Refuse a record whose entries are not what its facts book."""
    if given.entries != folded.entries:
        message = f"the entries of {given.command!r} are not what its facts book"
        raise ValueError(message)


def as_it_was_told(life: Life, day: date) -> Life:
    """The life by what had been told at the end of *day*."""
    _require_lived(life, day)
    past = restore(life.told.first(life.told.through(day)).records())
    return past if past.state.as_of == day else history.advance(past, Advance(to=day))


def as_it_stood(life: Life, day: date) -> Life:
    """
    The life as it truly was at the end of *day*, folded from the last checkpoint before it.

    Where the past was corrected later, it is the life as it was told on that day and corrected there at once, so that
    its statements are those that were issued and the next one shows the correction.
    """
    _require_lived(life, day)
    if life.truth is life.told:
        return _as_it_lived(life, day)
    past = as_it_was_told(life, day)
    for record in life.told.records(life.told.through(day)):
        command = record.command
        if type(command) is acts.ReturnRepayment and past.told.find(command.repayment) is not None:
            past = tell(past, attrs.evolve(command, on=day))
    return past


def _as_it_lived(life: Life, day: date) -> Life:
    count = life.told.through(day)
    past = life.told.first(count)
    at, state = past.checkpoint_before(count)
    for record in past.records(at):
        state = engine.refold(state, record.facts).state
    cycle = state.product.cycle
    statements = tuple(
        issued
        for issued in life.statements
        if isinstance(cycle, BillingCycle) and cycle.issued_on(issued.date) <= state.as_of
    )
    stood = Life(state, state.ledger, past, past, statements).scratch()
    return stood if state.as_of == day else history.advance(stood, Advance(to=day))


def _require_lived(life: Life, day: date) -> None:
    if not life.state.opened <= day <= life.state.as_of:
        message = f"the line knows the days {life.state.opened} to {life.state.as_of}, not {day}"
        raise ValueError(message)
