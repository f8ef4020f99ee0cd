"""Sum of digits: a cost agreed as a total, earned by the rule of 78 over equal payments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from creditline.money import share
from creditline.terms.division import divider
from creditline.terms.layout import payable

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.terms.layout import Columns, Layout


@attrs.frozen
class SumOfDigits:
    """
    Equal payments of principal and cost together; of n rows the first earns n parts of the cost, the last one part.

    After any row the cost not yet earned is cost * r * (r + 1) / (n * (n + 1)) for the r rows left, rounded: the
    rebate of the rule of 78, to the cent.

    Args:
        total_rate: The whole cost as a share of the principal, rounded once.

    Source: HP 12C Platinum solutions handbook, Rule of 78's rebate.
    """

    total_rate: Fraction = attrs.field(converter=share)

    def lay_out(self, layout: Layout) -> Columns:
        """
        The rows of a layout.

        Raises:
            InterestNotCovered: The cost is so high that the first payment is less than what the first row earns.
        """
        count = len(layout.due_dates)
        cost = layout.rounding.divide(self.total_rate.numerator * layout.principal, self.total_rate.denominator)
        payments = layout.split(layout.principal + cost, layout.unit)
        divide = divider(count * (count + 1), layout.rounding)
        unearned = [divide(cost * left * (left + 1)) for left in range(count, -1, -1)]
        interests = [before - after for before, after in pairwise(unearned)]
        principals = [payment - interest for payment, interest in zip(payments, interests, strict=True)]
        return payable(layout, principals, interests)
