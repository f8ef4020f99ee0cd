"""Published average daily balances and what they cost, and the grace of the United States, each with its source."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import attrs
import pytest

from creditline import USD, CreditLine, Product, Rate, Rounding
from creditline.dates import add_months
from creditline.money import RateSchedule
from creditline.terms import BillingCycle, DueAfter, Interest, MinimumPayment

OPENSTAX = "https://openstax.org/books/contemporary-mathematics/pages/6-10-credit-cards"


def card(rate: str, *, since: date = date(2022, 1, 1), due: int = 25, **terms: Any) -> Product:
    """A card of the United States; the period is a calendar month, and nothing is charged for nights before *since*."""
    agreed = Rate.parse(rate)
    rates = RateSchedule((date(2000, 1, 1), attrs.evolve(agreed, fraction=Fraction(0))), (since, agreed))
    return Product(
        "card",
        USD,
        cycle=BillingCycle(1, DueAfter(due)),
        minimum=MinimumPayment("2%", floor=USD(25), of="balance"),
        interest=Interest.average_daily_balance(rates, **terms),
    )


def carrying(product: Product, amount: str, bought: date, lost: date) -> CreditLine:
    """A line that owes an amount of an older statement, which was not paid: it has lost its grace."""
    line = CreditLine.open(product, limit=USD(100_000), on=bought, id="card")
    return line.purchase(USD(amount), on=bought, id="old").advance(to=lost)


def living(line: CreditLine, movements: list[tuple[date, str]]) -> CreditLine:
    """Purchases, and payments where an amount is negative."""
    for number, (day, amount) in enumerate(movements):
        money = USD(amount)
        if money < USD(0):
            line = line.repay(-money, on=day, id=f"r{number}")
        else:
            line = line.purchase(money, on=day, id=f"p{number}")
    return line


@pytest.mark.parametrize("rounded", [True, False])
def test_november_costs_28_80(rounded: bool):  # noqa: FBT001 - a convention
    """
    1,845.23 at the start, ten movements: the balances of 30 days add up to 62,190.95, the mean is 2,073.03.

    16.9 % a year for 30 days of 365 on the rounded mean are 28.80. The book's balance due, 2,101.83, adds that to the
    mean by mistake; the closing balance is 2,159.11 + 28.80.
    """
    product = card("16.9%/year", since=date(2022, 11, 1), rounded=rounded)
    line = carrying(product, "1845.23", date(2022, 9, 20), date(2022, 10, 31))
    line = living(
        line,
        [
            (date(2022, 11, 3), "78.50"),
            (date(2022, 11, 4), "159"),
            (date(2022, 11, 4), "39.99"),
            (date(2022, 11, 4), "47.10"),
            (date(2022, 11, 10), "-300"),
            (date(2022, 11, 13), "58.75"),
            (date(2022, 11, 13), "135"),
            (date(2022, 11, 18), "30"),
            (date(2022, 11, 18), "21.75"),
            (date(2022, 11, 28), "43.79"),
        ],
    ).advance(to=date(2022, 12, 1))

    assert line.statements[-1].interest == USD("28.80")
    assert line.statements[-1].closing == USD("2159.11") + USD("28.80")


def test_may_has_a_mean_of_442_39():
    """450.21 at the start, five movements: 13,714.04 over 31 days; 1 % a month of the rounded mean is 4.42."""
    line = carrying(
        card("100%/month", since=date(2022, 5, 1), rounded=True), "450.21", date(2022, 3, 20), date(2022, 4, 30)
    )
    line = living(
        line,
        [
            (date(2022, 5, 10), "-120"),
            (date(2022, 5, 15), "83.43"),
            (date(2022, 5, 26), "45.12"),
            (date(2022, 5, 26), "85.34"),
            (date(2022, 5, 30), "98.23"),
        ],
    ).advance(to=date(2022, 6, 1))

    assert line.statements[-1].interest == USD("442.39")
    assert line.statements[-1].closing == USD("642.33") + USD("442.39")


def test_a_period_of_thirty_days_has_a_mean_of_416_33():
    """
    400, less 40 on the 8th day, 60 more on the 11th, less 10 on the 17th, 50 more on the 24th.

    Source: http://www.jiskha.com/display.cgi?id=1322156378, with the days of April; 100 % a month show the mean.
    """
    product = card("100%/month", since=date(2022, 4, 1), rounded=True)
    line = carrying(product, "400", date(2022, 2, 20), date(2022, 3, 31))
    movements = [
        (date(2022, 4, 8), "-40"),
        (date(2022, 4, 11), "60"),
        (date(2022, 4, 17), "-10"),
        (date(2022, 4, 24), "50"),
    ]

    assert living(line, movements).advance(to=date(2022, 5, 1)).statements[-1].interest == USD("416.33")


@pytest.mark.parametrize(
    ("balance", "rate", "days", "interest"),
    [
        ("2765.00", "13.99%/year", 30, "31.80"),
        ("789.30", "17.99%/year", 31, "12.06"),
        ("1037.85", "11.99%/year", 28, "9.55"),
    ],
)
def test_interest_on_a_mean(balance: str, rate: str, days: int, interest: str):
    """The book rounds interest up to the next cent: 31.794 is 31.80, 12.060 is 12.06, 9.546 is 9.55."""
    first = {30: date(2023, 4, 1), 31: date(2023, 5, 1), 28: date(2023, 2, 1)}[days]
    bought = add_months(first, -2)
    line = carrying(card(rate, since=first, rounding=Rounding.UP), balance, bought, add_months(first, 1))

    assert (add_months(first, 1) - first).days == days
    assert [each.interest for each in line.statements] == [USD(0), USD(0), USD(interest)]


def march_and_april(**terms: Any) -> CreditLine:
    """Comment 54(a)(1)-6.i: 600 bought in March, 150 in April, 500 paid on 25 April, the due date."""
    product = card("15%/year", due=24, restored_after=1, **terms)
    line = CreditLine.open(product, limit=USD(10_000), on=date(2022, 3, 1), id="card")
    return living(
        line,
        [
            (date(2022, 3, 10), "100"),
            (date(2022, 3, 15), "200"),
            (date(2022, 3, 20), "300"),
            (date(2022, 4, 10), "150"),
            (date(2022, 4, 25), "-500"),
        ],
    ).advance(to=date(2022, 5, 1))


def test_nothing_reaches_back_and_what_was_paid_within_grace_is_free():
    """
    12 CFR 1026, Supplement I, comment 54(a)(1)-6.i: 100 bears from 1 April and 150 from the 10th, nothing else.

    The comment names no amount; 15 % a year on those nights is (100 × 30 + 150 × 21) × 15 % / 365 = 2.53.
    """
    line = march_and_april(free_if_paid_in_grace=True)

    assert line.statements[0].due_date == date(2022, 4, 25)
    assert line.statements[-1].interest == USD("2.53")
    counted = march_and_april()
    assert counted.statements[-1].interest == USD.minor(
        Rounding.HALF_UP.round(Fraction((60000 * 24 + 10000 * 6 + 15000 * 21) * 15, 36500))
    )
