"""Declining balances: agreed principal with every row, and interest on what is left (等额本金, 先息后本)."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import attrs

from creditline.terms.accrual import Accrual
from creditline.terms.check import instance_of
from creditline.terms.division import divider

if TYPE_CHECKING:
    from collections.abc import Sequence

    from creditline.terms.layout import Columns, Layout


@attrs.frozen
class EqualPrincipal:
    """
    Equal principal with every row, and interest on what is left, each row's rounded (等额本金).

    Args:
        accrual: What each period costs.

    Source: European Commission, examples for the calculation of the APRC (2015), examples 13 and 31.
    """

    accrual: Accrual = attrs.field(validator=instance_of(Accrual))

    def lay_out(self, layout: Layout) -> Columns:
        """The rows of a layout; no amount is refused."""
        return with_interest(layout, self.accrual, layout.split(layout.principal, layout.unit))


@attrs.frozen
class InterestOnly:
    """
    Interest with every row, each rounded, and the whole principal with the last (先息后本).

    Args:
        accrual: What each period costs.
    """

    accrual: Accrual = attrs.field(validator=instance_of(Accrual))

    def lay_out(self, layout: Layout) -> Columns:
        """The rows of a layout; no amount is refused."""
        principals = (0,) * (len(layout.due_dates) - 1) + (layout.principal,)
        return with_interest(layout, self.accrual, principals)


def with_interest(layout: Layout, accrual: Accrual, principals: Sequence[int]) -> Columns:
    """The rows that repay these *principals*, each with the interest of its period on what is left before it."""
    factors = accrual.factors(layout)
    divide = divider(factors.denominator, layout.rounding)
    repaid = accumulate(principals, initial=0)
    owed = [layout.principal - before for before in repaid]
    interests = [divide(balance * numerator) for balance, numerator in zip(owed, factors.numerators, strict=False)]
    return tuple(principals), tuple(interests), (0,) * len(interests), ()
