"""What a spending may say about itself, where the line looks at that."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from creditline.terms import Override, Place
from creditline.testing.whim import pick

if TYPE_CHECKING:
    from creditline.line import CreditLine
    from creditline.testing.whim import Whim

SCENES = ("goods", "travel", "", "goods", "gifts")
CATEGORIES = ("", "5732", "6051", "")
TIMES = (None, time(0), time(8, 30), time(8, 35), time(12), time(23, 59, 59))
PLACES = (None, Place("39.9163", "116.2078"), Place("39.9087", "116.5974"), Place("31.2304", "121.4737"))
APPROVALS = (None, None, Override("desk 7", "called back"))


def said_of(line: CreditLine, whim: Whim) -> dict[str, Any]:
    """Scene, category, time of day, place and approval, each said or not; nothing where nobody looks at it."""
    if line.product.authorization is None:
        return {}
    return {
        "scene": pick(SCENES, whim.figure),
        "category": pick(CATEGORIES, whim.which),
        "at": pick(TIMES, whim.day + whim.which),
        "place": pick(PLACES, whim.figure + whim.which),
        "approval": pick(APPROVALS, whim.day),
    }
