"""Charging off what is lost, in part or in full."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Literal, cast

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_id, is_text
from creditline.alike import alike, hashed
from creditline.charging import charges_so_far
from creditline.errors import ChargeOffExceedsOwed, NothingToChargeOff, UnlawfulMove
from creditline.facts.given_up import GivenUp
from creditline.facts.plan_changed import cost_of_rest_ended
from creditline.facts.rows_billed import BilledRow, RowsBilled, rest_of
from creditline.facts.settled import use_credit
from creditline.facts.standing import StatusMoved
from creditline.shown import shown
from creditline.state import Status, in_order, settle
from creditline.state.chart import REFUND_MONEY
from creditline.state.ending import called_in
from creditline.state.settling import without
from creditline.state.status import MOVES
from creditline.terms.check import one_of, or_none

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import Plan, State, Step
    from creditline.terms import DelinquencyTerms


@attrs.frozen(kw_only=True)
class ChargeOff:
    """
    What is owed is given up as lost; what comes of it later is a recovery.

    In full, the line is charged off: no night costs anything any more, nothing is spent, and repayments and refunds
    make good the loss once nothing is owed. In part, what the product's waterfall settles first is given up, and the
    line stays what it is.

    Args:
        on: The day of the loss; nights up to it are posted first.
        id: Names this act.
        reason: In words.
        amount: More than zero, at most what is owed; all of it where `None`.
        plans: In full, plans are called in (`"accelerate"`): all their principal is owed at once, with interest to the
            day and without the fees to come, and is given up with the rest. Or they go on (`"keep"`): their rows are
            billed as agreed. In part, they go on.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    reason: str = attrs.field(default="", validator=is_text)
    amount: Money | None = attrs.field(default=None, validator=or_none(is_amount))
    plans: Literal["accelerate", "keep"] = attrs.field(default="accelerate", validator=one_of("accelerate", "keep"))


def prepare(state: State, command: ChargeOff) -> tuple[Fact, ...]:
    """Charges so far are posted, and plans that are called in are billed as one row each."""
    calls_in = command.amount is None and command.plans == "accelerate"
    return posted_so_far(state, command.id, command.on, calls_in=calls_in)


def decide(state: State, command: ChargeOff) -> tuple[Fact, ...]:
    """Refused from a status that no charge-off leads from, where nothing is owed, and beyond what is."""
    if command.amount is None:
        return _in_full(state, command)
    settlements, rest = settle(state, command.amount.minor, in_order(state, command.on))
    if rest and not state.stands:
        raise ChargeOffExceedsOwed(command.amount, state.money(state.outstanding()))
    # While the past is corrected, less may be owed than was charged off.
    return (GivenUp(command.id, command.on, "write-off", settlements, command.reason),) if settlements else ()


def _in_full(state: State, command: ChargeOff) -> tuple[Fact, ...]:
    if state.status not in MOVES["charge-off"][0] and not state.stands:
        raise UnlawfulMove(state.id, state.status.value, "charge-off")
    facts = given_up_in_full(state, command.id, command.on, command.reason)
    if any(isinstance(fact, GivenUp) for fact in facts):
        return facts
    if not state.stands:
        raise NothingToChargeOff(state.id)
    # While the past is corrected, nothing may be owed; the line is charged off all the same.
    return (_charged_off(command.id, command.on, command.reason),)


def posted_so_far(state: State, id: str, on: date, *, calls_in: bool) -> tuple[Fact, ...]:
    """What has to be posted before a line is charged off on a day; *calls_in* plans, too."""
    charged = charges_so_far(state, id, on, all_bases=True)
    plans = [plan for plan in state.plans if calls_in and not plan.is_over]
    if not plans:
        return charged
    rows = tuple([_rest(state, plan, on) for plan in plans])
    billed = RowsBilled(f"{id}/installments", on, state.product.currency, rows)
    ended = [cost_of_rest_ended(id, on, plan, kept=plan.offer.unearned.on_charge_off == "kept") for plan in plans]
    return (*charged, billed, *chain.from_iterable(ended))


def given_up_in_full(state: State, id: str, on: date, reason: str) -> tuple[Fact, ...]:
    """What is owed is lost once the customer's own money is used, and the status moves; not where nothing is left."""
    claims = in_order(state, on)
    used = use_credit(state, REFUND_MONEY, claims, id, on)
    settlements, _ = settle(state, state.outstanding(), without(claims, used[0].settlements if used else ()))
    if not settlements:
        return used
    lost = GivenUp(id, on, "write-off", settlements, reason)
    return (*used, lost, _charged_off(id, on, reason))


def _charged_off(id: str, on: date, reason: str) -> StatusMoved:
    return StatusMoved(f"{id}/status", on, Status.CHARGED_OFF, reason)


def post_for_lateness(state: State, step: Step) -> tuple[Fact, ...]:
    """The first step of charging off a line that stayed late."""
    terms = cast("DelinquencyTerms", state.product.delinquency)  # no other product brings this
    return posted_so_far(state, f"charge-off/{step.on}", step.on, calls_in=terms.plans == "accelerate")


def give_up_for_lateness(state: State, step: Step) -> tuple[Fact, ...]:
    """The second step: all that is owed is lost."""
    terms = cast("DelinquencyTerms", state.product.delinquency)  # no other product brings this
    reason = f"more than {terms.charge_off_after} days past due"
    return given_up_in_full(state, f"charge-off/{step.on}", step.on, reason)


def _rest(state: State, plan: Plan, on: date) -> BilledRow:
    """All that is left of a plan, as one row."""
    return rest_of(plan, called_in(plan, on, state.product.cycle.step))


ACTS = {ChargeOff: Act(decide, prepare=prepare)}
