"""Granting: what a product lets a limit rise by, permanently or for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors import EndsBeforeItBegins, TemporaryLimitExceeded, TemporaryLimitTooLong
from creditline.state.increase import IncreaseStatus

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state.state import State


def require_grantable(state: State, amount: Money, first: date, last: date | None) -> None:
    """
    Refuse an increase by *amount* from *first* on, through *last* where it is temporary.

    A permanent one is held against the product's bounds with all that is agreed and not in force yet
    (`LimitOutOfBounds`, `LimitNotInStep`); a temporary one against how long it may last (`TemporaryLimitTooLong`,
    `EndsBeforeItBegins`) and how much may be granted at once for any of its days (`TemporaryLimitExceeded`).
    """
    if last is None:
        state.product.limits.require(_agreed(state) + amount, state.product.name)
    else:
        _require_temporary(state, amount, first, last)


def _agreed(state: State) -> Money:
    """The permanent limit, once all that is accepted is in force."""
    live = state.increases.live
    ahead = [each.amount.minor for each in live if each.status is IncreaseStatus.ACCEPTED and not each.is_temporary]
    return state.money(state.permanent_limit() + sum(ahead))


def _require_temporary(state: State, amount: Money, first: date, last: date) -> None:
    terms, product = state.product.limits, state.product.name
    if last < first:
        raise EndsBeforeItBegins(first, last)
    days = (last - first).days + 1
    if terms.temporary_days is not None and days > terms.temporary_days:
        raise TemporaryLimitTooLong(days, terms.temporary_days, product)
    if terms.temporary_maximum is not None:
        beside = [each.amount.minor for each in state.increases.live if each.overlaps(first, last)]
        together = state.money(amount.minor + sum(beside))
        if together > terms.temporary_maximum:
            raise TemporaryLimitExceeded(together, terms.temporary_maximum, product)
