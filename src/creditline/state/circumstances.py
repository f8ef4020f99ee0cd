"""Circumstances: what a spending says about itself beside its amount and its merchant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import time

    from creditline.terms import Override, Place


@attrs.frozen
class Circumstances:
    """
    When, where and for what money was spent, as far as that was said.

    Attributes:
        scene: What for, in a word of the lender's (`"goods"`, `"travel"`); empty where it was not said.
        category: The category of the merchant (ISO 18245); empty where it was not said.
        at: The time of day; `None` where it was not said.
        place: Where; `None` where it was not said.
        approval: Who let it through where the rules referred it; `None` where nobody had to.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    scene: str = ""
    category: str = ""
    at: time | None = None
    place: Place | None = None
    approval: Override | None = None
