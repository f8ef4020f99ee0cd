"""Entries: what happened, as postings whose debits equal their credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, cast, final

import attrs

from creditline.dates import day
from creditline.draft import draft_of
from creditline.errors import UnbalancedEntry
from creditline.money import Currency, Money
from creditline.money.money import money_of
from creditline.shown import shown

ROOTS: Final = ("Assets", "Liabilities", "Income", "Expenses", "Equity")
FEWEST_POSTINGS: Final = 2
_PART: Final = re.compile(r"[A-Z0-9][A-Za-z0-9-]*")

Meta = tuple[tuple[str, str], ...]
MetaLike = Mapping[str, str] | Iterable[tuple[str, str]]


@lru_cache(maxsize=4096)
def check_account(account: str) -> str:
    """
    The name itself, if it is the name of an account: parts joined by ":", the first of them one of the five roots.

    Raises:
        TypeError: the name is not a plain `str`.
        ValueError: the first part is no root, or a part does not start with a capital letter or a digit and go on
            with letters, digits and hyphens.

    >>> check_account("Assets:Receivable:Late-Fee")
    'Assets:Receivable:Late-Fee'
    """
    _text(account, "an account")
    root, *parts = account.split(":")
    if root not in ROOTS:
        msg = f"an account starts with one of {', '.join(ROOTS)}: {account!r} does not"
        raise ValueError(msg)
    for part in parts:
        if _PART.fullmatch(part) is None:
            msg = f"{part!r} of {account!r} is no part of an account: write a capital or a digit, then A-Z a-z 0-9 -"
            raise ValueError(msg)
    return account


@final
@attrs.frozen(init=False, getstate_setstate=False, weakref_slot=False)
class Posting:
    """
    One amount on one account.

    Args:
        account: Where it is booked.
        amount: Signed: a debit is positive, a credit negative.
        item: What it is about within the account, such as the id of a purchase; an account keeps a balance by item.

    Raises:
        TypeError: a field has another type.
        ValueError: *account* is not the name of an account.
    """

    __repr__ = shown

    account: str
    amount: Money
    item: str = ""

    def __init__(self, account: str, amount: Money, item: str = "") -> None:
        if type(account) is not str or type(item) is not str or type(amount) is not Money:
            _refuse_posting(account, amount, item)
        check_account(account)
        _set_account(self, account)
        _set_amount(self, amount)
        _set_item(self, item)

    def __reduce__(self) -> tuple[type[Posting], tuple[str, Money, str]]:
        """Copy and unpickle through the constructor."""
        return Posting, (self.account, self.amount, self.item)


# A ledger makes little else than postings and entries. Past the frozen face by the slots themselves costs two thirds
# of what the constructor of attrs does, which looks each slot up by name.
_set_account, _set_amount, _set_item = (vars(Posting)[field.name].__set__ for field in attrs.fields(Posting))
_draft = draft_of(Posting)


def debit(account: str, amount: Money, item: str = "") -> Posting:
    """
    A posting of *amount*, not negative, to the debit side: more of an asset or expense, less of what is owed or earned.

    Raises:
        TypeError: an argument has another type.
        ValueError: *amount* is negative, or *account* is not the name of an account.
    """
    if type(amount) is Money and amount.minor < 0:
        msg = f"a debit is not negative: write credit({account!r}, {-amount!r})"
        raise ValueError(msg)
    return Posting(account, amount, item)


def credit(account: str, amount: Money, item: str = "") -> Posting:
    """
    A posting of *amount*, not negative, to the credit side: more owed or earned, less of an asset or expense.

    Raises:
        TypeError: an argument has another type.
        ValueError: *amount* is negative, or *account* is not the name of an account.
    """
    if type(amount) is not Money:
        return Posting(account, amount, item)
    if amount.minor < 0:
        msg = f"a credit is not negative: write debit({account!r}, {-amount!r})"
        raise ValueError(msg)
    return Posting(account, Money(-amount.minor, amount.currency), item)


def posted(account: str, amount: Money, item: str) -> Posting:
    """
    A posting, for a caller who knows the account, the amount and the item to be right: nothing is looked at again.

    The house books little else than what its own facts say, and the entry that holds a posting is checked in any case.
    """
    draft = _draft()
    draft.account = account
    draft.amount = amount
    draft.item = item
    draft.__class__ = Posting
    posting: Posting = draft
    return posting


def moved(amount: Money, debited: str, debited_item: str, credited: str, credited_item: str) -> tuple[Posting, Posting]:
    """The two postings that move an *amount*: what `posted` makes, without a call for each, as most entries are so."""
    debit, credit = _draft(), _draft()
    debit.account, credit.account = debited, credited
    debit.amount, credit.amount = amount, money_of(-amount.minor, amount.currency)
    debit.item, credit.item = debited_item, credited_item
    debit.__class__ = credit.__class__ = Posting
    return debit, credit


@final
@attrs.frozen(init=False, getstate_setstate=False, weakref_slot=False)
class Entry:
    """
    What was booked together: in every currency, the debits equal the credits.

    Args:
        id: Names the entry within its ledger; not empty.
        on: The effective date: the day that it counts from, whenever it was recorded.
        kind: What kind of thing happened, such as `"purchase"`; not empty.
        postings: Two or more, none of them zero, and no account, item and currency on both sides.
        memo: For people.
        meta: Names and values, kept as pairs sorted by name; a name stands once.

    Raises:
        TypeError: a field has another type.
        ValueError: a field is empty, there are fewer than two postings, one is zero, or an account and item is
            debited and credited in one entry.
        UnbalancedEntry: the debits of a currency are not equal to its credits.

    The same checks run when an entry is evolved, copied or unpickled.
    """

    __repr__ = shown

    id: str
    on: date
    kind: str
    postings: tuple[Posting, ...]
    memo: str = ""
    meta: Meta = ()

    def __init__(  # noqa: PLR0917 - the fields of a record
        self, id: str, on: date, kind: str, postings: Iterable[Posting], memo: str = "", meta: MetaLike = ()
    ) -> None:
        if type(id) is not str or type(kind) is not str or type(memo) is not str or not id or not kind:
            _refuse_texts(id, kind, memo)
        if type(on) is not date:
            on = day(on, "on")
        held = postings if isinstance(postings, tuple) else _tuple_of_postings(postings)
        if not _is_transfer(held) and not _is_plain(held):
            _check_postings(id, held)
        _set_id(self, id)
        _set_on(self, on)
        _set_kind(self, kind)
        _set_postings(self, held)
        _set_memo(self, memo)
        _set_meta(self, () if meta == () else sorted_pairs(meta))

    def __reduce__(self) -> tuple[type[Entry], tuple[object, ...]]:
        """Copy and unpickle through the constructor."""
        return Entry, (self.id, self.on, self.kind, self.postings, self.memo, self.meta)


_set_id, _set_on, _set_kind, _set_postings, _set_memo, _set_meta = (
    vars(Entry)[field.name].__set__ for field in attrs.fields(Entry)
)


def sorted_pairs(meta: MetaLike) -> Meta:
    """
    The names and values of *meta*, sorted by name.

    Raises:
        TypeError: a name or a value is not a plain `str`.
        ValueError: a name stands twice.
    """
    pairs = tuple(
        sorted((_text(name, "a name in meta"), _text(value, f"meta {name!r}")) for name, value in _items(meta))
    )
    if len(dict(pairs)) < len(pairs):
        msg = f"a name stands once in meta, not as in {pairs}"
        raise ValueError(msg)
    return pairs


def _items(meta: MetaLike) -> Iterable[tuple[str, str]]:
    return cast("Mapping[str, str]", meta).items() if isinstance(meta, Mapping) else meta


def _is_transfer(postings: tuple[Posting, ...]) -> bool:
    """Whether these are two postings that balance: nine entries in ten, and nothing is left to check."""
    if len(postings) != FEWEST_POSTINGS:
        return False
    first, second = postings
    if type(first) is not Posting or type(second) is not Posting:
        return False
    one, other = first.amount, second.amount
    return (
        one.currency is other.currency
        and one.minor == -other.minor != 0
        and (first.account != second.account or first.item != second.item)
    )


def _is_plain(postings: tuple[Posting, ...]) -> bool:
    """Whether these are postings of one currency that balance, each on an account and item of its own."""
    total = 0
    currency = None
    places: set[tuple[str, str]] = set()
    for posting in postings:
        if type(posting) is not Posting:
            return False
        amount = posting.amount
        currency = currency or amount.currency
        if amount.currency is not currency or not amount.minor:
            return False
        total += amount.minor
        places.add((posting.account, posting.item))
    return total == 0 and len(places) == len(postings) >= FEWEST_POSTINGS


def _check_postings(entry: str, postings: tuple[Posting, ...]) -> None:
    """Find what is wrong with the postings of an entry: types first, then shape, then balance."""
    for posting in postings:
        if type(posting) is not Posting:
            msg = f"an entry holds postings, not {type(posting).__name__}: write debit(...) and credit(...)"
            raise TypeError(msg)
    if len(postings) < FEWEST_POSTINGS:
        msg = f"entry {entry!r} needs two postings or more, not {len(postings)}"
        raise ValueError(msg)
    _check_sides(entry, postings)
    _check_balance(entry, postings)


def _check_sides(entry: str, postings: tuple[Posting, ...]) -> None:
    sides: dict[tuple[str, str, Currency], bool] = {}
    for posting in postings:
        amount = posting.amount
        if amount.minor == 0:
            msg = f"entry {entry!r} posts nothing to {posting.account}"
            raise ValueError(msg)
        is_debit = amount.minor > 0
        if sides.setdefault((posting.account, posting.item, amount.currency), is_debit) is not is_debit:
            msg = f"entry {entry!r} debits and credits {posting.account} (item {posting.item!r}): post the difference"
            raise ValueError(msg)


def _check_balance(entry: str, postings: tuple[Posting, ...]) -> None:
    totals: dict[Currency, int] = {}
    for posting in postings:
        currency = posting.amount.currency
        totals[currency] = totals.get(currency, 0) + posting.amount.minor
    for currency, total in totals.items():
        if total:
            raise UnbalancedEntry(entry, Money(total, currency))


def _text(value: object, name: str) -> str:
    if type(value) is str:
        return value
    msg = f"{name} is a str, not {type(value).__name__}"
    raise TypeError(msg)


def _refuse_posting(account: object, amount: object, item: object) -> None:
    _text(account, "an account")
    if type(amount) is not Money:
        msg = f"an amount is Money, not {type(amount).__name__}: write CNY('12.34') or CNY.minor(1234)"
        raise TypeError(msg)
    _text(item, "an item")


def _refuse_texts(entry: object, kind: object, memo: object) -> None:
    _text(entry, "an id")
    _text(kind, "a kind")
    _text(memo, "a memo")
    msg = f"the kind of entry {entry!r} is not empty" if entry else "the id of an entry is not empty"
    raise ValueError(msg)


def _tuple_of_postings(postings: Iterable[Posting]) -> tuple[Posting, ...]:
    if isinstance(postings, Iterable):
        return tuple(postings)
    msg = f"an entry holds a tuple of postings, not one {type(postings).__name__}"
    raise TypeError(msg)
