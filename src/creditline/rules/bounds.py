"""What ceilings and steps of several rules leave of an amount together."""

from __future__ import annotations

from math import gcd
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creditline.rules.outcome import Outcome

Fitting: TypeAlias = tuple[int, int]
"""Amounts that fit: every so many minor units, of which the first is so many, zero or more."""

ALL: Final[Fitting] = (1, 0)


def under_ceilings(asked: int, outcomes: Iterable[Outcome]) -> int:
    """What all ceilings leave of so many minor units, zero or more."""
    return max(0, min([asked, *[each.ceiling.minor for each in outcomes if each.ceiling is not None]]))


def in_steps(left: int, outcomes: Iterable[Outcome]) -> int:
    """
    The largest amount up to so many minor units that fits every step at once; zero where none does.

    An amount fits where its sum with what the step counts it with is a multiple of the step. What fits all steps fits
    fewer as well, so that one more step never leaves more.
    """
    fitting = ALL
    for outcome in outcomes:
        if outcome.step is not None:
            both = _both(fitting, _fitting(outcome.step.minor, outcome))
            if both is None:
                return 0
            fitting = both
    every, first = fitting
    return left - (left - first) % every if left >= first else 0


def rounding(left: int, outcomes: Sequence[Outcome]) -> list[int]:
    """
    The places of the steps that leave less than so many minor units.

    Those that it does not fit by itself, and those without which the others would leave more than all do.
    """
    rounded = in_steps(left, outcomes)
    return [
        place
        for place, each in enumerate(outcomes)
        if each.step is not None
        and (in_steps(left, [each]) < left or in_steps(left, [*outcomes[:place], *outcomes[place + 1 :]]) > rounded)
    ]


def _fitting(step: int, outcome: Outcome) -> Fitting:
    """The amounts that fit one step."""
    before = 0 if outcome.added_to is None else outcome.added_to.minor
    return step, -before % step


def _both(one: Fitting, other: Fitting) -> Fitting | None:
    """The amounts that are of both kinds, by the Chinese remainder theorem; `None` where none is."""
    (every, first), (step, rest) = one, other
    common = gcd(every, step)
    if (rest - first) % common:
        return None
    apart = step // common
    times = (rest - first) // common * pow(every // common, -1, apart) % apart
    return every * apart, first + every * times
