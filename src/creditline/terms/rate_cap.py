"""Caps on rates: what a year of credit may cost, by the method that a rule names."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.apr import RateCap
from creditline.dates import Months, add_months
from creditline.shown import shown
from creditline.terms.check import instance_of
from creditline.terms.lending import Breach, Dated, plans_under
from creditline.terms.sample import PLAIN_DAY, USUAL, rates_on, sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.apr import CapCheck
    from creditline.dates import Step
    from creditline.line import CreditLine
    from creditline.money import Money, Rate, RateSchedule
    from creditline.terms.lending import Inquiry
    from creditline.terms.product import Product

    Flows = list[tuple[date, Money]]
    """Days, and what is lent or paid on them."""

_MONTHS_IN_YEAR = 12
_DAYS_IN_YEAR = 365


@attrs.frozen(kw_only=True)
class RateCapRule(Dated):
    """
    The highest cost of a year that is allowed, itself included, measured by the method of a `RateCap`.

    Interest without installments is measured on a year in which nothing is repaid and each month's interest is paid
    when it ends, a month a twelfth of the rate of a year; under a cycle without statements, on one order that is
    repaid with its interest when it falls due. Cash is measured with its fee, which is paid at the draw. An offer is
    measured on its schedules over whole periods (see `Inquiry.amounts`), a plan of a line as it was agreed, on its own
    days. Where several rates or amounts exceed the cap, the highest is told.

    Args:
        cap: The rate and its method.
        counts_late: Whether late fees by the night count as well, on top of the interest of what is late. Late fees
            of other kinds are no rate and never count.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    cap: RateCap = attrs.field(validator=instance_of(RateCap))
    counts_late: bool = attrs.field(default=False, validator=instance_of(bool))

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:
        """The interests and the offers that cost more."""
        yield from self._of_interest(product, inquiry)
        for offer in product.installments:
            costly = [schedule for schedule in sample(product, offer, inquiry) if schedule.total_cost]
            checks = [self.cap.check(schedule.advances, schedule.payments) for schedule in costly]
            yield from self._worst(checks, offer.name, f"the offer {offer.name!r}")

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:
        """The interests of the line's product on its day, and its plans, that cost more."""
        yield from self._of_interest(line.product, inquiry)
        for plan in plans_under(self, line):
            agreed = plan.agreed
            checks = [self.cap.check(agreed.advances, agreed.payments)] if agreed.total_cost else []
            yield from self._worst(checks, plan.id, f"the plan {plan.id!r}")

    def _of_interest(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:
        """Interest, cash and lateness, each by its highest rate."""
        interest, on = product.interest, inquiry.on
        usual = Fraction() if interest is None else _of_year(interest.rate, on)
        if interest is not None:
            yield from self._measured(product, usual, Fraction(), "interest")
        if product.cash_interest is not None or product.cash_fee is not None:
            cash = usual if product.cash_interest is None else _of_year(product.cash_interest.rate, on)
            yield from self._measured(product, cash, _cash_fee(product, inquiry), "cash_interest")
        if self.counts_late and product.daily_late_fees:
            late = _of_year(product.daily_late_fees[0].rate, on)
            yield from self._measured(product, usual + late, Fraction(), "late_fee")

    def _measured(self, product: Product, yearly: Fraction, fee: Fraction, subject: str) -> Iterator[Breach]:
        if yearly or fee:
            advances, payments = _flows(product, yearly, fee)
            checks = [self.cap.check(advances, payments)]
            yield from self._worst(checks, subject, f"{_WORDS[subject]} of {product.name}")

    def _worst(self, checks: list[CapCheck], subject: str, what: str) -> Iterator[Breach]:
        above = [check for check in checks if not check.passes]
        if above:
            worst = max(above, key=lambda check: check.apr.rate)
            yield Breach(self, subject, f"{what}: {worst}", (("rate", worst.apr), ("cap", self.cap.rate)))


@attrs.frozen(kw_only=True)
class AnnualRateStated(Dated):
    """
    A rate of a year can be told of every offer, from all that is paid and the principal that is really outstanding.

    `Schedule.disclosure` tells it of whatever can be quoted; an offer breaches this where it repays none of the
    amounts of an inquiry. That a customer is shown the rate, and how large, no product says.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:
        """The offers of which none can be told."""
        for offer in product.installments:
            if next(sample(product, offer, inquiry), None) is None:
                reason = f"the offer {offer.name!r} repays none of the amounts it was asked for, so that it has no rate"
                yield Breach(self, offer.name, reason)


_WORDS = {"interest": "interest", "cash_interest": "cash", "late_fee": "what is late"}


def _of_year(rate: Rate | RateSchedule, on: date | None) -> Fraction:
    """The highest rate in question, as the share that a year comes to."""
    return max([each.per_year for each in rates_on(rate, on)])


def _cash_fee(product: Product, inquiry: Inquiry) -> Fraction:
    """What a draw costs at once at most, as a share of it."""
    if product.cash_fee is None:
        return Fraction()
    draws = [amount.minor for amount in inquiry.amounts] or [USUAL * product.currency.scale]
    return max([Fraction(product.cash_fee.of(minor), minor) for minor in draws])


def _flows(product: Product, yearly: Fraction, fee: Fraction) -> tuple[Flows, Flows]:
    """What is lent and what is paid for it, on an amount on which every part is whole."""
    start, step, minor = PLAIN_DAY, product.cycle.step, product.currency.minor
    if product.cycle.issues_statements:
        ends = [add_months(start, month) for month in range(1, _MONTHS_IN_YEAR + 1)]
        each = yearly / _MONTHS_IN_YEAR
    else:
        ends = [step.from_anchor(start, 1)]
        each = yearly * _part_of_year(step, (ends[0] - start).days)
    principal = lcm(each.denominator, fee.denominator)
    at_once = [(start, minor(int(fee * principal)))] if fee else []
    interests = [(end, minor(int(each * principal))) for end in ends]
    return [(start, minor(principal))], [*at_once, *interests, (ends[-1], minor(principal))]


def _part_of_year(step: Step, days: int) -> Fraction:
    """How long a period is that has so many days, in years; a month is a twelfth."""
    return Fraction(step.n, _MONTHS_IN_YEAR) if isinstance(step, Months) else Fraction(days, _DAYS_IN_YEAR)
