"""What a spending may say about itself: often where the line looks at that, now and then where nobody does."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from creditline.acts import SetSceneLimit
from creditline.terms import Override, Place
from creditline.testing.whim import amount_near, new_id, pick

if TYPE_CHECKING:
    from datetime import date

    from creditline.engine import Command
    from creditline.line import CreditLine
    from creditline.testing.whim import Whim

SCENES = ("goods", "travel", "", "goods", "gifts")
CATEGORIES = ("", "5732", "6051", "")
TIMES = (None, time(0), time(8, 30), time(8, 35), time(12), time(23, 59, 59))
PLACES = (None, Place("39.9163", "116.2078"), Place("39.9087", "116.5974"), Place("31.2304", "121.4737"))
APPROVALS = (None, None, Override("desk 7", "called back"))

SAYING_IN = 4
"""Where nobody looks at it, one spending in so many says something about itself."""


def said_of(line: CreditLine, whim: Whim) -> dict[str, Any]:
    """Scene, category, time of day, place and approval, each said or not; mostly nothing where nobody looks at it."""
    looked_at = line.product.authorization is not None or line.product.limits.scenes
    if not looked_at and whim.figure % SAYING_IN:
        return {}
    return {
        "scene": pick(SCENES, whim.figure),
        "category": pick(CATEGORIES, whim.which),
        "at": pick(TIMES, whim.day + whim.which),
        "place": pick(PLACES, whim.figure + whim.which),
        "approval": pick(APPROVALS, whim.day),
    }


def set_scene_limit(line: CreditLine, whim: Whim, on: date) -> Command:
    """Near what is used in a scene, or what the product says again."""
    scene = pick(("travel", "cash", "goods", "travel"), whim.which)
    used = line.used_in(scene) + line.held_in(scene)
    to = pick((amount_near(line, whim, used, line.limit), None, used), whim.figure)
    return SetSceneLimit(scene, to, on=on, id=new_id(line))
