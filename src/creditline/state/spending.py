"""What was spent so far, for rules that look back; kept where the product has such rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from datetime import date, time

    from creditline.money import Money
    from creditline.state.circumstances import Circumstances
    from creditline.state.state import State
    from creditline.terms import Place


MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR


def seconds_of_day(at: time) -> int:
    """Seconds since midnight."""
    return at.hour * HOUR + at.minute * MINUTE + at.second


def moment_of(on: date, at: time) -> int:
    """Seconds since the midnight before the first day of the calendar, on one clock for all places."""
    return on.toordinal() * DAY + seconds_of_day(at)


@attrs.frozen(eq=False, repr=False)
class Spending:
    """
    A purchase, an authorization or a draw that was granted, on top of those before it.

    It stays whatever became of it later: a hold that was voided, a purchase that was refunded.

    Attributes:
        id: The act.
        on: Its day.
        at: Its time of day; `None` where it was not said.
        moment: That time in seconds, as rules compare it again and again; `None` likewise.
        amount: Minor units, more than zero.
        scene: What for; empty where it was not said, `"cash"` for a draw.
        category: The category of the merchant; empty where it was not said.
        place: Where; `None` where it was not said.
        merchant: Who was paid; empty where it was not said, and for a draw.
        before: The others; `None` where there is none.
    """

    id: str
    on: date
    at: time | None
    moment: int | None
    amount: int
    scene: str
    category: str
    place: Place | None
    merchant: str
    before: Spending | None


def with_spending(  # noqa: PLR0917 - the figures of a fact
    state: State, id: str, on: date, amount: Money, merchant: str, said: Circumstances | None, scene: str = ""
) -> State:
    """The state with one more spending on top; *scene* where nothing was said of it."""
    if said is None:
        spent = Spending(id, on, None, None, amount.minor, scene, "", None, merchant, state.spent)
    else:
        moment = None if said.at is None else moment_of(on, said.at)
        spent = Spending(
            id, on, said.at, moment, amount.minor, said.scene or scene, said.category, said.place, merchant, state.spent
        )
    return state.but(spent=spent)
