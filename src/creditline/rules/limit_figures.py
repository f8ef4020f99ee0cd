"""Everything that a decision about a limit looks at, drawn from a line on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.dates import add_months
from creditline.errors import CurrencyMismatch
from creditline.rules.customer import NOTHING_KNOWN, CustomerFacts
from creditline.shown import shown
from creditline.state.granting import temporary_at_once
from creditline.state.increase import IncreaseStatus
from creditline.state.lateness import days_past_due
from creditline.terms.check import amount_given, instance_of
from creditline.terms.limits import LimitTerms

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.rules.asking import LimitRequest
    from creditline.state import State
    from creditline.state.increase import Increase


@attrs.frozen(kw_only=True)
class LimitFigures:
    """
    What a decision looks at, as of the day of the request; a decision is reached again from these figures alone.

    Attributes:
        on: The day.
        line: The id of the line; a decision about another line is no decision about this one.
        asked: By how much the limit is to rise, zero or more.
        first: The first day on which it is to be in force; at once where `None`.
        last: The last day on which it is to be in force; permanent where `None`.
        status: Of the line: open, suspended, frozen, charged off or closed.
        product: The name of what was agreed.
        terms: The product's bounds and step.
        permanent_limit: The limit without what is granted for a time.
        temporary_limit: What is granted for a time and in force.
        agreed: Permanent increases that are accepted and not yet in force.
        offered: Permanent increases that are offered and may still be accepted; not the one asked for.
        promised_temporary: What is offered, or accepted and not yet in force, for a time.
        temporary_at_once: The most that is in force, accepted or offered for a time at once on any of the days asked
            for; zero where a permanent increase is asked for.
        used: What is used of the limit.
        held: What authorizations keep of it.
        available: Limit less held less used; it may be negative.
        days_past_due: 0 when current and within grace.
        opened: The line's first day.
        months_on_book: Whole months since then.
        statements_judged: How many statements have had their last day to pay, or orders where there are none.
        statements_missed: Those of them whose minimum was not paid by then, each by its place counted back from the
            last one, which is 1; the latest first. Only the last 24 are known.
        last_increase: The last day on which the permanent limit rose; `None` where it never did.
        customer: What the caller knows of the customer.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date
    line: str
    asked: Money = attrs.field(validator=amount_given)
    first: date | None = None
    last: date | None = None
    status: str = "open"
    product: str = ""
    terms: LimitTerms = attrs.field(factory=LimitTerms, validator=instance_of(LimitTerms))
    permanent_limit: Money
    temporary_limit: Money
    agreed: Money
    offered: Money
    promised_temporary: Money
    temporary_at_once: Money
    used: Money
    held: Money
    available: Money
    days_past_due: int = 0
    opened: date
    months_on_book: int = 0
    statements_judged: int = 0
    statements_missed: tuple[int, ...] = ()
    last_increase: date | None = None
    customer: CustomerFacts = attrs.field(default=NOTHING_KNOWN, validator=instance_of(CustomerFacts))

    @property
    def is_temporary(self) -> bool:
        """Whether the increase asked for ends by itself."""
        return self.last is not None

    @property
    def limit(self) -> Money:
        """The limit in force."""
        return self.permanent_limit + self.temporary_limit

    @property
    def exposure(self) -> int:
        """Minor units of the limit in force and of all that is promised: what a cap on the whole limit looks at."""
        return (
            self.permanent_limit.minor
            + self.temporary_limit.minor
            + self.agreed.minor
            + self.offered.minor
            + self.promised_temporary.minor
        )


def months_between(start: date, end: date) -> int:
    """
    Whole months from one day to another, not before it; the end of a short month completes one.

    >>> from datetime import date
    >>> months_between(date(2026, 1, 31), date(2026, 2, 28)), months_between(date(2026, 1, 31), date(2026, 2, 27))
    (1, 0)
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if add_months(start, months) > end else months


def drawn(state: State, request: LimitRequest, customer: CustomerFacts | None) -> LimitFigures:
    """
    The figures of a line in this *state*, which stands on the day of the request.

    Raises:
        CurrencyMismatch: The request is for another currency than the line's.
    """
    currency = state.product.currency
    if request.amount.currency != currency:
        raise CurrencyMismatch(currency, request.amount.currency)
    money, day = state.money, state.as_of
    limit, held, used = state.limit(), state.held(), state.used()
    judged = state.conduct.judged
    return LimitFigures(
        on=day,
        line=state.id,
        asked=request.amount,
        first=request.first,
        last=request.last,
        status=state.status.value,
        product=state.product.name,
        terms=state.product.limits,
        **limits_of(state, getattr(request, "id", ""), first=request.first or day, last=request.last),
        used=money(used),
        held=money(held),
        available=money(limit - held - used),
        days_past_due=days_past_due(state, day),
        opened=state.opened,
        months_on_book=months_between(state.opened, day),
        statements_judged=judged,
        statements_missed=tuple([judged - number + 1 for number in reversed(state.conduct.missed)]),
        last_increase=state.increases.last_rise,
        customer=NOTHING_KNOWN if customer is None else customer,
    )


def limits_of(state: State, own: str, *, first: date, last: date | None) -> dict[str, Money]:
    """
    The figures of what moves the limit, by name, for an increase from *first* on, through *last* where it is temporary.

    The increase of the id *own* is not counted.
    """
    money, permanent = state.money, state.permanent_limit()
    others = tuple([each for each in state.increases.live if each.id != own])
    at_once = 0 if last is None else temporary_at_once(others, first, last, or_offered=True)
    agreed, offered, promised_temporary = _promised(others)
    return {
        "permanent_limit": money(permanent),
        "temporary_limit": money(state.limit() - permanent),
        "agreed": money(agreed),
        "offered": money(offered),
        "promised_temporary": money(promised_temporary),
        "temporary_at_once": money(at_once),
    }


def _promised(increases: tuple[Increase, ...]) -> tuple[int, int, int]:
    """Minor units accepted and offered for good, and both for a time, that are not in force."""
    agreed = offered = for_a_time = 0
    for each in increases:
        if each.status not in (IncreaseStatus.OFFERED, IncreaseStatus.ACCEPTED):
            continue
        if each.is_temporary:
            for_a_time += each.amount.minor
        elif each.status is IncreaseStatus.ACCEPTED:
            agreed += each.amount.minor
        else:
            offered += each.amount.minor
    return agreed, offered, for_a_time
