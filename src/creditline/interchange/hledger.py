"""The books as one text for hledger and for ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import category

from creditline.interchange.journal import (
    books_of,
    currencies_of,
    in_order,
    number_of,
    refuse,
    require_named,
    require_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.interchange.journal import Numbered
    from creditline.ledger import Entry, Ledger
    from creditline.line import CreditLine
    from creditline.money import Currency, Money

YEAR_MIN: Final = 1400
"""Ledger knows no earlier one."""

_CONTROLS: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of Unicode: control characters, halves of characters, and what ends a line or a paragraph."""


def to_hledger(books: CreditLine | Ledger) -> str:
    """
    The books of a line, or a ledger of any kind, as one text that both hledger and ledger read, also in strict mode.

    An entry is a transaction, its id the code and its description `memo | kind`, or the kind alone; its place in the
    order of recording (`sequence`) and its meta are tags, and so is the item of each posting. Entries come by date,
    then in the order of recording. Commodities, tags and accounts are declared; the last posting to each account, in
    each currency, asserts its balance.

    Raises:
        TypeError: *books* is neither a line nor a ledger.
        CannotRoundTrip: The two could not hold an entry: a name of metadata that they do not allow or read as
            something else; a line break or another control character in a text, or spaces around it; `;` in what is
            described, `|` in a kind, `)` in an id; `,`, `[`, `date:` or `date2:` in an item or in meta; a year before
            1400.
    """
    entries = in_order(books_of(books))
    for _, entry in entries:
        _require_hledger(entry)
    closings = _closings(entries)
    transactions = [_transaction(sequence, entry, closings) for sequence, entry in entries]
    return "\n\n".join(["\n".join(_declarations(entries)), *transactions]) + "\n"


def _require_hledger(entry: Entry) -> None:
    require_whole(entry)
    require_named(entry)
    if entry.on.year < YEAR_MIN:
        raise refuse(entry, f"{entry.on} lies before the year {YEAR_MIN}, the first that ledger knows")
    _require_free(entry, "id", entry.id, ")")
    _require_free(entry, "kind", entry.kind, ";", "|")
    _require_free(entry, "memo", entry.memo, ";")
    tags = [(f"meta {name!r}", value) for name, value in entry.meta]
    for name, value in [*tags, *(("item", posting.item) for posting in entry.postings)]:
        _require_free(entry, name, value, ",", "[", "date:", "date2:")


def _require_free(entry: Entry, name: str, text: str, *signs: str) -> None:
    """Refuse a text that would be cut short, or read as something else."""
    for sign in signs:
        if sign in text:
            raise refuse(entry, f"its {name} {text!r} holds {sign!r}, which hledger or ledger reads as something else")
    if text != text.strip():
        raise refuse(entry, f"its {name} {text!r} has spaces around it, which would be lost")
    if not text.isprintable() and any(category(sign) in _CONTROLS for sign in text):
        raise refuse(entry, f"its {name} {text!r} holds a line break or another control character")


def _declarations(entries: Numbered) -> Iterator[str]:
    for currency in currencies_of(entries):
        yield f"commodity {_symbol(currency)}"
        if currency.exponent:  # there is no form of a whole number that both read
            yield f"    format 1000.{'0' * currency.exponent} {_symbol(currency)}"
    postings = [posting for _, entry in entries for posting in entry.postings]
    tags = {name for _, entry in entries for name, _ in entry.meta}
    tags |= {"sequence" for _ in entries}
    tags |= {"item" for posting in postings if posting.item}
    yield from (f"tag {name}" for name in sorted(tags))
    yield from (f"account {account}" for account in sorted({posting.account for posting in postings}))


def _symbol(currency: Currency) -> str:
    """Both want quotes around a digit or a hyphen."""
    return currency.code if currency.code.isalpha() else f'"{currency.code}"'


def _closings(entries: Numbered) -> dict[tuple[int, int], Money]:
    """What an account then holds by itself, where an entry (by sequence) and posting (by place) is its last one."""
    balances: dict[tuple[str, Currency], int] = {}
    last: dict[tuple[str, Currency], tuple[int, int]] = {}
    for sequence, entry in entries:
        for place, posting in enumerate(entry.postings):
            key = posting.account, posting.amount.currency
            balances[key] = balances.get(key, 0) + posting.amount.minor
            last[key] = sequence, place
    return {where: key[1].minor(balances[key]) for key, where in last.items()}


def _transaction(sequence: int, entry: Entry, closings: dict[tuple[int, int], Money]) -> str:
    description = f"{entry.memo} | {entry.kind}" if entry.memo else entry.kind
    lines = [f"{entry.on} * ({entry.id}) {description}", f"    ; sequence: {sequence}"]
    lines += [f"    ; {name}: {value}" for name, value in entry.meta]
    names = max(len(posting.account) for posting in entry.postings)
    digits = max(len(number_of(posting.amount)) for posting in entry.postings)
    for place, posting in enumerate(entry.postings):
        line = f"    {posting.account:{names}}  {_amount(posting.amount, digits)}"
        closing = closings.get((sequence, place))
        if closing is not None:
            line += f" = {_amount(closing)}"
        lines.append(f"{line}  ; item: {posting.item}" if posting.item else line)
    return "\n".join(lines)


def _amount(amount: Money, digits: int = 0) -> str:
    return f"{number_of(amount):>{digits}} {_symbol(amount.currency)}"
