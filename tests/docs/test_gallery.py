"""The gallery of errors shows every error as it is."""

from __future__ import annotations

import ast
import builtins
from pathlib import Path

import pytest

import creditline
from creditline import errors
from docs._make.errors import EXHIBITS, GROUPS, PAGE, groups, page, provoke


def errors_of_the_source():
    """The name of every class in the source that is raised, the root of the refusals aside."""
    known = {name for name, thing in vars(builtins).items() if isinstance(thing, type) and issubclass(thing, Exception)}
    known.add("CreditLineError")
    files = Path(creditline.__file__).parent.rglob("*.py")
    classes = [node for file in files for node in ast.walk(ast.parse(file.read_bytes())) if type(node) is ast.ClassDef]
    return {node.name for node in classes if known & {ast.unparse(base) for base in node.bases}} - {"CreditLineError"}


def test_the_page_is_what_is_generated():
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python docs/_make/errors.py --write"


def test_every_error_of_the_source_is_shown():
    assert {kind.__name__ for kind in EXHIBITS} == errors_of_the_source()


def test_every_error_has_a_room_and_stands_at_the_front_door():
    shown = {kind.__name__ for kinds in groups().values() for kind in kinds if issubclass(kind, errors.CreditLineError)}
    assert shown | {"CreditLineError"} == set(errors.__all__)


def test_every_room_is_introduced():
    rooms = {room.stem for room in Path(errors.__file__).parent.glob("*.py")} - {"__init__", "refusal"}
    assert GROUPS.keys() == groups().keys() == rooms | {"plain"}
    assert all(groups().values())


@pytest.mark.parametrize("kind", EXHIBITS, ids=lambda kind: kind.__name__)
def test_an_example_raises_the_error_that_it_shows(kind):
    assert type(provoke(EXHIBITS[kind].code)) is kind


def test_an_example_that_is_granted_is_no_example():
    with pytest.raises(AssertionError, match="nothing is refused"):
        provoke("line.outstanding")
