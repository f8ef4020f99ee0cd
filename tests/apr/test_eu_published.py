"""The annual percentage rate of charge against the examples of the Commission and of earlier directives."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from creditline.apr import apr_eu
from creditline.apr.eu import years_between
from creditline.dates import Months
from creditline.money import EUR, GBP
from tests.apr.streams import Numbered, at_month, monthly

# European Commission, DG FISMA, "Examples for the calculation of the APRC" (G. M. Soto, January 2015),
# https://ec.europa.eu/info/system/files/aprc-examples-calculation_en.pdf
# The document prints 6.1 for example 22, case 2, next to its own 6.041228.


def cents(amount: Decimal) -> str:
    return str(amount.quantize(Decimal("0.01"), ROUND_HALF_UP))


def growing(first: str, yearly: str) -> list[Numbered]:
    """Twenty years of monthly payments, rounded as they fall due, that grow from the exact first one."""
    amounts = [cents(Decimal(first) * Decimal(yearly) ** year) for year in range(20)]
    return monthly(*((12, amount) for amount in amounts))


def linear(capital: str, rates: Iterator[Decimal], count: int, owed: str) -> list[Numbered]:
    """Equal parts of the capital, each month with that month's interest, until nothing is owed."""
    rest, part, payments = Decimal(owed), Decimal(capital), []
    for month, rate in zip(range(1, count + 1), rates, strict=False):
        payments.append(at_month(month, cents(min(part, rest) + rest * rate)))
        rest -= part
    return payments


def least(floor: str, share: str, rate: str, last: int) -> list[Numbered]:
    """Interest and a share of the capital, so much of it at least; the last month repays what is left."""
    rest, payments = Decimal(200000), []
    for month in range(1, last + 1):
        part = rest if month == last else max(Decimal(floor), rest * Decimal(share))
        payments.append(at_month(month, cents(part + rest * Decimal(rate) / 12)))
        rest -= part
    return payments


def effective(*years: tuple[int, str]) -> Iterator[Decimal]:
    """Monthly rates, month after month, of effective yearly rates: (how many months, the yearly rate)."""
    for count, rate in years:
        yield from [(1 + Decimal(rate)) ** (Decimal(1) / 12) - 1] * count


def repeated(rate: str, count: int) -> Iterator[Decimal]:
    yield from [Decimal(rate) / 12] * count


HOUSE, COST = [(0, EUR(200000))], [(0, EUR(4000))]
LINE, LINE_COST = [(0, EUR(30000))], [(0, EUR(600))]
CARD, CARD_COST = [(0, EUR(3000))], [(0, EUR(60))]
IN_STAGES = [(0, EUR(7500)), at_month(3, "7500"), at_month(6, "15000")]


def staged(*rates: tuple[int, str]) -> list[Numbered]:
    """Example 32: three drawdowns, each repaid in equal parts of its capital through month 12."""
    owed = part = Decimal(0)
    payments = []
    for month, rate in enumerate(effective(*rates), 1):
        for drawn_after, amount in ((0, 7500), (3, 7500), (6, 15000)):
            if month == drawn_after + 1:
                owed += amount
                part += Decimal(amount) / (12 - drawn_after)
        payments.append(at_month(month, cents(part + owed * rate)))
        owed -= part
    return payments


