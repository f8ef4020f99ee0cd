"""The credit line: the value that callers hold, each method the short form of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from creditline import acts, amend, history
from creditline.acts import Advance, Open
from creditline.dates import day as check_day
from creditline.errors import CreditLineError, UnknownId
from creditline.questions import Questions
from creditline.short import act

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.acts import Authorize, Draw, Purchase
    from creditline.engine import Command
    from creditline.history import Record
    from creditline.ledger import Ledger
    from creditline.money import Money
    from creditline.reports import Owed, Upcoming
    from creditline.rules import CustomerFacts, LimitFigures, LimitRequest
    from creditline.rules.authorization import AuthorizationDecision
    from creditline.state import State, Statement
    from creditline.terms import Breach, LendingRule, Product


@attrs.frozen(eq=False, repr=False)
class CreditLine(Questions):
    """
    One customer's pay-later line under one product: an immutable value.

    Every act returns a new line; the old one stays as it was. Two lines are equal when the same was asked of them
    and the same came of it. `CreditLine.open(...)` begins a line.
    """

    # Beginnings

    @classmethod
    def open(cls, product: Product, *, limit: Money, on: date, id: str) -> CreditLine:
        """
        A line comes to be.

        Args:
            product: What was agreed.
            limit: The permanent limit, zero or more, within the product's bounds.
            on: The line's first day.
            id: Names the line, and this act.
        """
        return cls(history.begin(Open(product, limit=limit, on=on, id=id)))

    @classmethod
    def replay(cls, commands: Iterable[Command]) -> CreditLine:
        """Decide everything again; the first command is `Open`."""
        return cls(amend.replay(commands))

    @classmethod
    def restore(cls, records: Iterable[Record]) -> CreditLine:
        """Rebuild what was, from `line.history`: facts are folded and nothing is decided again."""
        return cls(amend.restore(records))

    # Acts

    def apply(self, command: Command) -> CreditLine:
        """
        The general form of all acts: carry out a command of `creditline.acts`.

        Refusals come in this order: wrong type; wrong currency; (an exact repetition changes nothing;) conflicting
        id; unknown id; a day before the line's; status; product rule; available limit.
        """
        life = amend.tell(self._life, command)
        return self if life is self._life else CreditLine(life)

    purchase = act(lambda: acts.Purchase)
    authorize = act(lambda: acts.Authorize)
    capture = act(lambda: acts.Capture)
    void = act(lambda: acts.Void)
    refund = act(lambda: acts.Refund)
    repay = act(lambda: acts.Repay)
    return_repayment = act(lambda: acts.ReturnRepayment)
    convert = act(lambda: acts.Convert)
    settle_early = act(lambda: acts.SettleEarly)
    reschedule = act(lambda: acts.Reschedule)
    draw = act(lambda: acts.Draw)
    withdraw = act(lambda: acts.Withdraw)
    raise_limit = act(lambda: acts.RaiseLimit)
    lower_limit = act(lambda: acts.LowerLimit)
    grant_temporary_limit = act(lambda: acts.GrantTemporaryLimit)
    offer_increase = act(lambda: acts.OfferIncrease)
    request_increase = act(lambda: acts.RequestIncrease)
    accept_increase = act(lambda: acts.AcceptIncrease)
    decline_increase = act(lambda: acts.DeclineIncrease)
    withdraw_increase = act(lambda: acts.WithdrawIncrease)
    set_scene_limit = act(lambda: acts.SetSceneLimit)
    waive = act(lambda: acts.Waive)
    dispute = act(lambda: acts.Dispute)
    resolve = act(lambda: acts.Resolve)
    charge_off = act(lambda: acts.ChargeOff)
    recover = act(lambda: acts.Recover)
    suspend = act(lambda: acts.Suspend)
    resume = act(lambda: acts.Resume)
    freeze = act(lambda: acts.Freeze)
    unfreeze = act(lambda: acts.Unfreeze)
    change_product = act(lambda: acts.ChangeProduct)
    change_statement_day = act(lambda: acts.ChangeStatementDay)
    close = act(lambda: acts.Close)
    advance = act(lambda: acts.Advance)

    # What is on record

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, as issued."""
        return self._life.statements

    @property
    def ledger(self) -> Ledger:
        """The books: what was posted when."""
        return self._life.books

    @property
    def history(self) -> tuple[Record, ...]:
        """The receipt of every act, in the order in which they were asked for; `restore` takes them."""
        return self._life.told.records()

    @property
    def commands(self) -> tuple[Command, ...]:
        """What was asked, in order; `replay` takes them."""
        return tuple(record.command for record in self.history)

    def record(self, id: str) -> Record:
        """The receipt of one act: what was asked, what happened, how it was booked."""
        record = self._life.told.find(id)
        if record is None:
            raise UnknownId("act", id)
        return record

    # Questions about other days

    def due(self, on: date | None = None) -> Owed:
        """What is billed or overdue on a day not before the line's, if nothing else happened until then."""
        from creditline.reports import due  # noqa: PLC0415 - reports load when first asked for

        return due(self._on(on))

    def payoff(self, on: date | None = None) -> Owed:
        """
        What would leave nothing owed if it were paid on a day not before the line's.

        A product with a minimum charge of interest may still ask for the rest of it with its next statement.
        """
        from creditline.reports import payoff  # noqa: PLC0415 - reports load when first asked for

        return payoff(self._on(on))

    def upcoming(self) -> Upcoming:
        """What will fall due, by day, if nothing else happened."""
        from creditline.reports import upcoming  # noqa: PLC0415 - reports load when first asked for

        return upcoming(self._state)

    def limit_figures(self, request: LimitRequest, facts: CustomerFacts | None = None) -> LimitFigures:
        """
        What a `LimitPolicy` looks at to decide an increase, on the day of the request, if nothing else happened.

        Args:
            request: `RequestIncrease`, `OfferIncrease`, or `creditline.rules.IncreaseAsked`.
            facts: What the caller knows of the customer; nothing where it is left out.

        Raises:
            Backdated: The request is for a day before the line's.
            CurrencyMismatch: It is for another currency than the line's.
        """
        from creditline.rules.limit_figures import drawn  # noqa: PLC0415 - rules load when first asked for

        return drawn(self._on(request.on), request, facts)

    def project(self, commands: Iterable[Command] = (), *, until: date | None = None) -> CreditLine:
        """The line as it would be; this one and its history are left alone."""
        line = CreditLine(self._life.scratch())
        for command in commands:
            line = line.apply(command)
        return line if until is None else line.apply(Advance(to=until))

    def refusal(self, command: Command) -> CreditLineError | None:
        """The refusal that `apply` would raise, or `None`: a decline is an answer, not an accident."""
        try:
            amend.tell(self._life.scratch(), command)
        except CreditLineError as refused:
            return refused
        return None

    def assess(self, command: Purchase | Authorize | Draw) -> AuthorizationDecision:
        """What the rules of the product make of a spending on its day, rule by rule; nothing is done."""
        from creditline.rules.authorization import assess  # noqa: PLC0415 - rules load when first asked for

        history.require_currency(self.product.currency, command)
        return assess(self._on(command.on), command)

    def at(self, day: date, *, known_at: date | None = None) -> CreditLine:
        """
        The line as it stood on *day*, after its acts.

        Args:
            day: A day that the line has lived.
            known_at: By what was known at the end of that day, where it is not what is known now: acts that were
                told later (a repayment that was returned) are not.

        Raises:
            ValueError: The line has not reached that day, or did not exist yet.
        """
        check_day(day, "day")
        if known_at is None:
            return CreditLine(amend.as_it_stood(self._life, day))
        check_day(known_at, "known_at")
        return CreditLine(amend.as_it_stood(amend.as_it_was_told(self._life, known_at), day))

    def check(
        self, rules: Iterable[LendingRule], *, customer: object = None, cash_offers: Iterable[str] = ()
    ) -> tuple[Breach, ...]:
        """
        Every breach of rules of lending that are in force on the line's day, in the order of the rules.

        A line is held against them by what it has: its limit, the interest of its product, its plans and its customer.
        Offers that it has not taken are the matter of `Product.check`.

        Args:
            rules: Such as those of `creditline.catalog.lending_cn`, or of your own (`LendingRule`).
            customer: What is known of the customer, with `is_student` and `other`, such as `CustomerFacts`; what a rule
                needs and does not find there is a breach.
            cash_offers: The names of the offers that pay money out to the customer.

        Raises:
            TypeError: There is one rule and not several, or something that is none.
            CurrencyMismatch: A rule is in another currency.
        """
        from creditline.terms.lending import Inquiry, check_line  # noqa: PLC0415 - rules load when first asked for

        return check_line(self, rules, Inquiry(on=self.as_of, cash_offers=cash_offers, customer=customer))

    def audit(self) -> None:
        """Recompute both ledgers from their entries; the first thing that disagrees raises `AuditFailed`."""
        self._life.state.ledger.audit()
        self._life.books.audit()

    def _on(self, day: date | None) -> State:
        if day is None or day == self.as_of:
            return self._state
        check_day(day, "on")
        return history.advance(self._life.scratch(), Advance(to=day)).state

    # A value among values

    def __eq__(self, other: object) -> bool:
        """The same acts, with the same outcome."""
        return self._life.told == other._life.told if isinstance(other, CreditLine) else NotImplemented

    def __hash__(self) -> int:
        """By name and length of history, in constant time."""
        return hash((self.id, self._life.told))

    def __repr__(self) -> str:
        """A summary."""
        return (
            f"<CreditLine {self.id!r} of {self.product.name} on {self.as_of}: {self.status}, "
            f"outstanding {self.outstanding}, available {self.available} of {self.limit}>"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the records, and rebuild from them."""
        return CreditLine.restore, (self.history,)
