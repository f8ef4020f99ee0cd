"""Cash flows: what the customer is given and what he pays, each at its day or after so many periods."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

import attrs

from creditline.dates import day as checked_day
from creditline.errors import CurrencyMismatch
from creditline.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.money import Currency

When: TypeAlias = date | int | Fraction
"""The day of a flow; or, where there is no calendar, its place on a time line that the method counts in."""

CashFlow: TypeAlias = tuple[When, Money]
"""When something is paid, and how much; never negative."""

Terms: TypeAlias = tuple[tuple[int, int | Fraction, int], ...]
"""
Flows on a time line, in its order, one for each point: whole units, an odd fraction of a unit, minor units.

The first stands at 0, or later. What the customer pays is positive, what he is given negative, and nothing is zero.
"""

_PAIR = 2


@attrs.frozen
class Flows:
    """
    Advances and payments of one currency, checked, those of zero left out.

    Args:
        whens: When each flow happens, advances first; all of them days, or all of them numbers.
        minors: What each flow comes to in minor units: advances below zero, payments above.
        advances: How many of them are advances, 1 or more.
        advanced: What the customer is given in all.
        repaid: What he pays in all.
    """

    whens: tuple[When, ...]
    minors: tuple[int, ...]
    advances: int
    advanced: Money
    repaid: Money

    @property
    def total(self) -> int:
        """Everything that moves, in minor units."""
        return self.advanced.minor + self.repaid.minor

    @property
    def days(self) -> tuple[date, ...] | None:
        """The days of the flows, or None where they are numbers."""
        return self.whens if type(self.whens[0]) is date else None  # type: ignore[return-value]  # all of one kind


def gather(advances: Iterable[CashFlow], payments: Iterable[CashFlow]) -> Flows:
    """
    Check *advances* and *payments* and put them together.

    Raises:
        TypeError: a flow is not a pair of a day (or an int or Fraction) and Money, or days and numbers mix.
        CurrencyMismatch: two amounts are of different currencies.
        ValueError: an amount is negative, or nothing is advanced.
    """
    given, paid = _checked(advances, "an advance"), _checked(payments, "a payment")
    if not given:
        message = "a rate is what an advance costs; there is none"
        raise ValueError(message)
    flows = given + paid
    currency = given[0][1].currency
    _require_one_currency(flows, currency)
    if len({type(when) is date for when, _ in flows}) > 1:
        message = "flows are all dated or all numbered by periods, not some of each"
        raise TypeError(message)
    lent = [-amount.minor for _, amount in given]
    due = [amount.minor for _, amount in paid]
    whens = tuple([when for when, _ in flows])
    totals = Money(-sum(lent), currency), Money(sum(due), currency)
    return Flows(whens, (*lent, *due), len(given), *totals)


def in_order(points: Iterable[tuple[int, int | Fraction, int]]) -> Terms:
    """Put flows in the order of their time, those of one point added up and those of nothing left out."""
    terms: list[tuple[int, int | Fraction, int]] = []
    for whole, odd, minor in sorted(points):
        if terms and terms[-1][0] == whole and terms[-1][1] == odd:
            terms[-1] = (whole, terms[-1][1], terms[-1][2] + minor)
        else:
            terms.append((whole, odd, minor))
    return tuple([term for term in terms if term[2]])


def _checked(flows: Iterable[CashFlow], name: str) -> list[CashFlow]:
    checked: list[CashFlow] = []
    for flow in flows:
        if type(flow) is not tuple or len(flow) != _PAIR or type(flow[1]) is not Money:
            message = f"{name} is a pair such as (date(2026, 11, 1), CNY('100.00')), not {flow!r}"
            raise TypeError(message)
        when, amount = flow
        if amount.minor < 0:
            message = f"{name} is not negative: {amount}"
            raise ValueError(message)
        if type(when) is not date and type(when) is not int and type(when) is not Fraction:
            when = checked_day(when, f"when {name} is made")
        if amount.minor:
            checked.append((when, amount))
    return checked


def _require_one_currency(flows: list[CashFlow], currency: Currency) -> None:
    for _, amount in flows:
        if amount.currency is not currency and amount.currency != currency:
            raise CurrencyMismatch(expected=currency, actual=amount.currency)
