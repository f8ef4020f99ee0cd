"""Interest-free installments: the customer pays the price in parts, the merchant for the time; entry by entry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from creditline import CNY, CreditLine, InstallmentOffer
from creditline.catalog import huabei
from creditline.table import text_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.ledger import Entry

BOUGHT = date(2026, 10, 20)


def journal(entries: Iterable[Entry]) -> str:
    """Each posting of the entries, signed: a debit is positive."""
    rows = [
        (str(entry.on), entry.kind, posting.account, str(posting.amount))
        for entry in entries
        for posting in entry.postings
    ]
    return text_table(rows, header=("date", "what", "account", "amount"), align="<<<>")


offer = InstallmentOffer.interest_free(3, bearer="merchant", cost_rate="1.8%")
line = CreditLine.open(huabei(), limit=CNY(8000), on=date(2026, 10, 1), id="alice")
line = line.purchase(CNY(1200), on=BOUGHT, id="phone", merchant="tmall", installments=offer)

print("bought for 1,200.00: the limit is used in full, the merchant is owed the price and owes 1.8 % of it")
print(journal(line.record("phone").entries))
print()
print(line.upcoming())

for month in (11, 12):
    line = line.advance(to=date(2026, month, 1))
    print()
    print(f"{line.as_of}: a row is billed, and a third of the merchant's cost is earned")
    print(journal(entry for entry in line.ledger.entries if entry.on == line.as_of))
    line = line.repay(line.statements[-1].amount_due, on=date(2026, month, 9), id=f"pay-{month}")

line = line.advance(to=date(2027, 1, 1))
line = line.repay(line.statements[-1].amount_due, on=date(2027, 1, 9), id="pay-1")
print()
print(f"three months later: {line.payoff()} owed, {line.available} available; what is left in the books")
print(line.ledger.trial_balance())
