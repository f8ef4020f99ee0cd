"""A line of the library and one of the clerk, who are asked the same and compared on every day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from creditline.errors import CreditLineError
from creditline.testing import whims
from tests.model.slow_line import COMPONENTS, SlowLine

if TYPE_CHECKING:
    from creditline.line import CreditLine
    from creditline.terms import Product

DAY = timedelta(days=1)

# The budget of every agreement: so many acts at most, so many days at most between two of them.
ACTS_MAX = 25
IDLE_DAYS_MAX = 60
WHIMS = st.one_of(*(st.lists(whims(), min_size=least, max_size=ACTS_MAX) for least in (0, ACTS_MAX // 2, ACTS_MAX)))


def told_by_line(line: CreditLine) -> dict[str, Any]:
    owed = dict.fromkeys(COMPONENTS, 0)
    for obligation in line.obligations:
        owed[obligation.component] += line.ledger.balance("Assets:Receivable", item=obligation.id).minor
    return owed | {
        "available": line.available.minor,
        "held": line.held.minor,
        "credit balance": line.credit_balance.minor,
        "days past due": line.days_past_due,
        "payoff": line.payoff().total.minor,
        "status": str(line.status),
        "statements": [
            (s.number, s.date, s.amount_due.minor, s.minimum_due.minor, s.due_date, s.closing.minor)
            for s in line.statements
        ],
    }


def told_by_clerk(clerk: SlowLine) -> dict[str, Any]:
    return {component: clerk.owed(component) for component in COMPONENTS} | {
        "available": clerk.available(),
        "held": clerk.held(),
        "credit balance": clerk.credit_balance(),
        "days past due": clerk.days_past_due(),
        "payoff": clerk.outstanding() + max(0, clerk.unposted() - clerk.own),
        "status": clerk.status,
        "statements": [
            (s["number"], s["date"], s["amount_due"], s["minimum_due"], s["due_date"], s["closing"])
            for s in clerk.issued
        ],
    }


def counts_in_parts(product: Product) -> bool:
    """Whether what a part of a period costs is said by the rules: of a mean it is not, and grace may come back."""
    return all(bearing.interest.average is None for bearing in product.bearings)


def applied(line: CreditLine, asked: Any) -> tuple[CreditLine, CreditLineError | None]:
    """What came of it, and the refusal if there was one."""
    try:
        return line.apply(asked), None
    except CreditLineError as refused:
        return line, refused


class Pair:
    """A line and a clerk who are asked the same, and compared on every day."""

    def __init__(self, line: CreditLine) -> None:
        self.line = line
        self.clerk = SlowLine(line.commands[0])
        self.compare()

    def ask(self, asked: Any) -> None:
        line, refused = applied(self.line, asked)
        if refused is None and line is not self.line:
            self.live_through(line.as_of)
        granted = self.clerk.ask(asked)
        assert granted is (refused is None), f"clerk and line disagree on {asked}: {refused!r}"
        self.line = line
        self.compare()

    def live_through(self, day: date) -> None:
        line = self.line
        while self.clerk.today < day:
            self.clerk.advance(self.clerk.today + DAY)
            self.line = self.line.advance(to=self.clerk.today)
            self.compare()
        self.line = line

    def compare(self) -> None:
        by_line, by_clerk = told_by_line(self.line), told_by_clerk(self.clerk)
        if not counts_in_parts(self.line.product):
            del by_line["payoff"], by_clerk["payoff"]
        assert by_line == by_clerk, f"on {self.clerk.today}"
