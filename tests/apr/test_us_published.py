"""The annual percentage rate of Regulation Z against the regulation, its commentary, and two peers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from creditline.apr import apr_us
from creditline.apr.unit_period import elapsed
from creditline.dates import Days, Months, Weeks
from creditline.money import USD
from tests.apr.streams import every, on

# 12 CFR 1026 (Regulation Z), Appendix J, https://www.consumerfinance.gov/rules-policy/regulations/1026/j/;
# the examples of (c) as transcribed in simontreanor/FSharp.Finance.Personal, tests/AprUsActuarialTests.fs


def semimonthly(first: str, count: int, amount: str):
    """Payments on a day of each month and on the fifteenth day after it."""
    anchor = date.fromisoformat(first)
    days = [Months(1).from_anchor(anchor, k) for k in range(count // 2)]
    return [(date(day.year, day.month, day.day + late), USD(amount)) for day in days for late in (0, 15)]


APPENDIX_J = {
    "(c)(1)(iii)": (
        on("1978-02-23", "5000"), semimonthly("1978-03-01", 24, "219.17"), "10.34", "semimonth",
    ),
    "(c)(1)(v)": (
        on("1978-03-20", "500"), every(Weeks(1), "1978-04-21", 30, "17.60"), "14.96", "week",
    ),
    "(c)(3)(i)": (
        on("1978-01-10", "5000"),
        [*every(Months(1), "1978-02-10", 23, "230"), on("1980-01-10", "280")],
        "10.50", "month",
    ),
    "(c)(3)(ii)": (
        on("1978-04-03", "200"),
        [*every(Weeks(2), "1978-04-11", 19, "9.50"), on("1979-01-02", "30")],
        "12.22", "2 weeks",
    ),
    "(c)(4)(ii)": (
        on("1978-01-10", "8000"),
        [on("1978-03-01", "449.36"), *every(Months(2), "1978-05-01", 18, "465"), on("1981-05-01", "200")],
        "7.30", "2 months",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("advance", "payments", "percent", "unit"), APPENDIX_J.values(), ids=APPENDIX_J.keys())
def test_an_example_of_appendix_j_is_met(advance, payments, percent, unit):
    apr = apr_us([advance], payments)
    assert (apr.percent, apr.unit) == (Decimal(percent), unit)


@pytest.mark.parametrize(
    ("advance", "payment", "unit", "first"),
    [
        ("1978-02-23", "1978-03-01", "semimonth", (0, Fraction(2, 5))),
        ("1978-03-20", "1978-04-21", Weeks(1), (4, Fraction(4, 7))),
        ("1978-01-10", "1978-02-10", Months(1), (1, 0)),
        ("1978-04-03", "1978-04-11", Weeks(2), (0, Fraction(4, 7))),
        ("1978-01-10", "1978-03-01", Months(2), (0, Fraction(13, 15))),
        ("1978-06-23", "1978-10-01", Months(3), (1, Fraction(4, 45))),
        ("1978-07-23", "1978-10-01", Months(3), (0, Fraction(23, 30))),
        ("2023-10-26", "2023-11-30", Days(1), (35, 0)),
        ("2023-10-28", "2023-11-30", Weeks(1), (4, Fraction(5, 7))),
        ("2023-11-24", "2023-11-30", Weeks(1), (0, Fraction(6, 7))),
        ("2023-10-26", "2023-11-30", Months(12), (0, Fraction(7, 73))),
        ("1978-01-17", "1979-07-17", Months(12), (1, Fraction(6, 12))),
    ],
)
def test_the_time_to_the_first_payment_is_counted_like_this(advance, payment, unit, first):
    start, end = date.fromisoformat(advance), date.fromisoformat(payment)
    assert elapsed(start, [end], unit) == [first]


@pytest.mark.parametrize(("advance", "unit"), [("2026-04-27", Months(6)), ("2026-04-27", Months(3))])
def test_three_days_before_the_last_of_april_are_three_thirtieths_of_a_month(advance, unit):
    start = date.fromisoformat(advance)
    series = [unit.from_anchor(date(2026, 10, 31), k) for k in range(4)]
    assert [odd for _, odd in elapsed(start, series, unit)] == [Fraction(3, 30 * unit.n)] * 4


def test_the_iteration_example_of_b_9_is_met():
    apr = apr_us([(0, USD(1000))], [(month, USD("33.61")) for month in range(1, 37)])
    assert apr.percent == Decimal("12.83")


# Supplement I, comment 17(c)(1)-10: discounted variable rates,
# https://www.consumerfinance.gov/rules-policy/regulations/1026/interp-17/

STEPS = {
    "A": ([(12, "804.62"), (348, "1025.31")], "11.63", "366463.32"),
    "B": ([(12, "804.62"), (12, "950.09"), (336, "1024.34")], "11.53", "365234.76"),
}


@pytest.mark.parametrize(("series", "percent", "total"), STEPS.values(), ids=STEPS.keys())
def test_a_composite_rate_of_the_commentary_is_met(series, percent, total):
    amounts = [USD(amount) for count, amount in series for _ in range(count)]
    assert sum(amounts, start=USD.zero) == USD(total)
    assert apr_us([(0, USD(100000))], list(enumerate(amounts, 1))).percent == Decimal(percent)


# Supplement I, comment 18(b)-2: a loan of 1,000 with precomputed interest of 60 and a fee of 10 paid at the start,
# https://www.consumerfinance.gov/rules-policy/regulations/1026/interp-18/


@pytest.mark.parametrize(
    ("proceeds", "owed", "financed"),
    [(1000, 1060, 990), (940, 1000, 930)],
    ids=["added on, or discounted from a face amount of 1,060", "discounted"],
)
def test_a_charge_paid_at_the_start_is_not_financed(proceeds, owed, financed):
    apr = apr_us([(0, USD(proceeds))], [(0, USD(10)), (12, USD(owed))])
    assert apr == apr_us([(0, USD(financed))], [(12, USD(owed))])


# Appendix K (b)(8), (c)(1)-(3): reverse mortgages, where advances are made month by month,
# https://www.consumerfinance.gov/rules-policy/regulations/1026/k/


def test_advances_of_24_months_cost_48_53_percent():
    apr = apr_us([(month, USD(350)) for month in range(24)], [(24, USD("14313.08"))])
    assert apr.percent == Decimal("48.53")


def test_advances_of_144_months_cost_9_25_percent():
    # What is owed at the end: 181,751.31 + 40,066.99, by Consumer Compliance Outlook, first quarter of 2009
    advances = [(0, USD(10000)), *((month, USD(725)) for month in range(144))]
    apr = apr_us(advances, [(144, USD("221818.30"))])
    assert apr.percent == Decimal("9.25")
    assert abs(apr.rate_per_unit - Decimal("0.007708844")) < Decimal("0.000000001")


# Appendix J (b)(5)(v)-(vii), (c)(5): the rules; the amounts are ours


def test_a_single_payment_after_three_months_has_two_lawful_rates():
    advance, payment = on("1978-07-15", "1000"), on("1978-10-15", "1044")
    assert apr_us([advance], [payment]).percent == Decimal("17.60")
    assert apr_us([advance], [payment], unit_period=Days(92)).percent == Decimal("17.46")


def test_a_single_payment_after_18_months_is_reckoned_in_years():
    apr = apr_us([on("1978-01-17", "1000")], [on("1979-07-17", "1135.19")])
    assert (apr.percent, apr.unit) == (Decimal("8.76"), "year")


# Peers, a second opinion: FSharp.Finance.Personal as above ("confirmed using Excel"), and the last three
# andrewmurphy353/curo, us_appendix_j_test.dart ("validated with FFIEC APR tool"), which cuts digits off.

PEERS = {
    "quarterly, short": ("1978-06-23", "10000", Months(3), "1978-10-01", 40, "385", "9.15"),
    "quarterly, less than a unit": ("1978-07-23", "10000", Months(3), "1978-10-01", 40, "385", "9.32"),
    "daily, odd": ("2023-10-26", "1000", Days(1), "2023-11-30", 5, "220", "94.15"),
    "weekly, long": ("2023-10-28", "1000", Weeks(1), "2023-11-30", 5, "250", "176.52"),
    "weekly, regular": ("2023-11-23", "1000", Weeks(1), "2023-11-30", 5, "250", "412.40"),
    "weekly, short": ("2023-11-24", "1000", Weeks(1), "2023-11-30", 5, "250", "434.30"),
    "yearly, long": ("2023-10-26", "1000", Months(12), "2023-11-30", 5, "500", "78.34"),
    "half-yearly": ("2026-04-27", "99000", Months(6), "2026-10-31", 6, "19700", "10.569370"),
    "quarterly": ("2026-04-27", "99000", Months(3), "2026-07-31", 8, "13946.73", "10.859928"),
    "42 days": ("2025-12-06", "10000", Days(42), "2026-01-17", 1, "10170", "14.773809"),
}


@pytest.mark.parametrize(
    ("advanced", "amount", "step", "first", "count", "payment", "percent"), PEERS.values(), ids=PEERS.keys()
)
def test_a_peer_comes_to_the_same_rate(advanced, amount, step, first, count, payment, percent):  # noqa: PLR0917
    advance, payments = on(advanced, amount), every(step, first, count, payment)
    given, found = apr_us([advance], payments, unit_period=step), apr_us([advance], payments)
    assert given == found
    last_digit = Decimal("0.01") if len(percent.partition(".")[2]) == 2 else Decimal("0.000001")
    assert abs(100 * found.rate - Decimal(percent)) < last_digit
