"""Cash: drawing on the line, and the customer taking his own money back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attrs

from creditline.acts.act import Act
from creditline.acts.command import (
    check_circumstances,
    circumstances_of,
    is_amount,
    is_day,
    is_id,
    require_authorized,
    require_scene,
)
from creditline.alike import alike, hashed
from creditline.errors import CashNotAvailable, FreeDaysNotAvailable, WithdrawalExceedsCredit
from creditline.facts.drawn import Drawn
from creditline.facts.fee import charge
from creditline.facts.withdrawn import Withdrawn
from creditline.shown import shown
from creditline.state import Dealing
from creditline.state.chart import CASH_SCENE, CREDIT_BALANCE, CREDIT_ITEMS
from creditline.terms.check import year_of_days

if TYPE_CHECKING:
    from datetime import date, time

    from creditline.facts import Fact
    from creditline.money import Money
    from creditline.state import State
    from creditline.terms import Override, Place


@attrs.frozen
class Draw:
    """
    Draw cash (取现): the money goes to the customer, who owes it from that day.

    Args:
        amount: More than zero; the product's fee for it comes on top and is no principal.
        on: The day it is sent.
        id: Names the draw.
        free_days: Interest-free days (免息天数): so many nights, the one that begins on that day first, bear no
            interest. 0 to 366; not where cash bears interest on an average daily balance.
        at: The time of day, in whole seconds and of no timezone.
        place: Where.
        approval: Who let it through, and why, where the rules of the product refer it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)
    free_days: int = attrs.field(default=0, kw_only=True, validator=year_of_days)
    at: time | None = attrs.field(default=None, kw_only=True)
    place: Place | None = attrs.field(default=None, kw_only=True)
    approval: Override | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Look at what it says about itself."""
        check_circumstances(self)


@attrs.frozen
class Withdraw:
    """
    The customer takes his own money (credit balance, 溢缴款) back.

    Args:
        amount: More than zero, at most his own money on the line that backs no hold. The product's fee for it comes on
            top: the rest of his own money pays it at once, and he owes what that does not cover.
        on: The day it is sent.
        id: Names this act.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=is_amount)
    on: date = attrs.field(kw_only=True, validator=is_day)
    id: str = attrs.field(kw_only=True, validator=is_id)


def draw(state: State, command: Draw) -> tuple[Fact, ...]:
    """
    Refused unless open, where the product has no cash (`CashNotAvailable`), and beyond the limit of line or scene.

    So are interest-free days where a mean is taken of balances (`FreeDaysNotAvailable`), and what the rules of the
    product decline or refer (`AuthorizationDeclined`, ...).
    """
    state.require(Dealing.SPENDING)
    product = state.product
    if not product.gives_cash:
        raise CashNotAvailable(command.amount, product.name)
    if command.free_days and product.averages_cash:
        raise FreeDaysNotAvailable(command.free_days, product.name)
    fees = charge(product.cash_fee, command.id, command.on, command.amount)
    require_authorized(state, command)
    due_at_once = sum(fee.amount.minor for fee in fees)
    state.require_available(command.amount, fee_of=None if product.cash_fee is None else product.cash_fee.of)
    require_scene(state, CASH_SCENE, command.amount, fee=due_at_once)
    bears_from = command.on + timedelta(days=command.free_days) if command.free_days else None
    said = circumstances_of("", "", command.at, command.place, command.approval)
    return (Drawn(command.id, command.on, command.amount, bears_from, said), *fees)


def withdraw(state: State, command: Withdraw) -> tuple[Fact, ...]:
    """Refused on a frozen line, and beyond the customer's own money (`WithdrawalExceedsCredit`)."""
    state.require(Dealing.WITHDRAWING)
    # What backs holds and plans beyond the limit stays until they are captured, released or repaid.
    backing = min(state.held() + state.planned(), max(0, -state.available()))
    fees = charge(state.product.withdrawal_fee, command.id, command.on, command.amount)
    # Where some must stay, the fee may not be paid out of it.
    free = state.own_money() - backing - (sum(fee.amount.minor for fee in fees) if backing else 0)
    if command.amount.minor > free and not state.stands:
        raise WithdrawalExceedsCredit(command.amount, state.money(max(0, free)))
    left = command.amount.minor
    parts: list[tuple[str, Money]] = []
    for item in CREDIT_ITEMS:
        if part := min(left, -state.ledger.minor(CREDIT_BALANCE, item)):
            parts.append((item, state.money(part)))
            left -= part
    withdrawn = Withdrawn(command.id, command.on, command.amount, tuple(parts), state.money(left))
    return (withdrawn, *fees)


ACTS = {Draw: Act(draw), Withdraw: Act(withdraw)}
