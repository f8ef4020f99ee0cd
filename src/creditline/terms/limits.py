"""Limits: how much a line may be used, and what uses it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.errors import LimitNotInStep, LimitOutOfBounds
from creditline.money import share as as_share
from creditline.shown import shown
from creditline.terms.check import amount_or_none, one_of, or_none, positive_amount_or_none, positive_number

if TYPE_CHECKING:
    from creditline.money import Money


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
            down to the minor unit. What is over the limit is part of the next minimum in full.
        over_limit_maximum: The most that this comes to.
        temporary_maximum: The most that is granted for a time, all temporary limits in force at once; no bound where
            `None`.
        temporary_days: How many days a temporary limit lasts at most, the first and the last included.
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
    over_limit: Fraction = attrs.field(default=Fraction(0), converter=as_share)
    over_limit_maximum: Money | None = attrs.field(default=None, validator=amount_or_none)
    temporary_maximum: Money | None = attrs.field(default=None, validator=amount_or_none)
    temporary_days: int | None = attrs.field(default=None, validator=or_none(positive_number))

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that leave no limit between them."""
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            message = f"a minimum of {self.minimum} is more than the maximum of {self.maximum}"
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
