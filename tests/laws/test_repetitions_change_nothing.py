"""An act done twice with the same id changes nothing; the same id with another content is refused."""

from __future__ import annotations

from datetime import timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.acts import Advance, Open, Suspend
from creditline.errors import ConflictingId
from tests.laws.living import SHORT_LIVES

DAY = timedelta(days=1)


def acts(line):
    return [asked for asked in line.commands if not isinstance(asked, (Advance, Open))]


@given(SHORT_LIVES, st.integers(0, 800))
def test_an_exact_repetition_changes_nothing_whatever_its_date(line, days):
    """An exact repetition of an act already done (same id, same content) returns the line unchanged (section 2)."""
    later = line.advance(to=line.as_of + days * DAY)
    for asked in acts(line):
        assert line.apply(asked) is line
        assert later.apply(asked) is later
        assert later.refusal(asked) is None


@given(SHORT_LIVES)
def test_another_content_is_refused_and_names_the_field(line):
    """The same id and other content is a conflict that names the field (section 17)."""
    for asked in acts(line):
        if any(getattr(asked, name, None) is not None for name in ("expires", "first")):
            # A day later it might not be a command at all.
            continue
        other = attrs.evolve(asked, on=asked.on + DAY)
        with pytest.raises(ConflictingId) as refused:
            line.apply(other)
        assert (refused.value.id, refused.value.field) == (asked.id, "on")
        assert (refused.value.recorded, refused.value.given) == (asked.on, other.on)


@given(SHORT_LIVES)
def test_another_amount_is_refused_and_names_it(line):
    for asked in acts(line):
        name = "amount" if hasattr(asked, "amount") else "to" if hasattr(asked, "to") else None
        if name is not None and getattr(asked, name) is not None:
            before = getattr(asked, name)
            more = before + before.currency.minor(1)
            with pytest.raises(ConflictingId) as refused:
                line.apply(attrs.evolve(asked, **{name: more}))
            assert (refused.value.field, refused.value.recorded, refused.value.given) == (name, before, more)


@given(SHORT_LIVES)
def test_another_act_under_a_taken_id_is_refused(line):
    for asked in line.commands:
        if not isinstance(asked, (Advance, Suspend)):
            with pytest.raises(ConflictingId) as refused:
                line.apply(Suspend(on=line.as_of, id=asked.id))
            assert (refused.value.field, refused.value.recorded) == ("act", type(asked).__name__)


@given(SHORT_LIVES)
def test_time_that_has_passed_is_no_act(line):
    assert line.advance(to=line.as_of) is line
