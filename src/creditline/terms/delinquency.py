"""Delinquency: what becomes of a line that stays late."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import instance_of, one_of, or_none, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator

TEN_YEARS = 3660


def _days(instance: object, attribute: attrs.Attribute[Any], value: int) -> None:
    """Refuse what is no number of days from 0 to ten years."""
    whole_number(instance, attribute, value)
    if value > TEN_YEARS:
        message = f"{attribute.name} is at most {TEN_YEARS} days, not {value}"
        raise ValueError(message)


@attrs.frozen
class DelinquencyTerms:
    """
    After how many days past due time itself moves the status of a line; none of it happens where `None`.

    Each happens at the start of the first day that is more than so many days past due, but not before the grace has
    passed: with 0 on the day on which the line becomes late, with 30 on day 31. It happens once for each lateness: a
    line that is resumed by hand after that day stays open.

    Args:
        suspend_after: The line is suspended: no new spending.
        close_after: It is closed to new spending for good, although it owes; what it owes is billed as before.
        charge_off_after: All that it owes is given up as lost.
        cure: A line that was suspended by lateness is open again as soon as nothing is past due.
        plans: Whether plans are called in when the line is charged off, or go on.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    suspend_after: int | None = attrs.field(default=None, kw_only=True, validator=or_none(_days))
    close_after: int | None = attrs.field(default=None, kw_only=True, validator=or_none(_days))
    charge_off_after: int | None = attrs.field(default=None, kw_only=True, validator=or_none(_days))
    cure: bool = attrs.field(default=True, kw_only=True, validator=instance_of(bool))
    plans: Literal["accelerate", "keep"] = attrs.field(
        default="accelerate", kw_only=True, validator=one_of("accelerate", "keep")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what would come too late: a charged-off line is not closed, and a closed one not suspended."""
        for (name, days), (later_name, later) in pairwise(self.moves()):
            if later < days:
                message = f"{later_name} of {later} days comes before {name} of {days}"
                raise ValueError(message)

    def moves(self) -> Iterator[tuple[str, int]]:
        """What happens, by name, and after how many days; in the order in which it does."""
        for name in ("suspend_after", "close_after", "charge_off_after"):
            days = getattr(self, name)
            if days is not None:
                yield name, days
