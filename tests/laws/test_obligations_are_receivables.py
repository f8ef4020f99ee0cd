"""Open obligations equal the ledger's receivables, item by item."""

from __future__ import annotations

from collections import Counter

from hypothesis import given

from creditline.testing import ancestors
from tests.laws.living import LIVES

RECEIVABLES = {
    "principal": "Assets:Receivable:Principal",
    "cash": "Assets:Receivable:Cash",
    "interest": "Assets:Receivable:Interest",
    "fee": "Assets:Receivable:Fee",
    "late_fee": "Assets:Receivable:Late-Fee",
}


@given(LIVES)
def test_open_obligations_are_the_open_receivables(line):
    """The outstanding amount is a ledger balance: by component, item = the obligation's id."""
    for earlier in ancestors(line):
        books = earlier.ledger
        told = Counter((RECEIVABLES[o.component], o.id) for o in earlier.obligations)
        kept = Counter(
            (account, item) for account in RECEIVABLES.values() for item in books.items(account, open_only=True)
        )
        assert told == kept
        assert all(books.minor(account, item) > 0 for account, item in kept)
        assert books.balance("Assets:Receivable") == earlier.outstanding


@given(LIVES)
def test_what_falls_due_is_all_that_is_owed(line):
    """Billed amounts by their due dates, then what the next statement will bill."""
    for earlier in ancestors(line):
        assert sum(row.amount.minor for row in earlier.upcoming().rows) == earlier.outstanding.minor


@given(LIVES)
def test_holds_are_the_balance_held(line):
    """A hold's amount lies in `Equity:Held`, item = its id."""
    for earlier in ancestors(line):
        books = earlier.ledger
        assert {hold.id for hold in earlier.holds} == set(books.items("Equity:Held", open_only=True))
        assert books.balance("Equity:Held") == earlier.held
        assert books.minor("Equity:Held") == -books.minor("Equity:Hold-Placed")
        assert all(hold.expires is None or hold.expires >= earlier.as_of for hold in earlier.holds)


@given(LIVES)
def test_a_purchase_is_owed_to_its_merchant_less_refunds(line):
    """The balance of `Liabilities:Merchant`, item = the purchase, is what may still be refunded."""
    books = line.ledger
    for item in books.items("Liabilities:Merchant"):
        assert books.minor("Liabilities:Merchant", item) <= 0
        assert -books.minor("Liabilities:Merchant", item) >= 0
