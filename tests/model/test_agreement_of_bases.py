"""Under every base of interest, with cash of its own and without, the library and the clerk agree to the cent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from creditline.acts import Advance, Draw, Purchase, Repay, ReturnRepayment, Withdraw
from creditline.line import CreditLine
from creditline.money import CNY, Rate
from creditline.terms import BillingCycle, DueOn, Interest, LateFee, Product
from creditline.testing import command, openings
from tests.model.bases import BASES
from tests.model.pair import IDLE_DAYS_MAX, WHIMS, Pair

if TYPE_CHECKING:
    from creditline.testing import Whim

EVERY = 8
"""Where cash may be drawn, one idea in so many is to do that."""


def asked_of(line: CreditLine, whim: Whim) -> Any:
    """What a whim makes of a line: as elsewhere, and now and then a draw."""
    usual = command(line, whim, idle_days_max=IDLE_DAYS_MAX)
    if whim.which % EVERY != 1 or (line.product.cash_interest is None and line.product.cash_fee is None):
        return usual
    most = max(1, (line.available + line.credit_balance).minor)
    amount = line.product.currency.minor(1 + whim.minor % most)
    free_days = 0 if line.product.averages_cash else (0, 7, 40)[whim.figure % 3]
    on = getattr(usual, "on", line.as_of)
    return Draw(amount, on=on, id=f"act-{len(line.history)}", free_days=free_days)


@pytest.mark.parametrize("drawn", BASES.values(), ids=BASES.keys())
@given(data=st.data())
def test_any_life_under_a_base_agrees_to_the_cent(drawn, data):
    pair = Pair(data.draw(openings(drawn)))
    for whim in data.draw(WHIMS):
        asked = asked_of(pair.line, whim)
        note(f"{asked!r}")
        pair.ask(asked)


# Lives that lead through one rule each, for days on end

CENT = Rate.parse("1%/day")
THROUGH = BillingCycle(5, DueOn(23), cutoff="through")
MARCH = Purchase(CNY(1000), on=date(2027, 3, 30), id="p")


def lent(**terms: Any) -> Product:
    return Product("card", CNY, **{"cycle": THROUGH, **terms})


def paid(amount: str, on: date, name: str) -> Repay:
    return Repay(CNY(amount), on=on, id=name)


LIVES: dict[str, tuple[Product, list[Any]]] = {
    "what is repaid on the statement day bears interest over that night where payments count from the next day": (
        lent(interest=Interest.full(CENT, payment_counts="next_day")),
        [MARCH, paid("900", date(2027, 5, 4), "r"), paid("1000", date(2027, 5, 5), "s")],
    ),
    "the same by the day": (
        lent(interest=Interest.daily(CENT, payment_counts="next_day")),
        [MARCH, paid("2000", date(2027, 5, 5), "r")],
    ),
    "interest is posted on its statement date and compounds from that night on": (
        lent(interest=Interest.daily(CENT, compounds=True, through_statement_day=True)),
        [MARCH],
    ),
    "what was paid before its statement bears nothing, beside cash by the day": (
        lent(interest=Interest.full(CENT), cash_interest=Interest.daily(CENT)),
        [
            Draw(CNY(500), on=date(2027, 3, 29), id="d"),
            Purchase(CNY(100), on=date(2027, 4, 10), id="q"),
            paid("2000", date(2027, 4, 20), "r"),
            Draw(CNY(3000), on=date(2027, 4, 21), id="e"),
        ],
    ),
    "a payment lowers what was there before, though it is toward a new purchase": (
        lent(interest=Interest.average_daily_balance(CENT, new_purchases=False)),
        [
            MARCH,
            Purchase(CNY(300), on=date(2027, 5, 20), id="q"),
            Repay(CNY(200), on=date(2027, 5, 25), id="r", toward="q"),
        ],
    ),
    "what a withdrawal came to owe is no new purchase of its period": (
        lent(interest=Interest.average_daily_balance(CENT, new_purchases=False)),
        [
            MARCH,
            paid("1500", date(2027, 4, 10), "r"),
            Purchase(CNY(900), on=date(2027, 4, 12), id="q"),
            Purchase(CNY(10), on=date(2027, 5, 6), id="s"),
            paid("2000", date(2027, 6, 20), "t"),
            Withdraw(CNY(1000), on=date(2027, 6, 21), id="w"),
            ReturnRepayment("r", on=date(2027, 7, 10), id="x"),
        ],
    ),
    "interest on a late fee alone is overdue, though new purchases came before the fee": (
        lent(
            interest=Interest.average_daily_balance(CENT, new_purchases=False, fees_bear_interest=True),
            cash_interest=Interest.daily(Rate.parse("0.1%/day")),
            late_fee=LateFee.share_of_minimum("10%"),
        ),
        [
            Draw(CNY(1000), on=date(2027, 3, 27), id="d"),
            Purchase(CNY(100), on=date(2027, 4, 23), id="p"),
            paid("160", date(2027, 5, 6), "r"),
        ],
    ),
    "what is posted between statements is older than what they post": (
        lent(interest=Interest.overdue(CENT), cash_interest=Interest.daily(CENT, compounds=True)),
        [
            MARCH,
            Draw(CNY(1000), on=date(2027, 3, 31), id="d"),
            paid("60", date(2027, 5, 25), "r"),
            paid("800", date(2027, 6, 7), "s"),
        ],
    ),
    "grace returns to the line with two statements paid in full": (
        lent(interest=Interest.average_daily_balance(CENT, restored_after=2)),
        [
            MARCH,
            Advance(to=date(2027, 5, 10)),
            paid("1000", date(2027, 5, 20), "r"),
            Purchase(CNY(10), on=date(2027, 5, 21), id="q"),
            paid("400", date(2027, 6, 20), "s"),
            Purchase(CNY(10), on=date(2027, 7, 8), id="u"),
        ],
    ),
}


@pytest.mark.parametrize(("product", "acts"), LIVES.values(), ids=LIVES.keys())
def test_a_life_through_one_rule_agrees_every_day(product, acts):
    pair = Pair(CreditLine.open(product, limit=CNY(8000), on=date(2027, 3, 1), id="line"))

    for asked in [*acts, Advance(to=date(2028, 1, 15))]:
        pair.ask(asked)
