"""Asking for an increase without acting on any line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import attrs

from creditline.alike import alike, hashed
from creditline.rules.dated import is_day_or_none
from creditline.shown import shown
from creditline.terms.check import is_day, positive_amount_or_none, some_amount

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


class LimitRequest(Protocol):
    """What a policy reads of a request: the commands `RequestIncrease` and `OfferIncrease` are such as well."""

    @property
    def amount(self) -> Money:
        """By how much the limit is to rise."""
        ...

    @property
    def on(self) -> date:
        """The day on which it is decided."""
        ...

    @property
    def first(self) -> date | None:
        """The first day on which it is to be in force; at once where `None`."""
        ...

    @property
    def last(self) -> date | None:
        """The last day on which it is to be in force, included; permanent where `None`."""
        ...


@attrs.frozen
class IncreaseAsked:
    """
    An increase that is asked for, to see what a policy says to it.

    Args:
        amount: By how much the limit is to rise, more than zero.
        on: The day on which it is decided.
        first: The first day on which it is to be in force; at once where `None`.
        last: The last day on which it is to be in force, included; permanent where `None`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=(some_amount, positive_amount_or_none))
    on: date = attrs.field(validator=is_day)
    first: date | None = attrs.field(default=None, kw_only=True, validator=is_day_or_none)
    last: date | None = attrs.field(default=None, kw_only=True, validator=is_day_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse days that are over before they begin."""
        begins = self.on if self.first is None else self.first
        if begins < self.on or (self.last is not None and self.last < begins):
            message = f"an increase asked for on {self.on} cannot be in force from {begins} to {self.last}"
            raise ValueError(message)
