"""Statements: what a cycle came to, drawn up once from the books and never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.money import Money
from creditline.shown import shown
from creditline.state.chart import CUSTOMER_ACCOUNTS
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    import datetime as dt

    from creditline.ledger import Entry, Ledger
    from creditline.terms import Schedule, ScheduleRow

CREDITS = frozenset({"refund", "repayment", "coupon", "conversion", "waiver", "write-off"})
"""Kinds of entries whose column counts what they lower the balance by."""


@attrs.frozen
class StatementLine:
    """
    One movement of a period.

    Attributes:
        date: The day it was booked.
        description: In words.
        amount: Positive where it raised what the customer owes, negative where it lowered it.
        source: The id of its entry in the books.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    date: dt.date
    description: str
    amount: Money
    source: str


@attrs.frozen
class RowAhead:
    """
    An installment row that is not billed yet.

    Attributes:
        plan: The plan: the purchase, or the conversion that made it.
        row: The row of its schedule, with its due date, principal, interest, fee and payment.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    plan: str
    row: ScheduleRow


def effect(entry: Entry) -> int:
    """By how many minor units an entry raises what the customer owes, his own money counted against it."""
    return sum(posting.amount.minor for posting in entry.postings if posting.account in CUSTOMER_ACCOUNTS)


@attrs.frozen
class Statement:
    """
    What a cycle came to; `opening + debits - credits = closing`, always.

    Attributes:
        number: Counted from 1, as issued.
        date: The statement date.
        start: The first day of the period, included.
        end: The last day of the period, included.
        opening: The closing balance of the statement before.
        closing: Everything outstanding, less the customer's own money (negative where he has more of it).
        amount_due: What is billed and outstanding after the customer's own money is used.
        minimum_due: The least that keeps the line current.
        due_date: The last day on which payment is on time, before grace.
        recorded: How many entries the books had when it was issued.
        entries: The entries of the books since the statement before.
        ahead: The plans with rows still to be billed: the name, how many rows are billed, and the schedule.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    number: int
    date: dt.date
    start: dt.date
    end: dt.date
    opening: Money
    closing: Money
    amount_due: Money
    minimum_due: Money
    due_date: dt.date
    recorded: int
    entries: tuple[Entry, ...] = attrs.field(repr=False)
    ahead: tuple[tuple[str, int, Schedule], ...] = attrs.field(default=(), repr=False)

    @property
    def rows_ahead(self) -> tuple[RowAhead, ...]:
        """Installment rows that were not billed yet, by plan and due date; what asks for nothing is left out."""
        return tuple(
            RowAhead(plan, row)
            for plan, billed, schedule in self.ahead
            for row in schedule.rows
            if row.number > billed and row.payment
        )

    @property
    def lines(self) -> tuple[StatementLine, ...]:
        """A line for each movement, in the order of the books; what only moved inside the line has none."""
        currency = self.opening.currency
        return tuple(
            StatementLine(entry.on, description(entry), Money(minor, currency), entry.id)
            for entry in self.entries
            if (minor := effect(entry))
        )

    def _column(self, *kinds: str) -> Money:
        minor = sum(effect(entry) for entry in self.entries if entry.kind in kinds)
        return Money(-minor if kinds[0] in CREDITS else minor, self.opening.currency)

    @property
    def purchases(self) -> Money:
        """Debit: what was bought."""
        return self._column("purchase")

    @property
    def draws(self) -> Money:
        """Debit: cash advances."""
        return self._column("draw")

    @property
    def installments(self) -> Money:
        """Debit: installment rows billed, each with its interest and fee."""
        return self._column("installment")

    @property
    def interest(self) -> Money:
        """Debit: interest posted."""
        return self._column("interest")

    @property
    def fees(self) -> Money:
        """Debit: fees posted."""
        return self._column("fee")

    @property
    def late_fees(self) -> Money:
        """Debit: late fees posted."""
        return self._column("late-fee")

    @property
    def returned(self) -> Money:
        """Debit: repayments that did not come after all."""
        return self._column("return")

    @property
    def withdrawals(self) -> Money:
        """Debit: the customer's own money sent to him."""
        return self._column("withdrawal")

    @property
    def adjustments(self) -> Money:
        """Debit, negative where it favors the customer: what corrections of the past came to, and disputes."""
        return self._column("adjustment", "dispute", "resolution")

    @property
    def refunds(self) -> Money:
        """Credit: what merchants gave back."""
        return self._column("refund")

    @property
    def repayments(self) -> Money:
        """Credit: what was repaid, discounts included; what made good a loss is on no statement."""
        return self._column("repayment", "recovery")

    @property
    def coupons(self) -> Money:
        """Credit: coupons and bill credits."""
        return self._column("coupon")

    @property
    def converted(self) -> Money:
        """Credit: what left for an installment plan."""
        return self._column("conversion")

    @property
    def waived(self) -> Money:
        """Credit: charges taken back."""
        return self._column("waiver")

    @property
    def written_off(self) -> Money:
        """Credit: what was given up."""
        return self._column("write-off")

    def __str__(self) -> str:
        """What a customer reads: the balance, what is due by when, and every movement."""
        head = (
            f"Statement {self.number} of {self.date} ({self.start} to {self.end})\n"
            f"amount due {self.amount_due} by {self.due_date}, at least {self.minimum_due}\n"
        )
        return head + text_table(self._rows(), header=("date", "movement", "amount"), align="<<>")

    def _repr_html_(self) -> str:
        return html_table(self._rows(), header=("date", "movement", "amount"))

    def _rows(self) -> list[tuple[str, str, str]]:
        return [
            (str(self.start), "opening balance", str(self.opening)),
            *((str(line.date), line.description, str(line.amount)) for line in self.lines),
            (str(self.date), "closing balance", str(self.closing)),
        ]


def description(entry: Entry) -> str:
    """An entry in a few words: its kind, whom or what it concerns, and the day where that is another."""
    meta = dict(entry.meta)
    words = [entry.kind.replace("-", " "), meta.get("repayment", ""), entry.memo]
    if "original" in meta:
        words.append(f"of {meta['original']}")
    return " ".join(filter(None, words))


def balance(books: Ledger) -> int:
    """Minor units outstanding, less the customer's own money."""
    return sum(books.minor(account) for account in CUSTOMER_ACCOUNTS)
