"""
A credit line as a clerk would keep it: one day after the other, in plain dicts, from the text of the rules alone.

It knows nothing of how the library works and takes from it only what was agreed (the numbers in a product) and what
is asked (the commands). It is slow, and it is right where the rules are: base "overdue", one line, whole days.
Amounts are minor units; a night bears the date of the day that it begins on.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

DAY = timedelta(days=1)
COMPONENTS = ("principal", "cash", "interest", "fee", "late_fee")
ORDINARY = ("principal", "cash")
SPENDING = ("Purchase", "Authorize", "RaiseLimit")


class Refused(Exception):
    """The clerk says no."""


# The calendar


def falls_on(day: date, number: int) -> bool:
    """Whether *day* is day *number* of its month, or the last one of a shorter month."""
    return day.day == min(number, calendar.monthrange(day.year, day.month)[1])


def due_date(due: Any, statement_date: date) -> date:
    if hasattr(due, "days"):
        return statement_date + timedelta(days=due.days)
    day = statement_date + DAY
    while not falls_on(day, due.day):
        day += DAY
    return day


# Arithmetic


def rounded(value: Fraction, how: str) -> int:
    """By magnitude: half_up, half_even, down, up."""
    whole, rest = divmod(abs(value), 1)
    half = Fraction(1, 2)
    goes_up = {
        "down": False,
        "up": rest > 0,
        "half_up": rest >= half,
        "half_even": rest > half or (rest == half and whole % 2 == 1),
    }[how]
    return int(whole + goes_up) * (1 if value >= 0 else -1)


def up_to(value: Fraction, unit: int) -> int:
    return rounded(Fraction(value) / unit, "up") * unit


def nightly(rate: Any, night: date) -> Fraction:
    """The share that one night costs; a schedule's last step that has begun by then counts."""
    if hasattr(rate, "steps"):
        rate = [step for first, step in rate.steps if first <= night][-1]
    return Fraction(rate.fraction, rate.days or 1)


