"""Offers: how an amount may be repaid in installments, and at whose cost."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

import attrs

from creditline.dates import DayCount, Months
from creditline.errors import CurrencyMismatch
from creditline.money import Rounding
from creditline.money import share as as_share
from creditline.terms.accrual import Accrual
from creditline.terms.bearer import CUSTOMER, bearers
from creditline.terms.check import instance_of, one_of, or_none, some_amount
from creditline.terms.declining import EqualPrincipal, InterestOnly
from creditline.terms.digits import SumOfDigits
from creditline.terms.down_payment import DownPayment
from creditline.terms.ending import Prepayment, RefundTerms, Unearned, prepayment, refund_terms, unearned
from creditline.terms.flat import FlatFee, InterestFree
from creditline.terms.layout import row_count
from creditline.terms.level import EqualPayment, EqualPaymentOf
from creditline.terms.quoting import quoted, quoted_over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction
    from typing import Unpack

    from dateutil.relativedelta import relativedelta

    from creditline.dates import Step
    from creditline.money import Money, Rate, RateSchedule, Remainder, ShareLike
    from creditline.terms.bearer import BearerLike
    from creditline.terms.keywords import Common
    from creditline.terms.schedule import Schedule

Method: TypeAlias = InterestFree | FlatFee | EqualPayment | EqualPaymentOf | EqualPrincipal | InterestOnly | SumOfDigits
"""How an amount becomes rows."""

_MONTHLY = Months(1)
_rounding = instance_of(Rounding, write="Rounding.HALF_UP")


@attrs.frozen
class InstallmentOffer:
    """
    A way to repay in parts, as data; quoted on an amount it gives a `Schedule`.

    Build it by the name of its method: `InstallmentOffer.flat_fee(12, total_rate="8.8%")`.

    Args:
        periods: Rows, 1 to 360, a down payment not counted; `None` where a payment is agreed instead.
        method: How an amount becomes rows.
        down_payment: A first part paid at purchase; see `with_down_payment`.
        name: How a purchase or a conversion may ask for it.
        remainder: Which of the equal parts take the minor units that are left: the `"last"`, the `"first"`, or by one
            each from the first, `"spread"`. A level payment leaves them to the last row in any case.
        unit: Principal parts, level payments and down payments are multiples of it; minor units where `None`.
        rounding: Of a fee total, a level payment and a row's interest, each rounded once.
        split_rounding: Of equal parts and of a down payment.
        amount_min: The smallest amount that it takes, included.
        amount_max: The largest, included.
        share_max: The largest share of a statement that it takes, included (bill-based Baitiao 90 %).
        on_prepayment: What is still paid of fees at early settlement: `"waive"`, `"next_period"`, `"all"`, or a share
            of the remaining principal.
        on_refund: `"last_first"`, `"pro_rata"`, or `RefundTerms`.
        unearned: What becomes of a cost borne by others that is not yet earned at an early end: `"kept"`,
            `"returned"`, or `Unearned`.

    Raises:
        TypeError: An argument has the wrong type.
        ValueError: The count lies outside 1 to 360, a bound, a unit or a share is no such thing.
        CurrencyMismatch: Its amounts are in several currencies.
    """

    periods: int | None = attrs.field(validator=or_none(row_count))
    method: Method = attrs.field(validator=instance_of(*get_args(Method)))
    down_payment: DownPayment | None = attrs.field(
        default=None, kw_only=True, validator=or_none(instance_of(DownPayment))
    )
    name: str = attrs.field(default="", kw_only=True, validator=instance_of(str))
    remainder: Remainder = attrs.field(default="last", kw_only=True, validator=one_of("last", "first", "spread"))
    unit: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(some_amount))
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True, validator=_rounding)
    split_rounding: Rounding = attrs.field(default=Rounding.DOWN, kw_only=True, validator=_rounding)
    amount_min: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(some_amount))
    amount_max: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(some_amount))
    share_max: Fraction | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_share))
    on_prepayment: Prepayment = attrs.field(factory=Prepayment, kw_only=True, converter=prepayment)
    on_refund: RefundTerms = attrs.field(factory=RefundTerms, kw_only=True, converter=refund_terms)
    unearned: Unearned = attrs.field(factory=Unearned, kw_only=True, converter=unearned)

    def __attrs_post_init__(self) -> None:
        """Refuse counts, amounts and shares that no offer has."""
        if isinstance(self.method, EqualPaymentOf) != (self.periods is None):
            message = "periods is None where a payment is agreed and the count is found, and nowhere else"
            raise ValueError(message)
        amounts = self.amounts
        for amount in amounts:
            if amount.currency != amounts[0].currency:
                raise CurrencyMismatch(amounts[0].currency, amount.currency)
            if amount.minor <= 0:
                message = f"an amount of an offer is positive, not {amount}"
                raise ValueError(message)
        if self.amount_min is not None and self.amount_max is not None and self.amount_min > self.amount_max:
            message = f"no amount is at least {self.amount_min} and at most {self.amount_max}"
            raise ValueError(message)
        if self.share_max is not None and not 0 < self.share_max <= 1:
            message = f"share_max is more than 0 and at most 1, not {self.share_max}"
            raise ValueError(message)

    @classmethod
    def interest_free(
        cls,
        periods: int,
        *,
        bearer: BearerLike = "merchant",
        cost_rate: ShareLike | None = None,
        **common: Unpack[Common],
    ) -> InstallmentOffer:
        """
        Equal principal, and nothing more from the customer.

        Args:
            periods: Rows, 1 to 360.
            bearer: Who pays the cost: a name, or names with shares that sum to 1 (`{"merchant": "60%", ...}`).
            cost_rate: The whole cost as a share of the principal; none is agreed where `None`.
            common: The keywords that every offer takes; see the class.
        """
        return cls(periods, InterestFree(bearers(bearer), cost_rate), **common)

    @classmethod
    def flat_fee(
        cls,
        periods: int,
        *,
        total_rate: ShareLike | None = None,
        rate_per_period: ShareLike | None = None,
        charged: Literal["each", "first"] = "each",
        component: Literal["fee", "interest"] = "fee",
        bearer: BearerLike = CUSTOMER,
        **common: Unpack[Common],
    ) -> InstallmentOffer:
        """
        Equal principal, and a fee on the original principal (what is left of it after a down payment).

        Args:
            periods: Rows, 1 to 360.
            total_rate: The whole fee as a share of the principal.
            rate_per_period: The fee of a row as a share of the principal; one of the two is given.
            charged: With `"each"` row, or all with the `"first"`.
            component: Whether the customer's part is shown as `"fee"` or as `"interest"`.
            bearer: Who pays it: the customer, another, or names with shares that sum to 1.
            common: The keywords that every offer takes; see the class.
        """
        return cls(periods, FlatFee(total_rate, rate_per_period, charged, component, bearers(bearer)), **common)

    @classmethod
    def equal_payment(
        cls,
        periods: int,
        rate: Rate | RateSchedule,
        *,
        accrual: Literal["monthly"] | DayCount = "monthly",
        leveled: bool = False,
        at_step: Literal["level", "reamortize"] = "level",
        odd_first: Literal["simple", "compound", "ignored"] = "simple",
        odd_days: DayCount | None = None,
        day_counted: Literal["first", "last"] = "first",
        **common: Unpack[Common],
    ) -> InstallmentOffer:
        """
        A level payment that repays the amount with interest on what is left; see `EqualPayment` and `Accrual`.

        Args:
            periods: Rows, 1 to 360.
            rate: Per month or year for interest by months, per day or year for a day count.
            accrual: How long a period is: `"monthly"`, a month is a month, or a day count.
            leveled: Move the payment by single units until the last row differs from it as little as can be.
            at_step: Where the rate changes: one `"level"` payment over all rates, or `"reamortize"`.
            odd_first: Interest of a first period that is longer or shorter than the others.
            odd_days: How the days of an odd first period count for interest by months; as thirtieths where `None`.
            day_counted: Which end of a period bears interest, where leap years matter.
            common: The keywords that every offer takes; see the class.
        """
        interest = Accrual(rate, accrual, odd_first, odd_days, day_counted)
        return cls(periods, EqualPayment(interest, leveled, at_step), **common)

    @classmethod
    def equal_payment_of(
        cls,
        payment: Money,
        rate: Rate | RateSchedule,
        *,
        accrual: Literal["monthly"] | DayCount = "monthly",
        odd_first: Literal["simple", "compound", "ignored"] = "simple",
        odd_days: DayCount | None = None,
        day_counted: Literal["first", "last"] = "first",
        **common: Unpack[Common],
    ) -> InstallmentOffer:
        """An agreed payment with every row, as often as it takes, 360 times at most; the last row is the rest."""
        interest = Accrual(rate, accrual, odd_first, odd_days, day_counted)
        return cls(None, EqualPaymentOf(payment, interest), **common)

    @classmethod
    def equal_principal(
        cls,
        periods: int,
        rate: Rate | RateSchedule,
        *,
        accrual: Literal["monthly"] | DayCount = "monthly",
        odd_first: Literal["simple", "compound", "ignored"] = "simple",
        odd_days: DayCount | None = None,
        day_counted: Literal["first", "last"] = "first",
        **common: Unpack[Common],
    ) -> InstallmentOffer:
        """Equal principal, and interest on what is left; the arguments are those of `equal_payment`."""
        return cls(periods, EqualPrincipal(Accrual(rate, accrual, odd_first, odd_days, day_counted)), **common)

    @classmethod
    def interest_only(
        cls,
        periods: int,
        rate: Rate | RateSchedule,
        *,
        accrual: Literal["monthly"] | DayCount = "monthly",
        odd_first: Literal["simple", "compound", "ignored"] = "simple",
        odd_days: DayCount | None = None,
        day_counted: Literal["first", "last"] = "first",
        **common: Unpack[Common],
    ) -> InstallmentOffer:
        """Interest with every row and the principal with the last; the arguments are those of `equal_payment`."""
        return cls(periods, InterestOnly(Accrual(rate, accrual, odd_first, odd_days, day_counted)), **common)

    @classmethod
    def sum_of_digits(cls, periods: int, *, total_rate: ShareLike, **common: Unpack[Common]) -> InstallmentOffer:
        """Equal payments of principal and a cost of *total_rate* of it, earned by the rule of 78."""
        return cls(periods, SumOfDigits(total_rate), **common)

    def with_down_payment(self, *, share: ShareLike | None = None, amount: Money | None = None) -> InstallmentOffer:
        """
        The same with a first part paid at purchase, as row 0; the rows after it repay the rest.

        Args:
            share: Of the amount, more than 0 and less than 1, rounded as the parts are.
            amount: The same for every amount; one of the two is given.

        >>> pay_in_4 = InstallmentOffer.interest_free(3).with_down_payment(share="25%")
        """
        return attrs.evolve(self, down_payment=DownPayment(share, amount))

    def quote(
        self, principal: Money, *, on: date, first_due: date | None = None, every: Step | relativedelta = _MONTHLY
    ) -> Schedule:
        """
        What repaying *principal* by this offer would ask for.

        Args:
            principal: More than 0; a down payment is part of it.
            on: The day from which it is owed.
            first_due: When the first row falls due, after *on*; a step after it where `None`.
            every: How far one due date lies from the next. All are counted from one anchor, *first_due* or else *on*:
                31 January, 28 February, 31 March.

        Raises:
            TypeError: An argument has the wrong type; a datetime is no date.
            ValueError: The principal is not positive, *first_due* is not after *on*, interest cannot accrue over
                such periods, or a date lies past the year 9999.
            CurrencyMismatch: The offer is in another currency.
            OfferNotAvailable: The amount lies outside the bounds of the offer.
            InterestNotCovered: A row would not pay its interest.
            RowNegative: Rounded level payments would repay more than is owed.
            PaymentTooSmall: The agreed payment does not repay the amount within 360 rows.
        """
        return quoted(self, principal, on, first_due, every)

    def quote_over(
        self, principal: Money, *, on: date, due_dates: Sequence[date], every: Step | relativedelta = _MONTHLY
    ) -> Schedule:
        """
        A quote over given due dates, such as those of statements; otherwise as `quote`.

        Args:
            principal: More than 0.
            on: The day from which it is owed.
            due_dates: After *on* and never going back (two statements of a short month may fall due on one day); at
                least as many as there are rows, the rest is not looked at.
            every: The length of a regular period: interest by months counts each period but the first as one.
        """
        return quoted_over(self, principal, on, due_dates, every)

    @property
    def label(self) -> str:
        """What messages call it: its name, or `3 installments` where it has none."""
        if self.name:
            return self.name
        if isinstance(self.method, EqualPaymentOf):
            return f"installments of {self.method.payment}"
        return "1 installment" if self.periods == 1 else f"{self.periods} installments"

    @property
    def accrual(self) -> Accrual | None:
        """How interest accrues on what is left; `None` where the cost does not follow from the balance."""
        method = self.method
        return None if isinstance(method, InterestFree | FlatFee | SumOfDigits) else method.accrual

    @cached_property
    def amounts(self) -> tuple[Money, ...]:
        """Every amount that the offer names; all are of one currency."""
        payment = self.method.payment if isinstance(self.method, EqualPaymentOf) else None
        first = None if self.down_payment is None else self.down_payment.amount
        named = (self.unit, self.amount_min, self.amount_max, payment, first)
        return tuple([amount for amount in named if amount is not None])
