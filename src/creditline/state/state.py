"""State: what is true of a line at one moment, small and immutable; its amounts lie in its ledger."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, cast

import attrs

from creditline.errors import LimitExceeded, LineNotOpen
from creditline.shown import shown
from creditline.state.amounts import Amounts
from creditline.state.chart import (
    CHARGE_OFF,
    CUSTOMER_ACCOUNTS,
    PRINCIPAL,
    RECEIVABLE_ACCOUNTS,
    RECOVERY,
)
from creditline.state.conduct import NEVER_JUDGED, Conduct
from creditline.state.increase import NO_INCREASES, Increases
from creditline.state.pile import Pile, oldest_first
from creditline.state.status import ALLOWS, Dealing, Status
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from creditline.ledger import Ledger
    from creditline.money import Money
    from creditline.state.change import Change
    from creditline.state.disputing import Contest
    from creditline.state.grace import LostGrace
    from creditline.state.obligation import Bill, Obligation
    from creditline.state.plan import Plan
    from creditline.state.spending import Spending
    from creditline.terms import BillingCycle

SLICED = Component.PRINCIPAL
"""What slices are made of; by a name of its own, because a walk looks it up at every step."""


@attrs.frozen(eq=False, repr=False)
class Source:
    """
    A repayment on top of the ones before it, for money that goes back to where it came from, newest first.

    Attributes:
        repayment: Its id.
        before: The others; `None` where there is none.
    """

    repayment: str
    before: Source | None


@attrs.frozen(slots=False, eq=False, kw_only=True)
class State(Amounts):
    """
    What is true of a line at one moment of one day; its amounts are those of `Amounts`.

    Attributes:
        id: The line.
        opened: The line's first day.
        as_of: The day that the line lives in; whatever its start brings has happened.
        pile: Obligations that no statement has billed yet, the newest on top.
        bills: Oldest first, from the oldest that anything is owed on.
        status: Open, suspended, frozen, charged off or closed.
        status_before: The status before the last move.
        last_statement: The date of the last statement issued.
        mark: How many entries the ledger had when it was issued; less than none after a correction of the past,
            which is a movement of the books alone.
        stands: Acts that were granted stand, whatever the limit and the status say (while the past is corrected).
        change: The last change of the agreement, where there was one.
        lost_grace: How the line lost the grace of its interest, where that is lost for the whole line.
        sent_back: While a refund is told again so, what of it was sent back; money that left is gone.
        source: The repayments so far, the newest on top, where the product sends refunds back to them.
        disputes: Those that are open or were lost, oldest first.
        for_lateness: Whether the line is suspended because it was late, perhaps under a freeze.
        increases: Of the limit, and how far each has come.
        conduct: Which bills missed their minimum.
        scene_limits: The line's own limits of scenes, in place of what the product says.
        spent: What was spent so far, the newest on top, where the product has rules of authorization.
    """

    __repr__ = shown

    id: str
    opened: date
    as_of: date
    pile: Pile | None = None
    bills: tuple[Bill, ...] = ()
    status: Status = Status.OPEN
    status_before: Status = Status.OPEN
    last_statement: date | None = None
    mark: int = 0
    stands: bool = False
    source: Source | None = None
    lost_grace: LostGrace | None = None
    change: Change | None = None
    sent_back: tuple[tuple[str, Money], ...] = ()
    disputes: tuple[Contest, ...] = ()
    for_lateness: bool = False
    increases: Increases = NO_INCREASES
    conduct: Conduct = NEVER_JUDGED
    scene_limits: tuple[tuple[str, Money], ...] = ()
    spent: Spending | None = None

    # Amounts that take a walk, or look at the status

    def slices(self) -> int:
        """What is owed of the principal of billed installment rows."""
        if not self.plans:
            return 0
        minor = self.ledger.minor
        return sum(
            [minor(PRINCIPAL, each.id) for each in self.obligations() if each.order and each.component is SLICED]
        )

    @property
    def is_charged_off(self) -> bool:
        """Whether all that was owed was given up as lost, so that no night costs anything any more."""
        return self.status is Status.CHARGED_OFF

    def unrecovered(self) -> int:
        """What was charged off, in part or in full, and did not come in after all."""
        return self.ledger.minor(CHARGE_OFF) + self.ledger.minor(RECOVERY)

    def recoverable(self) -> int:
        """What of money that comes in makes good a loss; while a line is not charged off, what is owed comes first."""
        return self.unrecovered() if self.is_charged_off else 0

    # Periods

    def period(self, statement_date: date) -> tuple[date, date]:
        """The first and the last day, both included, of the period that ends with a statement of this line."""
        start, end = cast("BillingCycle", self.product.cycle).period(statement_date)
        if self.change is not None and start <= self.change.on:
            start = self.change.period_start
        return max(start, self.opened), end

    def nights_from(self) -> date:
        """The first night that the present terms count: the earliest of all, or that of the day they were agreed."""
        return date.min if self.change is None or self.change.terms_from is None else self.change.terms_from

    def charged_in(self, period: object) -> str:
        """
        What charges by the night are named by: the statement that ends the period, or the order.

        A period in which the agreement changed keeps the name that it had, or got with new terms; later ones are told
        apart from what they would have been called without the change.
        """
        change, cycle = self.change, self.product.cycle
        if change is None:
            return str(period)
        if isinstance(period, date) and cycle.issues_statements:
            runs = cast("BillingCycle", cycle).period(period)[0] <= change.on
            return change.period_name if runs else f"{period}/{change.on}"
        return str(period) if change.terms_from is None else f"{period}/{change.terms_from}"

    # What acts require

    def require(self, dealing: Dealing) -> None:
        """Refuse what the status of the line does not allow."""
        if self.status not in ALLOWS[dealing] and not self.stands:
            raise LineNotOpen(self.id, self.status.value, dealing.value)

    def require_available(self, amount: Money, *, fee_of: Callable[[int], int] | None = None) -> None:
        """
        Refuse more than the limit and the customer's own money allow.

        Where spending costs a fee (*fee_of* minor units), that money pays the fee first.
        """
        if fee_of is None:
            if amount.minor <= self.available():
                return
            room = self.room_for_spending()
        else:
            room = self.room_for_spending(fee_of(amount.minor))
        if amount.minor > room and not self.stands:
            raise LimitExceeded(amount, self.money(self._most(room, fee_of)), self.money(self.limit()))

    def _most(self, room: int, fee_of: Callable[[int], int] | None) -> int:
        """The most that would be granted where *room* was too little; below zero by what is over the limit."""
        if fee_of is not None:
            room = self.room_for_spending()
        if room < 0:
            return self.available()
        if fee_of is None:
            return room
        # The fee depends on the amount: of all amounts up to the room, the last that leaves room for its own.
        return bisect_left(range(1, room + 1), 1, key=lambda minor: minor > self.room_for_spending(fee_of(minor)))

    # Walks

    def unbilled(self) -> list[Obligation]:
        """What no statement has billed yet, in order of posting."""
        return oldest_first(self.pile)

    def is_unbilled(self, id: str) -> bool:
        """Whether an obligation of that id is unbilled."""
        return self.pile is not None and any(obligation.id == id for obligation in self.unbilled())

    def obligations(self) -> Iterator[Obligation]:
        """Every obligation that is kept in mind, billed ones first, each group in order of posting."""
        return chain(chain.from_iterable([bill.obligations for bill in self.bills]), self.unbilled())

    def unjudged(self) -> list[Bill]:
        """Bills whose last day has not passed, oldest first; they come last, as bills are judged in order."""
        start = len(self.bills)
        while start and not self.bills[start - 1].is_judged:
            start -= 1
        return list(self.bills[start:])

    def billed_through(self, bill: Bill) -> int:
        """Minor units outstanding of everything billed through *bill*, or of its order alone."""
        if bill.order:
            return self.outstanding_of_all(bill.obligations)
        through: list[Obligation] = []
        beyond = self.unbilled()
        for each in self.bills:
            (beyond if each.statement_date > bill.statement_date else through).extend(each.obligations)
        # Both come to the same; what is billed will be looked at again when it bears interest.
        if len(through) <= len(beyond):
            return self.outstanding_of_all(through)
        return self.outstanding() - self.outstanding_of_all(beyond)

    def is_quiet(self) -> bool:
        """Whether nothing is owed or to be billed and nothing moved since the last statement, so that none is due."""
        ledger = self.ledger
        if any(not plan.is_over for plan in self.plans):
            return False
        for account in RECEIVABLE_ACCOUNTS:
            if ledger.minor(account):
                return False
        return all(ledger.last_seq(account) < self.mark for account in CUSTOMER_ACCOUNTS)

    # Changes

    def with_ledger(self, ledger: Ledger) -> State:
        """The same with other amounts."""
        return self._with("ledger", ledger)

    def on_day(self, day: date) -> State:
        """The same on another day."""
        return self._with("as_of", day)

    def with_plans(self, plans: tuple[Plan, ...]) -> State:
        """The same with other plans."""
        return self._with("plans", plans)

    def plan(self, id: str) -> Plan | None:
        """The plan of that id, if anything is left of it."""
        return next((plan for plan in self.plans if plan.id == id), None)

    def open_plans(self) -> tuple[Plan, ...]:
        """Plans with rows to be billed, or of which anything billed is owed."""
        if not self.plans:
            return ()
        owed = {each.order for each in self.obligations() if each.order and self.outstanding_of(each)}
        return tuple([plan for plan in self.plans if plan.id in owed or not plan.is_over])

    def repaying(self, name: str) -> tuple[str, ...]:
        """A purchase or a plan, the plans that repay that purchase, and what disputes of it that were lost became."""
        if not self.plans and not self.disputes:
            return (name,)
        names = self.owed_as(name)
        return *names, *(plan.id for plan in self.plans if any(source in names for source, _ in plan.sources))

    def owed_as(self, purchase: str) -> tuple[str, ...]:
        """The names of what is owed of a purchase: its own, and those of what disputes of it that were lost became."""
        return purchase, *(each.owed for each in self.disputes if each.purchase == purchase and each.owed)

    def with_pile(self, pile: Pile | None) -> State:
        """The same with other unbilled obligations."""
        return self._with("pile", pile)

    def with_unbilled(self, obligation: Obligation) -> State:
        """The same with one more unbilled obligation."""
        return self._with("pile", Pile((obligation,), self.pile))

    def but(self, **changes: object) -> State:
        """The same with other values of some fields; a copy of the whole at once, as every fact makes a state."""
        state = object.__new__(State)
        vars(state).update(vars(self), **changes)
        return state

    def _with(self, field: str, value: object) -> State:
        """The same with another value of one field: half the time of `but`, for what every act changes."""
        values = vars(self).copy()
        values[field] = value
        state = object.__new__(State)
        _set_fields(state, values)
        return state


# Past the frozen face, as for postings: all fields of a state at once.
_set_fields = vars(Amounts)["__dict__"].__set__
