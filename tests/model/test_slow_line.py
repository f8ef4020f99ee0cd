"""The clerk alone reproduces what banks and textbooks published, so that whoever agrees with the clerk does too."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from creditline.acts import Advance, Purchase, Repay
from creditline.money import CNY, Money, Rate, RateSchedule, Rounding
from creditline.terms import BillingCycle, DueOn, LateFee, Leniency, LimitTerms, MinimumPayment, Waterfall
from tests.model.slow_line import SlowLine

HALF_PER_MILLE = Rate.parse("0.05%/day")


@attrs.frozen
class Draw:
    amount: Money
    on: date
    id: str
    free_days: int = 0


@attrs.frozen
class Waive:
    component: str
    amount: Money
    on: date
    id: str


def interest(base: str, rate: Any = HALF_PER_MILLE, **more: Any) -> SimpleNamespace:
    """Terms as the clerk reads them: by their names."""
    usual: dict[str, Any] = {"compounds": False, "rounding": Rounding.HALF_UP, "fees_bear_interest": False}
    return SimpleNamespace(base=base, rate=rate, **usual | more)


def on_average(rate: Any = HALF_PER_MILLE, **more: Any) -> SimpleNamespace:
    usual: dict[str, Any] = {"new_purchases": True, "rounded": False, "restored_after": 1}
    return interest("average_daily_balance", rate, average=SimpleNamespace(**usual | more))


def clerk(on: date, **terms: Any) -> SlowLine:
    """A line of 20,000 that asks for a tenth at least."""
    usual: dict[str, Any] = {
        "cycle": BillingCycle(1, DueOn(9)),
        "minimum": MinimumPayment("10%"),
        "interest": None,
        "cash_interest": None,
        "cash_fee": None,
        "withdrawal_fee": None,
        "late_fee": None,
        "leniency": Leniency(),
        "waterfall": Waterfall.standard(),
        "limits": LimitTerms(),
        "refund_counts_as_payment": True,
        "refund_rest": "others",
    }
    product = SimpleNamespace(**usual | terms)
    return SlowLine(SimpleNamespace(id="line", on=on, limit=CNY(20_000), product=product))


def bought(amount: str, on: date, name: str = "p") -> Purchase:
    return Purchase(CNY(amount), on=on, id=name)


def paid(amount: str, on: date, name: str = "r") -> Repay:
    return Repay(CNY(amount), on=on, id=name)


def live(line: SlowLine, *acts: Any) -> SlowLine:
    for asked in acts:
        assert line.ask(asked), asked
    return line


def decimal(minor: int) -> str:
    return str(CNY.minor(minor).decimal)


# On the left what banks agreed on; the sources are named beside each.
BANKS: dict[str, tuple[Any, Any, list[Any], date, str]] = {
    # http://hxqdsh.com/yinhang/sdb/xinyongka/310819_3.html
    "full amount, the statement day not counted": (
        interest("full"),
        BillingCycle(5, DueOn(23)),
        [bought("1000", date(2023, 3, 30)), paid("100", date(2023, 4, 23))],
        date(2023, 5, 5),
        "17.40",
    ),
    # The same facts as a bank would print them that counts the statement day: 24 + 13 nights.
    "full amount, the statement day counted": (
        interest("full", through_statement_day=True),
        BillingCycle(5, DueOn(23), cutoff="through"),
        [bought("1000", date(2023, 3, 30)), paid("100", date(2023, 4, 23))],
        date(2023, 5, 6),
        "17.85",
    ),
    # And one to whom a payment counts from the next day on: 25 + 11 nights.
    "full amount, a payment counts from the next day on": (
        interest("full", payment_counts="next_day"),
        BillingCycle(5, DueOn(23)),
        [bought("1000", date(2023, 3, 30)), paid("100", date(2023, 4, 23))],
        date(2023, 5, 5),
        "17.45",
    ),
    # http://www.lvdouya.com.cn/licai/202008/57588.html
    "full amount, paid some days before the due date": (
        interest("full", through_statement_day=True),
        BillingCycle(10, DueOn(5), cutoff="through"),
        [bought("1000", date(2023, 3, 30)), paid("100", date(2023, 5, 1))],
        date(2023, 5, 11),
        "20.50",
    ),
    # https://wodefinance.com/Creditcardoverdue/hmqddkbocg.html
    "full amount of an odd sum": (
        interest("full", through_statement_day=True),
        BillingCycle(5, DueOn(23), cutoff="through"),
        [bought("935.26", date(2023, 5, 30)), paid("100", date(2023, 6, 23))],
        date(2023, 7, 6),
        "16.65",
    ),
    # https://wodefinance.com/Creditcardoverdue/ojasbxrdji.html
    "full amount over the turn of the year": (
        interest("full"),
        BillingCycle(25, DueOn(13)),
        [bought("15000", date(2022, 12, 10)), paid("750", date(2023, 1, 13))],
        date(2023, 1, 25),
        "340.50",
    ),
    # https://wodefinance.com/Creditcardoverdue/zkaqmrmnpj.html
    "full amount to the end of the month": (
        interest("full", payment_counts="next_day"),
        BillingCycle(1, DueOn(25)),
        [bought("10000", date(2023, 3, 31)), paid("9000", date(2023, 4, 25))],
        date(2023, 5, 1),
        "132.50",
    ),
    # https://www.sarr.cn/dongshi/redg/5vo0WMNA61
    "full amount of which nothing was paid": (
        interest("full", through_statement_day=True),
        BillingCycle(7, DueOn(27), cutoff="through"),
        [bought("1000", date(2023, 1, 1))],
        date(2023, 2, 8),
        "19.00",
    ),
    "nothing where all was paid on the due date": (
        interest("full", through_statement_day=True),
        BillingCycle(7, DueOn(27), cutoff="through"),
        [bought("1000", date(2023, 1, 1)), paid("1000", date(2023, 1, 27))],
        date(2023, 2, 8),
        "0.00",
    ),
    # http://langmsf.cn/card/20779.html
    "the unpaid part": (
        interest("unpaid"),
        BillingCycle(1, DueOn(25)),
        [bought("10000", date(2015, 3, 31)), paid("9900", date(2015, 4, 20))],
        date(2015, 5, 1),
        "1.55",
    ),
}


@pytest.mark.parametrize(("terms", "cycle", "acts", "day", "figure"), BANKS.values(), ids=BANKS.keys())
def test_a_bank_charges_what_it_published(terms, cycle, acts, day, figure):
    line = live(clerk(date(2015, 1, 1) if day.year == 2015 else date(2022, 12, 1), interest=terms, cycle=cycle), *acts)

    line.advance(day)

    assert decimal(line.owed("interest")) == figure


def test_huabei_charges_nights_from_the_due_date_on():
    """1000 in October, statement 1 November, due on the 9th, 100 paid on the 8th, 900 on the 19th: ten nights."""
    october = bought("1000", date(2026, 10, 20))
    line = live(
        clerk(date(2026, 10, 1), interest=interest("overdue")),
        october,
        paid("100", date(2026, 11, 8)),
        Advance(to=date(2026, 11, 19)),
    )

    assert decimal(line.outstanding() + line.unposted()) == "904.50"

    live(line, paid("900", date(2026, 11, 19), "s"))

    assert decimal(line.owed("principal")) == "4.50"
    assert line.owed("interest") == 0


def test_interest_compounds_from_its_statement_on():
    """Interest of one statement, not paid in full, bears interest in the next like what was bought on its date."""
    line = live(
        clerk(date(2026, 1, 1), interest=interest("full", compounds=True), cycle=BillingCycle(1, DueOn(25))),
        bought("10000", date(2026, 1, 1)),
        Advance(to=date(2026, 3, 1)),
    )
    first = line.owed("interest")

    line.advance(date(2026, 4, 1))

    assert decimal(first) == "295.00"  # 59 nights
    assert decimal(line.owed("interest") - first) == "159.57"  # 31 nights of 10,295: 159.5725


def test_a_textbook_month_of_average_daily_balances():
    """
    Section "Credit Cards" of Contemporary Mathematics: 2073.03 on average in November, 28.80 of interest at 16.9 %.

    https://openstax.org/books/contemporary-mathematics/pages/6-10-credit-cards
    """
    rate = RateSchedule((date(1990, 1, 1), Rate.annual(0)), (date(2026, 11, 1), Rate.annual("16.9%")))
    month = [("78.50", 3), ("159", 4), ("39.99", 4), ("47.10", 4), ("58.75", 13), ("135", 13)]
    line = live(
        clerk(
            date(2026, 9, 1),
            interest=on_average(rate, rounded=True),
            cycle=BillingCycle(1, DueOn(25)),
        ),
        bought("1845.23", date(2026, 9, 20)),
        *(bought(amount, date(2026, 11, day), f"{amount}") for amount, day in month[:4]),
        paid("300", date(2026, 11, 10)),
        *(bought(amount, date(2026, 11, day), f"{amount}") for amount, day in month[4:]),
        bought("30", date(2026, 11, 18), "x"),
        bought("21.75", date(2026, 11, 18), "y"),
        bought("43.79", date(2026, 11, 28), "z"),
        Advance(to=date(2026, 12, 1)),
    )

    assert decimal(line.owed("principal")) == "2159.11"
    assert decimal(line.owed("interest")) == "28.80"


def test_new_purchases_wait_for_the_next_period_where_agreed():
    with_them, without = (
        live(
            clerk(
                date(2026, 9, 1),
                interest=on_average(new_purchases=new),
                cycle=BillingCycle(1, DueOn(25)),
            ),
            bought("1000", date(2026, 9, 20)),
            bought("500", date(2026, 11, 1), "q"),
            Advance(to=date(2026, 12, 1)),
        )
        for new in (True, False)
    )

    # Grace was lost on 26 October: 31 nights of October, 30 of November.
    assert decimal(without.owed("interest")) == "30.50"
    assert decimal(with_them.owed("interest")) == "38.00"


def test_grace_returns_to_the_line_with_a_statement_paid_in_full():
    terms = on_average()
    line = live(
        clerk(date(2026, 9, 1), interest=terms, cycle=BillingCycle(1, DueOn(25))),
        bought("1000", date(2026, 9, 20)),
        Advance(to=date(2026, 11, 1)),
        paid("1015.50", date(2026, 11, 10)),
        bought("100", date(2026, 11, 12), "q"),
        Advance(to=date(2027, 3, 1)),
    )

    # November is charged in no statement: that of 1 November was judged paid in full on 26 November.
    assert [decimal(issued["amount_due"]) for issued in line.issued] == [
        "1000.00",
        "1015.50",
        "100.00",
        "101.55",
        "103.10",
        "104.50",
    ]


def test_cash_bears_interest_of_its_own_from_the_day_of_use():
    """Nine nights of 1000, and a fee of 1 %, at least 10, beside a purchase that bears nothing yet."""
    fee = SimpleNamespace(share=Fraction(1, 100), floor=CNY(10), cap=None, rounding=Rounding.HALF_UP)
    line = live(
        clerk(date(2018, 8, 1), interest=interest("full"), cash_interest=interest("daily"), cash_fee=fee),
        bought("700", date(2018, 8, 1)),
        Draw(CNY(1000), on=date(2018, 8, 2), id="d"),
        Advance(to=date(2018, 8, 11)),
    )

    assert decimal(line.unposted()) == "4.50"
    assert (decimal(line.owed("cash")), decimal(line.owed("fee"))) == ("1000.00", "10.00")

    live(line, paid("14.50", date(2018, 8, 11)))

    assert (line.owed("fee"), line.owed("interest"), line.unposted()) == (0, 0, 0)
    assert line.outstanding() == 170_000


def test_seven_interest_free_days_leave_two_of_nine():
    """10000 from 1 to 10 January at 0.05 %: 10 (a coupon of Weilidai, 198.12.123.165:9000/Writing/7052409.html)."""
    line = live(
        clerk(date(2023, 1, 1), interest=interest("daily")),
        Draw(CNY(10_000), on=date(2023, 1, 1), id="d", free_days=7),
        Advance(to=date(2023, 1, 8)),
    )

    assert line.unposted() == 0
    assert decimal(live(line, Advance(to=date(2023, 1, 10))).unposted()) == "10.00"


def test_a_waiver_is_no_payment_and_lowers_what_is_asked_for():
    line = live(
        clerk(date(2026, 10, 1), late_fee=LateFee.share_of_minimum("50%")),
        bought("1000", date(2026, 10, 20)),
        Advance(to=date(2026, 12, 1)),
        Waive("late_fee", CNY(20), on=date(2026, 12, 2), id="w"),
    )

    # 10 % of 1000 carried, 10 % of the other 900, and the late fee of 50.
    assert decimal(line.issued[-1]["minimum_due"]) == "240.00"
    assert decimal(int(line.bills[-1]["minimum"])) == "220.00"
    assert decimal(line.owed("late_fee")) == "30.00"
    assert not line.ask(Waive("late_fee", CNY(31), on=date(2026, 12, 2), id="v"))


def test_many_small_repayments_gain_nothing():
    """Postings of one period are cumulative: a night of half a cent is charged every other day."""
    line = live(
        clerk(date(2026, 10, 1), interest=interest("daily")),
        bought("10", date(2026, 10, 1)),
        *(paid("0.01", date(2026, 10, day), f"r{day}") for day in range(2, 22)),
    )

    assert decimal(line.outstanding()) == "9.90"
