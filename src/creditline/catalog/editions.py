"""Editions: a preset says what was published in a year, and is refused for any other."""

from __future__ import annotations


def require_edition(preset: str, edition: int, known: tuple[int, ...]) -> None:
    """Refuse an edition that nobody has read up."""
    if edition not in known:
        message = f"{preset} has the editions {', '.join(map(str, known))}, not {edition!r}"
        raise ValueError(message)
