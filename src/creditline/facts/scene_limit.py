"""A limit of its own that a line has for one scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class SceneLimitSet:
    """
    At most *to* may be used for a scene from now on, whatever the product says; it moves no amount.

    Attributes:
        to: What the product says holds again where `None`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    scene: str
    to: Money | None
    reason: str

    def among(self, state: State) -> tuple[tuple[str, Money], ...]:
        """The line's own limits with this one, in the order in which scenes were first set."""
        own = dict(state.scene_limits)
        if self.to is None:
            own.pop(self.scene, None)
        else:
            own[self.scene] = self.to
        return tuple(own.items())


def evolve(state: State, fact: SceneLimitSet) -> State:
    """The line's own limits change."""
    return state.but(scene_limits=fact.among(state))


EVOLVE = {SceneLimitSet: evolve}
