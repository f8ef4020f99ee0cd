"""Days, roundings and rates as a clerk finds them: by looking at a calendar and by counting."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

DAY = timedelta(days=1)


class Refused(Exception):
    """The clerk says no."""


def falls_on(day: date, number: int) -> bool:
    """Whether *day* is day *number* of its month, or the last one of a shorter month."""
    return day.day == min(number, calendar.monthrange(day.year, day.month)[1])


def due_date(due: Any, statement_date: date) -> date:
    """So many days after the statement, or the first such day of a month that comes after it."""
    if hasattr(due, "days"):
        return statement_date + timedelta(days=due.days)
    day = statement_date + DAY
    while not falls_on(day, due.day):
        day += DAY
    return day


def days_from(first: date, until: date) -> list[date]:
    """Every day from *first* on, *until* excluded."""
    return [first + n * DAY for n in range((until - first).days)]


def rounded(value: Fraction, how: Any) -> int:
    """By magnitude: half_up, half_even, down, up."""
    whole, rest = divmod(abs(value), 1)
    half = Fraction(1, 2)
    goes_up = {
        "down": False,
        "up": rest > 0,
        "half_up": rest >= half,
        "half_even": rest > half or (rest == half and whole % 2 == 1),
    }[how.value]
    return int(whole + goes_up) * (1 if value >= 0 else -1)


def up_to(value: Fraction | int, unit: int) -> int:
    """The next multiple of *unit*, unless it is one."""
    return -int(-Fraction(value) // unit) * unit


def minor(amount: Any) -> int:
    """Of an amount that may not have been agreed."""
    return 0 if amount is None else int(amount.minor)


def agreed(rate: Any, day: date) -> Any:
    """The rate of that day: of a schedule, the last step that has begun by then."""
    return [step for first, step in rate.steps if first <= day][-1] if hasattr(rate, "steps") else rate


def nightly(rate: Any, night: date) -> Fraction:
    """The share that one night costs; a night bears the date of the day that it begins on."""
    that = agreed(rate, night)
    return Fraction(that.fraction, that.days or 1)


def monthly(rate: Any, day: date) -> Fraction:
    """The share that one month costs."""
    return Fraction(agreed(rate, day).fraction)


def copied(value: Any) -> Any:
    """A copy that no later entry reaches; what was agreed and asked is not copied."""
    if isinstance(value, dict):
        return {name: copied(part) for name, part in value.items()}
    if isinstance(value, list):
        return [copied(part) for part in value]
    return set(value) if isinstance(value, set) else value
