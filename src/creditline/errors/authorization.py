"""Refusals of spendings by the rules of a product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.errors.refusal import CreditLineError

if TYPE_CHECKING:
    from creditline.money import Money
    from creditline.rules.authorization import AuthorizationDecision


def _said(rules: tuple[str, ...], reasons: tuple[str, ...]) -> str:
    return "; ".join(f"{rule}: {reason}" for rule, reason in zip(rules, reasons, strict=True))


class AuthorizationDeclined(CreditLineError):
    """A spending that a rule of the product declines is refused, whoever would let it through."""

    message = "{e.requested} is declined by {e.said}"
    requested: Money
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    decision: AuthorizationDecision

    @property
    def said(self) -> str:
        """The rules that decline, in the order of the product, and why."""
        return _said(self.rules, self.reasons)


class AuthorizationReferred(CreditLineError):
    """A spending that a rule of the product refers needs somebody who lets it through."""

    message = "{e.requested} needs an approval: it is referred by {e.said}"
    requested: Money
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    decision: AuthorizationDecision

    @property
    def said(self) -> str:
        """The rules that refer, in the order of the product, and why."""
        return _said(self.rules, self.reasons)
