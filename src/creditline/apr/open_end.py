"""Annual percentage rates of one billing cycle of an open-end account in the United States."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from creditline.apr.apr import rated
from creditline.apr.arithmetic import decimal_of
from creditline.errors import CurrencyMismatch
from creditline.money import Period, Rate

if TYPE_CHECKING:
    from creditline.apr.apr import Apr
    from creditline.money import Money

_EDITION = "12 CFR 1026 (Regulation Z), 1026.14(c) and Appendix F"
_DECIMALS = 2
_CYCLES_IN_YEAR = 12
_PERIODS_IN_YEAR = {Period.DAY: 365, Period.MONTH: _CYCLES_IN_YEAR, Period.YEAR: 1}
_SMALL = 50
"""Hundredths of a unit of the currency that the charges of a month may come to and be small."""


def apr_us_open_end(
    charges: Money,
    balance: Money,
    *,
    transactions: Money | None = None,
    periodic_rate: Rate | None = None,
    cycles_per_year: int = _CYCLES_IN_YEAR,
) -> Apr:
    """
    What a billing cycle cost, times the cycles of a year: the quotient method of 1026.14(c).

    Args:
        charges: All finance charges of the cycle: from periodic rates, for transactions, minimum charges.
        balance: The balance that periodic rates were applied to, or the sum of them where there were several; 1 minor
            unit or more, unless *transactions* is. A transaction is in it as far as its rate was applied to it, and in
            full where its rate was applied to a balance without it.
        transactions: What was spent that bears a charge for the transaction. The charges are then divided by all of
            it, and by what the balance exceeds it by: by the larger of the two.
        periodic_rate: The largest that was applied in the cycle. Where a transaction bears a charge, the rate is not
            less than it times the periods of a year (14(c)(3)).
        cycles_per_year: How many billing cycles a year has.

    Returns:
        The rate, shown to two decimals of a per cent, half up. Where the charges are small, 14(c)(4) lets a creditor
        state `apr_us_small_charge` instead.

    Raises:
        CurrencyMismatch: the amounts are not of one currency.
        ValueError: an amount is negative, there is nothing to divide by, or a year has no cycle.

    Source: 12 CFR 1026 (Regulation Z), 1026.14(c)(1)(ii), (2) and (3), and Appendix F for charges on transactions.

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
    rate = Fraction(charges.minor * cycles_per_year, base)
    if spent and periodic_rate is not None:
        rate = max(rate, _of_a_year(periodic_rate))
    return _stated(rate, cycles_per_year)


def apr_us_small_charge(charges: Money, periodic_rate: Rate, *, cycles_per_year: int = _CYCLES_IN_YEAR) -> Apr:
    """
    What may be stated where the charges of a cycle are small: the periodic rate times the periods of a year.

    Args:
        charges: All finance charges of the cycle, a minimum charge among them: at most 0.50 for a cycle of a month or
            longer, and the part of it for a shorter one.
        periodic_rate: The rate that the balance would have borne.
        cycles_per_year: How many billing cycles a year has.

    Raises:
        ValueError: The charges are not small, or negative, or a year has no cycle.

    Source: 12 CFR 1026.14(c)(4) (Regulation Z) and comment 14(c)-4.

    >>> from creditline.money import USD
    >>> apr_us_small_charge(USD("0.50"), Rate.monthly("1.5%")).percent
    Decimal('18.00')
    """
    if charges.minor < 0 or cycles_per_year < 1:
        message = f"charges of {charges} in one of {cycles_per_year} billing cycles make no rate"
        raise ValueError(message)
    most = Fraction(_SMALL * _CYCLES_IN_YEAR, 100 * max(cycles_per_year, _CYCLES_IN_YEAR))
    if Fraction(charges.minor, 10**charges.currency.exponent) > most:
        message = f"charges of {charges} are not small in one of {cycles_per_year} billing cycles of a year"
        raise ValueError(message)
    return _stated(_of_a_year(periodic_rate), cycles_per_year)


def _of_a_year(rate: Rate) -> Fraction:
    """A periodic rate times the periods of a year."""
    return rate.fraction * _PERIODS_IN_YEAR[rate.period]


def _stated(rate: Fraction, cycles_per_year: int) -> Apr:
    times = Fraction(cycles_per_year)
    shown = decimal_of(rate)
    return rated(shown, _DECIMALS, method="us_open_end", edition=_EDITION, unit="billing cycle", units_per_year=times)
