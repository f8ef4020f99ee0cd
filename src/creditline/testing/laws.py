"""What holds of every line after every act, as a check that names what does not."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from creditline.line import CreditLine
    from creditline.state import Statement

RECEIVABLE = "Assets:Receivable"
PLANNED = "Assets:Receivable:Principal:Installments"
DEFERRED = "Liabilities:Deferred-Fee"
DEBITS = (
    *("purchases", "draws", "installments", "interest", "fees", "late_fees", "returned", "withdrawals"),
    "adjustments",
)
CREDITS = ("refunds", "repayments", "coupons", "converted", "waived", "written_off")


AVAILABLE_RISES_BY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Settled": "money came in, a merchant gave some back, or a charge was waived",
        "Released": "a hold was voided, expired, or captured in part",
        "LimitChanged": "the limit rose, for good or for a time",
        "Disputed": "a purchase is disputed",
        "GivenUp": "what was owed was given up as lost",
        "ProductChanged": "another product says otherwise what uses the limit",
        "Corrected": "the past was corrected",
    }
)
"""The closed list of facts, by the names of their classes, one of which is there whenever more becomes available."""


def require_laws(line: CreditLine) -> None:
    """
    Check what holds of every line: its books, statements, obligations and limit agree with one another.

    Raises:
        AssertionError: Something does not hold; the message says what.
        AuditFailed: A ledger keeps something else than its entries say.
    """
    line.audit()
    for broken in (*_books(line), *_obligations(line), *_plans(line), *_limit(line), *_own_money(line)):
        raise AssertionError(broken)
    opening = line.product.currency.zero
    for statement in line.statements:
        for broken in _statement(statement, opening):
            raise AssertionError(broken)
        opening = statement.closing


def _books(line: CreditLine) -> Iterator[str]:
    for entry in line.ledger.entries[-5:]:
        if sum(posting.amount.minor for posting in entry.postings):
            yield f"entry {entry.id!r} does not balance"
    for total in line.ledger.trial_balance().totals:
        if total.debit != total.credit:
            yield f"the books are out of balance: {total}"


def _obligations(line: CreditLine) -> Iterator[str]:
    """Open obligations and plans are the receivables, item by item."""
    known = {obligation.id for obligation in line.obligations}
    known |= {plan.id for plan in line.plans if plan.principal_left}
    books = set(line.ledger.items(RECEIVABLE, open_only=True))
    if known != books:
        yield f"the obligations and plans {sorted(known)} are not the open receivables {sorted(books)}"
    if line.ledger.balance(RECEIVABLE) != line.outstanding:
        yield f"{line.outstanding} outstanding is not the {line.ledger.balance(RECEIVABLE)} of the books"
    for item in books:
        if line.ledger.balance(RECEIVABLE, item=item).minor < 0:
            yield f"{item!r} is paid more than once"


def _plans(line: CreditLine) -> Iterator[str]:
    """The rows of a plan that are not billed yet are its balances: of principal, and of cost that others bear."""
    balance = line.ledger.balance
    left = {plan.id: plan for plan in line.plans}
    for item in {*left, *line.ledger.items(PLANNED), *line.ledger.items(DEFERRED)}:
        plan = left.get(item)
        principal = 0 if plan is None else plan.principal_left
        if balance(PLANNED, item=item).minor != principal:
            yield f"{balance(PLANNED, item=item)} is not the principal of the rows of plan {item!r} still to be billed"
        borne = () if plan is None else plan.schedule.borne_minor
        unearned = sum(sum(parts[plan.billed :]) for _, parts in borne) if plan is not None else 0
        if -balance(DEFERRED, item=item).minor != unearned:
            yield f"{-balance(DEFERRED, item=item)} is not what is still to be earned of plan {item!r}"


def _limit(line: CreditLine) -> Iterator[str]:
    balance = line.ledger.balance
    held, limit = balance("Equity:Held"), balance("Equity:Limit")
    if line.product.limits.consumed_by == "balance":
        used = balance(RECEIVABLE)
    else:
        used = balance(f"{RECEIVABLE}:Principal") + balance(f"{RECEIVABLE}:Cash")
    if (limit, held, used, limit - held - used) != (line.limit, line.held, line.used, line.available):
        yield f"{limit} less {held} held less {used} used by the books is not {line.available} of {line.limit}"


def _own_money(line: CreditLine) -> Iterator[str]:
    """A line never owes and is owed at once; future installment rows do not count, and refund credit may wait."""
    own = -line.ledger.balance("Liabilities:Credit-Balance")
    owed = line.outstanding - line.ledger.balance(PLANNED)
    free = own if line.product.refund_rest != "credit" else -line.ledger.balance("Liabilities:Credit-Balance", item="")
    if own != line.credit_balance or own.minor < 0:
        yield f"{line.credit_balance} of the customer's own money is not the {own} of the books"
    if free and owed:
        yield f"{owed} is owed beside {free} of the customer's own money"


def _statement(statement: Statement, opening: object) -> Iterator[str]:
    zero = statement.opening.currency.zero
    debits = sum((getattr(statement, name) for name in DEBITS), start=zero)
    credited = sum((getattr(statement, name) for name in CREDITS), start=zero)
    moved = sum((line.amount for line in statement.lines), start=zero)
    if statement.opening != opening:
        yield f"statement {statement.number} opens with {statement.opening}, not with the closing balance before it"
    if statement.opening + debits - credited != statement.closing or moved != debits - credited:
        yield f"statement {statement.number} does not add up: {statement}"
    if not zero <= statement.minimum_due <= statement.amount_due:
        yield f"statement {statement.number} asks for {statement.minimum_due} of {statement.amount_due}"
