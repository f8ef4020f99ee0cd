"""A month of a real export: its acts, the statement that closes it, and the books."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from creditline import CNY, CreditLine
from creditline.catalog import meituan_pay
from creditline.interchange.exports import read_meituan
from creditline.table import text_table

FILE = Path(__file__).parent / "data" / "meituan-2025-02.csv"

export = read_meituan(FILE.read_bytes())
line = CreditLine.open(meituan_pay(), limit=CNY(1000), on=export.acts[0].command.on, id="meituan-pay")

balances = []
for act in export.acts:
    line = line.apply(act.command)
    name = type(act.command).__name__.lower()
    balances.append((act.row, act.command.on, name, line.outstanding - line.credit_balance))

print(text_table(balances, header=("row", "date", "act", "balance"), align="><<>"))
print()

line = line.advance(to=date(2025, 3, 1))
print(line.statements[-1])
print()
print(f"the customer's own money on the line: {line.credit_balance}; owed: {line.payoff()}")
print()
print(line.ledger.trial_balance())
