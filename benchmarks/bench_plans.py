"""Plans on a line against the bare floor: what billing their rows, refunding and settling them early cost."""

from __future__ import annotations

import tracemalloc
from datetime import date

from benchmarks.bench_line import CLOSE, OPENED, floor_of, on_each, opened
from creditline import CNY, CreditLine, InstallmentOffer
from creditline.acts import Purchase, Refund, SettleEarly

FREE = InstallmentOffer.interest_free(12)
BORNE = InstallmentOffer.interest_free(12, cost_rate="6%")
FEE = InstallmentOffer.flat_fee(12, rate_per_period="0.6%")
LONG = InstallmentOffer.flat_fee(360, rate_per_period="0.1%")
BOUGHT, ON = date(2025, 1, 20), date(2025, 1, 31)
BUY = Purchase(CNY(1200), on=BOUGHT, id="p", installments=FEE)
REFUND = Refund("p", on=date(2025, 2, 20), id="refund", amount=CNY(300))
SETTLE = SettleEarly(on=date(2025, 2, 20), id="settle")


def with_plans(count: int, offer: InstallmentOffer) -> CreditLine:
    """A line with so many plans of 1,200.00, the day before its first statement."""
    line = opened()
    for number in range(count):
        line = line.purchase(CNY(1200), on=BOUGHT, id=f"p{number}", installments=offer)
    return line.advance(to=ON)


def billed() -> CreditLine:
    """A line with a plan whose first row is billed."""
    return opened().apply(BUY).advance(to=REFUND.on)


def plan_bytes(offer: InstallmentOffer) -> int:
    """What a plan costs the ledger of a line, its schedule aside: its balances and entries."""
    count = 200
    line = opened()
    tracemalloc.start()
    for number in range(count):
        line = line.purchase(CNY(360), on=OPENED, id=f"p{number}", installments=offer)
    size = tracemalloc.get_traced_memory()[0] // count
    tracemalloc.stop()
    return size


def main() -> None:
    """Print the table."""
    n, rounds = 2000, 60
    floor = floor_of(n)
    rows = [
        ("a closing that bills a row of each of 20 plans", lambda: with_plans(20, FREE), CLOSE, 60),
        ("the same, with a cost that the merchant bears", lambda: with_plans(20, BORNE), CLOSE, 60),
        ("the same, with a fee that the customer pays", lambda: with_plans(20, FEE), CLOSE, 60),
        ("a closing that bills a row of one plan of 360", lambda: with_plans(1, LONG), CLOSE, None),
        ("a purchase in 12 installments", opened, BUY, None),
        ("a refund in mid-plan", billed, REFUND, None),
        ("an early settlement", billed, SETTLE, None),
    ]
    print(f"the bare floor: {floor:.2f} µs a purchase")
    for name, build, command, most in rows:
        cost = on_each(build, rounds, lambda line, command=command: line.apply(command))  # type: ignore[misc]
        aim = "" if most is None else f" (at most {most})"
        print(f"{name:52} {cost:8.1f} µs  {cost / floor:5.1f} times the floor{aim}")
    items = len(with_plans(1, LONG).ledger.items("Assets:Receivable"))
    print(
        f"a plan of 360 rows is {items} balance of the line; it keeps {plan_bytes(LONG):,} bytes, "
        f"one of 12 rows {plan_bytes(FEE):,}"
    )


if __name__ == "__main__":
    main()
