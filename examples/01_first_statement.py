"""A line, a purchase, its statement, and what is available once it is paid."""

from __future__ import annotations

from datetime import date

from creditline import CNY, CreditLine
from creditline.catalog import huabei

line = CreditLine.open(huabei(), limit=CNY("8000"), on=date(2026, 10, 1), id="alice")
line = line.purchase(CNY("1299.00"), on=date(2026, 10, 20), id="order-1", merchant="tmall")
line = line.advance(to=date(2026, 11, 1))

bill = line.statements[-1]
print(bill)
print()
print(f"available before it is paid: {line.available} of {line.limit}")

# Every act makes a new line; the one before is still there for a question such as "what if nobody pays?"
late = line.due(date(2026, 11, 19))
print(f"owed on {date(2026, 11, 19)} if nobody pays: {late}")

line = line.repay(bill.amount_due, on=date(2026, 11, 8), id="pay-1")
print(f"available once it is paid: {line.available}; owed: {line.payoff()}")
