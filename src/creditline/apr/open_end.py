"""The annual percentage rate of one billing cycle of an open-end account in the United States."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from creditline.apr.apr import rated
from creditline.apr.arithmetic import decimal_of
from creditline.errors import CurrencyMismatch

if TYPE_CHECKING:
    from creditline.apr.apr import Apr
    from creditline.money import Money

_EDITION = "12 CFR 1026 (Regulation Z), 1026.14(c) and Appendix F"
_DECIMALS = 2
_CYCLES_IN_YEAR = 12


def apr_us_open_end(
    charges: Money, balance: Money, *, transactions: Money | None = None, cycles_per_year: int = _CYCLES_IN_YEAR
) -> Apr:
    """
    What a billing cycle cost, times the cycles of a year: the quotient method of 1026.14(c).

    Args:
        charges: All finance charges of the cycle: from periodic rates, for transactions, minimum charges.
        balance: The balance that periodic rates were applied to, or the sum of them where there were several; 1 minor
            unit or more, unless *transactions* is.
        transactions: What was spent that bears a charge for the transaction. The charges are then divided by all of
            it, and by what the balance exceeds it by: by the larger of the two.
        cycles_per_year: How many billing cycles a year has.

    Returns:
        The rate, shown to two decimals of a per cent, half up. Where all charges of a cycle of a month come to no more
        than 50 cents, 14(c)(4) lets a creditor state the periodic rate times the cycles of a year instead.

    Raises:
        CurrencyMismatch: the amounts are not of one currency.
        ValueError: an amount is negative, there is nothing to divide by, or a year has no cycle.

    Source: 12 CFR 1026 (Regulation Z), 1026.14(c), and Appendix F for charges on transactions.

    >>> from creditline.money import USD
    >>> apr_us_open_end(USD("5.25"), USD(150), transactions=USD(100)).percent
    Decimal('42.00')
    """
    spent = 0 * balance if transactions is None else transactions
    for amount in (charges, spent):
        if amount.currency != balance.currency:
            raise CurrencyMismatch(expected=balance.currency, actual=amount.currency)
    base = max(balance, spent).minor
    if min(charges, balance, spent).minor < 0 or base == 0 or cycles_per_year < 1:
        message = f"charges of {charges} on a balance of {balance} and transactions of {spent} make no rate"
        raise ValueError(message)
    rate = decimal_of(Fraction(charges.minor * cycles_per_year, base))
    times = Fraction(cycles_per_year)
    return rated(rate, _DECIMALS, method="us_open_end", edition=_EDITION, unit="billing cycle", units_per_year=times)
