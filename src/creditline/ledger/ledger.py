"""The ledger: entries that were posted, and every balance that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from creditline.dates import day
from creditline.errors import UnknownId
from creditline.ledger import reading
from creditline.ledger.admission import NOUN, admit
from creditline.ledger.audit import audit
from creditline.ledger.index import EntryLog
from creditline.ledger.reversal import reversal
from creditline.ledger.rows import SHOWN_MAX, Rows
from creditline.money import Currency

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from creditline.ledger.admission import Waiting
    from creditline.ledger.entry import Entry
    from creditline.ledger.trial import TrialBalance
    from creditline.money import Money


@final
@attrs.frozen(init=False, eq=False, repr=False, getstate_setstate=False)
class Ledger:
    """
    An immutable ledger in *currency*: what it was is never changed, every posting makes another.

    Amounts are signed, debit positive. Entries may post in other currencies too (points); what is not asked of
    another currency is told in the ledger's own. Two axes of time are kept apart: the date that an entry counts
    from, and its place in the order of recording, the first being number 1. Both may be asked of.

    Ledgers that hold the same entries in the same order, closed through the same day, are equal. Copies are the
    ledger itself; a pickle carries the entries, and unpickling posts them again. A ledger may be read and posted to
    from several threads: each gets its own right result.

    Posting refuses, in this order, and then changes nothing: what is not an `Entry` (`TypeError`); a currency known
    by another exponent (`CurrencyMismatch`); an id that is taken by other content (`ConflictingId`; an exact
    repetition is not refused and changes nothing); a reversal of what is unknown (`UnknownId`), is a reversal
    (`ReversalOfReversal`), is reversed already (`AlreadyReversed`), or that is not exact (`ValueError`); a date in
    a closed period (`PeriodClosed`).

    Attributes:
        count: How many entries it holds.
        closed_through: The last day, included, that takes no new entry; `None` if no period is closed.
    """

    _log: EntryLog
    count: int
    closed_through: date | None

    def __init__(self, currency: Currency) -> None:
        if type(currency) is not Currency:
            msg = f"a ledger is kept in a Currency, not {type(currency).__name__}: write Ledger(CNY)"
            raise TypeError(msg)
        _fill(self, EntryLog(currency), 0, None)

    # Posting

    def post(self, entry: Entry) -> Ledger:
        """The ledger that also holds *entry*; this very ledger if it holds it already. Refusals: see the class."""
        log, count = self._log, self.count
        if not admit(entry, log, count, self.closed_through, {}):
            return self
        return _fill(object.__new__(Ledger), log.extend(count, entry), count + 1, self.closed_through)

    def post_all(self, entries: Iterable[Entry]) -> Ledger:
        """
        The ledger that also holds all *entries*, as if posted one after the other; all or nothing.

        The first entry that is refused decides the error.
        """
        log, count = self._log, self.count
        waiting: Waiting = {}
        new = [entry for entry in entries if admit(entry, log, count, self.closed_through, waiting)]
        return self._version(log.extend_all(count, new), count + len(new)) if new else self

    def reverse(self, entry_id: str, *, id: str, on: date) -> Ledger:
        """
        The ledger that also holds, as entry *id* dated *on*, the exact reversal of an entry.

        The reversal has the kind `"reversal"`, the postings of the original with debit and credit exchanged, and as
        meta the original's id (`"reverses"`) and, where that is another day, its date (`"original"`).

        Raises:
            UnknownId: there is no such entry.
            ReversalOfReversal: it is a reversal; post the original again under a new id.
            AlreadyReversed: it was reversed before, by another id than *id*.
            ConflictingId, PeriodClosed: as for any posting.
        """
        return self.post(reversal(self.entry(entry_id), id=id, on=on))

    def close_period(self, *, through: date) -> Ledger:
        """
        The ledger that takes no new entry dated on *through* or before.

        What has to be corrected there is reversed or posted later; a reversal carries the original date.

        Raises:
            ValueError: a later day is closed already; closing never moves back.
        """
        through = day(through, "through")
        if self.closed_through == through:
            return self
        if self.closed_through is not None and through < self.closed_through:
            msg = f"closed through {self.closed_through}, a ledger is not closed through {through}: closing stays"
            raise ValueError(msg)
        return self._version(self._log, self.count, through)

    def is_same(self, other: Ledger) -> bool:
        """Whether *other* is this very version, by identity and at no cost; equal ledgers need not be."""
        return self._log is other._log and self.count == other.count and self.closed_through == other.closed_through

    def scratch(self) -> Ledger:
        """An equal ledger for questions: what is posted to it leaves no trace in this ledger's own future."""
        return self._version(self._log.scratch(self.count), self.count)

    def at(self, count: int) -> Ledger:
        """
        The ledger as recorded through its first *count* entries; what is closed now is closed there.

        Raises:
            ValueError: it does not hold so many.
        """
        if type(count) is not int:
            msg = f"entries are counted by an int, not {type(count).__name__}"
            raise TypeError(msg)
        if not 0 <= count <= self.count:
            msg = f"of {self.count} entries, the first {count} are not to be had"
            raise ValueError(msg)
        return self._version(self._log.holding(count), count)

    # What it holds

    @property
    def currency(self) -> Currency:
        """The ledger's own currency."""
        return self._log.currency

    @property
    def entries(self) -> Rows[Entry]:
        """All entries in order of recording, as a read-only sequence."""
        return Rows(self._log, self.count)

    @property
    def accounts(self) -> tuple[str, ...]:
        """Every account that was posted to, in any currency, sorted."""
        return tuple(reading.accounts(self._log, self.count))

    def items(self, account: str, *, open_only: bool = False) -> tuple[str, ...]:
        """
        The items of an account and all below it in the own currency, in order of first posting.

        With *open_only*, only those whose balance is not zero. Postings without an item have the item `""`.
        """
        items = reading.items(self._log, self.count, account)
        return tuple(item for item in items if not open_only or self.balance(account, item=item))

    def entry(self, entry_id: str) -> Entry:
        """
        The entry of that id.

        Raises:
            UnknownId: there is none.
        """
        number = self._log.find(entry_id, self.count)
        if number is None:
            raise UnknownId(NOUN, entry_id)
        return self._log.row(number)

    # Balances

    def balance(
        self,
        account: str,
        *,
        item: str | None = None,
        currency: Currency | None = None,
        through: date | None = None,
        recorded: int | None = None,
    ) -> Money:
        """
        The balance of an account and all accounts below it, debit positive; zero where nothing was posted.

        Args:
            account: Whole parts of a name: `"Assets:Receivable"` includes `"Assets:Receivable:Fee"`.
            item: Only what was posted to that item; `""` is the item of postings without one.
            currency: Instead of the ledger's own.
            through: Only entries dated on that day or before.
            recorded: Only the first so many entries.

        Raises:
            ValueError: *account* is no name of an account, or there are not so many entries.
            CurrencyMismatch: the own currency has another exponent than *currency* of the same code.
        """
        if recorded is not None:
            return self.at(recorded).balance(account, item=item, currency=currency, through=through)
        return reading.balance(self._log, self.count, account, item=item, currency=currency, through=through)

    def minor(self, account: str, item: str | None = None) -> int:
        """Minor units of the own currency on exactly this account, or item of it; 0 where nothing was posted."""
        return self._log.sums.minor(self.count, account, item)

    def nights(self, account: str, item: str | None = None, *, start: date, end: date) -> int:
        """
        Minor units of the own currency at the end of the day x nights, over the days from *start* to *end*.

        *start* is included and *end* is not: the last night is the one that ends on the day *end*. Accounts below
        *account* are included. By effective dates, whatever was recorded when.

        Raises:
            ValueError: *start* is after *end*.
        """
        return reading.nights(self._log, self.count, account, item, start=start, end=end)

    def nights_of(self, account: str, item: str, start: date, end: date) -> int:
        """The same for one item of exactly this account."""
        return reading.nights_of_all(self._log, self.count, ((account, item),), start, end)

    def nights_of_all(self, places: Sequence[tuple[str, str]], start: date, end: date) -> int:
        """The same for many items of exactly these accounts together, as pairs of account and item."""
        return reading.nights_of_all(self._log, self.count, places, start, end)

    def untouched(self, account: str, item: str) -> int | None:
        """Minor units of an item that was posted to once, and `None` where more than one entry moved it."""
        return self._log.sums.untouched(self.count, account, item)

    def movements(self, account: str, item: str) -> Iterator[tuple[Entry, int]]:
        """What moved one item of exactly this account, newest first: the entry, and by how many minor units."""
        return reading.movements(self._log, self.count, account, item)

    def knows(self, account: str, item: str) -> bool:
        """Whether exactly this item of this account was ever posted to in the own currency."""
        return self._log.sums.last(self.count, account, item)[0] >= 0

    def first_seq(self, account: str, item: str | None = None) -> int | None:
        """The index in `entries` of the first one that posted to exactly this account, or item; `None` if none did."""
        return self._log.sums.first(self.count, account, item)

    def last_seq(self, account: str, item: str | None = None) -> int:
        """The index in `entries` of the last one that posted to exactly this account, or item; -1 if none did."""
        return self._log.sums.last(self.count, account, item)[0]

    def trial_balance(self, *, through: date | None = None) -> TrialBalance:
        """Every account with its balance on the side where it stands, and equal totals, by currency."""
        from creditline.ledger.trial import trial_balance  # noqa: PLC0415 - loads when first asked for

        return trial_balance(reading.standing(self._log, self.count, through))

    def audit(self) -> None:
        """
        Recompute everything that is kept beside the entries.

        Raises:
            AuditFailed: the first thing that disagrees with the entries.
        """
        audit(self._log, self.count)

    # As a value

    def __eq__(self, other: object) -> bool:
        if type(other) is not Ledger:
            return NotImplemented
        return (
            self.closed_through == other.closed_through
            and self.currency == other.currency
            and self.entries == other.entries
        )

    def __hash__(self) -> int:
        return hash((self.currency, self.count))

    def __repr__(self) -> str:
        closed = self.closed_through
        if self.count > SHOWN_MAX:
            standing = "" if closed is None else f", closed through {closed}"
            return f"<Ledger {self.currency.code}, {self.count} entries{standing}>"
        posted = f".post_all({self.entries!r})" if self.count else ""
        standing = "" if closed is None else f".close_period(through={closed!r})"
        return f"Ledger({self.currency.code}){posted}{standing}"

    def __copy__(self) -> Ledger:
        return self

    def __deepcopy__(self, _: object) -> Ledger:
        return self

    def __reduce__(self) -> tuple[object, tuple[Currency, date | None, tuple[Entry, ...]]]:
        return _again, (self.currency, self.closed_through, self.entries[:])

    def _version(self, log: EntryLog, count: int, closed_through: date | None = None) -> Ledger:
        """Another version; it stays closed through the same day if no later one is given."""
        return _fill(object.__new__(Ledger), log, count, closed_through or self.closed_through)


# As for entries: past the frozen face by the slots themselves, because every posting makes a ledger.
_set_log, _set_count, _set_closed_through = (vars(Ledger)[field.name].__set__ for field in attrs.fields(Ledger))


def _fill(ledger: Ledger, log: EntryLog, count: int, closed_through: date | None) -> Ledger:
    _set_log(ledger, log)
    _set_count(ledger, count)
    _set_closed_through(ledger, closed_through)
    return ledger


def _again(currency: Currency, closed_through: date | None, entries: tuple[Entry, ...]) -> Ledger:
    """Unpickle: post the entries again, then close."""
    ledger = Ledger(currency).post_all(entries)
    return ledger if closed_through is None else ledger.close_period(through=closed_through)
