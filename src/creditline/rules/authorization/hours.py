"""Hours of the day: how long of a stretch lies in them, and a smaller cap in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import attrs

from creditline.alike import alike, hashed
from creditline.rules.authorization.rule import RuleOfCircumstances
from creditline.shown import shown
from creditline.state.spending import DAY, seconds_of_day
from creditline.terms.check import amount_given

if TYPE_CHECKING:
    from creditline.money import Money
    from creditline.rules.authorization.finding import Finding
    from creditline.rules.authorization.sight import Sight

Hours = tuple[tuple[time, time], ...]
"""From a time of day (included) to another (not included), past midnight where that comes first."""

Stretches = tuple[tuple[int, int], ...]
"""The same in seconds of the day, in order; what passes midnight is two of them."""

PAIR = 2


def as_hours(hours: Iterable[Iterable[time]]) -> Hours:
    """Pairs of times of day; lists of them are as good. What is no collection is left to `are_hours` to refuse."""
    return tuple(map(_as_tuple, hours)) if isinstance(hours, Iterable) else hours


def _as_tuple(value: object) -> Any:  # noqa: ANN401 - whatever was given
    return tuple(cast("Iterable[object]", value)) if isinstance(value, Iterable) else value


def are_hours(_: object, attribute: attrs.Attribute[Any], value: Hours) -> None:
    """Refuse what are no pairs of times of day, and those that overlap."""
    if type(value) is not tuple or not all(map(_is_pair, value)):
        message = f"{attribute.name} are pairs of times of day, not {value!r}: write hours=((time(23), time(6)),)"
        raise TypeError(message)
    for pair in value:
        if any(at.tzinfo is not None or at.microsecond for at in pair) or pair[0] == pair[1]:
            message = f"{attribute.name} are from one whole second to another, without a timezone, unlike {pair!r}"
            raise ValueError(message)
    stretches = stretches_of(value)
    if any(end > start for (_, end), (start, _) in pairwise(stretches)):
        message = f"{attribute.name} overlap: {said(value)}"
        raise ValueError(message)


def _is_pair(value: object) -> bool:
    if type(value) is not tuple:
        return False
    pair = cast("tuple[object, ...]", value)
    return len(pair) == PAIR and all(type(at) is time for at in pair)


def stretches_of(hours: Hours) -> Stretches:
    """Hours in seconds of the day."""
    found: list[tuple[int, int]] = []
    for first, last in hours:
        start, end = seconds_of_day(first), seconds_of_day(last)
        found += [(start, end)] if start < end else [(0, end), (start, DAY)]
    return tuple(sorted(stretch for stretch in found if stretch[0] < stretch[1]))


def seconds_within(stretches: Stretches, start: int, end: int) -> int:
    """How many of the seconds from the moment *start* to the moment *end*, not before it, lie in these hours."""

    def through(moment: int) -> int:
        days, second = divmod(moment, DAY)
        whole = sum(last - first for first, last in stretches)
        return days * whole + sum(max(0, min(second, last) - first) for first, last in stretches)

    return through(end) - through(start)


def lies_in(hours: Hours, at: time) -> bool:
    """Whether a time of day lies in these hours."""
    second = seconds_of_day(at)
    return any(first <= second < last for first, last in stretches_of(hours))


def said(hours: Hours) -> str:
    """As people write them: `07:00-09:00`."""
    return ", ".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in hours)


@attrs.frozen
class HoursCap(RuleOfCircumstances):
    """
    In some hours of the day, such as those of the night, a single spending is at most so much.

    Args:
        amount: The most, included.
        hours: Pairs of times of day, the first included and the last not: `((time(23), time(6)),)`.

    What is no more than the cap is approved at any time, be it known or not.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "hours_cap"

    amount: Money = attrs.field(validator=amount_given)
    hours: tuple[tuple[time, time], ...] = attrs.field(converter=as_hours, validator=are_hours)

    def __attrs_post_init__(self) -> None:
        """Refuse a cap that never holds."""
        if not self.hours:
            message = "a cap in some hours names them, such as ((time(23), time(6)),)"
            raise ValueError(message)

    def judge(self, sight: Sight) -> Finding | None:
        """Against what is more in these hours."""
        if sight.amount.minor <= self.amount.minor:
            return None
        if sight.at is None:
            return self.not_known("the time of day", "交易时间")
        if not lies_in(self.hours, sight.at):
            return None
        return self.against(
            f"{sight.amount} at {sight.at} is more than the {self.amount} that a single spending may come to "
            f"in the hours {said(self.hours)}",
            f"{sight.at} 的 {sight.amount} 超过 {said(self.hours)} 时段单笔上限 {self.amount}",
            amount=sight.amount,
            cap=self.amount,
            at=sight.at,
        )
