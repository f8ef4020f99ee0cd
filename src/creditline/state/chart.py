"""The chart of accounts: where each kind of amount lies (signed minor units, debit positive)."""

from __future__ import annotations

from creditline.terms import Component

RECEIVABLE = "Assets:Receivable"
RECEIVABLES: dict[Component, str] = {
    Component.PRINCIPAL: "Assets:Receivable:Principal",
    Component.CASH: "Assets:Receivable:Cash",
    Component.INTEREST: "Assets:Receivable:Interest",
    Component.FEE: "Assets:Receivable:Fee",
    Component.LATE_FEE: "Assets:Receivable:Late-Fee",
}
RECEIVABLE_ACCOUNTS = tuple(RECEIVABLES.values())
PRINCIPAL = RECEIVABLES[Component.PRINCIPAL]
CASH = RECEIVABLES[Component.CASH]
INTEREST = RECEIVABLES[Component.INTEREST]
FEE = RECEIVABLES[Component.FEE]
LATE_FEE = RECEIVABLES[Component.LATE_FEE]

PLANNED = "Assets:Receivable:Principal:Installments"
"""Principal of installment rows that are not billed yet, item = the plan; it uses the limit and is on no statement."""

DISPUTED = "Assets:Disputed"
"""What customers do not owe for as long as a dispute is open, item = the dispute."""

COLLECTIONS = "Assets:Collections"
PAYOUT = "Assets:Payout"
MERCHANT = "Liabilities:Merchant"
CREDIT_BALANCE = "Liabilities:Credit-Balance"
CUSTOMER_ACCOUNTS = (*RECEIVABLE_ACCOUNTS, CREDIT_BALANCE)
"""What makes up the balance of a customer."""

DEFERRED_FEE = "Liabilities:Deferred-Fee"
"""What bearers pay or are to pay for a plan and what is not earned yet, item = the plan."""

INTEREST_INCOME = "Income:Interest"
FEE_INCOME = "Income:Fee"
LATE_FEE_INCOME = "Income:Late-Fee"

FEE_OF = "fee/"
"""Before the id of an act, names the fee that it cost."""

RECOVERY = "Income:Recovery"

CHARGE_OFF = "Expenses:Charge-Off"
WAIVER = "Expenses:Waiver"

LIMIT = "Equity:Limit"
LIMIT_GRANTED = "Equity:Limit-Granted"

PERMANENT = ""
"""Item of the limit that stays until it is changed; what is granted for a time has the increase as its item."""

HELD = "Equity:Held"
HOLD_PLACED = "Equity:Hold-Placed"

CASH_SCENE = "cash"
"""The scene of every draw."""

OWN_MONEY = ""
"""Item of credit balance that settles whatever is owed, at once."""

REFUND_MONEY = "refund"
"""Item of credit balance left by a refund that may not settle everything at once."""

CREDIT_ITEMS = (REFUND_MONEY, OWN_MONEY)


def bearer(name: str) -> str:
    """The account of what a bearer (`"platform"`, `"bank"`) owes for a cost that he takes on."""
    return "Assets:Bearer:" + "-".join(word[:1].upper() + word[1:] for word in name.replace("_", " ").split())
