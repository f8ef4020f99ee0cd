"""What moved an item, and whether anything has since it was posted, on every layer of a shared log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from creditline import CNY
from creditline.ledger import Entry, Ledger, credit, debit

DAY = date(2026, 10, 1)
CASH, OWED = "Assets:Cash", "Assets:Owed"


def entry(number: int, item: str, minor: int = 100) -> Entry:
    amount = CNY.minor(minor)
    return Entry(f"e{number}", DAY + timedelta(days=number), "loan", (debit(OWED, amount, item), credit(CASH, amount)))


@pytest.fixture(params=["one log", "layers"])
def ledger(request: pytest.FixtureRequest) -> Ledger:
    """Two items, the first of which moved twice."""
    held = Ledger(CNY).post_all([entry(1, "a"), entry(2, "b")])
    if request.param == "layers":
        held = held.scratch()
    return held.post(entry(3, "a", 50))


def test_movements_come_newest_first(ledger: Ledger):
    assert [(each.id, minor) for each, minor in ledger.movements(OWED, "a")] == [("e3", 50), ("e1", 100)]
    assert [(each.id, minor) for each, minor in ledger.movements(OWED, "b")] == [("e2", 100)]
    assert list(ledger.movements(OWED, "c")) == []


def test_an_item_that_one_entry_posted_to_is_untouched(ledger: Ledger):
    assert ledger.untouched(OWED, "a") is None
    assert ledger.untouched(OWED, "b") == 100
    assert ledger.untouched(OWED, "c") is None
    assert ledger.untouched("Assets:Other", "c") is None


def test_an_earlier_version_does_not_know_what_came_later(ledger: Ledger):
    before = ledger.at(2)
    assert before.untouched(OWED, "a") == 100
    assert ledger.at(1).untouched(OWED, "b") is None
    assert [each.id for each, _ in before.movements(OWED, "a")] == ["e1"]
