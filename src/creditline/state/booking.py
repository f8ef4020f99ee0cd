"""Booking: entries built from the figures that a fact carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.ledger import Entry, credit, debit
from creditline.ledger.entry import moved

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money


def transfer(
    id: str,
    on: date,
    kind: str,
    *,
    debited: str,
    credited: str,
    amount: Money,
    item: str = "",
    credited_item: str | None = None,
    memo: str = "",
    meta: tuple[tuple[str, str], ...] = (),
) -> Entry:
    """Move *amount*, more than zero, between two accounts under one item, unless the credit has its own."""
    other = item if credited_item is None else credited_item
    if amount.minor <= 0:
        return Entry(id, on, kind, (debit(debited, amount, item), credit(credited, amount, other)), memo, meta)
    return Entry(id, on, kind, moved(amount, debited, item, credited, other), memo, meta)
