"""Questions to a version of the log: balances by account, item, currency and day, and nights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.dates import day
from creditline.errors import CurrencyMismatch
from creditline.ledger.entry import check_account
from creditline.money import Currency, Money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from creditline.ledger.entry import Entry
    from creditline.ledger.index import EntryLog
    from creditline.ledger.series import Change


def balance(
    log: EntryLog, n: int, account: str, *, item: str | None, currency: Currency | None, through: date | None
) -> Money:
    """The balance of an account and all below it by the first *n* entries: see `Ledger.balance`."""
    if item is not None and type(item) is not str:
        msg = f"an item is a str, or None for all of an account, not {type(item).__name__}"
        raise TypeError(msg)
    currency = _currency(log, currency)
    last_day = None if through is None else day(through, "through")
    names = log.balances(currency).subtree(check_account(account))
    return Money(
        sum([_minor(log, n, name, item=item, currency=currency, through=last_day) for name in names]), currency
    )


def standing(log: EntryLog, n: int, through: date | None) -> Iterator[tuple[str, Money]]:
    """Every account with its own balance, by name; the own currency first, then others by code."""
    last_day = None if through is None else day(through, "through")
    for currency in log.currencies(n):
        for account in sorted(log.balances(currency).posted(n)):
            yield account, Money(_minor(log, n, account, item=None, currency=currency, through=last_day), currency)


def items(log: EntryLog, n: int, account: str) -> list[str]:
    """The items of an account and all below it in the own currency, in order of first posting."""
    firsts: dict[str, int] = {}
    for name in log.sums.subtree(check_account(account)):
        for item, number in log.sums.firsts(n, name).items():
            firsts[item] = min(number, firsts.get(item, number))
    return sorted(firsts, key=firsts.__getitem__)


def accounts(log: EntryLog, n: int) -> list[str]:
    """Every account that was posted to, in any currency, sorted."""
    return sorted({name for currency in log.currencies(n) for name in log.balances(currency).posted(n)})


def nights(log: EntryLog, n: int, account: str, item: str | None, *, start: date, end: date) -> int:
    """Minor units at the end of the day x nights by the first *n* entries: see `Ledger.nights`."""
    start, end = day(start, "start"), day(end, "end")
    if start > end:
        msg = f"nights are counted from {start} on, not back to {end}"
        raise ValueError(msg)
    return sum([nights_of(log, n, name, item, start, end) for name in log.sums.subtree(check_account(account))])


def nights_of(  # noqa: PLR0917 - as the ledger is asked
    log: EntryLog, n: int, account: str, item: str | None, start: date, end: date
) -> int:
    """The same of exactly this account, walking its changes."""
    integral = _nights if log.in_order(n) else _nights_of_changes
    return integral(log.sums.changes(n, account, item), log.dated, start, end)


def movements(log: EntryLog, n: int, account: str, item: str) -> Iterator[tuple[Entry, int]]:
    """What moved one item of exactly this account, newest first: see `Ledger.movements`."""
    return ((log.row(number), change) for number, _, change in log.sums.changes(n, account, item))


def nights_of_all(log: EntryLog, n: int, places: Sequence[tuple[str, str]], start: date, end: date) -> int:
    """The same of items of exactly these accounts together; a balance that has stood since *start* is not walked."""
    last = log.sums.last
    total = stood = 0
    # Where dates never go back, no entry before one that is dated on *start* needs to be looked at: newest first.
    since = -1
    for account, item in reversed(places):
        number, minor = last(n, account, item)
        if number > since and log.backdated >= n and log.row(number).on <= start:
            since = number
        if number <= since:
            stood += minor
        else:
            total += nights_of(log, n, account, item, start, end)
    return total + stood * (end - start).days


def _nights(changes: Iterable[Change], dated: Callable[[int], date], start: date, end: date) -> int:
    """Each balance for as long as it stood, from the newest back; the cost is that of the changes since *start*."""
    total = 0
    until = end
    for number, minor, _ in changes:
        since = max(dated(number), start)
        if since < until:
            total += minor * (until - since).days
            until = since
        if since == start:
            break
    return total


def _nights_of_changes(changes: Iterable[Change], dated: Callable[[int], date], start: date, end: date) -> int:
    """Each change for as long as it counts, where dates go back and a balance does not say since when it stood."""
    return sum(change * max(0, (end - max(dated(number), start)).days) for number, _, change in changes)


def _currency(log: EntryLog, currency: Currency | None) -> Currency:
    own = log.currency
    if currency is None:
        return own
    if type(currency) is not Currency:
        msg = f"a balance is asked in a Currency, not {type(currency).__name__}: write currency=USD"
        raise TypeError(msg)
    if currency.code == own.code and currency != own:
        raise CurrencyMismatch(own, currency)
    return currency


def _minor(log: EntryLog, n: int, account: str, *, item: str | None, currency: Currency, through: date | None) -> int:
    """Of exactly that account: a look-up; by day a bisection where dates never go back, else a walk over changes."""
    balances = log.balances(currency)
    if through is None:
        return balances.minor(n, account, item)
    if log.in_order(n):
        return balances.minor_through(n, account, item, through, log.dated)
    return sum(change for number, _, change in balances.changes(n, account, item) if log.dated(number) <= through)
