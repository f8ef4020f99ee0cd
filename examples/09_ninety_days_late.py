"""Ninety days late and after: what lateness does to a line, what can be forgiven, and what of the loss comes back."""

from __future__ import annotations

from datetime import date, timedelta

from creditline import CNY, CreditLine, Product, Rate
from creditline.portfolio import provision, roll_rates
from creditline.reports import delinquency
from creditline.table import text_table
from creditline.terms import BillingCycle, DelinquencyTerms, DueOn, Interest, LateFee, MinimumPayment, Waterfall

card = Product(
    "Card",
    CNY,
    cycle=BillingCycle(1, DueOn(21)),
    minimum=MinimumPayment("10%"),
    interest=Interest.full(Rate.parse("0.05%/day")),
    late_fee=LateFee.share_of_minimum("5%"),
    waterfall=Waterfall.principal_first_after(90),
    delinquency=DelinquencyTerms(suspend_after=60),
)
BOOKED = ("Income:Interest", "Income:Late-Fee", "Expenses:Waiver", "Expenses:Charge-Off")
DUE, HEADER = date(2026, 11, 21), ("day", "date", "status", "by days", "by statements", "class", "owed")
line = CreditLine.open(card, limit=CNY(20000), on=date(2026, 10, 1), id="alice")
line = line.purchase(CNY(9000), on=date(2026, 10, 12), id="tv").purchase(CNY(1200), on=date(2026, 10, 20), id="coat")
print("10,200.00 are due on 2026-11-21, 1,020.00 at least, and nothing is paid")
days = {n: line.advance(to=DUE + timedelta(n)) for n in (0, 1, 31, 61, 90, 91, 93)}
told = [(n, then, delinquency(then)) for n, then in days.items()]
rows = [(n, t.as_of, t.status, d.bucket_by_days, d.bucket_by_statements, d.asset_class, t.due()) for n, t, d in told]
print(text_table([[str(cell).split(" (")[0] for cell in row] for row in rows], header=HEADER, align=">"))
print("day 1: 51.00 of late fee, 5 % of the minimum; suspended on day 61; a fourth minimum is missed on day 93")

print("\n700.00 settle charges first until day 90, and principal first from day 91 on")
for then in (days[90], days[91]):
    paid = then.repay(CNY(700), on=then.as_of, id="pay-1")
    _, *parts = paid.record("pay-1").entries[-1].postings
    print(" ", then.as_of, *(f"{part.account.split(':')[-1]} {-part.amount}" for part in parts), sep="  ")
line = paid.advance(to=date(2027, 2, 24))
line = line.waive("late_fee", line.due().late_fee, on=line.as_of, id="waiver-1", reason="out of work")
print(f"all late fees are waived, as he is out of work: {line.ledger.balance('Expenses:Waiver')}")
line = line.dispute("coat", on=date(2027, 3, 2), id="dispute-1", reason="it never came")
print(f"the coat never came: {line.ledger.balance('Assets:Disputed')} are in dispute, and not owed")
line = line.resolve("dispute-1", won=True, on=date(2027, 3, 20), id="resolution-1")
print(f"he was right: its merchant gets {line.ledger.balance('Liabilities:Merchant', item='coat')} for it")
owed = line.project(until=DUE + timedelta(180))
line = line.charge_off(on=owed.as_of, id="loss-1", reason="180 days past due")
print(f"\n700.00 and the coat met November's minimum: on {owed.as_of} December's is {owed.days_past_due} days past due")
print(f"all is given up: {owed.payoff()}")
line = line.recover(CNY(3000), on=date(2027, 7, 1), id="recovery-1", source="collector")
print(f"a collector brings {-line.ledger.balance('Income:Recovery')}, which is income; the line stays {line.status}")
interest, fees, waived, lost = (abs(line.ledger.balance(account)) for account in BOOKED)
print(f"bought 10,200.00, interest {interest}, late fees {fees}: {CNY(10200) + interest + fees}")
print(f"repaid 700.00, waived {waived}, won 1,200.00, lost {lost}: {CNY(1900) + waived + lost}")
months = [{"M0": 900, "M1": 40, "M2": 12, "M3": 8, "M4": 6}, {"M0": 905, "M1": 36, "M2": 10, "M3": 6, "M4": 6}]
rates = roll_rates(months, last="90%")
print("\nof 900, 40, 12 and 8 accounts 36, 10, 6 and 6 are in the next bucket a month later", rates, sep="\n")
print("of M4 90 % are lost, of M3 75 % of that, and so on; what is set aside for the seven lines of the first table:")
print(provision(days.values(), rates.loss_rates))
