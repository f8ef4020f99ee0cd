"""Level payments: the same payment with every row, interest on what is left, principal with the rest (等额本息)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.errors import InterestNotCovered, PaymentTooSmall
from creditline.money import RateSchedule
from creditline.terms.accrual import Accrual, Factors
from creditline.terms.check import instance_of, one_of, some_amount
from creditline.terms.division import divider, halves
from creditline.terms.layout import payable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from creditline.money import Money
    from creditline.terms.layout import Columns, Layout


@attrs.frozen
class EqualPayment:
    """
    A level payment that repays the amount with all its interest in an agreed number of rows.

    The payment is the exact annuity over the factors of the periods, rounded once; a row's interest is rounded, its
    principal is the rest of the payment, and the last row takes what is left.
    Where a multiple of the unit would be zero, or leave a row that is negative or does not pay its interest, the
    payment is rounded to the minor unit instead.

    Args:
        accrual: What each period costs.
        leveled: Move the payment by single units until the last row differs from it as little as can be.
        at_step: Where the rate changes: one `"level"` payment over all rates, or `"reamortize"` what is left then over
            the rows that are left, each time as if the new rate were to stay.

    Sources: HP 12C Platinum user's guide (interest rounded row by row); Apache Fineract (leveled); Regulation Z,
    comments 17(c)(1)-10 and H-14 (payments computed anew where the rate changes).
    """

    accrual: Accrual = attrs.field(validator=instance_of(Accrual))
    leveled: bool = attrs.field(default=False, validator=instance_of(bool))
    at_step: Literal["level", "reamortize"] = attrs.field(default="level", validator=one_of("level", "reamortize"))

    def lay_out(self, layout: Layout) -> Columns:
        """
        The rows of a layout.

        Raises:
            InterestNotCovered: A row would not pay its interest, in minor units either.
            RowNegative: The rounded payment repays too much before the last row, in minor units either.
        """
        factors = self.accrual.factors(layout)
        if layout.unit > 1:
            principals, interests = self._parts(layout, factors, layout.unit)
            if principals[0] + interests[0] > 0 and min(principals) >= 0:
                return payable(layout, principals, interests)
        return payable(layout, *self._parts(layout, factors, 1))

    def _parts(self, layout: Layout, factors: Factors, unit: int) -> tuple[list[int], list[int]]:
        """Principal and interest of each row, negative ones too, with payments that are multiples of *unit*."""
        rule = halves(factors.denominator, layout.rounding)
        numerators, balance = factors.numerators, layout.principal
        principals: list[int] = []
        interests: list[int] = []
        parts = principals, interests
        stretches = ((0, len(numerators), factors),) if self.at_step == "level" else self._stretches(layout, factors)
        for first, end, agreed in stretches:
            exact, one = annuity(balance, agreed)
            level = layout.rounding.divide(exact, one * unit) * unit
            if self.leveled and end == len(numerators):
                level = _leveled(balance, level, unit, numerators[first:], rule)
            balance = _pay(balance, level, numerators[first:end], rule, parts)
        # The last row takes what is left, and not what its level payment would have repaid.
        principals[-1] += balance
        return parts

    def _stretches(self, layout: Layout, factors: Factors) -> Iterable[tuple[int, int, Factors]]:
        """The rows from one number until another that have one payment, and the factors that it is agreed on."""
        rate, count = self.accrual.rate, len(factors.numerators)
        if not isinstance(rate, RateSchedule):
            return ((0, count, factors),)
        in_force = [rate.on(day) for day in (layout.on, *layout.due_dates[:-1])]
        changes = [row for row in range(1, count) if in_force[row] != in_force[row - 1]]
        return [
            (first, end, self.accrual.at(in_force[first]).factors(layout).after(first))
            for first, end in pairwise([0, *changes, count])
        ]


@attrs.frozen
class EqualPaymentOf:
    """
    An agreed payment with every row until the amount and its interest are repaid; the last row is the rest.

    Args:
        payment: What every row but the last pays.
        accrual: What each period costs.
    """

    payment: Money = attrs.field(validator=some_amount)
    accrual: Accrual = attrs.field(validator=instance_of(Accrual))

    def lay_out(self, layout: Layout) -> Columns:
        """
        The rows of a layout, as many of its due dates as it takes.

        Raises:
            InterestNotCovered: The payment does not pay the interest of a row.
            PaymentTooSmall: There are fewer due dates than it takes.
        """
        count = self._count(layout)
        layout = attrs.evolve(layout, due_dates=layout.due_dates[:count])
        factors = self.accrual.factors(layout)
        rule = halves(factors.denominator, layout.rounding)
        principals: list[int] = []
        interests: list[int] = []
        rest = _pay(layout.principal, self.payment.minor, factors.numerators, rule, (principals, interests))
        principals[-1] += rest
        return payable(layout, principals, interests)

    def _count(self, layout: Layout) -> int:
        """How many rows it takes."""
        factors = self.accrual.factors(layout)
        divide = divider(factors.denominator, layout.rounding)
        balance, payment = layout.principal, self.payment.minor
        for row, numerator in enumerate(factors.numerators, 1):
            interest = divide(balance * numerator)
            if interest > payment:
                raise InterestNotCovered(row, self.payment, layout.currency.minor(interest))
            balance -= payment - interest
            if balance <= 0:
                return row
        raise PaymentTooSmall(self.payment, layout.currency.minor(layout.principal), len(factors.numerators))


def annuity(principal: int, factors: Factors) -> tuple[int, int]:
    """
    The level payment that repays *principal*, exact, as a numerator and a denominator.

    The principal with all its interest, P * (1 + r1) * ... * (1 + rn), over what payments of 1 would have grown to.

    Two payments for 1000 at 10 % a period come to 1000 * 1.21 / 2.1 each:

    >>> from fractions import Fraction
    >>> Fraction(*annuity(1000, Factors((10, 10), 100)))
    Fraction(12100, 21)
    """
    numerators, one = factors.numerators, factors.denominator
    first, last, count = numerators[0], numerators[-1], len(numerators)
    if numerators.count(last) >= count - (first != last):
        grown = one + last
        power = grown ** (count - 1)
        # The sum of a geometric series; at no interest its terms are all alike.
        payments = (power * grown - one**count) // last if last else count * one ** (count - 1)
        return principal * (one + first) * power, one * payments
    payments, whole, growth = 1, 1, one + first
    for numerator in numerators[1:]:
        whole *= one
        payments = whole + payments * (one + numerator)
        growth *= one + numerator
    return principal * growth, one * payments


def _pay(
    balance: int,
    level: int,
    numerators: Sequence[int],
    rule: tuple[int, int, bool],
    parts: tuple[list[int], list[int]],
) -> int:
    """Pay *level* with a row for each numerator, and tell what is left after the last."""
    principals, interests = parts
    offset, divisor, to_even = rule
    for numerator in numerators:
        doubled = 2 * balance * numerator + offset
        interest = doubled // divisor
        if to_even and interest % 2 and not doubled % divisor:
            interest -= 1
        principal = level - interest
        balance -= principal
        principals.append(principal)
        interests.append(interest)
    return balance


def _leveled(balance: int, level: int, unit: int, numerators: Sequence[int], rule: tuple[int, int, bool]) -> int:
    """
    The level payment, single units from the one given, whose last row differs from it as little as can be.

    A higher payment always leaves a lower last row, so that whoever walks downhill arrives.
    """
    strain, miss = _miss(balance, level, numerators, rule)
    while True:
        nearby = level + unit if miss > 0 else level - unit
        nearby_strain, nearby_miss = _miss(balance, nearby, numerators, rule)
        if (nearby_strain, abs(nearby_miss)) >= (strain, abs(miss)):
            return level
        level, strain, miss = nearby, nearby_strain, nearby_miss


def _miss(balance: int, level: int, numerators: Sequence[int], rule: tuple[int, int, bool]) -> tuple[bool, int]:
    """Whether a row would be negative or leave interest unpaid, and by how much the last is more than *level*."""
    principals: list[int] = []
    rest = _pay(balance, level, numerators, rule, (principals, []))
    principals[-1] += rest
    return min(principals) < 0, rest
