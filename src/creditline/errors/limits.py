"""Refusals of what a limit allows, and of its changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from creditline.money import Money


class LimitExceeded(CreditLineError):
    """Spending stays within what is available."""

    message = "{e.requested} is more than the {e.available} available of a limit of {e.limit}"
    requested: Money
    available: Money
    limit: Money

    def __str__(self) -> str:
        """Where a limit fell below its use, nothing is available."""
        if self.available.minor >= 0:
            return super().__str__()
        return f"{self.requested} cannot be spent: the line is {-self.available} over its limit of {self.limit}"


class LimitOutOfBounds(CreditLineError):
    """A product bounds the limits that it grants."""

    message = "a limit of {e.requested} is not what {e.product} grants, {e.bounds}"
    requested: Money
    minimum: Money | None
    maximum: Money | None
    product: str

    @property
    def bounds(self) -> str:
        """The bounds that there are, in words."""
        bounds = ("at least", self.minimum), ("at most", self.maximum)
        return " and ".join(f"{words} {bound}" for words, bound in bounds if bound is not None)


class NotAnIncrease(CreditLineError):
    """A limit is raised to more than it is."""

    message = "{e.requested} does not raise a limit of {e.limit}"
    requested: Money
    limit: Money


class NotADecrease(CreditLineError):
    """A limit is lowered to less than it is."""

    message = "{e.requested} does not lower a limit of {e.limit}"
    requested: Money
    limit: Money
