"""What the journals of plain-text accounting share: the order of entries, and what none of them can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from creditline.interchange.malformed import CannotRoundTrip
from creditline.interchange.reading import is_whole
from creditline.ledger import Ledger
from creditline.line import CreditLine
from creditline.money.number import write_decimal

if TYPE_CHECKING:
    from creditline.ledger import Entry
    from creditline.money import Currency, Money

Numbered = list[tuple[int, "Entry"]]
"""Entries with their places in the order of recording, from 1."""

_NAME: Final = re.compile("[a-z][A-Za-z0-9_-]+")

RESERVED: Final = frozenset(
    {
        *("id", "item", "sequence"),  # what a journal says of every entry
        *("filename", "lineno"),  # beancount notes where it read
        *("date", "date2"),  # hledger takes these for the date itself,
        *("payee", "uuid", "value"),  # ledger for the payee, for a mark of repetition and for a price
        "type",  # hledger tells by it what an account is
    }
)
"""Names of metadata that mean something to a program that reads journals."""


def books_of(source: CreditLine | Ledger) -> Ledger:
    """The ledger itself, or the books of a line."""
    if isinstance(source, CreditLine):
        return source.ledger
    if isinstance(source, Ledger):
        return source
    message = f"books are those of a CreditLine or a Ledger, not of {type(source).__name__}"
    raise TypeError(message)


def in_order(ledger: Ledger) -> Numbered:
    """Each entry with its place in the order of recording, from 1; sorted by date, then by that."""
    return sorted(enumerate(ledger.entries, 1), key=lambda numbered: numbered[1].on)


def number_of(amount: Money) -> str:
    """The number of an amount with all decimals of its currency: `"-1299.00"`."""
    return write_decimal(amount.minor, amount.currency.exponent)


def currencies_of(entries: Numbered) -> list[Currency]:
    """The currencies posted to, by code."""
    found = {posting.amount.currency for _, entry in entries for posting in entry.postings}
    return sorted(found, key=lambda currency: currency.code)


def refuse(entry: Entry, reason: str) -> CannotRoundTrip:
    """The error that names an entry."""
    return CannotRoundTrip(f"entry {entry.id!r}", reason)


def texts_of(entry: Entry) -> list[tuple[str, str]]:
    """Every text of an entry that is free, with what it is called."""
    texts = [("id", entry.id), ("kind", entry.kind), ("memo", entry.memo)]
    texts += [(f"meta {name!r}", value) for name, value in entry.meta]
    return texts + [("item", posting.item) for posting in entry.postings]


def require_whole(entry: Entry) -> None:
    """Refuse half a character."""
    for name, text in texts_of(entry):
        if not is_whole(text):
            raise refuse(entry, f"its {name} holds half a character, which no file can hold")


def require_named(entry: Entry) -> None:
    """Refuse metadata whose name could not be read back or would mean something else."""
    known: dict[str, str] = {}
    for name, _ in entry.meta:
        other = known.setdefault(name.lower(), name)
        if other != name:
            raise refuse(
                entry, f"its meta {name!r} and {other!r} differ only in case, which ledger does not tell apart"
            )
        if not _NAME.fullmatch(name):
            raise refuse(entry, f"its meta {name!r} is not named as journals do: write a-z, then A-Z a-z 0-9 _ -")
        if name.lower() in RESERVED:
            raise refuse(entry, f"its meta {name!r} has a name that programs read as something else")
