"""A line never owes and is owed at once, the two named kinds of refund credit aside."""

from __future__ import annotations

from hypothesis import given

from creditline.testing import ancestors, products
from tests.laws.living import LIVES, lives


@given(lives(products(refund_rest="others")))
def test_own_money_and_debt_never_stand_together(line):
    """The customer's own money settles every obligation the moment it is posted (section 4)."""
    for earlier in ancestors(line):
        assert not (earlier.outstanding and earlier.credit_balance)
        assert earlier.credit_balance.minor >= 0
        assert earlier.outstanding.minor >= 0


@given(LIVES)
def test_only_credit_of_refunds_may_wait(line):
    """Two exceptions: credit from a refund with `refund_rest="credit"`, and from one that does not count as payment."""
    for earlier in ancestors(line):
        waiting = -earlier.ledger.balance("Liabilities:Credit-Balance", item="refund").minor
        assert earlier.credit_balance.minor == waiting or not earlier.outstanding
        assert 0 <= waiting <= earlier.credit_balance.minor


@given(lives(products(refund_rest="credit", refund_counts_as_payment=False)))
def test_nothing_waits_over_a_statement_where_refunds_are_no_payment(line):
    """It settles billed obligations only when the next statement is issued, and then it does (section 4)."""
    for statement in line.statements:
        books = line.ledger.at(statement.recorded)
        assert not (books.minor("Liabilities:Credit-Balance") and books.balance("Assets:Receivable"))
