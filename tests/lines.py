"""Months to date acts in, plain products and lines to tell histories about, and refusals that are looked at closely."""

from __future__ import annotations

import pickle
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, CreditLine, CreditLineError, Product, Rate
from creditline.facts import Settled
from creditline.terms import BillingCycle, DueOn, Interest, LateFee, MinimumPayment

if TYPE_CHECKING:
    from collections.abc import Callable

    from creditline.engine import Command
    from creditline.state.spending import Spending


def month(year: int, number: int) -> Callable[[int], date]:
    """Write `NOV(8)` for the 8th of that month."""
    return lambda day: date(year, number, day)


AUG, SEP, OCT, NOV, DEC = (month(2026, number) for number in (8, 9, 10, 11, 12))
JAN, FEB, MAR, APR, MAY = (month(2027, number) for number in (1, 2, 3, 4, 5))

HALF_PER_MILLE = Interest.overdue(Rate.parse("0.05%/day"))

RULES: dict[str, Any] = {
    "minimum": MinimumPayment("10%"),
    "interest": HALF_PER_MILLE,
    "late_fee": LateFee.share_of_minimum("5%"),
}
"""What a late customer meets: a tenth at least, 0.05 % a day on overdue principal, 5 % of the unpaid minimum."""


def product(**terms: Any) -> Product:
    """A product without a charge: statements on the 1st, due in full on the 9th, but for what *terms* say."""
    return Product("Plain", CNY, **{"cycle": BillingCycle(1, DueOn(9)), **terms})


def a_line(*, limit: str = "10000", on: date | None = None, id: str = "alice", **terms: Any) -> CreditLine:
    """A line under such a product, opened on 1 October 2026."""
    return CreditLine.open(product(**terms), limit=CNY(limit), on=on or OCT(1), id=id)


def settled(line: CreditLine, id: str) -> list[tuple[str, str, str]]:
    """What an act settled, in order: component, obligation, amount."""
    return [
        (part.component.value, part.obligation, str(part.amount.decimal))
        for fact in line.record(id).facts
        if isinstance(fact, Settled)
        for part in fact.settlements
    ]


def booked(line: CreditLine, id: str) -> list[tuple[str, str, str, str]]:
    """The entries of an act: kind, account, item, amount."""
    return [
        (entry.kind, posting.account, posting.item, str(posting.amount.decimal))
        for entry in line.record(id).entries
        for posting in entry.postings
    ]


def facts(line: CreditLine, kind: type) -> list[Any]:
    """Every fact of one kind that the line has seen, in order."""
    return [fact for record in line.history for fact in record.facts if type(fact) is kind]


def spent_before(line: CreditLine) -> list[Spending]:
    """What the rules of authorization remember, newest first."""
    spent, chain = line._state.spent, []
    while spent is not None:
        chain.append(spent)
        spent = spent.before
    return chain


def refused(line: CreditLine, command: Command) -> CreditLineError:
    """The refusal of a command: answered and raised alike, and leaving the line as it was."""
    before = pickle.dumps(line)
    answer = line.refusal(command)
    with pytest.raises(CreditLineError) as raised:
        line.apply(command)
    assert type(raised.value) is type(answer)
    assert (raised.value.args, str(raised.value)) == (answer.args, str(answer))
    assert pickle.dumps(line) == before
    line.audit()
    return raised.value
