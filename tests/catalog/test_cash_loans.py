"""Fenfu and Jiebei: interest by the day, from the first."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine, Rate
from creditline.catalog import fenfu, jiebei
from creditline.dates import Days, Months
from creditline.terms import BillingCycle, DueOn, Interest, OrderCycle
from tests.lines import FEB, JAN, MAR


class TestFenfu:
    """
    Of more than 100 used at the end of a month 10 % and its interest, else all; due on the 10th.

    Sources: m.mzbkw.com/baike/701844.html; jiaoyi.northmoney.cn/jiaoyi/2023/0511/27115.html; the amounts are ours.
    """

    LINE = CreditLine.open(fenfu(), limit=CNY(20_000), on=JAN(1), id="line")

    @pytest.mark.parametrize(
        ("used", "minimum"),
        [("1000", "108.00"), ("100.01", "10.81"), ("100", "100.80"), ("99.99", "100.79")],
    )
    def test_the_minimum(self, used, minimum):
        """20 nights from the 12th to the end of January, 0.80 for each 100; a part of a cent is rounded up."""
        line = self.LINE.purchase(CNY(used), on=JAN(12), id="p").advance(to=FEB(1))

        assert line.statements[0].minimum_due == CNY(minimum)
        assert line.statements[0].due_date == FEB(10)

    def test_no_free_period_and_nothing_compounded(self):
        """The statement of 1 February posts 8.00, that of 1 March 28 nights of the 1,000 alone."""
        line = self.LINE.purchase(CNY(1000), on=JAN(12), id="p").advance(to=MAR(1))

        assert [each.interest for each in line.statements] == [CNY(8), CNY("11.20")]

    def test_what_is_agreed(self):
        assert fenfu().cycle == BillingCycle(1, DueOn(10))
        assert fenfu(rate="0.05%").interest == Interest.daily(Rate.parse("0.05%/day"))
        assert fenfu().late_fee is None

    def test_no_other_edition(self):
        with pytest.raises(ValueError, match=r"^fenfu has the editions 2023, not 2022$"):
            fenfu(edition=2022)


class TestJiebei:
    def test_each_draw_falls_due_by_itself(self):
        line = CreditLine.open(jiebei(), limit=CNY(20_000), on=JAN(1), id="line")
        line = line.draw(CNY(1000), on=JAN(10), id="d").draw(CNY(500), on=JAN(20), id="e")

        assert [(row.due_date, row.amount, row.why) for row in line.upcoming().rows] == [
            (JAN(20), CNY(5), "charges so far"),
            (FEB(10), CNY(1000), "order d"),
            (FEB(20), CNY(500), "order e"),
        ]

    def test_paying_early_costs_the_days_used(self):
        line = CreditLine.open(jiebei("0.015%"), limit=CNY(20_000), on=JAN(1), id="line")
        line = line.draw(CNY(10_000), on=JAN(10), id="d").repay(CNY(10_003), on=JAN(12), id="r")

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))

    def test_another_term(self):
        assert jiebei().cycle == OrderCycle(Months(1))
        assert jiebei(term=Days(14)).cycle == OrderCycle(Days(14))

    @pytest.mark.parametrize("rate", ["0.0149%", "0.061%"])
    def test_no_rate_that_was_not_published(self, rate):
        with pytest.raises(ValueError, match=rf"^jiebei has rates of 0.015 % to 0.06 % a day, not {rate}$"):
            jiebei(rate)

    @pytest.mark.parametrize("rate", ["0.015%", "0.06%"])
    def test_both_bounds_are_rates(self, rate):
        assert jiebei(rate).interest == Interest.daily(Rate.daily(rate))

    @pytest.mark.parametrize("edition", [2021, "2022"])
    def test_no_other_edition(self, edition: Any):
        with pytest.raises(ValueError, match=f"^jiebei has the editions 2022, not {edition!r}$"):
            jiebei(edition=edition)
