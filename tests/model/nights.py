"""
Which nights are charged, and what they come to.

Every night bears the date of the day that it begins on. What is charged for is a set of pairs (obligation, night);
a pair that was put there once is never put there again, so that no night is charged twice. Three tabs are kept, each
with its own roundings: interest on purchases, interest on cash, and the late fee by the night.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.model.books import ORDINARY, Books
from tests.model.by_hand import agreed, days_from, falls_on, minor, monthly, nightly, rounded

if TYPE_CHECKING:
    from datetime import date

TABS = ("interest", "cash_interest", "late_fee")
AVERAGE = "average_daily_balance"


class Nights(Books):
    """Section 8, and the late fee by the night of section 9."""

    def __init__(self, opening: Any) -> None:
        super().__init__(opening)
        self.nights: dict[tuple[int, date], int] = {}  # outstanding at the end of each day, where it is not zero
        self.repaid: dict[tuple[int, date], int] = {}  # what repayments of that day settled
        self.tabs: dict[str, dict[str, Any]] = {
            # What was ever counted; what of it no statement has closed; what was posted in this period.
            name: {"counted": set(), "open": set(), "posted": 0}
            for name in TABS
        }
        self.period_start = self.opened
        self.grace_was_lost = False  # for the line, as US cards lose it
        self.in_full_in_a_row = 0

    # What was agreed

    def terms(self, tab: str) -> Any:
        """The interest of a tab, or its late fee by the night; `None` where none was agreed."""
        if tab == "late_fee":
            return next((rule for rule in self.late_fees() if hasattr(rule, "rate")), None)
        return getattr(self.product, tab)

    def late_fees(self) -> tuple[Any, ...]:
        rules = self.product.late_fee
        if rules is None:
            return ()
        return rules if isinstance(rules, tuple) else (rules,)

    def tab_of(self, o: dict[str, Any]) -> str:
        """Under which interest its nights would be charged; cash has its own where the product has one."""
        tab = {"cash": "cash_interest", "interest": o["tab"]}.get(o["component"], "interest")
        if tab == "cash_interest" and self.terms(tab) is None:
            tab = "interest"
        terms = self.terms(tab)
        if terms is None or o["component"] in ORDINARY:
            return "" if terms is None else tab
        bears = terms.compounds if o["component"] == "interest" else terms.fees_bear_interest
        return tab if bears else ""

    def base(self, tab: str) -> str:
        return str(self.terms(tab).base)

    # Counting

    def post(self, component: str, amount: int, on: date, **more: Any) -> None:
        super().post(component, amount, on, **more)
        if component != "interest":
            self.bear_from_posting(self.obligations[-1])

    def night(self) -> None:
        """Every balance at the end of the day is written down, and charged for where it bears interest."""
        for number, o in enumerate(self.obligations):
            self.write_down(number, self.today)
            if o["bears"]:
                self.count(self.tab_of(o), number, self.today)
            if o["chased"]:
                self.count("late_fee", number, self.today)

    def write_down(self, number: int, night: date) -> None:
        left = self.obligations[number]["left"]
        if left:
            self.nights[number, night] = left
        else:
            self.nights.pop((number, night), None)

    def count(self, tab: str, number: int, night: date) -> None:
        """No night is charged twice, and none of the interest-free days of a draw but for lateness."""
        kept = self.tabs[tab]
        if tab != "late_fee" and night < self.obligations[number]["free_until"]:
            return
        if (number, night) not in kept["counted"]:
            kept["counted"].add((number, night))
            kept["open"].add((number, night))

    def bear_from_posting(self, o: dict[str, Any]) -> None:
        """`daily`: from the day of use, billed or not; interest, where it compounds, from its statement on."""
        tab = self.tab_of(o)
        o["bears"] = bool(tab) and self.base(tab) == "daily"

    def lose_grace(self, bill: dict[str, Any]) -> None:
        """
        A bill was not paid in full, and the night before today is the last one that is over.

        `overdue`: what it contains bears from the end of its due date on. `full` and `unpaid`: what it was the first
        to bill bears from its own posting, the latter no more than was left at the end of the due date; what was paid
        before any bill asked for it never does. What was tolerated in a bill before keeps its earlier nights free, and
        bears from the due date missed now.
        """
        self.grace_was_lost, self.in_full_in_a_row = True, 0
        for o in self.billed_through(bill):
            number, tab, due = self.obligations.index(o), self.tab_of(o), bill["due"]
            if o["component"] != "late_fee" and self.terms("late_fee") is not None:
                o["chased"] = True
                self.count_all("late_fee", number, due)
            if not tab or o["bears"] or not o["asked"] or self.base(tab) not in ("overdue", "full", "unpaid"):
                continue
            o["bears"] = True
            is_new = o["bill"] == bill["index"]
            if self.base(tab) == "unpaid":
                o["most"] = self.nights.get((number, due), 0)
            self.count_all(tab, number, due if self.base(tab) == "overdue" or not is_new else o["posted"])

    def count_all(self, tab: str, number: int, first: date) -> None:
        for night in days_from(first, self.today):
            self.count(tab, number, night)

    def regain_grace(self, bill: dict[str, Any]) -> None:
        """It was paid in full: what it contains bears nothing from today on."""
        self.in_full_in_a_row += 1
        for o in self.billed_through(bill):
            o["chased"] = False
            tab = self.tab_of(o)
            if tab and self.base(tab) != "daily":
                o["bears"] = False

    # What they come to

    def charged_on(self, tab: str, number: int, night: date) -> int:
        """The balance that a night is charged on."""
        left: int = self.nights.get((number, night), 0)
        if getattr(self.terms(tab), "payment_counts", "same_day") == "next_day":
            left += self.repaid.get((number, night), 0)
        return left if tab == "late_fee" else self.at_most(number, left)

    def at_most(self, number: int, left: int) -> int:
        """`unpaid`: of what stood before the due date only what was left at its end."""
        most: int | None = self.obligations[number]["most"]
        return left if most is None else min(left, most)

    def accrued(self, tab: str, until: date, *, tonight: bool = False) -> int:
        """What the open nights that began before *until* come to, rounded once; *tonight* as if all were paid today."""
        terms = self.terms(tab)
        if terms is None:
            return 0
        if getattr(terms, "base", "") == AVERAGE:
            return self.on_average(tab, until)
        sums: dict[date, int] = {}
        for number, night in self.tabs[tab]["open"]:
            if night < until:
                sums[night] = sums.get(night, 0) + self.charged_on(tab, number, night)
        if tonight:
            sums[self.today] = self.tonight(tab)
        exact = sum((units * nightly(terms.rate, night) for night, units in sums.items()), Fraction(0))
        return rounded(exact, terms.rounding)

    def tonight(self, tab: str) -> int:
        """Where a payment counts from the next day on, the night that begins today is charged all the same."""
        if getattr(self.terms(tab), "payment_counts", "same_day") == "same_day":
            return 0
        units = 0
        for number, o in enumerate(self.obligations):
            if o["bears"] and self.tab_of(o) == tab and o["free_until"] <= self.today:
                units += self.at_most(number, o["left"] + self.repaid.get((number, self.today), 0))
        return units

    def on_average(self, tab: str, until: date) -> int:
        """The mean of the end-of-day balances of the period, times the rate of its days or of a month."""
        terms, days = self.terms(tab), days_from(self.period_start, until)
        if not days or not self.grace_was_lost or self.in_full_in_a_row >= terms.average.restored_after:
            return 0
        mean = Fraction(sum(self.averaged(tab, day) for day in days), len(days))
        if terms.average.rounded:
            mean = Fraction(int(mean + Fraction(1, 2)))
        if agreed(terms.rate, days[-1]).period.value == "month":
            return rounded(mean * monthly(terms.rate, days[-1]), terms.rounding)
        return rounded(mean * sum((nightly(terms.rate, day) for day in days), Fraction(0)), terms.rounding)

    def averaged(self, tab: str, day: date) -> int:
        """What bears this interest at the end of a day, billed or not; without new purchases, as if none were made."""
        under = self.under(tab)
        balance: int = sum(self.nights.get((number, day), 0) for number in under)
        if self.terms(tab).average.new_purchases:
            return balance
        new = [o for o in map(self.obligations.__getitem__, under) if self.is_new(o) and o["posted"] <= day]
        bought: int = sum(o["amount"] for o in new)
        return max(0, balance - bought)

    def under(self, tab: str) -> list[int]:
        return [number for number, o in enumerate(self.obligations) if self.tab_of(o) == tab]

    def is_new(self, o: dict[str, Any]) -> bool:
        """A purchase or draw of this period, not what is owed of a withdrawal; what pays it lowers what was before."""
        return bool(o["source"]) and bool(o["posted"] >= self.period_start)

    # Posting

    def unposted(self) -> int:
        """Every night up to today that has been or would be charged if all were paid today."""
        return sum(self.unposted_of(tab) for tab in TABS if self.terms(tab) is not None)

    def unposted_of(self, tab: str) -> int:
        """
        What was or would be charged, less what was posted of it.

        Where payments count from the next day on, tonight is charged too; on a statement date that leaves it to the
        next statement, it is rounded with that one's nights.
        """
        posted: int = self.tabs[tab]["posted"]
        cycle = self.product.cycle
        is_next = (
            cycle.cutoff == "through"
            and falls_on(self.today, cycle.statement_day)
            and not getattr(self.terms(tab), "through_statement_day", False)
        )
        if not is_next:
            return max(0, self.would_charge(tab, self.accrued(tab, self.today, tonight=True)) - posted)
        night = rounded(self.tonight(tab) * nightly(self.terms(tab).rate, self.today), self.terms(tab).rounding)
        so_far = max(0, self.would_charge(tab, self.accrued(tab, self.today)) - posted)
        return so_far + self.would_charge(tab, night)

    def would_charge(self, tab: str, total: int) -> int:
        """Statements waive what is small, and raise what is not enough, of what only they post."""
        if tab == "late_fee" or self.base(tab) in ("overdue", "daily"):
            return total
        return self.at_issue(tab, total)

    def at_issue(self, tab: str, total: int) -> int:
        terms = self.terms(tab)
        if total <= minor(getattr(terms, "waive_below", None)):
            return 0
        return max(total, minor(getattr(terms, "minimum_charge", None))) if total else 0

    def post_before_repayment(self) -> None:
        """`overdue`, `daily` and the late fee by the night: all of the period so far, less what was posted of it."""
        for tab in TABS:
            terms = self.terms(tab)
            if terms is not None and (tab == "late_fee" or self.base(tab) in ("overdue", "daily")):
                self.post_charge(tab, self.accrued(tab, self.today) - self.tabs[tab]["posted"], self.today, self.today)

    def charge_at_issue(self, tab: str, dated: date) -> int:
        """All of the period, a small sum waived, a smaller one than the least raised to it, less what was posted."""
        total = self.at_issue(tab, self.accrued(tab, self.last_night_excluded(tab, dated)))
        posted: int = self.tabs[tab]["posted"]
        return max(0, total - posted)

    def charges_anything(self, dated: date) -> bool:
        return any(self.charge_at_issue(tab, dated) for tab in TABS)

    def post_at_issue(self, dated: date) -> None:
        """All nights of the period, and those of earlier ones that a judgement found in it; the next begins at nil."""
        for tab in TABS:
            kept, until = self.tabs[tab], self.last_night_excluded(tab, dated)
            self.post_charge(tab, self.charge_at_issue(tab, dated), dated, until)
            kept["open"] = {pair for pair in kept["open"] if pair[1] >= until}
            kept["posted"] = 0

    def last_night_excluded(self, tab: str, dated: date) -> date:
        """Nights that begin before the statement; one that is issued when its day is over may count that night too."""
        terms = self.terms(tab)
        is_average = getattr(terms, "base", "") == AVERAGE
        return self.today if is_average or getattr(terms, "through_statement_day", False) else dated

    def post_charge(self, tab: str, amount: int, on: date, until: date) -> None:
        if amount <= 0:
            return
        kept = self.tabs[tab]
        if tab == "late_fee":
            self.post("late_fee", amount, on)
        else:
            self.post("interest", amount, on, tab=tab, root=self.oldest(tab, until))
        kept["posted"] += amount

    def oldest(self, tab: str, until: date) -> int:
        """The first obligation of the period's nights that cost anything: its postings are parts of one sum."""
        kept = self.tabs[tab]
        if self.base(tab) == AVERAGE:
            takes_new = self.terms(tab).average.new_purchases
            under = [number for number in self.under(tab) if takes_new or not self.is_new(self.obligations[number])]
            pairs = {(number, day) for number in under for day in days_from(self.period_start, until)}
        else:
            pairs = {pair for pair in kept["open"] if pair[1] < until}
        costly = {pair for pair in pairs if self.charged_on(tab, *pair)}
        number = min(costly)[0]
        root = self.obligations[number]["root"]
        return number if root is None else int(root)
