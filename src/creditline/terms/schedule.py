"""Schedules: what is to be paid when, row by row, exact to the minor unit."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from creditline.dates import day
from creditline.money import Currency, Money
from creditline.money.number import write_decimal
from creditline.table import html_table, text_table
from creditline.terms.bearer import Subsidy

if TYPE_CHECKING:
    from datetime import date

    from creditline.terms.disclosure import ScheduleDisclosure

_COLUMNS = "a schedule has one row or more, and for each a number of 0 or more in every column"


@attrs.frozen
class ScheduleRow:
    """
    One payment of a schedule: whole minor units, shown as money.

    Attributes:
        number: 1 for the first row; 0 for a down payment.
        due_date: The last day on which it is on time.
        currency: Of all its amounts.
        principal_minor: What it repays.
        interest_minor: What it pays for time.
        fee_minor: What else it pays.
        balance_minor: The principal still owed after it.
    """

    number: int
    due_date: date
    currency: Currency
    principal_minor: int
    interest_minor: int
    fee_minor: int
    balance_minor: int

    @property
    def principal(self) -> Money:
        """What it repays."""
        return Money(self.principal_minor, self.currency)

    @property
    def interest(self) -> Money:
        """What it pays for time."""
        return Money(self.interest_minor, self.currency)

    @property
    def fee(self) -> Money:
        """What else it pays."""
        return Money(self.fee_minor, self.currency)

    @property
    def payment(self) -> Money:
        """All that is to be paid: principal, interest and fee."""
        return Money(self.principal_minor + self.interest_minor + self.fee_minor, self.currency)

    @property
    def balance(self) -> Money:
        """The principal still owed after it."""
        return Money(self.balance_minor, self.currency)


@attrs.frozen
class Schedule:
    """
    An amount laid out in rows, as an `InstallmentOffer` quotes it; a value that needs no line.

    The columns are whole minor units, one number for each row, none negative; `rows` shows them as money.

    Attributes:
        currency: Of all amounts.
        on: The day from which the amount is owed: the purchase, or the conversion.
        due_dates: Of the rows from 1 on; a down payment is paid on the day itself.
        principals_minor: What each row repays.
        interests_minor: What each row pays for time.
        fees_minor: What else each row pays.
        down_payment_minor: What is paid at once, as row 0; there is no such row where `None`.
        borne_minor: What others pay for the customer: names, and what is earned with each row.

    Raises:
        ValueError: There is no row, columns differ in length, or a number is negative.
    """

    currency: Currency
    on: date
    due_dates: tuple[date, ...]
    principals_minor: tuple[int, ...]
    interests_minor: tuple[int, ...]
    fees_minor: tuple[int, ...]
    down_payment_minor: int | None = None
    borne_minor: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse columns that are no rows."""
        count = len(self.due_dates)
        if not count:
            raise ValueError(_COLUMNS)
        for column in (self.principals_minor, self.interests_minor, self.fees_minor):
            if len(column) != count or min(column) < 0:
                raise ValueError(_COLUMNS)
        for _, parts in self.borne_minor:
            if len(parts) != count or min(parts) < 0:
                raise ValueError(_COLUMNS)
        if self.down_payment_minor is not None and self.down_payment_minor < 0:
            raise ValueError(_COLUMNS)

    @cached_property
    def rows(self) -> tuple[ScheduleRow, ...]:
        """All rows in the order of their dates, a down payment first."""
        currency, balance, rows = self.currency, sum(self.principals_minor), list[ScheduleRow]()
        if self.down_payment_minor is not None:
            rows.append(ScheduleRow(0, self.on, currency, self.down_payment_minor, 0, 0, balance))
        parts = zip(self.due_dates, self.principals_minor, self.interests_minor, self.fees_minor, strict=True)
        for number, (due_date, principal, interest, fee) in enumerate(parts, 1):
            balance -= principal
            rows.append(ScheduleRow(number, due_date, currency, principal, interest, fee, balance))
        return tuple(rows)

    @property
    def down_payment(self) -> Money:
        """What is paid at once with cash; zero where nothing is."""
        return self.currency.minor(self.down_payment_minor or 0)

    @property
    def financed(self) -> Money:
        """The principal of the rows from 1 on: what uses the limit."""
        return self.currency.minor(sum(self.principals_minor))

    @property
    def principal(self) -> Money:
        """The amount that was quoted, a down payment included."""
        return self.down_payment + self.financed

    @property
    def total_cost(self) -> Money:
        """All interest and fees that the customer pays."""
        return self.currency.minor(sum(self.interests_minor) + sum(self.fees_minor))

    @property
    def payment_total(self) -> Money:
        """All that the customer pays: the principal, a down payment included, and the total cost."""
        return self.principal + self.total_cost

    @property
    def subsidies(self) -> tuple[Subsidy, ...]:
        """What others pay so that the customer pays less."""
        return tuple([Subsidy(name, tuple(map(self.currency.minor, parts))) for name, parts in self.borne_minor])

    @property
    def advances(self) -> tuple[tuple[date, Money], ...]:
        """What the customer is given, and when: what is financed; a down payment is his own money and no credit."""
        return ((self.on, self.financed),)

    @property
    def payments(self) -> tuple[tuple[date, Money], ...]:
        """What he pays for it, and when; rows that ask for nothing are left out."""
        minor = self.currency.minor
        columns = zip(self.due_dates, self.principals_minor, self.interests_minor, self.fees_minor, strict=True)
        sums = [(due_date, principal + interest + fee) for due_date, principal, interest, fee in columns]
        return tuple([(due_date, minor(payment)) for due_date, payment in sums if payment])

    def cash_flows(self) -> tuple[tuple[date, Money], ...]:
        """
        Advances (positive) and payments (negative) in the order of their dates, as the customer sees them.

        Their sum is the total cost, negated.
        """
        return (*self.advances, *[(due_date, -payment) for due_date, payment in self.payments])

    def disclosure(self, *, on: date | None = None) -> ScheduleDisclosure:
        """
        What it costs, in money and in rates of a year: nominal, effective, EU and US.

        Args:
            on: The day of the agreement, which decides the edition of the law; the schedule's own day where `None`.

        Raises:
            TypeError: *on* is no date, or a datetime.
            ValueError: Nothing is financed, so that there is no rate.
        """
        # Rates are loaded by those who ask for them.
        from creditline.terms.disclosure import disclosed  # noqa: PLC0415

        on = self.on if on is None else day(on, "on")
        return disclosed(self.advances, self.payments, self.total_cost, on)

    def __str__(self) -> str:
        rows = len(self.due_dates)
        title = f"{self.principal} on {self.on}, in {rows} {'row' if rows == 1 else 'rows'}"
        header, *body = self._table()
        return f"{title}\n{text_table(body, header=header, align='><' + '>' * len(header))}"

    def _repr_html_(self) -> str:
        header, *body = self._table()
        return html_table(body, header)

    def _table(self) -> list[list[str]]:
        """A header, the rows and the totals; interest and fees where there are any."""
        columns = ["principal", "interest", "fee", "payment", "balance"]
        for name, parts in (("interest", self.interests_minor), ("fee", self.fees_minor)):
            if not any(parts):
                columns.remove(name)
        totals = {
            "principal": self.principal,
            "interest": self.currency.minor(sum(self.interests_minor)),
            "fee": self.currency.minor(sum(self.fees_minor)),
            "payment": self.payment_total,
        }
        body = [
            [str(row.number), str(row.due_date), *[_plain(getattr(row, name)) for name in columns]] for row in self.rows
        ]
        last = ["", "total", *[_plain(totals[name]) if name in totals else "" for name in columns]]
        return [["row", "due", *columns], *body, last]


def _plain(amount: Money) -> str:
    """The amount without its currency, which stands in the title."""
    return write_decimal(amount.minor, amount.currency.exponent, ",")
