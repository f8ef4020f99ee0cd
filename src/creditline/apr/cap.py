"""Caps: the highest rate that a law, a court or a lender allows, by a method of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from creditline.apr.arithmetic import decimal_of, in_percent, points_above, rounded_up
from creditline.apr.eu import apr_eu
from creditline.apr.irr import irr_effective, irr_nominal
from creditline.apr.us import apr_us
from creditline.money import share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal
    from fractions import Fraction

    from creditline.apr.apr import Apr, Method
    from creditline.apr.flows import CashFlow

_MEASURES: dict[str, Callable[[Iterable[CashFlow], Iterable[CashFlow]], Apr]] = {
    "irr_nominal": irr_nominal,
    "irr_effective": irr_effective,
    "eu": apr_eu,
    "us": apr_us,
}


def _measured(_cap: object, _attribute: object, method: object) -> None:
    if method not in _MEASURES:
        message = f"a cap is measured by one of {', '.join(map(repr, _MEASURES))}, not by {method!r}"
        raise ValueError(message)


@final
@attrs.frozen
class RateCap:
    """
    The highest rate of a year that is allowed, itself included.

    Args:
        rate: A share: "24%", a Decimal or a Fraction, 0 or more.
        method: How rates are measured that are held against it: "irr_nominal", "irr_effective", "eu" or "us".

    Raises:
        TypeError: *rate* is a float, or no number.
        ValueError: *rate* is negative, or there is no such *method*.

    >>> from creditline.money import CNY
    >>> cap = RateCap("12%", method="irr_nominal")
    >>> print(cap.check([(0, CNY(12000))], [(month, CNY(1072)) for month in range(1, 13)]))
    13.03 % (nominal, simple; PBOC Announcement 2021 No. 3) is 1.04 points above the 12 % allowed
    """

    rate: Fraction = attrs.field(converter=share)
    method: Method = attrs.field(kw_only=True, validator=_measured)

    def check(self, advances: Iterable[CashFlow], payments: Iterable[CashFlow]) -> CapCheck:
        """
        Measure flows by the method of the cap, and say whether the rate is allowed and by how much it is not.

        Flows are given and refused as by the function of the method: `irr_nominal`, `irr_effective`, `apr_eu` or
        `apr_us`.
        """
        return CapCheck(self, _MEASURES[self.method](advances, payments))

    def judge(self, apr: Apr) -> CapCheck:
        """
        Say the same of a rate that is known already.

        Raises:
            ValueError: *apr* was measured by another method.
        """
        return CapCheck(self, apr)


def _same_method(check: CapCheck, _attribute: object, apr: Apr) -> None:
    if apr.method != check.cap.method:
        message = f"a rate by {apr.method!r} says nothing about a cap by {check.cap.method!r}"
        raise ValueError(message)


@final
@attrs.frozen
class CapCheck:
    """
    What a cap says of a rate.

    The digits behind the disclosed figure count: 24.001 % is above 24 %, though it is shown as 24.00 %.

    Args:
        cap: What is allowed.
        apr: What was measured, by the method of the cap.
    """

    cap: RateCap
    apr: Apr = attrs.field(validator=_same_method)

    @property
    def excess(self) -> Decimal:
        """By how many percentage points the rate is above the cap; zero where it is not."""
        return points_above(self.apr.rate, decimal_of(self.cap.rate))

    @property
    def passes(self) -> bool:
        """Whether the rate is allowed."""
        return not self.excess

    def __str__(self) -> str:
        allowed = f"{in_percent(decimal_of(self.cap.rate))} % allowed"
        if self.passes:
            return f"{self.apr} is within the {allowed}"
        return f"{self.apr} is {rounded_up(self.excess)} points above the {allowed}"
