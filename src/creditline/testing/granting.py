"""What may be asked of the limit of a line, near the edges of what the table of lawful moves allows and beyond them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attrs

from creditline.acts import (
    AcceptIncrease,
    DeclineIncrease,
    GrantTemporaryLimit,
    LowerLimit,
    OfferIncrease,
    RaiseLimit,
    RequestIncrease,
    WithdrawIncrease,
)
from creditline.rules import CleanStatements, LargestStep, LimitPolicy, ProductBounds, Usage
from creditline.testing.whim import NOTHING, Whim, amount_near, new_id, part_of, pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from creditline.engine import Command
    from creditline.line import CreditLine

DAY = timedelta(days=1)
POLICY = LimitPolicy("whim", (ProductBounds(), CleanStatements(2, least=0), Usage("10%"), LargestStep(share="50%")))
"""What offers are decided by now and then."""

STRETCHES = (None, None, 0, 9, 30, 75)
"""For how many days more than one an increase may be in force; for good where `None`."""


def change_limit(line: CreditLine, whim: Whim, on: date) -> Command:
    """More or less of the permanent limit, or a step in the life of an increase."""
    if whim.which % 3 == 0:
        return _change(line, whim, on)
    live = [each.id for each in line.increases if each.is_live]
    if not live or whim.minor % 3 == 1:
        return pick((_grant, _grant, _offer, _request), whim.which // 3)(line, whim, on)
    return pick(ANSWERS, whim.which // 3)(line, whim, line.as_of if whim.minor % 3 else on)


def _change(line: CreditLine, whim: Whim, on: date) -> Command:
    to = amount_near(line, whim, line.limit, line.permanent_limit, line.used, line.limit + line.limit)
    if to > line.permanent_limit:
        return RaiseLimit(to, on=on, id=new_id(line))
    return LowerLimit(pick((to, line.product.currency.zero), whim.which), on=on, id=new_id(line))


def _days(whim: Whim, on: date) -> dict[str, Any]:
    """The first and the last day of an increase."""
    first = pick((None, on, on + DAY, on + 20 * DAY), whim.minor)
    days = pick(STRETCHES, whim.minor // 8)
    return {"first": first, "last": None if days is None else (first or on) + days * DAY}


def _grant(line: CreditLine, whim: Whim, on: date) -> Command:
    first = on + pick((0, 0, 1, 12), whim.minor) * DAY
    last = first + (pick(STRETCHES, whim.minor // 8) or 40) * DAY
    amount = amount_near(line, part_of(whim, line.limit), line.limit)
    return GrantTemporaryLimit(amount, first=first, last=last, on=on, id=new_id(line))


def _offer(line: CreditLine, whim: Whim, on: date) -> Command:
    expires = pick((None, on, on + 5 * DAY, on + 60 * DAY), whim.figure)
    amount = amount_near(line, part_of(whim, line.limit), line.limit)
    offer = OfferIncrease(amount, on=on, id=new_id(line), expires=expires, **_days(whim, on))
    return offer if on < line.as_of or whim.minor % 3 else _decided(line, offer, whim)


def _decided(line: CreditLine, offer: OfferIncrease, whim: Whim) -> Command:
    """An offer of what a policy grants, or of more; in part or in full where somebody overrides it."""
    decision = POLICY.decide(line, offer)
    if whim.figure % 3 == 0:
        decision = decision.overridden(amount_near(line, part_of(whim, offer.amount)), by="officer", reason="whim")
    return attrs.evolve(offer, amount=decision.amount or offer.amount, decision=decision)


def _request(line: CreditLine, whim: Whim, on: date) -> Command:
    amount = amount_near(line, part_of(whim, line.limit), line.limit)
    return RequestIncrease(amount, on=on, id=new_id(line), **_days(whim, on))


def _which(line: CreditLine, whim: Whim) -> str:
    """Mostly one of which something can still become."""
    live = [each.id for each in line.increases if each.is_live]
    over = [each.id for each in line.increases if not each.is_live]
    return pick(live or over or [NOTHING], whim.minor) if whim.day % 8 else pick(over or [NOTHING], whim.minor)


def _accept(line: CreditLine, whim: Whim, on: date) -> Command:
    increase = _which(line, whim)
    asked = next((each.asked for each in line.increases if each.id == increase), line.limit)
    amount = pick((None, None, amount_near(line, part_of(whim, asked), asked)), whim.day)
    first = pick((None, None, None, on, on + 3 * DAY), whim.minor // 4)
    return AcceptIncrease(increase, on=on, id=new_id(line), amount=amount, first=first)


def _decline(line: CreditLine, whim: Whim, on: date) -> Command:
    return DeclineIncrease(_which(line, whim), on=on, id=new_id(line))


def _withdraw(line: CreditLine, whim: Whim, on: date) -> Command:
    return WithdrawIncrease(_which(line, whim), on=on, id=new_id(line))


ANSWERS: tuple[Callable[[CreditLine, Whim, date], Command], ...] = (_accept, _accept, _accept, _decline, _withdraw)
