"""Groups: several lines of one customer that share one limit, each of them still a value of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from creditline.acts import (
    Advance,
    Authorize,
    Capture,
    Draw,
    GrantTemporaryLimit,
    LowerLimit,
    Purchase,
    RaiseLimit,
    Refund,
    Repay,
    ReturnRepayment,
    Void,
    WithdrawIncrease,
)
from creditline.errors import CreditLineError
from creditline.line import CreditLine
from creditline.portfolio import asking, restoring, together
from creditline.portfolio.group_questions import GroupQuestions
from creditline.portfolio.sharing import OpenGroup, OrderLines, exposure
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.engine import Command
    from creditline.history import Record
    from creditline.money import Money
    from creditline.portfolio.together import Together
    from creditline.terms import InstallmentOffer

HEADER = ("line", "limit", "held", "used", "own money", "exposure")


@attrs.frozen(eq=False, repr=False)
class LineGroup(GroupQuestions):
    """
    Several lines of one customer that share one limit: an immutable value.

    Every act returns a new group, in which the lines that it touched are new ones; the old group and its lines stay as
    they were. Two groups are equal when their lines are, and the same was asked of both. `LineGroup.open(...)` begins a
    group.
    """

    # Beginnings

    @classmethod
    def open(cls, lines: Iterable[CreditLine], *, limit: Money, on: date, id: str) -> LineGroup:
        """
        Lines come to share a limit; what they use already counts, also where it is more.

        Args:
            lines: One line or more, in their order of use; their own limits go on beside the shared one.
            limit: The permanent shared limit, zero or more.
            on: The group's first day; time passes on every line to it.
            id: Names the group, and this act.

        Raises:
            CurrencyMismatch: The lines and the limit are not of one currency.
            Backdated: A line has reached a later day.
            TypeError: Something else is among them.
            ValueError: There is no line, or two have the same id.
        """
        given = tuple(lines)
        for line in given:
            if not isinstance(line, CreditLine):
                message = f"a group is made of lines, not of {line!r}"
                raise TypeError(message)
        opened = OpenGroup(limit, lines=[line.id for line in given], on=on, id=id)
        return cls(together.begin(opened, given))

    @classmethod
    def restore(cls, lines: Iterable[CreditLine], records: Iterable[Record]) -> LineGroup:
        """
        Rebuild a group from its lines, in any order, and from `group.history`; nothing is decided again.

        Raises:
            UnknownId: An order names a line, or a withdrawal an increase, that there is not.
            ValueError: The records are not those of a group of these lines, or the lines do not live in one day.
        """
        return cls(restoring.restore(tuple(lines), records))

    # Acts

    def apply(self, line: str | None, command: Command, *, combine: bool = False) -> LineGroup:
        """
        The general form of all acts.

        Args:
            line: The id of the line that is asked. Where it is `None`, the group as a whole is: the order of use says
                who takes a purchase, an authorization or a draw; a repayment goes to what falls due first; a capture, a
                void, a refund or a return goes to the line that has what it refers to; a limit is the shared one.
            command: A command of `creditline.acts`, or an `OrderLines`.
            combine: Let lines pay a purchase together, each as much as it can in the order of use.

        Refused are, in this order: a new act whose id another line or the group knows (`ConflictingId`); what the line
        itself refuses, once time has passed on all lines to the day of the command; and what spends beyond the shared
        limit (`SharedLimitExceeded`). A refusal changes nothing, and neither does an exact repetition.
        """
        group = self._asked(self._together, line, command, combine=combine)
        return self if group is self._together else LineGroup(group)

    def refusal(self, line: str | None, command: Command, *, combine: bool = False) -> CreditLineError | None:
        """The refusal that `apply` would raise, or `None`; this group and its lines are left alone."""
        try:
            self._asked(self._together.scratch(), line, command, combine=combine)
        except CreditLineError as refused:
            return refused
        return None

    @staticmethod
    def _asked(group: Together, line: str | None, command: Command, *, combine: bool) -> Together:
        if combine and (line is not None or type(command) is not Purchase or command.installments is not None):
            message = "lines combine in a purchase that names none of them and is not repaid in installments"
            raise ValueError(message)
        if line is None:
            return asking.ask_all(group, command, combine=combine)
        return together.ask_line(group, group.place(line), command)

    def purchase(
        self,
        amount: Money,
        *,
        on: date,
        id: str,
        line: str | None = None,
        combine: bool = False,
        merchant: str = "",
        installments: InstallmentOffer | str | None = None,
    ) -> LineGroup:
        """
        Spend *amount* on a line; on the first one in the order of use that can take it whole where none is named.

        Lines that *combine* pay it together, each as much as it can in the order of use: unless the first takes it all,
        it becomes a purchase on each, under its id, a colon and the id of the line; the group refunds it as one.
        What else a purchase says of itself (scene, place, ...) goes with `group.apply(line, Purchase(...))`.
        """
        bought = Purchase(amount, on=on, id=id, merchant=merchant, installments=installments)
        return self.apply(line, bought, combine=combine)

    def authorize(
        self,
        amount: Money,
        *,
        on: date,
        id: str,
        line: str | None = None,
        expires: date | None = None,
        merchant: str = "",
    ) -> LineGroup:
        """Keep *amount* of a line's limit and of the shared one; on the first line that can where none is named."""
        return self.apply(line, Authorize(amount, on=on, id=id, expires=expires, merchant=merchant))

    def draw(self, amount: Money, *, on: date, id: str, line: str | None = None, free_days: int = 0) -> LineGroup:
        """Draw cash on a line; on the first one that can give it whole where none is named."""
        return self.apply(line, Draw(amount, on=on, id=id, free_days=free_days))

    def capture(
        self, authorization: str, *, on: date, id: str, amount: Money | None = None, keep_rest: bool = False
    ) -> LineGroup:
        """Turn a hold, or a part of it, into a purchase on the line that keeps it."""
        return self.apply(None, Capture(authorization, on=on, id=id, amount=amount, keep_rest=keep_rest))

    def void(self, authorization: str, *, on: date, id: str) -> LineGroup:
        """Release a hold on the line that keeps it."""
        return self.apply(None, Void(authorization, on=on, id=id))

    def refund(self, purchase: str, *, on: date, id: str, amount: Money | None = None) -> LineGroup:
        """
        A merchant gives back a purchase, or a part of it, on the line that took it.

        Of a purchase over several lines the part that was taken last is given back first.
        """
        return self.apply(None, Refund(purchase, on=on, id=id, amount=amount))

    def repay(self, amount: Money, *, on: date, id: str, line: str | None = None, source: str = "") -> LineGroup:
        """
        Money comes in for one line; for all of them, what falls due first first, where none is named.

        What is billed is repaid before what is not, so that the combined bill, `group.due().total`, can be repaid in
        one go. Each line gets a repayment under this id, a colon and the id of the line.
        """
        return self.apply(line, Repay(amount, on=on, id=id, source=source))

    def return_repayment(self, repayment: str, *, on: date, id: str, reason: str = "") -> LineGroup:
        """A repayment did not come after all, on no line that got a part of it."""
        return self.apply(None, ReturnRepayment(repayment, on=on, id=id, reason=reason))

    def raise_limit(self, to: Money, *, on: date, id: str, reason: str = "") -> LineGroup:
        """The permanent shared limit rises to more than it is; the lines' own limits stay."""
        return self.apply(None, RaiseLimit(to, on=on, id=id, reason=reason))

    def lower_limit(self, to: Money, *, on: date, id: str, reason: str = "") -> LineGroup:
        """
        The permanent shared limit falls, perhaps below what is used; that only stops new spending.

        What is granted for a time and not in force yet is withdrawn by it; what is in force stays.
        """
        return self.apply(None, LowerLimit(to, on=on, id=id, reason=reason))

    def grant_temporary_limit(
        self, amount: Money, *, first: date, last: date, on: date, id: str, reason: str = ""
    ) -> LineGroup:
        """
        The shared limit is higher by *amount* from *first* through *last*, included; the lines' own limits stay.

        What the lines use beyond the shared limit when it ends only stops new spending: on none of them it falls due.
        """
        return self.apply(None, GrantTemporaryLimit(amount, first=first, last=last, on=on, id=id, reason=reason))

    def withdraw_increase(self, increase: str, *, on: date, id: str, reason: str = "") -> LineGroup:
        """
        A temporary shared limit is taken back, before it is in force or before it ends.

        One of a line, which is none of the group's, is taken back with `group.apply(line, WithdrawIncrease(...))`.
        """
        return self.apply(None, WithdrawIncrease(increase, on=on, id=id, reason=reason))

    def order(self, lines: Iterable[str], *, on: date, id: str, reason: str = "") -> LineGroup:
        """The customer says in which order the lines, all named by their ids, are used from now on."""
        return self.apply(None, OrderLines(lines, on=on, id=id, reason=reason))

    def advance(self, *, to: date) -> LineGroup:
        """Let time pass on all lines to the start of the day *to*; an earlier day than the group's is refused."""
        return self.apply(None, Advance(to=to))

    # A value among values

    def __eq__(self, other: object) -> bool:
        """The same lines in the same order, of which the same was asked together."""
        if not isinstance(other, LineGroup):
            return NotImplemented
        mine, theirs = self._together, other._together
        return mine.lines == theirs.lines and mine.told == theirs.told

    def __hash__(self) -> int:
        """By names and lengths of histories, in constant time for each line."""
        return hash((self.id, self.lines, self._together.told))

    def __str__(self) -> str:
        """A table of the lines, with their sums and the shared limit below."""
        return text_table(self._cells(), header=HEADER, align="<>>>>>")

    def _repr_html_(self) -> str:
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[object, ...]]:
        rows: list[tuple[object, ...]] = [
            (line.id, line.limit, line.held, line.used, line.credit_balance, self.limit.currency.minor(exposure(line)))
            for line in self.lines
        ]
        own = self._sum([line.credit_balance for line in self.lines])
        return [*rows, ("shared", self.limit, self.held, self.used, own, self.exposure)]

    def __repr__(self) -> str:
        """A summary."""
        names = ", ".join([repr(line.id) for line in self.lines])
        return f"<LineGroup {self.id!r} of {names} on {self.as_of}: available {self.available} of {self.limit}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the lines and the records, and rebuild from them."""
        return LineGroup.restore, (self.lines, self.history)
