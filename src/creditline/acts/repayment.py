"""Money coming in, and money that did not come after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import is_amount, is_day, is_id, is_text
from creditline.alike import alike, hashed
from creditline.charging import charges_so_far
from creditline.errors import CurrencyMismatch, DiscountExceedsRepayment, UnknownId
from creditline.facts.settled import Funding, Settled
from creditline.shown import shown
from creditline.state.chart import CASH, COLLECTIONS, MERCHANT, OWN_MONEY, PLANNED, bearer
from creditline.state.paying import pay
from creditline.state.refunding import collections_item
from creditline.terms.check import instance_of, or_none

if TYPE_CHECKING:
    from datetime import date

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State


def is_bearer(_: object, attribute: attrs.Attribute[str], value: object) -> None:
    """A name such as `platform`, that can stand in the name of an account."""
    if type(value) is not str:
        message = f"{attribute.name} is a str, not {value!r}"
        raise TypeError(message)
    words = value.replace("_", "-").replace(" ", "-").split("-")
    if not all(word.isascii() and word.isalnum() for word in words):
        message = f"{attribute.name} is a name of ASCII letters and digits such as 'platform', not {value!r}"
        raise ValueError(message)


@attrs.frozen
class Discount:
    """
    The part of a repayment that somebody else bears.

    Args:
        amount: More than zero.
        bearer: Who bears it: `"platform"`, `"merchant"`, `"bank"`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    bearer: str = attrs.field(validator=is_bearer)


@attrs.frozen
class Repay:
    """
    Money comes in and settles what is owed in the order of the product; the rest is the customer's own.

    Args:
        amount: More than zero, a discount included.
        on: The day it came.
        id: Names the repayment.
        toward: A purchase, a plan as far as it is billed, or a draw to pay first.
        source: Where the money came from, as statements call it.
        discount: The part that somebody else bears; 48.14 with a discount of 0.02 is 48.12 of money.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    toward: str | None = attrs.field(default=None, kw_only=True, validator=or_none(is_id))
    source: str = attrs.field(default="", kw_only=True, validator=is_text)
    discount: Discount | None = attrs.field(default=None, kw_only=True, validator=or_none(instance_of(Discount)))

    def __attrs_post_init__(self) -> None:
        """Refuse a discount in another currency, or of more than the repayment."""
        if self.discount is None:
            return
        if self.discount.amount.currency != self.amount.currency:
            raise CurrencyMismatch(self.amount.currency, self.discount.amount.currency)
        if self.discount.amount > self.amount:
            raise DiscountExceedsRepayment(self.amount, self.discount.amount)


@attrs.frozen
class ReturnRepayment:
    """
    A repayment did not come after all; the line is left as if it never had.

    Args:
        repayment: The repayment.
        on: The day that the return is booked.
        id: Names this act.
        reason: In words.

    Acts that were granted in the meantime stand, and available may be negative.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    repayment: str = attrs.field(validator=is_id)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    reason: str = attrs.field(default="", kw_only=True, validator=is_text)


def refer(state: State, command: Repay) -> None:
    """Refuse a purchase, plan or draw to pay first that never was (`UnknownId`)."""
    toward, knows = command.toward, state.ledger.knows
    if toward is not None and not any(knows(account, toward) for account in (MERCHANT, PLANNED, CASH)):
        raise UnknownId("purchase, plan or draw", toward)


def prepare(state: State, command: Repay) -> tuple[Fact, ...]:
    """Interest and nightly late fees so far are posted first, so that the repayment can settle them."""
    return charges_so_far(state, command.id, command.on)


def decide(state: State, command: Repay) -> tuple[Fact, ...]:
    """Money is taken whatever the status of the line; of one that is charged off, it makes good what was lost."""
    settlements, rest = pay(state, command.amount.minor, command.on, first=command.toward)
    recovered = min(rest, state.recoverable())
    return (
        Settled(
            command.id,
            command.on,
            "repayment",
            tuple(_funding(command, collections_item(state, command.id))),
            settlements,
            state.money(rest - recovered),
            OWN_MONEY,
            counts_as_payment=True,
            note=command.source,
            recovered=state.money(recovered) if recovered else None,
        ),
    )


def _funding(command: Repay, item: str) -> list[Funding]:
    if command.discount is None:
        return [Funding(COLLECTIONS, command.amount, item)]
    money = command.amount - command.discount.amount
    borne = Funding(bearer(command.discount.bearer), command.discount.amount)
    return [Funding(COLLECTIONS, money, item), borne] if money else [borne]


ACTS = {Repay: Act(decide, refer=refer, prepare=prepare)}
