"""Late fees: charges for missing what was asked for, which are not interest."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.money import Money, Rate, RateSchedule, Rounding
from creditline.money import share as as_share
from creditline.shown import shown
from creditline.terms.check import (
    amount_given,
    amount_or_none,
    instance_of,
    nightly_rate,
    one_of,
    or_none,
    part_of_one,
    positive_number,
    require_bounds,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from creditline.money import ShareLike


@attrs.frozen
class LateFee:
    """
    What missing a due date costs; a product may agree several.

    Build it by name: `LateFee.share_of_minimum("5%", floor=CNY("10"))`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    @staticmethod
    def share_of_minimum(
        share: ShareLike,
        *,
        floor: Money | None = None,
        cap: Money | None = None,
        at_most_minimum: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
    ) -> ShareOfMinimum:
        """A *share* (`"5%"` or a fraction) of the unpaid minimum, between *floor* and *cap*, both included."""
        return ShareOfMinimum(share, floor=floor, cap=cap, at_most_minimum=at_most_minimum, rounding=rounding)

    @staticmethod
    def missed_minimum(
        amount: Money, *, repeated: Money | None = None, within: int = 6, at_most_minimum: bool = True
    ) -> MissedMinimum:
        """An *amount* for a minimum missed, *repeated* where one was missed *within* so many cycles before."""
        return MissedMinimum(amount, repeated=repeated, within=within, at_most_minimum=at_most_minimum)

    @staticmethod
    def daily(
        rate: Rate | RateSchedule,
        *,
        on: Literal["overdue", "order"] = "overdue",
        rounding: Rounding = Rounding.HALF_UP,
    ) -> DailyLateFee:
        """A *rate* for every night from the due date on: of what is overdue, or of all that its order still owes."""
        return DailyLateFee(rate, on=on, rounding=rounding)

    @staticmethod
    def flat(
        amount: Money,
        *,
        after_days: int = 0,
        repeated_after: int | None = None,
        again: Money | None = None,
        times: int | None = None,
        cap: Money | None = None,
        cap_share: ShareLike | None = None,
    ) -> FlatLateFee:
        """An *amount* for each bill missed, once or *repeated_after* days; see `FlatLateFee`."""
        return FlatLateFee(
            ((amount.currency.zero, amount),) if type(amount) is Money else _as_tiers(amount),
            after_days=after_days,
            repeated_after=repeated_after,
            again=again,
            times=times,
            cap=cap,
            cap_share=cap_share,
        )

    @staticmethod
    def tiers(
        tiers: Iterable[tuple[Money, Money]],
        *,
        after_days: int = 0,
        cap: Money | None = None,
        cap_share: ShareLike | None = None,
        cap_times: int | None = None,
    ) -> FlatLateFee:
        """
        An amount for each bill missed that depends on the size of the order, such as 2.00 from 25.00 on.

        Args:
            tiers: From which size on (included) which amount is charged, the smallest size first.
            after_days: Days after the due date that are still free of it.
            cap: The most for one order.
            cap_share: The same as a share of the order.
            cap_times: The same in fees of its tier.
        """
        return FlatLateFee(_as_tiers(tiers), after_days=after_days, cap=cap, cap_share=cap_share, cap_times=cap_times)


@attrs.frozen
class ShareOfMinimum(LateFee):
    """
    A share of the unpaid minimum, charged once by the judgement that finds the minimum not met.

    Attributes:
        share: Of the part of the minimum that is unpaid.
        floor: The least that is charged where anything is.
        cap: The most that is charged for one statement.
        at_most_minimum: Never more than the minimum that was asked for.
        rounding: To the minor unit, once.

    Source: Chinese bank cards, 5 % of the unpaid minimum (docs/catalog.md, sources).
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    share: Fraction = attrs.field(converter=as_share, validator=part_of_one)
    floor: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    cap: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    at_most_minimum: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True, validator=instance_of(Rounding))

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that leave no fee between them."""
        require_bounds(self.floor, self.cap)

    def charge(self, *, minimum: Fraction, unpaid: Fraction) -> int:
        """Minor units to charge where *unpaid* minor units of *minimum* were not paid on time."""
        fee = self.rounding.round(self.share * unpaid)
        if self.floor is not None:
            fee = max(fee, self.floor.minor)
        if self.cap is not None:
            fee = min(fee, self.cap.minor)
        return min(fee, Rounding.UP.round(minimum)) if self.at_most_minimum else fee


