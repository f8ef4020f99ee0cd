"""Relaying: rows of a schedule that are not billed yet, laid out again after a refund or at the customer's wish."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from creditline.dates import DayCount, Days
from creditline.money import allocate_minor
from creditline.terms.declining import EqualPrincipal, InterestOnly, with_interest
from creditline.terms.digits import SumOfDigits
from creditline.terms.division import divider
from creditline.terms.flat import FlatFee
from creditline.terms.layout import Layout
from creditline.terms.level import EqualPayment, EqualPaymentOf
from creditline.terms.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from creditline.dates import Step
    from creditline.terms.accrual import Accrual
    from creditline.terms.layout import Column, Columns
    from creditline.terms.offer import InstallmentOffer

LEVEL: Final = (EqualPayment, EqualPaymentOf)
DECLINING: Final = (EqualPrincipal, InterestOnly)


def refunded(offer: InstallmentOffer, schedule: Schedule, billed: int, minor: int, step: Step) -> Schedule:
    """
    The schedule after *minor* units of its principal were given back, of the rows after the first *billed*.

    Level payments stay and interest is computed anew, so that the last rows fall away; other principal goes last
    first or pro rata, and what the customer or a bearer was still to pay for it falls in proportion.

    Args:
        offer: What was agreed; its `on_refund` says how.
        schedule: As it stands.
        billed: How many rows are billed; they stay as they are.
        minor: More than 0, at most the principal of the other rows.
        step: How far one due date lies from the next.
    """
    principals = schedule.principals_minor[billed:]
    before = sum(principals)
    layout = _rest(offer, schedule, billed, schedule.due_dates[billed:], before - minor, step=step)
    if isinstance(offer.method, LEVEL):
        return _joined(
            schedule, billed, layout.due_dates, _level(offer.method.accrual, layout, _payments(schedule, billed))
        )
    left = _taken(principals, minor, pro_rata=offer.on_refund.order == "pro_rata")
    if isinstance(offer.method, DECLINING):
        return _joined(schedule, billed, layout.due_dates, with_interest(layout, offer.method.accrual, left))
    return _joined(schedule, billed, layout.due_dates, _flat_refund(offer, schedule, billed, layout, left))


def deferred(
    offer: InstallmentOffer, schedule: Schedule, billed: int, due_dates: tuple[date, ...], step: Step
) -> Schedule:
    """
    The schedule whose rows after the first *billed* fall due on later *due_dates*.

    Flat costs stay; interest accrues through the longer first period, level payments stay, and the last row takes
    what that leaves.
    """
    principals = schedule.principals_minor[billed:]
    layout = _rest(offer, schedule, billed, due_dates, sum(principals), step=step)
    if isinstance(offer.method, LEVEL):
        return _joined(schedule, billed, due_dates, _level(offer.method.accrual, layout, _payments(schedule, billed)))
    if isinstance(offer.method, DECLINING):
        return _joined(schedule, billed, due_dates, with_interest(layout, offer.method.accrual, principals))
    borne = tuple([(name, parts[billed:]) for name, parts in schedule.borne_minor])
    columns = principals, schedule.interests_minor[billed:], schedule.fees_minor[billed:], borne
    return _joined(schedule, billed, due_dates, columns)


def reamortized(
    offer: InstallmentOffer, schedule: Schedule, billed: int, due_dates: tuple[date, ...], step: Step
) -> Schedule:
    """
    The schedule whose principal after the first *billed* rows is laid out anew over *due_dates*.

    Interest follows from the new rows; a flat cost that is not billed yet keeps its total, and is laid out anew.

    Raises:
        InterestNotCovered, RowNegative, PaymentTooSmall: As for a quote.
    """
    principal = sum(schedule.principals_minor[billed:])
    layout = _rest(offer, schedule, billed, due_dates, principal, step=step)
    if isinstance(offer.method, LEVEL + DECLINING):
        columns = offer.method.lay_out(layout)
        return _joined(schedule, billed, due_dates[: len(columns[0])], columns)
    count = len(due_dates)
    borne = tuple([(name, _spread(offer, layout, sum(parts[billed:]), count)) for name, parts in schedule.borne_minor])
    return _joined(
        schedule,
        billed,
        due_dates,
        (
            layout.split(principal, layout.unit),
            _spread(offer, layout, sum(schedule.interests_minor[billed:]), count),
            _spread(offer, layout, sum(schedule.fees_minor[billed:]), count),
            borne,
        ),
    )


def _rest(
    offer: InstallmentOffer,
    schedule: Schedule,
    billed: int,
    due_dates: tuple[date, ...],
    principal: int,
    *,
    step: Step,
) -> Layout:
    """The layout of the rows that are left; only a first or a deferred period is longer or shorter than the others."""
    on, first_due = schedule.due_dates[billed - 1] if billed else schedule.on, due_dates[0]
    start = on
    steps = _steps(on, first_due, step) if billed else 1
    if steps > 1 or (not billed and step.from_anchor(on, 1) != first_due):
        start = step.from_anchor(first_due, -1)
    if steps > 1 and _accrues_by_months(offer):
        on = step.from_anchor(first_due, -steps)
    unit = 1 if offer.unit is None else offer.unit.minor
    return Layout(
        schedule.currency,
        principal,
        on,
        start,
        due_dates,
        step,
        offer.remainder,
        unit,
        offer.rounding,
        offer.split_rounding,
    )


def _steps(on: date, first_due: date, step: Step) -> int:
    """How many steps a period has: a deferral adds whole ones, short months and business days only days."""
    half = (step.from_anchor(on, 1) - on) / 2
    steps = 1
    while first_due - step.from_anchor(on, steps) >= half:
        steps += 1
    return steps


def _accrues_by_months(offer: InstallmentOffer) -> bool:
    """Whether a month is a month, however long."""
    accrual: Accrual | None = getattr(offer.method, "accrual", None)
    return accrual is not None and accrual.day_count is None


def _joined(schedule: Schedule, billed: int, due_dates: tuple[date, ...], columns: Columns) -> Schedule:
    """The billed rows as they were, and then the others."""
    principals, interests, fees, borne = columns
    before = dict(schedule.borne_minor)
    return Schedule(
        schedule.currency,
        schedule.on,
        schedule.due_dates[:billed] + due_dates,
        schedule.principals_minor[:billed] + principals,
        schedule.interests_minor[:billed] + interests,
        schedule.fees_minor[:billed] + fees,
        schedule.down_payment_minor,
        tuple([(name, before[name][:billed] + parts) for name, parts in borne]),
    )


def _payments(schedule: Schedule, billed: int) -> list[int]:
    columns = schedule.principals_minor[billed:], schedule.interests_minor[billed:]
    return [principal + interest for principal, interest in zip(*columns, strict=True)]


def _level(accrual: Accrual, layout: Layout, payments: Sequence[int]) -> Columns:
    """The agreed payments over another balance: a row pays its interest at least, the last one all that is left."""
    factors = accrual.factors(layout)
    divide = divider(factors.denominator, layout.rounding)
    balance, principals, interests = layout.principal, list[int](), list[int]()
    for payment, numerator in zip(payments, factors.numerators, strict=True):
        interest = divide(balance * numerator)
        principal = max(0, min(payment - interest, balance))
        balance -= principal
        principals.append(principal)
        interests.append(interest)
    principals[-1] += balance
    return tuple(principals), tuple(interests), (0,) * len(principals), ()


def _taken(principals: Column, minor: int, *, pro_rata: bool) -> Column:
    """Principals with *minor* units less: from the last row backwards, or by largest remainder over all."""
    if pro_rata:
        parts = allocate_minor(minor, principals)
        return tuple([principal - part for principal, part in zip(principals, parts, strict=True)])
    left: list[int] = []
    for principal in reversed(principals):
        part = min(minor, principal)
        minor -= part
        left.append(principal - part)
    return tuple(left[::-1])


def _flat_refund(offer: InstallmentOffer, schedule: Schedule, billed: int, layout: Layout, left: Column) -> Columns:
    """Costs that do not follow from a balance: what is left of each, over the rows that still repay something."""
    before, after = sum(schedule.principals_minor[billed:]), layout.principal
    count = max((row for row, principal in enumerate(left, 1) if principal), default=len(left))

    def own(column: Column) -> Column:
        cost = sum(column[billed:])
        rest = offer.on_refund.unbilled_fee_left(
            cost, principal_before=before, principal_left=after, rounding=offer.rounding
        )
        return column[billed:] if rest == cost else _spread(offer, layout, rest, count)

    borne = [
        (name, _spread(offer, layout, offer.rounding.divide(sum(parts[billed:]) * after, before), count))
        for name, parts in schedule.borne_minor
    ]
    return left, own(schedule.interests_minor), own(schedule.fees_minor), tuple(borne)


def _spread(offer: InstallmentOffer, layout: Layout, cost: int, count: int) -> Column:
    """A cost over the first *count* rows of a layout as its method spreads it, nothing over the others."""
    nothing = (0,) * (len(layout.due_dates) - count)
    method = offer.method
    if isinstance(method, SumOfDigits):
        return allocate_minor(cost, range(count, 0, -1)) + nothing
    if isinstance(method, FlatFee) and method.charged == "first":
        return (cost,) + (0,) * (count - 1) + nothing
    rows = Layout(
        layout.currency,
        cost,
        layout.on,
        layout.start,
        layout.due_dates[:count],
        layout.every,
        layout.remainder,
        1,
        layout.rounding,
        layout.split_rounding,
    )
    return rows.split(cost) + nothing


def factor_to(offer: InstallmentOffer, schedule: Schedule, billed: int, on: date, step: Step) -> Fraction:
    """
    The share of its balance that the row after the first *billed* costs from the start of its period to the day *on*.

    By a day count its days; by months, and by ICMA, days / actual days of the period. Nothing where the period has
    not begun, and where no cost follows from the balance.
    """
    accrual = offer.accrual
    start = schedule.due_dates[billed - 1] if billed else schedule.on
    if accrual is None or on <= start:
        return Fraction()
    days, whole = (on - start).days, (schedule.due_dates[billed] - start).days
    if accrual.day_count in (None, DayCount.ACT_ACT_ICMA):
        factors = accrual.factors(_rest(offer, schedule, billed, schedule.due_dates[billed:], 0, step=step))
        return Fraction(factors.numerators[0], factors.denominator) * min(Fraction(1), Fraction(days, whole))
    factors = accrual.factors(_rest(offer, schedule, billed, (on,), 0, step=Days(days)))
    return Fraction(factors.numerators[0], factors.denominator)
