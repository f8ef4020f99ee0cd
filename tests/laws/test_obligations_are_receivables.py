"""Open obligations equal the ledger's receivables, item by item."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

from hypothesis import given

from creditline.state import statement_step
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
def test_what_falls_due_is_all_that_will_be_owed(line):
    """Billed amounts by their due dates, then what the next statement will bill if nothing else happens until then."""
    for earlier in ancestors(line):
        rows = earlier.upcoming().rows
        in_all = [row.in_all.minor for row in rows]
        assert in_all == list(accumulate(row.amount.minor for row in rows))
        assert all(row.amount.minor > 0 for row in rows)
        assert (in_all or [0])[-1] == max(billed(earlier), at_next_statement(earlier).outstanding.minor)


def billed(line):
    """Minor units that are billed and outstanding."""
    return sum(line._state.outstanding_of(obligation) for bill in line.bills for obligation in bill.obligations)


def at_next_statement(line):
    """The line as it will be when it is issued; as it is, where none is to come."""
    count, issued_on = len(line.statements), statement_step(line._state, line.product.cycle).on
    later = line.project(until=issued_on)
    return later if len(later.statements) > count else line


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
