"""A plan changed: its rows ahead were laid out again, or a cost that nobody earns any more was ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.ledger import Entry, credit, debit
from creditline.shown import shown
from creditline.state.chart import DEFERRED_FEE, FEE_INCOME, bearer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creditline.money import Money
    from creditline.state import Plan, State
    from creditline.state.refunding import PlanRefund
    from creditline.terms import Schedule


@attrs.frozen
class PlanRelaid:
    """
    The rows of a plan that are not billed yet were laid out again; this books nothing by itself.

    Attributes:
        plan: The plan.
        schedule: As it stands now.
        sources: The purchases that it repays, and how much of each was not refunded.
        why: In a word: `"refund"`, `"dispute"`, `"deferral"`, `"re-aging"`, `"re-amortization"` or `"settlement"`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    plan: str
    schedule: Schedule
    sources: tuple[tuple[str, int], ...]
    why: str


@attrs.frozen
class CostEnded:
    """
    What others were to pay for rows that will not come: earned at once, or not to be paid.

    Attributes:
        plan: The plan.
        kept: Earned at once, zero or more.
        returned: Bearers, and what each need not pay or has back.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    plan: str
    kept: Money
    returned: tuple[tuple[str, Money], ...]


def cost_ended(id: str, on: date, plan: Plan, left: Sequence[tuple[str, int]], *, kept: bool) -> tuple[CostEnded, ...]:
    """What becomes of the minor units that bearers were to pay for rows that will not come; nothing where none were."""
    if not any(minor for _, minor in left):
        return ()
    money = plan.schedule.currency.minor
    earned = sum(minor for _, minor in left) if kept else 0
    returned = () if kept else tuple([(bearer, money(minor)) for bearer, minor in left if minor])
    return (CostEnded(id, on, plan.id, money(earned), returned),)


def refund_of(id: str, on: date, refund: PlanRefund, why: str) -> tuple[PlanRelaid | CostEnded, ...]:
    """The plan is laid out again, and what a bearer was to pay for the part that is given back ends."""
    plan = refund.plan
    name = f"{id}/{plan.id}"
    relaid = PlanRelaid(f"{name}/plan", on, plan.id, refund.schedule, refund.sources, why)
    kept = plan.offer.unearned.on_refund == "kept"
    return relaid, *cost_ended(f"{name}/subsidy", on, plan, refund.ended, kept=kept)


def cost_of_rest_ended(id: str, on: date, plan: Plan, *, kept: bool) -> tuple[CostEnded, ...]:
    """The same of all that they were to pay for the rows ahead, none of which will come."""
    left = [(name, sum(parts[plan.billed :])) for name, parts in plan.schedule.borne_minor]
    return cost_ended(f"{id}/{plan.id}/subsidy", on, plan, left, kept=kept)


def relay(state: State, fact: PlanRelaid) -> State:
    """The plan has another schedule; what a refund took off it is kept in mind, as its rates need it."""
    return state.with_plans(tuple([_relaid(plan, fact) if plan.id == fact.plan else plan for plan in state.plans]))


def _relaid(plan: Plan, fact: PlanRelaid) -> Plan:
    off = sum(plan.schedule.principals_minor) - sum(fact.schedule.principals_minor)
    given_back = (*plan.given_back, (fact.on, off)) if off else plan.given_back
    return attrs.evolve(plan, schedule=fact.schedule, sources=fact.sources, given_back=given_back)


def post(fact: CostEnded) -> Entry:
    """Dr deferred fee, Cr fee income for what is kept, Cr each bearer for what he has back."""
    total = sum((amount for _, amount in fact.returned), start=fact.kept)
    postings = [debit(DEFERRED_FEE, total, fact.plan)]
    if fact.kept:
        postings.append(credit(FEE_INCOME, fact.kept, fact.plan))
    postings += [credit(bearer(name), amount, fact.plan) for name, amount in fact.returned]
    return Entry(fact.id, fact.on, "subsidy-end", tuple(postings))


def end(state: State, _: CostEnded) -> State:
    """Nothing but amounts changes."""
    return state


POST = {CostEnded: post}
EVOLVE = {CostEnded: end, PlanRelaid: relay}
