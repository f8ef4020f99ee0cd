"""The library and the clerk, who keeps a line day by day from the rules alone, agree to the cent."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from creditline.acts import Advance, LowerLimit, Purchase, Refund, Repay, ReturnRepayment, Withdraw
from creditline.catalog import huabei, meituan_pay
from creditline.line import CreditLine
from creditline.money import CNY, JPY, Rate
from creditline.terms import (
    BillingCycle,
    DueAfter,
    DueOn,
    Interest,
    LateFee,
    Leniency,
    MinimumPayment,
    Product,
    Waterfall,
)
from creditline.testing import command, histories, openings, products
from tests.model.bases import PLAIN
from tests.model.pair import ACTS_MAX, IDLE_DAYS_MAX, WHIMS, Pair

OVERDUE_ONLY: dict[str, Any] = {"bases": ("overdue",), **PLAIN}
PRODUCTS = products(**OVERDUE_ONLY) | products(JPY, **OVERDUE_ONLY)


@given(st.data())
def test_any_life_agrees_to_the_cent(data):
    pair = Pair(data.draw(openings(PRODUCTS)))
    for whim in data.draw(WHIMS):
        asked = command(pair.line, whim, idle_days_max=IDLE_DAYS_MAX)
        note(f"{asked!r}")
        pair.ask(asked)


@pytest.mark.parametrize(
    # The slow model does not know installments.
    "product",
    [attrs.evolve(huabei(), installments=()), meituan_pay()],
    ids=["huabei", "meituan"],
)
@given(data=st.data())
def test_any_life_under_a_preset_agrees(product, data):
    line = data.draw(histories(product, acts_max=ACTS_MAX, idle_days_max=IDLE_DAYS_MAX))
    first, *later = line.commands
    pair = Pair(CreditLine.replay([first]))
    for told in later:
        pair.ask(told)


# Lives that lead through one rule each, for days on end

OVERDUE = Interest.overdue(Rate.parse("0.05%/day"))
HALF = LateFee.share_of_minimum("50%")


def agreed(**terms: Any) -> Product:
    usual: dict[str, Any] = {
        "cycle": BillingCycle(1, DueOn(9)),
        "minimum": MinimumPayment("10%"),
        "interest": OVERDUE,
        "late_fee": HALF,
    }
    return Product("card", CNY, **usual | terms)


def bought(amount: str, on: date, name: str = "p") -> Purchase:
    return Purchase(CNY(amount), on=on, id=name)


def paid(amount: str, on: date, name: str, **how: Any) -> Repay:
    return Repay(CNY(amount), on=on, id=name, **how)


STANDARD: list[Any] = [pair for pair in Waterfall.standard().steps if pair != ("billed", "principal")]
BILLED = STANDARD.index(("billed", "late_fee"))
BILLED_PRINCIPAL_EARLY = Waterfall((*STANDARD[:BILLED], ("billed", "principal"), *STANDARD[BILLED:]))

OCTOBER = bought("1000", date(2026, 10, 5))
LIVES: dict[str, tuple[Product, list[Any]]] = {
    "what tolerance leaves bears nothing until the next judgement": (
        agreed(leniency=Leniency(tolerance=CNY(10), grace_days=3)),
        [OCTOBER, paid("992", date(2026, 12, 5), "r")],
    ),
    "a tolerated rest bears again from the due date that was missed": (
        agreed(leniency=Leniency(tolerance=CNY(10))),
        [OCTOBER, paid("1015", date(2026, 12, 5), "r"), bought("500", date(2026, 12, 6), "q")],
    ),
    "two judgements between two statements": (
        agreed(cycle=BillingCycle(31, DueAfter(30)), leniency=Leniency(tolerance=CNY(10))),
        [
            bought("1000", date(2026, 11, 5)),
            Advance(to=date(2027, 2, 15)),
            bought("400", date(2027, 2, 20), "q"),
            paid("1035", date(2027, 3, 1), "r"),
        ],
    ),
    "a refund after the judgement is not settled by payment": (
        agreed(),
        [
            OCTOBER,
            Refund("p", on=date(2026, 11, 20), id="rf", amount=CNY(500)),
            paid("60", date(2026, 11, 21), "r"),
        ],
    ),
    "a refund of a bill that asked for all": (
        agreed(minimum=MinimumPayment("10%", all_below=CNY(60))),
        [
            bought("50", date(2026, 10, 5)),
            Refund("p", on=date(2026, 11, 3), id="rf", amount=CNY(30)),
            paid("19", date(2026, 11, 4), "r"),
        ],
    ),
    "a minimum that was the floor never exceeds what is left": (
        agreed(minimum=MinimumPayment("10%", floor=CNY(100))),
        [
            bought("100", date(2026, 10, 5)),
            Refund("p", on=date(2026, 11, 3), id="rf", amount=CNY(50)),
            paid("40", date(2026, 11, 4), "r"),
        ],
    ),
    "all of a small balance was asked for and is carried": (
        agreed(minimum=MinimumPayment("10%", all_below=CNY(60))),
        [bought("50", date(2026, 10, 5)), bought("100", date(2026, 11, 4), "q")],
    ),
    "grace over the next statement": (
        agreed(leniency=Leniency(grace_days=40)),
        [
            OCTOBER,
            bought("300", date(2026, 11, 2), "q"),
            paid("100", date(2026, 11, 20), "r"),
            paid("100", date(2026, 12, 20), "s"),
        ],
    ),
    "what is over the limit is due in full and lowered first": (
        agreed(),
        [
            OCTOBER,
            LowerLimit(CNY(400), on=date(2026, 10, 6), id="l"),
            Advance(to=date(2026, 11, 1)),
            Refund("p", on=date(2026, 11, 3), id="rf", amount=CNY(700)),
            paid("5", date(2026, 11, 4), "r"),
        ],
    ),
    "credit of a refund settles only what is posted next": (
        agreed(refund_rest="credit"),
        [
            OCTOBER,
            paid("1", date(2026, 11, 20), "r"),
            bought("100", date(2026, 11, 21), "q"),
            paid("100", date(2026, 11, 21), "s", toward="q"),
            Refund("q", on=date(2026, 11, 22), id="rf"),
            paid("1", date(2026, 11, 25), "t"),
            bought("10", date(2026, 11, 26), "u"),
        ],
    ),
    "credit of a refund that is no payment settles bills with the next statement": (
        agreed(refund_counts_as_payment=False, cycle=BillingCycle(1, DueOn(9), cutoff="through")),
        [
            OCTOBER,
            Refund("p", on=date(2026, 11, 22), id="rf", amount=CNY(700)),
            paid("1", date(2026, 11, 25), "t"),
            bought("10", date(2026, 11, 26), "u"),
        ],
    ),
    "interest stays overdue when the bill that it accrued on is paid": (
        agreed(waterfall=BILLED_PRINCIPAL_EARLY, late_fee=None),
        [
            OCTOBER,
            bought("100", date(2026, 11, 5), "q"),
            paid("1000", date(2026, 11, 20), "r", toward="p"),
            paid("1", date(2026, 12, 3), "s"),
        ],
    ),
    "a returned repayment makes late what was not": (
        agreed(),
        [
            OCTOBER,
            paid("200", date(2026, 11, 3), "r"),
            paid("900", date(2026, 11, 13), "s"),
            Withdraw(CNY(50), on=date(2026, 11, 14), id="w"),
            ReturnRepayment("s", on=date(2026, 12, 24), id="x"),
            ReturnRepayment("r", on=date(2027, 1, 24), id="y"),
        ],
    ),
    "a returned repayment is a movement of its own period": (
        agreed(),
        [
            paid("5", date(2026, 10, 20), "r"),
            ReturnRepayment("r", on=date(2027, 1, 15), id="x"),
        ],
    ),
}


@pytest.mark.parametrize(("product", "acts"), LIVES.values(), ids=LIVES.keys())
def test_a_life_through_one_rule_agrees_every_day(product, acts):
    pair = Pair(CreditLine.open(product, limit=CNY(8000), on=date(2026, 10, 1), id="line"))

    for asked in [*acts, Advance(to=date(2027, 8, 15))]:
        pair.ask(asked)
