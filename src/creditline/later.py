"""Rooms that open when first asked for: what is not used is not loaded."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def later(
    door: dict[str, Any], rooms: Mapping[str, Sequence[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """
    The `__getattr__` and the `__dir__` of a front door; type checkers read plain imports in their place.

    Args:
        door: The globals of the package.
        rooms: The names that each module of the package has to offer; the module itself may be among them.
    """
    package = door["__name__"]
    found = {name: room for room, names in rooms.items() for name in names}

    def load(name: str) -> object:
        """Load what is only now asked for."""
        if name not in found:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        room = import_module(f"{package}.{found[name]}")
        return door.setdefault(name, room if name == found[name] else getattr(room, name))

    def names() -> list[str]:
        """Name what is loaded and what would be."""
        return sorted({*door, *door["__all__"]})

    return load, names
