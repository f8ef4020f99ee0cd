"""The annual percentage rate of the United States, by the actuarial method of Regulation Z."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from creditline.apr.apr import rated
from creditline.apr.arithmetic import working
from creditline.apr.flows import gather, in_order
from creditline.apr.root import rate_per_unit
from creditline.apr.unit_period import as_unit_period, elapsed, name_of, per_year, unit_period_of
from creditline.dates import Months

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from dateutil.relativedelta import relativedelta

    from creditline.apr.apr import Apr
    from creditline.apr.flows import CashFlow, Flows, Terms
    from creditline.apr.unit_period import UnitPeriod

_EDITION = "12 CFR 1026 (Regulation Z), Appendix J"
_DECIMALS = 2


def apr_us(
    advances: Iterable[CashFlow],
    payments: Iterable[CashFlow],
    *,
    unit_period: UnitPeriod | relativedelta | None = None,
) -> Apr:
    """
    The nominal rate of a year: the rate i of a unit-period, times the unit-periods of a year.

    Advances and payments are worth the same when each is divided by (1 + f·i)·(1 + i)^t, where t whole unit-periods
    and a fraction f of one lie between the first day and its own. Months are counted back from the later day, and
    the days left are thirtieths of one; a year has 12 months, 52 weeks or 365 days, never 366.

    Args:
        advances: What the customer is given, the amount financed: pairs of a day and an amount, or of a number of
            unit-periods (an int, or a Fraction whose part after the whole ones is f) and an amount. The term begins
            with the first flow.
        payments: What he pays, likewise. A prepaid finance charge is paid on the day of the advance.
        unit_period: `Months`, `Weeks`, `Days` or "semimonth", a year at most. Not given, numbers count months; from
            days it is found by (b)(4): the most frequent period, or the term of a single payment. A single payment
            after whole months is then reckoned in months; `Days` of as many days as it lasts gives the other
            rate that (b)(5)(vi) allows.

    Returns:
        The rate, shown to two decimals of a per cent, half up. The law forgives 1/8 of a point, 1/4 in irregular
        transactions (1026.22(a)); this is the rate itself.

    Raises:
        TypeError, CurrencyMismatch, ValueError, NeverRepaid, NoPositiveRate, MoreThanOneRate: as `irr_nominal`;
            ValueError also where the unit-period is longer than a year.

    Source: 12 CFR 1026 (Regulation Z), Appendix J, (b).

    >>> from creditline.money import USD
    >>> apr_us([(0, USD(1000))], [(month, USD("33.61")) for month in range(1, 37)]).percent
    Decimal('12.83')
    """
    flows = gather(advances, payments)
    terms, unit = in_unit_periods(flows, None if unit_period is None else as_unit_period(unit_period))
    return us(flows, unit, rate_per_unit(terms, flows, lambda rate: yearly(rate, unit)))


def us(flows: Flows, unit: UnitPeriod, rate: Decimal) -> Apr:
    """The disclosed rate for *flows* whose rate of a unit-period is *rate*."""
    with working(flows.total):
        share, name, times = yearly(rate, unit), name_of(unit), per_year(unit)
        return rated(share, _DECIMALS, method="us", edition=_EDITION, unit=name, units_per_year=times)


def yearly(rate: Decimal, unit: UnitPeriod) -> Decimal:
    """The rate of a unit-period times the unit-periods of a year."""
    times = per_year(unit)
    return rate * times.numerator / times.denominator


def in_unit_periods(flows: Flows, unit: UnitPeriod | None) -> tuple[Terms, UnitPeriod]:
    """The time line of *flows* in unit-periods from the first of them, and the unit-period."""
    days = flows.days
    if days is None:
        return _numbered(flows), unit or Months(1)
    unit = unit or unit_period_of(days[: flows.advances], days[flows.advances :])
    start = min(days)
    places = elapsed(start, days, unit)
    return in_order((*place, minor) for place, minor in zip(places, flows.minors, strict=True)), unit


def _numbered(flows: Flows) -> Terms:
    numbers = [Fraction(when) for when in flows.whens]  # type: ignore[arg-type]  # numbers, as there are no days
    first = min(numbers)
    places = [divmod(number - first, 1) for number in numbers]
    return in_order((whole, odd, minor) for (whole, odd), minor in zip(places, flows.minors, strict=True))
