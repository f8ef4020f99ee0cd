"""Bounds of fees in the United States that concern an issuer, or an account as a whole, and not one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors import CurrencyMismatch
from creditline.money import Money, Rounding, share

if TYPE_CHECKING:
    from creditline.money import ShareLike

CYCLES_MISSED = 2
"""From so many consecutive billing cycles on, a charge card is charged a share of what is delinquent."""


def penalty_fee_of_cost(total_cost: Money, fees_collected: int) -> Money:
    """
    The penalty fee that recovers what violations of one type cost an issuer: the cost method.

    Args:
        total_cost: Of all violations of that type in a year, zero or more.
        fees_collected: How many fees the issuer expects to collect for them, 1 or more; not how many it imposes.

    Returns:
        The cost over the fees, in whole units of the currency, half up.

    Raises:
        ValueError: The cost is negative, or no fee is collected.

    Source: 12 CFR 1026.52(b)(1)(i) and comment 52(b)-2 (Regulation Z).

    >>> from creditline.money import USD
    >>> penalty_fee_of_cost(USD(4_500_000), 200_000)
    USD('23.00')
    """
    if total_cost.minor < 0 or fees_collected < 1:
        message = f"a cost of {total_cost} over {fees_collected} fees makes no fee"
        raise ValueError(message)
    unit = 10**total_cost.currency.exponent
    return Money(Rounding.HALF_UP.divide(total_cost.minor, fees_collected * unit) * unit, total_cost.currency)


def penalty_fee_rounded(permitted: Money) -> Money:
    """
    A permitted penalty fee in whole units of its currency, half up.

    Source: comment 52(b)-2 (Regulation Z): 21.50 may be charged as 22, 21.49 as 21.
    """
    return penalty_fee_of_cost(permitted, 1)


def charge_card_penalty_fee(delinquent: Money, cycles_missed: int, *, rate: ShareLike = "3%") -> Money | None:
    """
    The most that a card which asks for its whole balance may charge by the balance; `None` where it may not yet.

    Args:
        delinquent: The balance that is due and was not paid, zero or more.
        cycles_missed: For how many billing cycles in a row the amount due was not paid.
        rate: The share of it, 3 %.

    Source: 12 CFR 1026.52(b)(1)(ii)(C) (Regulation Z).

    >>> from creditline.money import USD
    >>> charge_card_penalty_fee(USD(1000), 2)
    USD('30.00')
    """
    if delinquent.minor < 0 or cycles_missed < 0:
        message = f"{delinquent} missed for {cycles_missed} billing cycles is no delinquent balance"
        raise ValueError(message)
    if cycles_missed < CYCLES_MISSED:
        return None
    return Money(Rounding.DOWN.round(delinquent.minor * share(rate)), delinquent.currency)


def first_year_fees_left(limit: Money, charged: Money, *, rate: ShareLike = "25%") -> Money:
    """
    How much of fees may still be charged in the first year of an account; negative by what has to be given back.

    Args:
        limit: The credit limit when the account was opened, or a lower one that it fell to in that year.
        charged: Fees so far that count; those for late payment, for going over the limit and for returned payments do
            not, nor any that the consumer is not required to pay.
        rate: The share of the limit that they may come to, 25 %.

    Source: 12 CFR 1026.52(a) (Regulation Z) and comment 52(a)(1)-3.

    >>> from creditline.money import USD
    >>> first_year_fees_left(USD(500), USD(120))
    USD('5.00')
    """
    if limit.currency != charged.currency:
        raise CurrencyMismatch(limit.currency, charged.currency)
    if limit.minor < 0 or charged.minor < 0:
        message = f"fees of {charged} on a limit of {limit} are none"
        raise ValueError(message)
    return Money(Rounding.DOWN.round(limit.minor * share(rate)), limit.currency) - charged
