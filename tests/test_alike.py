"""Likeness: values compare and hash by their class and their fields."""

from __future__ import annotations

import attrs
import pytest

from creditline.alike import alike, hashed


@attrs.frozen
class Point:
    """Two fields that count, and one that does not."""

    __eq__ = alike
    __hash__ = hashed

    x: object
    y: object = 0
    note: str = attrs.field(default="", eq=False)


@attrs.frozen
class Mark(Point):
    """A class of its own, with the same fields."""

    __eq__ = alike
    __hash__ = hashed


@attrs.frozen
class Alone:
    """One field."""

    __eq__ = alike
    __hash__ = hashed

    x: object


@attrs.frozen
class Nothing:
    """None."""

    __eq__ = alike
    __hash__ = hashed


@pytest.mark.parametrize(
    ("one", "other"), [(Point(1, 2), Point(1, 2, "seen")), (Alone("a"), Alone("a")), (Nothing(), Nothing())]
)
def test_the_same_fields_make_the_same_value(one, other):
    assert one == other
    assert not one != other  # noqa: SIM202 - the other operator
    assert hash(one) == hash(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Point(1, 2), Point(2, 1)),
        (Point(1, 2), Point(1, 3)),
        (Point(1, 2), Mark(1, 2)),
        (Mark(1, 2), Point(1, 2)),
        (Point(1, 2), (1, 2)),
        (Alone(1), Alone(2)),
        (Alone(1), 1),
        (Nothing(), Alone(1)),
        (Nothing(), None),
    ],
)
def test_another_field_or_class_makes_another_value(one, other):
    assert one != other
    assert not one == other  # noqa: SIM201 - the other operator
    assert len({one, other}) == 2


def test_the_other_side_may_know_better():
    class Anything:
        def __eq__(self, other):
            return True

        def __hash__(self):
            return 0

    assert Point(1) == Anything()


def test_what_cannot_be_hashed_makes_no_hash():
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point([1]))
