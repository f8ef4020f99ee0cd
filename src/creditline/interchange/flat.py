"""A flat journal: one row for each posting, for spreadsheets and databases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from creditline.interchange.journal import books_of, in_order, number_of, require_whole

if TYPE_CHECKING:
    from creditline.ledger import Ledger
    from creditline.line import CreditLine

COLUMNS: Final[tuple[str, ...]] = ("date", "sequence", "id", "kind", "account", "item", "amount", "currency", "memo")

_SPECIAL: Final = re.compile('[",\r\n]')


def to_rows(books: CreditLine | Ledger) -> tuple[dict[str, str | int], ...]:
    """
    The books as rows that `json.dumps` takes, one for each posting, by date and then by sequence.

    The sequence is the place of the entry in the order of recording, from 1. An amount is a decimal with all decimals
    of its currency, a debit positive, a credit negative.

    Raises:
        TypeError: *books* is neither a line nor a ledger.
        CannotRoundTrip: A text holds half a character, which no file can hold.
    """
    entries = in_order(books_of(books))
    for _, entry in entries:
        require_whole(entry)
    return tuple(
        {
            "date": str(entry.on),
            "sequence": sequence,
            "id": entry.id,
            "kind": entry.kind,
            "account": posting.account,
            "item": posting.item,
            "amount": number_of(posting.amount),
            "currency": posting.amount.currency.code,
            "memo": entry.memo,
        }
        for sequence, entry in entries
        for posting in entry.postings
    )


def to_csv(books: CreditLine | Ledger) -> str:
    """
    The rows of `to_rows` as comma-separated text, under a header.

    Raises:
        TypeError: *books* is neither a line nor a ledger.
        CannotRoundTrip: A text holds half a character, which no file can hold.
    """
    rows = (COLUMNS, *(row.values() for row in to_rows(books)))
    return "".join(",".join(map(_cell, row)) + "\n" for row in rows)


def _cell(value: str | int) -> str:
    """In quotes where it holds what ends a cell or a row; the csv module leaves a lone carriage return without."""
    text = str(value)
    return '"{}"'.format(text.replace('"', '""')) if _SPECIAL.search(text) else text