class SlowLine:
    """The clerk's desk."""

    def __init__(self, opening: Any) -> None:
        self.opening = opening
        self.product = opening.product
        self.today = self.opened = opening.on
        self.limit = opening.limit.minor
        self.done: list[Any] = []
        self.status = self.status_before = "open"
        self.obligations: list[dict[str, Any]] = []
        self.bills: list[dict[str, Any]] = []
        self.issued: list[dict[str, Any]] = []
        self.holds: dict[str, dict[str, Any]] = {}
        self.merchants: dict[str, int] = {}
        self.hold_ids: set[str] = set()
        self.returned: set[str] = set()
        self.own = 0  # settles whatever is owed, at once
        self.waiting = 0  # credit from refunds that may not settle everything
        self.waiting_since = 0
        self.clock = 0  # order of posting
        self.nights: dict[tuple[int, date], int] = {}  # balances at the end of each day
        self.chargeable: dict[tuple[int, date], int] = {}  # nights of this period that bear interest
        self.counted: set[tuple[int, date]] = set()  # nights that were charged, or are about to be
        self.charged = 0  # interest posted in this period
        self.settled = 0  # ordinary billed principal settled by payment since the last statement
        self.moved = False  # whether anything moved since the last statement
        self.stands = False  # told again: what was granted stands

    # What it tells

    def owed(self, component: str) -> int:
        return sum(o["left"] for o in self.obligations if o["component"] == component)

    def outstanding(self) -> int:
        return sum(o["left"] for o in self.obligations)

    def held(self) -> int:
        return sum(hold["left"] for hold in self.holds.values())

    def used(self) -> int:
        if self.product.limits.consumed_by == "balance":
            return self.outstanding()
        return sum(map(self.owed, ORDINARY))

    def available(self) -> int:
        return int(self.limit - self.held() - self.used())

    def credit_balance(self) -> int:
        return self.own + self.waiting

    def days_past_due(self) -> int:
        """Counted from the due date of the oldest statement, grace over, whose minimum is not met today."""
        missed = self.missed()
        days: int = (self.today - missed[0]["due"]).days if missed else 0
        return days

    def missed(self) -> list[dict[str, Any]]:
        """Statements, grace over, whose minimum is not met today."""
        return [
            bill for bill in self.bills if bill["judged"] and not self.is_met(bill) and not self.is_paid_in_full(bill)
        ]

    # Time

    def advance(self, to: date) -> None:
        if to < self.today:
            raise Refused
        while self.today < to:
            self.night()
            self.morning()

    def night(self) -> None:
        """Every balance at the end of the day is written down; those that bear interest are charged for it."""
        for number, o in enumerate(self.obligations):
            if o["component"] in ORDINARY or (o["component"] == "interest" and self.compounds()):
                self.nights[number, self.today] = o["left"]
                if o["bears"]:
                    self.count(number, self.today)

    def count(self, number: int, night: date) -> None:
        """No night is charged twice."""
        if (number, night) not in self.counted:
            self.counted.add((number, night))
            self.chargeable[number, night] = self.nights.get((number, night), 0)

    def morning(self) -> None:
        yesterday, self.today = self.today, self.today + DAY
        cycle = self.product.cycle
        if cycle.cutoff == "through" and falls_on(yesterday, cycle.statement_day):
            self.issue(yesterday)
        for name in [name for name, hold in self.holds.items() if hold["expires"] == yesterday]:
            del self.holds[name]
        for bill in self.bills:
            if not bill["judged"] and bill["last"] == yesterday:
                self.judge(bill)
        if cycle.cutoff == "before" and falls_on(self.today, cycle.statement_day):
            self.issue(self.today)

    # Interest

    def compounds(self) -> bool:
        return self.product.interest is not None and self.product.interest.compounds

    def accrued(self, until: date) -> int:
        """What the nights of the period that began before *until* come to, rounded once."""
        terms = self.product.interest
        if terms is None:
            return 0
        exact = sum(
            (minor * nightly(terms.rate, night) for (_, night), minor in self.chargeable.items() if night < until),
            Fraction(0),
        )
        return rounded(exact, terms.rounding.value)

    def unposted(self) -> int:
        return max(0, self.accrued(self.today) - self.charged)

    def post_interest(self, minor: int, on: date) -> None:
        if minor > 0:
            self.charged += minor
            self.post("interest", minor, on)

    # Statements

    def issue(self, dated: date) -> None:
        if not self.outstanding() and not self.moved:
            return
        self.post_interest(self.interest_at_issue(dated), dated)
        self.chargeable = {key: minor for key, minor in self.chargeable.items() if key[1] >= dated}
        self.charged = 0
        if not self.product.refund_counts_as_payment:
            self.waiting = self.settle(self.waiting, self.in_order(), is_payment=True)
            self.count_again(dated)
        bill = self.asks(dated)
        for o in self.obligations:
            if o["bill"] is None:
                o["bill"], o["due"] = len(self.bills), bill["due"]
        self.bills.append(bill)
        self.settled, self.moved = 0, False
        self.issued.append(
            {
                "number": len(self.issued) + 1,
                "date": dated,
                "amount_due": bill["amount_due"],
                "minimum_due": bill["minimum"],
                "due_date": bill["due"],
                "closing": self.outstanding() - self.credit_balance(),
            }
        )

    def count_again(self, dated: date) -> None:
        """A `through` statement settles at the end of its own day, of which the balances were written down already."""
        for number, o in enumerate(self.obligations):
            for written in (self.nights, self.chargeable):
                if (number, dated) in written:
                    written[number, dated] = o["left"]

    def interest_at_issue(self, dated: date) -> int:
        """All of the period, a small sum waived and a smaller one than the least raised to it, less what was posted."""
        total, terms = self.accrued(dated), self.product.interest
        if terms is None:
            return 0
        if terms.waive_below is not None and total <= terms.waive_below.minor:
            total = 0
        if terms.minimum_charge is not None and total > 0:
            total = max(total, terms.minimum_charge.minor)
        return max(0, total - self.charged)

    def asks(self, dated: date) -> dict[str, Any]:
        due, terms = due_date(self.product.cycle.due, dated), self.product.minimum
        amount_due, ordinary = self.outstanding(), sum(map(self.owed, ORDINARY))
        in_full = amount_due - ordinary
        bill = {
            "amount_due": amount_due,
            "due": due,
            "last": due + self.product.leniency.grace_days * DAY,
            "judged": False,
        }
        if terms is None:
            return bill | {"minimum": amount_due, "over": 0, "m": Fraction(ordinary), "p": Fraction(1)}
        over = min(ordinary, max(0, ordinary - self.limit))
        rest = ordinary - over
        if terms.all_below is not None and amount_due <= terms.all_below.minor:
            return bill | {"minimum": amount_due, "over": over, "m": Fraction(rest), "p": Fraction(1)}
        p = terms.first_share if not self.bills and terms.first_share is not None else terms.share
        carry = min(self.not_given(), rest)
        base = rest if terms.of == "principal" else amount_due - over
        floor = 0 if terms.floor is None else terms.floor.minor
        m = min(max(carry + p * (base - carry), Fraction(floor - in_full), Fraction(0)), rest)
        unit = 1 if terms.unit is None else terms.unit.minor
        minimum = min(amount_due, up_to(in_full + over + m, unit))
        return bill | {"minimum": minimum, "over": over, "m": Fraction(m), "p": p}

    def not_given(self) -> Fraction:
        """What the statement before asked for of ordinary principal and did not get, as far as that is still owed."""
        if not self.bills:
            return Fraction(0)
        still_owed = sum(o["left"] for o in self.obligations if o["bill"] is not None and o["component"] in ORDINARY)
        left: Fraction = self.bills[-1]["m"] - self.settled
        return min(max(left, Fraction(0)), Fraction(still_owed))

    # Being on time

    def billed_through(self, bill: dict[str, Any]) -> list[dict[str, Any]]:
        number = self.bills.index(bill)
        return [o for o in self.obligations if o["bill"] is not None and o["bill"] <= number]

    def left_of(self, bill: dict[str, Any]) -> int:
        return sum(o["left"] for o in self.billed_through(bill))

    def forgives(self, shortfall: Fraction | int, bill: dict[str, Any], what: str) -> bool:
        leniency = self.product.leniency
        if shortfall <= 0:
            return True
        if leniency.applies_to not in (what, "both"):
            return False
        tolerance = Fraction(0 if leniency.tolerance is None else leniency.tolerance.minor)
        if leniency.tolerance_share is not None:
            tolerance = max(tolerance, leniency.tolerance_share * bill["amount_due"])
        return shortfall < tolerance if leniency.strict else shortfall <= tolerance

    def is_paid_in_full(self, bill: dict[str, Any]) -> bool:
        return self.forgives(self.left_of(bill), bill, "full")

    def is_met(self, bill: dict[str, Any]) -> bool:
        paid = bill["amount_due"] - self.left_of(bill)
        return self.forgives(bill["minimum"] - paid, bill, "minimum")

    def judge(self, bill: dict[str, Any]) -> None:
        """On what is outstanding when the last day is over, the night that follows it included in that day."""
        bill["judged"] = True
        if self.is_paid_in_full(bill):
            for o in self.billed_through(bill):
                o["bears"] = False
            return
        for o in self.billed_through(bill):
            number, night = self.obligations.index(o), bill["due"]
            while not o["bears"] and night < self.today:
                self.count(number, night)
                night += DAY
            o["bears"] = o["component"] in ORDINARY or (o["component"] == "interest" and self.compounds())
        if not self.is_met(bill):
            self.charge_late_fee(bill)

    def charge_late_fee(self, bill: dict[str, Any]) -> None:
        terms = self.product.late_fee
        if terms is None:
            return
        unpaid = bill["minimum"] - max(0, bill["amount_due"] - self.left_of(bill))
        fee = rounded(terms.share * unpaid, terms.rounding.value)
        if terms.floor is not None:
            fee = max(fee, terms.floor.minor)
        if terms.cap is not None:
            fee = min(fee, terms.cap.minor)
        if terms.at_most_minimum:
            fee = min(fee, up_to(bill["minimum"], 1))
        if fee:
            self.post("late_fee", fee, self.today)

    # Posting and settling

    def post(self, component: str, minor: int, on: date, source: str = "") -> None:
        self.owe(component, minor, on, source)
        self.use_own_money()

    def post_all(self, parts: list[tuple[str, int]], on: date) -> None:
        """What one act makes him owe, before his own money settles any of it."""
        for component, minor in parts:
            if minor:
                self.owe(component, minor, on)
        self.use_own_money()

    def owe(self, component: str, minor: int, on: date, source: str = "") -> None:
        self.clock += 1
        self.moved = True
        self.obligations.append(
            {
                "component": component,
                "source": source,
                "posted": on,
                "seq": self.clock,
                "left": minor,
                "bill": None,
                "due": None,
                "bears": False,
            }
        )

    def use_own_money(self) -> None:
        """It settles what was posted at once; credit from refunds may only settle what was posted after it."""
        self.own = self.settle(self.own, self.in_order(), is_payment=True)
        counts = self.product.refund_counts_as_payment
        fresh = [o for o in self.in_order() if o["seq"] > self.waiting_since and (counts or o["component"] in ORDINARY)]
        self.waiting = self.settle(self.waiting, fresh, is_payment=True)

    def stage(self, o: dict[str, Any]) -> str:
        """Interest only ever accrues on what is overdue, so it is overdue from its posting, as a late fee is."""
        if o["component"] in ("interest", "late_fee"):
            return "overdue"
        if o["bill"] is None:
            return "unbilled"
        return "overdue" if self.bills[o["bill"]]["last"] < self.today else "billed"

    def in_order(self) -> list[dict[str, Any]]:
        waterfall = self.product.waterfall
        late = self.days_past_due() if waterfall.late_by == "days" else len(self.missed())
        is_late = waterfall.late_steps is not None and late >= waterfall.late_from
        steps = [tuple(map(str, step)) for step in (waterfall.late_steps if is_late else waterfall.steps)]
        return sorted(
            (o for o in self.obligations if o["left"]),
            key=lambda o: (
                steps.index((self.stage(o), o["component"])),
                o["due"] or date.max,
                o["posted"],
                o["seq"],
            ),
        )

    def settle(self, minor: int, ordered: list[dict[str, Any]], *, is_payment: bool) -> int:
        """What is left of *minor*."""
        for o in ordered:
            part = min(minor, o["left"])
            o["left"] -= part
            minor -= part
            if o["component"] in ORDINARY and o["bill"] is not None and is_payment:
                self.settled += part
            if not is_payment and part and o["bill"] is not None:
                self.lower(o, part)
        return minor

    def lower(self, o: dict[str, Any], minor: int) -> None:
        """What is taken off other than by payment lowers what bills not yet judged ask for."""
        for bill in self.bills[o["bill"] :]:
            if not bill["judged"]:
                self.lower_bill(bill, o, minor)

    def lower_bill(self, bill: dict[str, Any], o: dict[str, Any], minor: int) -> None:
        bill["amount_due"] = max(0, bill["amount_due"] - minor)
        if o["component"] in ORDINARY:
            over = min(minor, bill["over"])
            m = min(bill["m"], bill["p"] * (minor - over))
            bill["over"] -= over
            bill["m"] -= m
            bill["minimum"] -= over + m
        else:
            bill["minimum"] -= minor
        bill["minimum"] = min(max(bill["minimum"], 0), bill["amount_due"])

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
            before = self.copy()
            try:
                self.advance(command.on)
                act(command)
            except Refused:
                self.__dict__.update(before)
                raise
        self.done.append(command)

    def copy(self) -> dict[str, Any]:
        copied = dict(self.__dict__)
        for name in ("obligations", "bills", "issued"):
            copied[name] = [dict(row) for row in copied[name]]
        copied["holds"] = {name: dict(hold) for name, hold in self.holds.items()}
        for name in ("merchants", "nights", "chargeable", "counted", "hold_ids", "returned"):
            copied[name] = type(copied[name])(copied[name])
        return copied

    def require(self, holds: object) -> None:
        if not holds and not self.stands:
            raise Refused

    def purchase(self, command: Any) -> None:
        self.require(self.status == "open")
        self.require(command.amount.minor - self.credit_balance() <= self.available())
        self.buy(command.id, command.amount.minor, command.on)

    def buy(self, name: str, minor: int, on: date) -> None:
        self.merchants[name] = minor
        self.post("principal", minor, on, source=name)

    def draw(self, command: Any) -> None:
        self.require(self.status == "open")
        if self.product.cash_fee is None and self.product.cash_interest is None:
            raise Refused
        self.require(command.amount.minor - self.credit_balance() <= self.available())
        self.post_all([("cash", command.amount.minor), ("fee", self.fee(self.product.cash_fee, command))], command.on)

    def fee(self, terms: Any, command: Any) -> int:
        """What it costs to send money to the customer."""
        if terms is None:
            return 0
        fee = rounded(terms.share * command.amount.minor, terms.rounding.value)
        if terms.floor is not None:
            fee = max(fee, terms.floor.minor)
        return fee if terms.cap is None else min(fee, terms.cap.minor)

    def authorize(self, command: Any) -> None:
        self.require(self.status == "open")
        self.require(command.amount.minor - self.credit_balance() <= self.available())
        self.hold_ids.add(command.id)
        self.holds[command.id] = {"left": command.amount.minor, "expires": command.expires}

    def capture(self, command: Any) -> None:
        self.require(self.status != "closed")
        hold = self.holds.get(command.authorization)
        if hold is None:
            raise Refused
        minor = hold["left"] if command.amount is None else command.amount.minor
        if minor > hold["left"]:
            raise Refused
        hold["left"] -= minor
        if not hold["left"] or not command.keep_rest:
            del self.holds[command.authorization]
        self.buy(command.id, minor, command.on)

    def void(self, command: Any) -> None:
        if self.holds.pop(command.authorization, None) is None:
            raise Refused

    def repay(self, command: Any) -> None:
        if command.toward is not None and command.toward not in self.merchants:
            raise Refused
        self.post_interest(self.unposted(), command.on)
        first = [o for o in self.obligations if o["source"] and o["source"] == command.toward]
        self.moved = True
        self.own += self.settle(command.amount.minor, first + self.in_order(), is_payment=True)

    def refund(self, command: Any) -> None:
        if command.purchase not in self.merchants:
            raise Refused
        refundable = self.merchants[command.purchase]
        minor = refundable if command.amount is None else command.amount.minor
        if not 0 < minor <= refundable:
            raise Refused
        self.merchants[command.purchase] -= minor
        self.moved = True
        others = self.in_order()  # by how late the line is before the refund
        own = [o for o in self.obligations if o["source"] == command.purchase]
        if not self.product.refund_counts_as_payment:
            own = [o for o in own if o["bill"] is None]
        minor = self.settle(minor, own, is_payment=False)
        if self.product.refund_rest == "others":
            self.own += self.settle(minor, others, is_payment=False)
        elif minor:
            self.waiting += minor
            self.waiting_since = self.clock

    def withdraw(self, command: Any) -> None:
        self.require(self.status != "frozen")
        minor = command.amount.minor
        behind_holds = min(self.held(), max(0, -self.available()))
        self.require(minor <= self.credit_balance() - behind_holds)
        waiting = min(minor, self.waiting)
        own = min(minor - waiting, self.own)
        self.waiting -= waiting
        self.own -= own
        self.moved = True
        fee = self.fee(self.product.withdrawal_fee, command)
        self.post_all([("principal", minor - waiting - own), ("fee", fee)], command.on)

    def raiselimit(self, command: Any) -> None:
        self.require(self.status == "open")
        self.require(command.to.minor > self.limit)
        self.limit = command.to.minor

    def lowerlimit(self, command: Any) -> None:
        self.require(self.status != "closed")
        self.require(command.to.minor < self.limit)
        self.limit = command.to.minor

    def move(self, command: Any) -> None:
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
        """The line is told again without it; what was issued stays, and what was granted stands."""
        repaid = [past for past in self.done if type(past).__name__ == "Repay" and past.id == command.repayment]
        if not repaid or command.repayment in self.returned:
            raise Refused
        returned = self.returned | {command.repayment}
        again = type(self)(self.opening)
        again.stands = True
        for past in self.done:
            if type(past).__name__ != "ReturnRepayment" and past.id not in returned:
                again.take(past)
        again.advance(command.on)
        self.advance(command.on)
        kept = {"issued": self.issued, "done": self.done, "returned": returned, "stands": False}
        self.__dict__.update(again.__dict__ | kept)
        self.moved = True
