"""Sight: all that a rule of authorization looks at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.state.chart import CASH_SCENE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from creditline.acts import Authorize, Draw, Purchase
    from creditline.money import Money
    from creditline.state import State
    from creditline.state.spending import Spending
    from creditline.terms import Place

ACTS: dict[str, Literal["purchase", "authorization", "draw"]] = {
    "Purchase": "purchase",
    "Authorize": "authorization",
    "Draw": "draw",
}
"""How a rule calls each command that spends."""


@attrs.frozen(eq=False, repr=False)
class Sight:
    """
    One spending as a rule sees it: what is asked, the line, and what was spent before.

    Attributes:
        state: The line on the day of the act; time until then has passed.
        act: `"purchase"`, `"authorization"` or `"draw"`.
        id: The act.
        on: Its day.
        amount: In full, what is paid down of it included.
        scene: What for; `"cash"` for a draw, empty where it was not said.
        category: The category of the merchant; empty where it was not said, and for a draw.
        at: The time of day; `None` where it was not said.
        place: Where; `None` where it was not said.
        merchant: Who is paid; empty where it was not said, and for a draw.
    """

    state: State
    act: Literal["purchase", "authorization", "draw"]
    id: str
    on: date
    amount: Money
    scene: str
    category: str
    at: time | None
    place: Place | None
    merchant: str

    @property
    def limit(self) -> Money:
        """The limit in force."""
        return self.state.money(self.state.limit())

    @property
    def available(self) -> Money:
        """Limit less held less used, before this spending; negative where the limit fell below."""
        return self.state.money(self.state.available())

    @property
    def days_on_book(self) -> int:
        """Days since the line was opened; 0 on its first day."""
        return (self.on - self.state.opened).days

    def recent(self, days: int) -> Iterator[Spending]:
        """What was granted before on this day and the *days* - 1 days before it, newest first."""
        first = self.on if days == 1 else date.fromordinal(max(1, self.on.toordinal() - days + 1))
        spent = self.state.spent
        while spent is not None and spent.on >= first:
            yield spent
            spent = spent.before


def sight_of(state: State, command: Purchase | Authorize | Draw) -> Sight:
    """
    What rules see of a command.

    Raises:
        TypeError: It spends nothing.
    """
    act = ACTS.get(type(command).__name__)
    if act is None:
        message = f"rules of authorization judge a Purchase, an Authorize or a Draw, not {command!r}"
        raise TypeError(message)
    return Sight(
        state,
        act,
        command.id,
        command.on,
        command.amount,
        getattr(command, "scene", CASH_SCENE),
        getattr(command, "category", ""),
        command.at,
        command.place,
        getattr(command, "merchant", ""),
    )
