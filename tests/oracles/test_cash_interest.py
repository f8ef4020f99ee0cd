"""Published interest of cash and of loans by the day, each with its source."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from creditline import CNY, CreditLine
from creditline.catalog import credit_card, fenfu, jiebei
from tests.lines import JAN, NOV, OCT

LIMIT = CNY(100_000)


def test_spdb_counts_both_ends_of_nine_days():
    """
    1,000 drawn on 2 August 2018 and repaid on the 10th: 4.50.

    Source: http://readingspeakeasy.com/cardnews/cardnews_49120.shtml.
    """
    card = credit_card("spdb", edition=2018)
    line = CreditLine.open(card, limit=LIMIT, on=date(2018, 8, 1), id="card")
    line = line.draw(CNY(1000), on=date(2018, 8, 2), id="d")

    assert line.payoff(date(2018, 8, 10)).interest == CNY("4.50")


class TestBocom:
    """
    2,000 drawn on 12 November and repaid on 21 December: a fee of 20 and 40 days at 0.05 %, 2,060 in all.

    Source: https://wenda.cardbaobao.com/59155.html.
    """

    CARD = credit_card("bocom")

    def payoff(self, card):
        line = CreditLine.open(card, limit=LIMIT, on=date(2022, 11, 1), id="card")
        return line.draw(CNY(2000), on=date(2022, 11, 12), id="d").payoff(date(2022, 12, 21))

    def test_both_ends_count(self):
        assert self.CARD.cash_interest is not None
        simple = attrs.evolve(self.CARD, cash_interest=attrs.evolve(self.CARD.cash_interest, compounds=False))
        owed = self.payoff(simple)

        assert (owed.fee, owed.interest, owed.total) == (CNY(20), CNY(40), CNY(2060))

    def test_what_compounding_adds_is_not_printed(self):
        """The statement of 5 December posts 23.00, which bear 17 nights to the 21st: 0.1955."""
        assert self.payoff(self.CARD).total == CNY("2060.20")


def test_fenfu_costs_20_for_5_days_of_10000():
    """
    At 0.04 % a day.

    Source: https://www.10284.com/article/812.html.
    """
    line = CreditLine.open(fenfu(), limit=LIMIT, on=JAN(1), id="line").purchase(CNY(10_000), on=JAN(10), id="p")

    assert line.payoff(JAN(15)).interest == CNY(20)


@pytest.mark.parametrize(("amount", "days", "interest"), [(10_000, 7, 35), (1000, 30, 15)])
def test_jiebei_costs_35_for_7_days_of_10000(amount, days, interest):
    """
    At 0.05 % a day.

    Source: https://drbdp.com/4-9447273.html, which prints 1.50 for 1,000 over 30 days, wrong by ten.
    """
    line = CreditLine.open(jiebei(), limit=LIMIT, on=JAN(1), id="line").draw(CNY(amount), on=JAN(1), id="d")

    assert line.payoff(JAN(1 + days)).interest == CNY(interest)


@pytest.mark.parametrize(("repaid", "interest"), [(2, 0), (7, 0), (8, 0), (10, 10)])
def test_a_coupon_of_7_days(repaid, interest):
    """
    10,000 drawn on 1 January at 0.05 %: repaid from the 2nd to the 7th nothing, on the 10th 10.

    Source: a mirror of the questions that Weilidai answers, http://198.12.123.165:9000/Writing/7052409.html.
    """
    line = CreditLine.open(jiebei(), limit=LIMIT, on=JAN(1), id="line")
    line = line.draw(CNY(10_000), on=JAN(1), id="d", free_days=7)

    assert line.payoff(JAN(repaid)).interest == CNY(interest)
    assert not line.repay(CNY(10_000 + interest), on=JAN(repaid), id="r").outstanding


def test_a_loan_of_14_days_with_a_coupon_of_7_pays_7():
    """
    The amount is ours.

    Sources: mip.gucheng.com/finance/202207/4230568.shtml; nbwxtz.com/nbs/1661871302221972.html.
    """
    line = CreditLine.open(jiebei(), limit=LIMIT, on=OCT(1), id="line")
    line = line.draw(CNY(2000), on=OCT(25), id="d", free_days=7)

    assert line.payoff(NOV(8)).interest == 7 * CNY(1)
