"""Grace that is lost and regained by a whole line, statement after statement (US cards)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import date

    from creditline.state.state import State


@attrs.frozen
class LostGrace:
    """
    A statement was not paid in full, so that the line bears interest until enough others are.

    Attributes:
        due_date: The due date of that statement.
        paid_since: How many statements in a row were paid in full since.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    due_date: date
    paid_since: int = 0


def judged(lost: LostGrace | None, due_date: date, *, paid_in_full: bool, restored_after: int) -> LostGrace | None:
    """What a judgement makes of the grace of a line; `None` where it has it."""
    if not paid_in_full:
        return LostGrace(due_date if lost is None else lost.due_date)
    if lost is None or lost.paid_since + 1 >= restored_after:
        return None
    return LostGrace(lost.due_date, lost.paid_since + 1)


def regains_grace(state: State, statement_date: date) -> bool:
    """Whether a line will have its grace when the next statement is issued, if all that is owed now is paid."""
    if state.lost_grace is None:
        return True
    judged_first = [bill for bill in state.unjudged() if bill.last_day < statement_date]
    return state.lost_grace.paid_since + len(judged_first) >= state.product.restores_grace_after
