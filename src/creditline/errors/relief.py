"""Refusals of relief and loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from creditline.money import Money


class AlreadyResolved(CreditLineError):
    """A dispute is resolved once."""

    message = "dispute {e.dispute!r} was resolved already"
    dispute: str


class ChargeOffExceedsOwed(CreditLineError):
    """At most what is owed can be charged off."""

    message = "{e.requested} is more than the {e.owed} that is owed"
    requested: Money
    owed: Money


class DisputeExceedsPurchase(CreditLineError):
    """Only what can still be refunded of a purchase can be disputed, and each part of it once."""

    message = "{e.requested} is more than the {e.disputable} of {e.purchase!r} that can be disputed"
    purchase: str
    requested: Money
    disputable: Money

    def __str__(self) -> str:
        """A purchase of which nothing is left has no amount to compare with."""
        return (
            super().__str__() if self.disputable else f"nothing of purchase {self.purchase!r} can be disputed any more"
        )


class NothingToChargeOff(CreditLineError):
    """Only a line that owes something can be charged off."""

    message = "nothing is owed on line {e.line!r}"
    line: str


class NothingToRecover(CreditLineError):
    """Only what was charged off can be recovered."""

    message = "nothing that line {e.line!r} lost is left to recover"
    line: str


class PurchaseDisputed(CreditLineError):
    """What is disputed is not refunded until the dispute is resolved."""

    message = (
        "{e.requested} is more than the {e.refundable} of {e.purchase!r} that can be refunded now:"
        " {e.disputed} of it is disputed"
    )
    purchase: str
    requested: Money
    refundable: Money
    disputed: Money

    def __str__(self) -> str:
        """Where all of it is disputed, there is no amount to compare with."""
        return (
            super().__str__()
            if self.refundable
            else f"all that is left of {self.purchase!r}, {self.disputed}, is disputed"
        )


class WaiverExceedsOwed(CreditLineError):
    """At most what is owed of a component can be waived."""

    message = "{e.requested} is more than the {e.owed} of {e.componentin_words} that is owed"
    component: str
    requested: Money
    owed: Money

    @property
    def componentin_words(self) -> str:
        """What was to be waived."""
        return self.component.replace("_", " ")
