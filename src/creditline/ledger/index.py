"""The log of a ledger's entries, with what they are looked up by: ids, balances, the order of their dates."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Final

from creditline.ledger.entry import FEWEST_POSTINGS
from creditline.ledger.log import Log
from creditline.ledger.reversal import REVERSAL, REVERSES, reversed_id
from creditline.ledger.series import Balances

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import Self

    from creditline.ledger.entry import Entry, Posting
    from creditline.money import Currency

NEVER: Final = sys.maxsize
CURRENCY: Final = "currency"


def reversal_key(entry_id: str) -> Hashable:
    """What the reversal of an entry is noted for; a pair, so that it is nobody's id."""
    return REVERSES, entry_id


def currency_key(code: str) -> Hashable:
    """What the first entry in a foreign currency is noted for."""
    return CURRENCY, code


def _is_all_in(currency: Currency, postings: tuple[Posting, ...]) -> bool:
    """Whether all postings are in the very object of that currency."""
    for posting in postings:  # noqa: SIM110 - a generator would cost three times as much
        if posting.amount.currency is not currency:
            return False
    return True


class EntryLog(Log["Entry"]):
    """
    Entries in order of recording.

    An entry is noted for its id; a reversal also for what it reverses, and the first entry in a foreign currency for
    that currency.

    Attributes:
        currency: The ledger's own.
        sums: Balances in it.
        foreign: Balances in others, by currency.
        backdated: The number of the first entry dated before its predecessor; below it, dates never go back.
    """

    __slots__ = ("_latest", "backdated", "currency", "foreign", "sums")

    sums: Balances

    def __init__(self, currency: Currency, base: Self | None = None, start: int = 0) -> None:
        """Hold the first *start* entries of *base*."""
        super().__init__(base, start)
        self.currency = currency
        self.sums = Balances(None if base is None else base.sums, start)
        below = {} if base is None else base.foreign.copy()
        self.foreign: dict[Currency, Balances] = {key: Balances(sums, start) for key, sums in below.items()}
        self.backdated: int = base.backdated if base is not None and base.backdated < start else NEVER
        self._latest: date = base.row(start - 1).on if base is not None and start else date.min

    def root(self) -> Self:
        """A new log of the same currency, without an entry."""
        return type(self)(self.currency)

    def layer(self, start: int) -> Self:
        """A new log of the same currency on the first *start* entries of this one."""
        return type(self)(self.currency, self, start)

    def index(self, number: int, row: Entry) -> None:
        """Note the entry for what it is looked up by, and add its postings to the balances."""
        self.keys[row.id] = number
        if row.on < self._latest:
            self.backdated = min(self.backdated, number)
        self._latest = row.on
        currency = self.currency
        if len(row.postings) > FEWEST_POSTINGS and _is_all_in(currency, row.postings):
            self.sums.post_many(number, row.postings)
        else:
            self._post_each(number, row)
        if row.kind == REVERSAL:
            self.keys[reversal_key(reversed_id(row))] = number

    def _post_each(self, number: int, row: Entry) -> None:
        currency = self.currency
        for posting in row.postings:
            amount = posting.amount
            balances = self.sums if amount.currency is currency else self._begun(amount.currency, number)
            balances.post(number, posting.account, posting.item, amount.minor)

    def _begun(self, currency: Currency, number: int) -> Balances:
        """The balances to post to in a currency that is not the very object of the ledger's own."""
        if currency == self.currency:
            return self.sums
        self.keys.setdefault(currency_key(currency.code), number)
        balances = self.foreign.get(currency)
        if balances is None:
            balances = self.foreign[currency] = Balances(None, self.start)
        return balances

    def balances(self, currency: Currency) -> Balances:
        """The balances in a currency; empty ones where nothing was posted in it."""
        return self.sums if currency == self.currency else self.foreign.get(currency, Balances(None, 0))

    def currencies(self, n: int) -> list[Currency]:
        """The own currency, then every other that the first *n* entries posted in, by code."""
        found = [currency for currency, balances in self.foreign.copy().items() if balances.posted(n)]
        return [self.currency, *sorted(found, key=lambda currency: currency.code)]

    def in_order(self, n: int) -> bool:
        """Whether the dates of the first *n* entries never go back."""
        return self.backdated >= n

    def dated(self, number: int) -> date:
        """The effective date of the entry of that number."""
        return self.row(number).on
