"""Ending early: what is left to pay of a plan on a day, if all of it is paid then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from datetime import date

    from creditline.dates import Step
    from creditline.state.plan import Plan


@attrs.frozen(eq=False, repr=False)
class Early:
    """
    What early settlement, or calling in, asks for of the rows that are not billed yet, in minor units.

    Attributes:
        principal: All that is left of it.
        interest: Of the balance, from the last due date (or the first day) to the day; or what the offer still asks
            for of a cost that is called interest.
        fee: What it still asks for of fees, or for settling.
    """

    principal: int
    interest: int
    fee: int


def early(plan: Plan, on: date, step: Step) -> Early:
    """
    What is left of a plan on a day, its due dates one *step* apart.

    A cost that follows from the balance is paid to the day: by a day count its days, by months days / actual days of
    the row's period. Of other costs the offer's `on_prepayment` says what is still paid.
    """
    schedule, billed, offer = plan.schedule, plan.billed, plan.offer
    principal, rule = plan.principal_left, offer.on_prepayment
    fee = rule.fee(schedule.fees_minor[billed:], principal, offer.rounding)
    if offer.accrual is not None:
        return Early(principal, _to_the_day(plan, principal, on, step) if principal else 0, fee)
    # A share of the principal is asked for once, as a fee.
    interest = 0 if rule.share else rule.fee(schedule.interests_minor[billed:], principal, offer.rounding)
    return Early(principal, interest, fee)


def called_in(plan: Plan, on: date, step: Step) -> Early:
    """What is left of a plan that ends because it is not paid: interest to the day as above, and no fee to come."""
    principal = plan.principal_left
    accrues = bool(principal) and plan.offer.accrual is not None
    return Early(principal, _to_the_day(plan, principal, on, step) if accrues else 0, 0)


def _to_the_day(plan: Plan, principal: int, on: date, step: Step) -> int:
    # Relaying is loaded by the lines that need it.
    from creditline.terms.relaying import factor_to  # noqa: PLC0415

    share = factor_to(plan.offer, plan.schedule, plan.billed, on, step)
    return plan.offer.rounding.divide(principal * share.numerator, share.denominator)
