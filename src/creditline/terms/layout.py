"""Layout: an amount that is to be repaid in rows, and the columns that a method makes of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import attrs

from creditline.dates import Months
from creditline.errors import InterestNotCovered, RowNegative
from creditline.money import split_minor
from creditline.terms.check import ROWS_MAX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creditline.dates import Step
    from creditline.money import Currency, Remainder, Rounding

Column: TypeAlias = tuple[int, ...]
"""One number for each row, in minor units."""

Columns: TypeAlias = tuple[Column, Column, Column, tuple[tuple[str, Column], ...]]
"""
What a method makes of a layout.

Principals, which sum to that of the layout; interests; fees; and what others pay for the customer, by bearer.
"""

_EVERY_MONTH_HAS = 28


def row_count(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no number of rows, 1 to 360."""
    if type(value) is not int:
        message = f"{attribute.name} are an int, not {type(value).__name__}"
        raise TypeError(message)
    if not 1 <= value <= ROWS_MAX:
        message = f"{attribute.name} are 1 to {ROWS_MAX}, not {value}"
        raise ValueError(message)


@attrs.frozen(eq=False)
class Layout:
    """
    What a method is given; it stays inside a quote and is never kept.

    Attributes:
        currency: Of all amounts, which are whole minor units.
        principal: What the rows repay, without a down payment; 0 or more.
        on: The day from which the amount is owed.
        start: The day on which the first period would start if it were as long as the others.
        due_dates: The due dates of the rows, rising; where the count is still to be found, as many as there may be.
        every: How far one due date lies from the next.
        remainder: Where the minor units go that equal parts leave.
        unit: Parts are multiples of it, in minor units.
        rounding: Of a fee total, a level payment and a row's interest.
        split_rounding: Of equal parts.
    """

    currency: Currency
    principal: int
    on: date
    start: date
    due_dates: tuple[date, ...]
    every: Step
    remainder: Remainder
    unit: int
    rounding: Rounding
    split_rounding: Rounding

    def split(self, amount: int, unit: int = 1) -> tuple[int, ...]:
        """An amount in equal parts, one for each row, that are multiples of *unit*."""
        return split_minor(
            amount, len(self.due_dates), remainder=self.remainder, unit=unit, rounding=self.split_rounding
        )


def payable(layout: Layout, principals: Sequence[int], interests: Sequence[int]) -> Columns:
    """
    The columns, if every row pays at least its interest and no row is negative.

    Raises:
        InterestNotCovered: A row's payment is less than its interest.
        RowNegative: The rows before have repaid more than was owed.
    """
    if min(principals) < 0:
        row, (principal, interest) = next(
            (row, parts) for row, parts in enumerate(zip(principals, interests, strict=True), 1) if parts[0] < 0
        )
        payment = layout.currency.minor(principal + interest)
        if payment.minor < 0:
            raise RowNegative(row, payment)
        raise InterestNotCovered(row, payment, layout.currency.minor(interest))
    return tuple(principals), tuple(interests), (0,) * len(principals), ()


def anchored(anchor: date, step: Step, first: int, count: int) -> tuple[date, ...]:
    """
    The *count* dates of a series from its *first*-th, each counted from the anchor, which is number 0.

    Raises:
        ValueError: A date lies past the year 9999.

    >>> [str(day) for day in anchored(date(2026, 1, 31), Months(1), 1, 3)]
    ['2026-02-28', '2026-03-31', '2026-04-30']
    """
    day = anchor.day
    if type(step) is Months and day <= _EVERY_MONTH_HAS and not step.end_of_month:
        # The same dates as below, at half the price: no month is too short for them.
        n = step.n
        month = anchor.year * 12 + anchor.month - 1 + n * first
        return tuple([date(m // 12, m % 12 + 1, day) for m in range(month, month + n * count, n)])
    return tuple([step.from_anchor(anchor, k) for k in range(first, first + count)])
