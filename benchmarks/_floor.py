"""The bare floor: what a purchase costs with nothing of ours but frozen values that hold money."""

from __future__ import annotations

from datetime import date

import attrs


@attrs.frozen
class BareMoney:
    """Minor units of a currency."""

    minor: int
    currency: str


@attrs.frozen
class BarePosting:
    """An account and a signed amount."""

    account: str
    amount: BareMoney


@attrs.frozen
class BareEntry:
    """Two postings."""

    id: str
    on: date
    postings: tuple[BarePosting, BarePosting]


@attrs.frozen
class BareState:
    """What a purchase changes, among what it leaves alone."""

    limit: BareMoney
    used: BareMoney
    as_of: date
    status: str


def bare_purchases(count: int) -> list[BareEntry]:
    """Check a limit, append one frozen entry with two postings that hold money, evolve the state; *count* times."""
    on = date(2026, 10, 20)
    state = BareState(BareMoney(10**15, "CNY"), BareMoney(0, "CNY"), on, "open")
    entries: list[BareEntry] = []
    for number in range(count):
        amount = BareMoney(100, "CNY")
        if state.used.minor + amount.minor > state.limit.minor:
            raise ValueError
        postings = (
            BarePosting("Assets:Receivable:Principal", amount),
            BarePosting("Liabilities:Merchant", BareMoney(-amount.minor, "CNY")),
        )
        entries.append(BareEntry(f"p{number}", on, postings))
        state = attrs.evolve(state, used=BareMoney(state.used.minor + amount.minor, "CNY"))
    return entries
