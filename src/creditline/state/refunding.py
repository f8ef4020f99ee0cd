"""Refunding: what a refund takes off the plans that repay its purchase, and where the rest of it may go back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.state.chart import COLLECTIONS, FEE_INCOME, INTEREST_INCOME, PAYOUT, PLANNED
from creditline.state.settling import belongs
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.money import Money
    from creditline.state.plan import Plan
    from creditline.state.settling import Claim, Settlement
    from creditline.state.state import State
    from creditline.terms import Schedule

    Sources = tuple[tuple[str, int], ...]


@attrs.frozen(eq=False, repr=False)
class PlanRefund:
    """
    What a refund does to one plan.

    Attributes:
        plan: As it was.
        planned: Minor units of principal that it takes off rows that are not billed yet.
        schedule: The rows after it.
        sources: The purchases that the plan repays after it.
        ended: Bearers, and the minor units that each was to pay for the part that is refunded.
    """

    plan: Plan
    planned: int
    schedule: Schedule
    sources: Sources
    ended: tuple[tuple[str, int], ...]


def own_claims(state: State, purchase: str, ordered: list[Claim]) -> list[Claim]:
    """
    What is billed or unbilled of a purchase, its installment rows included.

    Of a plan that repays several purchases, no more principal than this one brought in.
    """
    names, sources = state.repaying(purchase), state.owed_as(purchase)
    room = {plan.id: _brought_in(plan, sources) for plan in state.plans if plan.id in names}
    own: list[Claim] = []
    for obligation, stage, due_date, owed in ordered:
        if not belongs(obligation, names):
            continue
        minor = owed
        if obligation.order in room and obligation.component is Component.PRINCIPAL:
            minor = min(owed, room[obligation.order])
            room[obligation.order] -= minor
        if minor:
            own.append((obligation, stage, due_date, minor))
    return own


def off_plans(state: State, purchase: str, settlements: tuple[Settlement, ...], minor: int) -> list[PlanRefund]:
    """What a refund of which *minor* units are left after *settlements* does to the plans of its purchase."""
    refunds: list[PlanRefund] = []
    names = state.owed_as(purchase)
    for plan in state.plans:
        room = _brought_in(plan, names)
        billed = sum(
            part.amount.minor
            for part in settlements
            if part.component is Component.PRINCIPAL and part.obligation.startswith(f"{plan.id}/")
        )
        planned = min(minor, room - billed, state.ledger.minor(PLANNED, plan.id)) if room else 0
        if room and (planned or billed):
            refunds.append(_refund(state, plan, names, planned, billed))
            minor -= planned
    return refunds


def _brought_in(plan: Plan, names: tuple[str, ...]) -> int:
    return sum(minor for name, minor in plan.sources if name in names)


def _taken_off(sources: Sources, names: tuple[str, ...], off: int) -> Sources:
    """What plans repay, less so much of what these names brought in."""
    left: list[tuple[str, int]] = []
    for name, minor in sources:
        part = min(off, minor) if name in names else 0
        left.append((name, minor - part))
        off -= part
    return tuple(left)


def _refund(state: State, plan: Plan, names: tuple[str, ...], planned: int, billed: int) -> PlanRefund:
    schedule = plan.schedule
    if planned:
        # Relaying is loaded by the lines that need it.
        from creditline.terms.relaying import refunded  # noqa: PLC0415

        schedule = refunded(plan.offer, schedule, plan.billed, planned, state.product.cycle.step)
    sources = _taken_off(plan.sources, names, planned + billed)
    after = dict(schedule.borne_minor)
    ended = tuple(
        [
            (name, sum(parts[plan.billed :]) - sum(after[name][plan.billed :]))
            for name, parts in plan.schedule.borne_minor
        ]
    )
    return PlanRefund(plan, planned, schedule, sources, ended)


def fee_back(state: State, refunds: list[PlanRefund]) -> list[tuple[str, str, Money]]:
    """
    Billed fees that are returned in proportion to the principal refunded: the income, the plan, and how much.

    In proportion to the principal agreed, and cumulatively, so that many small refunds return what one would.
    """
    found: list[tuple[str, str, Money]] = []
    for refund in refunds:
        plan = refund.plan
        if plan.offer.on_refund.billed_fee == "returned" and refund.planned:
            for account, agreed, now in (
                (FEE_INCOME, plan.agreed.fees_minor, plan.schedule.fees_minor),
                (INTEREST_INCOME, plan.agreed.interests_minor, plan.schedule.interests_minor),
            ):
                if account == INTEREST_INCOME and plan.offer.accrual is not None:
                    continue
                part = _returned(plan, refund, sum(now[: plan.billed]))
                if part and sum(agreed):
                    found.append((account, plan.id, state.money(part)))
    return found


def _returned(plan: Plan, refund: PlanRefund, billed_fee: int) -> int:
    divide, whole = plan.offer.rounding.divide, sum(plan.agreed.principals_minor)
    before = whole - sum(plan.schedule.principals_minor)
    return divide(billed_fee * (before + refund.planned), whole) - divide(billed_fee * before, whole)


def collections_item(state: State, id: str) -> str:
    """The item of collections for money that comes in: itself where refunds may go back to it, or none."""
    return id if state.product.refund_rest == "sources" else ""


def sent_back(state: State, minor: int) -> tuple[tuple[str, Money], ...]:
    """
    How *minor* units go back to where repayments came from, the newest first: the repayment, and how much.

    Nothing does where the product has another rule.
    """
    if state.product.refund_rest != "sources":
        return ()
    back: list[tuple[str, Money]] = []
    for repayment in _newest_first(state):
        if not minor:
            break
        balance = state.ledger.minor
        part = min(minor, balance(COLLECTIONS, repayment) + balance(PAYOUT, repayment))
        if part > 0:
            back.append((repayment, state.money(part)))
            minor -= part
    return tuple(back)


def _newest_first(state: State) -> Iterator[str]:
    source = state.source
    while source is not None:
        yield source.repayment
        source = source.before
