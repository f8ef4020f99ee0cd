"""Interest: which balances bear it, from which night, and how it is rounded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.money import Period, Rate, RateSchedule, Rounding
from creditline.shown import shown
from creditline.terms.check import amount_or_none, instance_of, nightly_rate, one_of, or_none, positive_number

if TYPE_CHECKING:
    from creditline.money import Money

Base = Literal["overdue", "full", "unpaid", "daily", "average_daily_balance"]
BASES: Final = ("overdue", "full", "unpaid", "daily", "average_daily_balance")
ONE_DAY: Final = timedelta(days=1)


@attrs.frozen(kw_only=True)
class AverageBalance:
    """
    How the mean of a period's balances is taken, and when a line loses and regains its grace.

    Attributes:
        new_purchases: Whether purchases of the period count, from their own day; payments lower what was there before
            in either case.
        rounded: Whether the mean is rounded to the minor unit, half up, before the rate is applied.
        restored_after: So many statements in a row must be paid in full before the line has grace again.
        free_if_paid_in_grace: Whether what was paid by the due date whose judgement lost the grace bears nothing for
            the period of that judgement (12 CFR 1026.54(a)(1)(ii)).
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    new_purchases: bool = attrs.field(default=True, validator=instance_of(bool))
    rounded: bool = attrs.field(default=False, validator=instance_of(bool))
    restored_after: int = attrs.field(default=1, validator=positive_number)
    free_if_paid_in_grace: bool = attrs.field(default=False, validator=instance_of(bool))


def _rate(instance: Interest, attribute: attrs.Attribute[Rate | RateSchedule], value: Rate | RateSchedule) -> None:
    """Nightly; monthly too where a whole period has one balance."""
    instance_of(Rate, RateSchedule)(instance, attribute, value)
    if instance.base != "average_daily_balance":
        nightly_rate(instance, attribute, value)


