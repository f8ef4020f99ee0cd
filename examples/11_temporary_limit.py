"""A temporary limit through its expiry: used last, repaid first, and due in full once it is over."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from creditline import CNY, CreditLine
from creditline.acts import GrantTemporaryLimit, Purchase
from creditline.catalog import huabei
from creditline.table import text_table
from creditline.terms import LateFee, LimitTerms

bounds = LimitTerms(maximum=CNY(20000), temporary_maximum=CNY(3000), temporary_days=30)
product = evolve(huabei(), limits=bounds, late_fee=LateFee.share_of_minimum("5%"))
line = CreditLine.open(product, limit=CNY(7000), on=date(2026, 10, 1), id="alice")

print("For Double Eleven the limit of 7,000.00 is to be higher by 3,000.00, from 1 to 30 November")
for last in (date(2026, 12, 1), date(2026, 11, 30)):
    grant = GrantTemporaryLimit(CNY(3000), first=date(2026, 11, 1), last=last, on=date(2026, 10, 25), id="11.11")
    print(f"  through {last}: {line.refusal(grant) or 'granted'}")
line = line.apply(grant)

HEADER = ("day", "what happens", "limit", "used", "of it for a time", "available")
rows: list[tuple[str, ...]] = []


def told(what: str) -> None:
    """Note how the line stands after what happened."""
    rows.append((str(line.as_of), what, *map(str, (line.limit, line.used, line.temporary_used, line.available))))


told("granted")
line = line.advance(to=date(2026, 11, 1))
told("it begins")
line = line.purchase(CNY(8000), on=date(2026, 11, 11), id="tv", merchant="tmall")
told("a TV for 8,000.00")
line = line.repay(CNY(500), on=date(2026, 11, 20), id="pay-1")
told("500.00 are repaid")
line = line.advance(to=date(2026, 11, 30))
told("its last day")
line = line.advance(to=date(2026, 12, 1))
told("it is over")
print(text_table(rows, header=HEADER, align="<<>>>>"))
(increase,) = line.increases
print(f"\nthe increase: {increase.origin} on {increase.on}, {increase.status} after {increase.last}")
print(f"anything more: {line.refusal(Purchase(CNY(1), on=line.as_of, id='tea'))}")
statement = line.statements[-1]
over, rest = line.used - line.limit, line.limit
print(f"statement of {statement.date}: {statement.amount_due} by {statement.due_date}")
print(f"at least {statement.minimum_due}: {over} over the limit, and 10 % of {rest}")
print("\nwhat is over the limit is due with it; the day after the due date")
for paid in (CNY(700), statement.minimum_due):
    then = line.repay(paid, on=statement.due_date, id="pay-2").advance(to=statement.due_date + timedelta(1))
    print(f"  {paid} paid: available {then.available}, past due {then.days_past_due}, late fee {then.due().late_fee}")
print("\nthe limit on each day is what was agreed, whenever it is asked for:")
print(", ".join(f"{day}: {line.at(day).limit}" for day in (date(2026, 10, 31), date(2026, 11, 1), date(2026, 12, 1))))
