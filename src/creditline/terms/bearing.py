"""Bearing: which components of a line bear which interest, and what obligations collect it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from creditline.terms.component import Component

if TYPE_CHECKING:
    from creditline.terms.interest import Interest

PURCHASES: Final = "interest"
CASH: Final = "cash-interest"
"""What the obligations are named by that collect the interest of purchases, and of cash where that is another."""

FEES: Final = frozenset({Component.FEE, Component.LATE_FEE})
NONE: Final[frozenset[Component]] = frozenset()


@attrs.frozen(eq=False, repr=False)
class Bearing:
    """
    One interest of a product, and the obligations that bear it.

    Attributes:
        name: What the obligations that collect it are named by.
        interest: Its terms.
        components: Those of which every obligation bears it.
        compounds_its_own: It compounds beside another, so that posted interest is told apart by its name.
    """

    name: str
    interest: Interest
    components: frozenset[Component]
    compounds_its_own: bool

    def is_borne_by(self, component: Component, id: str) -> bool:
        """Whether an obligation bears it."""
        if component in self.components:
            return True
        return self.compounds_its_own and component is Component.INTEREST and id.startswith(CASH) is (self.name == CASH)


def bearings(interest: Interest | None, cash_interest: Interest | None) -> tuple[Bearing, ...]:
    """The interests of a product; cash bears that of purchases where it has none of its own, fees bear the first."""
    if interest is None or cash_interest is None:
        if interest is not None:
            return (_alone(PURCHASES, interest, {Component.PRINCIPAL, Component.CASH}),)
        return () if cash_interest is None else (_alone(CASH, cash_interest, {Component.CASH}),)
    fees = FEES if interest.fees_bear_interest else NONE
    return (
        Bearing(PURCHASES, interest, frozenset({Component.PRINCIPAL, *fees}), interest.compounds),
        Bearing(CASH, cash_interest, frozenset({Component.CASH}), cash_interest.compounds),
    )


def _alone(name: str, interest: Interest, principal: set[Component]) -> Bearing:
    fees = FEES if interest.fees_bear_interest else NONE
    posted = frozenset({Component.INTEREST}) if interest.compounds else NONE
    return Bearing(name, interest, frozenset({*principal, *fees, *posted}), compounds_its_own=False)
