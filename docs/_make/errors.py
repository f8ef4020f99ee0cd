"""The gallery of errors: each with its rule, an example that provokes it, its message, and what to do."""

# Write the page anew: python docs/_make/errors.py --write

from __future__ import annotations

import ast
import inspect
import sys
from importlib import import_module
from pathlib import Path
from traceback import format_exception_only
from typing import Any

import attrs

from creditline import CreditLineError, errors
from creditline.interchange import CannotRoundTrip, MalformedData

PAGE = Path(__file__).parents[1] / "errors.md"

INTRODUCTION = """\
<!-- Written by docs/_make/errors.py; do not edit. -->

# Errors, and what to do about them

Every rule of credit that can be broken has an error of its own, below `CreditLineError`.
This page shows each of them: the rule, the shortest way to break it, the message, and a remedy.
All examples run as part of the test suite.

A wrong type (a `float` for an amount, a `datetime` for a day) raises `TypeError`.
A wrong value that no rule of credit forbids (an amount of zero, an id with a slash) raises `ValueError`.
Those two are mistakes of the calling program, and their messages say what to write instead; they are not shown here.

Every example on this page starts from the same line, and from a ledger that holds one entry.

```python
{setup}
```

## A refusal changes nothing

Acts return a new line, so a line that refuses an act is still there, exactly as it was.
The message can be read out to a customer: the value, the rule, the fact that decided.
The same figures are attributes of the error.

```python
>>> from creditline import CreditLineError
>>> try:
...     line = line.purchase(CNY("900.00"), on=date(2026, 10, 6), id="order-2")
... except CreditLineError as refused:
...     print(refused)
...     print(refused.available)
900.00 CNY is more than the 400.00 CNY available of a limit of 500.00 CNY
400.00 CNY
>>> line.outstanding
CNY('100.00')
```

Where a decline is an answer and not an accident, ask before you act.
`refusal` returns the error that the act would raise, or `None`.

```python
>>> from creditline.acts import Purchase
>>> type(line.refusal(Purchase(CNY("900.00"), on=date(2026, 10, 6), id="order-2"))).__name__
'LimitExceeded'
```

An act that breaks several rules is refused by the first of them, in this order:
wrong type; wrong currency; conflicting id; unknown id; a day before the line's; status; product rule; available limit.
"""

SETUP = """\
from datetime import date

from creditline import CNY, USD, CreditLine, Ledger
from creditline.apr import apr_eu, irr_nominal
from creditline.catalog import huabei
from creditline.ledger import Entry, credit, debit
from creditline.money import Rate
from creditline.portfolio import Campaign
from creditline.rules import IncreaseAsked, LargestStep, LimitPolicy
from creditline.terms.offer import InstallmentOffer

line = CreditLine.open(huabei(), limit=CNY("500.00"), on=date(2026, 10, 1), id="alice")
line = line.purchase(CNY("100.00"), on=date(2026, 10, 5), id="order-1", merchant="tmall")

postings = (debit("Assets:Collections", CNY("100.00")), credit("Liabilities:Credit-Balance", CNY("100.00")))
ledger = Ledger(CNY).post(Entry("e1", date(2026, 10, 5), "repayment", postings))"""


@attrs.frozen
class Exhibit:
    """
    How one error is shown.

    Attributes:
        code: Statements of which the last is refused.
        remedy: What to do, one sentence per line.
    """

    code: str
    remedy: str


GROUPS = {
    "money": ("Money", "Amounts are exact, and each is of one currency."),
    "ledger": (
        "Ledger",
        "A ledger only grows, and it always balances.\n`ConflictingId` and `UnknownId` come from lines, too.",
    ),
    "standing": ("Standing", "What may be done with a line depends on its day, its status and its agreement."),
    "limits": ("Limits", "A limit is spent up to what is available, and changes only as was agreed."),
    "authorization": (
        "Authorization",
        "These come from the rules of a product, which purchases, holds and draws are judged by before the limit.",
    ),
    "spending": ("Spending and money that moves", "These come from purchases, holds, cash, refunds and repayments."),
    "installments": (
        "Installments",
        (
            "These come from quoting an installment offer (`creditline.terms.offer`), and from the plans of a line.\n"
            "`UnknownId` also names offers that the product does not have, plans and statements."
        ),
    ),
    "relief": ("Relief", "These come from giving up what is owed, in part or in full."),
    "rates": ("Annual percentage rates", "These come from `creditline.apr`."),
    "files": ("Files", "These come from reading the files of others."),
    "plain": (
        "Plain data",
        (
            "These come from `creditline.interchange`.\n"
            "They are kinds of `ValueError`, not of `CreditLineError`: no rule of credit was broken."
        ),
    ),
}
"""The rooms of errors in the order of the page, each with its heading and an introduction."""

