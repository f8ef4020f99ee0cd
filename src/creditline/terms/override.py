"""Overrides: who let through what a rule had stopped, and why."""

from __future__ import annotations

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import one_line


@attrs.frozen
class Override:
    """
    A person's word over that of the rules.

    Args:
        by: Who decided: a name or a number that the service knows.
        reason: Why, in one line.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    by: str = attrs.field(validator=one_line)
    reason: str = attrs.field(validator=one_line)
