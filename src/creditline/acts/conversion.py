"""Converting what is owed into a plan: a purchase, or a part of a statement (交易分期, 账单分期)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, cast

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_id, is_installments
from creditline.alike import alike, hashed
from creditline.dates import day as check_day
from creditline.errors import (
    AlreadyBilled,
    AlreadyConverted,
    ConversionExceeded,
    ConversionTooLate,
    CreditLineError,
    DownPaymentNotPossible,
    NothingToConvert,
    UnknownId,
)
from creditline.facts.planned import PlanAgreed
from creditline.shown import shown
from creditline.state import Settlement, Statement
from creditline.state.chart import MERCHANT, PLANNED
from creditline.state.offering import offer_of, schedule_of
from creditline.terms import BillingCycle, Component
from creditline.terms.check import or_none

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import Bill, Obligation, State
    from creditline.terms import InstallmentOffer

STATEMENT = "statement with anything owed on it"


def _as_day(statement: date | Statement | None) -> date | None:
    """The date of a statement, by which its bill is named."""
    return statement.date if isinstance(statement, Statement) else statement


def _is_statement(_: object, attribute: attrs.Attribute[date], value: object) -> None:
    check_day(value, attribute.name)


@attrs.frozen(kw_only=True)
class Convert:
    """
    A purchase that is not billed yet, or a part of a statement before its due date, becomes a plan of this act's id.

    Only ordinary principal is converted: no fees, no interest, no installment rows.

    Args:
        installments: An offer, or the name of one that the product has.
        on: The day; rows are billed from the first statement issued after it.
        id: Names this act, and the plan.
        purchase: The purchase; either this or a statement is given.
        statement: A statement, or its date; the purchases that it billed are converted oldest first.
        amount: More than zero; all that can be converted where `None`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    installments: InstallmentOffer | str = attrs.field(validator=is_installments)
    on: date = attrs.field(validator=is_day)
    id: str = attrs.field(validator=is_id)
    purchase: str | None = attrs.field(default=None, validator=or_none(is_id))
    statement: date | None = attrs.field(default=None, converter=_as_day, validator=or_none(_is_statement))
    amount: Money | None = attrs.field(default=None, validator=or_none(is_amount))

    def __attrs_post_init__(self) -> None:
        """Refuse two things to convert, and none."""
        if (self.purchase is None) == (self.statement is None):
            message = "a purchase or a statement is converted: name one of them"
            raise ValueError(message)


def refer(state: State, command: Convert) -> None:
    """Refuse a purchase or a statement that never was, and an offer that the product does not have (`UnknownId`)."""
    offer_of(state, command.installments)
    if command.purchase is not None and not state.ledger.knows(MERCHANT, command.purchase):
        raise UnknownId("purchase", command.purchase)
    if command.statement is not None and not _may_be_billed(state, command.statement):
        raise UnknownId(STATEMENT, str(command.statement))


def _may_be_billed(state: State, statement: date) -> bool:
    """Whether a statement is there, or may be issued in the time that passes before the act."""
    cycle = state.product.cycle
    if not isinstance(cycle, BillingCycle):
        return False
    return cycle.issued_on(statement) > state.as_of or any(bill.statement_date == statement for bill in state.bills)


def decide(state: State, command: Convert) -> tuple[Fact, ...]:
    """
    Refused once it is due (`ConversionTooLate`), beyond what can be converted, and where the offer does not take it.

    A status that stops spending does not stop this: nothing more is owed than before.
    """
    offer = offer_of(state, command.installments)
    if offer.down_payment is not None:
        raise DownPaymentNotPossible(offer.label)
    open_ones, source = _convertible(state, command)
    ceiling = sum(map(state.outstanding_of, open_ones))
    if command.statement is not None and offer.share_max is not None:
        # What left this statement for a plan before is a part of the share.
        left = sum(plan.agreed.financed.minor for plan in state.plans if plan.statement == command.statement)
        share = (ceiling + left) * offer.share_max.numerator // offer.share_max.denominator
        ceiling = max(0, share - left)
    minor = ceiling if command.amount is None else command.amount.minor
    if state.stands:
        minor = min(minor, ceiling)
    if not minor or not ceiling:
        raise NothingToConvert(source)
    if minor > ceiling:
        raise ConversionExceeded(source, state.money(minor), state.money(ceiling))
    converted = _parts(state, open_ones, minor)
    schedule = schedule_of(state, offer, state.money(minor), command.on)
    sources = tuple([(part.obligation, part.amount) for part in converted])
    return (PlanAgreed(command.id, command.on, command.id, offer, schedule, sources, converted, command.statement),)


def _convertible(state: State, command: Convert) -> tuple[list[Obligation], str]:
    """The obligations that may become a plan, and how a refusal calls where they are from."""
    if command.purchase is not None:
        return _of_purchase(state, command, command.purchase), f"purchase {command.purchase!r}"
    # A cycle without statements was refused before.
    cycle, statement = cast("BillingCycle", state.product.cycle), cast("date", command.statement)
    bill = next((bill for bill in state.bills if bill.statement_date == statement), None)
    if bill is None:
        raise _not_there(cycle, statement, command.on)
    _require_in_time(state, bill, command.on)
    return _ordinary(state, bill.obligations), f"the statement of {statement}"


def _not_there(cycle: BillingCycle, statement: date, on: date) -> CreditLineError:
    """It was paid and judged in the time that passed before this act, or never issued."""
    is_date = cycle.statement_after(statement - timedelta(days=1)) == statement
    if is_date and on > cycle.due_date(statement):
        return ConversionTooLate(cycle.due_date(statement), on)
    return UnknownId(STATEMENT, str(statement))


def _of_purchase(state: State, command: Convert, purchase: str) -> list[Obligation]:
    """A purchase that no statement has billed, or that is a bill of its own and not yet due."""
    if state.ledger.knows(PLANNED, purchase):
        raise AlreadyConverted(purchase)
    names = state.owed_as(purchase)
    for bill in state.bills:
        if any(obligation.id in names for obligation in bill.obligations):
            if not bill.order:
                raise AlreadyBilled(purchase, bill.statement_date)
            _require_in_time(state, bill, command.on)
    found = [obligation for obligation in _ordinary(state, state.obligations()) if obligation.id in names]
    if not found and any(name in names for plan in state.plans for name, _ in plan.sources):
        raise AlreadyConverted(purchase)
    return found


def _require_in_time(state: State, bill: Bill, on: date) -> None:
    if on > bill.due_date and not state.stands:
        raise ConversionTooLate(bill.due_date, on)


def _ordinary(state: State, obligations: Iterable[Obligation]) -> list[Obligation]:
    """Principal of purchases that is no row of a plan and still owed."""
    return [
        each
        for each in obligations
        if each.component is Component.PRINCIPAL and not each.order and state.outstanding_of(each)
    ]


def _parts(state: State, obligations: list[Obligation], minor: int) -> tuple[Settlement, ...]:
    """So much of the obligations, oldest first."""
    parts: list[Settlement] = []
    for obligation in obligations:
        part = min(minor, state.outstanding_of(obligation))
        if not part:
            break
        parts.append(Settlement(obligation.component, obligation.id, state.money(part)))
        minor -= part
    return tuple(parts)


ACTS = {Convert: Act(decide, refer=refer)}