EXHIBITS: dict[type[Exception], Exhibit] = {
    errors.CurrencyMismatch: Exhibit(
        'CNY("12.00") + USD("3.00")',
        "Convert one of the amounts first, at a rate and with a rounding that you choose.\n"
        "A line takes only amounts in the currency of its product.",
    ),
    errors.InexactAmount: Exhibit(
        'CNY("12.345")',
        "If the figure comes from elsewhere, ask there what was meant; nobody is owed half a cent.\n"
        'If you computed it, round it by name: `CNY.minor(Rounding.HALF_UP.round(Fraction("1234.5")))`.',
    ),
    errors.UnbalancedEntry: Exhibit(
        'paid, owed = debit("Assets:Collections", CNY("100.00")), credit("Assets:Receivable:Fee", CNY("98.00"))\n'
        'Entry("e2", date(2026, 10, 6), "repayment", (paid, owed))',
        "Find the posting that is missing or wrong: here, where the other 2.00 went.\n"
        "The message gives debits less credits.",
    ),
    errors.ConflictingId: Exhibit(
        'line.purchase(CNY("90.00"), on=date(2026, 10, 5), id="order-1", merchant="tmall")',
        "If this is a retry, send exactly what was sent before; then nothing happens, and nothing is refused.\n"
        "If it is something new, give it an id of its own.",
    ),
    errors.UnknownId: Exhibit(
        'line.refund("order-7", on=date(2026, 10, 6), id="refund-1")',
        "Look for a mistyped id, or for an act on another line.\n"
        "If acts reach you out of order, pass on the purchase before its refund.",
    ),
    errors.PeriodClosed: Exhibit(
        'ledger.close_period(through=date(2026, 10, 31)).reverse("e1", id="e2", on=date(2026, 10, 31))',
        "Date the entry on the day after the closed period, or later.\n"
        "A reversal keeps the date of what it reverses in its `meta`.",
    ),
    errors.AlreadyReversed: Exhibit(
        'reversed_once = ledger.reverse("e1", id="e2", on=date(2026, 10, 6))\n'
        'reversed_once.reverse("e1", id="e3", on=date(2026, 10, 6))',
        "Nothing is left to be done: the reversal that the message names has undone the entry.",
    ),
    errors.ReversalOfReversal: Exhibit(
        'reversed_once = ledger.reverse("e1", id="e2", on=date(2026, 10, 6))\n'
        'reversed_once.reverse("e2", id="e3", on=date(2026, 10, 7))',
        "Post what the original said once more, as an entry with an id of its own.",
    ),
    errors.AuditFailed: Exhibit(
        "broken = Ledger(CNY).post_all(ledger.entries)\n"
        'broken._log.sums.accounts["Assets:Collections"][None] = (0, 10001)  # behind its back\n'
        "broken.audit()",
        "Stop posting to this ledger, and find out what has written to its memory behind its back.\n"
        "The entries are what counts: `Ledger(CNY).post_all(broken.entries)` computes everything anew.",
    ),
    errors.Backdated: Exhibit(
        'line.purchase(CNY("10.00"), on=date(2026, 10, 4), id="order-2")',
        "Tell acts in the order of their days.\n"
        "If one was forgotten and no statement has gone out since, sort it in among `line.commands`"
        " and decide everything again with `CreditLine.replay`.\n"
        "A repayment that bounced is told on the day that you learn of it, with `return_repayment`.",
    ),
    errors.LineNotOpen: Exhibit(
        'suspended = line.suspend(on=date(2026, 10, 6), id="suspend-1")\n'
        'suspended.purchase(CNY("10.00"), on=date(2026, 10, 6), id="order-2")',
        "Decline the customer, or bring the line back with `resume` or `unfreeze` first.\n"
        "Repayments and refunds are taken whatever the status.",
    ),
    errors.UnlawfulMove: Exhibit(
        'line.resume(on=date(2026, 10, 6), id="resume-1")',
        "Look at `line.status` first.\n"
        "Open lines are suspended, suspended ones resumed, both frozen, frozen ones unfrozen;"
        " all of them can be closed, and closing is final.",
    ),
    errors.LineNotSettled: Exhibit(
        'line.close(on=date(2026, 10, 6), id="close-1")',
        "Let the customer repay what is outstanding, pay out his own money with `withdraw`,"
        " and release what is held with `void`; then close.",
    ),
    errors.StatementDayFixed: Exhibit(
        'line.change_statement_day(20, on=date(2026, 10, 6), id="change-1")',
        "Say in `Product.statement_day_changes` how much time lies between two changes, such as `Months(6)`.",
    ),
    errors.StatementDayChangedTooSoon: Exhibit(
        "from attrs import evolve\n"
        "from creditline.dates import Months\n"
        "twice_a_year = evolve(huabei(), statement_day_changes=Months(6))\n"
        'moving = CreditLine.open(twice_a_year, limit=CNY("500"), on=date(2026, 10, 1), id="bob")\n'
        'moving = moving.change_statement_day(20, on=date(2026, 10, 6), id="change-1")\n'
        'moving.change_statement_day(1, on=date(2026, 12, 6), id="change-2")',
        "Ask again on the day that the message names, or later.",
    ),
    errors.CycleCannotChange: Exhibit(
        "from creditline.catalog import baitiao_orders\n"
        'line.change_product(baitiao_orders(), on=date(2026, 10, 6), id="change-1")',
        "Open another line under the other product, and let this one be repaid.",
    ),
    errors.LimitExceeded: Exhibit(
        'line.purchase(CNY("900.00"), on=date(2026, 10, 6), id="order-2")',
        "Decline the purchase; or let the customer repay, or raise the limit, and try again.\n"
        "What is called available here includes the customer's own money, less what the fee of a draw takes of it.",
    ),
    errors.SharedLimitExceeded: Exhibit(
        "from creditline.portfolio import LineGroup\n"
        'group = LineGroup.open([line], limit=CNY("300.00"), on=date(2026, 10, 6), id="shared")\n'
        'group.purchase(CNY("250.00"), on=date(2026, 10, 6), id="order-2")',
        "Decline the purchase; or let the customer repay on any line of the group, or raise the shared limit.\n"
        "What is called available here includes the customer's own money on that line, not that on others.",
    ),
    errors.SceneLimitExceeded: Exhibit(
        'bounded = line.set_scene_limit("travel", CNY("150.00"), on=date(2026, 10, 6), id="scene-1")\n'
        'bounded.purchase(CNY("200.00"), on=date(2026, 10, 6), id="order-2", scene="travel")',
        "Decline the purchase, or set another limit with `set_scene_limit`.\n"
        "As for the whole line, what is called available here includes the customer's own money.",
    ),
    errors.LimitOutOfBounds: Exhibit(
        "from attrs import evolve\n"
        "from creditline.terms import LimitTerms\n"
        'bounded = evolve(huabei(), limits=LimitTerms(minimum=CNY("500"), maximum=CNY("50000")))\n'
        'CreditLine.open(bounded, limit=CNY("80000"), on=date(2026, 10, 1), id="bob")',
        "Grant a limit within the bounds, both included, or change `Product.limits`.",
    ),
    errors.NotAnIncrease: Exhibit(
        'line.raise_limit(CNY("400.00"), on=date(2026, 10, 6), id="raise-1")',
        "Name the new limit, not what it grows by; to grant less, use `lower_limit`.",
    ),
    errors.NotADecrease: Exhibit(
        'line.lower_limit(CNY("600.00"), on=date(2026, 10, 6), id="lower-1")',
        "Name the new limit, not what it shrinks by; to grant more, use `raise_limit`.",
    ),
    errors.LimitNotInStep: Exhibit(
        "from attrs import evolve\n"
        "from creditline.terms import LimitTerms\n"
        'in_hundreds = evolve(huabei(), limits=LimitTerms(step=CNY("100")))\n'
        'CreditLine.open(in_hundreds, limit=CNY("550"), on=date(2026, 10, 1), id="bob")',
        "Grant a multiple of the step that the error names, or change `Product.limits`.",
    ),
    errors.TemporaryLimitExceeded: Exhibit(
        "from attrs import evolve\n"
        "from creditline.terms import LimitTerms\n"
        'bounded = evolve(huabei(), limits=LimitTerms(temporary_maximum=CNY("300")))\n'
        'bob = CreditLine.open(bounded, limit=CNY("500"), on=date(2026, 10, 1), id="bob")\n'
        'november = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}\n'
        'bob.grant_temporary_limit(CNY("400"), **november, on=date(2026, 10, 6), id="more-1")',
        "Grant less, or for days on which nothing else is granted; the error says what it comes to together.",
    ),
    errors.TemporaryLimitTooLong: Exhibit(
        "from attrs import evolve\n"
        "from creditline.terms import LimitTerms\n"
        "bounded = evolve(huabei(), limits=LimitTerms(temporary_days=30))\n"
        'bob = CreditLine.open(bounded, limit=CNY("500"), on=date(2026, 10, 1), id="bob")\n'
        'until_january = {"first": date(2026, 11, 1), "last": date(2026, 12, 31)}\n'
        'bob.grant_temporary_limit(CNY("400"), **until_january, on=date(2026, 10, 6), id="more-1")',
        "Let it end earlier; its first and its last day count.",
    ),
    errors.BeginsTooEarly: Exhibit(
        'line.offer_increase(CNY("400"), first=date(2026, 10, 1), on=date(2026, 10, 6), id="more-1")',
        "Name a first day that is still to come, or none: then it is in force as soon as it is accepted.",
    ),
    errors.EndsBeforeItBegins: Exhibit(
        'backwards = {"first": date(2026, 11, 30), "last": date(2026, 11, 1)}\n'
        'line.grant_temporary_limit(CNY("400"), **backwards, on=date(2026, 10, 6), id="more-1")',
        "Give the last day of the temporary limit, its first day or later.",
    ),
    errors.AnswerBeforeAsked: Exhibit(
        'line.offer_increase(CNY("400"), expires=date(2026, 10, 5), on=date(2026, 10, 6), id="more-1")',
        "Give the last day on which it can be accepted, the day of the offer or later.",
    ),
    errors.IncreaseExceedsAsked: Exhibit(
        'offered = line.offer_increase(CNY("400"), on=date(2026, 10, 6), id="more-1")\n'
        'offered.accept_increase("more-1", amount=CNY("500"), on=date(2026, 10, 7), id="yes-1")',
        "Accept at most what was offered or requested; without an amount, `accept_increase` takes all of it.",
    ),
    errors.DecisionExceeded: Exhibit(
        'decision = LimitPolicy("autumn", [LargestStep(amount=CNY("300"))]).decide(\n'
        '    line, IncreaseAsked(CNY("400"), on=date(2026, 10, 6))\n'
        ")\n"
        'line.offer_increase(CNY("400"), decision=decision, on=date(2026, 10, 6), id="more-1")',
        "Offer or accept `decision.amount` at most, or record who lets more through, and why, with\n"
        "`decision.overridden(amount, by=..., reason=...)`.",
    ),
    errors.DecisionOfAnotherLine: Exhibit(
        'bob = CreditLine.open(huabei(), limit=CNY("500.00"), on=date(2026, 10, 1), id="bob")\n'
        'about_bob = LimitPolicy("autumn", []).decide(bob, IncreaseAsked(CNY("400"), on=date(2026, 10, 6)))\n'
        'line.offer_increase(CNY("400"), decision=about_bob, on=date(2026, 10, 6), id="more-1")',
        "Let the policy decide about the line that the act is for.",
    ),
    errors.DecisionOutdated: Exhibit(
        'decision = LimitPolicy("autumn", []).decide(line, IncreaseAsked(CNY("400"), on=date(2026, 10, 6)))\n'
        'offered = line.offer_increase(CNY("400"), decision=decision, on=date(2026, 10, 6), id="more-1")\n'
        'offered.offer_increase(CNY("400"), decision=decision, on=date(2026, 10, 7), id="more-2")',
        "Decide again, for the days of the increase and as of the day of the act; no decision serves two increases.\n"
        "`figure` names what is not as it was decided; what is used or held may move.",
    ),
    errors.CampaignSpentUnknown: Exhibit(
        'campaign = Campaign("spring", LimitPolicy("all", []), amount=CNY("100"), budget=CNY("500"))\n'
        "(first,) = campaign.offer([line], on=date(2026, 10, 6))\n"
        "list(campaign.offer([first.line], on=date(2026, 10, 7)))",
        "Pass `spent=campaign.report(lines).total` of all lines that earlier runs met;\n"
        "a run that takes lines one by one cannot know what those to come were offered.",
    ),
    errors.UnlawfulIncreaseMove: Exhibit(
        'declined = line.offer_increase(CNY("400"), on=date(2026, 10, 6), id="more-1").decline_increase(\n'
        '    "more-1", on=date(2026, 10, 7), id="no-1"\n'
        ")\n"
        'declined.accept_increase("more-1", on=date(2026, 10, 8), id="yes-1")',
        "Look at `line.increases` first; what came to nothing is offered or requested anew, under an id of its own.\n"
        "A permanent increase in force is taken back with `lower_limit`.",
    ),
    errors.RefundExceedsPurchase: Exhibit(
        'line.refund("order-1", on=date(2026, 10, 6), id="refund-1", amount=CNY("120.00"))',
        "Look for an earlier refund of the same purchase, and refund what is left.\n"
        "Without an amount, `refund` gives back all that can still be refunded.",
    ),
    errors.CaptureExceedsHold: Exhibit(
        'held = line.authorize(CNY("50.00"), on=date(2026, 10, 6), id="hold-1")\n'
        'held.capture("hold-1", on=date(2026, 10, 7), id="order-2", amount=CNY("60.00"))',
        "Capture what is held, and ask for the rest as a purchase of its own.",
    ),
    errors.HoldNotInForce: Exhibit(
        'voided = line.authorize(CNY("50.00"), on=date(2026, 10, 6), id="hold-1").void(\n'
        '    "hold-1", on=date(2026, 10, 7), id="void-1"\n'
        ")\n"
        'voided.capture("hold-1", on=date(2026, 10, 8), id="order-2")',
        "Authorize again, or ask for a purchase: the limit that was kept has been given back.",
    ),
    errors.ExpiresBeforePlaced: Exhibit(
        'line.authorize(CNY("50.00"), on=date(2026, 10, 6), id="hold-1", expires=date(2026, 10, 5))',
        "Give the last day on which the hold can be captured, the day of the hold or later.",
    ),
    errors.AuthorizationDeclined: Exhibit(
        "from attrs import evolve\n"
        "from creditline.rules.authorization import AmountCap, AuthorizationRules\n"
        'rules = AuthorizationRules((AmountCap(CNY("300.00")),))\n'
        "product = evolve(huabei(), authorization=rules)\n"
        'ruled = CreditLine.open(product, limit=CNY("500.00"), on=date(2026, 10, 1), id="bob")\n'
        'ruled.purchase(CNY("350.00"), on=date(2026, 10, 6), id="order-2")',
        "Decline the purchase; an approval does not help.\n"
        "`line.assess(command)` shows every rule with its verdict, also in Chinese: `.explain('zh')`.",
    ),
    errors.AuthorizationReferred: Exhibit(
        "from attrs import evolve\n"
        "from creditline.rules.authorization import AmountCap, AuthorizationRules\n"
        'rules = AuthorizationRules((AmountCap(CNY("300.00"), outcome="refer"),))\n'
        "product = evolve(huabei(), authorization=rules)\n"
        'ruled = CreditLine.open(product, limit=CNY("500.00"), on=date(2026, 10, 1), id="bob")\n'
        'ruled.purchase(CNY("350.00"), on=date(2026, 10, 6), id="order-2")',
        "Let a person look at it; who lets it through says so with `approval=Override(by, reason)`.",
    ),
    errors.WithdrawalExceedsCredit: Exhibit(
        'line.withdraw(CNY("10.00"), on=date(2026, 10, 6), id="withdrawal-1")',
        "Offer the customer what `line.credit_balance` says.\n"
        "The limit is paid out only by `draw`, where the product has cash.",
    ),
    errors.CashNotAvailable: Exhibit(
        'line.draw(CNY("10.00"), on=date(2026, 10, 6), id="draw-1")',
        "Offer a purchase instead; or agree what cash costs, with `Product.cash_fee` or `Product.cash_interest`.",
    ),
    errors.FreeDaysNotAvailable: Exhibit(
        "from creditline import Product\n"
        "from creditline.terms import BillingCycle, CashFee, DueAfter, Interest\n\n"
        'mean = Interest.average_daily_balance(Rate.parse("18%/year"))\n'
        'card = Product("card", CNY, cycle=BillingCycle(1, DueAfter(21)), interest=mean, cash_fee=CashFee("1%"))\n'
        'bob = CreditLine.open(card, limit=CNY("500.00"), on=date(2026, 10, 1), id="bob")\n'
        'bob.draw(CNY("10.00"), on=date(2026, 10, 6), id="draw-1", free_days=7)',
        "Draw without them, or agree `Interest.daily` as the product's `cash_interest`.\n"
        "A line with such days ahead takes such a product once they are over, or the draw is repaid.",
    ),
    errors.DiscountExceedsRepayment: Exhibit(
        "from creditline.acts import Discount\n"
        'nothing_paid = Discount(CNY("11.00"), "platform")\n'
        'line.repay(CNY("10.00"), on=date(2026, 10, 6), id="pay-1", discount=nothing_paid)',
        "Give as the amount all that the repayment clears, the discount included:"
        " 48.14 of which 0.02 is a discount is 48.12 of money.",
    ),
    errors.AlreadyReturned: Exhibit(
        'returned = line.repay(CNY("10.00"), on=date(2026, 10, 6), id="pay-1").return_repayment(\n'
        '    "pay-1", on=date(2026, 10, 8), id="return-1"\n'
        ")\n"
        'returned.return_repayment("pay-1", on=date(2026, 10, 9), id="return-2")',
        "Nothing is left to be done.\nIf the customer tried to pay again, that is a repayment with an id of its own.",
    ),
    errors.OfferNotAvailable: Exhibit(
        'InstallmentOffer.interest_free(3, amount_min=CNY("100.00")).quote(CNY("99.00"), on=date(2026, 11, 1))',
        "Choose an offer that takes the amount; the bounds are its `amount_min` and `amount_max`.",
    ),
    errors.AlreadyConverted: Exhibit(
        "in_parts = InstallmentOffer.interest_free(3)\n"
        'bought = line.purchase(CNY("90.00"), on=date(2026, 10, 6), id="order-2", installments=in_parts)\n'
        'bought.convert(purchase="order-2", installments=in_parts, on=date(2026, 10, 7), id="plan-1")',
        "Change the plan that there is with `reschedule`, or end it with `settle_early`.",
    ),
    errors.AlreadyBilled: Exhibit(
        "billed = line.advance(to=date(2026, 11, 1))\n"
        'in_parts = {"installments": InstallmentOffer.interest_free(3), "on": date(2026, 11, 2), "id": "plan-1"}\n'
        'billed.convert(purchase="order-1", **in_parts)',
        "Convert the statement that the error names, or a part of it, until its due date: `convert(statement=...)`.",
    ),
    errors.NothingToConvert: Exhibit(
        'paid = line.repay(CNY("100.00"), on=date(2026, 10, 6), id="pay-1")\n'
        'in_parts = {"installments": InstallmentOffer.interest_free(3), "on": date(2026, 10, 6), "id": "plan-1"}\n'
        'paid.convert(purchase="order-1", **in_parts)',
        "It was paid, given back or converted already; look at `line.obligations` and `line.plans`.",
    ),
    errors.ConversionTooLate: Exhibit(
        "billed = line.advance(to=date(2026, 11, 10))\n"
        'in_parts = {"installments": InstallmentOffer.interest_free(3), "on": date(2026, 11, 10), "id": "plan-1"}\n'
        "billed.convert(statement=date(2026, 11, 1), **in_parts)",
        "Offer installments until the due date; what is overdue is to be paid.\n"
        "A single purchase is converted until a statement bills it, and then with that statement.",
    ),
    errors.ConversionExceeded: Exhibit(
        'in_parts = {"installments": InstallmentOffer.interest_free(3), "on": date(2026, 10, 6), "id": "plan-1"}\n'
        'line.convert(purchase="order-1", amount=CNY("120.00"), **in_parts)',
        "Convert at most what is still owed of the purchase, or of the statement's purchases;"
        " an offer's `share_max` bounds a statement's part further.\n"
        "Without an amount, `convert` takes all that can be converted.",
    ),
    errors.DownPaymentNotPossible: Exhibit(
        'pay_in_4 = InstallmentOffer.interest_free(3, name="pay in 4").with_down_payment(share="25%")\n'
        'line.convert(purchase="order-1", installments=pay_in_4, on=date(2026, 10, 6), id="plan-1")',
        "Offer the same without its down payment: `evolve(offer, down_payment=None)`.\n"
        "What the customer pays first is a repayment of its own.",
    ),
    errors.OfferNeedsMonths: Exhibit(
        "from creditline import Product\n"
        "from creditline.dates import Days\n"
        "from creditline.terms import OrderCycle\n\n"
        'orders = Product("orders", CNY, cycle=OrderCycle(Days(30)))\n'
        'bob = CreditLine.open(orders, limit=CNY("500.00"), on=date(2026, 10, 1), id="bob")\n'
        'level = InstallmentOffer.equal_payment(3, Rate.parse("1%/month"), name="level-3")\n'
        'bob.purchase(CNY("90.00"), on=date(2026, 10, 6), id="order-2", installments=level)',
        "Agree a day count for the offer (`accrual=DayCount.ACT_365F` and a yearly rate), or a cycle of months.",
    ),
    errors.NothingAhead: Exhibit(
        "in_parts = InstallmentOffer.interest_free(3)\n"
        'bought = line.purchase(CNY("90.00"), on=date(2026, 10, 6), id="order-2", installments=in_parts)\n'
        'settled = bought.settle_early(plan="order-2", on=date(2026, 10, 7), id="early-1")\n'
        'settled.reschedule("order-2", on=date(2026, 10, 8), id="later-1", defer=1)',
        "Look at `line.plans`: rows that are billed already are settled by repayments, and are not laid out again.",
    ),
    errors.SettlementDiffers: Exhibit(
        "in_parts = InstallmentOffer.interest_free(3)\n"
        'bought = line.purchase(CNY("90.00"), on=date(2026, 10, 6), id="order-2", installments=in_parts)\n'
        'bought.settle_early(plan="order-2", on=date(2026, 10, 7), id="early-1", amount=CNY("80.00"))',
        "Ask the customer for what the error calls `needed`; without an amount, `settle_early` takes just that.\n"
        "A part of it is an ordinary repayment, which pays what is billed.",
    ),
    errors.InterestNotCovered: Exhibit(
        'in_five_years = {"on": date(2026, 11, 1), "first_due": date(2031, 11, 1)}\n'
        'InstallmentOffer.equal_payment(12, Rate.parse("24%/year")).quote(CNY("1200.00"), **in_five_years)',
        "Let the first row fall due earlier, or agree fewer or larger payments.",
    ),
    errors.RowNegative: Exhibit(
        'InstallmentOffer.equal_payment(12, Rate.parse("0%/year")).quote(CNY("0.07"), on=date(2026, 11, 1))',
        "An amount this small has no level payment that ends at zero; agree fewer rows, or `leveled=True`.",
    ),
    errors.PaymentTooSmall: Exhibit(
        'in_small_parts = InstallmentOffer.equal_payment_of(CNY("10.01"), Rate.parse("12%/year"))\n'
        'in_small_parts.quote(CNY("1000.00"), on=date(2026, 11, 1))',
        "Agree a larger payment.",
    ),
    errors.AlreadyResolved: Exhibit(
        'disputed = line.dispute("order-1", on=date(2026, 10, 6), id="dispute-1")\n'
        'resolved = disputed.resolve("dispute-1", won=True, on=date(2026, 10, 8), id="won-1")\n'
        'resolved.resolve("dispute-1", won=False, on=date(2026, 10, 9), id="lost-1")',
        "Nothing is left to be done.\nWhat comes out later is a new agreement with the merchant.",
    ),
    errors.ChargeOffExceedsOwed: Exhibit(
        'line.charge_off(on=date(2026, 10, 6), id="loss-1", amount=CNY("120.00"))',
        "Charge off at most what is billed or posted; without an amount, `charge_off` takes all of it and the plans.",
    ),
    errors.DisputeExceedsPurchase: Exhibit(
        'line.dispute("order-1", on=date(2026, 10, 6), id="dispute-1", amount=CNY("120.00"))',
        "Dispute at most what can still be refunded of the purchase and was not disputed before;"
        " without an amount, `dispute` takes all of that.",
    ),
    errors.NothingToChargeOff: Exhibit(
        'paid = line.repay(CNY("100.00"), on=date(2026, 10, 6), id="pay-1")\n'
        'paid.charge_off(on=date(2026, 10, 7), id="loss-1")',
        "Close the line instead, if that is what was meant.",
    ),
    errors.NothingToRecover: Exhibit(
        'line.recover(CNY("10.00"), on=date(2026, 10, 6), id="recovery-1")',
        "Money for what is owed is a repayment; more than is owed becomes the customer's own money.",
    ),
    errors.PurchaseDisputed: Exhibit(
        'disputed = line.dispute("order-1", on=date(2026, 10, 6), id="dispute-1")\n'
        'disputed.refund("order-1", on=date(2026, 10, 7), id="refund-1")',
        "If the merchant gives the money back, the customer won: resolve the dispute instead.",
    ),
    errors.WaiverExceedsOwed: Exhibit(
        'line.waive("late_fee", CNY("2.00"), on=date(2026, 10, 6), id="waiver-1", reason="first time")',
        "Waive at most what `line.payoff()` says of the component; rows of plans to come are not owed yet.",
    ),
    errors.NeverRepaid: Exhibit(
        'irr_nominal([(0, CNY("100.00"))], [(1, CNY("99.00"))])',
        "Look for payments that are missing; a loan that is not paid back has no rate.",
    ),
    errors.NoPositiveRate: Exhibit(
        'irr_nominal([(0, CNY("100.00"))], [(0, CNY("100.00")), (1, CNY("1.00"))])',
        "Look for a date that is wrong: here everything is paid back on the day it is advanced.",
    ),
    errors.MoreThanOneRate: Exhibit(
        'apr_eu([(0, CNY("1000.00")), (2, CNY("4310.00"))], [(1, CNY("3600.00")), (3, CNY("1716.00"))])',
        "Disclose each advance with the payments that belong to it.",
    ),
    errors.RowRefused: Exhibit(
        'from creditline.interchange.exports import read_meituan\nread_meituan("花呗".encode("gbk"))',
        "Open the file at that row (rows count from 1), put right what the reason says, and read the file again.\n"
        "Nothing of it has been taken, so nothing has to be undone.",
    ),
    MalformedData: Exhibit(
        "from creditline.interchange import command_from_plain\n"
        'command_from_plain({"type": "Purchase", "amount": "12.345 CNY", "on": "2026-10-06", "id": "order-2"})',
        "Look at the place that the message starts with, and write there what it asks for.",
    ),
    CannotRoundTrip: Exhibit(
        "from creditline.interchange import to_beancount\n"
        'dated_twice = Entry("e2", date(2026, 10, 6), "repayment", postings, meta={"date": "2026-10-05"})\n'
        "to_beancount(ledger.post(dated_twice))",
        "Change the value that the message names; what is written must read back as the same.",
    ),
}


