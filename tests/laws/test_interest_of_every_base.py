"""What holds of interest whatever its base: when there is none, how bases compare, and that no night counts twice."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY, CreditLine, Product, Rate, Rounding
from creditline.acts import Advance
from creditline.money import RateSchedule
from creditline.terms import BillingCycle, DueAfter, DueOn, Interest, MinimumPayment
from creditline.terms.interest import BASES
from creditline.testing import histories, products
from tests.laws.living import LIVES

DAY = timedelta(days=1)
START = date(2026, 1, 6)
FREE_BASES = tuple(base for base in BASES if base != "daily")
CYCLES = st.sampled_from(
    (
        BillingCycle(5, DueOn(23), cutoff="through"),
        BillingCycle(1, DueOn(9)),
        BillingCycle(31, DueAfter(20), cutoff="through"),
    )
)
AMOUNTS = st.sampled_from((1, 99, 1000, 12345, 99_999)).map(CNY.minor)
SPENDING = st.lists(st.tuples(st.integers(0, 120), AMOUNTS), min_size=1, max_size=6).map(sorted)
RATE = Rate.parse("0.05%/day")


def card(cycle: BillingCycle, interest: Interest, **terms: Any) -> Product:
    return Product("card", CNY, cycle=cycle, minimum=MinimumPayment("10%"), interest=interest, **terms)


def living(product: Product, movements: list[tuple[int, int, str]], to: int) -> CreditLine:
    """A line that buys and repays (a negative amount) so many days after its first, then lives on."""
    line = CreditLine.open(product, limit=CNY(10**9), on=START, id="line")
    for day, minor, id in sorted(movements):
        on = START + day * DAY
        amount = CNY.minor(abs(minor))
        line = line.purchase(amount, on=on, id=id) if minor > 0 else line.repay(amount, on=on, id=id)
    return line.advance(to=START + to * DAY)


def bought(spending: list[tuple[int, Any]]) -> list[tuple[int, int, str]]:
    return [(day, amount.minor, f"p{number}") for number, (day, amount) in enumerate(spending)]


def interest_of(line: CreditLine) -> int:
    """All that was ever charged, and what will be for the nights so far."""
    return line.payoff().interest.minor - line.ledger.balance("Income:Interest").minor - _owed(line)


def _owed(line: CreditLine) -> int:
    return line.ledger.balance("Assets:Receivable:Interest").minor


@given(st.sampled_from(FREE_BASES), CYCLES, SPENDING, st.booleans())
def test_whoever_pays_every_statement_on_time_pays_no_interest(base, cycle, spending, last_day):
    """Where every statement so far was paid in full on time, no base but `daily` ever charges anything."""
    line = CreditLine.open(card(cycle, getattr(Interest, base)(RATE)), limit=CNY(10**9), on=START, id="line")
    statements = [cycle.statement_after(START)]
    for _ in range(7):
        statements.append(cycle.statement_after(statements[-1]))
    paydays = [(cycle.due_date(each) if last_day else cycle.issued_on(each), 0, str(each)) for each in statements]
    for on, minor, id in sorted([*((START + day * DAY, minor, id) for day, minor, id in bought(spending)), *paydays]):
        line = line.advance(to=on)
        if minor:
            line = line.purchase(CNY.minor(minor), on=on, id=id)
        elif owed := line.due().total:
            line = line.repay(owed, on=on, id=id)
    assert len(line.statements) > 0

    assert interest_of(line) == 0


@given(
    CYCLES,
    SPENDING,
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 10**5)), max_size=4),
    st.sampled_from((RATE, Rate.parse("18%/year/360"))),
)
def test_full_is_at_least_unpaid_and_that_at_least_overdue(cycle, spending, payments, rate):
    """With no repayment between a due date and the next issue, full >= unpaid >= overdue on the same facts."""
    statement = cycle.statement_after(START)
    paid: list[tuple[int, int, str]] = []
    for number, (months, minor) in enumerate(payments):
        on = statement
        for _ in range(months):
            on = cycle.statement_after(on)
        # On the due date itself, or the day after the issue.
        day = cycle.due_date(on) if number % 2 else on + DAY
        paid.append(((day - START).days, -minor, f"r{number}"))
    told = [
        interest_of(
            living(card(cycle, getattr(Interest, base)(rate, rounding=Rounding.DOWN)), [*bought(spending), *paid], 200)
        )
        for base in ("full", "unpaid", "overdue")
    ]

    assert told == sorted(told, reverse=True)


@given(
    st.sampled_from(BASES),
    CYCLES,
    SPENDING,
    st.integers(1, 150_000),
    st.tuples(st.integers(0, 18), st.integers(0, 18)).map(sorted),
)
def test_paying_earlier_never_costs_more(base, cycle, spending, minor, days):
    """The same money paid earlier between the issue of a statement and its judgement never raises interest."""
    statement = cycle.statement_after(cycle.statement_after(START))
    last = (cycle.due_date(statement) - START).days
    first = (cycle.issued_on(statement) - START).days
    earlier, later = (min(last, first + day) for day in days)
    product = card(cycle, getattr(Interest, base)(RATE, rounding=Rounding.DOWN))
    paid = [living(product, [*bought(spending), (day, -minor, "r")], 200) for day in (earlier, later)]

    assert interest_of(paid[0]) <= interest_of(paid[1])


NIGHTLY = st.sampled_from([base for base in BASES if base != "average_daily_balance"]).flatmap(
    lambda base: products(
        interest=getattr(Interest, base)(Rate.parse("0.05%/day"), rounding=Rounding.DOWN), cash_interest=None
    )
)


@given(histories(NIGHTLY, acts_max=30))
def test_no_night_is_charged_twice(line):
    """Not more was ever charged than every night of all principal would cost, and never less than nothing."""
    charged = -line.ledger.balance("Income:Interest").minor
    nights = sum(
        line._life.state.ledger.nights(account, start=line.commands[0].on, end=line.as_of)
        for account in ("Assets:Receivable:Principal", "Assets:Receivable:Cash")
        if account in line._life.state.ledger.accounts
    )

    assert 0 <= charged <= Fraction(nights, 2000)


def later(value: Any, shift: timedelta) -> Any:
    """A command, an agreement or a date, so much later."""
    if isinstance(value, date):
        return value + shift
    if isinstance(value, RateSchedule):
        return RateSchedule(*((first + shift, rate) for first, rate in value.steps))
    if isinstance(value, tuple):
        return tuple(later(each, shift) for each in value)
    if attrs.has(type(value)) and type(value).__module__.startswith(("creditline.acts", "creditline.terms")):
        changes = {
            field.alias: later(getattr(value, field.name), shift) for field in attrs.fields(type(value)) if field.init
        }
        return type(value)(**changes)
    return value


@given(LIVES)
def test_a_life_four_hundred_years_later_is_the_same(line):
    """146,097 days are a cycle of the Gregorian calendar: a whole life, its rates included, changes no amount."""
    shift = timedelta(days=146_097)
    again = CreditLine.replay([later(command, shift) for command in line.commands])
    for one, other in zip(line.statements, again.statements, strict=True):
        assert one.date + shift == other.date
        assert (one.closing, one.amount_due, one.minimum_due) == (other.closing, other.amount_due, other.minimum_due)
    assert (line.payoff(), line.due(), line.available) == (again.payoff(), again.due(), again.available)
    assert isinstance(again.commands[-1], Advance) or again.days_past_due == line.days_past_due
