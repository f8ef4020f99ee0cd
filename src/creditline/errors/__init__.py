"""Refusals: one class for each rule of credit that can be broken.

Every refusal carries its figures as attributes and changes nothing.
Its message can be read out to a customer: the value, the rule, the fact that decided.
Wrong types raise `TypeError`; wrong values that no rule of credit forbids raise `ValueError`.
"""

from creditline.errors.files import RowRefused
from creditline.errors.installments import (
    AlreadyBilled,
    AlreadyConverted,
    ConversionExceeded,
    ConversionTooLate,
    DownPaymentNotPossible,
    InterestNotCovered,
    NothingAhead,
    NothingToConvert,
    OfferNeedsMonths,
    OfferNotAvailable,
    PaymentTooSmall,
    RowNegative,
    SettlementDiffers,
)
from creditline.errors.ledger import (
    AlreadyReversed,
    AuditFailed,
    ConflictingId,
    PeriodClosed,
    ReversalOfReversal,
    UnbalancedEntry,
    UnknownId,
)
from creditline.errors.limits import LimitExceeded, LimitOutOfBounds, NotADecrease, NotAnIncrease
from creditline.errors.money import CurrencyMismatch, InexactAmount
from creditline.errors.rates import MoreThanOneRate, NeverRepaid, NoPositiveRate
from creditline.errors.refusal import CreditLineError
from creditline.errors.relief import (
    AlreadyResolved,
    ChargeOffExceedsOwed,
    DisputeExceedsPurchase,
    NothingToChargeOff,
    NothingToRecover,
    PurchaseDisputed,
    WaiverExceedsOwed,
)
from creditline.errors.spending import (
    AlreadyReturned,
    CaptureExceedsHold,
    CashNotAvailable,
    DiscountExceedsRepayment,
    ExpiresBeforePlaced,
    FreeDaysNotAvailable,
    HoldNotInForce,
    RefundExceedsPurchase,
    WithdrawalExceedsCredit,
)
from creditline.errors.standing import (
    Backdated,
    CycleCannotChange,
    LineNotOpen,
    LineNotSettled,
    StatementDayChangedTooSoon,
    StatementDayFixed,
    UnlawfulMove,
)

__all__ = [
    "AlreadyBilled",
    "AlreadyConverted",
    "AlreadyResolved",
    "AlreadyReturned",
    "AlreadyReversed",
    "AuditFailed",
    "Backdated",
    "CaptureExceedsHold",
    "CashNotAvailable",
    "ChargeOffExceedsOwed",
    "ConflictingId",
    "ConversionExceeded",
    "ConversionTooLate",
    "CreditLineError",
    "CurrencyMismatch",
    "CycleCannotChange",
    "DiscountExceedsRepayment",
    "DisputeExceedsPurchase",
    "DownPaymentNotPossible",
    "ExpiresBeforePlaced",
    "FreeDaysNotAvailable",
    "HoldNotInForce",
    "InexactAmount",
    "InterestNotCovered",
    "LimitExceeded",
    "LimitOutOfBounds",
    "LineNotOpen",
    "LineNotSettled",
    "MoreThanOneRate",
    "NeverRepaid",
    "NoPositiveRate",
    "NotADecrease",
    "NotAnIncrease",
    "NothingAhead",
    "NothingToChargeOff",
    "NothingToConvert",
    "NothingToRecover",
    "OfferNeedsMonths",
    "OfferNotAvailable",
    "PaymentTooSmall",
    "PeriodClosed",
    "PurchaseDisputed",
    "RefundExceedsPurchase",
    "ReversalOfReversal",
    "RowNegative",
    "RowRefused",
    "SettlementDiffers",
    "StatementDayChangedTooSoon",
    "StatementDayFixed",
    "UnbalancedEntry",
    "UnknownId",
    "UnlawfulMove",
    "WaiverExceedsOwed",
    "WithdrawalExceedsCredit",
]
