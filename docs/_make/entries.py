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

The limit, and what authorizations keep of it, are commitments: they are booked under `Equity`, off the balance sheet.

## Overview

| what happens | entry | debit | credit |
|---|---|---|---|
{overview}
"""

ACCOUNTS = {
    "Assets:Receivable:Principal": (
        "+",
        "the purchase, the installment row, or the withdrawal",
        "what the customer owes for what he spent",
    ),
    "Assets:Receivable:Principal:Installments": (
        "+",
        "the plan",
        "the same for rows of a plan that are not billed yet; it uses the limit and is on no statement",
    ),
    "Assets:Receivable:Cash": ("+", "the draw", "what the customer owes for cash"),
    "Assets:Receivable:Interest": (
        "+",
        "`interest/<statement date>`, or the installment row",
        "interest that the customer owes",
    ),
    "Assets:Receivable:Fee": (
        "+",
        "the installment row, or `fee/<draw or withdrawal>`",
        "fees that the customer owes for a plan, or for cash",
    ),
    "Assets:Receivable:Late-Fee": (
        "+",
        "`late-fee/<statement date>`, `late-fee/daily/<statement date>`, or the order in place of the date",
        "late fees that the customer owes",
    ),
    "Assets:Collections": (
        "+",
        "none, or the repayment where refunds go back there",
        "money received, to be swept by the service",
    ),
    "Assets:Disputed": ("+", "the dispute", "what the customer does not owe for as long as a dispute is open"),
    "Assets:Payout": (
        "−",
        "the draw, the withdrawal, or the repayment that a refund sends back",
        "money sent to the customer",
    ),
    "Assets:Bearer:Platform": (
        "+",
        "none, or the plan",
        "owed by the platform for what it bears; each bearer has such an account",
    ),
    "Liabilities:Merchant": ("−", "the purchase", "owed to the merchant, so the most that can be refunded"),
    "Liabilities:Credit-Balance": ("−", "none, or `refund` where it waits", "the customer's own money"),
    "Liabilities:Deferred-Fee": ("−", "the plan", "what bearers owe or paid for a plan, and what is not earned yet"),
    "Income:Interest": ("−", "`interest/<statement date>`, or the plan", "interest earned"),
    "Income:Fee": ("−", "the plan, or `fee/<draw or withdrawal>`", "fees earned, whoever pays them"),
    "Income:Late-Fee": ("−", "as for what the customer owes of them", "late fees earned"),
    "Income:Recovery": ("−", "none", "what came in after all of what was charged off"),
    "Expenses:Charge-Off": ("+", "none", "what was given up as lost"),
    "Expenses:Waiver": ("+", "none", "what was waived"),
    "Equity:Limit": ("+", "none, or the temporary increase", "the permanent limit, and what is in force for a time"),
    "Equity:Limit-Granted": ("−", "as for the limit", "the other side of it"),
    "Equity:Held": ("+", "the authorization", "what is kept of the limit"),
    "Equity:Hold-Placed": ("−", "the authorization", "the other side of it"),
}
"""By name: the sign of the balance, the item, and what lies there."""


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
            "from creditline import CNY, CreditLine, Rate\n"
            "from creditline.acts import Discount\n"
            "from creditline.catalog import huabei\n"
            "from creditline.dates import Days, Months\n"
            "from creditline.terms import InstallmentOffer, LateFee, OrderCycle\n\n"
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
    "Limits of scenes": (
        Case(
            "SetSceneLimit",
            "It bounds what is spent for one thing; the commitment stays the same.",
            'line = line.set_scene_limit("travel", CNY("300"), on=date(2026, 10, 4), id="scene-1")',
        ),
    ),
    "Increases of the limit": (
        Case(
            "GrantTemporaryLimit",
            "What is granted for a time has an item of its own; here it begins at once.",
            'more = CreditLine.open(product, limit=CNY("900"), on=date(2026, 10, 1), id="ann")\n'
            'october = {"first": date(2026, 10, 2), "last": date(2026, 10, 9)}\n'
            'more = more.grant_temporary_limit(CNY("300"), **october, on=date(2026, 10, 2), id="travel-1")',
        ),
        Case(
            "A temporary limit ends",
            "The day after its last day the limit falls.",
            "more = more.advance(to=date(2026, 10, 10))",
        ),
        Case(
            "OfferIncrease",
            "An offer changes nothing until it is accepted.",
            'more = more.offer_increase(CNY("500"), expires=date(2026, 10, 20), on=date(2026, 10, 11), id="offer-1")',
        ),
        Case(
            "AcceptIncrease",
            "What is accepted is in force at once, unless another day was agreed.",
            'more = more.accept_increase("offer-1", amount=CNY("400"), on=date(2026, 10, 12), id="yes-1")',
        ),
        Case(
            "RequestIncrease",
            "A request changes nothing until the lender accepts it.",
            'more = more.request_increase(CNY("9000"), on=date(2026, 10, 13), id="request-1")',
        ),
        Case(
            "DeclineIncrease",
            "Nor does a refusal.",
            'more = more.decline_increase("request-1", on=date(2026, 10, 14), id="no-1", reason="past due")',
        ),
        Case(
            "An offer expires",
            "Nobody accepted it by its last day.",
            'more = more.offer_increase(CNY("100"), expires=date(2026, 10, 20), on=date(2026, 10, 15), id="offer-2")\n'
            "more = more.advance(to=date(2026, 10, 21))",
        ),
        Case(
            "WithdrawIncrease",
            "What is in force for a time can be taken back before its last day.",
            'november = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}\n'
            'more = more.grant_temporary_limit(CNY("300"), **november, on=date(2026, 10, 22), id="travel-2")\n'
            'more = more.withdraw_increase("travel-2", on=date(2026, 11, 5), id="back-1")',
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
            "Draw",
            "Cash goes to the customer, and costs a fee of its own: here 1 %.",
            "from creditline.terms import CashFee\n\n"
            'with_cash = evolve(huabei(), cash_fee=CashFee("1%"), withdrawal_fee=CashFee("0.5%", floor=CNY("5")))\n'
            'cash = CreditLine.open(with_cash, limit=CNY("5000"), on=date(2026, 10, 1), id="ivy")\n'
            'cash = cash.draw(CNY("2000"), on=date(2026, 10, 5), id="draw-1")',
        ),
        Case(
            "Withdraw, for a fee",
            "It comes on top, and the rest of the customer's own money pays it as far as it goes.",
            'cash = cash.repay(CNY("2123"), on=date(2026, 10, 6), id="pay-1")\n'
            'cash = cash.withdraw(CNY("100"), on=date(2026, 10, 7), id="withdrawal-1")',
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
    "Late fees": (
        Case(
            "A flat late fee",
            "It is charged by the calendar, here on the first day after the due date.",
            'per_night = LateFee.daily(Rate.parse("0.05%/day"))\n'
            'both = evolve(huabei(), interest=None, late_fee=(per_night, LateFee.flat(CNY("10"))))\n'
            'late = CreditLine.open(both, limit=CNY("1000"), on=date(2026, 10, 1), id="gil")\n'
            'late = late.purchase(CNY("400"), on=date(2026, 10, 5), id="order-1")\n'
            "late = late.advance(to=date(2026, 11, 10))",
        ),
        Case(
            "A late fee by the night, before a repayment",
            "As for interest: here 10 nights × 400.00 × 0.05 %.",
            'late = late.repay(CNY("112"), on=date(2026, 11, 19), id="pay-1")',
        ),
        Case(
            "A late fee by the night, with a statement",
            "The nights since then: 12 nights × 300.00 × 0.05 %.",
            "late = late.advance(to=date(2026, 12, 1))",
        ),
    ),
    "Installments": (
        Case(
            "Purchase, in installments",
            "Rows that are not billed yet are a receivable of their own.\n"
            "What another bears of the cost is owed by him at once, and earned with the rows.",
            'free = InstallmentOffer.interest_free(3, name="free", bearer="platform", cost_rate="3%")\n'
            'fee = InstallmentOffer.flat_fee(3, name="fee", total_rate="6%")\n'
            'level = InstallmentOffer.equal_payment(6, Rate.parse("12%/year"), name="level")\n'
            'pay_in_4 = InstallmentOffer.interest_free(3, name="pay in 4").with_down_payment(share="25%")\n'
            "parts = evolve(huabei(), interest=None, installments=(free, fee, level, pay_in_4))\n"
            'line = CreditLine.open(parts, limit=CNY("5000"), on=date(2026, 10, 1), id="fay")\n'
            'line = line.purchase(CNY("300"), on=date(2026, 10, 5), id="order-1", installments="free")',
        ),
        Case(
            "Purchase, with a down payment",
            "The down payment comes in at once, and never uses the limit.",
            'line = line.purchase(CNY("400"), on=date(2026, 10, 6), id="order-2", installments="pay in 4")',
        ),
        Case(
            "Capture, in installments",
            "The hold is released, and what is captured becomes a plan.",
            'line = line.authorize(CNY("120"), on=date(2026, 10, 7), id="hold-1")\n'
            'line = line.capture("hold-1", on=date(2026, 10, 8), id="order-3", installments="fee")',
        ),
        Case(
            "Convert",
            "A purchase that is not billed yet becomes a plan that bears the id of the conversion.",
            'line = line.purchase(CNY("90"), on=date(2026, 10, 9), id="order-4")\n'
            'line = line.convert(purchase="order-4", installments="fee", on=date(2026, 10, 10), id="plan-4")',
        ),
        Case(
            "Rows are billed",
            "With each statement one row of every plan, all in one entry: principal moves to what is billed,"
            " and the cost of the row is earned, whoever bears it.",
            'line = line.purchase(CNY("600"), on=date(2026, 10, 20), id="order-5")\n'
            "line = line.advance(to=date(2026, 11, 1))",
        ),
        Case(
            "Convert, a part of a statement",
            "Until the due date, what purchases it billed can become a plan.",
            "november = date(2026, 11, 1)\n"
            'line = line.convert(statement=november, installments="level", on=date(2026, 11, 3), id="plan-5")',
        ),
        Case(
            "Refund, of a part of a plan",
            "It settles what is billed of the purchase, then the last rows of the plan;"
            " the bearer need not pay for those, unless the offer says otherwise.",
            'line = line.refund("order-1", on=date(2026, 11, 5), id="refund-1", amount=CNY("180"))',
        ),
        Case(
            "Reschedule",
            "Rows that are not billed yet are laid out again; only what they ask for is booked, once it is billed.",
            'line = line.reschedule("order-3", on=date(2026, 11, 20), id="later-1", defer=1)',
        ),
        Case(
            "SettleEarly",
            "What is left of the plan is billed at once, with interest to the day and the fees that the offer asks for;"
            " the same act pays it, and what was billed of it before: here 503.47 × 1 % × 10 of 31 days.",
            'line = line.settle_early(plan="plan-5", on=date(2026, 12, 19), id="early-1")',
        ),
        Case(
            "SettleEarly, where another bears the cost",
            "What he was still to pay is earned at once; or he need not pay it, where the offer says so.",
            'line = line.settle_early(plan="order-1", on=date(2026, 12, 19), id="early-2")',
        ),
    ),
    "Orders without statements": (
        Case(
            "Purchase, without statements",
            "It is a bill of its own; that moves no amount.",
            'by_night = LateFee.daily(Rate.parse("0.07%/day"), on="order")\n'
            "single = evolve(huabei(), interest=None, cycle=OrderCycle(Days(30)), minimum=None)\n"
            'orders = evolve(single, late_fee=by_night, refund_rest="sources")\n'
            'line = CreditLine.open(orders, limit=CNY("5000"), on=date(2026, 10, 1), id="hal")\n'
            'line = line.purchase(CNY("200"), on=date(2026, 10, 5), id="order-1")',
        ),
        Case(
            "Purchase, in installments without statements",
            "The first row is billed at once.",
            'line = line.purchase(CNY("300"), on=date(2026, 10, 6), id="order-2", installments=fee)',
        ),
        Case(
            "A row is billed, without statements",
            "One step before it falls due, when the due date of the row before has passed.",
            'line = line.repay(CNY("306"), on=date(2026, 10, 20), id="pay-1")\n'
            "line = line.advance(to=date(2026, 11, 6))",
        ),
        Case(
            "A late fee by the night, of a whole order",
            "From the due date of a row that is missed, all that the order still owes costs it,"
            " rows that are not billed yet included, fees once they are billed:"
            " here 206.00 for 1 night and 212.00 for 3, × 0.07 %.",
            'line = line.repay(CNY("107"), on=date(2026, 12, 9), id="pay-2")',
        ),
        Case(
            "Refund, back to where the money came from",
            "What nothing is owed for goes back to repayments, the newest first.",
            'line = line.refund("order-1", on=date(2026, 12, 10), id="refund-1")',
        ),
    ),
    "Relief and loss": (
        Case(
            "Waive",
            "What is forgiven of one component is an expense, the oldest obligation first.",
            'line = CreditLine.open(product, limit=CNY("500"), on=date(2026, 10, 1), id="ivy")\n'
            'line = line.purchase(CNY("400"), on=date(2026, 10, 5), id="order-1", merchant="tmall")\n'
            "line = line.advance(to=date(2026, 11, 10))\n"
            'line = line.waive("late_fee", CNY("2"), on=date(2026, 11, 10), id="waiver-1", reason="first time")',
        ),
        Case(
            "Dispute",
            "What is outstanding of the purchase is owed no more until the dispute is resolved;"
            " what had been paid of it becomes the customer's own money.",
            'line = line.dispute("order-1", on=date(2026, 11, 11), id="dispute-1", amount=CNY("100"))',
        ),
        Case(
            "Resolve, where the customer lost",
            "He owes it again, and the next statement bills it.",
            'line = line.resolve("dispute-1", won=False, on=date(2026, 11, 12), id="lost-1")',
        ),
        Case(
            "Resolve, where the customer won",
            "The merchant bears it, as if he had given it back.",
            'line = line.dispute("order-1", on=date(2026, 11, 13), id="dispute-2", amount=CNY("50"))\n'
            'line = line.resolve("dispute-2", won=True, on=date(2026, 11, 14), id="won-1")',
        ),
        Case(
            "ChargeOff, in part",
            "What is given up as lost is an expense, in the order of the product's waterfall; the line goes on.",
            'line = line.charge_off(on=date(2026, 11, 19), id="loss-1", amount=CNY("3"))',
        ),
        Case(
            "ChargeOff",
            "All that is owed is given up after the nights so far are charged; plans are called in before.",
            'line = line.charge_off(on=date(2026, 11, 20), id="loss-2", reason="bankrupt")',
        ),
        Case(
            "Recover",
            "What comes of it later is income.",
            'line = line.recover(CNY("30"), on=date(2026, 12, 20), id="recovery-1", source="court")',
        ),
        Case(
            "Repay, where the line is charged off",
            "What is owed comes first; then money makes good the loss, and what is more is the customer's own.",
            'line = line.repay(CNY("20"), on=date(2026, 12, 21), id="pay-1")',
        ),
        Case(
            "ChargeOff, with a plan",
            "All its principal is billed at once, and is lost with the rest; the offer says what becomes of a cost that"
            " another bears.",
            'line = CreditLine.open(parts, limit=CNY("5000"), on=date(2026, 10, 1), id="jan")\n'
            'line = line.purchase(CNY("300"), on=date(2026, 10, 5), id="order-1", installments="free")\n'
            'line = line.charge_off(on=date(2026, 10, 6), id="loss-1")',
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
        Case(
            "ChangeStatementDay",
            "The period that runs ends on the new day.",
            "yearly = evolve(product, statement_day_changes=Months(12))\n"
            'line = line.change_product(yearly, on=date(2026, 10, 5), id="change-1")\n'
            'line = line.change_statement_day(20, on=date(2026, 10, 5), id="change-2")',
        ),
        Case(
            "ChangeProduct",
            "Interest found so far is posted first; here nothing had accrued.",
            'line = line.change_product(product, on=date(2026, 10, 5), id="change-3")',
        ),
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
    parts = [INTRODUCTION.format(accounts=accounts, overview=table)]
    for heading, told in happened.items():
        parts += [f"\n## {heading}\n", *map(section, told)]
    return "".join(parts)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
