"""What a decision serves: an increase of the line that it is about, while the limit is the one that it looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors import DecisionExceeded, DecisionOfAnotherLine, DecisionOutdated
from creditline.rules.limit_figures import limits_of

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.rules.decision import Decision
    from creditline.state import State
    from creditline.state.increase import Increase


def require_serves(
    decision: Decision, state: State, increase: Increase, *, on: date, first: date | None, amount: Money | None
) -> None:
    """
    Refuse a decision that is not about this *increase* of the line in this *state*.

    It is about another line (`DecisionOfAnotherLine`), of a later day, about other days or about a limit that was
    (`DecisionOutdated`), or grants less (`DecisionExceeded`). Where acts stand that were granted, the days and the
    limit are not looked at.

    Args:
        decision: The decision.
        state: The line on the day of the act.
        increase: What it is about, which is not counted itself.
        on: The day of the act.
        first: The first day on which it would be in force; `None` where it is declined.
        amount: By how much the limit is to rise; `None` where it is declined.
    """
    if decision.figures.line != state.id:
        raise DecisionOfAnotherLine(state.id, decision.figures.line, decision.policy)
    if not state.stands:
        _require_days(decision, on, first, increase.last)
        _require_current(decision, state, increase.id)
    if amount is not None and amount > decision.amount:
        by = None if decision.override is None else decision.override.by
        raise DecisionExceeded(amount, decision.amount, decision.policy, by)


def _require_days(decision: Decision, on: date, first: date | None, last: date | None) -> None:
    """Refuse a decision of a later day, and one about an increase that begins later or has another last day."""
    figures = decision.figures
    if on < figures.on:
        raise DecisionOutdated(decision.policy, "on", figures.on, on)
    if figures.last != last:
        raise DecisionOutdated(decision.policy, "last", figures.last, last)
    if figures.first is not None and first is not None and first < figures.first:
        raise DecisionOutdated(decision.policy, "first", figures.first, first)


def _require_current(decision: Decision, state: State, increase: str) -> None:
    """
    Refuse a decision that looked at another limit, or at fewer promises; people take time, and use may move.

    What was agreed may have come into force meanwhile, and what was promised beside may have come to nothing.
    """
    before = decision.figures
    current = limits_of(state, increase, first=before.first or before.on, last=before.last)
    if before.permanent_limit + before.agreed != current["permanent_limit"] + current["agreed"]:
        moved = "permanent_limit" if before.permanent_limit != current["permanent_limit"] else "agreed"
        raise DecisionOutdated(decision.policy, moved, getattr(before, moved), current[moved])
    rise = state.increases.last_rise
    if before.last_increase != rise and current["agreed"] >= before.agreed:
        raise DecisionOutdated(decision.policy, "last_increase", before.last_increase, rise)
    if current["offered"] > before.offered:
        raise DecisionOutdated(decision.policy, "offered", before.offered, current["offered"])
    for_a_time = before.temporary_limit + before.promised_temporary
    if current["temporary_limit"] + current["promised_temporary"] > for_a_time:
        rose = "temporary_limit" if current["temporary_limit"] > before.temporary_limit else "promised_temporary"
        raise DecisionOutdated(decision.policy, rose, getattr(before, rose), current[rose])
    if current["temporary_at_once"] > before.temporary_at_once:
        at_once = before.temporary_at_once, current["temporary_at_once"]
        raise DecisionOutdated(decision.policy, "temporary_at_once", *at_once)
