"""The unit-period of Regulation Z, Appendix J, (b)(4), and the time counted in it."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from dateutil.relativedelta import relativedelta

from creditline.apr import apr_us
from creditline.apr.unit_period import as_unit_period, elapsed, name_of, per_year, unit_period_of
from creditline.dates import Days, Months, Weeks
from creditline.money import USD


def days(*texts):
    return [date.fromisoformat(text) for text in texts]


def series(step, first, count):
    return [step.from_anchor(date.fromisoformat(first), k) for k in range(count)]


START = days("2026-01-10")


@pytest.mark.parametrize(
    ("payments", "unit"),
    [
        (series(Months(1), "2026-02-10", 12), Months(1)),
        (series(Months(1), "2026-03-25", 12), Months(1)),  # after a first period that is odd
        (series(Months(1), "2026-01-31", 12), Months(1)),  # on the last day of each month
        (series(Months(1), "2026-01-30", 12), Months(1)),  # on the 30th, and on the last day of February
        (series(Months(3), "2026-04-10", 12), Months(3)),
        (series(Months(12), "2026-02-28", 5), Months(12)),
        (series(Weeks(2), "2026-01-24", 3), Weeks(2)),
        (series(Weeks(4), "2026-02-01", 3), Weeks(4)),  # 1 February to 1 March is a month, too, but only once
        (series(Days(30), "2026-02-09", 6), Days(30)),
        (series(Days(1), "2026-02-20", 5), Days(1)),
        (days("2026-02-01", "2026-02-15", "2026-03-01", "2026-03-15", "2026-04-01"), "semimonth"),
        (days("2026-02-15", "2026-02-28", "2026-03-15", "2026-03-31", "2026-04-15", "2026-04-30"), "semimonth"),
        (days("2026-02-01", "2026-02-15", "2026-03-01", "2026-03-15"), Weeks(2)),  # February has four weeks
        (days("2026-02-01", "2026-02-15", "2026-03-02", "2026-03-16"), Weeks(2)),  # no two days of the month
        (days("2026-02-10", "2026-03-10", "2026-03-17", "2026-03-24"), Weeks(1)),  # as frequent, and smaller
    ],
)
def test_the_most_frequent_period_is_the_unit_period(payments, unit):
    assert unit_period_of(START, payments) == unit


@pytest.mark.parametrize(
    ("payments", "unit"),
    [
        (days("2026-01-12", "2026-01-13"), Days(1)),  # 2 and 1 days
        (days("2026-01-20", "2026-01-25", "2026-02-23"), "semimonth"),  # 10, 5 and 29 days
        (days("2026-01-30", "2026-03-02"), Weeks(4)),  # 20 and 31 days
        (days("2026-03-01", "2026-03-31"), Weeks(6)),  # 50 and 30
        (days("2026-02-09", "2026-03-12"), Months(1)),
        (days("2027-01-11", "2028-02-11"), Months(12)),  # never more than a year
    ],
)
def test_without_a_common_period_the_average_is_rounded(payments, unit):
    assert unit_period_of(START, payments) == unit


def test_of_two_intervals_as_near_the_lower_is_taken():
    # 40 and 9 days are 24.5 on average: 3 weeks are 3.5 away, and so are 4 weeks
    assert unit_period_of(START, days("2026-02-19", "2026-02-28")) == Weeks(3)


@pytest.mark.parametrize(
    ("payments", "unit", "name", "times"),
    [
        (days("2026-04-10"), Months(3), "3 months", 4),
        (days("2026-02-21"), Days(42), "42 days", Fraction(365, 42)),
        (days("2027-01-10"), Months(12), "year", 1),
        (days("2027-03-20"), Months(12), "year", 1),
        (days("2026-01-10", "2026-02-10"), Months(1), "month", 12),  # something paid down is no payment of its own
    ],
)
def test_a_single_payment_has_its_term_for_a_unit_period(payments, unit, name, times):
    found = unit_period_of(START, payments)
    assert (found, name_of(found), per_year(found)) == (unit, name, times)


def test_periods_between_advances_count_as_well():
    advances = series(Months(1), "2026-01-10", 6)
    assert unit_period_of(advances, days("2026-12-24")) == Months(1)


def test_what_begins_and_ends_on_one_day_has_no_period():
    assert unit_period_of(START, START) == Months(1)


@pytest.mark.parametrize(
    ("day", "unit", "time"),
    [
        ("2026-02-25", Months(1), (1, Fraction(1, 2))),
        ("2026-02-25", "semimonth", (3, 0)),
        ("2026-02-28", Weeks(1), (7, 0)),
        ("2026-02-25", Days(30), (1, Fraction(16, 30))),
        ("2027-04-10", Months(12), (1, Fraction(3, 12))),
        ("2027-04-11", Months(12), (1, Fraction(91, 365))),
        ("2028-01-10", Months(12), (2, 0)),
    ],
)
def test_time_is_counted_in_unit_periods(day, unit, time):
    assert elapsed(START[0], days(day), unit) == [time]


def test_a_unit_period_may_be_a_relativedelta():
    assert as_unit_period(relativedelta(months=3)) == Months(3)
    assert as_unit_period("semimonth") == "semimonth"


@pytest.mark.parametrize("unit", [Months(13), Weeks(53), Days(366), "fortnight"])
def test_a_unit_period_longer_than_a_year_is_refused(unit):
    with pytest.raises(ValueError, match="a unit-period is"):
        apr_us([(0, USD(100))], [(1, USD(110))], unit_period=unit)


def test_a_unit_period_is_no_number():
    with pytest.raises(TypeError, match="a step is"):
        apr_us([(0, USD(100))], [(1, USD(110))], unit_period=12)  # type: ignore[arg-type]


def test_numbers_count_the_unit_period_that_is_given():
    payments = [(week, USD("52.00")) for week in range(1, 3)]
    apr = apr_us([(0, USD(100))], payments, unit_period=Weeks(1))
    assert apr == apr_us(
        [(START[0], USD(100))], [(START[0] + timedelta(7 * week), amount) for week, amount in payments]
    )


def test_half_a_unit_period_bears_simple_interest():
    apr = apr_us([(0, USD(100))], [(Fraction(1, 2), USD(101))])
    assert apr.rate_per_unit * 100 == 2
