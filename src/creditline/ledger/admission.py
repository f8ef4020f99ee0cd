"""Admission: what a ledger refuses of an entry, in the documented order, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.errors import (
    AlreadyReversed,
    ConflictingId,
    CurrencyMismatch,
    PeriodClosed,
    ReversalOfReversal,
    UnknownId,
)
from creditline.ledger.entry import Entry
from creditline.ledger.index import currency_key, reversal_key
from creditline.ledger.reversal import REVERSAL, mirrored, reversed_id

if TYPE_CHECKING:
    from collections.abc import Hashable
    from datetime import date

    from creditline.ledger.index import EntryLog
    from creditline.money import Currency

NOUN: Final = "entry"
"""What a refusal calls what it does not know."""

Waiting = dict["Hashable", Entry]
"""Entries that were admitted and wait to be written with others, each under all that it will be noted for."""


def _recorded(log: EntryLog, n: int, key: Hashable, waiting: Waiting) -> Entry | None:
    """The entry noted for *key* among the first *n*, or else among those that wait."""
    number = log.find(key, n)
    return waiting.get(key) if number is None else log.row(number)


def admit(entry: Entry, log: EntryLog, n: int, closed_through: date | None, waiting: Waiting) -> bool:
    """
    Whether an entry is to be written after the first *n* and those that wait; if so, it waits, too.

    An exact repetition is not to be written. Whoever is refused an entry drops all that wait with it.

    Raises:
        TypeError: it is no `Entry`.
        CurrencyMismatch: the ledger knows one of its currencies by another exponent.
        ConflictingId: its id is taken by other content.
        UnknownId, ReversalOfReversal, AlreadyReversed, ValueError: it is a reversal, but of nothing known, of a
            reversal, of what is reversed already, or not exact.
        PeriodClosed: its date is *closed_through* or before.
    """
    if type(entry) is not Entry:
        msg = f"a ledger takes entries, not {type(entry).__name__}"
        raise TypeError(msg)
    own = log.currency
    for posting in entry.postings:
        if posting.amount.currency is not own:
            _admit_currencies(log, n, entry, waiting)
            break
    before = _recorded(log, n, entry.id, waiting)
    if before is not None:
        _check_repetition(before, entry)
        return False
    if entry.kind == REVERSAL:
        _admit_reversal(log, n, entry, waiting)
    if closed_through is not None and entry.on <= closed_through:
        raise PeriodClosed(entry.on, closed_through)
    waiting[entry.id] = entry
    return True


def _admit_currencies(log: EntryLog, n: int, entry: Entry, waiting: Waiting) -> None:
    known: dict[str, Currency] = {log.currency.code: log.currency}
    for posting in entry.postings:
        currency = posting.amount.currency
        if currency.code not in known:
            first = _recorded(log, n, currency_key(currency.code), waiting)
            known[currency.code] = currency if first is None else _currency_of(first, currency.code)
            waiting.setdefault(currency_key(currency.code), entry)
        if currency != known[currency.code]:
            raise CurrencyMismatch(known[currency.code], currency)


def _admit_reversal(log: EntryLog, n: int, entry: Entry, waiting: Waiting) -> None:
    """A reversal is of an entry that is known and none itself, once and exact."""
    original_id = reversed_id(entry)
    original = _recorded(log, n, original_id, waiting)
    if original is None:
        raise UnknownId(NOUN, original_id)
    if original.kind == REVERSAL:
        raise ReversalOfReversal(original_id, reversed_id(original))
    earlier = _recorded(log, n, reversal_key(original_id), waiting)
    if earlier is not None:
        raise AlreadyReversed(original_id, earlier.id)
    if entry.postings != mirrored(original):
        msg = f"{entry.id!r} is not the exact reversal of {original_id!r}: write ledger.reverse(...)"
        raise ValueError(msg)
    waiting[reversal_key(original_id)] = entry


def _check_repetition(before: Entry, given: Entry) -> None:
    """Under an id that is taken, accept the very content that was recorded; else name the first field that differs."""
    for field in ("on", "kind", "postings", "memo", "meta"):
        kept, new = getattr(before, field), getattr(given, field)
        if kept != new:
            raise ConflictingId(given.id, field, kept, new)


def _currency_of(entry: Entry, code: str) -> Currency:
    return next(posting.amount.currency for posting in entry.postings if posting.amount.currency.code == code)
