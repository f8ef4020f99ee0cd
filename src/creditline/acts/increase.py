"""The life of an increase: offered or requested, accepted, declined or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_decision, is_id, is_text, require_decided, require_period
from creditline.alike import alike, hashed
from creditline.errors import (
    AnswerBeforeAsked,
    BeginsTooEarly,
    IncreaseExceedsAsked,
    UnknownId,
    UnlawfulIncreaseMove,
)
from creditline.facts.limit import IncreaseMoved, begun, moved, over
from creditline.shown import shown
from creditline.state import Dealing
from creditline.state.granting import require_grantable
from creditline.state.increase import Increase, IncreaseStatus
from creditline.terms.check import or_none

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.rules import Decision
    from creditline.state import State


def _require_days(asked: OfferIncrease | RequestIncrease) -> None:
    """Refuse days that are out of order."""
    if asked.expires is not None and asked.expires < asked.on:
        raise AnswerBeforeAsked(asked.on, asked.expires)
    require_period(asked.on, asked.first, asked.last)


@attrs.frozen
class OfferIncrease:
    """
    The lender offers a higher limit; nothing changes until the customer accepts.

    Args:
        amount: By how much the limit would rise, more than zero.
        on: The day of the offer.
        id: Names the increase; what becomes of it refers to it.
        expires: The last day on which it can be accepted, included; no end where `None`.
        first: The day from whose start it would be in force; at once where `None`.
        last: The last day on which it would be in force, included; permanent where `None`.
        campaign: The campaign that it is a part of.
        reason: In words.
        decision: Of the policy that offers it; no more is offered than it grants, and only while the limit, with all
            that is promised, is what it looked at.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    expires: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    first: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    last: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    campaign: str = attrs.field(default="", kw_only=True, validator=is_text)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)
    decision: Decision | None = attrs.field(default=None, kw_only=True, validator=is_decision)

    def __attrs_post_init__(self) -> None:
        """Refuse days that are out of order."""
        _require_days(self)


@attrs.frozen
class RequestIncrease:
    """
    The customer asks for a higher limit; nothing changes until the lender accepts.

    Args:
        amount: By how much the limit is to rise, more than zero.
        on: The day of the request.
        id: Names the increase; what becomes of it refers to it.
        expires: The last day on which it can be accepted, included; no end where `None`.
        first: The day from whose start it is to be in force; at once where `None`.
        last: The last day on which it is to be in force, included; permanent where `None`.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    expires: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    first: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    last: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)

    def __attrs_post_init__(self) -> None:
        """Refuse days that are out of order."""
        _require_days(self)


@attrs.frozen
class AcceptIncrease:
    """
    An offer is accepted by the customer, or a request by the lender: in full or in part.

    Args:
        increase: What was offered or requested.
        on: The day of the acceptance.
        id: Names this act.
        amount: By how much the limit rises, at most what was offered or asked for; all of it where `None`.
        first: The day from whose start it is in force, not before what was offered or asked for; that day, or at once,
            where `None`.
        reason: In words.
        decision: Of the policy by which a request is accepted; no more is accepted than it grants, and only while the
            limit, with all that is promised, is what it looked at.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    increase: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    amount: Money | None = attrs.field(default=None, kw_only=True, validator=or_none(is_amount))
    first: date | None = attrs.field(default=None, kw_only=True, validator=or_none(is_day))
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)
    decision: Decision | None = attrs.field(default=None, kw_only=True, validator=is_decision)


@attrs.frozen
class DeclineIncrease:
    """
    An offer is declined by the customer, or a request by the lender.

    Args:
        increase: What was offered or requested.
        on: The day of the answer.
        id: Names this act.
        reason: In words.
        decision: Of the policy by which a request is declined, while the limit, with all that is promised, is what it
            looked at.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    increase: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)
    decision: Decision | None = attrs.field(default=None, kw_only=True, validator=is_decision)


@attrs.frozen
class WithdrawIncrease:
    """
    An increase is taken back: before it is accepted, before it is in force, or, where it is temporary, before it ends.

    A permanent increase in force is taken back with `LowerLimit`.

    Args:
        increase: What was offered, requested or granted for a time.
        on: The day from whose acts on it is no more.
        id: Names this act.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    increase: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


