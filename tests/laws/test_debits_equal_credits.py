"""Debits equal credits after every event."""

from __future__ import annotations

from hypothesis import given

from creditline.testing import ancestors
from tests.laws.living import LIVES


@given(LIVES)
def test_every_entry_balances(line):
    """G1: debits equal credits, by construction."""
    for entry in line.ledger.entries:
        assert sum(posting.amount.minor for posting in entry.postings) == 0
        assert len(entry.postings) >= 2


@given(LIVES)
def test_the_books_balance_after_every_event(line):
    """Debits equal credits after every event."""
    for earlier in ancestors(line):
        books = earlier.ledger
        trial = books.trial_balance()
        assert all(total.debit == total.credit for total in trial.totals)
        assert sum(books.minor(account) for account in books.accounts) == 0
        assert {row.account: (row.debit - row.credit).minor for row in trial.rows} == {
            account: books.minor(account) for account in books.accounts
        }


@given(LIVES)
def test_both_ledgers_pass_their_audit(line):
    """G9: balances are a cache; `audit()` recomputes everything from the entries."""
    for earlier in ancestors(line):
        earlier.audit()


@given(LIVES)
def test_receipts_hold_all_that_was_booked(line):
    """A record is one row of history: command, facts, entries."""
    assert [entry for record in line.history for entry in record.entries] == list(line.ledger.entries)
    assert all(line.record(record.command.id) == record for record in line.history if hasattr(record.command, "id"))
