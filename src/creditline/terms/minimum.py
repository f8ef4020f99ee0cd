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
        in_full: Interest, fees, late fees and slices among it, asked for in full unless the share covers them.
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
        charges: `"beside"`: interest, fees and slices are asked for in full beside the share; `"within"`: a share of
            the balance covers them, so that the greater of it and the floor is all that is asked for, with what is
            over the limit. What such a minimum asked of charges and was not given is part of the next balance.
        floor_of: `"minimum"`: what is asked for in full counts toward the floor; `"share"`: the floor is of the share
            alone, and charges come on top of it.
        all_below_of: `"balance"`: *all_below* looks at all that is due; `"principal"`: at the ordinary principal in it,
            so that charges make no balance too large to be asked for in full.

    Raises:
        ValueError: Charges within a share of the principal, or within a share that has a floor of its own.

    Sources: PBOC practice and Huabei (docs/catalog.md, huabei), 10 % of principal and 100 % of the rest. Charges
    within: 12 CFR 1026 (Regulation Z), Appendix M2, the greater of 2 % of the balance and 20.00. A floor of the share:
    European Commission, Examples for the calculation of the APRC (2015), example 14.
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
    charges: Literal["beside", "within"] = attrs.field(
        default="beside", kw_only=True, validator=one_of("beside", "within")
    )
    floor_of: Literal["minimum", "share"] = attrs.field(
        default="minimum", kw_only=True, validator=one_of("minimum", "share")
    )
    all_below_of: Literal["balance", "principal"] = attrs.field(
        default="balance", kw_only=True, validator=one_of("balance", "principal")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse a share that covers charges and is not of them, or has nothing beside it."""
        if self.charges == "within" and self.of == "principal":
            message = "a share that covers charges is a share of the balance: of is 'balance'"
            raise ValueError(message)
        if self.charges == "within" and self.floor_of == "share":
            message = "a share that covers charges is the whole minimum: floor_of is 'minimum'"
            raise ValueError(message)

    def asks(self, sight: Outlook) -> Asked:
        """The minimum of a statement (semantics: minimum = min(amount due, in full + over + m rounded up))."""
        if self._is_small(sight):
            return asks_everything(sight)
        part, over = self._part(sight), _over(sight)
        exact, whole = self._beyond(sight, part, over)
        # What the share covers of charges is no principal, and no more of it is asked for than is owed.
        revolving = Fraction(min(max(exact, 0), (sight.ordinary - over) * whole), whole)
        minimum = self._rounded((sight.in_full + over) * whole + exact, whole)
        return Asked(min(sight.amount_due, minimum), over, revolving, part)

    def uncapped(self, sight: Outlook) -> int:
        """What the rule comes to in minor units, whether or not so much is due."""
        if self._is_small(sight):
            return sight.in_full + sight.ordinary
        over = _over(sight)
        exact, whole = self._beyond(sight, self._part(sight), over)
        return self._rounded((sight.in_full + over) * whole + exact, whole)

    def _is_small(self, sight: Outlook) -> bool:
        looked_at = sight.amount_due if self.all_below_of == "balance" else sight.ordinary
        return self.all_below is not None and looked_at <= self.all_below.minor

    def _part(self, sight: Outlook) -> Fraction:
        return self.first_share if sight.is_first and self.first_share is not None else self.share

    def _rounded(self, exact: int, whole: int) -> int:
        """The fraction up to a multiple of the unit."""
        unit = 1 if self.unit is None else self.unit.minor
        return Rounding.UP.divide(exact, whole * unit) * unit

    def _beyond(self, sight: Outlook, part: Fraction, over: int) -> tuple[int, int]:
        """
        The exact m of the rule, below zero by the charges that it covers.

        As numerator and denominator, in bare ints: every statement asks for it.
        """
        rest = sight.ordinary - over
        carry, carry_denominator = sight.carry.as_integer_ratio()
        carry = min(carry, rest * carry_denominator)
        base = rest if self.of == "principal" else sight.amount_due - over
        covered = sight.in_full if self.charges == "within" else 0
        denominator = part.denominator * carry_denominator
        share = part.numerator * (base * carry_denominator - carry)
        exact = carry * part.denominator + share - covered * denominator
        return max(exact, self._least(sight.in_full) * denominator), denominator

    def _least(self, in_full: int) -> int:
        """The floor of m in minor units."""
        floor = 0 if self.floor is None else self.floor.minor
        if self.charges == "within":
            return floor - in_full
        return floor if self.floor_of == "share" else max(0, floor - in_full)


def _over(sight: Outlook) -> int:
    """What is over the limit of what is billed."""
    return min(sight.ordinary, max(0, sight.over_limit))


def asks_everything(sight: Outlook) -> Asked:
    """A product without a minimum asks for the whole amount due."""
    return Asked(sight.amount_due, 0, Fraction(sight.ordinary), Fraction(1))
