"""A ledger without a line: post, reverse, close a period, audit, and read the balances of any day."""

from __future__ import annotations

from datetime import date

from creditline import CNY, CreditLineError, Ledger
from creditline.ledger import Entry, credit, debit


def sale(id: str, on: date, amount: str) -> Entry:
    """Goods sold on credit, an item for each order."""
    return Entry(
        id=id,
        on=on,
        kind="sale",
        postings=(debit("Assets:Receivable", CNY(amount), item=id), credit("Income:Sales", CNY(amount))),
    )


ledger = Ledger(CNY)
ledger = ledger.post(sale("order-1", date(2026, 10, 5), "120.00"))
ledger = ledger.post(sale("order-2", date(2026, 10, 20), "80.50"))
before = ledger
ledger = ledger.reverse("order-2", id="order-2-wrong", on=date(2026, 10, 21))
ledger = ledger.close_period(through=date(2026, 10, 31))

print("refused, each with its figures:")
for entry in (sale("order-3", date(2026, 10, 31), "9.99"), sale("order-1", date(2026, 11, 1), "120.00")):
    try:
        ledger.post(entry)
    except CreditLineError as refused:
        print(f"  {type(refused).__name__}: {refused}")

ledger = ledger.post(sale("order-4", date(2026, 11, 2), "35.00"))
ledger.audit()
print()
print(f"receivable today          {ledger.balance('Assets:Receivable')}")
print(f"of order-2                {ledger.balance('Assets:Receivable', item='order-2')}")
print(f"at the end of October     {ledger.balance('Assets:Receivable', through=date(2026, 10, 31))}")
print(f"before the reversal       {before.balance('Assets:Receivable')}")
print()
print(ledger.trial_balance())