EXAMPLES = {
    "1": (HOUSE, [*COST, *monthly((240, "1432.86"))], "6.434412", "6.4"),
    "3": (HOUSE, [*COST, *monthly((240, "1449.53"))], "6.588554", "6.6"),
    "4": (HOUSE, [*COST, *monthly((240, "1599.53"))], "7.946625", "7.9"),
    "5": (HOUSE, [*COST, *monthly((240, "1490.18"))], "6.961575", "7.0"),
    "6": (HOUSE, [*COST, *monthly((240, "1432.86")), at_month(240, "100")], "6.436359", "6.4"),
    "7": (HOUSE, [*COST, *monthly((180, "1199.10")), at_month(180, "142097.69")], "6.409523", "6.4"),
    "8": (HOUSE, [*COST, *monthly((240, "1166.67")), at_month(240, "200000")], "7.430479", "7.4"),
    "8, illustrative": (
        HOUSE,
        [*COST, *monthly((6, "1166.67"), (234, "1398.33")), at_month(240, "200000")],
        "8.869280",
        "8.9",
    ),
    "9": (HOUSE, [*COST, *growing("1130.33266727", "1.03")], "6.406400", "6.4"),
    "10": (HOUSE, [*COST, *growing("1778.58", "0.97")], "6.468360", "6.5"),
    "11": (HOUSE, [*COST, *monthly((220, "1500"), (1, "407.70"))], "6.452756", "6.5"),
    "12": (HOUSE, [*COST, *linear("900", repeated("0.06", 223), 223, "200000")], "6.492533", "6.5"),
    "17": (HOUSE, [*COST, *least("100", "0.02", "0.06", 180)], "6.822923", "6.8"),
    "20": (HOUSE, [*COST, *monthly((24, "1319.91"), (216, "1423.41"))], "6.190654", "6.2"),
    "21": (HOUSE, [*COST, *monthly((9, "1319.91"), (231, "1374.06"))], "5.853526", "5.9"),
    "21, illustrative": (HOUSE, [*COST, *monthly((9, "1319.91"), (231, "1530.61"))], "7.199734", "7.2"),
    "22, case 1": (HOUSE, [*COST, *monthly((9, "1349.91"), (231, "1404.06"))], "6.134668", "6.1"),
    "22, case 1, illustrative": (HOUSE, [*COST, *monthly((9, "1349.91"), (231, "1515.81"))], "7.093592", "7.1"),
    "22, case 2": (HOUSE, [*COST, *monthly((9, "1339.91"), (231, "1394.06"))], "6.041228", "6.0"),
    "23": (HOUSE, [*COST, *monthly((240, "1319.91"))], "5.370286", "5.4"),
    "23, illustrative": (HOUSE, [*COST, *monthly((9, "1319.91"), (231, "1578.43"))], "7.597578", "7.6"),
    "24, illustrative": (HOUSE, [*COST, *monthly((60, "1319.91")), at_month(60, "166909.73")], "5.635609", "5.6"),
    "26": (HOUSE, [*COST, *monthly((180, "1660.94"))], "6.237362", "6.2"),
    "26, illustrative": (HOUSE, [*COST, *monthly((6, "1660.94"), (174, "1734.38"))], "6.925014", "6.9"),
    "27": ([(0, EUR(170000))], [(0, EUR(3400)), *monthly((240, "1217.93"))], "6.434402", "6.4"),
    "28": (HOUSE, [(0, EUR(4008)), *monthly((240, "1322.55"))], "5.396096", "5.4"),
    "29": (HOUSE, [(0, EUR(4008)), *monthly((240, "1352.61"))], "5.682613", "5.7"),
    "30, illustrative": (
        LINE,
        [
            *LINE_COST,
            *monthly((6, "169.62"), (54, "202.09")),
            *[(year + 5, amount) for year, amount in linear("250", effective((120, "0.0839")), 120, "30000")],
        ],
        "8.611320",
        "8.6",
    ),
    "31": (LINE, [*LINE_COST, *linear("2500", effective((12, "0.07")), 12, "30000")], "11.164789", "11.2"),
    "31, illustrative": (
        LINE,
        [*LINE_COST, *linear("2500", effective((6, "0.07"), (6, "0.0839")), 12, "30000")],
        "11.542158",
        "11.5",
    ),
    "32, illustrative": (IN_STAGES, [*LINE_COST, *staged((6, "0.07"), (6, "0.0839"))], "13.945824", "13.9"),
    "40": (HOUSE, [*COST, at_month(6, "207618.17")], "12.206644", "12.2"),
    "42": (HOUSE, [*COST, *monthly((12, "1250")), at_month(12, "200000")], "10.039962", "10.0"),
    "43": (
        [(0, EUR(30000))],
        [at_month(-12, "150"), (0, EUR(450)), *monthly((120, "356.11"))],
        "8.269278",
        "8.3",
    ),
    "44": (
        HOUSE,
        [*COST, *monthly((60, "1111.11"), (120, "1349.94")), at_month(180, "32075.08")],
        "3.470057",
        "3.5",
    ),
}


