"""An order billed: where no statements are issued, a purchase or an installment row is a bill of its own."""

from __future__ import annotations

from bisect import insort
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.state import Ask, Bill
from creditline.state.chart import FEE_OF
from creditline.state.pile import piled

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state import Obligation, State


@attrs.frozen
class OrderBilled:
    """
    A purchase, or a row of a plan, fell into a bill of its own; all of it is asked for.

    Attributes:
        order: The purchase, or the row (`order-1/3`), which names the bill.
        due_date: The last day on which payment is on time.
        last_day: The same with grace.
        amount_due: All of it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    id: str
    on: date
    order: str
    due_date: date
    last_day: date
    amount_due: Money


def order_of(obligation: Obligation) -> str:
    """The bill that an obligation falls into: its own, and for the fee of an act that of the act."""
    return obligation.id.removeprefix(FEE_OF)


def evolve(state: State, fact: OrderBilled) -> State:
    """What is owed of the order moves into a bill among the others by its last day; what is paid is forgotten."""
    unbilled = state.unbilled()
    own = tuple([obligation for obligation in unbilled if order_of(obligation) == fact.order])
    rest = [obligation for obligation in unbilled if order_of(obligation) != fact.order]
    due = fact.amount_due.minor
    ask = Ask(due, Fraction(due), 0, due, Fraction(due), Fraction(1))
    bills = [bill for bill in state.bills if state.outstanding_of_all(bill.obligations)]
    bill = Bill(fact.on, fact.due_date, fact.last_day, own, ask, order=fact.order)
    insort(bills, bill, key=lambda each: each.last_day)
    return state.but(pile=piled(rest), bills=tuple(bills), plans=state.open_plans())


EVOLVE = {OrderBilled: evolve}
