"""Refusals: one class for each rule of credit that can be broken.

Every refusal carries its figures as attributes and changes nothing.
Its message can be read out to a customer: the value, the rule, the fact that decided.
Wrong types raise `TypeError`; wrong values that no rule of credit forbids raise `ValueError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, dataclass_transform

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from creditline.money import Currency, Money


@dataclass_transform(eq_default=False, frozen_default=True)
class CreditLineError(Exception):
    """
    The root of all refusals.

    A refusal is given its figures in the order in which its class names them, or by name.
    """

    message: ClassVar[str] = ""
    figures: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        """The figures of a refusal are what its class annotates."""
        cls.figures = tuple(cls.__annotations__)

    def __init__(self, *given: object, **named: object) -> None:
        values = dict(zip(self.figures, given, strict=False)) | named
        if len(given) + len(named) != len(self.figures) or values.keys() != set(self.figures):
            message = f"{type(self).__name__} takes {', '.join(self.figures) or 'no figures'}"
            raise TypeError(message)
        super().__init__(*(values[name] for name in self.figures))
        self.__dict__.update(values)

    def __str__(self) -> str:
        """Fill the figures into the message of the rule."""
        return self.message.format(e=self)


def _in_words(figure: object) -> str:
    """A figure as a message says it: texts in quotes, and nothing as such."""
    if figure is None:
        return "nothing"
    return repr(figure) if isinstance(figure, str) else str(getattr(figure, "name", figure))


# Money


class CurrencyMismatch(CreditLineError):
    """Two currencies never mix."""

    message = "{e.actual.code} does not mix with {e.expected.code}"
    expected: Currency
    actual: Currency


class InexactAmount(CreditLineError):
    """An amount fits the minor unit of its currency exactly; it is refused, never rounded."""

    message = "{e.amount} {e.currency.code} is finer than the {e.currency.exponent} decimals of {e.currency.code}"
    amount: str
    currency: Currency


# Ledger


class UnbalancedEntry(CreditLineError):
    """The debits and credits of an entry are equal, currency by currency."""

    message = "entry {e.entry!r} is out of balance by {e.difference}"
    entry: str
    difference: Money


class ConflictingId(CreditLineError):
    """An id stands for one content; the same id with another content names the field."""

    message = "{e.id!r} is taken: there the {e.field_in_words} is {e.recorded_in_words}, here {e.given_in_words}"
    id: str
    field: str
    recorded: object
    given: object

    @property
    def field_in_words(self) -> str:
        """What differs."""
        return "day" if self.field == "on" else self.field.replace("_", " ")

    @property
    def recorded_in_words(self) -> str:
        """What stands there."""
        return _in_words(self.recorded)

    @property
    def given_in_words(self) -> str:
        """What was given here."""
        return _in_words(self.given)


class UnknownId(CreditLineError):
    """An act can only refer to what has happened."""

    message = "there is no {e.kind} {e.id!r}"
    kind: str
    id: str


class PeriodClosed(CreditLineError):
    """A closed period takes no new entry."""

    message = "{e.on} lies in a period that is closed through {e.closed_through}"
    on: date
    closed_through: date


class AlreadyReversed(CreditLineError):
    """An entry is reversed once."""

    message = "entry {e.entry!r} was reversed by {e.reversal!r}"
    entry: str
    reversal: str


class ReversalOfReversal(CreditLineError):
    """A reversal is never reversed; post the entry again under a new id."""

    message = "entry {e.entry!r} is itself the reversal of {e.reverses!r}"
    entry: str
    reverses: str


class AuditFailed(CreditLineError):
    """What the ledger keeps is what its entries say."""

    message = "{e.subject}: kept as {e.kept}, but the entries say {e.recomputed}"
    subject: str
    kept: object
    recomputed: object


# Lines


class Backdated(CreditLineError):
    """Acts come in the order of their days."""

    message = "{e.on} lies before {e.as_of}, the day that the line has reached"
    on: date
    as_of: date


class LineNotOpen(CreditLineError):
    """The status of a line decides what may be done with it."""

    message = "line {e.line!r} is {e.status_in_words}, which rules out {e.dealing}"
    line: str
    status: str
    dealing: str

    @property
    def status_in_words(self) -> str:
        """What the line is."""
        return self.status.replace("_", " ")


class UnlawfulMove(CreditLineError):
    """The status of a line moves by a table of lawful moves."""

    message = "line {e.line!r} is {e.status_in_words}, from where there is no {e.move}"
    line: str
    status: str
    move: str

    @property
    def status_in_words(self) -> str:
        """What the line is."""
        return self.status.replace("_", " ")


class LineNotSettled(CreditLineError):
    """A line is closed when nothing is owed either way and nothing is held."""

    message = (
        "line {e.line!r} still has {e.outstanding} outstanding, {e.credit_balance} of the customer's own money"
        " and {e.held} held"
    )
    line: str
    outstanding: Money
    credit_balance: Money
    held: Money


class StatementDayFixed(CreditLineError):
    """The statement day changes where the product says how often it may."""

    message = "the statement day of {e.product} cannot be changed"
    product: str


class StatementDayChangedTooSoon(CreditLineError):
    """Between two changes of the statement day lies as much time as the product asks for."""

    message = "the statement day was changed on {e.since} and can be changed again from {e.earliest} on"
    since: date
    earliest: date


class CycleCannotChange(CreditLineError):
    """A line with statements keeps them and their cutoff; one without keeps its orders."""

    message = "a line of {e.product} cannot change to {e.other}: its periods would not follow on one another"
    product: str
    other: str


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


# Files


class RowRefused(CreditLineError):
    """A file is taken as a whole or not at all; the first row that cannot stand is named."""

    message = "row {e.row}: {e.reason}"
    row: int
    reason: str


# Installments


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


# Relief


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

    message = "{e.requested} is more than the {e.owed} of {e.component_in_words} that is owed"
    component: str
    requested: Money
    owed: Money

    @property
    def component_in_words(self) -> str:
        """What was to be waived."""
        return self.component.replace("_", " ")


# Annual percentage rates


class NeverRepaid(CreditLineError):
    """A rate is what it costs to pay back what was advanced; whoever pays back less has no rate."""

    message = "payments of {e.repaid} never repay advances of {e.advanced}"
    advanced: Money
    repaid: Money


class NoPositiveRate(CreditLineError):
    """A rate of zero or more discounts the payments to what was advanced; where none does, none is disclosed."""

    message = "no rate of 0 % or more makes payments of {e.repaid} worth advances of {e.advanced}"
    advanced: Money
    repaid: Money


class MoreThanOneRate(CreditLineError):
    """Only one rate discounts the payments to what was advanced; where several do, none of them is disclosed."""

    message = "payments are worth the advances at {e.lowest} % and again at {e.highest} %, so that neither is the rate"
    lowest: Decimal
    highest: Decimal
