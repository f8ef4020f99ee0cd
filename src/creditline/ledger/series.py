"""Balances of one currency as series that only grow, by account and by account and item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from creditline.ledger.entry import Posting

Series = list[int] | tuple[int, int]
"""
Row number, balance after it, row number, balance after it, ...: in minor units, debit positive, oldest first.

Flat, because a list of pairs would cost an entry more than its postings do. A series of one pair is a tuple: many
items are touched once, and the garbage collector does not walk tuples of ints. An entry that posts twice to a series
may leave two pairs of one number; the last holds.
"""

Change = tuple[int, int, int]
"""Row number, balance after it, difference to the balance before; in minor units."""


def visible(series: Sequence[int], n: int) -> int:
    """How long the beginning of *series* is that comes from rows before number *n*."""
    end = len(series)
    if series[end - 2] < n:
        return end
    return 2 * bisect_left(range(end // 2), n, key=lambda pair: series[2 * pair])


def _visible_through(series: Sequence[int], n: int, through: date, dated: Callable[[int], date]) -> int:
    """How long the beginning is that comes from rows before number *n* and dated on *through* or before."""
    pairs = range(visible(series, n) // 2)
    return 2 * bisect_right(pairs, through, key=lambda pair: dated(series[2 * pair]))


def _longer(series: Sequence[int], number: int, minor: int) -> list[int]:
    return [*series, number, series[-1] + minor] if series else [number, minor]


@lru_cache(maxsize=4096)
def _and_above(account: str) -> tuple[str, ...]:
    """The account and every account that it lies below: the same few names for every line."""
    parts = account.split(":")
    return tuple(":".join(parts[:end]) for end in range(1, len(parts) + 1))


class Balances:
    """
    The balances of one currency in one layer of a ledger's log.

    Readers of a shorter version look on while the newest is written: they ask for the balance before row *n* and get
    past what has a higher number. Every change is one step: a complete series enters a mapping, or a pair enters a
    list. In a layer on another log, a series begins with the pair that the layer below ended with (its number is
    less than *start*), so that a look-up stops at the first layer that knows the account or item.

    Args:
        base: The balances of the layer below; `None` for a root.
        start: The number of the first row of this layer.

    Attributes:
        accounts: Account -> item -> series; that of the whole account stands under `None`.
    """

    __slots__ = ("_subtrees", "accounts", "base", "start")

    def __init__(self, base: Balances | None, start: int) -> None:
        """Know nothing but what *base* knows before row *start*."""
        self.base = base
        self.start = start
        self.accounts: dict[str, dict[str | None, Series]] = {}
        self._subtrees: tuple[int, dict[str, list[str]]] = 0, {}

    # Writing

    def post(self, number: int, account: str, item: str, minor: int) -> None:
        """Add *minor* units to an item and its account as of row *number*, the newest."""
        by_item = self.accounts.get(account)
        if by_item is None:
            by_item = self.accounts.setdefault(account, {})
        for key in (None, item):
            series = by_item.get(key)
            if type(series) is list:
                series.extend((number, series[-1] + minor))
            elif series is None and self.base is None:
                by_item[key] = (number, minor)
            else:
                by_item[key] = self._begin(account, key, number, minor, series)

    def post_many(self, number: int, postings: Iterable[Posting]) -> None:
        """The same for all postings of row *number*; each account changes once, by the sum of what they post to it."""
        accounts, is_root = self.accounts, self.base is None
        totals: dict[str, int] = {}
        for posting in postings:
            account, item, minor = posting.account, posting.item, posting.amount.minor
            by_item = accounts.get(account)
            if by_item is None:
                by_item = self.accounts.setdefault(account, {})
            totals[account] = totals.get(account, 0) + minor
            series = by_item.get(item)
            if type(series) is list:
                series.extend((number, series[-1] + minor))
            elif series is None and is_root:
                by_item[item] = (number, minor)
            else:
                by_item[item] = self._begin(account, item, number, minor, series)
        for account, minor in totals.items():
            series = self.accounts[account].get(None)
            if type(series) is list:
                series.extend((number, series[-1] + minor))
            else:
                self.accounts[account][None] = self._begin(account, None, number, minor, series)

    def _begin(self, account: str, key: str | None, number: int, minor: int, series: Series | None) -> Series:
        """A series that becomes a list, or begins: alone, or with the pair that the layer below ended with."""
        if series is not None:
            return [*series, number, series[-1] + minor]
        return (number, minor) if self.base is None else _longer(self.begun(account, key), number, minor)

    def begun(self, account: str, item: str | None = None) -> Sequence[int]:
        """A series of this layer, or what it would begin with: the last pair of the layer below, if any."""
        series = self.series(account, item)
        if series is not None:
            return series
        last, balance = (-1, 0) if self.base is None else self.base.last(self.start, account, item)
        return () if last < 0 else (last, balance)

    # Reading

    def series(self, account: str, item: str | None = None) -> Series | None:
        """The series of one item or (`None`) of the whole account in this layer; `None` if it did not post there."""
        by_item = self.accounts.get(account)
        return None if by_item is None else by_item.get(item)

    def last(self, n: int, account: str, item: str | None) -> tuple[int, int]:
        """The number of the last row before *n* that changed the balance, and the balance; -1 and 0 if none did."""
        layer: Balances | None = self
        while layer is not None:
            # Not through `series`, as in `minor`.
            by_item = layer.accounts.get(account)
            series = None if by_item is None else by_item.get(item)
            if series is not None and (end := visible(series, n)):
                return series[end - 2], series[end - 1]
            n = layer.start
            layer = layer.base
        return -1, 0

    def minor(self, n: int, account: str, item: str | None) -> int:
        """The balance before row *n*, of one item or (`None`) of the whole account; 0 where nothing was posted."""
        # Not through `series`: an act looks up half a dozen balances, and the call would be a third of the price.
        by_item = self.accounts.get(account)
        series = None if by_item is None else by_item.get(item)
        if series is not None:
            end = len(series)
            # The length is read first: a pair that another thread appends meanwhile does not move these two.
            if series[end - 2] < n:
                return series[end - 1]
        elif self.base is None:
            return 0
        return self.last(n, account, item)[1]

    def minor_through(self, n: int, account: str, item: str | None, through: date, dated: Callable[[int], date]) -> int:
        """The balance by rows before *n* that are *dated* on *through* or before, where dates never go back."""
        layer: Balances | None = self
        while layer is not None:
            series = layer.series(account, item)
            if series is not None and (end := _visible_through(series, n, through, dated)):
                return series[end - 1]
            n = layer.start
            layer = layer.base
        return 0

    def changes(self, n: int, account: str, item: str | None) -> Iterator[Change]:
        """The changes by rows before *n*, newest first."""
        layer: Balances | None = self
        while layer is not None:
            series = layer.series(account, item) or ()
            end = visible(series, n) if series else 0
            for at in range(end - 2, -1, -2):
                if series[at] < layer.start:
                    break
                balance = series[at + 1]
                yield series[at], balance, balance - (series[at - 1] if at else 0)
            n = layer.start
            layer = layer.base

    def first(self, n: int, account: str, item: str | None) -> int | None:
        """The number of the first row before *n* that posted to an account or item."""
        below = None if self.base is None else self.base.first(self.start, account, item)
        if below is not None:
            return below
        series = self.series(account, item)
        return None if series is None or series[0] >= n else series[0]

    def untouched(self, n: int, account: str, item: str) -> int | None:
        """The balance of an item that one row before *n* posted to and none since; `None` where several did."""
        by_item = self.accounts.get(account)
        series = None if by_item is None else by_item.get(item)
        if type(series) is tuple and self.base is None and series[0] < n:
            return series[1]
        number, minor = self.last(n, account, item)
        return minor if number == self.first(n, account, item) else None

    def firsts(self, n: int, account: str) -> dict[str, int]:
        """Each item of an account with the number of the row that posted it first, in that order."""
        firsts = {} if self.base is None else self.base.firsts(self.start, account)
        # One step takes the whole mapping: another thread may be adding to it.
        for item, series in list(self.accounts.get(account, {}).items()):
            if item is not None and series[0] < n:
                firsts.setdefault(item, series[0])
        return firsts

    def subtree(self, account: str) -> list[str]:
        """The account and what lies below it, in order of first posting in any version of the log."""
        own = self.subtrees().get(account, [])
        if self.base is None:
            return own.copy()
        return list(dict.fromkeys(self.base.subtree(account) + own))

    def subtrees(self) -> dict[str, list[str]]:
        """
        Account, posted to in this layer or not -> those posted to in it that are it or lie below it.

        Made when it is asked for, and again where an account was opened since: most layers are never asked.
        """
        opened, subtrees = self._subtrees
        # One step takes all names: another thread may be adding to them.
        names = list(self.accounts)
        if opened < len(names):
            again: dict[str, list[str]] = {}
            for name in names:
                for above in _and_above(name):
                    again.setdefault(above, []).append(name)
            self._subtrees = len(names), again
            return again
        return subtrees

    def posted(self, n: int) -> set[str]:
        """Every account that a row before *n* posted to."""
        below: set[str] = set() if self.base is None else self.base.posted(self.start)
        own = [(account, by_item.get(None)) for account, by_item in list(self.accounts.items())]
        return below.union(account for account, whole in own if whole is not None and whole[0] < n)
