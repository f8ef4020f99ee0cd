"""The ledger beside beancount on the same transactions: speed, growth and size, as a table of ratios."""

from __future__ import annotations

import gc
import tracemalloc
from datetime import date, timedelta
from time import perf_counter
from typing import TYPE_CHECKING

from beancount import loader

from creditline.ledger import Entry, Ledger, credit, debit
from creditline.money import CNY
from creditline.table import text_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

PRINCIPAL = "Assets:Receivable:Principal"
MERCHANT = "Liabilities:Merchant"
FIRST_DAY = date(2026, 1, 1)

MANY = 100_000
FEW = 1_000
MILLION = 1_000_000
BLOCK = 10_000
RUNS = 5


def entry(number: int) -> Entry:
    """A purchase on an item of its own."""
    amount = CNY.minor(100 + number % 9_973)
    item = f"order-{number}"
    return Entry(
        f"purchase-{number}",
        FIRST_DAY + timedelta(days=number // 1_000),
        "purchase",
        (debit(PRINCIPAL, amount, item), credit(MERCHANT, amount, item)),
    )


def entries(count: int, start: int = 0) -> list[Entry]:
    """Purchases from number *start* on."""
    return [entry(number) for number in range(start, start + count)]


def as_beancount(transactions: Sequence[Entry]) -> str:
    """The same transactions as plain text."""
    lines = [f"{FIRST_DAY} open {account} CNY" for account in (PRINCIPAL, MERCHANT)]
    for transaction in transactions:
        lines.append(f'{transaction.on} * "{transaction.kind}" ^{transaction.id}')
        lines += [f"  {posting.account}  {posting.amount.decimal} CNY" for posting in transaction.postings]
    return "\n".join([*lines, ""])


def seconds(*works: Callable[[], object], runs: int = RUNS) -> list[float]:
    """The best of several runs of each work, taken in turns; what a run leaves behind is not there in the next."""
    best = [float("inf")] * len(works)
    for _ in range(runs):
        for at, work in enumerate(works):
            gc.collect()
            start = perf_counter()
            result = work()
            best[at] = min(best[at], perf_counter() - start)
            del result
    return best


def post_one_by_one(ledger: Ledger, posted: Iterable[Entry]) -> Ledger:
    """One version after the other."""
    for each in posted:
        ledger = ledger.post(each)
    return ledger


def load_with_beancount(text: str) -> None:
    """Parse, book and validate; an error would make the comparison worthless."""
    _, errors, _ = loader.load_string(text)
    if errors:
        raise RuntimeError(errors[0])


def speed() -> list[tuple[str, str, str, str]]:
    """Microseconds an entry at 100,000 entries, with what was there before out of the garbage collector's way."""
    prebuilt = entries(MANY)
    text = as_beancount(prebuilt)
    gc.collect()
    gc.freeze()
    ledger = Ledger(CNY).post_all(prebuilt)
    together, one_by_one, audit, building = seconds(
        lambda: Ledger(CNY).post_all(prebuilt),
        lambda: post_one_by_one(Ledger(CNY), prebuilt),
        ledger.audit,
        lambda: Ledger(CNY).post_all(entries(MANY)),
    )
    gc.unfreeze()
    (peer,) = seconds(lambda: load_with_beancount(text), runs=1)
    return [
        ("beancount: load and validate", each(peer), "", ""),
        ("post_all, entries built before", each(together), ratio(peer, together), "7 x as fast as beancount"),
        ("post_all, building the entries", each(building), ratio(peer, building), "7 x as fast as beancount"),
        ("post, one by one", each(one_by_one), ratio(together, one_by_one), "0.5 x the speed of post_all"),
        ("audit", each(audit), ratio(together, audit), "1 x the speed of post_all"),
    ]


def growth() -> list[tuple[str, str, str, str]]:
    """
    Microseconds an entry: a thousand ledgers of a thousand entries and, in turns with them, one of a million.

    All of them are kept: a million entries take new memory whoever holds them, and what is measured is one ledger
    that grows. Its look-ups still leave the caches of the processor, and those of a thousand entries do not.
    """
    return [
        *_growth("post entries as they come", "1.5 x at most", lambda numbers: map(entry, numbers)),
        *_growth("post entries built before", "", lambda numbers: [entry(number) for number in numbers]),
    ]


def _growth(what: str, target: str, come: Callable[[range], Iterable[Entry]]) -> list[tuple[str, str, str, str]]:
    old = Ledger(CNY)
    kept: list[Ledger] = []
    to_few = to_million = 0.0
    for first in range(0, MILLION, BLOCK):
        posted = come(range(first, first + BLOCK))
        others = [come(range(MILLION + at, MILLION + at + FEW)) for at in range(first, first + BLOCK, FEW)]
        gc.freeze()
        start = perf_counter()
        old = post_one_by_one(old, posted)
        middle = perf_counter()
        kept += [post_one_by_one(Ledger(CNY), each_few) for each_few in others]
        to_few += perf_counter() - middle
        to_million += middle - start
    gc.unfreeze()
    return [
        (f"{what}, to 1,000", each(to_few, MILLION), "", ""),
        (f"{what}, to 1,000,000", each(to_million, MILLION), ratio(to_million, to_few), target),
    ]


def size() -> list[tuple[str, str, str, str]]:
    """Bytes that an entry leaves in memory, with a fresh item on either side."""
    gc.collect()
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    ledger = Ledger(CNY).post_all(entries(MANY))
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    retained = (after - before) / ledger.count
    return [("memory an entry, items fresh", f"{retained:,.0f} bytes", ratio(retained, 1024), "1 KiB at most")]


def building() -> list[tuple[str, str, str, str]]:
    """Microseconds for one entry, its two postings and their money."""
    (cost,) = seconds(lambda: entries(MANY))
    bare = min(_building_times())
    return [
        ("building an entry, its texts and its date", each(cost), "", ""),
        ("building an entry of two postings", f"{bare:.2f} µs", ratio(bare, 3), "3 µs at most"),
    ]


def _building_times() -> list[float]:
    times = []
    for _ in range(200):
        start = perf_counter()
        for _ in range(FEW):
            Entry(
                "purchase-1",
                FIRST_DAY,
                "purchase",
                (debit(PRINCIPAL, CNY.minor(100), "order-1"), credit(MERCHANT, CNY.minor(100), "order-1")),
            )
        times.append((perf_counter() - start) / FEW * 1e6)
    return times


def each(total: float, count: int = MANY) -> str:
    """Microseconds an entry."""
    return f"{total / count * 1e6:.2f} µs"


def ratio(one: float, other: float) -> str:
    """How many times the second goes into the first."""
    return f"{one / other:.2f} x"


def main() -> None:
    """Measure and show."""
    rows = [*speed(), *building(), *growth(), *size()]
    print(text_table(rows, header=("what", "an entry", "ratio", "target"), align="<>>"))


if __name__ == "__main__":
    main()
