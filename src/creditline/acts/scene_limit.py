"""Setting the limit of a scene for one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_day, is_id, is_limit, is_text
from creditline.alike import alike, hashed
from creditline.facts.scene_limit import SceneLimitSet
from creditline.shown import shown
from creditline.state import Dealing
from creditline.state.scenes import scene_limit
from creditline.terms.check import or_none, some_word

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class SetSceneLimit:
    """
    A line has a limit of its own for one scene, in place of what the product says.

    It may lie below what is used for the scene; that only stops new spending in it.

    Args:
        scene: The word that spendings say; `"cash"` for draws.
        to: The most that may be used for it; what the product says again where `None`.
        on: The day from whose acts on it holds.
        id: Names this act.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    scene: str = attrs.field(validator=some_word)
    to: Money | None = attrs.field(validator=or_none(is_limit))
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


def decide(state: State, command: SetSceneLimit) -> tuple[Fact, ...]:
    """Refused on a closed line, and unless the line is open where more may be used than before (`LineNotOpen`)."""
    fact = SceneLimitSet(command.id, command.on, command.scene, command.to, command.reason)
    before, after = (
        scene_limit(state, command.scene),
        scene_limit(state.but(scene_limits=fact.among(state)), command.scene),
    )
    rises = before is not None and (after is None or after > before)
    state.require(Dealing.RAISING if rises else Dealing.LOWERING)
    return (fact,)


ACTS = {SetSceneLimit: Act(decide)}