def offer(state: State, command: OfferIncrease) -> tuple[Fact, ...]:
    """Refused unless the line is open (`LineNotOpen`), beyond what its decision or the product grants."""
    state.require(Dealing.RAISING)
    offered = _spoken_of(state, command, IncreaseStatus.OFFERED, command.campaign)
    first = command.first or command.on
    require_decided(state, command, offered.increase, first=first, amount=command.amount)
    require_grantable(state, command.amount, first, command.last)
    return (offered,)


def request(state: State, command: RequestIncrease) -> tuple[Fact, ...]:
    """Refused unless the line is open (`LineNotOpen`); what is asked for may be more than the product grants."""
    state.require(Dealing.RAISING)
    return (_spoken_of(state, command, IncreaseStatus.REQUESTED, ""),)


def _spoken_of(
    state: State, command: OfferIncrease | RequestIncrease, status: IncreaseStatus, campaign: str
) -> IncreaseMoved:
    increase = Increase(
        command.id,
        status.value,
        status,
        command.amount,
        command.amount,
        command.on,
        command.expires,
        command.first,
        command.last,
        campaign,
        state.increases.count,
    )
    return IncreaseMoved(command.id, command.on, increase, command.reason)


def refer(state: State, command: AcceptIncrease | DeclineIncrease | WithdrawIncrease) -> None:
    """Refuse an increase that never was (`UnknownId`)."""
    if state.increases.find(command.increase) is None:
        raise UnknownId("increase", command.increase)


def _lawful(state: State, name: str, move: str) -> Increase:
    increase = state.increases.known(name)
    if not increase.allows(move):
        raise UnlawfulIncreaseMove(name, increase.status.value, move)
    return increase


def accept(state: State, command: AcceptIncrease) -> tuple[Fact, ...]:
    """
    Refused unless the line is open (`LineNotOpen`) and the move lawful (`UnlawfulIncreaseMove`).

    So is more than was asked (`IncreaseExceedsAsked`), a day that is too early (`BeginsTooEarly`), what its decision
    does not grant (`DecisionOutdated`, `DecisionExceeded`) or the product, and a day after the last
    (`EndsBeforeItBegins`).
    """
    state.require(Dealing.RAISING)
    increase = _lawful(state, command.increase, "accept")
    amount = increase.asked if command.amount is None else command.amount
    if amount > increase.asked:
        raise IncreaseExceedsAsked(increase.id, amount, increase.asked)
    first = earliest = _earliest(increase, command.on)
    if command.first is not None:
        first = command.first
    if first < earliest:
        raise BeginsTooEarly(earliest, first)
    require_decided(state, command, increase, first=first, amount=amount)
    require_grantable(state, amount, first, increase.last)
    agreed = attrs.evolve(increase, amount=amount, first=first)
    accepted = moved(agreed, "accept", command.id, command.on, command.reason)
    if first > command.on:
        return (accepted,)
    return (accepted, *begun(accepted.increase, command.id, command.on, command.reason))


def _earliest(increase: Increase, on: date) -> date:
    """The first day on which an increase can be in force that is answered on a day."""
    return on if increase.first is None else max(on, increase.first)


def decline(state: State, command: DeclineIncrease) -> tuple[Fact, ...]:
    """Refused where the move is not lawful (`UnlawfulIncreaseMove`), or the decision is about something else."""
    increase = _lawful(state, command.increase, "decline")
    require_decided(state, command, increase, first=None, amount=None)
    return over(increase, "decline", command.id, command.on, command.reason)


def withdraw(state: State, command: WithdrawIncrease) -> tuple[Fact, ...]:
    """Refused where the move is not lawful (`UnlawfulIncreaseMove`); the limit falls where it was in force."""
    return over(_lawful(state, command.increase, "withdraw"), "withdraw", command.id, command.on, command.reason)


ACTS = {
    AcceptIncrease: Act(accept, refer=refer),
    DeclineIncrease: Act(decline, refer=refer),
    OfferIncrease: Act(offer),
    RequestIncrease: Act(request),
    WithdrawIncrease: Act(withdraw, refer=refer),
}
