"""Rows of the tables of acts: how a command is carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from creditline.facts import Fact
    from creditline.state import State


@attrs.frozen(eq=False, repr=False)
class Act:
    """How a command is carried out: what it refers to must exist, what it needs first, and what it decides."""

    decide: Callable[[State, Any], tuple[Fact, ...]]
    refer: Callable[[State, Any], None] | None = None
    prepare: Callable[[State, Any], tuple[Fact, ...]] | None = None
