"""A day is a plain date, and a moment is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from creditline.dates import day


class ForeignDate(date):
    """A date as other libraries subclass it."""


def test_a_plain_date_is_itself() -> None:
    given = date(2026, 11, 1)

    assert day(given, "on") is given


def test_a_subclass_gives_the_plain_date() -> None:
    plain = day(ForeignDate(2026, 11, 1), "on")

    assert plain == date(2026, 11, 1)
    assert type(plain) is date


@pytest.mark.parametrize("moment", [datetime(2026, 11, 1), datetime(2026, 11, 1, 23, 30, tzinfo=UTC)])
def test_a_moment_is_refused_with_what_to_write(moment: datetime) -> None:
    with pytest.raises(TypeError) as refusal:
        day(moment, "on")

    assert str(refusal.value) == f"on is a day, not a moment: write {moment!r}.date() in the time zone you mean"


def test_a_string_is_refused_with_what_to_write() -> None:
    with pytest.raises(TypeError) as refusal:
        day("2026-11-01", "expires")

    assert str(refusal.value) == "expires is a datetime.date, not str: write date.fromisoformat('2026-11-01')"


@pytest.mark.parametrize("other", [None, 20261101, (2026, 11, 1)])
def test_anything_else_is_refused_by_its_type(other: object) -> None:
    with pytest.raises(TypeError, match=f"^on is a datetime.date, not {type(other).__name__}$"):
        day(other, "on")
