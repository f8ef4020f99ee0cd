"""
A credit line as a clerk would keep it: one day after the other, in plain dicts, from the text of the rules alone.

It knows nothing of how the library works and takes from it only what was agreed (the numbers in a product) and what
is asked (the commands). It is slow, and it is right where the rules are: one line, whole days, no installments.
`books` holds what is owed and how it is settled, `nights` what time costs, `statements` what is asked for and when it
was late; here are the days and the acts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.model.books import COMPONENTS, STAGES
from tests.model.by_hand import DAY, Refused, copied, falls_on, minor, rounded
from tests.model.increases import Limits
from tests.model.statements import Statements

if TYPE_CHECKING:
    from datetime import date

__all__ = ["COMPONENTS", "Refused", "SlowLine"]

AGREED = ("opening", "product")


class SlowLine(Statements, Limits):
    """The clerk's desk."""

    def __init__(self, opening: Any) -> None:
        super().__init__(opening)
        self.done: list[Any] = []
        self.merchants: dict[str, int] = {}  # what may still be refunded of each purchase
        self.hold_ids: set[str] = set()
        self.returned: set[str] = set()

    # Section 2: a day

    def advance(self, to: date) -> None:
        if to < self.today:
            raise Refused
        while self.today < to:
            self.night()
            self.morning()

    def morning(self) -> None:
        """A statement through yesterday; holds, increases; judgements, oldest first; a statement of what was before."""
        yesterday, self.today = self.today, self.today + DAY
        cycle = self.product.cycle
        if cycle.cutoff == "through" and falls_on(yesterday, cycle.statement_day):
            self.issue(yesterday)
        for name in [name for name, hold in self.holds.items() if hold["expires"] == yesterday]:
            del self.holds[name]
        self.turn_cards()
        for bill in self.bills:
            if not bill["judged"] and bill["last"] == yesterday:
                self.judge(bill)
        if cycle.cutoff == "before" and falls_on(self.today, cycle.statement_day):
            self.issue(self.today)

    # Acts

    def ask(self, command: Any) -> bool:
        """Whether it was granted; what is refused leaves everything as it was."""
        try:
            self.take(command)
        except Refused:
            return False
        return True

    def take(self, command: Any) -> None:
        name = type(command).__name__
        if name == "Advance":
            self.advance(command.to)
            return
        if command in self.done:
            return
        if command.id in {self.opening.id, *(past.id for past in self.done)}:
            raise Refused
        act = getattr(self, name.lower(), self.move)
        if name in ("Capture", "Void") and command.authorization not in self.hold_ids:
            raise Refused
        if command.on < self.today:
            raise Refused
        if name == "ReturnRepayment":
            self.return_repayment(command)
        else:
            before = {name: copied(value) for name, value in self.__dict__.items() if name not in AGREED}
            try:
                self.advance(command.on)
                act(command)
            except Refused:
                self.__dict__.update(before)
                raise
        self.done.append(command)

    def require_room(self, amount: int, fee: int = 0) -> None:
        """Section 13: the amount less the customer's own money is at most what is available; a fee is paid first."""
        self.require(self.status == "open")
        may_pay_fees = self.credit_balance() if self.product.refund_counts_as_payment else self.own
        needs_room = fee if self.product.limits.consumed_by == "balance" else min(fee, may_pay_fees)
        self.require(amount - self.credit_balance() + needs_room <= self.available())

    def purchase(self, command: Any) -> None:
        self.require_room(command.amount.minor)
        self.buy(command.id, command.amount.minor, command.on)

    def buy(self, name: str, amount: int, on: date) -> None:
        self.merchants[name] = amount
        self.post("principal", amount, on, source=name)
        self.use_own_money()

    def draw(self, command: Any) -> None:
        """A cash advance, and its fee; only where the product says what cash costs, or all costs by the day."""
        fee, interest = self.product.cash_fee, self.product.interest
        by_the_day = interest is not None and interest.base == "daily"
        if fee is None and self.product.cash_interest is None and not by_the_day:
            raise Refused
        self.require_room(command.amount.minor, self.fee_of(fee, command.amount.minor))
        free_until = command.on + command.free_days * DAY
        self.post("cash", command.amount.minor, command.on, source=command.id, free_until=free_until)
        self.charge_fee(fee, command.amount.minor)
        self.use_own_money()

    def fee_of(self, terms: Any, amount: int) -> int:
        """A share of what is paid out, between a floor and a cap."""
        if terms is None:
            return 0
        fee = max(rounded(terms.share * amount, terms.rounding), minor(terms.floor))
        return fee if terms.cap is None else min(fee, terms.cap.minor)

    def charge_fee(self, terms: Any, amount: int) -> None:
        if fee := self.fee_of(terms, amount):
            self.post("fee", fee, self.today)

    def authorize(self, command: Any) -> None:
        self.require_room(command.amount.minor)
        self.hold_ids.add(command.id)
        self.holds[command.id] = {"left": command.amount.minor, "expires": command.expires}

    def capture(self, command: Any) -> None:
        self.require(self.status != "closed")
        hold = self.holds.get(command.authorization)
        if hold is None:
            raise Refused
        amount = hold["left"] if command.amount is None else command.amount.minor
        if amount > hold["left"]:
            raise Refused
        hold["left"] -= amount
        if not hold["left"] or not command.keep_rest:
            del self.holds[command.authorization]
        self.buy(command.id, amount, command.on)

    def void(self, command: Any) -> None:
        if self.holds.pop(command.authorization, None) is None:
            raise Refused

    def repay(self, command: Any) -> None:
        """Section 10: interest up to today first, then in order; what is left is the customer's own."""
        draws = [o["source"] for o in self.obligations if o["component"] == "cash"]
        if command.toward is not None and command.toward not in [*self.merchants, *draws]:
            raise Refused
        self.post_before_repayment()
        self.use_own_money()
        first = [o for o in self.obligations if o["source"] and o["source"] == command.toward]
        self.moved = True
        before = [o["left"] for o in self.obligations]
        self.own += self.settle(command.amount.minor, first + self.in_order(), is_payment=True)
        for number, left in enumerate(before):
            paid = left - self.obligations[number]["left"]
            if paid:
                self.repaid[number, self.today] = self.repaid.get((number, self.today), 0) + paid

    def refund(self, command: Any) -> None:
        """Section 5: what its own purchase still owes, then by where the rest goes."""
        if command.purchase not in self.merchants:
            raise Refused
        refundable = self.merchants[command.purchase]
        amount = refundable if command.amount is None else command.amount.minor
        if not 0 < amount <= refundable:
            raise Refused
        self.merchants[command.purchase] -= amount
        self.moved = True
        others = self.in_order()  # by how late the line is before the refund
        own = [o for o in self.obligations if o["source"] == command.purchase]
        if not self.product.refund_counts_as_payment:
            own = [o for o in own if o["bill"] is None]
        amount = self.settle(amount, own, is_payment=False)
        if self.product.refund_rest == "others":
            self.own += self.settle(amount, others, is_payment=False)
        elif amount:
            self.waiting += amount
            self.waiting_since = self.clock

    def waive(self, command: Any) -> None:
        """Off one component, interest up to today first: overdue, then billed, then unbilled, the oldest first."""
        self.post_before_repayment()
        self.use_own_money()
        component = str(getattr(command.component, "value", command.component))
        self.require(command.amount.minor <= self.owed(component))
        claims = [o for o in self.obligations if o["component"] == component]
        claims.sort(key=lambda o: (STAGES.index(self.stage(o)), *self.age(o)))
        self.moved = True
        self.settle(command.amount.minor, claims, is_payment=False)

    def withdraw(self, command: Any) -> None:
        """His own money, but for what backs holds beyond the limit; that pays no fee either."""
        self.require(self.status != "frozen")
        amount = command.amount.minor
        behind_holds = min(self.held(), max(0, -self.available()))
        fee = self.fee_of(self.product.withdrawal_fee, amount) if behind_holds else 0
        self.require(amount + fee <= self.credit_balance() - behind_holds)
        waiting = min(amount, self.waiting)
        own = min(amount - waiting, self.own)
        self.waiting -= waiting
        self.own -= own
        self.moved = True
        if amount - waiting - own:
            self.post("principal", amount - waiting - own, command.on)
        self.charge_fee(self.product.withdrawal_fee, amount)
        self.use_own_money()

    def move(self, command: Any) -> None:
        """From one status to another, by the table."""
        name = type(command).__name__
        sources, target = {
            "Suspend": (("open",), "suspended"),
            "Resume": (("suspended",), "open"),
            "Freeze": (("open", "suspended"), "frozen"),
            "Unfreeze": (("frozen",), self.status_before),
            "Close": (("open", "suspended", "frozen"), "closed"),
        }[name]
        if self.status not in sources:
            raise Refused
        self.require(name != "Close" or not (self.outstanding() or self.credit_balance() or self.held()))
        self.status_before, self.status = self.status, target

    def return_repayment(self, command: Any) -> None:
        """Told again without it; what was issued stays, what was granted stands, and each return is a movement."""
        repaid = [past for past in self.done if type(past).__name__ == "Repay" and past.id == command.repayment]
        if not repaid or command.repayment in self.returned:
            raise Refused
        returned = self.returned | {command.repayment}
        again = type(self)(self.opening)
        again.stands = True
        for past in self.done:
            if type(past).__name__ == "ReturnRepayment":
                again.advance(past.on)
                again.moved = True
            elif past.id not in returned:
                again.take(past)
        again.advance(command.on)
        self.advance(command.on)
        kept = {"issued": self.issued, "done": self.done, "returned": returned, "stands": False}
        self.__dict__.update(again.__dict__ | kept)
        self.moved = True
