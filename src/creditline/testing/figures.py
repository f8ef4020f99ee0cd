"""All that a line tells about itself, as one value that can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from creditline.line import CreditLine

Figures = tuple[tuple[str, object], ...]


def figures(line: CreditLine) -> Figures:
    """
    The answers of *line* to every question about now, each with its name.

    Equal figures mean that nobody who asks can tell two lines apart, however they came about; their histories
    may differ.
    """
    answers = {name: getattr(line, name) for name in NAMES}
    answers["due"], answers["payoff"], answers["upcoming"] = line.due(), line.payoff(), line.upcoming()
    answers["balances"] = balances(line)
    answers["repr"] = repr(line)
    return tuple(answers.items())


NAMES = (
    *("id", "product", "as_of", "status", "limit", "held", "used", "available", "outstanding", "credit_balance"),
    *("statements", "obligations", "plans", "bills", "holds", "days_past_due", "bucket"),
)


def balances(line: CreditLine) -> tuple[tuple[str, str, int], ...]:
    """Every account and item of the books with its balance in minor units, where that is not zero; sorted."""
    books = line.ledger
    found = ((account, item, books.minor(account, item)) for account in books.accounts for item in books.items(account))
    return tuple(sorted(row for row in set(found) if row[2]))
