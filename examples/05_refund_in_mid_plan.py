"""A refund in mid-plan: what the merchant gives back takes off the last rows, and the fees that go with them."""

from __future__ import annotations

from datetime import date

from creditline import CNY, CreditLine, InstallmentOffer
from creditline.catalog import huabei

PLAN = InstallmentOffer.flat_fee(6, total_rate="4.5%")

line = CreditLine.open(huabei(), limit=CNY(8000), on=date(2026, 10, 1), id="alice")
line = line.purchase(CNY(1200), on=date(2026, 10, 20), id="sofa", merchant="tmall", installments=PLAN)
line = line.repay(CNY(209), on=date(2026, 11, 9), id="pay-1")
print("after the first of six payments")
print(line.plans[0].schedule)

part = line.refund("sofa", on=date(2026, 11, 20), id="one-chair", amount=CNY(300))
print()
print("300.00 are given back: the last row goes, half of the one before, and the fees in proportion")
print(part.plans[0].schedule)
print(f"owed {part.outstanding}, available {part.available}")

# What would be if all of it were given back, if the rest were paid at once, or if one payment came a month later?
whole = part.refund("sofa", on=date(2026, 11, 20), id="all-of-it")
print()
print(f"all given back: {whole.outstanding} owed, {whole.credit_balance} the customer's own money")
print(f"paid 209.00, of which the fee of the first row stays: {-whole.ledger.balance('Income:Fee')}")

at_once = part.settle_early(on=date(2026, 11, 20), id="at-once")
paid = at_once.ledger.balance("Assets:Collections") - part.ledger.balance("Assets:Collections")
print(f"paid at once instead: {paid}, and nothing falls due any more")

later = part.reschedule("sofa", on=date(2026, 11, 20), id="later", defer=1)
print()
print("a month later instead:")
print(later.upcoming())
