"""The trial balance: every account on the side where it stands, and equal totals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.table import html_table, text_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.money import Money

HEADER: Final = ("Account", "Debit", "Credit")


@attrs.frozen
class TrialRow:
    """
    One account in one currency; neither side is negative, and at least one is zero.

    Attributes:
        account: Its name, or `"Total"`.
        debit: What the debits posted exceed the credits by.
        credit: What the credits posted exceed the debits by.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    account: str
    debit: Money
    credit: Money


@attrs.frozen
class TrialBalance:
    """
    The balances of a ledger at one moment.

    Attributes:
        rows: Every account that was posted to, by name; the ledger's own currency first, then others by code.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    rows: tuple[TrialRow, ...]

    @property
    def totals(self) -> tuple[TrialRow, ...]:
        """One row for each currency, in the order of the rows; its debit equals its credit."""
        totals: dict[str, TrialRow] = {}
        for row in self.rows:
            code = row.debit.currency.code
            before = totals.get(code)
            debit, credit = (before.debit, before.credit) if before else (0 * row.debit, 0 * row.credit)
            totals[code] = TrialRow("Total", debit + row.debit, credit + row.credit)
        return tuple(totals.values())

    def __str__(self) -> str:
        """Show an aligned table; a side where nothing stands is left blank."""
        return text_table(self._cells(), header=HEADER, align="<>>")

    def _repr_html_(self) -> str:
        """Show a table in a notebook."""
        return html_table(self._cells(), header=HEADER)

    def _cells(self) -> list[tuple[str, str, str]]:
        return [
            *((row.account, _shown(row.debit), _shown(row.credit)) for row in self.rows),
            *((row.account, str(row.debit), str(row.credit)) for row in self.totals),
        ]


def trial_balance(balances: Iterable[tuple[str, Money]]) -> TrialBalance:
    """The trial balance of accounts with their signed balances, in the order given."""
    return TrialBalance(tuple(_row(account, balance) for account, balance in balances))


def _row(account: str, balance: Money) -> TrialRow:
    zero = balance.currency.zero
    return TrialRow(account, balance, zero) if balance.minor > 0 else TrialRow(account, zero, -balance)


def _shown(amount: Money) -> str:
    return str(amount) if amount else ""
