"""Increases: how much more a limit is to be, from when until when, and how far that has come."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from creditline.money import Money


ONE_DAY = timedelta(days=1)


class IncreaseStatus(StrEnum):
    """How far an increase has come."""

    OFFERED = "offered"
    """The lender offers it; the customer may accept."""

    REQUESTED = "requested"
    """The customer asks for it; the lender may accept."""

    ACCEPTED = "accepted"
    """Agreed, and not yet in force."""

    IN_FORCE = "in_force"
    """The limit is higher by it; a permanent one stays so for good."""

    DECLINED = "declined"
    """The other side did not want it."""

    EXPIRED = "expired"
    """Nobody answered in time."""

    WITHDRAWN = "withdrawn"
    """Taken back by the side that it came from, or because the limit was lowered."""

    ENDED = "ended"
    """A temporary one was in force through its last day."""


INCREASE_MOVES: Final[Mapping[str, tuple[frozenset[IncreaseStatus], IncreaseStatus]]] = MappingProxyType(
    {
        "accept": (frozenset({IncreaseStatus.OFFERED, IncreaseStatus.REQUESTED}), IncreaseStatus.ACCEPTED),
        "begin": (frozenset({IncreaseStatus.ACCEPTED}), IncreaseStatus.IN_FORCE),
        "decline": (frozenset({IncreaseStatus.OFFERED, IncreaseStatus.REQUESTED}), IncreaseStatus.DECLINED),
        "expire": (frozenset({IncreaseStatus.OFFERED, IncreaseStatus.REQUESTED}), IncreaseStatus.EXPIRED),
        "withdraw": (
            frozenset(
                {
                    IncreaseStatus.OFFERED,
                    IncreaseStatus.REQUESTED,
                    IncreaseStatus.ACCEPTED,
                    IncreaseStatus.IN_FORCE,
                }
            ),
            IncreaseStatus.WITHDRAWN,
        ),
        "end": (frozenset({IncreaseStatus.IN_FORCE}), IncreaseStatus.ENDED),
    }
)
"""Each lawful move: the statuses it starts from, and the one it leads to.

Only a temporary increase in force is withdrawn or ends; a permanent one is taken back by lowering the limit.
"""


@attrs.frozen
class Increase:
    """
    One increase of a limit, from the day on which it was first spoken of.

    Attributes:
        id: The act that offered, requested or granted it.
        origin: How it began: `"offered"`, `"requested"`, or `"granted"` where a temporary limit was given at once.
        status: How far it has come.
        asked: How much more was offered or asked for.
        amount: How much more it makes the limit: what was accepted, or may still be.
        on: The day on which it began its life.
        expires: The last day on which it can be accepted, included; no end where `None`.
        first: The day from whose start it is in force; the day of its acceptance where `None`.
        last: The last day on which it is in force, included; `None` where it is permanent.
        campaign: The campaign that offered it, if one did.
        number: How many increases the line had before it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    origin: str
    status: IncreaseStatus
    asked: Money
    amount: Money
    on: date
    expires: date | None
    first: date | None
    last: date | None
    campaign: str
    number: int

    @property
    def is_temporary(self) -> bool:
        """Whether it ends by itself."""
        return self.last is not None

    @property
    def is_in_force(self) -> bool:
        """Whether the limit is higher by it now."""
        return self.status is IncreaseStatus.IN_FORCE

    @property
    def is_live(self) -> bool:
        """Whether anything can still become of it."""
        if self.is_in_force:
            return self.is_temporary
        return self.status in (IncreaseStatus.OFFERED, IncreaseStatus.REQUESTED, IncreaseStatus.ACCEPTED)

    @property
    def answer_by(self) -> date | None:
        """The last day on which it can be accepted: no temporary increase is accepted once it would be over."""
        days = [day for day in (self.expires, self.last) if day is not None]
        return min(days) if days else None

    @property
    def next_day(self) -> date | None:
        """The day at whose start something becomes of it by itself: it begins, ends, or can be accepted no more."""
        if self.status is IncreaseStatus.ACCEPTED:
            return self.first
        last = self.last if self.is_in_force else self.answer_by
        return None if last is None or last == date.max else last + ONE_DAY

    def allows(self, move: str) -> bool:
        """Whether the table of lawful moves has this one from here."""
        sources, _ = INCREASE_MOVES[move]
        return self.status in sources and (self.is_temporary or not self.is_in_force)

    def overlaps(self, first: date, last: date, *, or_offered: bool = False) -> bool:
        """Whether it is temporary, agreed (*or offered*), and in force on any of these days, both included."""
        is_counted = self.status in AGREED or (or_offered and self.status is IncreaseStatus.OFFERED)
        if self.last is None or not is_counted:
            return False
        begins = self.on if self.first is None else self.first
        return begins <= last and first <= self.last


AGREED = (IncreaseStatus.ACCEPTED, IncreaseStatus.IN_FORCE)


def granted_for_a_time(id: str, amount: Money, on: date, first: date, last: date, number: int) -> Increase:  # noqa: PLR0917
    """A temporary increase that nobody needs to accept any more, the *number*-th of its line or group."""
    return Increase(
        id,
        origin="granted",
        status=IncreaseStatus.ACCEPTED,
        asked=amount,
        amount=amount,
        on=on,
        expires=None,
        first=first,
        last=last,
        campaign="",
        number=number,
    )


@attrs.frozen
class Increases:
    """
    All increases of a line.

    Attributes:
        live: Those of which anything can still become, oldest first.
        over: The others, in the order in which they came to that.
        last_rise: The last day on which the permanent limit rose; its first amount is no rise.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    live: tuple[Increase, ...] = ()
    over: tuple[Increase, ...] = ()
    last_rise: date | None = None

    def all(self) -> tuple[Increase, ...]:
        """Every increase that was ever spoken of, oldest first."""
        return tuple(sorted((*self.over, *self.live), key=lambda each: each.number))

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.live) + len(self.over)

    def find(self, id: str) -> Increase | None:
        """The increase of that id, whatever became of it."""
        return next((each for each in (*self.live, *self.over) if each.id == id), None)

    def known(self, id: str) -> Increase:
        """The increase of an id that there is."""
        return next(each for each in (*self.live, *self.over) if each.id == id)

    def with_one(self, increase: Increase) -> Increases:
        """One more, or another value of one that was live."""
        live = tuple([each for each in self.live if each.id != increase.id])
        if increase.is_live:
            return attrs.evolve(self, live=tuple(sorted((*live, increase), key=lambda each: each.number)))
        return attrs.evolve(self, live=live, over=(*self.over, increase))


NO_INCREASES = Increases()
