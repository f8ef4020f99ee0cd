"""Questions to a group: what its lines use and owe together on their day, none of which changes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.portfolio.sharing import Part, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.history import Record
    from creditline.line import CreditLine
    from creditline.money import Money
    from creditline.portfolio.together import Together
    from creditline.reports import Owed
    from creditline.state import Increase


@attrs.frozen(eq=False, repr=False)
class GroupQuestions:
    """What can be asked of a group; every amount is in the currency of its lines."""

    _together: Together

    @property
    def id(self) -> str:
        """Names the group."""
        return self._together.id

    @property
    def lines(self) -> tuple[CreditLine, ...]:
        """All lines, in their order of use."""
        return self._together.lines

    def line(self, id: str) -> CreditLine:
        """The line of that id."""
        return self._together.line(id)

    @property
    def as_of(self) -> date:
        """The day that all lines live in."""
        return self._together.as_of

    @property
    def limit(self) -> Money:
        """The shared limit in force: the permanent one, and the temporary ones."""
        return self._together.limit

    @property
    def permanent_limit(self) -> Money:
        """The shared limit for good."""
        return self._together.permanent

    @property
    def temporary_limit(self) -> Money:
        """All temporary shared limits in force together."""
        return self._together.temporary

    @property
    def increases(self) -> tuple[Increase, ...]:
        """Every temporary shared limit that was ever granted, oldest first, and what became of it."""
        return self._together.increases.all()

    @property
    def held(self) -> Money:
        """What authorizations keep, on all lines."""
        return self._sum([line.held for line in self.lines])

    @property
    def used(self) -> Money:
        """What is used of the limits of all lines."""
        return self._sum([line.used for line in self.lines])

    @property
    def exposure(self) -> Money:
        """What is used of the shared limit: on each line what is held and used beyond the customer's own money."""
        return self._together.exposure

    @property
    def available(self) -> Money:
        """The shared limit less the exposure; negative where the lines use more than they share."""
        return self.limit - self.exposure

    @property
    def outstanding(self) -> Money:
        """All that the customer owes on all lines, due or not."""
        return self._sum([line.outstanding for line in self.lines])

    def due(self, on: date | None = None) -> Owed:
        """The combined bill: what is billed or overdue on all lines on a day, if nothing else happened until then."""
        bills = [line.due(on) for line in self.lines]
        names = [field.name for field in attrs.fields(type(bills[0]))]
        return type(bills[0])(*[self._sum([getattr(owed, name) for owed in bills]) for name in names])

    @property
    def history(self) -> tuple[Record, ...]:
        """The receipts of what was asked of the group itself and of several lines at once; `restore` takes them."""
        return self._together.told.records()

    def record(self, id: str) -> Record:
        """The receipt of one act, of the group or of one of its lines."""
        told = self._together.told.find(id)
        return self.lines[self._together.where("act", id)].record(id) if told is None else told

    def parts(self, id: str) -> tuple[Part, ...]:
        """Which line carried out an act, or which of several took which part; none of an act of the group itself."""
        told = self._together.told.find(id)
        if told is not None:
            return parts_of(told)
        line = self.lines[self._together.where("act", id)]
        return (Part(line.id, line.record(id).command),)

    def _sum(self, amounts: Iterable[Money]) -> Money:
        return sum(amounts, start=self.limit.currency.zero)
