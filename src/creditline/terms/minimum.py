"""Minimum due: the least that keeps a line current."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.money import Rounding
from creditline.money import share as as_share
from creditline.shown import shown
from creditline.terms.check import amount_or_none, one_of, part_of_one, positive_amount_or_none

if TYPE_CHECKING:
    from creditline.money import Money


@attrs.frozen(eq=False, repr=False)
class Asked:
    """
    What the rule of the minimum makes of a statement, in minor units.

    Attributes:
        minimum: The minimum due.
        over: The part of it that is over the limit, asked for in full.
        revolving: The part of it that is a share of ordinary principal, exact.
        share: The share that was applied.
    """

    minimum: int
    over: int
    revolving: Fraction
    share: Fraction


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Outlook:
    """
    What a statement finds when it is issued, in minor units.

    Attributes:
        amount_due: Everything billed and outstanding.
        in_full: Interest, fees, late fees and slices among it, asked for in full.
        ordinary: Billed principal and cash outstanding that is no slice.
        over_limit: How much more principal is used than the limit.
        carry: What was asked for before and not given.
        is_first: Whether it is the first statement of the line.
    """

    amount_due: int
    in_full: int
    ordinary: int
    over_limit: int
    carry: Fraction
    is_first: bool


@attrs.frozen
class MinimumPayment:
    """
    A share of ordinary principal, and all of interest, fees, slices and what is over the limit.

    Args:
        share: Of ordinary principal, `"10%"` or a fraction.
        first_share: The same on the first statement of a line.
        floor: The least that is asked for, unless less is due.
        all_below: A balance up to this amount, inclusive, is asked for in full.
        unit: The minimum is rounded up to a multiple of it; the minor unit where `None`.
        of: `"principal"`, or `"balance"`: the share is taken of the whole amount due.

    Source: PBOC practice and Huabei (docs/catalog.md, huabei): 10 % of principal, 100 % of the rest.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    share: Fraction = attrs.field(default=Fraction(1, 10), converter=as_share, validator=part_of_one)
    first_share: Fraction | None = attrs.field(
        default=None, kw_only=True, converter=attrs.converters.optional(as_share), validator=part_of_one
    )
    floor: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    all_below: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    unit: Money | None = attrs.field(default=None, kw_only=True, validator=positive_amount_or_none)
    of: Literal["principal", "balance"] = attrs.field(
        default="principal", kw_only=True, validator=one_of("principal", "balance")
    )

    def asks(self, sight: Outlook) -> Asked:
        """The minimum of a statement (semantics: minimum = min(amount due, in full + over + m rounded up))."""
        part = self.first_share if sight.is_first and self.first_share is not None else self.share
        over = min(sight.ordinary, max(0, sight.over_limit))
        revolving = self._revolving(sight, part, over)
        if self.all_below is not None and sight.amount_due <= self.all_below.minor:
            return asks_everything(sight)
        unit = 1 if self.unit is None else self.unit.minor
        exact = (sight.in_full + over) * revolving.denominator + revolving.numerator
        total = Rounding.UP.divide(exact, revolving.denominator * unit) * unit
        return Asked(min(sight.amount_due, total), over, revolving, part)

    def _revolving(self, sight: Outlook, part: Fraction, over: int) -> Fraction:
        """The exact m of the rule, in bare ints over one denominator until the end."""
        rest = sight.ordinary - over
        carry, carry_denominator = sight.carry.as_integer_ratio()
        carry = min(carry, rest * carry_denominator)
        base = rest if self.of == "principal" else sight.amount_due - over
        floor = 0 if self.floor is None else max(0, self.floor.minor - sight.in_full)
        denominator = part.denominator * carry_denominator
        share = part.numerator * (base * carry_denominator - carry)
        exact = carry * part.denominator + share
        return Fraction(min(max(exact, floor * denominator), rest * denominator), denominator)


def asks_everything(sight: Outlook) -> Asked:
    """A product without a minimum asks for the whole amount due."""
    return Asked(sight.amount_due, 0, Fraction(sight.ordinary), Fraction(1))
