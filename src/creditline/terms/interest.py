"""Interest: which balances bear it, from which night, and how it is rounded."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.money import Rate, RateSchedule, Rounding
from creditline.shown import shown
from creditline.terms.check import amount_or_none, instance_of, nightly_rate, one_of

if TYPE_CHECKING:
    from creditline.money import Money


@attrs.frozen
class Interest:
    """
    What a customer pays for money kept beyond the agreed day.

    Build it by the name of its base: `Interest.overdue(...)`.

    Attributes:
        base: `"overdue"`: billed principal still unpaid at the end of its due date, from that night on.
        rate: Per day, or per year with a day count; effective-dated as a `RateSchedule`.
        compounds: Posted interest, once overdue itself, bears interest like a principal.
        rounding: How a posting is rounded to the minor unit, once.
        minimum_charge: The least that a statement charges where its period cost anything. Like *waive_below* it is
            looked at only when a statement is issued, so that a repayment of all nights so far may leave its rest.
        waive_below: What a statement would charge up to this amount, inclusive, is not charged.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    base: Literal["overdue"] = attrs.field(validator=one_of("overdue"))
    rate: Rate | RateSchedule = attrs.field(validator=nightly_rate)
    compounds: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True, validator=instance_of(Rounding))
    minimum_charge: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    waive_below: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)

    @classmethod
    def overdue(
        cls,
        rate: Rate | RateSchedule,
        *,
        compounds: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
        minimum_charge: Money | None = None,
        waive_below: Money | None = None,
    ) -> Interest:
        """
        Billed principal still unpaid at the end of its due date bears interest from that night on, nothing before.

        Source: Huabei and Meituan, 0.05 % a day (docs/catalog.md).
        """
        return cls(
            "overdue",
            rate,
            compounds=compounds,
            rounding=rounding,
            minimum_charge=minimum_charge,
            waive_below=waive_below,
        )

    def agreed_from(self) -> date:
        """The first night that a rate is agreed for."""
        return date.min if isinstance(self.rate, Rate) else self.rate.steps[0][0]

    def at_issue(self, minor: int) -> int:
        """What a statement charges in all for its period, where the nights come to *minor* units."""
        if self.waive_below is not None and minor <= self.waive_below.minor:
            return 0
        if self.minimum_charge is not None and minor:
            return max(minor, self.minimum_charge.minor)
        return minor
