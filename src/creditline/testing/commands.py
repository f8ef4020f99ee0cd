"""Strategies for what may be asked of a line next, near the edges of what it allows and beyond them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast

import attrs

from creditline.acts import (
    Advance,
    Authorize,
    Capture,
    Close,
    Convert,
    Discount,
    Draw,
    Freeze,
    Open,
    Purchase,
    Recover,
    Refund,
    Repay,
    Reschedule,
    Resume,
    ReturnRepayment,
    SettleEarly,
    Suspend,
    Unfreeze,
    Void,
    Withdraw,
)
from creditline.dates import day_in_month
from creditline.terms import BillingCycle, Component
from creditline.testing.chance import strategies as st
from creditline.testing.granting import change_limit
from creditline.testing.relief import DISPUTED, RELIEF, charge_off, dispute, recover, resolve, unrecovered, waive
from creditline.testing.spending import said_of, set_scene_limit
from creditline.testing.strategies import minor_amounts
from creditline.testing.whim import NOTHING, Whim, amount_near, new_id, part_of, past_ids, pick

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from creditline.engine import Command
    from creditline.line import CreditLine
    from creditline.state import Obligation

DAY = timedelta(days=1)
IDLE_DAYS_MAX = 1500
IDLE_DAYS = (31, 60, 120, 400, 1500)
LAST_YEAR = 2100
BACK: dict[str, Callable[..., Command]] = {"suspended": Resume, "frozen": Unfreeze}
"""The way back to open."""

STUBBORN = 8
"""One idea in so many is insisted on, though it will be refused."""

Kind = Callable[["CreditLine", "Whim", date], "Command"]


@cache
def whims() -> SearchStrategy[Whim]:
    """What comes into a mind."""
    number = st.integers(0, 255)
    minor = st.one_of(minor_amounts(most=20_000), minor_amounts())
    return st.builds(Whim, st.integers(0, len(KINDS) - 1), number, number, minor, number)


def commands(line: CreditLine, *, idle_days_max: int = IDLE_DAYS_MAX) -> SearchStrategy[Command]:
    """
    What may be asked of *line* next, most of it lawful.

    Amounts lie near what is available, owed, asked for at least, held or refundable, one minor unit less and more;
    days near those that decide something, or up to *idle_days_max* days away.
    """
    return whims().map(partial(command, line, idle_days_max=idle_days_max))


def command(line: CreditLine, whim: Whim, *, idle_days_max: int = IDLE_DAYS_MAX) -> Command:
    """What a whim makes of *line*; what cannot be had yet is mostly prepared instead."""
    kind = KINDS[whim.kind]
    if line.product.installments and not whim.day % PLANNING_IN:
        kind = pick(PLANNING, whim.kind)
    if line.product.limits.scenes and whim.day % BOUNDING_IN == 1:
        kind = set_scene_limit
    if line.product.delinquency is not None and whim.day % RELIEVING_IN == 1:
        kind = pick(RELIEF, whim.kind)
    if whim.which % STUBBORN or kind in PLANNING:
        kind = _possible(line, kind)
    return kind(line, whim, _day(line, whim, idle_days_max))


def _possible(line: CreditLine, kind: Kind) -> Kind:
    """What would have to come first, where *kind* is out of the question."""
    kind = _relievable(line, kind)
    if kind in (_capture, _void) and not line.holds:
        kind = _authorize
    if kind in (_refund, dispute) and past_ids(line, Purchase, Capture) == [NOTHING]:
        kind = _purchase
    if kind in (_settle_early, _reschedule) and not line.plans:
        kind = _buy_in_parts
    if kind is _convert and not _convertible(line):
        kind = _buy_in_parts
    if kind is _withdraw and not line.credit_balance:
        kind = _repay
    if kind is _draw and not line.product.gives_cash:
        kind = _purchase
    if kind in SPENDING and line.status in BACK:
        return _stand
    if kind in SPENDING and (line.available + line.credit_balance).minor <= 0:
        return _repay
    return kind


def _relievable(line: CreditLine, kind: Kind) -> Kind:
    """The same of relief and loss."""
    if kind is resolve and not line.ledger.items(DISPUTED, open_only=True):
        kind = dispute
    if kind is recover and not unrecovered(line):
        kind = charge_off
    if kind in (waive, charge_off) and not line.payoff().total:
        kind = _purchase
    return kind


def days_ahead(line: CreditLine, *, idle_days_max: int = IDLE_DAYS_MAX) -> tuple[date, ...]:
    """
    Days on which something may be asked of *line* next: today, those that decide something, and far ones.

    What decides something are statements, due dates, the last days of grace, of holds and of increases, and the end of
    the month.
    """
    today = line.as_of
    decisive = {today, day_in_month(today.year, today.month, 31)}
    if isinstance(line.product.cycle, BillingCycle):
        decisive.add(line.product.cycle.statement_after(today))
    decisive |= {row.due_date for plan in line.plans for row in plan.rows_ahead[:2]}
    decisive |= {day for bill in line.bills for day in (bill.due_date, bill.last_day)}
    decisive |= {hold.expires for hold in line.holds if hold.expires is not None}
    decisive |= {each.next_day for each in line.increases if each.is_live and each.next_day is not None}
    marks = sorted({day + n * DAY for day in decisive for n in (-1, 0, 1)})
    near = tuple(today + n * DAY for n in (0, 0, 0, 0, 0, 0, 1, 2, 3, 5, 7, 10))
    far = tuple(today + n * DAY for n in IDLE_DAYS if n <= idle_days_max and today.year < LAST_YEAR)
    return near + tuple(day for day in marks if day >= today) * 2 + far


def _day(line: CreditLine, whim: Whim, idle_days_max: int) -> date:
    return pick(days_ahead(line, idle_days_max=idle_days_max), whim.day)


# One for each kind of command


def _purchase(line: CreditLine, whim: Whim, on: date) -> Command:
    spendable = line.available + line.credit_balance
    part = part_of(whim, min(spendable, line.product.currency.minor(20_000)))
    amount = amount_near(line, pick((part, part, part, whim), whim.which), spendable)
    said = said_of(line, whim)
    return Purchase(amount, on=on, id=new_id(line), merchant=pick(("", "tmall"), whim.which), **said)


def _draw(line: CreditLine, whim: Whim, on: date) -> Command:
    spendable = line.available + line.credit_balance
    free_days = 0 if line.product.averages_cash else pick(FREE_DAYS, whim.which)
    amount = amount_near(line, part_of(whim, spendable), spendable)
    said = {name: value for name, value in said_of(line, whim).items() if name not in ("scene", "category")}
    return Draw(amount, on=on, id=new_id(line), free_days=free_days, **said)


def _repay(line: CreditLine, whim: Whim, on: date) -> Command:
    payoff, rows = line.payoff(), line.upcoming().rows
    asked = [amount for row in rows for amount in (row.amount, row.minimum or row.amount)]
    idea = pick((part_of(whim, payoff.total), part_of(whim, payoff.total), whim), whim.which // 2)
    amount = amount_near(line, idea, payoff.total, line.due().total, payoff.interest, payoff.late_fee, *asked)
    plain = Repay(amount, on=on, id=new_id(line))
    past = past_ids(line, Purchase, Capture, Convert, Draw)
    toward = pick((None, None, None, pick(past, whim.which // 4)), whim.which)
    discount = Discount(amount.currency.minor(-(-amount.minor // 10)), "platform")
    variants: tuple[dict[str, Any], ...] = ({}, {}, {"discount": discount, "source": "bank 1234"})
    known = None if toward == NOTHING else toward
    return attrs.evolve(plain, toward=known, **pick(variants, whim.which))


def _advance(_: CreditLine, __: Whim, on: date) -> Command:
    return Advance(to=on)


def _refund(line: CreditLine, whim: Whim, on: date) -> Command:
    purchase = pick(past_ids(line, Purchase, Capture), whim.which)
    left = -line.ledger.balance("Liabilities:Merchant", item=purchase)
    part = left.currency.minor(part_of(whim, left).minor)
    amounts = (None, part, part, amount_near(line, whim, left, line.due().principal))
    return Refund(purchase, on=on, id=new_id(line), amount=pick(amounts, whim.figure))


def _authorize(line: CreditLine, whim: Whim, on: date) -> Command:
    spendable = line.available + line.credit_balance
    amount = amount_near(line, part_of(whim, spendable), spendable)
    expires = pick((None, on, on + DAY, on + 30 * DAY), whim.which)
    return Authorize(amount, on=on, id=new_id(line), expires=expires, **said_of(line, whim))


def _capture(line: CreditLine, whim: Whim, on: date) -> Command:
    hold = pick([hold.id for hold in line.holds] or past_ids(line, Authorize), whim.which)
    held = line.ledger.balance("Equity:Held", item=hold)
    part = held.currency.minor(part_of(whim, held).minor)
    amount = pick((None, part, part, amount_near(line, whim, held)), whim.figure)
    return Capture(hold, on=on, id=new_id(line), amount=amount, keep_rest=bool(whim.which % 2))


def _void(line: CreditLine, whim: Whim, on: date) -> Command:
    return Void(pick(past_ids(line, Authorize), whim.which), on=on, id=new_id(line))


def _return(line: CreditLine, whim: Whim, on: date) -> Command:
    return ReturnRepayment(pick(past_ids(line, Recover, Repay, SettleEarly), whim.which), on=on, id=new_id(line))


def _withdraw(line: CreditLine, whim: Whim, on: date) -> Command:
    own = line.credit_balance
    return Withdraw(amount_near(line, part_of(whim, own), own), on=on, id=new_id(line))


def _stand(line: CreditLine, whim: Whim, on: date) -> Command:
    """The status moves, mostly back to open."""
    moves: tuple[Callable[..., Command], ...] = (Suspend, Resume, Freeze, Unfreeze, Close)
    if line.status in BACK and whim.which % 4:
        moves = (BACK[line.status],)
    return pick(moves, whim.which)(on=on, id=new_id(line))


def _buy_in_parts(line: CreditLine, whim: Whim, on: date) -> Command:
    """A purchase by one of the product's offers."""
    bought = cast("Purchase", _purchase(line, whim, on))
    return attrs.evolve(bought, installments=pick(line.product.installments, whim.figure).name)


