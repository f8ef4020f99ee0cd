"""Impossible travel: two places in a time in which nobody gets from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.money.number import write_decimal
from creditline.rules.authorization.hours import are_hours, as_hours, seconds_within, stretches_of
from creditline.rules.authorization.rule import RuleOfCircumstances
from creditline.shown import shown
from creditline.state.spending import HOUR, MINUTE, moment_of
from creditline.terms.check import or_none, positive_number, whole_number

if TYPE_CHECKING:
    from datetime import time

    from creditline.rules.authorization.finding import Finding
    from creditline.rules.authorization.sight import Sight
    from creditline.terms import Place

KILOMETRE = 1000


@attrs.frozen
class ImpossibleTravel(RuleOfCircumstances):
    """
    A spending is not farther from the one before than anyone travels in the time between.

    The great-circle distance in whole metres, less a tolerance, is compared exactly with what the speed covers in the
    time between, midnight passed or not. It is compared with the last spending granted that said its place and its
    time; one that did not is passed over. Two at the same moment are as far apart as the tolerance at most. Times of
    day are of one clock for all places. It needs the place and the time of day.

    Args:
        speed_max: Kilometres an hour, whole, 1 or more: 1,000 is an airliner, 120 a car.
        tolerance: Metres by which places may be off, whole, 0 or more.
        hours: Hours in which nobody gets on as fast, such as the rush hour: pairs of times of day, the first included
            and the last not.
        speed_in_hours: The speed in those.
        days: How far back it looks: this day and the *days* - 1 before it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "impossible_travel"

    speed_max: int = attrs.field(validator=positive_number)
    tolerance: int = attrs.field(default=KILOMETRE, kw_only=True, validator=whole_number)
    hours: tuple[tuple[time, time], ...] = attrs.field(
        default=(), kw_only=True, converter=as_hours, validator=are_hours
    )
    speed_in_hours: int | None = attrs.field(default=None, kw_only=True, validator=or_none(positive_number))
    days: int = attrs.field(default=2, kw_only=True, validator=positive_number)
    stretches: tuple[tuple[int, int], ...] = attrs.field(init=False, eq=False, repr=False)
    """The hours in seconds of the day."""

    def __attrs_post_init__(self) -> None:
        """Refuse hours without a speed, a speed without hours, and one that is no slower."""
        if bool(self.hours) != (self.speed_in_hours is not None):
            message = "hours and speed_in_hours go together: give both or neither"
            raise ValueError(message)
        if self.speed_in_hours is not None and self.speed_in_hours > self.speed_max:
            message = (
                f"a speed of {self.speed_in_hours} km/h in some hours is more than {self.speed_max} km/h in others"
            )
            raise ValueError(message)
        object.__setattr__(self, "stretches", stretches_of(self.hours))

    def judge(self, sight: Sight) -> Finding | None:
        """Against what is too far away."""
        if sight.place is None or sight.at is None:
            return self.not_known("the place or the time of day", "交易地点或时间")
        now = moment_of(sight.on, sight.at)
        for spent in sight.recent(self.days):
            if spent.place is not None and spent.moment is not None:
                start, end = sorted((now, spent.moment))
                return self._between(spent.id, spent.place, sight.place, start, end)
        return None

    def _between(self, before: str, there: Place, here: Place, start: int, end: int) -> Finding | None:
        if there == here:
            return None
        metres = there.metres_to(here)
        slowest = self.speed_in_hours or self.speed_max
        if (metres - self.tolerance) * HOUR <= KILOMETRE * slowest * (end - start):
            return None
        slow = seconds_within(self.stretches, start, end)
        # Metres an hour times seconds: metres times the seconds of an hour, all of it whole.
        covered = KILOMETRE * (self.speed_max * (end - start - slow) + (self.speed_in_hours or 0) * slow)
        if (metres - self.tolerance) * HOUR <= covered:
            return None
        reach = covered // HOUR + self.tolerance
        minutes, seconds = divmod(end - start, MINUTE)
        return self.against(
            f"it is {_km(metres)} from the place of {before!r}, {minutes} min {seconds} s apart, "
            f"and at most {_km(reach)} can lie between",
            f"距 {before} 的交易地点 {_km(metres)}，相隔 {minutes} 分 {seconds} 秒，最多可达 {_km(reach)}",
            metres=metres,
            metres_max=reach,
            seconds=end - start,
            before=before,
        )


def _km(metres: int) -> str:
    return f"{write_decimal(metres, 3, ',')} km"
