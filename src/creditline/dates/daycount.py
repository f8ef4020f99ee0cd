"""Day counts: how long a period is, in days and in years."""

from __future__ import annotations

import enum
from fractions import Fraction
from typing import TYPE_CHECKING

from creditline.dates.check import day
from creditline.dates.icma import icma_fraction
from creditline.dates.leap import afb_fraction, isda_fraction
from creditline.dates.thirty import bond_days, european_days, isda_days, us_days

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


class DayCount(enum.Enum):
    """
    A convention for the length of a period.

    The first day of a period is counted and its last day is not, so that periods that meet share no day.
    A period does not end before it starts; from a day to the same day is nothing.
    "30/360" without a suffix names no convention, and "Act/Act" names three.

    The sections are those of the 2006 ISDA Definitions.

    >>> from datetime import date
    >>> DayCount.ACT_360.year_fraction(date(2026, 1, 1), date(2026, 3, 1))
    Fraction(59, 360)
    >>> DayCount.THIRTY_E_360.days(date(2026, 1, 31), date(2026, 3, 31))
    60
    """

    ACT_365F = "Act/365F"
    """
    Actual days / 365, in leap years too.

    Other names: Act/365, Actual/365 Fixed, English.
    Source: section 4.16(d).
    """

    ACT_360 = "Act/360"
    """
    Actual days / 360.

    Other names: Actual/360, French.
    Source: section 4.16(e); ICMA rule 251.1(i), part 1.
    """

    ACT_ACT_ISDA = "Act/Act ISDA"
    """
    Actual days in leap years / 366 + actual days in other years / 365.

    Other names: Actual/Actual, Act/Act.
    Source: section 4.16(b).
    """

    ACT_ACT_AFB = "Act/Act AFB"
    """
    Whole years counted back from the end, then the rest: actual days / 366 where they hold a 29 February, else / 365.

    Years back from a 28 February end with February, on the 29th where there is one, as ISDA reads the rule; others
    (OpenGamma Strata) count them to the 28th.

    Other names: Actual/Actual (Euro), Base Exact/Exact.
    Source: Association Française des Banques, Définitions Communes plusieurs Additifs Techniques, September 1994;
    ISDA, EMU and Market Conventions: Recent Developments, 1998.
    """

    ACT_ACT_ICMA = "Act/Act ICMA"
    """
    Actual days / (coupons per year * actual days of the coupon period), summed over the coupon periods touched.

    Asks for `frequency` and `reference`, one regular coupon period, from which all others are counted.

    Other names: Act/Act ISMA, Actual/Actual (Bond), ISMA-99.
    Source: section 4.16(c); ICMA rules 251.1(iii) and 251.3; ISDA, EMU and Market Conventions: Recent Developments.
    """

    THIRTY_360_BOND = "30/360 Bond Basis"
    """
    A start on the 31st is the 30th; then an end on the 31st is the 30th where the start is the 30th. February as it is.

    Other names: 30/360 ISDA, 30/360 U.S. Municipal.
    Source: section 4.16(f).
    """

    THIRTY_360_US = "30/360 US"
    """
    As the bond basis, and a start on the last day of February is the 30th; the end too where both are.

    Other names: 30U/360, 30US/360, 30/360 SIA.
    Source: Securities Industry Association, Standard Securities Calculation Methods.
    """

    THIRTY_E_360 = "30E/360"
    """
    A start or an end on the 31st is the 30th. February as it is.

    Other names: Eurobond basis, 30/360 ISMA, 30S/360, Special German.
    Source: section 4.16(g); ICMA rules 251.1(ii) and 252.2.
    """

    THIRTY_E_360_ISDA = "30E/360 ISDA"
    """
    A start or an end on the 31st or on the last day of February is the 30th; not an end in February on `termination`.

    Other names: 30E/360 German, German.
    Source: section 4.16(h).
    """

    def days(self, start: date, end: date, *, termination: date | None = None) -> int:
        """
        The days from *start* (counted) to *end* (not counted): actual ones, or by months of thirty; 0 or more.

        Args:
            start: The first day.
            end: The day after the last, not before *start*.
            termination: The day on which the agreement ends, for THIRTY_E_360_ISDA; others do not look at it.

        Raises:
            TypeError: *start* or *end* is not a date, or is a `datetime`.
            ValueError: *end* is before *start*.
        """
        start, end = _period(start, end)
        if self is DayCount.THIRTY_E_360_ISDA:
            return isda_days(start, end, termination) if start < end else 0
        rule = _DAYS.get(self)
        return (end - start).days if rule is None else rule(start, end)

    def year_fraction(
        self,
        start: date,
        end: date,
        *,
        frequency: int | None = None,
        reference: tuple[date, date] | None = None,
        end_of_month: bool = False,
        termination: date | None = None,
    ) -> Fraction:
        """
        The years from *start* (counted) to *end* (not counted), exact; 0 or more.

        What a convention does not ask for it does not look at, so that a caller may always give what it knows.

        Args:
            start: The first day.
            end: The day after the last, not before *start*.
            frequency: Coupons per year, 1, 2, 3, 4, 6 or 12, for ACT_ACT_ICMA.
            reference: A regular coupon period (start, end), for ACT_ACT_ICMA. It need not hold *start* or *end*:
                the periods before and after it are counted from it.
            end_of_month: Whether all coupons fall on the last day of a month, for ACT_ACT_ICMA.
            termination: The day on which the agreement ends, for THIRTY_E_360_ISDA.

        Raises:
            TypeError: *start* or *end* is not a date, or is a `datetime`; ACT_ACT_ICMA is not given its frequency and
                reference period.
            ValueError: *end* is before *start*; the frequency is no other than the six, or the reference period is
                not one period of it.

        >>> from datetime import date
        >>> DayCount.ACT_ACT_ICMA.year_fraction(
        ...     date(2002, 8, 15), date(2003, 7, 15), frequency=2, reference=(date(2003, 1, 15), date(2003, 7, 15))
        ... )
        Fraction(337, 368)
        """
        if self is DayCount.ACT_ACT_ICMA:
            start, end = _period(start, end)
            return icma_fraction(start, end, frequency, reference, end_of_month=end_of_month)
        rule = _FRACTIONS.get(self)
        if rule is not None:
            return rule(*_period(start, end))
        return Fraction(self.days(start, end, termination=termination), _DAYS_IN_YEAR[self])


_DAYS: dict[DayCount, Callable[[date, date], int]] = {
    DayCount.THIRTY_360_BOND: bond_days,
    DayCount.THIRTY_360_US: us_days,
    DayCount.THIRTY_E_360: european_days,
}
_FRACTIONS: dict[DayCount, Callable[[date, date], Fraction]] = {
    DayCount.ACT_ACT_ISDA: isda_fraction,
    DayCount.ACT_ACT_AFB: afb_fraction,
}
_DAYS_IN_YEAR = {
    DayCount.ACT_365F: 365,
    DayCount.ACT_360: 360,
    DayCount.THIRTY_360_BOND: 360,
    DayCount.THIRTY_360_US: 360,
    DayCount.THIRTY_E_360: 360,
    DayCount.THIRTY_E_360_ISDA: 360,
}


def _period(start: date, end: date) -> tuple[date, date]:
    """Both ends as plain dates, in order."""
    start, end = day(start, "start"), day(end, "end")
    if end < start:
        msg = f"a period does not end before it starts: {start} to {end}"
        raise ValueError(msg)
    return start, end
