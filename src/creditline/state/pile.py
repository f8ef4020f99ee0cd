"""Piles: obligations in order of posting, growing by one without copying the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.state.obligation import Obligation


@attrs.frozen(eq=False, repr=False)
class Pile:
    """
    An obligation on top of the ones posted before it; every earlier pile stays as it was.

    Attributes:
        top: The newest.
        below: The others; `None` where there is none.
    """

    top: Obligation
    below: Pile | None


def piled(obligations: Iterable[Obligation], below: Pile | None = None) -> Pile | None:
    """One obligation after the other on top of *below*."""
    for obligation in obligations:
        below = Pile(obligation, below)
    return below


def oldest_first(pile: Pile | None) -> list[Obligation]:
    """The obligations of a pile in order of posting."""
    obligations: list[Obligation] = []
    while pile is not None:
        obligations.append(pile.top)
        pile = pile.below
    obligations.reverse()
    return obligations
