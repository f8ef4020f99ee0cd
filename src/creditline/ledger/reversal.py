"""Reversals: an entry that undoes another one exactly, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from creditline.ledger.entry import Entry, Posting

if TYPE_CHECKING:
    from datetime import date

REVERSAL: Final = "reversal"
"""The kind of an entry that undoes another."""

REVERSES: Final = "reverses"
"""Names the entry undone, in the meta of a reversal."""

ORIGINAL: Final = "original"
"""Names the date of the entry undone, in the meta of a reversal of another date."""


def reversal(entry: Entry, *, id: str, on: date) -> Entry:
    """
    The entry that undoes *entry*: the same postings with debit and credit exchanged.

    A reversal of another date than its original's carries that date as meta `"original"`.
    """
    meta = {REVERSES: entry.id}
    if on != entry.on:
        meta[ORIGINAL] = entry.on.isoformat()
    return Entry(id, on, REVERSAL, mirrored(entry), "", meta)


def mirrored(entry: Entry) -> tuple[Posting, ...]:
    """The postings of an entry with debit and credit exchanged."""
    return tuple(Posting(posting.account, -posting.amount, posting.item) for posting in entry.postings)


def reversed_id(entry: Entry) -> str:
    """
    The id of the entry that a reversal undoes.

    Raises:
        ValueError: the reversal does not name it.
    """
    for name, value in entry.meta:
        if name == REVERSES:
            return value
    msg = f"reversal {entry.id!r} names no entry: write ledger.reverse(...), or meta={{'{REVERSES}': ...}}"
    raise ValueError(msg)
