"""Refusals of purchases, holds, cash and money that comes in or goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


class RefundExceedsPurchase(CreditLineError):
    """A merchant gives back at most what he was paid for a purchase."""

    message = "{e.requested} is more than the {e.refundable} of {e.purchase!r} that can still be refunded"
    purchase: str
    requested: Money
    refundable: Money

    def __str__(self) -> str:
        """A purchase of which nothing is left has no amount to compare with."""
        return super().__str__() if self.refundable else f"purchase {self.purchase!r} was refunded in full already"


class CaptureExceedsHold(CreditLineError):
    """At most what is held can be captured."""

    message = "{e.requested} is more than the {e.held} held by {e.authorization!r}"
    authorization: str
    requested: Money
    held: Money


class HoldNotInForce(CreditLineError):
    """A hold ends when it is captured, voided or expired."""

    message = "authorization {e.authorization!r} is no longer in force"
    authorization: str


class ExpiresBeforePlaced(CreditLineError):
    """A hold lasts at least through the day it is placed on."""

    message = "an authorization of {e.on} cannot expire on {e.expires}, before it"
    on: date
    expires: date


class WithdrawalExceedsCredit(CreditLineError):
    """A customer can take back at most his own money, less what backs holds beyond the limit."""

    message = "{e.requested} is more than the {e.credit_balance} of the customer's own money that can be withdrawn"
    requested: Money
    credit_balance: Money


class CashNotAvailable(CreditLineError):
    """A product pays out cash only where it says what that costs."""

    message = "{e.requested} cannot be drawn: {e.product} pays out no cash"
    requested: Money
    product: str


class FreeDaysNotAvailable(CreditLineError):
    """Interest-free days are nights taken off the front of a draw, which a mean of balances does not tell apart."""

    message = "{e.days} interest-free days cannot be had: {e.product} charges cash on an average daily balance"
    days: int
    product: str


class DiscountExceedsRepayment(CreditLineError):
    """A discount is a part of the repayment."""

    message = "a discount of {e.discount} is more than the repayment of {e.amount}"
    amount: Money
    discount: Money


class AlreadyReturned(CreditLineError):
    """A repayment is returned once."""

    message = "repayment {e.repayment!r} was returned already"
    repayment: str
