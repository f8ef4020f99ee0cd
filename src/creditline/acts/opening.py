"""Opening a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.command import is_day, is_id, is_limit, require_rates
from creditline.alike import alike, hashed
from creditline.errors import CurrencyMismatch
from creditline.facts.limit import LimitChanged
from creditline.facts.standing import Opened
from creditline.shown import shown
from creditline.terms import Product
from creditline.terms.check import instance_of

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


@attrs.frozen
class Open:
    """
    A line comes to be.

    Args:
        product: What was agreed.
        limit: The permanent limit, zero or more, within the product's bounds.
        on: The line's first day.
        id: Names the line, and this act.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    product: Product = attrs.field(validator=instance_of(Product))
    limit: Money = attrs.field(kw_only=True, validator=is_limit)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)

    def __attrs_post_init__(self) -> None:
        """Refuse a product whose rates begin later than the line."""
        require_rates(self.product, self.on)


def decide(command: Open) -> tuple[Opened, *tuple[LimitChanged, ...]]:
    """Refused in another currency (`CurrencyMismatch`) or out of bounds (`LimitOutOfBounds`, `LimitNotInStep`)."""
    if command.limit.currency != command.product.currency:
        raise CurrencyMismatch(command.product.currency, command.limit.currency)
    command.product.limits.require(command.limit, command.product.name)
    opened = Opened(command.id, command.on, command.product)
    if not command.limit:
        return (opened,)
    return opened, LimitChanged(f"{command.id}/limit", command.on, command.limit, "")
