"""Dormancy: lines that nobody has used for long and on which nothing is outstanding, and their share of many lines."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

import attrs

from creditline import acts
from creditline.dates import add_months
from creditline.dates import day as check_day
from creditline.portfolio.loss_rates import percent
from creditline.shown import shown
from creditline.state import Status
from creditline.terms import Breach
from creditline.terms.dated import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.line import CreditLine
    from creditline.terms import DormantShare

MONTHS: Final = 18
ENDED: Final = (Status.CLOSED, Status.CHARGED_OFF)

OF_CUSTOMERS: Final = (
    *(acts.Purchase, acts.Authorize, acts.Capture, acts.Refund, acts.Draw, acts.Repay),
    *(acts.Withdraw, acts.Convert, acts.SettleEarly),
)
"""What a customer does with a line; time, what the lender does, and changes of the agreement are no use of it."""


@attrs.frozen
class Dormancy:
    """
    How many of many lines are dormant.

    Attributes:
        on: The day.
        months: For so long a dormant line was not used.
        dormant: How many lines are.
        lines: How many lines there are in all, ended ones left out.
    """

    __repr__ = shown

    on: date
    months: int
    dormant: int
    lines: int

    @property
    def share(self) -> Fraction:
        """The share of them, exact; zero where there is no line."""
        return Fraction(self.dormant, self.lines) if self.lines else Fraction()

    def __str__(self) -> str:
        return f"{self.dormant} of {self.lines} lines, {percent(self.share)}, are dormant on {self.on}"


def last_activity(line: CreditLine) -> date:
    """
    The day of the last act of the customer.

    That is a purchase or a hold, its capture or refund, a draw, a repayment, his own money sent to him, a plan agreed
    or settled early. A line that was never used counts from its opening, and a repayment that was returned as if it had
    never come.
    """
    # The newest record is looked at first, and the history is not copied for it.
    told = line._life.told  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    returned: set[str] = set()
    for number in range(told.count - 1, 0, -1):
        command = told.log.row(number)[0].command
        if isinstance(command, acts.ReturnRepayment):
            returned.add(command.repayment)
        elif isinstance(command, OF_CUSTOMERS) and command.id not in returned:
            return command.on
    return _opened(line)


def _opened(line: CreditLine) -> date:
    return line._state.opened  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - portfolios read the state


def is_dormant(line: CreditLine, on: date | None = None, *, months: int = MONTHS) -> bool:
    """
    Whether nobody has used a line for so many months, and nothing is outstanding on it.

    From 31 August 2024 18 months are over on 28 February 2026, and a line is dormant from that day on. Nothing is
    outstanding where the customer owes nothing, has no money of his own on the line, and no hold is in force. A line
    that is closed or charged off is not dormant: it has ended.

    Args:
        line: Any line.
        on: The day; the line's own where `None`. On a later day, if nothing else happens until then; on an earlier
            one, as the line stood.
        months: 1 or more; a month's end is clamped.

    Raises:
        TypeError: The months are no whole number.
        ValueError: The line did not exist yet, or the months are fewer than 1.
    """
    _require_some(months)
    on = line.as_of if on is None else check_day(on, "on")
    return _is_dormant(_stood(line, on), on, months)


def _require_some(months: int) -> None:
    if type(months) is not int:
        message = f"months is a whole number, not {months!r}"
        raise TypeError(message)
    if months < 1:
        message = f"months is at least 1, not {months}"
        raise ValueError(message)


def _stood(line: CreditLine, on: date) -> CreditLine:
    """The line as it stood on a day, or as it would stand there if nothing else happened until then."""
    if on < line.as_of:
        return line.at(on)
    return line if on == line.as_of else line.project(until=on)


def _is_dormant(stood: CreditLine, on: date, months: int) -> bool:
    if stood.status in ENDED or stood.outstanding or stood.credit_balance or stood.held:
        return False
    return add_months(last_activity(stood), months) <= on


def dormant_share(lines: Iterable[CreditLine], on: date, *, months: int = MONTHS) -> Dormancy:
    """
    How many of many lines are dormant on a day.

    Lines are taken one by one and not kept, so that a portfolio may be larger than the memory. Lines that had ended by
    that day, or were not open yet, do not count.

    Args:
        lines: Credit lines, of any currencies.
        on: The day.
        months: As for `is_dormant`.

    Raises:
        TypeError: The months are no whole number.
        ValueError: They are fewer than 1.
    """
    _require_some(months)
    dormant = count = 0
    on = check_day(on, "on")
    for line in lines:
        if on < _opened(line):
            continue
        stood = _stood(line, on)
        if stood.status not in ENDED:
            count += 1
            dormant += _is_dormant(stood, on, months)
    return Dormancy(on, months, dormant, count)


def check_dormant(lines: Iterable[CreditLine], rule: DormantShare, on: date) -> tuple[Breach, ...]:
    """
    Whether too many of many lines are dormant: one breach, or none.

    A rule that is not in force on the day is not applied.

    Args:
        lines: Taken one by one.
        rule: The months and the largest share, itself included.
        on: The day.
    """
    if not in_force(rule, check_day(on, "on")):
        return ()
    found = dormant_share(lines, on, months=rule.months)
    if found.share <= rule.share:
        return ()
    figures = (("dormant", found.dormant), ("lines", found.lines), ("share", found.share), ("cap", rule.share))
    return (Breach(rule, "portfolio", f"{found}, more than the {percent(rule.share)} allowed", figures),)
