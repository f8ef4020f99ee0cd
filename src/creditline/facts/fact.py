"""The protocol of facts: each has a day, and most have an id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date


class Fact(Protocol):
    """Something that happened on a day."""

    @property
    def on(self) -> date:
        """The day that its entry bears."""
        ...
