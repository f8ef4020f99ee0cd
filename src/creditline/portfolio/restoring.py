"""Restoring: a group rebuilt from its lines and from what was asked of it, of which nothing is decided again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import attrs

from creditline import history
from creditline.acts import Purchase, Refund, Repay, ReturnRepayment
from creditline.errors import UnknownId
from creditline.portfolio.asking import OWN
from creditline.portfolio.granting import until
from creditline.portfolio.sharing import OpenGroup, OrderLines, Part
from creditline.portfolio.together import begun, require_all, then

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.engine import Command
    from creditline.history import Record
    from creditline.line import CreditLine
    from creditline.portfolio.together import Together

IN_PARTS: Final[frozenset[type[object]]] = frozenset({Purchase, Refund, Repay, ReturnRepayment})
"""Commands that several lines carry out together."""


def restore(lines: tuple[CreditLine, ...], records: Iterable[Record]) -> Together:
    """The group that these records are the history of."""
    told = iter(records)
    first = next(told, None)
    if first is None:
        message = "a group has at least one record, the one that opens it"
        raise ValueError(message)
    group = _begun(first.command, lines)
    since = first.command.on
    for record in told:
        if not _is_told(group, record, since):
            message = f"a group of these lines was not asked for {record.command!r} with that outcome"
            raise ValueError(message)
        group, since = then(group, record), record.command.on
    return attrs.evolve(group, increases=until(group.increases, group.as_of))


def _begun(opened: Command, lines: tuple[CreditLine, ...]) -> Together:
    """The group as it was opened, of lines as they are by now."""
    by_id = {line.id: line for line in lines}
    if type(opened) is not OpenGroup or sorted(opened.lines) != sorted([line.id for line in lines]):
        message = f"{opened!r} did not open a group of {', '.join(map(repr, by_id)) or 'nothing'}"
        raise ValueError(message)
    days = sorted({line.as_of for line in lines})
    if len(days) > 1 or opened.on > days[0]:
        message = f"the lines of a group live in one day from {opened.on} on, not in {' and '.join(map(str, days))}"
        raise ValueError(message)
    return begun(opened, tuple([by_id[id] for id in opened.lines]))


def _is_told(group: Together, record: Record, since: date) -> bool:
    """Whether a group of these lines can have been asked for it next: in its turn, and with parts that lines know."""
    command = record.command
    kind = cast("type[object]", type(command))
    if kind not in OWN | IN_PARTS or not since <= command.on <= group.as_of:
        return False
    history.require_currency(group.limit.currency, command)
    if kind is OrderLines:
        require_all(group, command)
    is_new = group.told.find(command.id) is None and not group.knowing(command.id)
    parts_are_known = all(type(part) is Part and _knows(group, part) for part in record.facts)
    return is_new and bool(record.facts) is (kind in IN_PARTS) and parts_are_known and not record.entries


def _knows(group: Together, part: Part) -> bool:
    try:
        is_known: bool = group.line(part.line).record(part.command.id).command == part.command
    except UnknownId:
        return False
    return is_known
