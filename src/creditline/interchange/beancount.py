"""The books as text for beancount."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from creditline.interchange.journal import (
    books_of,
    currencies_of,
    in_order,
    number_of,
    refuse,
    require_named,
    require_whole,
)
from creditline.ledger.entry import ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.interchange.journal import Numbered
    from creditline.ledger import Entry, Ledger, Posting
    from creditline.line import CreditLine
    from creditline.money import Currency

DIGITS_MAX: Final = 28
"""Beancount adds up in decimals of so many digits, and rounds what is longer."""

_CURRENCY: Final = re.compile("[A-Z]([A-Z0-9-]*[A-Z0-9])?")
_KEYWORDS: Final = frozenset({"FALSE", "NULL", "TRUE"})
_ESCAPES: Final = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def to_beancount(books: CreditLine | Ledger) -> str:
    """
    The books of a line, or a ledger of any kind, as text for beancount.

    An entry is a transaction, its memo the payee and its kind the narration; its id, its place in the order of
    recording (`sequence`) and its meta are metadata, and so is the item of each posting. Entries come by date, then
    in the order of recording. Commodities are declared and accounts opened on the day of the first entry; on the day
    after the last one the balance of every account is asserted, without tolerance.

    Raises:
        TypeError: *books* is neither a line nor a ledger.
        CannotRoundTrip: Beancount could not hold an entry: a name of metadata that it does not allow, an account that
            is a root, a currency whose code it does not read, amounts of more than 28 digits in all, the last day of
            the calendar.
    """
    ledger = books_of(books)
    entries = in_order(ledger)
    _require_beancount(entries)
    sections = [_heading(ledger, entries), *map(_transaction, entries), *_assertions(ledger, entries)]
    return "\n\n".join(sections) + "\n"


def _require_beancount(entries: Numbered) -> None:
    totals: dict[Currency, int] = {}
    for _, entry in entries:
        require_whole(entry)
        require_named(entry)
        if entry.on == date.max:
            raise refuse(entry, f"there is no day after {entry.on} on which a balance could be asserted")
        for posting in entry.postings:
            currency = posting.amount.currency
            _require_names(entry, posting.account, currency)
            totals[currency] = totals.get(currency, 0) + abs(posting.amount.minor)
            if totals[currency] >= 10**DIGITS_MAX:
                raise refuse(entry, f"{currency.code} adds up to more than the {DIGITS_MAX} digits that are exact")


def _require_names(entry: Entry, account: str, currency: Currency) -> None:
    if account in ROOTS:
        raise refuse(entry, f"its account {account!r} is a root, on which beancount books nothing")
    if currency.code in _KEYWORDS or not _CURRENCY.fullmatch(currency.code):
        raise refuse(entry, f"its currency {currency.code!r} is none that beancount reads")


def _text(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _heading(ledger: Ledger, entries: Numbered) -> str:
    lines = [f'option "operating_currency" {_text(ledger.currency.code)}']
    if entries:
        first = entries[0][1].on
        for currency in currencies_of(entries):
            lines += [f"{first} commodity {currency.code}", *_metadata("  ", [("name", currency.name)])]
        codes: dict[str, set[str]] = {}
        for posting in (posting for _, entry in entries for posting in entry.postings):
            codes.setdefault(posting.account, set()).add(posting.amount.currency.code)
        lines += [f"{first} open {account} {','.join(sorted(codes[account]))}" for account in ledger.accounts]
    return "\n".join(lines)


def _transaction(numbered: tuple[int, Entry]) -> str:
    sequence, entry = numbered
    payee = f" {_text(entry.memo)}" if entry.memo else ""
    lines = [f"{entry.on} *{payee} {_text(entry.kind)}", f"  id: {_text(entry.id)}", f"  sequence: {sequence}"]
    lines += [f"  {name}: {_text(value)}" for name, value in entry.meta]
    return "\n".join([*lines, *_postings(entry.postings)])


def _postings(postings: tuple[Posting, ...]) -> Iterator[str]:
    numbers = [number_of(posting.amount) for posting in postings]
    names = max(len(posting.account) for posting in postings)
    digits = max(map(len, numbers))
    for posting, number in zip(postings, numbers, strict=True):
        yield f"  {posting.account:{names}}  {number:>{digits}} {posting.amount.currency.code}"
        yield from _metadata("    ", [("item", posting.item)])


def _metadata(indent: str, pairs: list[tuple[str, str]]) -> list[str]:
    return [f"{indent}{name}: {_text(value)}" for name, value in pairs if value]


def _assertions(ledger: Ledger, entries: Numbered) -> list[str]:
    """What beancount finds at the start of the day after; an account includes those below it, as ours do."""
    if not entries:
        return []
    day = entries[-1][1].on + timedelta(days=1)
    kept = {(posting.account, posting.amount.currency) for _, entry in entries for posting in entry.postings}
    lines: list[str] = []
    for account, currency in sorted(kept, key=lambda pair: (pair[0], pair[1].code)):
        balance = ledger.balance(account, currency=currency)
        lines.append(f"{day} balance {account}  {number_of(balance)} ~ 0 {currency.code}")
    return ["\n".join(lines)]
