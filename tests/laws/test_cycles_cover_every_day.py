"""Cycles cover every day exactly once, and the 31st comes back."""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.line import CreditLine
from creditline.money import CNY
from creditline.terms import BillingCycle, DueOn, Product
from creditline.testing import cycles, days

DAY = timedelta(days=1)


def statement_dates(cycle, day, count):
    dates = [cycle.statement_after(day)]
    while len(dates) < count:
        dates.append(cycle.statement_after(dates[-1]))
    return dates


@given(cycles(), days())
def test_consecutive_periods_tile_the_calendar(cycle, day):
    """No day is lost or billed twice."""
    for earlier, later in pairwise(statement_dates(cycle, day, 15)):
        assert cycle.period(later)[0] == cycle.period(earlier)[1] + DAY
        assert cycle.period(later)[0] <= cycle.period(later)[1]
        assert cycle.statement_before(later) == earlier


@given(cycles(), days())
def test_every_day_stands_in_the_period_of_its_statement_alone(cycle, day):
    """`before`: the statement dated *S* holds what is dated before *S*; `through`: what is dated through *S*."""
    statement_date = cycle.pending(day)
    around = [cycle.statement_before(statement_date), statement_date, cycle.statement_after(statement_date)]
    holding = [date for date in around if cycle.period(date)[0] <= day <= cycle.period(date)[1]]
    assert holding == [statement_date]
    assert day < statement_date if cycle.cutoff == "before" else day <= statement_date


@given(cycles(), days())
def test_there_is_one_statement_a_month_on_its_day(cycle, day):
    """The day is clamped to the last day of a short month and anchored: the 31st comes back."""
    dates = statement_dates(cycle, day, 30)
    months = [date.year * 12 + date.month for date in dates]
    assert months == list(range(months[0], months[0] + 30))
    for date in dates:
        assert date.day == min(cycle.statement_day, monthrange(date.year, date.month)[1])


@given(cycles(), days())
def test_a_statement_is_due_after_its_date(cycle, day):
    """`DueOn(day)`: the first such day strictly after the statement date; `DueAfter(days)`: so many days after it."""
    statement_date = cycle.statement_after(day)
    due_date = cycle.due_date(statement_date)
    if isinstance(cycle.due, DueOn):
        expected = statement_date + DAY
        while expected.day != min(cycle.due.day, monthrange(expected.year, expected.month)[1]):
            expected += DAY
    else:
        expected = statement_date + cycle.due.days * DAY
    assert due_date == expected


@pytest.mark.parametrize("cutoff", ["before", "through"])
@given(number=st.integers(1, 31), on=days())
def test_a_line_used_every_day_is_billed_every_day_once(cutoff, number, on):
    """Every day's purchase stands on exactly one statement, the one of its period."""
    cycle = BillingCycle(number, DueOn(9), cutoff=cutoff)
    line = CreditLine.open(Product("daily", CNY, cycle=cycle), limit=CNY(10**6), on=on, id="line")
    for count in range(100):
        line = line.purchase(CNY(1), on=on + count * DAY, id=f"p{count}")
    line = line.advance(to=on + 200 * DAY)
    billed = [row.date for statement in line.statements for row in statement.lines]
    assert billed == [on + count * DAY for count in range(100)]
    for statement in line.statements:
        assert all(statement.start <= row.date <= statement.end for row in statement.lines)
        assert cycle.issued_on(statement.date) <= line.as_of
