"""What lines of one group share: what is asked of the group itself, and what each line uses of the shared limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import attrs

from creditline.acts import Authorize, Draw, Purchase, Withdraw
from creditline.acts.command import is_day, is_id, is_limit, is_text
from creditline.alike import alike, hashed
from creditline.errors import SharedLimitExceeded, WithdrawalExceedsCredit
from creditline.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.engine import Command
    from creditline.history import Record
    from creditline.line import CreditLine
    from creditline.money import Money

SPENDING: Final = frozenset({Purchase, Authorize, Draw})
"""Commands that spend, and so are refused beyond the shared limit."""


def _names(instance: object, attribute: attrs.Attribute[Any], value: tuple[str, ...]) -> None:
    """Ids of one line or more, each named once."""
    for name in value:
        is_id(instance, attribute, name)
    if not value or len(set(value)) < len(value):
        message = f"{attribute.name} name each line of a group once, not {', '.join(map(repr, value)) or 'nothing'}"
        raise ValueError(message)


def _as_names(given: Iterable[str]) -> tuple[str, ...]:
    if isinstance(given, str):
        message = f"lines are the ids of several lines, not {given!r}: write ({given!r},) for one"
        raise TypeError(message)
    return tuple(given)


@attrs.frozen
class OpenGroup:
    """
    Lines come to share a limit.

    Args:
        limit: The permanent shared limit, zero or more.
        lines: The ids of the lines, in their order of use.
        on: The group's first day.
        id: Names the group, and this act.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    limit: Money = attrs.field(validator=is_limit)
    lines: tuple[str, ...] = attrs.field(kw_only=True, converter=_as_names, validator=_names)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)


@attrs.frozen
class OrderLines:
    """
    The customer says which line is used first, and which after it.

    Args:
        lines: The ids of all lines of the group, in their new order of use.
        on: The day from whose acts on it holds.
        id: Names this act.
        reason: In words.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    lines: tuple[str, ...] = attrs.field(converter=_as_names, validator=_names)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


@attrs.frozen
class Part:
    """
    What one line took of an act over several lines.

    Attributes:
        line: The id of the line.
        command: What was asked of it, under an id of its own: that of the whole act, a colon, and that of the line.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    line: str
    command: Command

    @property
    def on(self) -> date:
        """The day of the act."""
        day: date = self.command.on
        return day


def parts_of(record: Record) -> tuple[Part, ...]:
    """What happened of an act over several lines: a part on each; nothing of other acts of a group."""
    return cast("tuple[Part, ...]", record.facts)


def part(line: CreditLine, command: Command, **changes: object) -> Part:
    """The part that a line takes of an act over several lines."""
    return Part(line.id, attrs.evolve(command, id=f"{command.id}:{line.id}", **changes))


def net(line: CreditLine) -> int:
    """Minor units held and used on a line, less the customer's own money there; negative where that is more."""
    return (line.held + line.used - line.credit_balance).minor


def exposure(line: CreditLine) -> int:
    """Minor units that a line uses of what it shares: what is held and used beyond the customer's own money there."""
    return max(0, net(line))


def require_room(command: Command, before: CreditLine, after: CreditLine, *, others: int, limit: Money) -> None:
    """
    Refuse what an act of one line takes beyond the shared limit.

    Args:
        command: What was asked.
        before: The line on the day of the act.
        after: The line with the act.
        others: The exposure of the other lines, in minor units.
        limit: What they share.

    Raises:
        SharedLimitExceeded: It spends, and the lines would use more together than they share.
        WithdrawalExceedsCredit: It takes back money of the customer's own that keeps the lines within what they share.
    """
    room = limit.minor - others
    excess = exposure(after) - room
    money = limit.currency.minor
    if excess > 0 and type(command) in SPENDING:
        used = net(before)
        available = room - (used if room >= 0 else max(0, used))
        raise SharedLimitExceeded(money(net(after) - used), money(available), limit)
    if type(command) is Withdraw:
        backing = min(excess, exposure(after) - exposure(before))
        if backing > 0:
            raise WithdrawalExceedsCredit(command.amount, money(max(0, command.amount.minor - backing)))
