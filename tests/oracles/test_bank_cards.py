"""Published interest of Chinese bank cards, on the full amount and on the unpaid part, each with its source."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest

from creditline import CNY, CreditLine, Product, Rate
from creditline.terms import BillingCycle, DueAfter, DueOn, Interest, LateFee, MinimumPayment

RATE = Rate.parse("0.05%/day")


def card(day: int, due: DueOn | DueAfter, interest: Interest, *, cutoff: Any = "through", **terms: Any) -> Product:
    """A bank card: refunds are credit, 10 % of principal is the minimum."""
    return Product(
        "card",
        CNY,
        cycle=BillingCycle(day, due, cutoff=cutoff),
        minimum=MinimumPayment("10%"),
        interest=interest,
        refund_counts_as_payment=False,
        **terms,
    )


def opened(product: Product, on: date) -> CreditLine:
    return CreditLine.open(product, limit=CNY(100_000), on=on, id="card")


def interest_of(line: CreditLine, issued: date) -> str:
    """The interest of the statement of a date."""
    (statement,) = [each for each in line.advance(to=issued + timedelta(days=1)).statements if each.date == issued]
    return str(statement.interest.decimal)


@pytest.mark.parametrize(
    ("convention", "interest"),
    [
        ({}, "17.40"),
        ({"through_statement_day": True}, "17.85"),
        ({"payment_counts": "next_day"}, "17.45"),
    ],
)
def test_the_same_facts_under_three_conventions(convention: dict[str, Any], interest: str):
    """
    1,000 posted on 30 March, 100 paid on 23 April, the statement of 5 May: 24 + 12, 24 + 13 or 25 + 11 nights.

    Sources: http://hxqdsh.com/yinhang/sdb/xinyongka/310819_3.html (17.40, SDB);
    wodefinance.com/Creditcardoverdue/hmqddkbocg.html counts the statement day; zkaqmrmnpj.html the day of payment.
    """
    line = opened(card(5, DueOn(23), Interest.full(RATE, **convention)), date(2023, 3, 6))
    line = line.purchase(CNY(1000), on=date(2023, 3, 30), id="p").repay(CNY(100), on=date(2023, 4, 23), id="r")

    assert interest_of(line, date(2023, 5, 5)) == interest


def test_25_and_11_nights_cost_17_45():
    """1,000 on 30 April, 100 paid on 25 May, the statement of 5 June; derived from the rule of SDB."""
    line = opened(card(5, DueOn(25), Interest.full(RATE)), date(2023, 4, 6))
    line = line.purchase(CNY(1000), on=date(2023, 4, 30), id="p").repay(CNY(100), on=date(2023, 5, 25), id="r")

    assert interest_of(line, date(2023, 6, 5)) == "17.45"


def test_a_payment_before_the_due_date_counts_from_its_own_day():
    """
    1,000 on 30 March, 100 paid on 1 May, due on the 5th, the statement of 10 May: 32 + 10 nights are 20.50.

    Source: http://www.lvdouya.com.cn/licai/202008/57588.html (the statement day counts).
    """
    line = opened(card(10, DueOn(5), Interest.full(RATE, through_statement_day=True)), date(2023, 3, 11))
    line = line.purchase(CNY(1000), on=date(2023, 3, 30), id="p").repay(CNY(100), on=date(2023, 5, 1), id="r")

    assert interest_of(line, date(2023, 5, 10)) == "20.50"


def test_nothing_paid_costs_19_and_paying_in_full_nothing():
    """
    1,000 on 1 January, due on the 27th, the statement of 7 February: 38 days are 19; paid on the 27th, nothing.

    Source: https://www.sarr.cn/dongshi/redg/5vo0WMNA61 (CCB; the statement day counts, the due date is included).
    """
    product = card(7, DueOn(27), Interest.full(RATE, through_statement_day=True))
    line = opened(product, date(2022, 12, 8)).purchase(CNY(1000), on=date(2023, 1, 1), id="p")

    assert interest_of(line, date(2023, 2, 7)) == "19.00"
    assert interest_of(line.repay(CNY(1000), on=date(2023, 1, 27), id="r"), date(2023, 2, 7)) == "0.00"


def test_15000_with_a_minimum_of_5_percent_cost_340_50():
    """
    15,000 on 10 December, 750 paid on 13 January, the statement of 25 January: 34 + 12 nights.

    Source: https://wodefinance.com/Creditcardoverdue/ojasbxrdji.html (CITIC).
    """
    product = attrs.evolve(card(25, DueOn(13), Interest.full(RATE)), minimum=MinimumPayment("5%"))
    line = opened(product, date(2022, 11, 26)).purchase(CNY(15_000), on=date(2022, 12, 10), id="p")
    line = line.advance(to=date(2022, 12, 26))

    assert line.statements[-1].minimum_due == CNY(750)
    assert interest_of(line.repay(CNY(750), on=date(2023, 1, 13), id="r"), date(2023, 1, 25)) == "340.50"


def test_the_day_of_payment_on_the_old_balance_costs_132_50():
    """
    10,000 on 31 March, 9,000 paid on 25 April, the statement of 1 May: 26 nights of 10,000 and 5 of 1,000.

    Source: https://wodefinance.com/Creditcardoverdue/zkaqmrmnpj.html (ICBC, before it charged the unpaid part).
    """
    product = card(1, DueOn(25), Interest.full(RATE, payment_counts="next_day"), cutoff="before")
    line = opened(product, date(2023, 3, 2)).purchase(CNY(10_000), on=date(2023, 3, 31), id="p")

    assert interest_of(line.repay(CNY(9000), on=date(2023, 4, 25), id="r"), date(2023, 5, 1)) == "132.50"


def test_935_26_cost_16_65():
    """
    935.26 on 30 May, 100 paid on 23 June, the statement of 5 July: 24 + 13 days, 16.65231 before rounding.

    Source: https://wodefinance.com/Creditcardoverdue/hmqddkbocg.html.
    """
    line = opened(card(5, DueOn(23), Interest.full(RATE, through_statement_day=True)), date(2023, 5, 6))
    line = line.purchase(CNY("935.26"), on=date(2023, 5, 30), id="p").repay(CNY(100), on=date(2023, 6, 23), id="r")

    assert interest_of(line, date(2023, 7, 5)) == "16.65"


def test_only_the_unpaid_part_costs_1_55():
    """
    10,000 on 31 March 2015, 9,900 paid on 20 April, due on the 25th: 100 for the 31 days to 30 April.

    Source: http://langmsf.cn/card/20779.html (ICBC); on the full amount the same facts would cost 100.55.
    """
    product = card(1, DueOn(25), Interest.unpaid(RATE), cutoff="before")
    line = opened(product, date(2015, 3, 2)).purchase(CNY(10_000), on=date(2015, 3, 31), id="p")
    line = line.repay(CNY(9900), on=date(2015, 4, 20), id="r")

    assert interest_of(line, date(2015, 5, 1)) == "1.55"
    full = attrs.evolve(product, interest=Interest.full(RATE))
    again = CreditLine.replay([attrs.evolve(line.commands[0], product=full), *line.commands[1:]])
    assert interest_of(again, date(2015, 5, 1)) == "100.55"


def test_three_purchases_and_two_payments_cost_164():
    """
    2,000, 2,000 and 6,000 on 1, 10 and 20 November; 1,000 paid on 8 December, when it is due, and 9,000 on the 18th.

    The first payment goes to the oldest purchase: 37 nights of 1,000, 47 of 1,000, 38 of 2,000 and 28 of 6,000.
    Source: https://ka.yangmou.net/xinka/136328.html, whose dates say May and June where its days are of November; the
    45 that it names for ICBC counts from the due date against that bank's own rule, and is not reproduced.
    """
    line = opened(card(20, DueOn(8), Interest.full(RATE)), date(2022, 10, 21))
    for number, (amount, day) in enumerate(((2000, 1), (2000, 10), (6000, 20))):
        line = line.purchase(CNY(amount), on=date(2022, 11, day), id=f"p{number}")
    line = line.repay(CNY(1000), on=date(2022, 12, 8), id="r1").repay(CNY(9000), on=date(2022, 12, 18), id="r2")

    assert interest_of(line, date(2022, 12, 20)) == "164.00"


def test_posted_interest_bears_interest():
    """
    4,500 posted on 29 March, 450 paid on 13 May, the rest on 12 June: 101.25 for 45 nights, then 62.27 for 30.

    Source: https://58z.net/z/420735484.html. It posts the first interest on the day of payment; so here a statement
    is issued on that day, and the second interest is on 4,050 + 101.25 = 4,151.25.
    """
    product = card(13, DueAfter(20), Interest.full(RATE, compounds=True))
    line = opened(product, date(2023, 3, 14)).purchase(CNY(4500), on=date(2023, 3, 29), id="p")
    line = line.repay(CNY(450), on=date(2023, 5, 13), id="r")

    assert interest_of(line, date(2023, 5, 13)) == "101.25"
    line = line.advance(to=date(2023, 6, 12))
    assert line.payoff().interest == CNY("101.25") + CNY("62.27")
    assert line.payoff().total == CNY("4213.52")
    paid = line.repay(line.payoff().total, on=date(2023, 6, 12), id="r2").advance(to=date(2023, 6, 14))
    assert (paid.outstanding, paid.credit_balance) == (CNY(0), CNY(0))


def test_a_late_fee_of_5_percent_of_the_unpaid_minimum():
    """
    900 paid against a minimum of 1,000: 5.

    Source: http://langmsf.cn/card/20779.html (ICBC).
    """
    product = card(1, DueOn(25), Interest.unpaid(RATE), late_fee=LateFee.share_of_minimum("5%"))
    line = opened(product, date(2015, 3, 2)).purchase(CNY(10_000), on=date(2015, 3, 31), id="p")
    line = line.repay(CNY(900), on=date(2015, 4, 20), id="r").advance(to=date(2015, 4, 26))

    assert line.due().late_fee == CNY(5)
