"""Standing: the status of a line, the lawful moves, and what each status allows."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The standing of a line."""

    OPEN = "open"
    SUSPENDED = "suspended"
    FROZEN = "frozen"
    CHARGED_OFF = "charged_off"
    CLOSED = "closed"


class Dealing(StrEnum):
    """What an act does with the line, as far as its standing is concerned."""

    SPENDING = "spending"
    """Uses the limit."""

    RAISING = "a higher limit"
    """Grants more of it."""

    WITHDRAWING = "withdrawing"
    """Sends the customer's own money to him."""

    CAPTURING = "capturing"
    """Completes what was authorized before."""

    LOWERING = "a lower limit"
    """Grants less of the limit."""

    CHANGING = "another agreement"
    """Changes what was agreed."""


MOVES: dict[str, tuple[frozenset[Status], Status | None]] = {
    "suspend": (frozenset({Status.OPEN}), Status.SUSPENDED),
    "resume": (frozenset({Status.SUSPENDED}), Status.OPEN),
    "freeze": (frozenset({Status.OPEN, Status.SUSPENDED}), Status.FROZEN),
    "unfreeze": (frozenset({Status.FROZEN}), None),
    "close": (frozenset({Status.OPEN, Status.SUSPENDED, Status.FROZEN}), Status.CLOSED),
    "charge-off": (frozenset({Status.OPEN, Status.SUSPENDED, Status.FROZEN, Status.CLOSED}), Status.CHARGED_OFF),
}
"""Each move: the statuses it starts from, and the one it leads to; `None` is the one before the last move."""

LATE_MOVES = {"suspend_after": "suspend", "close_after": "close", "charge_off_after": "charge-off"}
"""The move that each term of delinquency makes."""

ALLOWS: dict[Dealing, frozenset[Status]] = {
    Dealing.SPENDING: frozenset({Status.OPEN}),
    Dealing.RAISING: frozenset({Status.OPEN}),
    Dealing.WITHDRAWING: frozenset({Status.OPEN, Status.SUSPENDED, Status.CHARGED_OFF, Status.CLOSED}),
    Dealing.CAPTURING: frozenset({Status.OPEN, Status.SUSPENDED, Status.FROZEN}),
    Dealing.LOWERING: frozenset({Status.OPEN, Status.SUSPENDED, Status.FROZEN}),
    Dealing.CHANGING: frozenset({Status.OPEN, Status.SUSPENDED, Status.FROZEN}),
}
"""Which statuses allow a dealing. Money that comes in (repayments, refunds) is taken in every one,
and so is relief; from charged off no move leads anywhere."""
