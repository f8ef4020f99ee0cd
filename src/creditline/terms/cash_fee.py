"""Cash fees: what it costs to draw cash, or to have one's own money sent back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.money import Money, Rounding
from creditline.money import share as as_share
from creditline.shown import shown
from creditline.terms.check import amount_or_none, instance_of, part_of_one, require_bounds

if TYPE_CHECKING:
    from fractions import Fraction


@attrs.frozen
class CashFee:
    """
    A share of the amount that is paid out, between a floor and a cap.

    Args:
        share: Of the amount, `"1%"` or a fraction; `0` with a floor is a flat fee.
        floor: The least that is charged, included; none where `None`.
        cap: The most that is charged, included; none where `None`.
        rounding: To the minor unit, once.

    Source: Chinese bank cards, 1 % of cash drawn (https://wenda.cardbaobao.com/59155.html); for one's own money often
    0.5 %, at least 5.00 (https://yuhuajinling.com/hlw/202306/56284.html).
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    share: Fraction = attrs.field(converter=as_share, validator=part_of_one)
    floor: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    cap: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    rounding: Rounding = attrs.field(default=Rounding.HALF_UP, kw_only=True, validator=instance_of(Rounding))

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that leave no fee between them."""
        require_bounds(self.floor, self.cap)

    def of(self, minor: int) -> int:
        """Minor units to charge for *minor* units paid out."""
        fee = self.rounding.round(self.share * minor)
        if self.floor is not None:
            fee = max(fee, self.floor.minor)
        return fee if self.cap is None else min(fee, self.cap.minor)
