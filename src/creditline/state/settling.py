"""Settling: which obligations an amount of money settles, in the order of the waterfall."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.draft import draft_of
from creditline.money.money import money_of
from creditline.shown import shown
from creditline.state.chart import RECEIVABLES
from creditline.state.lateness import days_past_due, statements_missed
from creditline.terms import Component, Stage
from creditline.terms.waterfall import CHARGES, PLACES, PRINCIPALS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from creditline.money import Currency, Money
    from creditline.state.obligation import Obligation
    from creditline.state.state import State


@attrs.frozen
class Settlement:
    """
    How much of one obligation is settled.

    Attributes:
        component: What the obligation is made of.
        obligation: Its id.
        amount: More than zero.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    component: Component
    obligation: str
    amount: Money


# A repayment makes one for all that it settles, as drafts like postings.
_draft = draft_of(Settlement)


def _settled(obligation: Obligation, minor: int, currency: Currency) -> Settlement:
    """So many minor units of one obligation, more than zero."""
    draft = _draft()
    draft.component = obligation.component
    draft.obligation = obligation.id
    draft.amount = money_of(minor, currency)
    draft.__class__ = Settlement
    settlement: Settlement = draft
    return settlement


STAGES = tuple(Stage)

Claim = tuple["Obligation", Stage, date, int]
"""
An open obligation, its stage, its due date and its minor units outstanding.

A plain tuple: a repayment looks at all that is owed, and settles little of it.
"""


def claims(state: State) -> Iterator[Claim]:
    """Everything that is owed now, billed first, each group in order of posting."""
    next_due = date.max
    for bill in reversed(state.bills):
        if bill.is_judged:
            break
        next_due = bill.due_date
    outstanding, by_orders = state.ledger.minor, not state.product.cycle.issues_statements
    for bill in state.bills:
        stage, due_date = Stage.OVERDUE if bill.is_judged else Stage.BILLED, bill.due_date
        for obligation in bill.obligations:
            component = obligation.component
            if minor := outstanding(RECEIVABLES[component], obligation.id):
                claim = obligation, stage, due_date, minor
                yield _charge(claim, next_due) if component in CHARGES else claim
    for obligation in state.unbilled():
        component = obligation.component
        if minor := outstanding(RECEIVABLES[component], obligation.id):
            # A charge for an order without statements falls due with it; with statements it has no due date yet.
            falls_due = obligation.due_before or date.max if by_orders else date.max
            claim = obligation, Stage.UNBILLED, falls_due, minor
            yield _charge(claim, next_due) if component in CHARGES else claim


def _charge(claim: Claim, next_due: date) -> Claim:
    """A late fee is overdue from its posting; interest stands in the stage of what it accrued on, by its own date."""
    obligation, _, due_date, minor = claim
    if obligation.component is Component.LATE_FEE:
        return obligation, Stage.OVERDUE, due_date, minor
    if obligation.due_before is None:
        return claim
    stage = Stage.OVERDUE if obligation.due_before < next_due else Stage.BILLED
    return obligation, stage, due_date, minor


def in_order(state: State, on: date, *, first: str | None = None) -> list[Claim]:
    """What is owed in the order of the waterfall; what belongs to the purchase, plan or draw *first* before all."""
    owed = list(claims(state))
    if not owed[1:]:
        return owed
    waterfall = state.product.waterfall
    ranks = waterfall.ranks if waterfall.late_steps is None else waterfall.ranks_at(_how_late(state, on))

    # Sorted as tuples, the order of posting breaking every tie: a key function would cost as much again.
    ordered = [
        (ranks[PLACES[stage, obligation.component]], due_date, obligation.posted, number)
        for number, (obligation, stage, due_date, _) in enumerate(
            owed if state.product.cycle.issues_statements else _due_next(owed)
        )
    ]
    ordered.sort()
    in_line = [owed[urgent[-1]] for urgent in ordered]
    if waterfall.installments_first:
        in_line = _rows_first(in_line)
    if first is None:
        return in_line
    names = state.repaying(first)
    return sorted(in_line, key=lambda claim: not belongs(claim[0], names))


def of_component(state: State, component: Component) -> list[Claim]:
    """What is owed of one component: overdue before billed before unbilled, and the oldest first among those."""
    owed = [claim for claim in claims(state) if claim[0].component is component]
    return sorted(owed, key=lambda claim: (STAGES.index(claim[1]), claim[2], claim[0].posted))


def _how_late(state: State, on: date) -> int:
    """Days past due or statements missed, whichever the waterfall looks at."""
    return days_past_due(state, on) if state.product.waterfall.late_by == "days" else statements_missed(state)


def _rows_first(ordered: list[Claim]) -> list[Claim]:
    """Principal of installment rows goes where the first cash or principal stands."""
    at = next((place for place, claim in enumerate(ordered) if claim[0].component in PRINCIPALS), 0)
    rows = [claim for claim in ordered if claim[0].order and claim[0].component is Component.PRINCIPAL]
    return [*ordered[:at], *rows, *(claim for claim in ordered[at:] if claim not in rows)]


def _due_next(owed: list[Claim]) -> list[Claim]:
    """Without statements what falls due next goes first, and orders due later are as urgent as what is not billed."""
    next_due = min([due_date for _, stage, due_date, _ in owed if stage is Stage.BILLED], default=date.max)
    return [
        (obligation, Stage.UNBILLED if stage is Stage.BILLED and due_date > next_due else stage, due_date, minor)
        for obligation, stage, due_date, minor in owed
    ]


def belongs(obligation: Obligation, names: Collection[str]) -> bool:
    """Whether an obligation is the principal of one of these purchases or draws, or a row of one of these plans."""
    return obligation.order in names or (obligation.id in names and obligation.component in PRINCIPALS)


def settle(state: State, minor: int, ordered: list[Claim]) -> tuple[tuple[Settlement, ...], int]:
    """Spread *minor* units over the claims in the order given; what is left comes second."""
    settlements: list[Settlement] = []
    currency = state.product.currency
    for obligation, _, _, owed in ordered:
        part = owed if owed < minor else minor  # noqa: FURB136 - min() costs more than the comparison
        if part <= 0:
            break
        settlements.append(_settled(obligation, part, currency))
        minor -= part
    return tuple(settlements), minor


def without(ordered: list[Claim], settlements: tuple[Settlement, ...]) -> list[Claim]:
    """What is still owed when these are settled, each obligation once."""
    off = {(part.component, part.obligation): part.amount.minor for part in settlements}
    left: dict[tuple[str, str], Claim] = {}
    for obligation, stage, due_date, owed in ordered:
        key = obligation.component, obligation.id
        owed_still = owed - off.get(key, 0)
        if owed_still and key not in left:
            left[key] = (obligation, stage, due_date, owed_still)
    return list(left.values())


def together(settlements: tuple[Settlement, ...]) -> tuple[Settlement, ...]:
    """One settlement for each obligation."""
    found: dict[tuple[str, str], Settlement] = {}
    for part in settlements:
        key = part.component, part.obligation
        known = found.get(key)
        found[key] = part if known is None else attrs.evolve(known, amount=known.amount + part.amount)
    return tuple(found.values())