def _convertible(line: CreditLine) -> list[Obligation]:
    return [each for each in line.obligations if each.component is Component.PRINCIPAL and not each.order]


def _convert(line: CreditLine, whim: Whim, on: date) -> Command:
    """A statement, or a purchase, in full or in part; often at once, before anything is due."""
    day = on if whim.which % 3 else line.as_of
    offer = pick(line.product.installments, whim.figure).name
    obligation = pick(_convertible(line), whim.which)
    owed = line.ledger.balance("Assets:Receivable:Principal", item=obligation.id)
    amount = pick((None, amount_near(line, part_of(whim, owed), owed)), whim.minor)
    bills = [bill.statement_date for bill in line.bills if not bill.order and obligation in bill.obligations]
    whole: dict[str, Any] = {"statement": bills[0]} if bills else {"purchase": obligation.id}
    return Convert(installments=offer, on=day, id=new_id(line), amount=amount, **whole)


def _settle_early(line: CreditLine, whim: Whim, on: date) -> Command:
    plan = pick((None, *(plan.id for plan in line.plans)), whim.which)
    return SettleEarly(on=on, id=new_id(line), plan=plan)


def _reschedule(line: CreditLine, whim: Whim, on: date) -> Command:
    plan = pick(line.plans, whim.which).id
    wishes: tuple[dict[str, Any], ...] = ({"defer": 1}, {"periods": 1 + whim.figure % 7}, {"reamortize": True})
    return Reschedule(plan, on=on, id=new_id(line), **pick(wishes, whim.figure))


