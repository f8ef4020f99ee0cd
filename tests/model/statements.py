"""What a clerk does when a period closes and when a due date has passed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.model.books import ORDINARY
from tests.model.by_hand import DAY, due_date, minor, rounded, up_to
from tests.model.nights import Nights

if TYPE_CHECKING:
    from datetime import date


class Statements(Nights):
    """Sections 5 to 7, and the late fee of section 9."""

    def issue(self, dated: date) -> None:
        """Nothing is issued where nothing moved, is owed or is charged; the period is over all the same."""
        if self.outstanding() or self.moved or self.charges_anything(dated):
            self.post_at_issue(dated)
            self.use_own_money()
            if not self.product.refund_counts_as_payment:
                self.waiting = self.settle(self.waiting, self.in_order(), is_payment=True)
            self.bill_all(dated)
            self.correct_night(dated)
        self.period_start = self.today

    def bill_all(self, dated: date) -> None:
        bill = self.asks(dated)
        for o in self.obligations:
            if o["bill"] is None:
                o["bill"], o["due"], o["asked"] = bill["index"], bill["due"], o["left"]
                # Interest that was paid before its statement never comes to bear any.
                if o["component"] == "interest" and o["left"]:
                    self.bear_from_posting(o)
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

    def correct_night(self, dated: date) -> None:
        """What is issued when its day is over belongs to the end of that day, whose balances are written down."""
        if dated == self.today:
            return
        for number, o in enumerate(self.obligations):
            self.write_down(number, dated)
            if o["component"] == "interest" and o["bears"] and o["bill"] == len(self.bills) - 1:
                self.count(self.tab_of(o), number, dated)

    # Section 6: what it asks for at least

    def asks(self, dated: date) -> dict[str, Any]:
        """All is asked for; B is ordinary principal, and the rest of it the hundred-per-cent items."""
        due, terms = due_date(self.product.cycle.due, dated), self.product.minimum
        amount_due, ordinary = self.outstanding(), sum(map(self.owed, ORDINARY))
        in_full = amount_due - ordinary
        bill = {
            "index": len(self.bills),
            "amount_due": amount_due,
            "due": due,
            "last": due + self.product.leniency.grace_days * DAY,
            "judged": False,
        }
        if terms is None:
            return bill | {"minimum": amount_due, "over": 0, "m": Fraction(ordinary), "p": Fraction(1)}
        over = min(ordinary, max(0, ordinary - self.limit))
        rest = Fraction(ordinary - over)
        small = amount_due if terms.all_below_of == "balance" else ordinary
        if terms.all_below is not None and small <= terms.all_below.minor:
            return bill | {"minimum": amount_due, "over": over, "m": rest, "p": Fraction(1)}
        p = terms.first_share if not self.bills and terms.first_share is not None else terms.share
        carry = min(self.not_given(), rest)
        base = rest if terms.of == "principal" else Fraction(amount_due - over)
        m = min(max(carry + p * (base - carry), Fraction(minor(terms.floor) - in_full), Fraction(0)), rest)
        minimum = min(amount_due, up_to(in_full + over + m, minor(terms.unit) or 1))
        return bill | {"minimum": minimum, "over": over, "m": m, "p": p}

    def not_given(self) -> Fraction:
        """What the statement before asked for of ordinary principal and did not get, as far as that is still owed."""
        if not self.bills:
            return Fraction(0)
        still_owed = sum(o["left"] for o in self.obligations if o["bill"] is not None and o["component"] in ORDINARY)
        left: Fraction = self.bills[-1]["m"] - self.settled
        return min(max(left, Fraction(0)), Fraction(still_owed))

    # Section 7: judgement, at the end of the due date and its grace

    def judge(self, bill: dict[str, Any]) -> None:
        """On what is outstanding when the last day is over, the night that follows it included in that day."""
        bill["judged"] = True
        if self.is_paid_in_full(bill):
            self.regain_grace(bill)
            return
        self.lose_grace(bill)
        if not self.is_met(bill):
            self.charge_late_fees(bill)

    def charge_late_fees(self, bill: dict[str, Any]) -> None:
        """A share of the unpaid minimum, between floor and cap, perhaps at most the minimum."""
        unpaid = bill["minimum"] - max(0, bill["amount_due"] - self.left_of(bill))
        for terms in self.late_fees():
            if not hasattr(terms, "share"):
                continue
            fee = max(rounded(terms.share * unpaid, terms.rounding), minor(terms.floor))
            if terms.cap is not None:
                fee = min(fee, terms.cap.minor)
            if terms.at_most_minimum:
                fee = min(fee, up_to(bill["minimum"], 1))
            if fee:
                self.post("late_fee", fee, self.today)
        self.use_own_money()
