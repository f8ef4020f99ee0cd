"""What a clerk has written down about one line, what can be read off it, and how money settles what is owed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from tests.model.by_hand import Refused

COMPONENTS = ("principal", "cash", "interest", "fee", "late_fee")
ORDINARY = ("principal", "cash")
STAGES = ("overdue", "billed", "unbilled")


class Books:
    """Obligations and bills in plain dicts; amounts are minor units."""

    def __init__(self, opening: Any) -> None:
        self.opening = opening
        self.product = opening.product
        self.today = self.opened = opening.on
        self.permanent = opening.limit.minor
        self.cards: dict[str, dict[str, Any]] = {}  # increases of the limit
        self.status = self.status_before = "open"
        self.obligations: list[dict[str, Any]] = []
        self.bills: list[dict[str, Any]] = []
        self.issued: list[dict[str, Any]] = []
        self.holds: dict[str, dict[str, Any]] = {}
        self.own = 0  # settles whatever is owed, at once
        self.waiting = 0  # credit from refunds that may not settle everything
        self.waiting_since = 0
        self.clock = 0  # order of posting
        self.settled = 0  # ordinary billed principal settled by payment since the last statement
        self.stands = False  # told again: what was granted stands
        self.moved = False  # whether anything moved since the last statement

    def require(self, holds: object) -> None:
        if not holds and not self.stands:
            raise Refused

    # What can be read off

    def owed(self, component: str) -> int:
        return sum(o["left"] for o in self.obligations if o["component"] == component)

    def outstanding(self) -> int:
        return sum(o["left"] for o in self.obligations)

    def held(self) -> int:
        return sum(hold["left"] for hold in self.holds.values())

    def used(self) -> int:
        """Section 13: principal and cash use the limit, or all that is owed."""
        if self.product.limits.consumed_by == "balance":
            return self.outstanding()
        return sum(map(self.owed, ORDINARY))

    @property
    def limit(self) -> int:
        """The permanent limit, and what is in force for a time."""
        now = [card for card in self.cards.values() if card["status"] == "in_force" and card["last"] is not None]
        return int(self.permanent + sum(card["amount"] for card in now))

    def available(self) -> int:
        return int(self.limit - self.held() - self.used())

    def credit_balance(self) -> int:
        return self.own + self.waiting

    def days_past_due(self) -> int:
        """Section 14: from the due date of the oldest bill, grace over, whose minimum is not met today."""
        missed = self.missed()
        days: int = (self.today - missed[0]["due"]).days if missed else 0
        return days

    def missed(self) -> list[dict[str, Any]]:
        """Bills, grace over, whose minimum is not met today."""
        return [
            bill for bill in self.bills if bill["judged"] and not self.is_met(bill) and not self.is_paid_in_full(bill)
        ]

    # Section 7: being on time

    def billed_through(self, bill: dict[str, Any]) -> list[dict[str, Any]]:
        return [o for o in self.obligations if o["bill"] is not None and o["bill"] <= bill["index"]]

    def left_of(self, bill: dict[str, Any]) -> int:
        return sum(o["left"] for o in self.billed_through(bill))

    def forgives(self, shortfall: Fraction | int, bill: dict[str, Any], what: str) -> bool:
        """An amount or a share of the amount due, the larger of the two, for the full amount, the minimum or both."""
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

    # Section 4: posting

    def post(self, component: str, amount: int, on: date, **more: Any) -> None:
        """What is owed from now on; its first night is the one that begins on the day of posting."""
        self.clock += 1
        self.moved = True
        self.obligations.append(
            {
                "component": component,
                "source": "",  # the purchase that it is for, or the draw
                "free_until": on,  # the first night that may bear interest
                "posted": on,
                "seq": self.clock,
                "amount": amount,
                "left": amount,
                "bill": None,  # the index of the first bill that was issued after it
                "asked": 0,  # how much of it that bill asked for
                "due": None,
                "tab": "",  # interest: under which of the product's interests it was charged
                "root": None,  # interest: the number of the oldest obligation that it accrued on
                "bears": False,  # whether its nights are charged
                "chased": False,  # whether its nights cost a late fee
                "most": None,  # the most of it that bears interest
                **more,
            }
        )

    def use_own_money(self) -> None:
        """
        It settles what was posted at once.

        Credit from refunds settles what was posted after it; where a refund is no payment, only what was spent.
        """
        self.own = self.settle(self.own, self.in_order(), is_payment=True)
        counts = self.product.refund_counts_as_payment
        fresh = [o for o in self.in_order() if o["seq"] > self.waiting_since and (counts or o["component"] in ORDINARY)]
        self.waiting = self.settle(self.waiting, fresh, is_payment=True)

    def stage(self, o: dict[str, Any]) -> str:
        """A late fee is overdue at once; interest is as late as the oldest principal that it accrued on."""
        if o["component"] == "late_fee":
            return "overdue"
        if o["root"] is not None:
            return self.stage(self.obligations[o["root"]])
        if o["bill"] is None:
            return "unbilled"
        return "overdue" if self.bills[o["bill"]]["judged"] else "billed"

    # Section 10: settling

    def in_order(self) -> list[dict[str, Any]]:
        """By the product's pairs of stage and component; inside a pair oldest due date, posting, order of posting."""
        waterfall = self.product.waterfall
        late = self.days_past_due() if waterfall.late_by == "days" else len(self.missed())
        is_late = waterfall.late_steps is not None and late >= waterfall.late_from
        steps = [tuple(map(str, step)) for step in (waterfall.late_steps if is_late else waterfall.steps)]
        return sorted(
            (o for o in self.obligations if o["left"]),
            key=lambda o: (steps.index((self.stage(o), o["component"])), *self.age(o)),
        )

    def age(self, o: dict[str, Any]) -> tuple[date, date, int]:
        return o["due"] or date.max, o["posted"], o["seq"]

    def settle(self, amount: int, ordered: list[dict[str, Any]], *, is_payment: bool) -> int:
        """What is left of *amount*."""
        for o in ordered:
            part = min(amount, o["left"])
            o["left"] -= part
            amount -= part
            if o["bill"] is None or not part:
                continue
            if not is_payment:
                self.lower(o, part)
            elif o["component"] in ORDINARY:
                self.settled += part
        return amount

    def lower(self, o: dict[str, Any], amount: int) -> None:
        """Section 6: what is taken off other than by payment lowers what bills not yet judged ask for."""
        for bill in self.bills[o["bill"] :]:
            if not bill["judged"]:
                self.lower_bill(bill, o, amount)

    def lower_bill(self, bill: dict[str, Any], o: dict[str, Any], amount: int) -> None:
        """The amount due by all of it; the minimum by what rested on it, what is over the limit first."""
        bill["amount_due"] = max(0, bill["amount_due"] - amount)
        if o["component"] in ORDINARY:
            over = min(amount, bill["over"])
            m = min(bill["m"], bill["p"] * (amount - over))
            bill["over"] -= over
            bill["m"] -= m
            bill["minimum"] -= over + m
        else:
            bill["minimum"] -= amount
        bill["minimum"] = min(max(bill["minimum"], 0), bill["amount_due"])
