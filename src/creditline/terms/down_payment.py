"""Down payments: a first part paid at purchase, with cash that never uses the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.money import share
from creditline.terms.check import or_none, some_amount

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.money import Money, Rounding


@attrs.frozen
class DownPayment:
    """
    A first part of the amount; it is row 0 of a schedule, and the rows after it repay the rest.

    Args:
        share: Of the amount, more than 0 and less than 1, rounded as equal parts are.
        amount: The same for every amount; one of the two is given.

    Source: pay in 4, 25 % at purchase and the rest in three parts (docs/catalog.md, pay_in_4).
    """

    share: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(share))
    amount: Money | None = attrs.field(default=None, validator=or_none(some_amount))

    def __attrs_post_init__(self) -> None:
        """Refuse two sizes, none, and one that is no part."""
        if (self.share is None) == (self.amount is None):
            message = "a down payment is a share or an amount"
            raise ValueError(message)
        if self.share is not None and not 0 < self.share < 1:
            message = f"a down payment is a part of the amount, more than 0 and less than 1, not {self.share}"
            raise ValueError(message)
        if self.amount is not None and self.amount.minor <= 0:
            message = f"a down payment is a positive amount, not {self.amount}"
            raise ValueError(message)

    def of(self, whole: int, unit: int, rounding: Rounding) -> int:
        """
        Minor units to be paid first of *whole* minor units.

        A share is rounded to a multiple of *unit*, and to the minor unit where that is nothing or leaves nothing.
        """
        if self.share is None:
            return self.amount.minor if self.amount else 0
        exact = self.share.numerator * whole
        first = rounding.divide(exact, self.share.denominator * unit) * unit
        return first if 0 < first < whole else rounding.divide(exact, self.share.denominator)
