"""A line against the bare floor: purchase, repay, close a cycle, miss a due date; in one run, as ratios."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
import tracemalloc
from datetime import date, timedelta
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks._floor import bare_purchases
from creditline import CNY, CreditLine
from creditline.acts import Advance, Purchase, Repay
from creditline.catalog import huabei
from creditline.dates import add_months

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 7
OPENED = date(2025, 1, 1)
ONE_DAY = timedelta(days=1)


def microseconds(run: Callable[[], object], per: int) -> float:
    """Best of some rounds, for each of *per* acts, the collector frozen."""
    times = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.freeze()
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
        gc.unfreeze()
    return min(times) / per * 1e6


def opened() -> CreditLine:
    """A line with room for everything."""
    return CreditLine.open(huabei(), limit=CNY(10_000_000), on=OPENED, id="bench")


def with_purchases(line: CreditLine, count: int, on: date, tag: str) -> CreditLine:
    """So many purchases of 100.00 on one day."""
    for number in range(count):
        line = line.purchase(CNY(100), on=on, id=f"{tag}-{number}", merchant="m")
    return line


def purchases(count: int) -> Callable[[], object]:
    """Purchases one after the other, on one day of one cycle."""
    line = opened()

    def run() -> None:
        with_purchases(line, count, OPENED, "p")

    return run


def on_each(build: Callable[[], CreditLine], count: int, act: Callable[[CreditLine], object]) -> float:
    """
    Microseconds of one act on each of *count* lines: the best of some rounds, the collector frozen.

    The lines of a round are built just before it, as a service has just read the line that it acts on; building them
    is not measured, and each is used once.
    """
    times = []
    for _ in range(ROUNDS):
        lines = [build() for _ in range(count)]
        gc.collect()
        gc.freeze()
        begin = time.process_time()
        for line in lines:
            act(line)
        times.append(time.process_time() - begin)
        gc.unfreeze()
    return min(times) / count * 1e6


def floor_of(count: int) -> float:
    """Microseconds of a bare purchase: the best of three times as many rounds, as everything is held against it."""
    return min(microseconds(lambda: bare_purchases(count), count) for _ in range(3))


def billed(count: int, on: date) -> CreditLine:
    """A line with *count* purchases billed on 1 February, reached on *on*."""
    return with_purchases(opened(), count, date(2025, 1, 20), "p").advance(to=on)


def revolving() -> CreditLine:
    """20 purchases billed and unpaid, 20 more not yet billed, the day before the due date passes."""
    return with_purchases(billed(20, date(2025, 2, 9)), 20, date(2025, 2, 9), "q")


def aged(years: int) -> CreditLine:
    """A line that bought and paid every month for *years*."""
    line = opened()
    for month in range(12 * years):
        day = add_months(OPENED, month)
        for number in range(5):
            line = line.purchase(CNY(50), on=day + timedelta(days=5), id=f"a{month}-{number}")
        line = line.repay(CNY(250), on=add_months(day, 1) + timedelta(days=1), id=f"r{month}")
    return line


def on_aged(years: int) -> dict[str, float]:
    """What acts and questions cost on a line of that age."""
    line = aged(years)
    today = line.as_of
    count = 300

    def buy() -> None:
        with_purchases(line, count, today, f"new{years}")

    return {
        "purchase": microseconds(buy, count),
        "available": microseconds(lambda: [line.available for _ in range(count)], count),
        "payoff": microseconds(lambda: [line.payoff() for _ in range(count)], count),
        "refusal": microseconds(
            lambda: [line.refusal(Purchase(CNY(1), on=today, id="x")) for _ in range(count)], count
        ),
    }


def bytes_retained(keep: Callable[[CreditLine], object]) -> int:
    """What is kept of an open line with one purchase and one statement, for each of many."""
    count = 500
    product = huabei()
    kept = []
    gc.collect()
    tracemalloc.start()
    for number in range(count):
        line = CreditLine.open(product, limit=CNY(8000), on=OPENED, id=f"line-{number}")
        line = line.purchase(CNY(100), on=date(2025, 1, 20), id="p", merchant="m").advance(to=date(2025, 2, 1))
        kept.append(keep(line))
        del line
    gc.collect()
    size = tracemalloc.get_traced_memory()[0] // count
    tracemalloc.stop()
    return size


def import_seconds(what: str, cache: str) -> float:
    """The best of some fresh interpreters, with the bytecode of all that is imported cached."""
    code = f"import time; begin = time.process_time(); import {what}; print(time.process_time() - begin)"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env=environment | {"PYTHONPYCACHEPREFIX": cache},
        )
        for _ in range(12)
    ]
    return min(float(run.stdout) for run in runs)


def main() -> None:
    """Print the table."""
    n = 2000
    floor = floor_of(n)
    one_day = date(2025, 2, 20)
    rows = [
        ("purchase", microseconds(purchases(n), n), 5),
        (
            "repay over three obligations",
            on_each(lambda: billed(3, date(2025, 2, 5)), 200, lambda line: line.apply(PAY_EARLY)),
            10,
        ),
        (
            "repay over three overdue, interest first",
            on_each(lambda: billed(3, one_day), 200, lambda line: line.apply(PAY_LATE)),
            18,
        ),
        (
            "statement over 20 purchases",
            on_each(lambda: with_purchases(opened(), 20, date(2025, 1, 31), "p"), 100, lambda line: line.apply(CLOSE)),
            15,
        ),
        (
            "due date passes, interest on 20, statement over 20",
            on_each(revolving, 60, lambda line: line.apply(NEXT)),
            45,
        ),
    ]
    print(f"the bare floor: {floor:.2f} µs a purchase")
    for name, cost, most in rows:
        print(f"{name:52} {cost:8.1f} µs  {cost / floor:5.1f} times the floor (at most {most})")
    young, old = on_aged(1), on_aged(10)
    for name, cost in old.items():
        print(f"{name:52} {young[name]:8.1f} µs after a year, {cost:8.1f} after ten: {cost / young[name]:.2f} times")
    alone = bytes_retained(lambda line: (line._life.state, line.ledger, line.statements))  # noqa: SLF001 - without history
    print(f"a line with one statement: {alone:,} bytes without its history (at most 8,192)", end=", ")
    print(f"{bytes_retained(lambda line: line):,} with it")
    with TemporaryDirectory() as cache:
        ours, theirs = import_seconds("creditline", cache), import_seconds("attrs, dateutil", cache)
    print(f"import creditline {ours * 1e3:.1f} ms, {ours / theirs:.1f} times attrs and dateutil (at most 3)")


PAY_EARLY = Repay(CNY(300), on=date(2025, 2, 5), id="pay")
PAY_LATE = Repay(CNY(302), on=date(2025, 2, 20), id="pay")
CLOSE = Advance(to=date(2025, 2, 1))
NEXT = Advance(to=date(2025, 3, 1))

if __name__ == "__main__":
    main()
