"""Flat costs: equal principal, and a cost on the original principal that the customer or others bear."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

import attrs

from creditline.money import share
from creditline.terms.bearer import CUSTOMER, Bearers, bear, bearers
from creditline.terms.check import one_of

if TYPE_CHECKING:
    from creditline.terms.layout import Columns, Layout


def _not_the_customer(_: object, __: attrs.Attribute[Bearers], value: Bearers) -> None:
    if any(name == CUSTOMER for name, _ in value):
        message = "what is free of interest costs the customer nothing: a cost that he shares is a flat_fee"
        raise ValueError(message)


@attrs.frozen
class InterestFree:
    """
    Equal principal; the customer pays nothing more.

    Args:
        bearers: Who pays the cost, with shares that sum to 1; never the customer.
        cost_rate: The whole cost as a share of the principal, rounded once; none is agreed where `None`.

    Source: Alipay, merchant-funded Huabei installments (docs/catalog.md).
    """

    bearers: Bearers = attrs.field(converter=bearers, validator=_not_the_customer)
    cost_rate: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(share))

    def lay_out(self, layout: Layout) -> Columns:
        """The rows of a layout; no amount is refused."""
        principals = layout.split(layout.principal, layout.unit)
        nothing = (0,) * len(principals)
        if self.cost_rate is None:
            return principals, nothing, nothing, ()
        cost = layout.rounding.divide(self.cost_rate.numerator * layout.principal, self.cost_rate.denominator)
        borne = tuple([(name, layout.split(amount)) for name, amount in bear(cost, self.bearers)])
        return principals, nothing, nothing, borne


@attrs.frozen
class FlatFee:
    """
    Equal principal and a fee on the original principal, which does not fall as principal is repaid.

    Args:
        total_rate: The whole fee as a share of the principal.
        rate_per_period: The fee of one row as a share of the principal; one of the two is given.
        charged: An equal part with `"each"` row, or all with the `"first"`.
        component: What the customer's part is called: a `"fee"`, or `"interest"` where the law wants it (China 2022).
        bearers: Who pays the fee, with shares that sum to 1.

    The whole fee is rounded once, shared out to its bearers by largest remainder, and each share laid out in rows.

    Sources: Huabei, total rates; Baitiao and Chinese bank cards, rates per period (docs/catalog.md).
    """

    total_rate: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(share))
    rate_per_period: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(share))
    charged: Literal["each", "first"] = attrs.field(default="each", validator=one_of("each", "first"))
    component: Literal["fee", "interest"] = attrs.field(default="fee", validator=one_of("fee", "interest"))
    bearers: Bearers = attrs.field(default=((CUSTOMER, Fraction(1)),), converter=bearers)

    def __attrs_post_init__(self) -> None:
        """Refuse two rates, and none."""
        if (self.total_rate is None) == (self.rate_per_period is None):
            message = "a flat fee has a total_rate or a rate_per_period"
            raise ValueError(message)

    def lay_out(self, layout: Layout) -> Columns:
        """The rows of a layout; no amount is refused."""
        principals = layout.split(layout.principal, layout.unit)
        count = len(principals)
        numerator, denominator = self._rate(count)
        cost = layout.rounding.divide(numerator * layout.principal, denominator)
        paid = {name: self._spread(layout, amount) for name, amount in bear(cost, self.bearers)}
        nothing = (0,) * count
        own = paid.pop(CUSTOMER, nothing)
        interests, fees = (own, nothing) if self.component == "interest" else (nothing, own)
        return principals, interests, fees, tuple(paid.items())

    def _rate(self, count: int) -> tuple[int, int]:
        """The whole fee as a share of the principal: a numerator and a denominator."""
        if self.rate_per_period is not None:
            return self.rate_per_period.numerator * count, self.rate_per_period.denominator
        rate = self.total_rate or Fraction()
        return rate.numerator, rate.denominator

    def _spread(self, layout: Layout, cost: int) -> tuple[int, ...]:
        if self.charged == "first":
            return (cost,) + (0,) * (len(layout.due_dates) - 1)
        return layout.split(cost)
