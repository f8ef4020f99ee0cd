"""What does it cost? A fee of 0.6 % a month beside loans that say their rate, and what a cap says of it."""

from __future__ import annotations

from datetime import date

from creditline import CNY, InstallmentOffer, Rate
from creditline.apr import RateCap
from creditline.table import text_table

ON = date(2026, 11, 1)
AMOUNT = CNY("12000")

offers = {
    "12 x 0.6 % fee": InstallmentOffer.flat_fee(12, rate_per_period="0.6%"),
    "7.2 % a year, level": InstallmentOffer.equal_payment(12, Rate.annual("7.2%")),
    "13.03 % a year, level": InstallmentOffer.equal_payment(12, Rate.annual("13.03%")),
    "free, the shop pays": InstallmentOffer.interest_free(12, cost_rate="7.5%"),
}
quotes = {name: offer.quote(AMOUNT, on=ON) for name, offer in offers.items()}

fee = quotes["12 x 0.6 % fee"]
print(fee)
print(fee.disclosure())

# The fee is 7.2 % of 12,000, but on average little more than half of them is owed: as a rate of a year it is 13.03 %.
print()
rows = [
    (name, schedule.rows[0].payment, schedule.total_cost, f"{cost.nominal_apr} %", f"{cost.effective_apr} %")
    for name, schedule in quotes.items()
    for cost in [schedule.disclosure()]
]
print(text_table(rows, header=("", "each month", "total cost", "nominal", "effective"), align="<>>>>"))

print()
for limit in ("24%", "12%"):
    print(RateCap(limit, method="irr_effective").judge(fee.disclosure().rates.effective))

# Who pays for what is free?
(subsidy,) = quotes["free, the shop pays"].subsidies
print()
print(f"the {subsidy.bearer} pays {subsidy.amount}, earned with the first row: {subsidy.parts[0]}")
