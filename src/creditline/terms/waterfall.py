"""Waterfalls: the order in which a repayment settles what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import positive_number
from creditline.terms.component import Component, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable

CHARGES = (Component.LATE_FEE, Component.FEE, Component.INTEREST)
PRINCIPALS = (Component.CASH, Component.PRINCIPAL)
STANDARD = tuple((stage, component) for stage in Stage for component in CHARGES + PRINCIPALS)
PRINCIPAL_FIRST = tuple((stage, component) for group in (PRINCIPALS, CHARGES) for stage in Stage for component in group)
PLACES = {pair: place for place, pair in enumerate(STANDARD)}


def as_steps(steps: Iterable[tuple[str, str]]) -> tuple[tuple[Stage, Component], ...]:
    """Read (stage, component) pairs, in words or as members; each pair stands once, none is missing."""
    read = tuple((Stage(stage), Component(component)) for stage, component in steps)
    if len(read) != len(STANDARD) or set(read) != set(STANDARD):
        message = f"a waterfall names each of the {len(STANDARD)} pairs of stage and component once"
        raise ValueError(message)
    return read


def as_ranks(steps: tuple[tuple[Stage, Component], ...]) -> tuple[int, ...]:
    """The place of each pair in *steps*, in the order of `PLACES`."""
    rank = {pair: number for number, pair in enumerate(steps)}
    return tuple(rank[pair] for pair in STANDARD)


def _ranks_of_steps(waterfall: Waterfall) -> tuple[int, ...]:
    return as_ranks(waterfall.steps)


@attrs.frozen
class Waterfall:
    """
    A list of (stage, component) pairs, settled from the first to the last.

    Inside a pair: oldest due date, then oldest posting, then order of posting.

    Args:
        steps: All fifteen pairs, most urgent first.
        late_steps: The order from *late_from* days past due on; `steps` where `None`.
        late_from: Days past due, 1 or more.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    steps: tuple[tuple[Stage, Component], ...] = attrs.field(converter=as_steps)
    late_steps: tuple[tuple[Stage, Component], ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(as_steps)
    )
    late_from: int = attrs.field(default=1, validator=positive_number)
    ranks: tuple[int, ...] = attrs.field(
        init=False, eq=False, repr=False, default=attrs.Factory(_ranks_of_steps, takes_self=True)
    )
    """The rank of each pair in `steps`, in the order of `PLACES`."""

    @classmethod
    def standard(cls) -> Waterfall:
        """Overdue, billed, unbilled; in each late fee, fee, interest, cash, principal."""
        return cls(STANDARD)

    @classmethod
    def principal_first_after(cls, days: int = 90) -> Waterfall:
        """
        Standard; later than *days* past due cash and principal of all stages first, then late fee, fee, interest.

        Source: Chinese bank cards, from day 91 past due (docs/catalog.md, sources).
        """
        return cls(STANDARD, PRINCIPAL_FIRST, days + 1)

    def ranks_at(self, days_past_due: int) -> tuple[int, ...]:
        """The rank of each pair, in the order of `PLACES`, on a day so many days past due."""
        return self.ranks if self.late_steps is None or days_past_due < self.late_from else as_ranks(self.late_steps)
