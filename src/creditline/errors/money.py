"""Refusals of amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from creditline.money import Currency


class CurrencyMismatch(CreditLineError):
    """Two currencies never mix."""

    message = "{e.actual.code} does not mix with {e.expected.code}"
    expected: Currency
    actual: Currency


class InexactAmount(CreditLineError):
    """An amount fits the minor unit of its currency exactly; it is refused, never rounded."""

    message = "{e.amount} {e.currency.code} is finer than the {e.currency.exponent} decimals of {e.currency.code}"
    amount: str
    currency: Currency
