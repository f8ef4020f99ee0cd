"""Fenqile's stack of late fees: by the day, once, and for each dunning."""

from __future__ import annotations

import pytest

from creditline import CNY, CreditLine, Product, Rate
from creditline.terms import BillingCycle, DueOn, LateFee
from tests.lines import NOV, OCT

FEES = (
    LateFee.daily(Rate.parse("0.03%/day")),
    LateFee.share_of_minimum("2%"),
    LateFee.flat(CNY(5), again=CNY(10), repeated_after=10),
)


@pytest.mark.parametrize(("on", "fees"), [(NOV(9), "0"), (NOV(10), "25.30"), (NOV(19), "28.00"), (NOV(24), "39.50")])
def test_1000_late_for_15_days_cost_39_50(on, fees):
    """
    15 x 0.03 % and 2 % once of 1,000, 5 on the first day and 10 on the eleventh: 4.50 + 20.00 + 15.00.

    Derived, not published: the rates are of http://www.188gift.com/xinwen/show-3765.html (2021 to 2022), which does
    not say on which days dunning is charged.
    """
    product = Product("Fenqile", CNY, cycle=BillingCycle(1, DueOn(9)), late_fee=FEES)
    line = CreditLine.open(product, limit=CNY(5_000), on=OCT(1), id="line").purchase(CNY(1_000), on=OCT(20), id="o")

    assert line.payoff(on).late_fee == CNY(fees)
