"""Disclosure of a schedule: its cost in money, and in rates of a year with the rule that each follows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from creditline.apr import Disclosure, disclose
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from decimal import Decimal

    from creditline.apr import Apr
    from creditline.apr.eu import Edition
    from creditline.money import Money

    Flows = tuple[tuple[date, Money], ...]
    """Days, and what was given or paid on them."""

_SECOND_EDITION_FROM = date(2026, 11, 20)


@attrs.frozen
class ScheduleDisclosure:
    """
    What a schedule costs the customer.

    Attributes:
        on: The day of the agreement, which decides what law applies to it.
        total_cost: All interest and fees that he pays.
        rates: The rates of a year, each an `Apr` with its method and its edition.
    """

    on: date
    total_cost: Money
    rates: Disclosure

    @property
    def nominal_apr(self) -> Decimal:
        """The simple rate in per cent: the internal rate of return of a period, times the periods of a year."""
        return self.rates.nominal.percent

    @property
    def effective_apr(self) -> Decimal:
        """The compound rate in per cent."""
        return self.rates.effective.percent

    @property
    def eu_apr(self) -> Decimal:
        """The annual percentage rate of charge of the European Union, in per cent."""
        return self.rates.eu.percent

    @property
    def us_apr(self) -> Decimal:
        """The actuarial rate of the United States, in per cent."""
        return self.rates.us.percent

    def __str__(self) -> str:
        return text_table(self._table(), align="<><")

    def _repr_html_(self) -> str:
        return html_table(self._table())

    def _table(self) -> list[list[str]]:
        named = {
            "nominal (simple)": self.rates.nominal,
            "effective (compound)": self.rates.effective,
            "EU APR": self.rates.eu,
            "US APR": self.rates.us,
        }
        return [["total cost", str(self.total_cost), ""], *[_line(name, apr) for name, apr in named.items()]]


def disclosed(advances: Flows, payments: Flows, total_cost: Money, on: date) -> ScheduleDisclosure:
    """What dated advances and payments cost, by the law of the day *on*; see `Schedule.disclosure`."""
    edition: Edition = "2008/48/EC" if on < _SECOND_EDITION_FROM else "2023/2225"
    rates = disclose(advances, payments, edition=edition)
    return ScheduleDisclosure(on, total_cost, rates)


def _line(name: str, apr: Apr) -> list[str]:
    return [name, f"{apr.percent} %", apr.edition]
