"""Limits against a purchase: decisions, offers and authorizations with ten rules, and a campaign over many lines."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from datetime import date, time
from typing import TYPE_CHECKING

from attrs import evolve

from benchmarks._floor import bare_purchases
from benchmarks.bench_line import microseconds, purchases
from creditline import CNY, CreditLine
from creditline.acts import Authorize, OfferIncrease
from creditline.catalog import huabei
from creditline.dates import Months
from creditline.portfolio import Campaign
from creditline.rules import (
    AgeBetween,
    CleanStatements,
    CoolingOff,
    CustomerFacts,
    IncomeMultiple,
    IncreaseAsked,
    LimitPolicy,
    MonthsOnBook,
    NotAStudent,
    NotPastDue,
    ProductBounds,
    RegulatoryCap,
    Usage,
)
from creditline.rules.authorization import (
    AmountCap,
    AuthorizationRules,
    CategoriesRefused,
    HoursCap,
    ImpossibleTravel,
    NewLineCap,
    ScenesAllowed,
    ShareOfAvailable,
    Velocity,
)
from creditline.terms import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ON = date(2025, 2, 5)
KEPT = 20
TEN = LimitPolicy(
    "ten",
    [
        ProductBounds(),
        RegulatoryCap(CNY(200_000)),
        CleanStatements(1, least=0),
        NotPastDue(),
        CoolingOff(Months(6)),
        Usage("1%"),
        MonthsOnBook(1),
        AgeBetween(18, 60),
        NotAStudent(),
        IncomeMultiple(30),
    ],
)
NIGHT = (time(1), time(5))
RUSH_HOURS = ((time(7), time(9)), (time(17), time(19)))
TEN_OF_AUTHORIZATION = AuthorizationRules(
    (
        AmountCap(CNY(5_000)),
        AmountCap(CNY(2_000), scene="travel", name="travel"),
        NewLineCap(CNY(1_000), days=30),
        ShareOfAvailable("90%"),
        HoursCap(CNY(500), (NIGHT,)),
        Velocity(count=20, minutes=60),
        Velocity(amount=CNY(50_000), days=1, name="a day"),
        ScenesAllowed(("goods", "travel")),
        CategoriesRefused(),
        ImpossibleTravel(120, hours=RUSH_HOURS, speed_in_hours=40),
    )
)
PLACES = (Place("39.9058", "116.3110"), Place("39.9070", "116.3200"))
FACTS = CustomerFacts(age=31, is_student=False, monthly_income=CNY(8_000))


def each_of(count: int, ask: Callable[[], object]) -> float:
    """Microseconds of one question, asked so many times; no answer is kept."""

    def run() -> None:
        for _ in range(count):
            ask()

    return microseconds(run, count)


def used() -> CreditLine:
    """A line of 8,000.00 with one purchase, billed and not yet due."""
    line = CreditLine.open(huabei(), limit=CNY(8_000), on=date(2025, 1, 1), id="bench")
    return line.purchase(CNY(1_000), on=date(2025, 1, 20), id="p", merchant="m").advance(to=ON)


def lines(count: int) -> Iterator[CreditLine]:
    """So many lines, made one by one; every fourth is not used."""
    product = huabei()
    for number in range(count):
        line = CreditLine.open(product, limit=CNY(8_000), on=date(2025, 1, 1), id=f"line-{number}")
        yield line.purchase(CNY(1_000), on=ON, id="p", merchant="m") if number % 4 else line.advance(to=ON)


def holds(count: int, authorization: AuthorizationRules | None) -> Callable[[], None]:
    """Authorize so many holds on one line, every five minutes one, each with all that it can say of itself."""
    product = evolve(huabei(), authorization=authorization)
    asked = [hold(number) for number in range(count)]
    line = CreditLine.open(product, limit=CNY(10_000_000), on=date(2025, 1, 1), id="bench").advance(to=ON)

    def run() -> None:
        now = line
        for number, command in enumerate(asked):
            now = now.apply(command)
            if number % KEPT == KEPT - 1:
                # A line keeps few holds at once.
                now = line

    return run


def hold(number: int) -> Authorize:
    """One hold of a busy day."""
    minute = 5 * (number % KEPT)
    at = time(9 + minute // 60, minute % 60)
    place = PLACES[number % 2]
    return Authorize(CNY(60), on=ON, id=f"h-{number}", merchant="m", scene="goods", category="5411", at=at, place=place)


def peak(count: int) -> tuple[int, str]:
    """The most bytes that a campaign over so many lines held at once, and its report."""
    campaign = Campaign("bench", TEN, amount=CNY(2_000), budget=CNY(1_000) * count)
    gc.collect()
    tracemalloc.start()
    for result in campaign.offer(lines(count), on=ON, facts=lambda _: FACTS):
        report = result.report
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return held, str(report)


def main() -> None:
    """Print the table; a number given is that of the lines in the larger campaign, 100,000 unless said."""
    count, largest = 1000, int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    line, request = used(), IncreaseAsked(CNY(2_000), ON)
    figures = line.limit_figures(request, FACTS)
    decision = TEN.judge(figures)
    offer = OfferIncrease(decision.amount, on=ON, id="more", decision=decision)
    floor = microseconds(lambda: bare_purchases(count), count)
    purchase = min(microseconds(purchases(count), count) for _ in range(2))
    rows = [
        ("a purchase", purchase, ""),
        ("a decision with ten rules", each_of(count, lambda: TEN.decide(line, request, FACTS)), " (at most 3)"),
        ("  its figures", each_of(count, lambda: line.limit_figures(request, FACTS)), ""),
        ("  its rules", each_of(count, lambda: TEN.judge(figures)), ""),
        ("  the same again, from its figures", each_of(count, decision.replayed), ""),
        ("reading it aloud", each_of(count, lambda: str(decision)), ""),
        ("an offer with it", each_of(count, lambda: line.project((offer,))), ""),
    ]
    print(f"the bare floor: {floor:.2f} µs a purchase")
    plain, judged = (
        min(microseconds(holds(count, rules), count) for _ in range(2)) for rules in (None, TEN_OF_AUTHORIZATION)
    )
    for name, cost in (("authorize", plain), ("authorize with ten rules", judged)):
        print(f"{name:36} {cost:8.1f} µs  {cost / floor:5.1f} times the floor, {1e6 / cost:,.0f} a second")
    print(f"ten rules cost {judged / plain:.2f} times a plain authorization (at most 3)")
    for name, cost, most in rows:
        print(f"{name:36} {cost:8.1f} µs  {cost / purchase:5.2f} times a purchase{most}")
    for each in (largest // 10, largest):
        held, report = peak(each)
        print(f"a campaign over {each:,} lines holds {held / 1024:,.0f} KiB at most")
    print(report)


if __name__ == "__main__":
    main()
