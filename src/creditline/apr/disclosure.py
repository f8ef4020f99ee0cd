"""Disclosure: what the same flows cost a year by each method."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from creditline.apr.eu import eu, in_years
from creditline.apr.flows import gather
from creditline.apr.irr import effective, nominal, spaced
from creditline.apr.root import rate_per_unit
from creditline.apr.us import in_unit_periods, us, yearly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateutil.relativedelta import relativedelta

    from creditline.apr.apr import Apr
    from creditline.apr.eu import Edition
    from creditline.apr.flows import CashFlow
    from creditline.dates import Step


@final
@attrs.frozen
class Disclosure:
    """
    What credit costs a year, by each method.

    Args:
        nominal: The simple rate (单利), as by `irr_nominal`.
        effective: The compound rate (复利), as by `irr_effective`.
        eu: The annual percentage rate of charge, as by `apr_eu`.
        us: The actuarial rate, as by `apr_us`.
    """

    nominal: Apr
    effective: Apr
    eu: Apr
    us: Apr


def disclose(
    advances: Iterable[CashFlow],
    payments: Iterable[CashFlow],
    *,
    every: Step | relativedelta | None = None,
    edition: Edition | None = None,
) -> Disclosure:
    """
    All four rates at once, each equal to what its own function gives; where methods count alike, at the cost of one.

    Args:
        advances: What the customer is given: pairs of a day and an amount.
        payments: What he pays, likewise.
        every: As for `irr_nominal`.
        edition: As for `apr_eu`.

    Raises:
        TypeError, CurrencyMismatch, ValueError, NeverRepaid, NoPositiveRate, MoreThanOneRate: as `irr_nominal`;
            TypeError also where the flows are not dated: each method numbers periods in its own way.

    >>> from datetime import date
    >>> from creditline.money import CNY
    >>> from creditline.dates import add_months
    >>> start = date(2026, 11, 1)
    >>> rates = disclose([(start, CNY(12000))], [(add_months(start, n), CNY(1072)) for n in range(1, 13)])
    >>> print(rates.nominal.percent, rates.effective.percent, rates.eu.percent, rates.us.percent)
    13.03 13.84 13.8 13.03
    """
    flows = gather(advances, payments)
    if flows.days is None:
        message = "rates are disclosed for flows on days: write (date(2026, 11, 1), CNY('100.00'))"
        raise TypeError(message)
    line, unit = spaced(flows, every)
    years = in_years(flows, None)
    terms, unit_period = in_unit_periods(flows, None)
    rate = rate_per_unit(line.terms, flows, line.effective)
    rate_eu = rate if years.terms == line.terms else rate_per_unit(years.terms, flows, years.effective)
    rate_us = rate if terms == line.terms else rate_per_unit(terms, flows, lambda i: yearly(i, unit_period))
    return Disclosure(
        nominal=nominal(flows, line, unit, rate),
        effective=effective(flows, line, rate),
        eu=eu(flows, years, rate_eu, edition),
        us=us(flows, unit_period, rate_us),
    )
