"""Full amount or unpaid part: the same purchase and the same repayment under the conventions of five lenders."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from creditline import CNY, CreditLine, Product, Rate
from creditline.table import text_table
from creditline.terms import BillingCycle, DueOn, Interest, Leniency, MinimumPayment

if TYPE_CHECKING:
    from creditline import Money

RATE = Rate.parse("0.05%/day")
CARD = Product(
    "Card",
    CNY,
    cycle=BillingCycle(5, DueOn(23), cutoff="through"),
    minimum=MinimumPayment("10%"),
    refund_counts_as_payment=False,
)

# Who is said to count so, by which nights where 100.00 of 1,000.00 are paid on the due date, and how it is agreed.
CONVENTIONS = {
    "SDB, CITIC": ("24 x 1,000 + 12 x 900", Interest.full(RATE)),
    "CMB, CCB": ("24 x 1,000 + 13 x 900", Interest.full(RATE, through_statement_day=True)),
    "ICBC, once": ("25 x 1,000 + 11 x 900", Interest.full(RATE, payment_counts="next_day")),
    "ICBC, unpaid part": ("36 x 900", Interest.unpaid(RATE)),
    "Huabei, overdue": ("12 x 900", Interest.overdue(RATE)),
}


def charged(product: Product, paid: str) -> Money:
    """What the statement of 5 May charges: 1,000.00 spent on 30 March, so much paid on 23 April, the due date."""
    line = CreditLine.open(product, limit=CNY(5000), on=date(2023, 3, 6), id="alice")
    line = line.purchase(CNY(1000), on=date(2023, 3, 30), id="order-1")
    line = line.repay(CNY(paid), on=date(2023, 4, 23), id="pay-1")
    return line.advance(to=date(2023, 5, 6)).statements[-1].interest


print("1,000.00 spent on 30 March, statement of 5 April, due on the 23rd: interest of the statement of 5 May")
rows = []
for lender, (nights, interest) in CONVENTIONS.items():
    product = attrs.evolve(CARD, interest=interest)
    rows.append((lender, nights, *(charged(product, paid) for paid in ("100", "990", "1000"))))
header = ("lender", "nights x balance", "100.00 paid", "990.00 paid", "1,000.00 paid")
print(text_table(rows, header=header, align="<>>>>"))

lenient = attrs.evolve(CARD, interest=Interest.full(RATE), leniency=Leniency(tolerance=CNY(10)))
print()
print(f"where 10.00 short still count as paid, paying 990.00 costs {charged(lenient, '990')}, and 989.99", end=" ")
print(charged(lenient, "989.99"))
