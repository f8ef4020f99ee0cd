"""An annual percentage rate: the figure that is disclosed, the digits behind it, and whose rule it follows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias, final

import attrs

from creditline.apr.arithmetic import divided, kept, percent
from creditline.dates import Months

if TYPE_CHECKING:
    from decimal import Decimal

    from creditline.dates import Step

Method: TypeAlias = Literal["irr_nominal", "irr_effective", "eu", "us", "us_open_end"]
"""How a year is made of the rate of a shorter period, and how time is counted."""

_ONCE = Fraction(1)
_WORDS = {
    "irr_nominal": "nominal, simple",
    "irr_effective": "effective, compound",
    "eu": "EU APR",
    "us": "US APR",
    "us_open_end": "US open-end APR",
}


@final
@attrs.frozen
class Apr:
    """
    What credit costs a year, by one method.

    Args:
        percent: The figure to disclose, in per cent, rounded half up to the decimals that its rule names.
        rate: The same before that rounding, as a share (0.13 for 13 %), to 28 significant digits.
        method: The rule by its short name.
        edition: The text that states the rule.
        unit: The period that the rate of a period is stated for: "month", "2 weeks", "42 days"; "year" where the
            method states an effective rate.
        units_per_year: How many such periods a year has, as the rule counts them.

    >>> from creditline.apr import irr_nominal
    >>> from creditline.money import CNY
    >>> str(irr_nominal([(0, CNY(12000))], [(month, CNY(1072)) for month in range(1, 13)]))
    '13.03 % (nominal, simple; PBOC Announcement 2021 No. 3)'
    """

    percent: Decimal
    rate: Decimal
    method: Method
    edition: str
    unit: str
    units_per_year: Fraction

    @property
    def rate_per_unit(self) -> Decimal:
        """
        The rate of one period, as a share to 28 significant digits: what discounts the flows to one another.

        A flow *t* periods later is worth 1 / (1 + rate_per_unit)^t of it; by the US method a fraction *f* of a
        period counts for 1 / (1 + f × rate_per_unit).
        """
        return divided(self.rate, self.units_per_year)

    def __str__(self) -> str:
        return f"{self.percent} % ({_WORDS[self.method]}; {self.edition})"


def rated(
    rate: Decimal, decimals: int, *, method: Method, edition: str, unit: str = "year", units_per_year: Fraction = _ONCE
) -> Apr:
    """An `Apr` from the *rate* as it was computed, rounded for disclosure to *decimals* of a per cent."""
    share = kept(rate)
    return Apr(percent(share, decimals), share, method, edition, unit, units_per_year)


def unit_name(step: Step) -> str:
    """What a period is called: "month", "2 weeks", "42 days"; twelve months are a "year"."""
    if step == Months(12):
        return "year"
    name = type(step).__name__.lower()
    return name[:-1] if step.n == 1 else f"{step.n} {name}"
