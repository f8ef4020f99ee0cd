"""The entries of every act, and of everything that time brings, as booked by lines that live through a script."""

# Write the page anew: python docs/_make/entries.py --write

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from creditline import CreditLine
    from creditline.history import Record
    from creditline.ledger import Entry

PAGE = Path(__file__).parents[1] / "entries.md"

INTRODUCTION = """\
<!-- Written by docs/_make/entries.py; do not edit. -->

# What every act books

Every amount lies in a ledger of double entry, and an act always books the same kinds of entries.
This page shows them: first the accounts, then an overview, then every act with figures.
The figures come from lines that lived through the code shown here, which runs as part of the test suite.

## The accounts

Amounts are signed: a debit is positive, a credit negative, and the amounts of an entry sum to zero.
The sign in the table is that of the account's balance.
Within an account, the item says what an amount is about; each item has a balance of its own.

| account | sign | item | what lies there |
|---|---|---|---|
{accounts}

{reserved} are set aside for cash advances and fees, which no act books yet.
The limit, and what authorizations keep of it, are commitments: they are booked under `Equity`, off the balance sheet.

## Overview

| what happens | entry | debit | credit |
|---|---|---|---|
{overview}
"""

ACCOUNTS = {
    "Assets:Receivable:Principal": ("+", "the purchase, or the withdrawal", "what the customer owes for what he spent"),
    "Assets:Receivable:Interest": ("+", "`interest/<statement date>`", "interest that the customer owes"),
    "Assets:Receivable:Late-Fee": ("+", "`late-fee/<statement date>`", "late fees that the customer owes"),
    "Assets:Collections": ("+", "none", "money received, to be swept by the service"),
    "Assets:Payout": ("−", "the withdrawal", "money sent to the customer"),
    "Assets:Bearer:Platform": ("+", "none", "owed by the platform for what it bears; each bearer has such an account"),
    "Liabilities:Merchant": ("−", "the purchase", "owed to the merchant, so the most that can be refunded"),
    "Liabilities:Credit-Balance": ("−", "none, or `refund` where it waits", "the customer's own money"),
    "Income:Interest": ("−", "`interest/<statement date>`", "interest earned"),
    "Income:Late-Fee": ("−", "`late-fee/<statement date>`", "late fees earned"),
    "Equity:Limit": ("+", "none", "the permanent limit"),
    "Equity:Limit-Granted": ("−", "none", "the other side of it"),
    "Equity:Held": ("+", "the authorization", "what is kept of the limit"),
    "Equity:Hold-Placed": ("−", "the authorization", "the other side of it"),
}
"""By name: the sign of the balance, the item, and what lies there."""

RESERVED = ("Assets:Receivable:Cash", "Assets:Receivable:Fee")


@attrs.frozen
class Case:
    """
    Something that happens to a line.

    Attributes:
        title: The act, perhaps with a comma and its circumstances; or what time brings.
        words: What it is about, one sentence per line.
        code: Statements of which the last makes the case happen, and binds a name to the line.
    """

    title: str
    words: str
    code: str


@attrs.frozen
class Step:
    """A case, the line after it, and the receipt of what made it happen."""

    case: Case
    line: CreditLine
    record: Record


