"""Grace that is lost and regained by a whole line, statement after statement (US cards)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import date


@attrs.frozen
class LostGrace:
    """
    A statement was not paid in full, so that the line bears interest until enough others are.

    Attributes:
        on: The day of the judgement that found so.
        due_date: The due date of that statement.
        paid_since: How many statements in a row were paid in full since.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date
    due_date: date
    paid_since: int = 0


def judged(
    lost: LostGrace | None, on: date, due_date: date, *, paid_in_full: bool, restored_after: int
) -> LostGrace | None:
    """What a judgement makes of the grace of a line; `None` where it has it."""
    if not paid_in_full:
        return LostGrace(on, due_date) if lost is None else LostGrace(lost.on, lost.due_date)
    if lost is None or lost.paid_since + 1 >= restored_after:
        return None
    return LostGrace(lost.on, lost.due_date, lost.paid_since + 1)
