"""Dormant lines: how many of many lines may be left unused."""

from __future__ import annotations

from fractions import Fraction

import attrs

from creditline.alike import alike, hashed
from creditline.money import share as as_share
from creditline.shown import shown
from creditline.terms.check import part_of_one, positive_number
from creditline.terms.lending import Dated

_DORMANT = Fraction(1, 5)


@attrs.frozen(kw_only=True)
class DormantShare(Dated):
    """
    The largest share of dormant lines among many, itself included.

    It is a rule of many lines, which `creditline.portfolio.check_dormant` holds against it; no single product or line
    can breach it.

    Args:
        months: For so long a dormant line has had no act of the customer, and nothing is outstanding on it.
        share: `"20%"` or a fraction.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    months: int = attrs.field(default=18, validator=positive_number)
    share: Fraction = attrs.field(default=_DORMANT, converter=as_share, validator=part_of_one)
