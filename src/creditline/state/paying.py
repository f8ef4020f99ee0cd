"""Paying: what a repayment settles up to the minimum due, and what with the rest of it."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, cast

from creditline.state.lateness import least
from creditline.state.settling import belongs, in_order, settle, together, without
from creditline.terms import Component, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from creditline.state.settling import Claim, Settlement
    from creditline.state.state import State
    from creditline.terms import BillingCycle, Interest

ONE_DAY = timedelta(days=1)


def pay(state: State, minor: int, on: date, *, first: str | None = None) -> tuple[tuple[Settlement, ...], int]:
    """
    Spread a repayment over what is owed, what belongs to the purchase, plan or draw *first* before all.

    Where the product says so, what it has beyond the minimum due goes to the highest rate first. What is left beyond
    all that is owed comes second.
    """
    ordered = in_order(state, on, first=first)
    as_of = state.product.waterfall.highest_rate_as_of
    if as_of is None:
        return settle(state, minor, ordered)
    unbilled = {(each.component, each.id) for each in state.unbilled()}
    billed = [claim for claim in ordered if (claim[0].component, claim[0].id) not in unbilled]
    asked = min(minor, _asked(state))
    settlements, rest = settle(state, asked, billed)
    rates = _rates(state, on, as_of)
    names = () if first is None else state.repaying(first)

    def urgency(claim: Claim) -> tuple[bool, bool, Fraction]:
        obligation, stage, _, _ = claim
        is_newer = as_of == "cycle_end" and stage is Stage.UNBILLED
        return not belongs(obligation, names), is_newer, -rates.get(obligation.component, Fraction(0))

    more, rest = settle(state, minor - asked + rest, sorted(without(ordered, settlements), key=urgency))
    return together((*settlements, *more)), rest


def _asked(state: State) -> int:
    """What is left to pay of the minimum of the last statement."""
    return least(state.bills[-1], state.billed_through(state.bills[-1])) if state.bills else 0


def _rates(state: State, on: date, as_of: Literal["cycle_end", "credit"]) -> Mapping[Component, Fraction]:
    """What principal, cash and interest bear, by the year; the others bear nothing."""
    product = state.product
    day = on
    if as_of == "cycle_end":
        cycle = cast("BillingCycle", product.cycle)  # no other goes with it
        day = max(state.opened, cycle.period(cycle.pending(on))[0] - ONE_DAY)

    def borne(interest: Interest | None) -> Fraction:
        return Fraction(0) if interest is None else interest.rate.on(day).per_year

    purchases = borne(product.interest)
    return {
        Component.PRINCIPAL: purchases,
        Component.CASH: borne(product.cash_interest or product.interest),
        Component.INTEREST: purchases if product.interest is not None and product.interest.compounds else Fraction(0),
    }
