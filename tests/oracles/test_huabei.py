"""Published figures of Huabei's overdue interest and of late fees, each with its source."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
import pytest

from creditline import CNY, CreditLine
from creditline.catalog import huabei
from creditline.terms import LateFee


def test_500_late_for_five_days_cost_1_25():
    """
    A bill of 1,000 due on 10 July, 500 paid by then, the rest on the 15th: 500 x 0.05 % x 5 = 1.25.

    Source: https://en.4hw.com.cn/646/28659.html (2016).
    """
    line = CreditLine.open(huabei(due_day=10), limit=CNY(5000), on=date(2016, 6, 1), id="line")
    line = line.purchase(CNY(1000), on=date(2016, 6, 12), id="p").repay(CNY(500), on=date(2016, 7, 10), id="r1")

    assert line.payoff(date(2016, 7, 15)).interest == CNY("1.25")
    paid = line.repay(CNY("501.25"), on=date(2016, 7, 15), id="r2")
    assert (paid.outstanding, paid.credit_balance) == (CNY(0), CNY(0))


def test_10000_late_for_five_days_cost_25():
    """Source: https://www.ke62.com/articles/205010/164759232113159.html."""
    line = CreditLine.open(huabei(), limit=CNY(20_000), on=date(2022, 3, 1), id="line")
    line = line.purchase(CNY(10_000), on=date(2022, 3, 5), id="p")

    assert line.payoff(date(2022, 4, 14)).interest == CNY(25)


def test_900_late_for_ten_nights_cost_4_50():
    """
    1,000 bought in October, 100 paid on 8 November, the rest on the 19th; due on the 9th.

    Source: the rule of https://m.3dmxku.com/daquan/zonghe/11418503.html, worked by hand.
    """
    line = CreditLine.open(huabei(), limit=CNY(8000), on=date(2026, 10, 1), id="line")
    line = line.purchase(CNY(1000), on=date(2026, 10, 20), id="p").advance(to=date(2026, 11, 1))
    assert line.statements[0].minimum_due == CNY(100)

    line = line.repay(CNY(100), on=date(2026, 11, 8), id="r1")
    assert line.payoff(date(2026, 11, 19)).total == CNY("904.50")


@pytest.mark.parametrize(
    ("minimum", "paid", "fee"),
    [
        # http://langmsf.cn/card/20779.html: ICBC, 900 paid of a minimum of 1,000
        (1000, 900, "5.00"),
        # http://dzyyw.com/danjiyouxi/1098007.html: a minimum of 1,000, 300 paid
        (1000, 300, "35.00"),
    ],
)
def test_a_late_fee_is_5_percent_of_the_unpaid_minimum(minimum, paid, fee):
    rule = LateFee.share_of_minimum("5%")
    unpaid = CNY(minimum - paid).minor
    assert CNY.minor(rule.charge(minimum=Fraction(CNY(minimum).minor), unpaid=Fraction(unpaid))) == CNY(fee)

    line = CreditLine.open(attrs.evolve(huabei(), late_fee=rule), limit=CNY(20_000), on=date(2018, 1, 1), id="line")
    line = line.purchase(CNY(10_000), on=date(2018, 1, 10), id="p").repay(CNY(paid), on=date(2018, 2, 9), id="r")
    assert line.advance(to=date(2018, 2, 10)).payoff().late_fee == CNY(fee)
