"""A day is a plain `datetime.date`; a moment is none."""

from __future__ import annotations

from datetime import date, datetime


def day(value: object, name: str) -> date:
    """
    The plain date that *value* is; *name* is what the message calls it.

    A subclass of `date` gives the plain date that it stands for.

    Raises:
        TypeError: *value* is a `datetime` (which day it falls on depends on a time zone that only the caller
            knows), or no date at all.

    >>> day(date(2026, 11, 1), "on")
    datetime.date(2026, 11, 1)
    >>> day(datetime(2026, 11, 1, 23, 30), "on")
    Traceback (most recent call last):
    TypeError: on is a day, not a moment: write datetime.datetime(2026, 11, 1, 23, 30).date() in the time zone you mean
    """
    if type(value) is date:
        return value
    if isinstance(value, datetime):
        msg = f"{name} is a day, not a moment: write {value!r}.date() in the time zone you mean"
        raise TypeError(msg)
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    msg = f"{name} is a datetime.date, not {type(value).__name__}"
    if isinstance(value, str):
        msg += f": write date.fromisoformat({value!r})"
    raise TypeError(msg)
