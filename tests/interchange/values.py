"""Strategies for values of every class that plain data may name, built from nothing but their annotations."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from creditline.errors import CreditLineError
from creditline.interchange.words import fields_of
from creditline.ledger import Entry, Ledger, Posting
from creditline.money import CNY, JPY, KWD, Currency, Money, Rate, RateSchedule
from creditline.terms import Product, Waterfall
from creditline.testing import products

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
    Fraction: st.one_of(fractions, fractions.map(lambda fraction: -fraction)),
    Currency: st.sampled_from([*CURRENCIES.values()]),
    Money: moneys,
    Rate: rates,
    RateSchedule: schedules,
    Product: products(),
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