SCRIPT: dict[str, tuple[Case, ...]] = {
    "The limit": (
        Case(
            "Open",
            "A line begins with its limit.\n"
            "The product is Huabei with a late fee, so that one line can show everything.",
            "from datetime import date\n\n"
            "from attrs import evolve\n\n"
            "from creditline import CNY, CreditLine\n"
            "from creditline.acts import Discount\n"
            "from creditline.catalog import huabei\n"
            "from creditline.terms import LateFee\n\n"
            'product = evolve(huabei(), late_fee=LateFee.share_of_minimum("5%"))\n'
            'line = CreditLine.open(product, limit=CNY("900"), on=date(2026, 10, 1), id="alice")',
        ),
        Case(
            "RaiseLimit",
            "The difference is booked.",
            'line = line.raise_limit(CNY("1000"), on=date(2026, 10, 2), id="raise-1")',
        ),
        Case(
            "LowerLimit",
            "The same, the other way round.",
            'line = line.lower_limit(CNY("800"), on=date(2026, 10, 3), id="lower-1")',
        ),
    ),
    "Spending": (
        Case(
            "Purchase",
            "The customer owes the price, and the merchant is owed it.",
            'line = line.purchase(CNY("100"), on=date(2026, 10, 5), id="order-1", merchant="tmall")',
        ),
        Case(
            "Authorize",
            "A part of the limit is kept; nobody owes anything yet.",
            'line = line.authorize(CNY("60"), on=date(2026, 10, 6), id="hold-1", merchant="taobao")',
        ),
        Case(
            "Capture",
            "The hold is released, and what is captured of it becomes a purchase that bears the id of the capture.",
            'line = line.capture("hold-1", on=date(2026, 10, 7), id="order-2", amount=CNY("50"))',
        ),
        Case(
            "Capture, keeping the rest",
            "Only what is captured is released.",
            'line = line.authorize(CNY("30"), on=date(2026, 10, 8), id="hold-2")\n'
            'line = line.capture("hold-2", on=date(2026, 10, 8), id="order-3", amount=CNY("5"), keep_rest=True)',
        ),
        Case(
            "Void",
            "What is still held is released.",
            'line = line.void("hold-2", on=date(2026, 10, 9), id="void-1")',
        ),
        Case(
            "A hold expires",
            "The day after its last day, it is released.",
            'line = line.authorize(CNY("40"), on=date(2026, 10, 10), id="hold-3", expires=date(2026, 10, 11))\n'
            "line = line.advance(to=date(2026, 10, 12))",
        ),
    ),
    "Money": (
        Case(
            "Refund",
            "The merchant is owed less, and the customer owes less: for this purchase first, then for others.",
            'line = line.refund("order-2", on=date(2026, 10, 13), id="refund-1", amount=CNY("20"))',
        ),
        Case(
            "Repay",
            "Money comes in, and settles what is owed in the order of the product.",
            'line = line.repay(CNY("40"), on=date(2026, 10, 14), id="pay-1")',
        ),
        Case(
            "Repay, more than is owed and with a discount",
            "The bearer of the discount owes it; what is left is the customer's own money.",
            'discount = Discount(CNY("0.02"), "platform")\n'
            'line = line.repay(CNY("125"), on=date(2026, 10, 15), id="pay-2", discount=discount)',
        ),
        Case(
            "Own money is used",
            "The customer's own money settles whatever is posted, at once and in an entry of its own.",
            'line = line.purchase(CNY("10"), on=date(2026, 10, 16), id="order-4")',
        ),
        Case(
            "Withdraw",
            "The customer takes his own money back.",
            'line = line.withdraw(CNY("20"), on=date(2026, 10, 17), id="withdrawal-1")',
        ),
        Case(
            "Refund, where refunds do not count as payment",
            "On bank cards a refund settles only what is unbilled of its own purchase.\n"
            "The rest is the customer's own money, but waits under the item `refund`.",
            "without_interest = evolve(huabei(), interest=None)\n"
            'bank_card = evolve(without_interest, refund_counts_as_payment=False, refund_rest="credit")\n'
            'card = CreditLine.open(bank_card, limit=CNY("1000"), on=date(2026, 10, 1), id="bob")\n'
            'card = card.purchase(CNY("100"), on=date(2026, 10, 5), id="order-1")\n'
            'card = card.refund("order-1", on=date(2026, 11, 2), id="refund-1", amount=CNY("30"))',
        ),
        Case(
            "Own money that waited is used",
            "The next statement settles with it what is still owed.",
            "card = card.advance(to=date(2026, 12, 1))",
        ),
    ),
    "Time": (
        Case(
            "Advance",
            "Days that bring nothing book nothing.",
            "line = line.advance(to=date(2026, 10, 19))",
        ),
        Case(
            "A statement is issued",
            "It asks for what the books hold already, and moves no amount.",
            'line = line.purchase(CNY("400"), on=date(2026, 10, 20), id="order-5", merchant="tmall")\n'
            "line = line.advance(to=date(2026, 11, 1))",
        ),
        Case(
            "The minimum is missed",
            "The day after the due date and its grace, a late fee is charged: here 5 % of 40.00.\n"
            "A bill that is paid in time books nothing.",
            "line = line.advance(to=date(2026, 11, 10))",
        ),
        Case(
            "Interest, before a repayment",
            "What has accrued is charged just before a repayment, so that the repayment can settle it:"
            " here 10 nights × 400.00 × 0.05 %.",
            'line = line.repay(CNY("50"), on=date(2026, 11, 19), id="pay-3")',
        ),
        Case(
            "Interest, with a statement",
            "When the cycle closes, the nights since then are charged, too: here 12 nights × 354.00 × 0.05 %.",
            "line = line.advance(to=date(2026, 12, 1))",
        ),
    ),
    "Corrections": (
        Case(
            "ReturnRepayment",
            "The repayment is turned round.\n"
            "What else is different without it follows in adjustments, one for each day that they concern;"
            " all are dated on the day of the return.\n"
            "Here the late fee of 10 November was due after all.",
            'line = CreditLine.open(product, limit=CNY("500"), on=date(2026, 10, 1), id="carol")\n'
            'line = line.purchase(CNY("400"), on=date(2026, 10, 5), id="order-1", merchant="tmall")\n'
            'line = line.repay(CNY("400"), on=date(2026, 11, 8), id="pay-1")\n'
            'line = line.return_repayment("pay-1", on=date(2026, 11, 12), id="return-1")',
        ),
        Case(
            "ReturnRepayment, after it was withdrawn",
            "The withdrawal stands, and what was not the customer's own money is owed as principal.",
            'line = CreditLine.open(product, limit=CNY("500"), on=date(2026, 10, 1), id="dan")\n'
            'line = line.repay(CNY("50"), on=date(2026, 10, 5), id="pay-1")\n'
            'line = line.withdraw(CNY("50"), on=date(2026, 10, 6), id="withdrawal-1")\n'
            'line = line.return_repayment("pay-1", on=date(2026, 10, 8), id="return-1")',
        ),
    ),
    "Standing": (
        Case(
            "Suspend",
            "No new spending.",
            'line = CreditLine.open(product, limit=CNY("500"), on=date(2026, 10, 1), id="erin")\n'
            'line = line.suspend(on=date(2026, 10, 2), id="suspend-1")',
        ),
        Case("Resume", "Open again.", 'line = line.resume(on=date(2026, 10, 3), id="resume-1")'),
        Case("Freeze", "No spending and no withdrawal.", 'line = line.freeze(on=date(2026, 10, 4), id="freeze-1")'),
        Case("Unfreeze", "As before the freeze.", 'line = line.unfreeze(on=date(2026, 10, 5), id="unfreeze-1")'),
        Case("Close", "The end of a settled line.", 'line = line.close(on=date(2026, 10, 6), id="close-1")'),
    ),
}


