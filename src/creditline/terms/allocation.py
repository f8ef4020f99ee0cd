"""Allocation: how a payment is divided among balances that bear different rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.errors import CurrencyMismatch
from creditline.money import Money, Rate
from creditline.terms.check import amount_or_none, instance_of, or_none, positive_number, some_amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

CYCLES_AT_THE_END = 2
"""In so many cycles before it expires a deferral makes its balance the most urgent one."""


def _amount(instance: object, attribute: attrs.Attribute[Money], value: Money) -> None:
    some_amount(instance, attribute, value)
    amount_or_none(instance, attribute, value)


@attrs.frozen
class RatedBalance:
    """
    A balance, and what it costs.

    Args:
        amount: Zero or more.
        rate: What it bears; rates of different periods are compared by what they come to in a year.
        cycles_deferred: Where interest is deferred and not owed if all is paid by then: in how many billing cycles
            that ends, the running one included. The rate counts as zero, until in the last two cycles the balance
            comes before all others.
        disputed: Whether the customer disputes it; such a balance comes after all others.
    """

    amount: Money = attrs.field(validator=_amount)
    rate: Rate = attrs.field(validator=instance_of(Rate))
    cycles_deferred: int | None = attrs.field(default=None, kw_only=True, validator=or_none(positive_number))
    disputed: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))


def allocate_payment(balances: Iterable[RatedBalance], amount: Money, *, minimum: Money) -> tuple[Money, ...]:
    """
    Divide a payment: up to the minimum in the order given, and what exceeds it to the highest rate first.

    Args:
        balances: In the order in which the minimum settles them; it also decides between equal rates.
        amount: The payment, zero or more.
        minimum: What is left to pay of the required minimum payment, zero or more; zero divides an excess alone.

    Returns:
        What goes to each balance, in the order given. What the payment has beyond all of them is in none.

    Raises:
        CurrencyMismatch: Not all of it is in the currency of the payment.

    Source: 12 CFR 1026.53, and comments 53-2 to 53-5; deferred interest in 1026.53(b)(1)(i).

    >>> from creditline.money import USD
    >>> cash = RatedBalance(USD("500"), Rate.parse("20%/year"))
    >>> purchases = RatedBalance(USD("1500"), Rate.parse("15%/year"))
    >>> allocate_payment([purchases, cash], USD("850"), minimum=USD("50"))
    (USD('350.00'), USD('500.00'))
    """
    balances = tuple(balances)
    for other in (minimum, *(balance.amount for balance in balances)):
        if other.currency != amount.currency:
            raise CurrencyMismatch(amount.currency, other.currency)
    if amount.minor < 0 or minimum.minor < 0:
        message = f"a payment and a minimum are not negative, but {min(amount, minimum)} is"
        raise ValueError(message)
    owed = [balance.amount.minor for balance in balances]
    asked = min(amount.minor, minimum.minor)
    given = spread(asked, owed, range(len(owed)))
    by_urgency = sorted(range(len(owed)), key=lambda place: _urgency(balances[place]))
    left = [minor - part for minor, part in zip(owed, given, strict=True)]
    more = spread(amount.minor - sum(given), left, by_urgency)
    return tuple([amount.currency.minor(part + rest) for part, rest in zip(given, more, strict=True)])


def spread(minor: int, owed: Sequence[int], places: Iterable[int]) -> list[int]:
    """How many of *minor* units settle each of what is *owed*, taken in the order of *places*."""
    given = [0] * len(owed)
    for place in places:
        given[place] = min(minor, owed[place])
        minor -= given[place]
    return given


def _urgency(balance: RatedBalance) -> tuple[bool, bool, Fraction | int]:
    """Sorts undisputed balances first, of those deferrals about to expire, and then the highest rate."""
    cycles = balance.cycles_deferred
    expires = cycles is not None and cycles <= CYCLES_AT_THE_END
    return balance.disputed, not expires, 0 if cycles is not None else -balance.rate.per_year
