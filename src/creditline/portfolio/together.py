"""Together: what several lines share at one moment, and what asking one of them comes to for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts import Advance, LowerLimit, RaiseLimit
from creditline.errors import ConflictingId, CurrencyMismatch, UnknownId
from creditline.history import History, Record
from creditline.portfolio.granting import after, until
from creditline.portfolio.sharing import OpenGroup, OrderLines, exposure, require_room
from creditline.state.increase import NO_INCREASES

if TYPE_CHECKING:
    from datetime import date

    from creditline.engine import Command
    from creditline.line import CreditLine
    from creditline.money import Money
    from creditline.state.increase import Increases


@attrs.frozen(eq=False, repr=False)
class Together:
    """
    What is true of a group.

    Attributes:
        id: Names the group.
        lines: In their order of use; all live in one day.
        permanent: The permanent shared limit.
        told: What was asked of the group itself, and of several lines at once.
        increases: Temporary shared limits, and what became of them.
    """

    id: str
    lines: tuple[CreditLine, ...]
    permanent: Money
    told: History
    increases: Increases = NO_INCREASES

    @property
    def as_of(self) -> date:
        """The day that all lines live in."""
        return self.lines[0].as_of

    @property
    def temporary(self) -> Money:
        """All temporary shared limits in force."""
        amounts = [each.amount for each in self.increases.live if each.is_in_force]
        return sum(amounts, start=self.permanent.currency.zero)

    @property
    def limit(self) -> Money:
        """The shared limit in force."""
        return self.permanent + self.temporary

    @property
    def exposure(self) -> Money:
        """What all lines use of it."""
        return self.limit.currency.minor(sum([exposure(line) for line in self.lines]))

    def place(self, id: str) -> int:
        """Where the line of that id stands in the order of use, counted from 0."""
        for place, line in enumerate(self.lines):
            if line.id == id:
                return place
        raise UnknownId("line", id)

    def line(self, id: str) -> CreditLine:
        """The line of that id."""
        return self.lines[self.place(id)]

    def knowing(self, id: str) -> list[int]:
        """The places of the lines that carried out an act of that id."""
        return [place for place, line in enumerate(self.lines) if _knows(line, id)]

    def where(self, what: str, id: str) -> int:
        """The place of the one line that carried out an act of that id."""
        places = self.knowing(id)
        if not places:
            raise UnknownId(what, id)
        if len(places) > 1:
            raise ConflictingId(id, "line", *[self.lines[place].id for place in places[:2]])
        return places[0]

    def scratch(self) -> Together:
        """The same on branches that claim nothing, for questions."""
        return attrs.evolve(self, lines=tuple([line.project() for line in self.lines]), told=self.told.scratch())


def _knows(line: CreditLine, id: str) -> bool:
    try:
        line.record(id)
    except UnknownId:
        return False
    return True


# Beginnings


def begin(opened: OpenGroup, lines: tuple[CreditLine, ...]) -> Together:
    """A group on its first day."""
    return passed(begun(opened, lines), opened.on)


def begun(opened: OpenGroup, lines: tuple[CreditLine, ...]) -> Together:
    """The group before time has passed on its lines."""
    for line in lines:
        if line.product.currency != opened.limit.currency:
            raise CurrencyMismatch(opened.limit.currency, line.product.currency)
    return Together(opened.id, lines, opened.limit, History().then(Record(opened, (), ()), None))


# Acts


def passed(group: Together, to: date) -> Together:
    """Time has passed on all lines to the start of a day."""
    lines = tuple([line.advance(to=to) for line in group.lines])
    if lines == group.lines:
        return group
    return attrs.evolve(group, lines=lines, increases=until(group.increases, to))


def ask_line(group: Together, place: int, command: Command) -> Together:
    """Ask one line, and all lines for the time that passes; an exact repetition leaves the group as it is."""
    if type(command) is Advance:
        return passed(group, command.to)
    # What is no command has neither id nor day; the line says so.
    _require_new(group, place, getattr(command, "id", ""))
    later = passed(group, command.on) if getattr(command, "on", group.as_of) > group.as_of else group
    own = later.lines[place]
    acted = own.apply(command)
    if acted is own:
        return group
    others = sum([exposure(line) for line in later.lines if line is not own])
    require_room(command, own, acted, others=others, limit=later.limit)
    return attrs.evolve(later, lines=(*later.lines[:place], acted, *later.lines[place + 1 :]))


def _require_new(group: Together, place: int, id: str) -> None:
    """Refuse an id of an act of other lines or of the group, unless this line knows it: it stands for one act."""
    knowing = group.knowing(id)
    if place in knowing:
        return
    taken = [group.lines[other].id for other in knowing]
    if group.told.find(id) is not None:
        taken.append(group.id)
    if taken:
        raise ConflictingId(id, "line", taken[0], group.lines[place].id)


def then(group: Together, record: Record) -> Together:
    """The group after one more act of its own, which is not decided again; parts are what lines know already."""
    command = record.command
    told, increases = group.told.then(record, None), after(until(group.increases, command.on), command)
    if type(command) in (RaiseLimit, LowerLimit):
        return attrs.evolve(group, permanent=command.to, told=told, increases=increases)
    if type(command) is OrderLines:
        return attrs.evolve(group, lines=tuple([group.line(id) for id in command.lines]), told=told)
    return attrs.evolve(group, told=told, increases=increases)


def require_all(group: Together, command: OrderLines) -> None:
    """Refuse an order that names another line than those of the group, or leaves one out."""
    for id in command.lines:
        group.place(id)
    if len(command.lines) < len(group.lines):
        message = f"an order names all lines of the group, not {', '.join(map(repr, command.lines))} alone"
        raise ValueError(message)