def steps() -> dict[str, list[Step]]:
    """The script as it came to pass, by heading."""
    namespace: dict[str, Any] = {}
    return {heading: [_step(case, namespace) for case in cases] for heading, cases in SCRIPT.items()}


def _step(case: Case, namespace: dict[str, Any]) -> Step:
    exec(case.code, namespace)  # noqa: S102 - the script is our own
    line: CreditLine = namespace[case.code.splitlines()[-1].partition(" = ")[0]]
    return Step(case, line, line.history[-1])


def row(*cells: str) -> str:
    """One row of a table."""
    return "|" + "".join(f" {cell} |" if cell else " |" for cell in cells)


def overview(step: Step) -> Iterator[str]:
    """Which accounts each entry of a step debits and credits."""
    title = step.case.title
    for entry in step.record.entries:
        debited = [posting.account for posting in entry.postings if posting.amount.minor > 0]
        credited = [posting.account for posting in entry.postings if posting.amount.minor < 0]
        yield row(title, entry.kind, _listed(debited), _listed(credited))
        title = ""
    if title:
        yield row(title, "none", "", "")


def _listed(accounts: Iterable[str]) -> str:
    return ", ".join(f"`{account}`" for account in dict.fromkeys(accounts))


def postings(entry: Entry) -> Iterator[str]:
    """A row for each posting of an entry; the first one names the entry."""
    names = entry.kind, f"`{entry.id}`"
    for posting in entry.postings:
        amount = str(abs(posting.amount))
        sides = (amount, "") if posting.amount.minor > 0 else ("", amount)
        item = f"`{posting.item}`" if posting.item else ""
        yield row(*names, f"`{posting.account}`", item, *sides)
        names = "", ""


def section(step: Step) -> str:
    """One case: its words, its code, and a table of what it booked."""
    case = step.case
    head = f"\n### {case.title}\n\n{case.words}\n\n```python\n{case.code}\n```\n\n"
    rows = [line for entry in step.record.entries for line in postings(entry)]
    if not rows:
        return f"{head}Books nothing.\n"
    header = [row("entry", "id", "account", "item", "debit", "credit"), "|---|---|---|---|--:|--:|"]
    return head + "\n".join([*header, *rows]) + "\n"


def page() -> str:
    """The accounts, the overview, and every case."""
    happened = steps()
    accounts = "\n".join(row(f"`{account}`", *cells) for account, cells in ACCOUNTS.items())
    table = "\n".join(line for told in happened.values() for step in told for line in overview(step))
    parts = [
        INTRODUCTION.format(
            accounts=accounts, reserved=" and ".join(f"`{account}`" for account in RESERVED), overview=table
        )
    ]
    for heading, told in happened.items():
        parts += [f"\n## {heading}\n", *map(section, told)]
    return "".join(parts)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
