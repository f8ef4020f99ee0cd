"""A plan agreed: a purchase, or a part of a statement, is repaid in installments, and somebody bears the cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.ledger import Entry, Posting, credit, debit
from creditline.shown import shown
from creditline.state.chart import DEFERRED_FEE, PLANNED, RECEIVABLES, bearer
from creditline.state.plan import Plan
from creditline.state.taking import taken

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state import Settlement, State
    from creditline.terms import InstallmentOffer, Schedule


@attrs.frozen
class PlanAgreed:
    """
    Principal is repaid in rows from now on.

    Attributes:
        id: Names the entry: the conversion, or `<purchase>/subsidy`.
        plan: Names the plan: the purchase, or the conversion.
        offer: What was agreed.
        schedule: Its rows.
        sources: The purchases that it repays, and how much of each.
        converted: The obligations that became the plan; none where it was bought in installments.
        statement: The date of the statement that it was converted from.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    plan: str
    offer: InstallmentOffer
    schedule: Schedule
    sources: tuple[tuple[str, Money], ...]
    converted: tuple[Settlement, ...] = ()
    statement: date | None = None


def bought(purchase: str, on: date, offer: InstallmentOffer, schedule: Schedule) -> PlanAgreed:
    """A purchase that is repaid in installments from the first."""
    return PlanAgreed(f"{purchase}/subsidy", on, purchase, offer, schedule, ((purchase, schedule.financed),))


def post(fact: PlanAgreed) -> Entry | None:
    """Dr principal in installments, Cr what was converted; Dr each bearer, Cr deferred fee for what he bears."""
    postings: list[Posting] = []
    if fact.converted:
        postings.append(debit(PLANNED, fact.schedule.financed, fact.plan))
        postings += [credit(RECEIVABLES[part.component], part.amount, part.obligation) for part in fact.converted]
    for subsidy in fact.schedule.subsidies:
        if subsidy.amount:
            postings += [
                debit(bearer(subsidy.bearer), subsidy.amount, fact.plan),
                credit(DEFERRED_FEE, subsidy.amount, fact.plan),
            ]
    kind = "conversion" if fact.converted else "subsidy"
    return Entry(fact.id, fact.on, kind, tuple(postings)) if postings else None


def evolve(state: State, fact: PlanAgreed) -> State:
    """One more plan; what was converted is billed no more, which is no payment."""
    if fact.converted:
        state = taken(state, fact.converted, fact.on, counts_as_payment=False)
    sources = tuple([(purchase, amount.minor) for purchase, amount in fact.sources])
    plan = Plan(fact.plan, fact.on, fact.offer, fact.schedule, fact.schedule, 0, sources, fact.statement)
    return state.with_plans((*state.plans, plan))


POST = {PlanAgreed: post}
EVOLVE = {PlanAgreed: evolve}
