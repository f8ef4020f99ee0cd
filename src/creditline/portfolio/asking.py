"""Asking all: how what is asked of a group as a whole is carried out by its lines, or by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from creditline import history
from creditline.acts import (
    Advance,
    Capture,
    GrantTemporaryLimit,
    LowerLimit,
    Purchase,
    RaiseLimit,
    Refund,
    Repay,
    ReturnRepayment,
    Void,
    WithdrawIncrease,
)
from creditline.errors import (
    CashNotAvailable,
    ConflictingId,
    CreditLineError,
    LimitExceeded,
    LineNotOpen,
    NotADecrease,
    NotAnIncrease,
    OfferNotAvailable,
    SceneLimitExceeded,
    SharedLimitExceeded,
    UnknownId,
)
from creditline.history import Record
from creditline.portfolio.granting import require_known
from creditline.portfolio.order_of_use import purchase_parts, refund_parts, repayment_parts, return_parts
from creditline.portfolio.sharing import SPENDING, OrderLines, parts_of
from creditline.portfolio.together import Together, ask_line, passed, require_all, then

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from creditline.engine import Command
    from creditline.portfolio.sharing import Part

CANNOT_TAKE: Final = (
    LineNotOpen,
    LimitExceeded,
    SharedLimitExceeded,
    SceneLimitExceeded,
    CashNotAvailable,
    OfferNotAvailable,
    UnknownId,
)
"""Why the next line in the order of use is asked: this one is not open, has no room, or has no such offer."""

REFERS_TO: Final[Mapping[type[object], str]] = {
    Capture: "authorization",
    Void: "authorization",
    Refund: "purchase",
    ReturnRepayment: "repayment",
}
"""The field that says on which line a command belongs."""

OF_PARTS: Final[Mapping[type[object], type[object]]] = {Refund: Purchase, ReturnRepayment: Repay}
"""What undoes acts over several lines, and which acts it undoes."""

OWN: Final[frozenset[type[object]]] = frozenset(
    {RaiseLimit, LowerLimit, GrantTemporaryLimit, WithdrawIncrease, OrderLines}
)
"""Commands that the group carries out itself."""


def ask_all(group: Together, command: Command, *, combine: bool) -> Together:
    """Ask the group as a whole; an exact repetition leaves it as it is."""
    kind = cast("type[object]", type(command))
    if kind is Advance:
        return passed(group, command.to)
    if kind not in (*SPENDING, *REFERS_TO, *OWN, Repay):
        message = f"{kind.__name__} is not asked of a group as a whole: name the line"
        raise TypeError(message)
    history.require_currency(group.limit.currency, command)
    if kind in SPENDING:
        return _spend(group, command, combine=combine)
    if kind is Repay:
        return _repay(group, command)
    return _change(group, command) if kind in OWN else _refer(group, command)


def _is_told(group: Together, command: Command) -> bool:
    """Whether the same was asked of the group before; an id that stands for something else is refused."""
    for place in group.knowing(command.id):
        raise ConflictingId(command.id, "line", group.lines[place].id, group.id)
    return history.is_repetition(group.told, command)


def _spend(group: Together, command: Command, *, combine: bool) -> Together:
    """The first line in the order of use that can take it whole, or several together."""
    for place in group.knowing(command.id):
        return ask_line(group, place, command)
    if history.is_repetition(group.told, command):
        return group
    group = passed(group, command.on)
    if combine:
        room = group.limit - group.exposure
        parts = purchase_parts(command, group.lines, available=room, limit=group.limit)
        if len(parts) > 1:
            return _in_parts(group, command, parts)
    refusals: list[CreditLineError] = []
    for place in range(len(group.lines)):
        asked = _tried(group, place, command)
        if isinstance(asked, Together):
            return asked
        refusals.append(asked)
    raise min(refusals, key=_distance)


def _tried(group: Together, place: int, command: Command) -> Together | CreditLineError:
    try:
        return ask_line(group, place, command)
    except CANNOT_TAKE as refused:
        return refused


def _distance(refused: CreditLineError) -> int:
    """How far a refusal is from what would have to change: the shared limit, a line that is open, any line."""
    return 0 if type(refused) is SharedLimitExceeded else 2 if type(refused) is LineNotOpen else 1


def _repay(group: Together, command: Repay) -> Together:
    for place in group.knowing(command.id):
        return ask_line(group, place, command)
    if history.is_repetition(group.told, command):
        return group
    if command.toward is not None:
        return ask_line(group, group.where("purchase, plan or draw", command.toward), command)
    group = passed(group, command.on)
    return _in_parts(group, command, repayment_parts(command, group.lines))


def _refer(group: Together, command: Command) -> Together:
    """Ask the line that has what the command refers to, or all that have a part of it."""
    kind = cast("type[object]", type(command))
    what = REFERS_TO[kind]
    record = group.told.find(getattr(command, what))
    if record is None:
        return ask_line(group, group.where(what, getattr(command, what)), command)
    if type(record.command) is not OF_PARTS.get(kind):
        raise UnknownId(what, record.command.id)
    if _is_told(group, command):
        return group
    group = passed(group, command.on)
    of = parts_of(record)
    lines = [group.line(each.line) for each in of]
    parts = refund_parts(command, lines, of) if kind is Refund else return_parts(command, lines, of)
    return _in_parts(group, command, parts)


def _in_parts(group: Together, command: Command, parts: Sequence[Part]) -> Together:
    """Carry out an act over several lines, each part as an act of its own that nobody asked for before."""
    for part in parts:
        if group.knowing(part.command.id):
            raise ConflictingId(part.command.id, "act", part.line, f"part of {command.id}")
        group = ask_line(group, group.place(part.line), part.command)
    return then(group, Record(command, tuple(parts), ()))


def _change(group: Together, command: Command) -> Together:
    """Carry out what is about the group itself."""
    if _is_told(group, command):
        return group
    if type(command) is OrderLines:
        require_all(group, command)
    if type(command) is WithdrawIncrease:
        require_known(group.increases, command.increase)
    group = passed(group, command.on)
    if type(command) is RaiseLimit and command.to <= group.permanent:
        raise NotAnIncrease(command.to, group.permanent)
    if type(command) is LowerLimit and command.to >= group.permanent:
        raise NotADecrease(command.to, group.permanent)
    return then(group, Record(command, (), ()))