@pytest.mark.parametrize(("advances", "payments", "x", "shown"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_an_example_of_the_commission_is_met_to_six_decimals(advances, payments, x, shown):
    apr = apr_eu(advances, payments)
    assert apr.percent == Decimal(shown)
    assert (100 * apr.rate).quantize(Decimal("0.000001"), ROUND_HALF_UP) == Decimal(x)


# The rates of these are printed as a spreadsheet sought them, to a present value of about 0.001; the shown ones agree.
SOUGHT = {
    "32": (IN_STAGES, [*LINE_COST, *staged((12, "0.07"))], "13.063818", "13.06382626", "13.1"),
    "34": (
        [(0, EUR(1500)), at_month(9, "1500")],
        [
            (0, EUR(30)),
            *linear("166.6666666667", effective((9, "0.075")), 9, "1500"),
            *[(Fraction(9, 12) + at, amount) for at, amount in linear("500", effective((3, "0.075")), 3, "1500")],
        ],
        "11.415822",
        "11.415821",
        "11.4",
    ),
    "35": (CARD, [*CARD_COST, at_month(3, "100"), at_month(12, "3000")], "5.583621", "5.58364506", "5.6"),
    "36": (
        CARD,
        [*CARD_COST, at_month(1, "25"), *linear("250", effective((12, "0.09")), 12, "3000")],
        "15.106270",
        "15.10630980",
        "15.1",
    ),
    "37": (
        [(0, EUR(1500))],
        [(0, EUR(30)), at_month(1, "25"), *linear("125", effective((12, "0.09")), 12, "1500")],
        "16.991403",
        "16.991553",
        "17.0",
    ),
    "38": (CARD, [*CARD_COST, *monthly((3, "24.12")), at_month(3, "3000")], "19.429412", "19.429575", "19.4"),
    "39": (CARD, [*CARD_COST, at_month(6, "3132.09")], "13.494231", "13.49423583", "13.5"),
    "41": (HOUSE, [*COST, (0, EUR(7500)), at_month(6, "200000")], "12.573788", "12.573789", "12.6"),
}


@pytest.mark.parametrize(("advances", "payments", "x", "exact", "shown"), SOUGHT.values(), ids=SOUGHT.keys())
def test_an_example_that_was_sought_by_a_spreadsheet_is_met(advances, payments, x, exact, shown):
    apr = apr_eu(advances, payments)
    assert apr.percent == Decimal(shown)
    assert abs(100 * apr.rate - Decimal(x)) < Decimal("0.0002")
    assert (100 * apr.rate).quantize(Decimal(exact), ROUND_HALF_UP) == Decimal(exact)


def test_the_last_year_of_example_9_and_10_is_what_is_printed():
    assert growing("1130.33266727", "1.03")[-1] == at_month(240, "1982.05")
    assert growing("1778.58", "0.97")[-1] == at_month(240, "997.09")


def test_the_last_payment_of_example_17_is_what_is_printed():
    assert least("100", "0.02", "0.06", 180)[-1] == at_month(180, "5403.36")


@pytest.mark.parametrize(
    ("step", "count", "amount", "x", "shown"),
    [(Months(1), 240, "1433.57", "6.434185", "6.4"), (Months(12), 20, "16541.86", "6.282070", "6.3")],
    ids=["case 1", "case 3"],
)
def test_example_2_counts_the_days_before_its_first_payment(step, count, amount, x, shown):
    first = date(2012, 2, 15)
    payments = [(step.from_anchor(first, k), EUR(amount)) for k in range(count)]
    apr = apr_eu([(date(2012, 1, 12), EUR(200000))], [(date(2012, 1, 12), EUR(4000)), *payments])
    assert apr.percent == Decimal(shown)
    assert (100 * apr.rate).quantize(Decimal(x), ROUND_HALF_UP) == Decimal(x)


# Directive 98/7/EC, Annex III, as reprinted in the Irish Consumer Credit Act 1995,
# https://service.betterregulation.com/document/260747. It counts 546 days over 365; since Directive 2008/48/EC the
# same dates are 18 months.


@pytest.mark.parametrize(("cost", "to_two", "shown"), [(0, "12.96", "13.0"), (50, "16.90", "16.9")])
def test_a_loan_of_1000_for_546_days_costs_what_98_7_says(cost, to_two, shown):
    apr = apr_eu([(0, EUR(1000))], [(0, EUR(cost)), (Fraction(546, 365), EUR(1200))])
    assert apr.percent == Decimal(shown)
    assert (100 * apr.rate).quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal(to_two)


def test_the_same_dates_are_18_months_today():
    apr = apr_eu([(date(1994, 1, 1), EUR(1000))], [(date(1995, 7, 1), EUR(1200))])
    assert apr == apr_eu([(0, EUR(1000))], [(Fraction(18, 12), EUR(1200))], edition="2008/48/EC")


# Commission Guidelines on Directive 2008/48/EC, SWD(2012) 128,
# https://ec.europa.eu/info/sites/info/files/guidelines_final.pdf, as transcribed in curo-calculator
# test/day-count/eu-2008-48-ec.spec.ts; examples 2 and 18 of the document above.

INTERVALS = [
    ("month", "2019-01-12", "2020-01-12", Fraction(12, 12)),
    ("month", "2012-01-12", "2012-02-15", Fraction(1, 12) + Fraction(3, 365)),
    ("month", "2012-01-12", "2012-03-15", Fraction(2, 12) + Fraction(3, 365)),
    ("month", "2012-01-12", "2012-04-15", Fraction(3, 12) + Fraction(3, 365)),
    ("month", "2013-01-12", "2013-02-15", Fraction(1, 12) + Fraction(3, 366)),
    ("month", "2013-01-12", "2013-03-15", Fraction(2, 12) + Fraction(3, 366)),
    ("month", "2013-01-12", "2013-04-15", Fraction(3, 12) + Fraction(3, 366)),
    ("month", "2013-02-25", "2013-03-28", Fraction(1, 12) + Fraction(3, 366)),
    ("month", "2012-02-26", "2012-03-29", Fraction(1, 12) + Fraction(3, 366)),
    ("month", "2012-03-12", "2012-05-01", Fraction(1, 12) + Fraction(20, 366)),
    ("year", "2012-01-12", "2012-02-15", Fraction(34, 365)),
    ("year", "2012-01-12", "2013-02-15", 1 + Fraction(34, 365)),
    ("year", "2012-01-12", "2014-02-15", 2 + Fraction(34, 365)),
    ("year", "2020-01-01", "2021-03-15", 1 + Fraction(74, 366)),
    ("week", "2012-01-12", "2012-01-26", Fraction(2, 52)),
    ("week", "2012-01-12", "2013-01-10", Fraction(52, 52)),
    ("week", "2012-01-12", "2012-01-30", Fraction(2, 52) + Fraction(4, 365)),
    ("week", "2012-01-12", "2013-01-12", Fraction(52, 52) + Fraction(2, 365)),
    ("month", "2019-01-31", "2019-02-28", Fraction(1, 12)),
    ("month", "2020-01-31", "2020-02-29", Fraction(1, 12)),
]


@pytest.mark.parametrize(("interval", "start", "end", "years"), INTERVALS)
def test_the_guidelines_count_an_interval_like_this(interval, start, end, years):
    assert years_between(date.fromisoformat(start), date.fromisoformat(end), interval) == years


# Peers, a second opinion.


def test_curo_adds_a_fee_to_the_first_of_six_installments():
    # curo 1.0.0, docs/tests/example_02.py, https://pypi.org/project/curo/
    start = date(2026, 1, 5)
    payments = [(Months(1).from_anchor(start, k), EUR("1707.00")) for k in range(1, 7)]
    apr = apr_eu([(start, EUR(10000))], [*payments, (date(2026, 2, 5), EUR(50))])
    assert (100 * apr.rate).quantize(Decimal("0.00001"), ROUND_HALF_UP) == Decimal("10.44749")


@pytest.mark.parametrize(("paid", "shown"), [(250, "1355.2"), (350, "82400.5")])
def test_a_month_of_short_term_credit_can_cost_this(paid, shown):
    # Consumer Finance Association, in rimas-kudelis/php-apr-calculator, spec/CalculatorSpec.php
    assert apr_eu([(0, GBP(200))], [(Fraction(1, 12), GBP(paid))]).percent == Decimal(shown)
