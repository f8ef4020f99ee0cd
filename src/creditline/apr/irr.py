"""Internal rates of return: what China discloses, either simple or compound, and says which."""

from __future__ import annotations

from itertools import pairwise
from math import gcd
from typing import TYPE_CHECKING

from creditline.apr.apr import rated, unit_name
from creditline.apr.arithmetic import working
from creditline.apr.flows import gather
from creditline.apr.interval import whole_months
from creditline.apr.root import rate_per_unit
from creditline.apr.timeline import numbered, time_line
from creditline.dates import Days, Months, Weeks, as_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from dateutil.relativedelta import relativedelta

    from creditline.apr.apr import Apr
    from creditline.apr.flows import CashFlow, Flows
    from creditline.apr.timeline import TimeLine
    from creditline.dates import Step

_EDITION = "PBOC Announcement 2021 No. 3"

_DECIMALS = 2
_MONTHS_IN_YEAR = 12
_DAYS_IN_YEAR = 365
_DAYS_IN_WEEK = 7


def irr_nominal(
    advances: Iterable[CashFlow], payments: Iterable[CashFlow], *, every: Step | relativedelta | None = None
) -> Apr:
    """
    The simple rate of a year (单利): the internal rate of return of a period, times the periods of a year.

    Days are measured from the first advance. Where every flow lies whole months from it, a month is a twelfth of a
    year; else a day is 1/365 of one, leap years too. A month's end counts as a month from a later day of the month.

    Args:
        advances: What the customer is given: pairs of a day and an amount, or of a number of periods and an amount.
        payments: What he pays, of principal, interest and fees, likewise; a cost paid on the day of the advance counts
            from that day.
        every: The period that is compounded, and that numbers count. Not given, numbers count months; from days it is
            found: the longest that is common to all, up to a year, and a month where they follow no period.

    Returns:
        The rate, shown to two decimals of a per cent, half up.

    Raises:
        TypeError: a flow is not a pair of a day, an int or a Fraction with Money; or days and numbers mix.
        CurrencyMismatch: the amounts are not of one currency.
        ValueError: an amount is negative, or nothing is advanced.
        NeverRepaid: less is paid than is advanced.
        NoPositiveRate: no rate fits.
        MoreThanOneRate: several rates fit.

    Source: PBOC Announcement 2021 No. 3: whoever states a rate by the simple method says that it is simple.

    >>> from creditline.money import CNY
    >>> irr_nominal([(0, CNY(12000))], [(month, CNY(1072)) for month in range(1, 13)]).percent
    Decimal('13.03')
    """
    flows = gather(advances, payments)
    line, unit = spaced(flows, every)
    return nominal(flows, line, unit, rate_per_unit(line.terms, flows, line.nominal))


def irr_effective(
    advances: Iterable[CashFlow], payments: Iterable[CashFlow], *, every: Step | relativedelta | None = None
) -> Apr:
    """
    The compound rate of a year (复利, 内部收益率法): (1 + the internal rate of return of a period)^periods − 1.

    Days are measured, arguments are given and flows are refused as by `irr_nominal`; where the days of the flows are
    not whole months apart, this is what spreadsheets call XIRR.

    Source: PBOC Announcement 2021 No. 3.

    >>> from creditline.money import CNY
    >>> irr_effective([(0, CNY(12000))], [(month, CNY(1072)) for month in range(1, 13)]).percent
    Decimal('13.84')
    """
    flows = gather(advances, payments)
    line, _ = spaced(flows, every)
    return effective(flows, line, rate_per_unit(line.terms, flows, line.effective))


def spaced(flows: Flows, every: Step | relativedelta | None) -> tuple[TimeLine, str]:
    """The time line of *flows*, and what its period is called."""
    step = None if every is None else as_step(every)
    days = flows.days
    if days is None:
        step = step or Months(1)
        return numbered(flows, *_lengths(step)), unit_name(step)
    start = min(days[: flows.advances])
    months = None if isinstance(step, Days | Weeks) else whole_months(start, days)
    if months is not None:
        step = step or _common_months(months)
        return time_line(flows, months, step.n, _MONTHS_IN_YEAR), unit_name(step)
    elapsed = [(day - start).days for day in days]
    step = step or _common_days(elapsed)
    period, year = _lengths(step)
    if isinstance(step, Months):
        # Days that follow no months are counted in twelfths of a day, so that a twelfth of 365 days is whole.
        elapsed = [_MONTHS_IN_YEAR * count for count in elapsed]
        period, year = period * _DAYS_IN_YEAR, year * _DAYS_IN_YEAR
    return time_line(flows, elapsed, period, year), unit_name(step)


def nominal(flows: Flows, line: TimeLine, unit: str, rate: Decimal) -> Apr:
    """The simple rate of a year for *flows* whose rate of a unit of *line* is *rate*."""
    with working(flows.total):
        share, times = line.nominal(rate), line.periods_per_year
        return rated(share, _DECIMALS, method="irr_nominal", edition=_EDITION, unit=unit, units_per_year=times)


def effective(flows: Flows, line: TimeLine, rate: Decimal) -> Apr:
    """The compound rate of a year for *flows* whose rate of a unit of *line* is *rate*."""
    with working(flows.total):
        return rated(line.effective(rate), _DECIMALS, method="irr_effective", edition=_EDITION)


def _lengths(step: Step) -> tuple[int, int]:
    """How many units the step and a year have: months where the step is of months, else days."""
    if isinstance(step, Months):
        return step.n, _MONTHS_IN_YEAR
    return step.n * (_DAYS_IN_WEEK if isinstance(step, Weeks) else 1), _DAYS_IN_YEAR


def _common_months(months: Sequence[int]) -> Months:
    """The longest period of whole months that all flows keep, a year at most."""
    return Months(min(gcd(*months), _MONTHS_IN_YEAR) or 1)


def _common_days(elapsed: Sequence[int]) -> Step:
    """The period of days that all flows keep, a year at most; a month if they keep none."""
    gaps = {later - earlier for earlier, later in pairwise(sorted(set(elapsed)))}
    if len(gaps) > 1:
        return Months(1)
    gap = min(*gaps, _DAYS_IN_YEAR)
    weeks, rest = divmod(gap, _DAYS_IN_WEEK)
    return Days(gap) if rest else Weeks(weeks)