@attrs.frozen
class Interest:
    """
    What a customer pays for money kept beyond the agreed day.

    Build it by the name of its base: `Interest.overdue(...)`, `full`, `unpaid`, `daily`, `average_daily_balance`.

    Attributes:
        base: Which balances bear it, from which night: see the constructor of that name.
        rate: Per day, or per year with a day count; effective-dated as a `RateSchedule`. Of an average daily balance
            also per month.
        compounds: Posted interest bears interest like a principal posted on the day of its statement.
        rounding: How a posting is rounded to the minor unit, once.
        minimum_charge: The least that a statement charges where its period cost anything. Like *waive_below* it is
            looked at only when a statement is issued, so that a repayment of all nights so far may leave its rest.
        waive_below: What a statement would charge up to this amount, inclusive, is not charged.
        through_statement_day: Whether a statement charges the night that begins on its own date too; only where the
            cutoff of the cycle is `"through"`.
        payment_counts: `"same_day"`: a repayment lowers the balance of its own night; `"next_day"`: of the next one.
        fees_bear_interest: Fees and late fees bear it like principal (US).
        average: How the mean is taken; only for that base.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    base: Base = attrs.field(validator=one_of(*BASES))
    rate: Rate | RateSchedule = attrs.field(validator=_rate)
    compounds: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True, validator=instance_of(Rounding))
    minimum_charge: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    waive_below: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    through_statement_day: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    payment_counts: Literal["same_day", "next_day"] = attrs.field(
        default="same_day", kw_only=True, validator=one_of("same_day", "next_day")
    )
    fees_bear_interest: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    average: AverageBalance | None = attrs.field(
        default=None, kw_only=True, validator=or_none(instance_of(AverageBalance))
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what does not go with the base."""
        if (self.average is not None) != (self.base == "average_daily_balance"):
            message = "how a mean is taken goes with Interest.average_daily_balance(...) alone"
            raise ValueError(message)
        counts_nights = self.base in ("full", "unpaid", "daily")
        if not counts_nights and (self.through_statement_day or self.payment_counts == "next_day"):
            message = (
                f"through_statement_day and payment_counts are for full, unpaid and daily interest, not {self.base}"
            )
            raise ValueError(message)

    @classmethod
    def overdue(
        cls,
        rate: Rate | RateSchedule,
        *,
        compounds: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
        minimum_charge: Money | None = None,
        waive_below: Money | None = None,
        fees_bear_interest: bool = False,
    ) -> Interest:
        """
        Billed principal still unpaid at the end of its due date bears interest from that night on, nothing before.

        Source: Huabei and Meituan, 0.05 % a day (docs/catalog.md).
        """
        return cls(
            "overdue",
            rate,
            compounds=compounds,
            rounding=rounding,
            minimum_charge=minimum_charge,
            waive_below=waive_below,
            fees_bear_interest=fees_bear_interest,
        )

    @classmethod
    def full(
        cls,
        rate: Rate | RateSchedule,
        *,
        through_statement_day: bool = False,
        payment_counts: Literal["same_day", "next_day"] = "same_day",
        compounds: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
        minimum_charge: Money | None = None,
        waive_below: Money | None = None,
        fees_bear_interest: bool = False,
    ) -> Interest:
        """
        If a statement is not paid in full, everything that it billed bears interest from its posting until repaid.

        Each night counts on the balance that stood: what is paid bears interest until its own day. Posted with each
        statement.

        Source: most Chinese bank cards, 全额计息 (docs/catalog.md, credit_card).
        """
        return cls(
            "full",
            rate,
            through_statement_day=through_statement_day,
            payment_counts=payment_counts,
            compounds=compounds,
            rounding=rounding,
            minimum_charge=minimum_charge,
            waive_below=waive_below,
            fees_bear_interest=fees_bear_interest,
        )

    @classmethod
    def unpaid(
        cls,
        rate: Rate | RateSchedule,
        *,
        through_statement_day: bool = False,
        payment_counts: Literal["same_day", "next_day"] = "same_day",
        compounds: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
        minimum_charge: Money | None = None,
        waive_below: Money | None = None,
        fees_bear_interest: bool = False,
    ) -> Interest:
        """
        As `full`, but only the part still unpaid at the end of the due date bears interest, from its posting.

        Source: ICBC, 未偿部分计息 (docs/catalog.md, credit_card).
        """
        return cls(
            "unpaid",
            rate,
            through_statement_day=through_statement_day,
            payment_counts=payment_counts,
            compounds=compounds,
            rounding=rounding,
            minimum_charge=minimum_charge,
            waive_below=waive_below,
            fees_bear_interest=fees_bear_interest,
        )

    @classmethod
    def daily(
        cls,
        rate: Rate | RateSchedule,
        *,
        through_statement_day: bool = False,
        payment_counts: Literal["same_day", "next_day"] = "same_day",
        compounds: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
        minimum_charge: Money | None = None,
        waive_below: Money | None = None,
        fees_bear_interest: bool = False,
    ) -> Interest:
        """
        All principal bears interest from the day of use, without a free period.

        Posted with each statement, and before each repayment so that it can settle it.

        Source: Jiebei, Fenfu and cash advances of bank cards (docs/catalog.md).
        """
        return cls(
            "daily",
            rate,
            through_statement_day=through_statement_day,
            payment_counts=payment_counts,
            compounds=compounds,
            rounding=rounding,
            minimum_charge=minimum_charge,
            waive_below=waive_below,
            fees_bear_interest=fees_bear_interest,
        )

    @classmethod
    def average_daily_balance(
        cls,
        rate: Rate | RateSchedule,
        *,
        new_purchases: bool = True,
        rounded: bool = False,
        restored_after: int = 1,
        free_if_paid_in_grace: bool = False,
        compounds: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
        minimum_charge: Money | None = None,
        waive_below: Money | None = None,
        fees_bear_interest: bool = False,
    ) -> Interest:
        """
        While a line has lost its grace, each statement charges the mean of its period's end-of-day balances.

        A daily or yearly rate is applied for each day of the period, a monthly one once. Grace is lost for the whole
        line by a statement that is not paid in full, and comes back as `AverageBalance` says.

        Source: US cards, 12 CFR 1026.7(b)(5) and 1026.54 (docs/catalog.md, us_card).
        """
        return cls(
            "average_daily_balance",
            rate,
            compounds=compounds,
            rounding=rounding,
            minimum_charge=minimum_charge,
            waive_below=waive_below,
            fees_bear_interest=fees_bear_interest,
            average=AverageBalance(
                new_purchases=new_purchases,
                rounded=rounded,
                restored_after=restored_after,
                free_if_paid_in_grace=free_if_paid_in_grace,
            ),
        )

    @property
    def is_posted_before_payments(self) -> bool:
        """Whether a repayment finds the nights so far posted and can settle them."""
        return self.base in ("overdue", "daily")

    @property
    def is_monthly(self) -> bool:
        """Whether the rate is for a month, and so for a whole period."""
        return self.rate.period is Period.MONTH

    def agreed_from(self) -> date:
        """The first night that a rate is agreed for."""
        return date.min if isinstance(self.rate, Rate) else self.rate.steps[0][0]

    def charged_until(self, statement_date: date) -> date:
        """The first night that a statement leaves to the next one; a mean takes in all days of its period."""
        whole = self.through_statement_day or self.average is not None
        return statement_date + ONE_DAY if whole else statement_date

    def at_issue(self, minor: int) -> int:
        """What a statement charges in all for its period, where the nights come to *minor* units."""
        if self.waive_below is not None and minor <= self.waive_below.minor:
            return 0
        if self.minimum_charge is not None and minor:
            return max(minor, self.minimum_charge.minor)
        return minor
