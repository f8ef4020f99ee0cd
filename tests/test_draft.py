"""Drafts: what is written field by field becomes a value like any other, frozen from then on."""

from __future__ import annotations

import copy

import attrs
import pytest

from creditline.draft import draft_of


@attrs.frozen
class Point:
    """A value."""

    across: int
    up: int


def written():
    draft = draft_of(Point)()
    draft.across = 3
    draft.up = 4
    draft.__class__ = Point
    return draft


class TestAValueThatWasADraft:
    def test_is_of_the_very_class(self):
        assert type(written()) is Point

    def test_is_equal_to_a_constructed_one(self):
        assert written() == Point(3, 4)
        assert hash(written()) == hash(Point(3, 4))
        assert copy.copy(written()) == attrs.evolve(written()) == Point(3, 4)

    def test_takes_no_assignment_any_more(self):
        point = written()

        for name in ("across", "__class__"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(point, name, 5)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            del point.up
        assert point == Point(3, 4)


def test_a_draft_has_no_field_before_it_is_written():
    with pytest.raises(AttributeError):
        _ = draft_of(Point)().across


def test_a_draft_takes_nothing_but_the_fields():
    with pytest.raises(AttributeError):
        draft_of(Point)().down = 5
