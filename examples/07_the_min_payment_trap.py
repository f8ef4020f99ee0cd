"""The trap of the minimum payment: how long and how much, and the same lived on a line, statement by statement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import attrs

from creditline import USD, CreditLine, Product, Rate
from creditline.dates import add_months
from creditline.reports import minimum_payment_warning
from creditline.table import text_table
from creditline.terms import BillingCycle, DueAfter, Interest, MinimumPayment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline import Money

OPENED = date(2026, 1, 1)
HEADER = ("month", *("payment", "balance") * 3)
MONTHLY = Rate.parse("1.5%/month")
RULES = {
    "2 %, interest within, 20.00 at least": MinimumPayment("2%", of="balance", charges="within", floor=USD(20)),
    "5 % and the interest": MinimumPayment("5%"),
    "10 % and the interest": MinimumPayment("10%"),
}


def lived(line: CreditLine, days: int) -> Iterator[tuple[Money, Money]]:
    """Each minimum, paid so many days after its statement, and what is left then, until nothing is."""
    number = 1
    while line.outstanding:
        number += 1
        line = line.advance(to=add_months(OPENED, number))
        asked = line.statements[-1].minimum_due
        line = line.repay(asked, on=line.as_of + timedelta(days), id=f"pay-{number}")
        yield asked, line.outstanding


told = [(name, minimum_payment_warning(USD(3000), minimum=rule, rate=MONTHLY)) for name, rule in RULES.items()]
rows: list[tuple[object, ...]] = [(name, each.years_shown, each.total_paid, each.savings) for name, each in told]
rows.append((f"36 payments of {told[0][1].payment_36}", "3 years", told[0][1].total_36, ""))
print("3,000.00 at 1.5 % a month, if only the minimum is paid")
print(text_table(rows, header=("minimum", "takes", "in all", "36 payments save"), align="<>>>"))

card = Product("Card", USD, cycle=BillingCycle(1, DueAfter(24)), interest=Interest.average_daily_balance(MONTHLY))
card = attrs.evolve(card, minimum=next(iter(RULES.values())))
line = CreditLine.open(card, limit=USD(5000), on=OPENED, id="alice").purchase(USD(3000), on=date(2026, 1, 5), id="tv")
line = line.repay(USD(60), on=date(2026, 2, 1), id="pay-1")  # the first minimum; nothing is bought any more

warning = minimum_payment_warning(line, share_of="closing")
lives = [[(row.payment, row.balance) for row in warning.rows], list(lived(line, 0)), list(lived(line, 24))]
print("\nas reported; paid on the day of the statement; paid on the due date, when more nights have borne interest")
rows = [(str(at), *(cell for life in lives for cell in life[at - 1])) for at in (1, 2, 3, 12, 120, 240, 295)]
ends = [(sum((paid for paid, _ in life), start=USD.zero), f"{len(life)} months") for life in lives]
print(text_table([*rows, ("in all", *(cell for end in ends for cell in end))], header=HEADER, align=">>>>>>>"))
print("\nthe line that pays on the day of the statement meets the report to the cent:", lives[0] == lives[1])
