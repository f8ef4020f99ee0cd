"""The house keeps itself: what protects correctness holds in every module of the source."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tidy import (
    RULES,
    House,
    Module,
    assertions,
    back_doors,
    chance,
    clocks,
    cluttered_front_doors,
    floats,
    mutable_fields,
    opening_sentences,
    outside_world,
    read,
    silent_front_doors,
    unfrozen_classes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.tidy import Finding

HOUSE = read(Path(__file__).parent.parent / "src" / "creditline")


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_the_source_keeps_the_rule(rule: Callable[[House], Iterator[Finding]]) -> None:
    findings = [str(finding) for finding in rule(HOUSE)]
    assert not findings, "\n".join(["", *findings])


def test_every_room_is_looked_at() -> None:
    assert {"__init__.py", "errors/money.py"} < {module.place for module in HOUSE.modules}


# The rules on small houses, so that none of them can pass by finding nothing


def small_house(files: dict[str, str]) -> House:
    return House(tuple(Module(place, ast.parse(text)) for place, text in files.items()))


@pytest.mark.parametrize(
    ("rule", "text", "what"),
    [
        (floats, "half = 0.5", "writes the float 0.5"),
        (floats, "i = 2j", "writes the float 2j"),
        (floats, "def f(x: float | None): ...", "names float"),
        (floats, "from math import sqrt, gcd", "imports a function of floats from math"),
        (floats, "import math\nmath.sqrt(2)", "computes a float with math.sqrt"),
        (clocks, "import time", "imports time"),
        (clocks, "def f():\n    from time import monotonic", "imports time"),
        (clocks, "opened = date.today()", "reads a clock with .today"),
        (clocks, "field(factory=datetime.datetime.now)", "reads a clock with .now"),
        (chance, "import random as dice", "imports random"),
        (chance, "from uuid import uuid4", "imports uuid"),
        (outside_world, "import os.path", "imports os"),
        (outside_world, "from pathlib import Path", "imports pathlib"),
        (outside_world, "from io import StringIO, open", "imports io"),
        (outside_world, "print(1)", "reaches outside with print"),
        (outside_world, "rows = map(open, names)", "reaches outside with open"),
        (outside_world, "import sys\nsys.stdout.write('')", "reaches outside with sys.stdout"),
        (outside_world, "from sys import argv", "reaches outside with a part of sys"),
        (unfrozen_classes, "class A: ...", "A is neither"),
        (unfrozen_classes, "@attrs.define\nclass A: ...", "A is neither"),
        (unfrozen_classes, "@attrs.define\nclass A(Exception): ...", "A is neither"),
        (unfrozen_classes, "@attrs.frozen\nclass A: ...\nclass B(A): ...", "B is neither"),
        (unfrozen_classes, "@dataclass(frozen=True)\nclass A: ...", "A is neither"),
        (unfrozen_classes, "class A(TypedDict): ...", "A is neither"),
        (mutable_fields, "@attrs.frozen\nclass A:\n    rows: list[int]", "A.rows is a list"),
        (mutable_fields, "@frozen(order=True)\nclass A:\n    rows: tuple[dict[str, int], ...]", "A.rows is a dict"),
        (mutable_fields, "@attrs.frozen\nclass A:\n    rows: abc.MutableSequence[int] = ()", "A.rows is a Mutable"),
        (opening_sentences, "x = 1", "does not open with one sentence"),
        (opening_sentences, '"""Notes"""', "does not open with one sentence"),
        (
            opening_sentences,
            '"""A sentence without its end\n\nand then one more."""',
            "does not open with one sentence",
        ),
        (assertions, "def f(x):\n    assert x", "asserts"),
    ],
)
def test_a_rule_finds_what_breaks_it(rule: Callable[[House], Iterator[Finding]], text: str, what: str) -> None:
    (finding,) = rule(small_house({"money/rate.py": text}))
    assert str(finding).startswith(f"src/creditline/money/rate.py:{finding.line} {what}")


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (floats, "half = Fraction(1, 2)\nroot = math.isqrt(4)\nfrom math import gcd"),
        (clocks, "from datetime import date, time\nfrom creditline.acts.time import Advance\nfrom . import time"),
        (outside_world, "class Line:\n    open = act(Open)\nLine.open()\nfrom io import StringIO"),
        (unfrozen_classes, "@attrs.frozen\nclass A: ...\n@frozen(order=True)\nclass B: ..."),
        (unfrozen_classes, "class A(StrEnum): ...\nclass B(Protocol[T]): ...\nclass C(Sequence[int]): ..."),
        (unfrozen_classes, "class A(B): ...\nclass B(LookupError): ..."),
        (mutable_fields, "class A(Protocol):\n    rows: list[int]"),
        (
            mutable_fields,
            "@attrs.frozen\nclass A:\n    rows: tuple[int, ...]\n    TABLE: ClassVar[dict[str, int]] = {}",
        ),
        (opening_sentences, '"""\nOne sentence.\n\nAnd more\n"""'),
    ],
)
def test_a_rule_leaves_in_peace_what_keeps_it(rule: Callable[[House], Iterator[Finding]], text: str) -> None:
    assert not list(rule(small_house({"money/rate.py": text})))


def test_exceptions_are_for_their_place_alone() -> None:
    great_circle = "def great_circle_metres(a: float): ...\ndef other(a: float): ..."
    assert [finding.line for finding in floats(small_house({"terms/place.py": great_circle}))] == [2]
    assert not list(floats(small_house({"plot/bars.py": "x = 1.5"})))
    assert list(floats(small_house({"plots.py": "x = 1.5"})))


def test_two_modules_never_open_with_the_same_sentence() -> None:
    findings = opening_sentences(small_house({"acts/limit.py": '"""Limits."""', "facts/limit.py": '"""Limits."""'}))
    assert [str(finding) for finding in findings] == [
        "src/creditline/facts/limit.py:1 opens with the sentence of acts/limit.py"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("from a import B\n__all__ = ['B']\nB.register()", "does more"),
        ("def __getattr__(name): ...", "does more"),
        ("__getattr__, __dir__ = found(), names()", "does more"),
        ("if TYPE_CHECKING:\n    from a import B\nelse:\n    B = 1", "does more"),
        ("from a import B, C\n__all__ = ['C', 'B']", "lists __all__ out of order"),
        ("from a import B\n__all__ = ['B', 'B']", "lists __all__ out of order"),
        ("from a import B, c, D\n__all__ = ['B', 'c', 'D']", "lists __all__ out of order"),
    ],
)
def test_a_front_door_only_lists_in_order(text: str, what: str) -> None:
    (finding,) = cluttered_front_doors(small_house({"money/__init__.py": text}))
    assert finding.what.startswith(what)


def test_a_front_door_loads_rooms_when_asked() -> None:
    text = "from a import Ab, b, C2x, C10x, CNY\n__all__ = ['CNY', 'Ab', 'C2x', 'C10x', 'b']"
    assert not list(cluttered_front_doors(small_house({"__init__.py": text})))
    unseen = "if TYPE_CHECKING:\n    from a import B\nelse:\n    __getattr__, __dir__ = later(globals(), {'a': ('B',)})"
    assert not list(cluttered_front_doors(small_house({"terms/__init__.py": unseen})))


def test_a_front_door_says_what_it_offers() -> None:
    assert list(silent_front_doors(small_house({"money/__init__.py": "from creditline.money.rate import Rate"})))
    assert not list(silent_front_doors(small_house({"money/__init__.py": '"""Money."""'})))


def test_rooms_do_not_enter_by_the_front_door() -> None:
    errors = {"errors.py": ""}
    assert list(back_doors(small_house({"money/rate.py": "from creditline import CNY"})))
    assert list(back_doors(small_house({"money/rate.py": "import creditline.errors"} | errors)))
    assert not list(back_doors(small_house({"money/rate.py": "from creditline import errors"} | errors)))
    assert not list(back_doors(small_house({"__main__.py": "from creditline import CNY"})))
