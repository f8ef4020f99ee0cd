"""Plans: principal that is repaid in installments; what is not billed of it yet is one balance of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.dates import day as check_day
from creditline.draft import draft_of
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import date

    from creditline.state.obligation import Stretch
    from creditline.terms import InstallmentOffer, Schedule, ScheduleDisclosure, ScheduleRow

REST = "/rest"
"""The end of the name under which what is left of a plan is billed, and paid in the same act."""


@attrs.frozen
class Plan:
    """
    A purchase, or a part of a statement, that is repaid in rows.

    The principal of the rows that are not billed yet lies in `Assets:Receivable:Principal:Installments`, item = the
    plan; that of row 3 of `order-1`, once it is billed, under the item `order-1/3` like any other obligation.

    Attributes:
        id: The act that made it: the purchase, or the conversion.
        on: The day of that act.
        offer: What was agreed.
        agreed: The schedule as it was agreed.
        schedule: The same as it stands, after refunds and rescheduling; its billed rows as they were billed.
        billed: How many of its rows are billed.
        sources: The purchases that it repays, each with the minor units that it brought in and that were not refunded.
        statement: The date of the statement that it was converted from; `None` where it was none.
        late: The nights over which any of its rows was overdue, oldest first; the last may have no end yet.
        given_back: What refunds took off rows ahead, in minor units, and when.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    offer: InstallmentOffer
    agreed: Schedule
    schedule: Schedule
    billed: int
    sources: tuple[tuple[str, int], ...]
    statement: date | None = None
    late: tuple[Stretch, ...] = ()
    given_back: tuple[tuple[date, int], ...] = ()

    @property
    def principal_left(self) -> int:
        """Minor units of principal in the rows that are not billed yet; the ledger has the same."""
        return sum(self.schedule.principals_minor[self.billed :])

    @property
    def is_over(self) -> bool:
        """Whether no row is left that asks for anything or in which anything is earned."""
        schedule, billed = self.schedule, self.billed
        if any(schedule.principals_minor[billed:]) or any(schedule.fees_minor[billed:]):
            return False
        return not any(schedule.interests_minor[billed:]) and self._unearned_from(billed) == 0

    def _unearned_from(self, row: int) -> int:
        return sum([sum(parts[row:]) for _, parts in self.schedule.borne_minor])

    @property
    def has_rows_ahead(self) -> bool:
        """Whether any row is still to be billed, be it one that asks for nothing."""
        return self.billed < len(self.schedule.due_dates)

    @property
    def rows_ahead(self) -> tuple[ScheduleRow, ...]:
        """The rows that are not billed yet, by their due dates; those that ask for nothing are left out."""
        rows = [row for row in self.schedule.rows if row.number > self.billed]
        return tuple([row for row in rows if row.principal_minor or row.interest_minor or row.fee_minor])

    def disclosure(self, *, on: date | None = None) -> ScheduleDisclosure:
        """
        What it costs as it stands, in money and in rates of a year.

        What was financed, against its rows as billed and as they are ahead, and what refunds took off them on their
        days: the flows of the plan, which the rates discount to nothing.

        Args:
            on: The day of the agreement, which decides the edition of the law; the plan's own day where `None`.

        Raises:
            TypeError: *on* is no date, or a datetime.
        """
        # Rates are loaded by those who ask for them.
        from creditline.terms.disclosure import disclosed  # noqa: PLC0415

        minor = self.schedule.currency.minor
        given_back = [(day, minor(amount)) for day, amount in self.given_back]
        payments = tuple(sorted([*self.schedule.payments, *given_back], key=lambda flow: flow[0]))
        day = self.on if on is None else check_day(on, "on")
        return disclosed(self.agreed.advances, payments, self.schedule.total_cost, day)

    @property
    def is_late(self) -> bool:
        """Whether a row of it is overdue."""
        return bool(self.late) and self.late[-1].until is None

    def with_billed(self, rows: int) -> Plan:
        """The same with so many rows more billed; every closing does it to every plan."""
        draft = _draft()
        draft.id = self.id
        draft.on = self.on
        draft.offer = self.offer
        draft.agreed = self.agreed
        draft.schedule = self.schedule
        draft.billed = self.billed + rows
        draft.sources = self.sources
        draft.statement = self.statement
        draft.late = self.late
        draft.given_back = self.given_back
        draft.__class__ = Plan
        plan: Plan = draft
        return plan

    def item(self, number: int) -> str:
        """The name of a row, once it is billed."""
        return f"{self.id}/{number}"

    @property
    def rest_item(self) -> str:
        """The name of all that was left, once it is billed as one row."""
        return f"{self.id}{REST}"


_draft = draft_of(Plan)
