"""Strategies for values of every class that plain data may name, built from nothing but their annotations."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

import attrs
from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from creditline.dates import DayCount, Days, Months, Weeks
from creditline.errors import CreditLineError
from creditline.interchange.words import fields_of
from creditline.ledger import Entry, Ledger, Posting
from creditline.money import CNY, JPY, KWD, Currency, Money, Rate, RateSchedule, Rounding
from creditline.rules import Decision, Figure
from creditline.rules.authorization import (
    AmountCap,
    AuthorizationRules,
    CategoriesAllowed,
    CategoriesRefused,
    HoursCap,
    ImpossibleTravel,
    NewLineCap,
    Repetition,
    ScenesAllowed,
    ShareOfAvailable,
    Velocity,
)
from creditline.terms import (
    InstallmentOffer,
    LateFee,
    OrderCycle,
    Place,
    Product,
    RefundTerms,
    SceneLimit,
    Schedule,
    Unearned,
    Waterfall,
)
from creditline.testing import products
from creditline.testing.strategies import late_fees
from tests.rules.strategies import decisions

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

POINTS = Currency("POINTS", 0, "Points")
MILES = Currency("MILES-2", 1)
CURRENCIES = {currency.code: currency for currency in (CNY, JPY, KWD, POINTS, MILES)}

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
printable = st.text(st.sampled_from("ab花呗 é,;()[]{}\"'\\:|-=%#1"), max_size=12)
names = st.from_regex("[a-z]{1,8}", fullmatch=True)
fractions = st.fractions(0, 3, max_denominator=10**6)
moneys = st.builds(
    Money, st.one_of(st.integers(-10, 10**6), st.integers(-(10**40), 10**40)), st.sampled_from([*CURRENCIES.values()])
)
rates = st.one_of(
    st.builds(Rate.daily, fractions), st.builds(Rate.monthly, fractions), st.builds(Rate.annual, fractions),
    st.builds(lambda fraction: Rate.annual(fraction, days=360), fractions),
)  # fmt: skip
schedules = st.builds(
    lambda steps: RateSchedule(*sorted(steps)),
    st.lists(st.tuples(st.dates(), fractions.map(Rate.daily)), min_size=1, max_size=3, unique_by=lambda step: step[0]),
)
waterfalls = st.one_of(
    st.just(Waterfall.standard()),
    st.integers(1, 99).map(Waterfall.principal_first_after),
    st.permutations(Waterfall.standard().steps).map(lambda steps: Waterfall(tuple(steps))),
)

ACCOUNTS = (
    *("Assets:Collections", "Assets:A", "Assets:A:B", "Liabilities:Merchant", "Income:Late-Fee", "Equity:Limit"),
    "Expenses:0-Day",
)


Texts = SearchStrategy[str]

# Installments: real offers, and what they quote

commons: SearchStrategy[dict[str, Any]] = st.sampled_from(
    [
        {},
        {"remainder": "spread", "unit": CNY("0.05"), "split_rounding": Rounding.UP, "on_refund": "pro_rata"},
        {"rounding": Rounding.HALF_EVEN, "amount_min": CNY("0.01"), "share_max": "90%", "on_prepayment": "3%"},
        {"remainder": "first", "amount_max": CNY(10**12), "on_prepayment": "next_period", "unearned": "returned"},
        {"on_refund": RefundTerms("pro_rata", "returned", "kept"), "unearned": Unearned("returned", "kept", "kept")},
    ]
)
bearings = st.sampled_from(["merchant", "bank-2", {"merchant": "60%", "bank": "40%"}])
SHARED = {"merchant": "60%", "customer": "1/3", "bank": "1/15"}
by_months = st.one_of(
    st.builds(Rate.monthly, st.fractions(0, Fraction(1, 50), max_denominator=10**4)),
    st.builds(Rate.annual, st.fractions(0, Fraction(1, 4), max_denominator=10**4)),
)
by_days = st.one_of(
    st.builds(Rate.daily, st.fractions(0, Fraction(1, 1000), max_denominator=10**5)),
    st.just(RateSchedule((date(1, 1, 1), Rate.daily("0.05%")), (date(2027, 1, 1), Rate.daily("0.04%")))),
)


@st.composite
def offers(draw: DrawFn) -> InstallmentOffer:
    """Offers of every constructor, with all that can be agreed with them."""
    make = InstallmentOffer
    rate = draw(st.sampled_from([None, "0", "4.5%", "1/7"]))
    common: dict[str, Any] = draw(commons) | {"name": draw(names)}
    months: dict[str, Any] = {
        "rate": draw(by_months),
        "odd_first": draw(st.sampled_from(["simple", "compound", "ignored"])),
    }
    days: dict[str, Any] = {
        "rate": draw(by_days),
        "accrual": draw(st.sampled_from([DayCount.ACT_365F, DayCount.ACT_360])),
    }
    count, accrual = draw(st.integers(1, 24)), draw(st.sampled_from([months, days]))
    bearer: Any = draw(bearings)
    offer = draw(
        st.sampled_from(
            [
                lambda: make.interest_free(count, bearer=bearer, cost_rate=rate, **common),
                lambda: make.flat_fee(count, total_rate=rate or "6%", charged="first", bearer=bearer, **common),
                lambda: make.flat_fee(
                    count, rate_per_period=rate or "1%", component="interest", bearer=SHARED, **common
                ),
                lambda: make.equal_payment(count, leveled=count < 3, **accrual, **common),
                lambda: make.equal_payment(count, at_step="reamortize", **days, **common),
                lambda: make.equal_payment_of(CNY(500), **accrual, **common),
                lambda: make.equal_principal(count, **accrual, **common),
                lambda: make.interest_only(count, **accrual, **common),
                lambda: make.sum_of_digits(count, total_rate=rate or "6%", **common),
            ]
        )
    )()
    first: dict[str, Any] = draw(st.sampled_from([{}, {"share": "25%"}, {"amount": CNY(10)}]))
    return offer.with_down_payment(**first) if first else offer


@st.composite
def quotes(draw: DrawFn) -> Schedule:
    """What such offers ask for."""
    principal, on = draw(st.integers(10_00, 10**9)), draw(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
    try:
        return draw(offers()).quote(CNY.minor(principal), on=on)
    except CreditLineError:
        assume(condition=False)


late_fee_rules = st.one_of(
    late_fees(),
    st.builds(LateFee.daily, by_days, on=st.sampled_from(["overdue", "order"])),
    st.builds(LateFee.flat, st.just(CNY(10)), after_days=st.integers(0, 9), repeated_after=st.sampled_from([None, 7])),
    st.just(LateFee.tiers([(CNY(0), CNY(3)), (CNY(100), CNY(7))], cap_times=3, cap_share="25%")),
)
steps = st.one_of(
    st.builds(Months, st.integers(1, 3)), st.builds(Weeks, st.integers(1, 4)), st.builds(Days, st.integers(1, 60))
)


@st.composite
def chains(draw: DrawFn, currency: Currency) -> AuthorizationRules:
    """Rules of authorization of every kind."""
    amount = currency.minor(draw(st.integers(1, 10**6)))
    hours = ((time(23), time(6, 30)), (time(12), time(13, 0, 1)))
    every = (
        AmountCap(amount, scene="travel", since=date(2026, 1, 1), until=date(2026, 12, 31)),
        NewLineCap(amount, 30, outcome="refer"),
        ShareOfAvailable("2/3"),
        HoursCap(amount, hours, unknown="approve"),
        Velocity(count=3, amount=amount, minutes=10, category="5732"),
        Velocity(count=20, days=1, name="a day"),
        Repetition(5),
        ScenesAllowed(("goods", "travel")),
        CategoriesAllowed(("5732",)),
        CategoriesRefused(unknown="decline"),
        ImpossibleTravel(1000),
        ImpossibleTravel(120, name="rush hour", hours=hours, speed_in_hours=25, tolerance=0, days=3),
    )
    return AuthorizationRules(draw(st.lists(st.sampled_from(every), max_size=4, unique_by=lambda rule: rule.name)))


@st.composite
def products_of_any_kind(draw: DrawFn) -> Product:
    """Products with statements and without, with late fees of every kind, and with offers."""
    product = draw(products())
    named = draw(st.lists(offers(), max_size=3))
    terms: dict[str, Any] = {
        "late_fee": draw(st.one_of(st.none(), late_fee_rules, st.lists(late_fee_rules, max_size=3).map(tuple))),
        "installments": tuple(attrs.evolve(offer, name=f"offer {n}") for n, offer in enumerate(named)),
    }
    if draw(st.booleans()):
        terms["authorization"] = draw(chains(product.currency))
        scenes = (SceneLimit("cash", share="1/3"), SceneLimit("travel", amount=product.currency.minor(1)))
        terms["limits"] = attrs.evolve(product.limits, scenes=draw(st.lists(st.sampled_from(scenes), unique=True)))
    if draw(st.booleans()):
        step = Months(1) if named else draw(steps)
        terms |= {"cycle": OrderCycle(step), "minimum": None}
    if product.refund_counts_as_payment:
        terms["refund_rest"] = draw(st.sampled_from(["others", "credit", "sources"]))
    try:
        return attrs.evolve(product, **terms)
    except ValueError:  # such late fees do not go together
        assume(condition=False)


@st.composite
def entries(draw: DrawFn, *, memos: Texts, kinds: Texts, ids: Texts, items: Texts, values: Texts) -> Entry:
    """Entries of any shape, in one currency or several."""
    sides = st.tuples(st.sampled_from(ACCOUNTS), st.just("") | items)
    net: dict[tuple[str, str, Currency], int] = {}
    for _ in range(draw(st.integers(1, 3))):
        currency = draw(st.sampled_from([*CURRENCIES.values()]))
        minor = draw(st.one_of(st.integers(1, 10**6), st.integers(1, 10**20)))
        for sign in (1, -1):
            key = (*draw(sides), currency)
            net[key] = net.get(key, 0) + sign * minor
    assume(any(net.values()))
    postings = [Posting(account, code.minor(minor), item) for (account, item, code), minor in net.items() if minor]
    on = draw(st.dates(date(2019, 1, 1), date(2031, 12, 31)))
    meta = st.dictionaries(st.sampled_from(["merchant", "original", "channel_2-B"]), values, max_size=2)
    return Entry(draw(ids), on, draw(kinds), postings, draw(st.just("") | memos), draw(meta))


@st.composite
def ledgers(draw: DrawFn, /, **texts: Texts) -> Ledger:
    """Bare ledgers whose dates go back and forth, with reversals; *texts* as for `entries`."""
    made = st.lists(entries(**texts), max_size=6, unique_by=lambda entry: entry.id)
    ledger = Ledger(CNY).post_all(draw(made))
    for entry in ledger.entries:
        if draw(st.booleans()):
            on = draw(st.sampled_from([entry.on, date(2025, 1, 1)]))
            ledger = ledger.reverse(entry.id, id=f"{entry.id}/back", on=on)
    return ledger


SIMPLE: dict[Any, SearchStrategy[Any]] = {
    NoneType: st.none(),
    bool: st.booleans(),
    int: st.one_of(st.integers(0, 40), st.integers(-(10**30), 10**30)),
    str: st.one_of(names, printable, any_text),
    date: st.dates(),
    time: st.builds(time, st.integers(0, 23), st.integers(0, 59), st.integers(0, 59)),
    Place: st.builds(Place, st.integers(-90, 90), st.sampled_from(["0", "-180", "116.407", "-0.000001"])),
    Fraction: st.one_of(fractions, fractions.map(lambda fraction: -fraction)),
    Currency: st.sampled_from([*CURRENCIES.values()]),
    Money: moneys,
    Rate: rates,
    RateSchedule: schedules,
    Decision: decisions(),
    Figure: st.builds(
        Figure, names, st.one_of(moneys, fractions, st.dates(), any_text, st.integers(), st.booleans(), st.none())
    ),
    Product: products_of_any_kind(),
    InstallmentOffer: offers(),
    Schedule: quotes(),
    Waterfall: waterfalls,
    Entry: entries(
        memos=any_text, kinds=any_text.filter(bool), ids=any_text.filter(bool), items=any_text, values=any_text
    ),
    Posting: st.builds(Posting, st.sampled_from(ACCOUNTS), moneys, any_text),
}


def values(hint: Any) -> SearchStrategy[Any]:
    """What a field of that annotation may hold."""
    parts = get_args(hint)
    if hint in SIMPLE:
        return SIMPLE[hint]
    match get_origin(hint):
        case origin if origin is Literal:
            return st.sampled_from(parts)
        case origin if origin is tuple:
            return st.lists(values(parts[0]), max_size=3).map(tuple) if ... in parts else st.tuples(*map(values, parts))
        case origin if origin in (Union, UnionType):
            return st.one_of(*map(values, parts))
    return st.sampled_from(hint) if issubclass(hint, Enum) else st.deferred(lambda: objects(hint))


@st.composite
def objects(draw: DrawFn, word: type) -> Any:
    """Values of a class, as its constructor lets them be."""
    drawn = {name: draw(values(field.hint)) for name, field in fields_of(word).items()}
    try:
        return word(**drawn)
    except (CreditLineError, TypeError, ValueError):
        assume(condition=False)
