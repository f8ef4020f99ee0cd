"""Installment schedules beside five libraries and a bare integer loop: speed, and whether the cents add up."""

from __future__ import annotations

import gc
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from importlib import import_module
from random import Random
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeAlias

from creditline.dates import Months
from creditline.money import CNY, Rate
from creditline.table import text_table
from creditline.terms.layout import anchored
from creditline.terms.offer import InstallmentOffer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# From whole yuan, per cent a year and a number of rows: the principal of each row, however the peer counts it.
Quote: TypeAlias = "Callable[[int, Fraction, int], Iterable[Any]]"
Work: TypeAlias = "Callable[[], object]"

ON = date(2026, 11, 1)
MONTH = Months(1)
PRINCIPAL = 12_000
PERCENT = Fraction(18)
COUNTS = (12, 24, 60)
BATCH = 50
RUNS = 40
LOANS = 3_000


def bare(minor: int, numerator: int, denominator: int, count: int) -> list[tuple[int, int, int, int, int]]:
    """The least that there is to do: the exact payment, rounded once, and rows of whole cents without dates."""
    grown = (denominator + numerator) ** count
    exact, one = minor * numerator * grown, denominator * (grown - denominator**count)
    level, balance, rows = (2 * exact + one) // (2 * one), minor, []
    for number in range(1, count):
        interest = (2 * balance * numerator + denominator) // (2 * denominator)
        principal = level - interest
        balance -= principal
        rows.append((number, principal, interest, level, balance))
    interest = (2 * balance * numerator + denominator) // (2 * denominator)
    rows.append((count, balance, interest, balance + interest, 0))
    return rows


def ours(principal: int, percent: Fraction, count: int) -> Iterable[Any]:
    """A level payment, leveled so that any amount has one."""
    offer = InstallmentOffer.equal_payment(count, Rate.annual(percent / 100), leveled=True)
    return [row.principal.decimal for row in offer.quote(CNY(principal), on=ON).rows]


# Peers: each makes all its rows; those that take floats are given floats


def amortization() -> Quote:
    """Floats, no dates."""
    schedule = import_module("amortization.schedule").amortization_schedule
    return lambda principal, percent, count: [row.principal for row in schedule(principal, float(percent) / 100, count)]


def loan_calculator() -> Quote:
    """Floats, interest by days, on dates that the caller makes."""
    loan = import_module("loan_calculator").Loan
    return lambda principal, percent, count: (
        loan(principal, float(percent) / 100, ON, list(anchored(ON, MONTH, 1, count))).amortizations
    )


