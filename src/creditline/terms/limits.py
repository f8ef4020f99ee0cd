"""Limits: how much a line may be used, and what uses it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.errors import LimitNotInStep, LimitOutOfBounds
from creditline.money import share as as_share
from creditline.shown import shown
from creditline.terms.check import (
    amount_or_none,
    one_of,
    or_none,
    part_of_one,
    positive_amount_or_none,
    positive_number,
)

if TYPE_CHECKING:
    from creditline.money import Money
    from creditline.terms.scene_limit import SceneLimit


def _as_tuple(scenes: Iterable[SceneLimit]) -> tuple[SceneLimit, ...]:
    if not isinstance(scenes, Iterable):
        message = f"scenes are a tuple of SceneLimit, not one {type(scenes).__name__}: write scenes=(limit,)"
        raise TypeError(message)
    return tuple(scenes)


def _scenes(_: object, __: attrs.Attribute[Any], value: tuple[SceneLimit, ...]) -> None:
    """Refuse what is no limit of a scene, and two of one scene."""
    if not value:
        return
    # Loaded by the products that have them.
    from creditline.terms.scene_limit import SceneLimit  # noqa: PLC0415

    for limit in value:
        if not isinstance(limit, SceneLimit):
            message = f"scenes are a tuple of SceneLimit, not of {limit!r}"
            raise TypeError(message)
    names = [limit.scene for limit in value]
    if len(set(names)) < len(names):
        message = f"each scene has one limit, unlike in {', '.join(map(repr, names))}"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class LimitTerms:
    """
    Bounds of the limit, and what uses it.

    Args:
        minimum: The smallest limit that the product grants, included; none where `None`.
        maximum: The largest limit that the product grants, included; none where `None`.
        consumed_by: What uses the limit: outstanding `"principal"` and cash, or the whole `"balance"`.
        step: Permanent limits are multiples of it; any amount where `None`.
        over_limit: How much more than is available may be spent, as a share of the limit in force (`"10%"`), rounded
            down to the minor unit. What is over the limit is part of the next minimum in full. At most 100 %.
        over_limit_maximum: The most that this comes to; goes with *over_limit*.
        temporary_maximum: The most that is granted for a time, all temporary limits in force at once; no bound where
            `None`.
        temporary_days: How many days a temporary limit lasts at most, the first and the last included.
        scenes: How much of the limit may be used for one scene; a scene that is not named has no bound of its own.
            What tolerates spending over the limit does not hold in a scene.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    minimum: Money | None = attrs.field(default=None, validator=amount_or_none)
    maximum: Money | None = attrs.field(default=None, validator=amount_or_none)
    consumed_by: Literal["principal", "balance"] = attrs.field(
        default="principal", validator=one_of("principal", "balance")
    )
    step: Money | None = attrs.field(default=None, validator=positive_amount_or_none)
    over_limit: Fraction = attrs.field(default=Fraction(0), converter=as_share, validator=part_of_one)
    over_limit_maximum: Money | None = attrs.field(default=None, validator=amount_or_none)
    temporary_maximum: Money | None = attrs.field(default=None, validator=amount_or_none)
    temporary_days: int | None = attrs.field(default=None, validator=or_none(positive_number))
    scenes: tuple[SceneLimit, ...] = attrs.field(default=(), converter=_as_tuple, validator=_scenes)

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that leave no limit between them, and a bound of what is not tolerated at all."""
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            message = f"a minimum of {self.minimum} is more than the maximum of {self.maximum}"
            raise ValueError(message)
        if self.over_limit_maximum is not None and not self.over_limit:
            message = f"over_limit_maximum={self.over_limit_maximum} bounds nothing without over_limit, such as '10%'"
            raise ValueError(message)

    def allow(self, limit: Money) -> bool:
        """Whether *limit* lies between minimum and maximum, both included."""
        at_least = self.minimum is None or limit >= self.minimum
        at_most = self.maximum is None or limit <= self.maximum
        return at_least and at_most

    def require(self, limit: Money, product: str) -> None:
        """Refuse a permanent *limit* out of bounds (`LimitOutOfBounds`) or between two steps (`LimitNotInStep`)."""
        if not self.allow(limit):
            raise LimitOutOfBounds(limit, self.minimum, self.maximum, product)
        if self.step is not None and limit.minor % self.step.minor:
            raise LimitNotInStep(limit, self.step, product)

    def tolerated(self, limit: int) -> int:
        """How many minor units more than is available may be spent under a limit of so many."""
        if not self.over_limit:
            return 0
        part = max(0, limit) * self.over_limit.numerator // self.over_limit.denominator
        return part if self.over_limit_maximum is None else min(part, self.over_limit_maximum.minor)
