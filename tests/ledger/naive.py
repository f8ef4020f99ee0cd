"""A ledger that keeps nothing but its entries and looks through all of them for every answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from creditline.ledger import Entry, Ledger, Posting, credit, debit
from creditline.money import CNY, Currency, Money

if TYPE_CHECKING:
    from collections.abc import Sequence

FIRST_DAY = date(2026, 10, 1)
POINTS = Currency("POINTS", 0)
ACCOUNTS = (
    "Assets:Receivable:Principal",
    "Assets:Receivable:Fee",
    "Assets:Receivable",
    "Assets:Rec",
    "Liabilities:Merchant",
    "Income:Fee",
)
LEAVES = tuple(account for account in ACCOUNTS if account != "Assets:Receivable")
PREFIXES = (*ACCOUNTS, "Assets", "Liabilities", "Equity")
ITEMS = ("", "order-1", "order-2", "order-3")


def day(number: int) -> date:
    """The day of that number, 0 being the first."""
    return FIRST_DAY + timedelta(days=number)


def transfer(
    id: str,
    minor: int = 10_000,
    *,
    on: date = FIRST_DAY,
    to: str = ACCOUNTS[0],
    of: str = ACCOUNTS[4],
    item: str = "order-1",
    currency: Currency = CNY,
) -> Entry:
    """A plain entry: debit one account, credit the other."""
    amount = currency.minor(minor)
    return Entry(id, on, "purchase", (debit(to, amount, item), credit(of, amount, item)))


def transfers(count: int, first: int = 0, *, per_day: int = 3, branch: str = "e") -> list[Entry]:
    """Entries that differ in amount, item and day."""
    return [
        transfer(f"{branch}{n}", 100 + n, on=day(n // per_day), item=ITEMS[n % len(ITEMS)])
        for n in range(first, first + count)
    ]


def is_below(account: str, prefix: str) -> bool:
    """Whether an account is *prefix* or lies below it."""
    return f"{account}:".startswith(f"{prefix}:")


def minor_of(
    entries: Sequence[Entry],
    prefix: str,
    *,
    item: str | None = None,
    currency: Currency = CNY,
    through: date = date.max,
) -> int:
    """The balance of an account and all below it."""
    return sum(
        posting.amount.minor
        for entry in entries
        for posting in entry.postings
        if entry.on <= through
        and is_below(posting.account, prefix)
        and item in (None, posting.item)
        and posting.amount.currency == currency
    )


def nights_of(entries: Sequence[Entry], prefix: str, item: str | None, start: date, end: date) -> int:
    """Day by day."""
    days = [start + timedelta(days=n) for n in range((end - start).days)]
    return sum(minor_of(entries, prefix, item=item, through=last) for last in days)


def items_of(entries: Sequence[Entry], prefix: str) -> list[str]:
    """Items in order of first posting."""
    return list(
        dict.fromkeys(
            posting.item
            for entry in entries
            for posting in entry.postings
            if is_below(posting.account, prefix) and posting.amount.currency == CNY
        )
    )


def numbers_of(entries: Sequence[Entry], account: str, item: str | None) -> list[int]:
    """Which entries posted to exactly that account, or item."""
    return [
        number
        for number, entry in enumerate(entries)
        if any(
            posting.account == account and item in (None, posting.item) and posting.amount.currency == CNY
            for posting in entry.postings
        )
    ]


def check(ledger: Ledger, entries: Sequence[Entry], *, day_numbers: Sequence[int] = (0, 3, 7, 12)) -> None:
    """Every answer of the ledger is that of the naive one."""
    assert ledger.count == len(ledger.entries) == len(entries)
    assert ledger.entries == entries
    for prefix in PREFIXES:
        assert sorted(ledger.items(prefix)) == sorted(items_of(entries, prefix))
        for item in (None, *ITEMS):
            _check_item(ledger, entries, prefix, item, day_numbers)
        for currency in (CNY, POINTS):
            assert ledger.balance(prefix, currency=currency) == Money(
                minor_of(entries, prefix, currency=currency), currency
            )
    for account in LEAVES:
        assert list(ledger.items(account)) == items_of(entries, account)
        assert list(ledger.items(account, open_only=True)) == [
            item for item in items_of(entries, account) if minor_of(entries, account, item=item)
        ]
    posted = {posting.account for entry in entries for posting in entry.postings}
    assert ledger.accounts == tuple(sorted(posted))


def _check_item(
    ledger: Ledger, entries: Sequence[Entry], prefix: str, item: str | None, day_numbers: Sequence[int]
) -> None:
    assert ledger.balance(prefix, item=item).minor == minor_of(entries, prefix, item=item)
    for number in day_numbers:
        through = day(number)
        assert ledger.balance(prefix, item=item, through=through).minor == minor_of(
            entries, prefix, item=item, through=through
        )
    start, end = day(day_numbers[0]), day(day_numbers[-1])
    assert ledger.nights(prefix, item, start=start, end=end) == nights_of(entries, prefix, item, start, end)
    if prefix in ACCOUNTS:
        own = [entry for entry in entries if any(posting.account == prefix for posting in entry.postings)]
        exactly = sum(
            posting.amount.minor
            for entry in own
            for posting in entry.postings
            if posting.account == prefix and item in (None, posting.item) and posting.amount.currency == CNY
        )
        numbers = numbers_of(entries, prefix, item)
        assert ledger.minor(prefix, item) == exactly
        assert ledger.first_seq(prefix, item) == (numbers[0] if numbers else None)
        assert ledger.last_seq(prefix, item) == (numbers[-1] if numbers else -1)
        assert item is None or ledger.knows(prefix, item) is bool(numbers)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[date, tuple[Posting, ...]]:
    """A date and balanced postings: two to five, sometimes in points, too."""
    on = day(draw(st.integers(0, 12)))
    places = draw(
        st.lists(st.tuples(st.sampled_from(ACCOUNTS), st.sampled_from(ITEMS)), min_size=2, max_size=4, unique=True)
    )
    minors = [draw(st.integers(-500, 500).filter(bool)) for _ in places[1:]]
    rest = -sum(minors)
    if rest == 0:
        minors[-1] += 1 if minors[-1] != -1 else 2
        rest = -sum(minors)
    if rest == 0:
        minors[-1] += 1
        rest = -sum(minors)
    postings = [
        Posting(account, CNY.minor(minor), item) for (account, item), minor in zip(places, [*minors, rest], strict=True)
    ]
    if draw(st.booleans()):
        points = POINTS.minor(draw(st.integers(1, 9)))
        postings += [debit(ACCOUNTS[3], points), credit(ACCOUNTS[5], points)]
    return on, tuple(postings)
