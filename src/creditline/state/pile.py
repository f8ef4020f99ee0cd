"""Piles: obligations in order of posting, growing by what is posted together without copying the others."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.state.obligation import Obligation


@attrs.frozen(eq=False, repr=False)
class Pile:
    """
    Obligations that were posted together, on top of the ones posted before them; every earlier pile stays as it was.

    Attributes:
        top: The newest, in order of posting; one or more.
        below: The others; `None` where there is none.
    """

    top: tuple[Obligation, ...]
    below: Pile | None


def piled(obligations: Iterable[Obligation], below: Pile | None = None) -> Pile | None:
    """The obligations, in order of posting, on top of *below*."""
    top = tuple(obligations)
    return Pile(top, below) if top else below


def oldest_first(pile: Pile | None) -> list[Obligation]:
    """The obligations of a pile in order of posting."""
    tops: list[tuple[Obligation, ...]] = []
    while pile is not None:
        tops.append(pile.top)
        pile = pile.below
    tops.reverse()
    return list(chain.from_iterable(tops))
