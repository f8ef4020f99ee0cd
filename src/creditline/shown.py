"""Showing: one text for every value, as attrs would write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from attrs import AttrsInstance


def shown(self: AttrsInstance) -> str:
    """
    The name of the class, and each field by name: `Released(id='a', on=...)`.

    A class of our own takes this as its `__repr__`: attrs would compile one for each, which is a third of what the
    class costs when it is imported.
    """
    kind = type(self)
    fields = ", ".join([f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(kind) if field.repr])
    return f"{kind.__qualname__}({fields})"