def groups() -> dict[str, list[type[Exception]]]:
    """The errors by their room, each in the order in which it says them; then those of plain data."""
    rooms = {room: import_module(f"{errors.__name__}.{room}") for room in GROUPS if room != "plain"}
    found: dict[str, list[type[Exception]]] = {
        name: [thing for thing in vars(room).values() if isinstance(thing, type) and thing is not CreditLineError]
        for name, room in rooms.items()
    }
    return found | {"plain": [MalformedData, CannotRoundTrip]}


def provoke(code: str) -> Exception:
    """What the code raises after the setup."""
    namespace: dict[str, Any] = {}
    exec(SETUP, namespace)  # noqa: S102 - the examples are our own
    try:
        exec(code, namespace)  # noqa: S102 - the examples are our own
    except Exception as raised:  # noqa: BLE001 - whatever it is, the page shows it
        return raised
    message = f"nothing is refused in {code!r}"
    raise AssertionError(message)


def session(code: str) -> str:
    """The code as it is typed at the prompt."""
    starts = {statement.lineno for statement in ast.parse(code).body}
    prompted = (f"{'>>>' if number in starts else '...'} {line}" for number, line in enumerate(code.splitlines(), 1))
    return "\n".join(prompted)


def section(kind: type[Exception]) -> str:
    """One error: its rule, the example, the message, the attributes, the remedy."""
    exhibit = EXHIBITS[kind]
    raised = provoke(exhibit.code)
    rule = (inspect.getdoc(kind) or "").partition("\n\n")[0]
    message = "".join(format_exception_only(raised)).rstrip()
    attributes = ", ".join(f"`{name}`" for name in vars(raised))
    return f"""
### {kind.__name__}

{rule}

```python
{session(exhibit.code)}
Traceback (most recent call last):
    ...
{message}
```

*Attributes:* {attributes}.

*What to do:* {exhibit.remedy}
"""


def page() -> str:
    """The whole gallery."""
    parts = [INTRODUCTION.replace("{setup}", SETUP)]
    for room, kinds in groups().items():
        heading, introduction = GROUPS[room]
        parts += [f"\n## {heading}\n\n{introduction}\n", *map(section, kinds)]
    return "".join(parts)


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
