"""Nights: balances at the end of the day, as an interest counts them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from creditline.state.chart import RECEIVABLES
from creditline.state.plan import REST
from creditline.terms import Component

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creditline.ledger import Entry, Ledger
    from creditline.state.obligation import Obligation
    from creditline.terms import Interest
    from creditline.terms.bearing import Bearing

ONE_DAY = timedelta(days=1)


def borne_by(bearing: Bearing, obligations: Iterable[Obligation]) -> list[Obligation]:
    """Those of *obligations* that bear an interest."""
    if bearing.compounds_its_own:
        return [each for each in obligations if bearing.is_borne_by(each.component, each.id)]
    components = bearing.components
    return [each for each in obligations if each.component in components]


def bears_from(obligation: Obligation, statement_date: date | None) -> date:
    """
    The first night that an obligation can bear anything.

    Posted interest waits for its statement, and a draw for the end of its interest-free days.
    """
    if obligation.bears_from is not None:
        return obligation.bears_from
    if obligation.component is Component.INTEREST and statement_date is not None:
        return max(obligation.posted, statement_date)
    return obligation.posted


def plain(ledger: Ledger, obligations: Iterable[Obligation], start: date, end: date) -> int:
    """Minor units x nights of these together, from *start* until *end*, which is not included."""
    return ledger.nights_of_all([(RECEIVABLES[each.component], each.id) for each in obligations], start, end)


def bearing_interest(ledger: Ledger, obligations: Iterable[Obligation], start: date, end: date) -> int:
    """The same without the interest-free days of draws."""
    total = plain(ledger, obligations, start, end)
    for each in obligations:
        if each.bears_from is not None and each.bears_from > start:
            total -= plain(ledger, (each,), start, min(end, each.bears_from))
    return total


def counted(  # noqa: PLR0917 - the nights come last, for those who count them at several rates
    ledger: Ledger,
    interest: Interest,
    since: Sequence[tuple[Obligation, date]],
    paid_by: date | None,
    start: date,
    end: date,
) -> int:
    """
    The same of each obligation from the day that it bears from, where single movements may count from another day.

    Args:
        ledger: Of the line.
        interest: How its repayments count.
        since: Obligations, each with its first night.
        paid_by: What was settled on this day or before never bore anything; `None` where that is not so.
        start: The first night.
        end: The first night that is not counted.
    """
    total = 0
    untouched = ledger.untouched
    for obligation, bears in since:
        if obligation.id.endswith(REST):
            # It is billed and paid in one act.
            continue
        first = bears if bears > start else start  # noqa: FURB136 - max() costs more than the comparison
        if first >= end:
            continue
        account, item = RECEIVABLES[obligation.component], obligation.id
        standing = untouched(account, item)
        if standing is not None:
            total += standing * (end - first).days
            continue
        for entry, minor in ledger.movements(account, item):
            counts = max(first, _counts_from(entry, minor, interest, paid_by))
            if counts < end:
                total += minor * (end - counts).days
    return total


def _counts_from(entry: Entry, minor: int, interest: Interest, paid_by: date | None) -> date:
    """
    The first night that a movement counts for.

    What became a plan never bore anything before, and under `unpaid` neither did what was settled in time.
    """
    if minor < 0:
        if entry.kind == "conversion" or (paid_by is not None and entry.on <= paid_by):
            return date.min
        if entry.kind == "repayment" and interest.payment_counts == "next_day":
            return entry.on + ONE_DAY
    return entry.on
