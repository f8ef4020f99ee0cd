"""The audit: whatever a ledger keeps beside its entries is recomputed from them and compared."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from creditline.errors import AuditFailed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from creditline.ledger.index import EntryLog
    from creditline.ledger.series import Balances, Series


def audit(log: EntryLog, n: int) -> EntryLog:
    """
    Compare what the log keeps of its first *n* entries with what they say, the lowest layer first.

    Returns:
        The log of the same entries in the same layers, indexed anew.

    Raises:
        AuditFailed: the first thing that disagrees.
    """
    entries = log.rows(log.start, n)
    again = log.root() if log.base is None else audit(log.base, log.start).layer(log.start)
    again.extend_all(log.start, entries)
    _agree("the number of entries", log.start + len(entries), n)
    _agree("the order of dates", log.in_order(n), again.in_order(n))
    _compare_keys(log.keys, again.keys, n)
    for currency in {log.currency: None, **log.foreign, **again.foreign}:
        _compare_balances(log.balances(currency), again.balances(currency), n, currency.code)
    return again


def _agree(subject: str, kept: object, recomputed: object) -> None:
    if kept != recomputed:
        raise AuditFailed(subject, kept, recomputed)


def _compare_keys(kept: Mapping[Hashable, int], again: Mapping[Hashable, int], n: int) -> None:
    if kept == again:
        return
    for key in {**again, **kept}:
        number = kept.get(key)
        # What was noted after this version is none of its business.
        if key in again or (number is not None and number < n):
            _agree(f"the entry noted for {key!r}", number, again.get(key))


def _compare_balances(kept: Balances, again: Balances, n: int, code: str) -> None:
    # At one stroke where nothing was added after this version, else one by one.
    kept_trees, trees = kept.subtrees(), again.subtrees()
    if (kept.accounts, kept_trees) == (again.accounts, trees):
        return
    for account in {**again.accounts, **kept.accounts}:
        for item in {**again.accounts.get(account, {}), **kept.accounts.get(account, {})}:
            subject = f"{code} balance of {account}" + ("" if item is None else f", item {item!r}")
            _compare_series(subject, kept.series(account, item), again.begun(account, item), n)
    for account in {**trees, **kept_trees}:
        names = [name for name in kept_trees.get(account, ()) if name in again.accounts]
        _agree(f"the accounts in {account}", names, trees.get(account, []))


def _compare_series(subject: str, kept: Series | None, again: Sequence[int], n: int) -> None:
    """What is kept begins with what was recomputed; further pairs are of later versions, whole, and stay unseen."""
    for number, (kept_pair, pair) in enumerate(zip_longest(_pairs(kept or ()), _pairs(again))):
        is_later = pair is None and kept_pair[0] >= n and kept_pair[1] is not None
        if kept_pair != pair and not is_later:
            subject = f"{subject}, change {number + 1}"
            raise AuditFailed(subject, _told(kept_pair), _told(pair))


def _pairs(series: Sequence[int]) -> Iterator[tuple[int, int | None]]:
    return zip_longest(series[::2], series[1::2])


def _told(pair: tuple[int, int | None] | None) -> str:
    return "nothing" if pair is None else f"{pair[1]} minor units after entries[{pair[0]}]"