def _refused(line: CreditLine, whim: Whim, on: date) -> Command:
    """What is refused, or is an exact repetition."""
    yesterday, name, least = line.as_of - DAY, new_id(line), line.product.currency.minor(1)
    past = [told for told in line.commands if not isinstance(told, (Open, Advance))]
    wrong = (
        Purchase(line.limit + line.credit_balance + least, on=on, id=name),
        Repay(least, on=yesterday, id=name),
        Advance(to=yesterday),
        Repay(least, on=on, id=name, toward=NOTHING),
        Refund(NOTHING, on=on, id=name),
        Void(NOTHING, on=on, id=name),
        ReturnRepayment(line.id, on=on, id=name),
        Withdraw(line.credit_balance + least, on=on, id=name),
        Close(on=on, id=name),
        Suspend(on=on, id=line.id),
        *(Freeze(on=on, id=told.id) for told in past[-2:]),
        *past[-3:],
    )
    return pick(wrong, whim.which)


SPENDING = (_purchase, _authorize, _buy_in_parts, _draw)
OFTEN = (_purchase, _repay, _advance, _purchase, _repay)
LIMITS = (change_limit, change_limit)
SELDOM = (_refund, _refund, _authorize, _capture, _void, _return, _withdraw, _draw, _draw, *LIMITS, _refused)
PLANNING: tuple[Kind, ...] = (_buy_in_parts, _buy_in_parts, _convert, _settle_early, _reschedule)
FREE_DAYS = (0, 0, 1, 7, 30, 60)
PLANNING_IN = 3
"""Where a product offers installments, one idea in so many is about them."""

BOUNDING_IN = 16
"""Where a product has limits of scenes, one idea in so many is about the line's own."""

RELIEVING_IN = 3
"""Where a product knows what becomes of late lines, one idea in so many is about relief and loss."""

KINDS: tuple[Kind, ...] = OFTEN * 5 + SELDOM * 2 + (_stand,)
