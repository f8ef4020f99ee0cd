"""What revolves: balances at their rates, month by month, until a minimum payment has repaid them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.money import Money, Period, Rate, Rounding
from creditline.shown import shown
from creditline.terms import Outlook
from creditline.terms.check import amount_given, instance_of, or_none, positive_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from creditline.terms import MinimumPayment

MONTH = Fraction(365, 12)
"""Nights in a month: all are equal, and leap years are ignored (12 CFR 1026, Appendix M1)."""

MONTHS_MAX = 1200
"""A hundred years; what is not repaid by then is not counted any further."""

ShareOf = Literal["opening", "closing"]
NOTHING = Fraction(0)


@attrs.frozen
class RevolvingBalance:
    """
    A part of what is owed that has a rate of its own.

    Args:
        amount: Zero or more.
        rate: Per day, month or year; the rate that holds for good.
        promotional_rate: What holds before that.
        regular_from: The month, counted from 1, in which *rate* begins to hold. The estimate of a payment over 36
            months counts it among the promotional ones, as the program of Appendix M2 does.

    Raises:
        ValueError: The amount is negative, or of the promotional rate and its end one is missing.
    """

    __repr__ = shown

    amount: Money = attrs.field(validator=amount_given)
    rate: Rate = attrs.field(validator=instance_of(Rate, write="Rate.parse('18%/year')"))
    promotional_rate: Rate | None = attrs.field(
        default=None, kw_only=True, validator=or_none(instance_of(Rate, write="Rate.parse('0%/year')"))
    )
    regular_from: int | None = attrs.field(default=None, kw_only=True, validator=or_none(positive_number))

    def __attrs_post_init__(self) -> None:
        """Refuse a promotional rate without an end, and an end of none."""
        if (self.promotional_rate is None) != (self.regular_from is None):
            message = "a promotional rate goes with the month in which the regular one begins: regular_from"
            raise ValueError(message)

    def rate_in(self, month: int) -> Fraction:
        """The share that one month costs, counted from 1."""
        if self.promotional_rate is not None and self.regular_from is not None and month < self.regular_from:
            return monthly(self.promotional_rate)
        return monthly(self.rate)

    def mean_rate(self, months: int) -> Fraction:
        """The share that a month costs in the mean of the first so many."""
        if self.promotional_rate is None or self.regular_from is None:
            return monthly(self.rate)
        promotional = Fraction(min(self.regular_from, months), months)
        return promotional * monthly(self.promotional_rate) + (1 - promotional) * monthly(self.rate)


def monthly(rate: Rate) -> Fraction:
    """The share that a month of 365/12 nights costs."""
    return rate.fraction if rate.period is Period.MONTH else rate.per_night * MONTH


@attrs.frozen(eq=False, repr=False)
class Month:
    """
    One month of repaying, in the units that it was computed in.

    Attributes:
        interest: What the balances cost.
        payment: What was paid at the end of it.
        balance: What is left after that.
    """

    interest: int
    payment: int
    balance: int


def months_of_minimum(
    balances: Sequence[RevolvingBalance], minimum: MinimumPayment | None, *, share_of: ShareOf, scale: int
) -> Iterator[Month]:
    """
    The months in which the minimum alone is paid, until nothing is left, or without end.

    Interest of each balance is rounded to the unit of computation, half up. A payment goes to the balance of the lowest
    rate first, and among equals to the one named first.

    Args:
        balances: What is owed.
        minimum: What is asked for; everything where `None`.
        share_of: The balance that a share of the balance is taken of: as the month began, or with its interest.
        scale: Units of computation in a minor unit.
    """
    asked = None if minimum is None else _finer(minimum, scale)
    owed = [balance.amount.minor * scale for balance in balances]
    month = 0
    while any(owed):
        month += 1
        rates = [balance.rate_in(month) for balance in balances]
        charged = [Rounding.HALF_UP.round(part * rate) for part, rate in zip(owed, rates, strict=True)]
        opening, interest = sum(owed), sum(charged)
        payment = opening + interest
        if asked is not None:
            payment = min(payment, asked.uncapped(_sight(opening, interest, share_of)))
        owed = _paid([part + cost for part, cost in zip(owed, charged, strict=True)], rates, payment)
        yield Month(interest, payment, sum(owed))


def _sight(opening: int, interest: int, share_of: ShareOf) -> Outlook:
    """What the rule of the minimum sees in a month."""
    return Outlook(
        amount_due=opening + (interest if share_of == "closing" else 0),
        in_full=interest,
        ordinary=opening,
        over_limit=0,
        carry=NOTHING,
        is_first=False,
    )


def _paid(owed: Sequence[int], rates: Sequence[Fraction], payment: int) -> list[int]:
    """What is left of each part, the lowest rate paid first (12 CFR 1026, Appendix M1)."""
    left = list(owed)
    for index in sorted(range(len(left)), key=lambda at: rates[at]):
        part = min(payment, left[index])
        left[index] -= part
        payment -= part
    return left


def _finer(minimum: MinimumPayment, scale: int) -> MinimumPayment:
    """The same rule in finer units; what it is rounded up to is the finest, unless a unit was agreed."""

    def scaled(amount: Money | None) -> Money | None:
        return None if amount is None else amount * scale

    return attrs.evolve(
        minimum, floor=scaled(minimum.floor), all_below=scaled(minimum.all_below), unit=scaled(minimum.unit)
    )


def level_payment(balances: Sequence[RevolvingBalance], months: int) -> int:
    """Minor units of the level payment that repays all of it in so many months, at the mean rate, half up."""
    total = sum(balance.amount.minor for balance in balances)
    rate = sum((balance.amount.minor * balance.mean_rate(months) for balance in balances), NOTHING) / max(total, 1)
    if not rate:
        return Rounding.HALF_UP.divide(total, months)
    return Rounding.HALF_UP.round(total * rate / (1 - (1 + rate) ** -months))
