"""Refusals of offers and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


class OfferNotAvailable(CreditLineError):
    """An installment offer takes amounts between its bounds, both included."""

    message = "{e.amount} cannot be repaid by the offer {e.offer!r}, which takes {e.bounds}"
    offer: str
    amount: Money
    minimum: Money | None
    maximum: Money | None

    @property
    def bounds(self) -> str:
        """What the offer takes, in words."""
        if self.maximum is None:
            return f"{self.minimum} or more"
        return f"{self.maximum} or less" if self.minimum is None else f"{self.minimum} to {self.maximum}"


class OfferNeedsMonths(CreditLineError):
    """Interest that accrues by months goes with rows that fall due every so many months."""

    message = "the interest of the offer {e.offer!r} accrues by months, and rows of this line fall due {e.step}"
    offer: str
    step: str


class AlreadyConverted(CreditLineError):
    """What is repaid in installments is not converted again."""

    message = "purchase {e.purchase!r} is repaid in installments already"
    purchase: str


class AlreadyBilled(CreditLineError):
    """A purchase that a statement has billed is converted as a part of that statement."""

    message = "purchase {e.purchase!r} was billed on {e.statement}: a part of that statement can be converted instead"
    purchase: str
    statement: date


class NothingToConvert(CreditLineError):
    """Something has to be left of what becomes a plan."""

    message = "nothing of {e.source} is left to convert"
    source: str


class ConversionTooLate(CreditLineError):
    """What was billed can become a plan until its due date, included."""

    message = "what was due on {e.due_date} can be converted until then, not on {e.on}"
    due_date: date
    on: date


class ConversionExceeded(CreditLineError):
    """Only ordinary principal becomes a plan: no fees, no interest, no installment rows, and no more than is owed."""

    message = "{e.amount} is more than the {e.convertible} of {e.source} that can be converted"
    source: str
    amount: Money
    convertible: Money


class DownPaymentNotPossible(CreditLineError):
    """A down payment is made at a purchase; what is owed already is converted without one."""

    message = "the offer {e.offer!r} asks for a down payment, which a conversion does not take"
    offer: str


class NothingAhead(CreditLineError):
    """Only a plan of which something is left can be settled early or rescheduled."""

    message = "nothing is left of plan {e.plan!r}"
    plan: str

    def __str__(self) -> str:
        """Where all plans were meant, none is named."""
        return super().__str__() if self.plan else "nothing is left of any plan"


class SettlementDiffers(CreditLineError):
    """Early settlement takes what it needs, neither more nor less."""

    message = "settling early takes {e.needed}, not {e.amount}"
    amount: Money
    needed: Money


class InterestNotCovered(CreditLineError):
    """Every row of a schedule pays at least its own interest."""

    message = "the {e.payment} of row {e.row} does not cover the {e.interest} of interest that falls due with it"
    row: int
    payment: Money
    interest: Money


class RowNegative(CreditLineError):
    """Nobody is asked for less than nothing: rounded level payments may not repay more than is owed."""

    message = "the payments before row {e.row} repay more than is owed: row {e.row} would be {e.payment}"
    row: int
    payment: Money


class PaymentTooSmall(CreditLineError):
    """An agreed payment repays the amount within the longest schedule that there is."""

    message = "{e.payment} a period does not repay {e.amount} within {e.rows_max} rows"
    payment: Money
    amount: Money
    rows_max: int