@attrs.frozen
class MissedMinimum(LateFee):
    """
    An amount, charged once by the judgement that finds the minimum not met, and more where that is repeated.

    Attributes:
        amount: Of the first, and of one that no other was charged for shortly before.
        repeated: What is charged instead where a judgement of one of the statements *within* so many cycles before,
            the last of them included, charged a late fee; the same amount where `None`.
        within: So many billing cycles, whether or not each of them had a statement.
        at_most_minimum: Never more than the whole minimum that was asked for, whatever was paid of it.

    Source: 12 CFR 1026.52(b)(1)(ii)(A) and (B) and (b)(2)(i)(A) (Regulation Z). The amounts are indexed every year.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=amount_given)
    repeated: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    within: int = attrs.field(default=6, kw_only=True, validator=positive_number)
    at_most_minimum: bool = attrs.field(default=True, kw_only=True, validator=instance_of(bool))

    def __attrs_post_init__(self) -> None:
        """Refuse less for a repetition, and an amount in another currency (`CurrencyMismatch`)."""
        if self.repeated is not None and self.repeated < self.amount:
            message = f"a repetition costs {self.amount} at least, not {self.repeated}"
            raise ValueError(message)

    def charge(self, *, minimum: Fraction, was_charged: bool) -> int:
        """Minor units to charge where *minimum* minor units were asked for and not met."""
        fee = self.repeated if was_charged and self.repeated is not None else self.amount
        return min(fee.minor, Rounding.UP.round(minimum)) if self.at_most_minimum else fee.minor


@attrs.frozen
class DailyLateFee(LateFee):
    """
    A rate for every night from the due date of what is overdue on, in place of interest.

    Posted with each statement and before each repayment; the postings of one statement period, or of one order
    without statements, are cumulative, so that many small repayments gain nothing.

    Attributes:
        rate: Per day, or per year with a day count.
        on: `"overdue"`: of what is overdue, late fees aside; `"order"`: of all unpaid principal of the order and the
            fees billed of it, rows that are not billed yet included, for as long as any row of it is overdue.
        rounding: How a posting is rounded to the minor unit, once.

    Source: order-based Baitiao, 0.07 % a day on all unpaid principal and fees (docs/catalog.md, baitiao_orders).
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    rate: Rate | RateSchedule = attrs.field(validator=nightly_rate)
    on: Literal["overdue", "order"] = attrs.field(default="overdue", kw_only=True, validator=one_of("overdue", "order"))
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True, validator=instance_of(Rounding))

    def agreed_from(self) -> date:
        """The first night that a rate is agreed for."""
        return date.min if isinstance(self.rate, Rate) else self.rate.steps[0][0]


def _tiers(_: object, __: attrs.Attribute[Any], value: tuple[tuple[Money, Money], ...]) -> None:
    """Refuse what is no list of sizes from zero up, each with an amount of zero or more in the same currency."""
    if not value or not all(isinstance(pair, tuple) and [type(part) for part in pair] == [Money] * 2 for pair in value):
        message = "the tiers of a late fee are pairs of Money: from which size of an order on, and how much"
        raise TypeError(message)
    negative = [amount for pair in value for amount in pair if amount.minor < 0]
    if negative:
        message = f"an amount of a late fee is not negative, but {negative[0]} is"
        raise ValueError(message)
    sizes = [size.minor for size, _ in value]
    if sizes[0] or sizes != sorted(set(sizes)):
        message = "the tiers of a late fee begin with orders of zero, the smallest size first"
        raise ValueError(message)


def _as_tiers(tiers: Iterable[tuple[Money, Money]]) -> tuple[tuple[Money, Money], ...]:
    if isinstance(tiers, str) or not hasattr(tiers, "__iter__"):
        message = f"an amount of a late fee is Money such as CNY('12.34'), not {tiers!r}"
        raise TypeError(message)
    return tuple(tiers)


@attrs.frozen
class FlatLateFee(LateFee):
    """
    An amount for each bill whose minimum is missed, by the size of its order, perhaps charged again later.

    Attributes:
        amounts: From which size of the order on (included) which amount is charged; zero where none is.
        after_days: Days after the due date that are still free of it; the fee is charged at the start of the next.
        repeated_after: Days after which it is charged again while the bill is unpaid; never where `None`.
        again: What it is charged again with; the first amount where `None`.
        times: How many times it is charged in all; without end where `None`.
        cap: The most for one order, all its bills together; a part of a fee fills it.
        cap_share: The same as a share of the order.
        cap_times: The same in fees of its tier.

    Sources: Klarna AU, tiers and three fees at most; Afterpay AU, 10 and 7 a week later, at most 25 % of the order
    or 68 (docs/catalog.md, pay_in_4 and afterpay).
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amounts: tuple[tuple[Money, Money], ...] = attrs.field(converter=_as_tiers, validator=_tiers)
    after_days: int = attrs.field(default=0, kw_only=True, validator=whole_number)
    repeated_after: int | None = attrs.field(default=None, kw_only=True, validator=or_none(positive_number))
    again: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    times: int | None = attrs.field(default=None, kw_only=True, validator=or_none(positive_number))
    cap: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    cap_share: Fraction | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_share), validator=part_of_one
    )
    cap_times: int | None = attrs.field(default=None, kw_only=True, validator=or_none(positive_number))

    def __attrs_post_init__(self) -> None:
        """Refuse to charge again a fee that is charged once."""
        if self.repeated_after is None and (self.again is not None or self.times is not None):
            message = "a late fee that is charged again or so many times has the days after which: repeated_after"
            raise ValueError(message)

    def day(self, due_date: date, number: int) -> date | None:
        """The day at whose start it is charged for the *number*-th time, counted from 0, if it is."""
        if number and (self.repeated_after is None or (self.times is not None and number >= self.times)):
            return None
        return due_date + timedelta(days=self.after_days + 1 + number * (self.repeated_after or 0))

    def charge(self, number: int, *, size: int, charged: int) -> int:
        """
        Minor units to charge.

        Args:
            number: For the how-manieth time for this bill, counted from 0.
            size: The order, in minor units.
            charged: What was charged for the order before.
        """
        first = next(amount.minor for least, amount in reversed(self.amounts) if least.minor <= size)
        fee = first if self.again is None or not number else self.again.minor
        caps = [] if self.cap is None else [self.cap.minor]
        if self.cap_share is not None:
            caps.append(Rounding.DOWN.round(self.cap_share * size))
        if self.cap_times is not None:
            caps.append(self.cap_times * first)
        return max(0, min([fee, *[cap - charged for cap in caps]]))


AnyLateFee = ShareOfMinimum | MissedMinimum | DailyLateFee | FlatLateFee
"""What `LateFee` builds."""
