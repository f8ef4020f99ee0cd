"""Authorizing: what a product needs of the rules that its spendings are judged by, which stand on a floor above."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    import attrs

    from creditline.money import Money
    from creditline.rules.authorization import AuthorizationDecision, Sight


class Authorizing(Protocol):
    """Rules that a spending is judged by: an immutable value that can be compared and hashed."""

    @property
    def amounts(self) -> Iterable[Money]:
        """Every amount that the rules name; all are in the currency of the product."""
        ...

    def judge(self, sight: Sight) -> AuthorizationDecision:
        """What the rules make of a spending."""
        ...


def authorizing(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """Refuse what is no such rules."""
    if not callable(getattr(value, "judge", None)) or not hasattr(value, "amounts"):
        message = f"{attribute.name} is AuthorizationRules((rule, ...)), not {value!r}"
        raise TypeError(message)
