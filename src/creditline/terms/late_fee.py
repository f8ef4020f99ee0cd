"""Late fees: a charge for missing the minimum, which is not interest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.money import Rounding
from creditline.money import share as as_share
from creditline.terms.check import amount_or_none, instance_of, part_of_one

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.money import Money


@attrs.frozen
class LateFee:
    """
    A share of the unpaid minimum, charged once by the judgement that finds the minimum not met.

    Build it by name: `LateFee.share_of_minimum("5%", floor=CNY("10"))`.

    Attributes:
        share: Of the part of the minimum that is unpaid.
        floor: The least that is charged where anything is.
        cap: The most that is charged for one statement.
        at_most_minimum: Never more than the minimum that was asked for.
        rounding: To the minor unit, once.

    Source: Chinese bank cards, 5 % of the unpaid minimum (docs/catalog.md, sources).
    """

    share: Fraction = attrs.field(converter=as_share, validator=part_of_one)
    floor: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    cap: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    at_most_minimum: bool = attrs.field(default=False, kw_only=True, validator=instance_of(bool))
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True, validator=instance_of(Rounding))

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that leave no fee between them."""
        if self.floor is not None and self.cap is not None and self.floor > self.cap:
            message = f"a floor of {self.floor} is more than the cap of {self.cap}"
            raise ValueError(message)

    @classmethod
    def share_of_minimum(
        cls,
        share: str | int | Fraction,
        *,
        floor: Money | None = None,
        cap: Money | None = None,
        at_most_minimum: bool = False,
        rounding: Rounding = Rounding.HALF_UP,
    ) -> LateFee:
        """A *share* (`"5%"` or a fraction) of the unpaid minimum, between *floor* and *cap*, both included."""
        return cls(share, floor=floor, cap=cap, at_most_minimum=at_most_minimum, rounding=rounding)

    def charge(self, *, minimum: Fraction, unpaid: Fraction) -> int:
        """Minor units to charge where *unpaid* minor units of *minimum* were not paid on time."""
        fee = self.rounding.round(self.share * unpaid)
        if self.floor is not None:
            fee = max(fee, self.floor.minor)
        if self.cap is not None:
            fee = min(fee, self.cap.minor)
        return min(fee, Rounding.UP.round(minimum)) if self.at_most_minimum else fee
