"""Change: what a line remembers of a change of its agreement in the middle of a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import date


@attrs.frozen
class Change:
    """
    The last change of a line's agreement.

    Attributes:
        on: The day of it.
        period_start: The first day of the period that it fell into, which the next statement ends.
        period_name: What charges by the night of that period are named by.
        terms_from: The day from which nights are counted by the present terms; `None` where only dates changed.
        statement_day_since: The day on which the statement day was last changed; `None` where it never was.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date
    period_start: date
    period_name: str
    terms_from: date | None = None
    statement_day_since: date | None = None
