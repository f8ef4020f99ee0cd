"""Refusals of annual percentage rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from decimal import Decimal

    from creditline.money import Money


class NeverRepaid(CreditLineError):
    """A rate is what it costs to pay back what was advanced; whoever pays back less has no rate."""

    message = "payments of {e.repaid} never repay advances of {e.advanced}"
    advanced: Money
    repaid: Money


class NoPositiveRate(CreditLineError):
    """A rate of zero or more discounts the payments to what was advanced; where none does, none is disclosed."""

    message = "no rate of 0 % or more makes payments of {e.repaid} worth advances of {e.advanced}"
    advanced: Money
    repaid: Money


class MoreThanOneRate(CreditLineError):
    """Only one rate discounts the payments to what was advanced; where several do, none of them is disclosed."""

    message = "payments are worth the advances at {e.lowest} % and again at {e.highest} %, so that neither is the rate"
    lowest: Decimal
    highest: Decimal
