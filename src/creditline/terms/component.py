"""Components and stages: what an obligation is made of, and how urgent it is."""

from __future__ import annotations

from enum import StrEnum


class Component(StrEnum):
    """What an obligation is made of."""

    PRINCIPAL = "principal"
    CASH = "cash"
    INTEREST = "interest"
    FEE = "fee"
    LATE_FEE = "late_fee"

    # Amounts are looked up by component all day, and that of `Enum` is not in C.
    __hash__ = str.__hash__


class Stage(StrEnum):
    """How urgent an obligation is."""

    OVERDUE = "overdue"
    """The due date and its grace have passed; a late fee is overdue from its posting."""

    BILLED = "billed"
    """It has a due date."""

    UNBILLED = "unbilled"
    """No statement has asked for it yet."""

    __hash__ = str.__hash__
