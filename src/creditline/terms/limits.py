"""Limits: how much a line may be used, and what uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import amount_or_none, one_of

if TYPE_CHECKING:
    from creditline.money import Money


@attrs.frozen(kw_only=True)
class LimitTerms:
    """
    Bounds of the permanent limit.

    Args:
        minimum: The smallest limit that the product grants, included; none where `None`.
        maximum: The largest limit that the product grants, included; none where `None`.
        consumed_by: What uses the limit: outstanding `"principal"` and cash, or the whole `"balance"`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    minimum: Money | None = attrs.field(default=None, validator=amount_or_none)
    maximum: Money | None = attrs.field(default=None, validator=amount_or_none)
    consumed_by: Literal["principal", "balance"] = attrs.field(
        default="principal", validator=one_of("principal", "balance")
    )

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
