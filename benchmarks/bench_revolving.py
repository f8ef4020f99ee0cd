"""Revolving credit against the bare floor: closing a month under every base of interest, and idle years."""

from __future__ import annotations

import gc
import time
from datetime import date, timedelta

from benchmarks.bench_line import floor_of, microseconds, on_each
from creditline import CNY, CreditLine, Product, Rate
from creditline.acts import Advance
from creditline.terms import BillingCycle, DueOn, Interest, LateFee, MinimumPayment
from creditline.terms.interest import BASES

OPENED = date(2025, 1, 6)
STATEMENT = date(2025, 3, 5)
EVE, CLOSE = STATEMENT, Advance(to=STATEMENT + timedelta(days=1))
PURCHASES = 20
LINES = 100_000
BATCH = 1_000
AT_MOST = 45


def card(base: str, *, compounds: bool = True) -> Product:
    """A bank card: statements on the 5th, due on the 23rd, a minimum of 10 %, 0.05 % a day."""
    interest = getattr(Interest, base)(Rate.parse("0.05%/day"), compounds=compounds)
    return Product(
        f"card, {base}",
        CNY,
        cycle=BillingCycle(5, DueOn(23), cutoff="through"),
        minimum=MinimumPayment("10%"),
        interest=interest,
        late_fee=LateFee.share_of_minimum("5%", floor=CNY(10)),
        refund_counts_as_payment=False,
    )


PRODUCTS = {base: card(base) for base in BASES}


def revolving(product: Product) -> CreditLine:
    """20 purchases billed on 5 February, of which the minimum was paid, on the eve of the statement of 5 March."""
    line = CreditLine.open(product, limit=CNY(1_000_000), on=OPENED, id="bench")
    for number in range(PURCHASES):
        line = line.purchase(CNY(100), on=OPENED + timedelta(days=number), id=f"p{number}", merchant="m")
    line = line.advance(to=date(2025, 2, 6))
    return line.repay(line.statements[-1].minimum_due, on=date(2025, 2, 23), id="r").advance(to=EVE)


def close_many(base: str) -> float:
    """Seconds of one core for 100,000 such lines, which live and are forgotten in batches."""
    seconds = 0.0
    for _ in range(LINES // BATCH):
        lines = [revolving(PRODUCTS[base]) for _ in range(BATCH)]
        gc.collect()
        gc.freeze()
        begin = time.process_time()
        for line in lines:
            line.apply(CLOSE)
        seconds += time.process_time() - begin
        gc.unfreeze()
    return seconds


def idle(line: CreditLine) -> tuple[float, int]:
    """Microseconds of ten idle years, and how many statements they had."""
    until = Advance(to=line.as_of.replace(year=line.as_of.year + 10))
    cost = microseconds(lambda: [line.apply(until) for _ in range(5)], 5)
    return cost, len(line.apply(until).statements) - len(line.statements)


def main() -> None:
    """Print the table."""
    n, rounds = 2000, 60
    floor = floor_of(n)
    print(f"the bare floor: {floor:.2f} µs a purchase")
    for base in BASES:
        cost = on_each(lambda base=base: revolving(PRODUCTS[base]), rounds, lambda line: line.apply(CLOSE))  # type: ignore[misc]
        name = f"closing a month of {PURCHASES} purchases, {base.replace('_', ' ')}"
        print(f"{name:60} {cost:8.1f} µs  {cost / floor:5.1f} times the floor (at most {AT_MOST})")
    settled = revolving(PRODUCTS["full"])
    settled = settled.repay(settled.payoff().total, on=EVE, id="all").advance(to=date(2025, 6, 1))
    owing = revolving(PRODUCTS["full"]).apply(CLOSE)
    for name, line in (("nothing owed", settled), ("all owed", owing)):
        cost, statements = idle(line)
        each = f", {cost / statements:.1f} for each" if statements else ""
        print(f"{f'ten idle years, {name}':60} {cost:8.1f} µs, {statements} statements{each}")
    seconds = close_many("full")
    print(
        f"{LINES:,} lines close a month under full interest in {seconds:.1f} s of one core: "
        f"{LINES / seconds:,.0f} a second, {seconds / LINES * 1e6:.1f} µs a line"
    )


if __name__ == "__main__":
    main()