def mortgage() -> Quote:
    """Decimals, no dates; whole years of months."""
    loan = import_module("mortgage").Loan

    def quote(principal: int, percent: Fraction, count: int) -> Iterable[Any]:
        terms = loan(principal=principal, interest=float(percent) / 100, term=count // 12)
        return [row.principal for row in terms.schedule()[1:]]

    return quote


def numpy_financial() -> Quote:
    """Arrays of floats, no dates; principal and interest are two calls."""
    library, numpy = import_module("numpy_financial"), import_module("numpy")

    def quote(principal: int, percent: Fraction, count: int) -> Iterable[Any]:
        rate, periods = float(percent) / 1200, numpy.arange(1, count + 1)
        library.ipmt(rate, periods, count, -principal)
        parts: Iterable[Any] = library.ppmt(rate, periods, count, -principal)
        return parts

    return quote


def pyloan() -> Quote:
    """Decimals, with dates."""
    loan = import_module("pyloan.pyloan").Loan

    def quote(principal: int, percent: Fraction, count: int) -> Iterable[Any]:
        terms = loan(principal, float(percent), count, ON.isoformat(), "M", payment_end_of_month=False)
        return [row.principal_amount for row in terms.get_payment_schedule()[1:]]

    return quote


def installed() -> dict[str, Quote]:
    """The peers that are here; the others are named."""
    found = {}
    for adapter in (amortization, loan_calculator, mortgage, numpy_financial, pyloan):
        name = adapter.__name__.replace("_", "-")
        try:
            found[name] = adapter()
        except ImportError:
            print(f"{name} is left out: it is not installed")
    return found


# Measuring


def microseconds(works: dict[str, Work]) -> dict[str, float]:
    """The best of many short batches of each work, taken in turns."""
    best = dict.fromkeys(works, float("inf"))
    gc.disable()
    for _ in range(RUNS):
        for name, work in works.items():
            start = perf_counter()
            for _ in range(BATCH):
                work()
            best[name] = min(best[name], (perf_counter() - start) / BATCH * 1e6)
    gc.enable()
    return best


def quotes(count: int) -> dict[str, Work]:
    """What is measured of ours, for *count* rows, beside the least that there is to do."""
    amount = CNY(PRINCIPAL)
    level = InstallmentOffer.equal_payment(count, Rate.annual(PERCENT / 100))
    declining = InstallmentOffer.equal_principal(count, Rate.annual(PERCENT / 100))
    flat = InstallmentOffer.flat_fee(count, total_rate="8.8%")
    free = InstallmentOffer.interest_free(count)
    schedule = level.quote(amount, on=ON)
    return {
        "bare integer loop": lambda: bare(PRINCIPAL * 100, 3, 200, count),
        "bare integer loop with dates": lambda: (bare(PRINCIPAL * 100, 3, 200, count), anchored(ON, MONTH, 1, count)),
        "creditline equal_payment": lambda: level.quote(amount, on=ON),
        "creditline equal_payment, rows": lambda: level.quote(amount, on=ON).rows,
        "creditline equal_principal": lambda: declining.quote(amount, on=ON),
        "creditline flat_fee": lambda: flat.quote(amount, on=ON),
        "creditline interest_free": lambda: free.quote(amount, on=ON),
        "creditline disclosure": schedule.disclosure,
    }


def of_peer(quote: Quote, count: int) -> Work:
    """The same for a peer."""
    return lambda: quote(PRINCIPAL, PERCENT, count)


def adds_up(quote: Quote, principal: int, percent: Fraction, count: int) -> bool:
    """Whether the principal of the rows, rounded row by row to cents, is the principal."""
    parts = [Decimal(str(part)).quantize(Decimal("0.01"), ROUND_HALF_UP) for part in quote(principal, percent, count)]
    return sum(parts) == principal


def share_that_adds_up(quote: Quote) -> str:
    """Of random loans, those whose cents add up."""
    draw = Random(78)
    right = 0
    for _ in range(LOANS):
        principal, percent, count = (
            draw.randint(100, 50_000),
            Fraction(draw.randint(1, 360), 10),
            12 * draw.randint(1, 5),
        )
        right += adds_up(quote, principal, percent, count)
    return f"{100 * right / LOANS:.1f} %"


def main() -> None:
    """Three tables of speed and one of cents."""
    peers = installed()
    for count in COUNTS:
        works = quotes(count) | {name: of_peer(quote, count) for name, quote in peers.items()}
        times = microseconds(works)
        floor = times["bare integer loop"]
        rows = [(name, f"{time:,.1f}", f"{1e6 / time:,.0f}", f"{time / floor:.1f}") for name, time in times.items()]
        print(f"\n{count} rows")
        print(text_table(rows, header=("", "µs", "a second", "× the loop"), align="<>>>"))
        quotes_each = times["creditline disclosure"] / times["creditline equal_payment"]
        print(f"disclosure() takes the time of {quotes_each:.1f} quotes")
    print(f"\nof {LOANS:,} random loans, rounded row by row, add up to the cent")
    shares = [(name, share_that_adds_up(quote)) for name, quote in ({"creditline": ours} | peers).items()]
    print(text_table(shares, align="<>"))


if __name__ == "__main__":
    main()
