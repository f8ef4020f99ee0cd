"""Conduct: which of the bills of a line were paid in time, kept after they are paid."""

from __future__ import annotations

from typing import Final

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown

MISSED_KEPT: Final = 24


@attrs.frozen
class Conduct:
    """
    How the bills of a line were judged, one after the other, statements or orders.

    Attributes:
        judged: How many have been.
        missed: Which of them, counted from 1, missed their minimum; the oldest first, and the last 24 of them at most.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    judged: int = 0
    missed: tuple[int, ...] = ()

    def with_one(self, *, met: bool) -> Conduct:
        """One more bill judged, whose minimum was met or not."""
        number = self.judged + 1
        return Conduct(number, self.missed if met else (*self.missed, number)[-MISSED_KEPT:])


NEVER_JUDGED: Final = Conduct()
