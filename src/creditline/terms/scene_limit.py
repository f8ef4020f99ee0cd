"""Limits of scenes: how much of a line may be used for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.money import share as as_share
from creditline.shown import shown
from creditline.terms.check import amount_or_none, part_of_one, some_word

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.money import Money


@attrs.frozen
class SceneLimit:
    """
    At most so much of a line is used for one scene.

    Args:
        scene: The word that spendings say; `"cash"` for draws.
        share: Of the limit in force, such as `"50%"`, rounded down to the minor unit.
        amount: The most, whatever the limit is. Either this or *share* is given.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    scene: str = attrs.field(validator=some_word)
    share: Fraction | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_share), validator=part_of_one
    )
    amount: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse both, and neither."""
        if (self.share is None) == (self.amount is None):
            message = f"the limit of {self.scene!r} is a share or an amount: give one of them"
            raise ValueError(message)

    def under(self, limit: int) -> int:
        """Minor units that may be used for the scene under a limit of so many."""
        if self.amount is not None:
            return self.amount.minor
        numerator, denominator = (self.share or as_share(0)).as_integer_ratio()
        return max(0, limit) * numerator // denominator
