"""Whims: the numbers that a command is made of, and what helps to make it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creditline.line import CreditLine
    from creditline.money import Money

NOTHING = "nothing"
"""An id that never was."""

T = TypeVar("T")


@attrs.frozen
class Whim:
    """
    Numbers out of which any line makes a command of its own; the same numbers make the same of the same line.

    Attributes:
        kind: Which kind of command.
        day: Which of the days that come into question.
        figure: Which of the figures that the amount lies near, or none of them.
        minor: The amount otherwise, in minor units.
        which: Which purchase, hold, repayment or variant.
    """

    kind: int
    day: int
    figure: int
    minor: int
    which: int


def pick(choices: Sequence[T], number: int) -> T:
    """One of the choices; any number names one."""
    return choices[number % len(choices)]


def new_id(line: CreditLine) -> str:
    """An id that nothing has yet."""
    return f"act-{len(line.history)}"


def amount_near(line: CreditLine, whim: Whim, *figures: Money) -> Money:
    """An amount near one of the *figures*, or any; more than zero."""
    edges = sorted({figure.minor + n for figure in figures for n in (-1, 0, 1) if figure.minor + n > 0})
    place = whim.figure - 80
    return line.product.currency.minor(edges[place % len(edges)] if edges and place >= 0 else whim.minor)


def part_of(whim: Whim, whole: Money) -> Whim:
    """The same whim about a part of *whole*, of at least one minor unit."""
    return attrs.evolve(whim, minor=1 + whim.minor % max(1, whole.minor))


def past_ids(line: CreditLine, *kinds: type[Any]) -> list[str]:
    """The ids of what was asked for of some kinds, and one that never was."""
    return [told.id for told in line.commands if isinstance(told, kinds)] or [NOTHING]
