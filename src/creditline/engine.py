"""The engine: commands become facts, facts become entries, and both fold into the state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from creditline import acts, facts
from creditline.acts import (
    authorization,
    cash,
    closing,
    conversion,
    early_settlement,
    lateness,
    limit,
    opening,
    orders,
    purchase,
    refund,
    repayment,
    rescheduling,
    standing,
    time,
)
from creditline.facts import (
    authorized,
    interest,
    issued,
    judged,
    late_fee,
    order_billed,
    plan_changed,
    planned,
    purchased,
    released,
    rows_billed,
    settled,
    withdrawn,
)
from creditline.facts import limit as limit_changed
from creditline.facts import standing as stood
from creditline.facts.standing import DaysPassed, Opened
from creditline.state import Coming, State, next_step

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from creditline.facts import Fact
    from creditline.ledger import Entry
    from creditline.state import Step

Command = Any
"""A frozen value of `creditline.acts`."""

Happened = tuple["Fact", "Entry | None"]


@attrs.frozen(eq=False, repr=False)
class Act:
    """How a command is carried out: what it refers to must exist, what it needs first, and what it decides."""

    decide: Callable[[State, Any], tuple[Fact, ...]]
    refer: Callable[[State, Any], None] | None = None
    prepare: Callable[[State, Any], tuple[Fact, ...]] | None = None


ACTS: Mapping[type, Act] = {
    acts.Authorize: Act(authorization.authorize),
    acts.Capture: Act(authorization.capture, refer=authorization.refer),
    acts.Close: Act(standing.close),
    acts.Convert: Act(conversion.decide, refer=conversion.refer),
    acts.Freeze: Act(standing.move),
    acts.LowerLimit: Act(limit.lower_limit),
    acts.Purchase: Act(purchase.decide, refer=purchase.refer),
    acts.RaiseLimit: Act(limit.raise_limit),
    acts.Refund: Act(refund.decide, refer=refund.refer, prepare=refund.prepare),
    acts.Repay: Act(repayment.decide, refer=repayment.refer, prepare=repayment.prepare),
    acts.Reschedule: Act(rescheduling.decide, refer=rescheduling.refer),
    acts.Resume: Act(standing.move),
    acts.SettleEarly: Act(early_settlement.decide, refer=early_settlement.refer, prepare=early_settlement.prepare),
    acts.Suspend: Act(standing.move),
    acts.Unfreeze: Act(standing.move),
    acts.Void: Act(authorization.void, refer=authorization.refer),
    acts.Withdraw: Act(cash.decide),
}

POST: Mapping[type, Callable[[Any], Entry | None]] = {
    facts.Authorized: authorized.post,
    facts.CostEnded: plan_changed.post,
    facts.InterestCharged: interest.post,
    facts.LateFeeCharged: late_fee.post,
    facts.LimitChanged: limit_changed.post,
    facts.PlanAgreed: planned.post,
    facts.Purchased: purchased.post,
    facts.Released: released.post,
    facts.RowsBilled: rows_billed.post,
    facts.Settled: settled.post,
    facts.Withdrawn: withdrawn.post,
}
"""Facts that are booked."""

EVOLVE: Mapping[type, Callable[[State, Any], State]] = {
    facts.Authorized: authorized.evolve,
    facts.BillJudged: judged.evolve,
    facts.CostEnded: plan_changed.end,
    facts.DaysPassed: stood.pass_days,
    facts.InterestCharged: interest.evolve,
    facts.LateFeeCharged: late_fee.evolve,
    facts.LateFeeCounted: late_fee.count,
    facts.LimitChanged: limit_changed.evolve,
    facts.OrderBilled: order_billed.evolve,
    facts.PlanAgreed: planned.evolve,
    facts.PlanRelaid: plan_changed.relay,
    facts.Purchased: purchased.evolve,
    facts.Released: released.evolve,
    facts.RowsBilled: rows_billed.evolve,
    facts.Settled: settled.evolve,
    facts.StatementIssued: issued.evolve,
    facts.StatusMoved: stood.move,
    facts.Withdrawn: withdrawn.evolve,
}
"""Facts of a line that exists; `Opened` begins one."""

CLOSING = (closing.charge_interest, closing.bill_rows, closing.use_refund_money, closing.issue_statement)
"""The steps in which a cycle closes."""

COMING: Mapping[Coming, tuple[Callable[[State, Step], tuple[Fact, ...]], ...]] = {
    Coming.STATEMENT_THROUGH: CLOSING,
    Coming.EXPIRY: (time.expire,),
    Coming.JUDGEMENT: (lateness.judge,),
    Coming.LATE_FEE: (lateness.charge_flat_late_fees,),
    Coming.STATEMENT_BEFORE: CLOSING,
    Coming.ROW: (orders.bill_order_rows,),
}
"""What time brings, each a sequence of steps decided from the state that the step before left."""


@attrs.frozen(eq=False, repr=False)
class Course:
    """
    A stretch of history.

    Attributes:
        state: What it led to.
        facts: What happened, in order.
        entries: How it was booked, in the same order; a fact that moves no amount has none.
    """

    state: State
    facts: tuple[Fact, ...]
    entries: tuple[Entry, ...]

    @property
    def happened(self) -> tuple[Happened, ...]:
        """Each fact with the entry that booked it, or `None`."""
        entries = {entry.id: entry for entry in self.entries}
        booked = (entries.get(getattr(fact, "id", "")) if type(fact) in POST else None for fact in self.facts)
        return tuple(zip(self.facts, booked, strict=True))


def begin(command: acts.Open) -> Course:
    """Open a line."""
    opened, *rest = opening.decide(command)
    return reopen(opened, rest)


def refer(state: State, command: Command) -> None:
    """Refuse a command that refers to what never was."""
    refers = ACTS[type(command)].refer
    if refers is not None:
        refers(state, command)


def act(state: State, command: Command) -> Course:
    """Carry out a command dated on the line's day."""
    row = ACTS[type(command)]
    happened: list[Fact] = []
    booked: list[Entry] = []
    if row.prepare is not None:
        state = _follow(state, row.prepare(state, command), happened, booked)
    state = _follow(state, row.decide(state, command), happened, booked)
    if not state.product.cycle.issues_statements:
        state = _follow(state, orders.bill_orders(state, command.on), happened, booked)
    return Course(state, tuple(happened), tuple(booked))


