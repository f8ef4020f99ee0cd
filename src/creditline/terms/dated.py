"""Dated rules: of limits, of authorization, of lending; the days on which each is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


def in_force(rule: object, on: date | None) -> bool:
    """
    Whether a rule is applied on a day: its first day (`since`) and its last (`until`) are included.

    One without such a day always was, or has no end. Every rule is in force where *on* is `None`.
    """
    if on is None:
        return True
    since, until = getattr(rule, "since", None), getattr(rule, "until", None)
    return (since is None or since <= on) and (until is None or on <= until)


def overlap(one: object, other: object) -> bool:
    """Whether two rules are in force on the same day at any time."""
    begins = [day for day in (getattr(one, "since", None), getattr(other, "since", None)) if day is not None]
    ends = [day for day in (getattr(one, "until", None), getattr(other, "until", None)) if day is not None]
    return not (begins and ends) or max(begins) <= min(ends)
