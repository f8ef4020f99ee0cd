"""A campaign before Double Eleven: a thousand lines, who is offered how much, who is not, and what became of it."""

from __future__ import annotations

from datetime import date

import attrs

from creditline import CNY, CreditLine, rules
from creditline.catalog import huabei
from creditline.dates import Months
from creditline.portfolio import Campaign
from creditline.table import text_table
from creditline.terms import LimitTerms

PRODUCT = attrs.evolve(huabei(), limits=LimitTerms(minimum=CNY(500), maximum=CNY(50_000), step=CNY(100)))
CAPS = (rules.ProductBounds(), rules.RegulatoryCap(CNY(200_000), source="Internet Loans Measures 2020, art. 6"))
LINE = (rules.CleanStatements(3, least=1), rules.NotPastDue(), rules.CoolingOff(Months(6)), rules.MonthsOnBook(6))
CUSTOMER = (rules.Usage("20%", most="95%"), rules.AgeBetween(18, 60), rules.NotAStudent(), rules.IncomeMultiple("2.5"))
POLICY, DAY, EXPIRES = rules.LimitPolicy("autumn", CAPS + LINE + CUSTOMER), date(2026, 10, 25), date(2026, 11, 11)
CAMPAIGN = Campaign("double-11", POLICY, amount="40%", budget=CNY(500_000), cap=CNY(4_000), expires=EXPIRES)


def customer(number: int) -> CreditLine:
    """Somebody's line before the campaign; what differs from line to line comes from its number."""
    percent = CNY(10 + number * 37 % 90)
    line = CreditLine.open(PRODUCT, limit=percent * 100, on=date(2026, 1 + number % 7, 3), id=f"line-{number:04}")
    line = line if number % 9 else line.raise_limit(percent * 200, on=date(2026, 8, 1), id="raise-1")
    line = line.purchase(percent * (1 + number * 53 % 97), on=date(2026, 8, 20), id="order-1")
    if number % 23:  # the others are late
        line = line.repay(line.advance(to=date(2026, 9, 5)).due().total, on=date(2026, 9, 5), id="pay-1")
        line = line.purchase(percent * (1 + number * 31 % 97), on=date(2026, 10, 6), id="order-2")
    return line if number % 97 else line.freeze(on=date(2026, 10, 20), id="freeze-1")


def known(line: CreditLine) -> rules.CustomerFacts:
    """What the platform knows of the customer."""
    n = int(line.id[-4:])
    return rules.CustomerFacts(age=17 + n % 46, is_student=not n % 17, monthly_income=CNY(2_500 + n % 50 * 90))


*_, dry = CAMPAIGN.offer(map(customer, range(1, 1001)), on=DAY, facts=known, dry_run=True)
results = list(CAMPAIGN.offer(map(customer, range(1, 1001)), on=DAY, facts=known))
print(dry.report, "\n\nin earnest, a few of them:")
decisions = [result.decision for result in results if result.decision]
rows = [(each.asked, each.amount, ", ".join(each.limited_by + each.declined_by)) for each in decisions[40:47]]
print(text_table(rows, header=("asked", "offered", "limited or declined by"), align=">>"))
print(f"\n{decisions[41]}\n\n{decisions[43].explain('zh')}\n")
lines = [result.line for result in results]
again = CAMPAIGN.offer(lines, on=DAY, facts=known, spent=CAMPAIGN.report(lines).total)
print("a second run changes nothing:", lines == [each.line for each in again])
answers = ("accept_increase",) * 7 + ("decline_increase", "", "")  # of ten, seven say yes, one no, and two nothing
for n, line in enumerate(lines):
    if line.increases and (answer := answers[n % 10]):
        lines[n] = getattr(line, answer)(CAMPAIGN.offer_id(line), on=date(2026, 11, 5), id="answer-1")
later = [line.advance(to=date(2026, 11, 12)) for line in lines]
print(f"\nafter Double Eleven\n{CAMPAIGN.report(later, run=results[-1].report)}")
rises = [new.limit - result.line.limit for new, result in zip(later, results, strict=True)]
print("limits rose by", sum(rises, start=CNY.zero))
