"""Leniency: extra days (容時) and a shortfall that counts as paid (容差)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.money import share
from creditline.shown import shown
from creditline.terms.check import amount_or_none, instance_of, one_of, part_of_one, year_of_days

if TYPE_CHECKING:
    from creditline.money import Money


@attrs.frozen(kw_only=True)
class Leniency:
    """
    How much later, and how much short, still counts as paid.

    Args:
        grace_days: Days after the due date on which payment is still on time.
        tolerance: A shortfall that counts as paid, as an amount.
        tolerance_share: The same as a share of the amount due; where both are given the larger one counts.
        strict: The shortfall must be smaller than the tolerance, not equal to it.
        applies_to: The amount due in full, the minimum, or both.

    Source: the industry pact of Chinese banks, at least 3 days and 10 yuan (docs/catalog.md, sources).
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    grace_days: int = attrs.field(default=0, validator=year_of_days)
    tolerance: Money | None = attrs.field(default=None, validator=amount_or_none)
    tolerance_share: Fraction | None = attrs.field(
        default=None, converter=attrs.converters.optional(share), validator=part_of_one
    )
    strict: bool = attrs.field(default=False, validator=instance_of(bool))
    applies_to: Literal["both", "full", "minimum"] = attrs.field(
        default="both", validator=one_of("both", "full", "minimum")
    )

    def full_is_met(self, *, outstanding: int, amount_due: int) -> bool:
        """Whether *outstanding* minor units of *amount_due* count as nothing."""
        return self._forgives(outstanding, amount_due, but_not="minimum")

    def minimum_is_met(self, *, shortfall: Fraction, amount_due: int) -> bool:
        """Whether a minimum of which *shortfall* minor units are unpaid counts as met."""
        return self._forgives(shortfall, amount_due, but_not="full")

    def _forgives(self, shortfall: Fraction | int, amount_due: int, *, but_not: str) -> bool:
        if shortfall <= 0:
            return True
        allowed = 0 if self.applies_to == but_not else self._allowance(amount_due)
        return shortfall < allowed if self.strict else shortfall <= allowed

    def _allowance(self, amount_due: int) -> Fraction | int:
        fixed = 0 if self.tolerance is None else self.tolerance.minor
        return fixed if self.tolerance_share is None else max(Fraction(fixed), self.tolerance_share * amount_due)
