"""Used, computed from the entries, is what `available` says."""

from __future__ import annotations

from hypothesis import given

from creditline.testing import ancestors
from tests.laws.living import LIVES

PRINCIPAL = ("Assets:Receivable:Principal", "Assets:Receivable:Cash")


def total(entries, *accounts):
    """What the postings of the entries come to on accounts and all below them."""
    return sum(
        posting.amount.minor
        for entry in entries
        for posting in entry.postings
        if any(posting.account == account or posting.account.startswith(f"{account}:") for account in accounts)
    )


@given(LIVES)
def test_available_is_limit_less_held_less_used(line):
    """`available = limit - held - used`; used is outstanding principal and cash, or the whole balance (section 13)."""
    for earlier in ancestors(line):
        entries = tuple(earlier.ledger.entries)
        by_balance = earlier.product.limits.consumed_by == "balance"
        used = total(entries, *(("Assets:Receivable",) if by_balance else PRINCIPAL))
        limit, held = total(entries, "Equity:Limit"), total(entries, "Equity:Held")
        told = (earlier.limit, earlier.held, earlier.used, earlier.available)
        assert tuple(figure.minor for figure in told) == (limit, held, used, limit - held - used)
        assert total(entries, "Equity:Limit-Granted") == -limit
