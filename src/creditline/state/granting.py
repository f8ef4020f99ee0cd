"""Granting: what a product lets a limit rise by, permanently or for a time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from creditline.errors import CreditLineError, EndsBeforeItBegins, TemporaryLimitExceeded, TemporaryLimitTooLong
from creditline.state.increase import IncreaseStatus

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.state.increase import Increase
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
        _require_temporary(state, amount, first, last, state.increases.live)


def fits(state: State, increase: Increase, first: date) -> bool:
    """Whether what was agreed is still within what the product grants when its *first* day comes."""
    with suppress(CreditLineError):
        if increase.last is None:
            permanent = state.money(state.permanent_limit())
            state.product.limits.require(permanent + increase.amount, state.product.name)
        else:
            others = tuple([each for each in state.increases.live if each is not increase])
            _require_temporary(state, increase.amount, first, increase.last, others)
        return True
    return False


def _agreed(state: State) -> Money:
    """The permanent limit, once all that is accepted is in force."""
    live = state.increases.live
    ahead = [each.amount.minor for each in live if each.status is IncreaseStatus.ACCEPTED and not each.is_temporary]
    return state.money(state.permanent_limit() + sum(ahead))


def _require_temporary(state: State, amount: Money, first: date, last: date, others: tuple[Increase, ...]) -> None:
    terms, product = state.product.limits, state.product.name
    if last < first:
        raise EndsBeforeItBegins(first, last)
    days = (last - first).days + 1
    if terms.temporary_days is not None and days > terms.temporary_days:
        raise TemporaryLimitTooLong(days, terms.temporary_days, product)
    if terms.temporary_maximum is not None:
        together = state.money(amount.minor + temporary_at_once(others, first, last))
        if together > terms.temporary_maximum:
            raise TemporaryLimitExceeded(together, terms.temporary_maximum, product)


def temporary_at_once(increases: tuple[Increase, ...], first: date, last: date, *, or_offered: bool = False) -> int:
    """
    The most minor units that temporary increases come to at once on any of these days: it is reached where one begins.

    Args:
        increases: Those that may count; permanent ones do not.
        first: The first day, included.
        last: The last day, included, not before the first.
        or_offered: Whether what is offered counts as well as what is accepted and in force: through all days on which
            it may come to be in force.
    """
    beside = [each for each in increases if each.overlaps(first, last, or_offered=or_offered)]
    starts = {first, *(each.first for each in beside if each.first is not None and each.first > first)}
    return max(
        sum(each.amount.minor for each in beside if each.overlaps(day, day, or_offered=or_offered)) for day in starts
    )