def pass_time(state: State, to: date) -> Course:
    """Let time pass to the start of the day *to*, later than the line's day."""
    happened: list[Fact] = []
    booked: list[Entry] = []
    while (step := next_step(state, to)) is not None:
        for decide in COMING[step.what]:
            state = _follow(state, decide(state, step), happened, booked)
    state = _follow(state, (DaysPassed(to),), happened, booked)
    return Course(state, tuple(happened), tuple(booked))


def refold(state: State, facts: Sequence[Fact]) -> Course:
    """Fold facts that were decided before; nothing is decided again."""
    booked: list[Entry] = []
    for fact in facts:
        state = fold(state, fact, booked)
    return Course(state, tuple(facts), tuple(booked))


def reopen(opened: Opened, rest: Sequence[Fact]) -> Course:
    """Open a line again from its facts."""
    course = refold(stood.begin(opened), rest)
    return Course(course.state, (opened, *course.facts), course.entries)


def fold(state: State, fact: Fact, booked: list[Entry]) -> State:
    """Change the state by one fact, and add to *booked* the entry that books it; this never refuses."""
    kind = type(fact)
    post = POST.get(kind)
    entry = None if post is None else post(fact)
    if entry is not None:
        booked.append(entry)
        state = state.with_ledger(state.ledger.post(entry))
    return EVOLVE[kind](state, fact)


def _follow(state: State, decided: Sequence[Fact], happened: list[Fact], booked: list[Entry]) -> State:
    """Fold what was *decided*, and what the customer's own money settles of it at once."""
    before = len(booked)
    while decided:
        happened += decided
        for fact in decided:
            state = fold(state, fact, booked)
        first = decided[0]
        if isinstance(first, facts.Settled) and first.kind != "own-money":
            # Money from outside posts nothing, and leaves a rest only where nothing more could be settled.
            break
        fresh = booked[before:]
        decided = settled.use_own_money(state, fresh[-1].id, fresh[-1].on, fresh) if fresh else ()
    return state
