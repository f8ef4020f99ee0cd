"""What a customer owes: due now, to pay it all off, and what will fall due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.state import claims, unposted
from creditline.state.ending import early
from creditline.table import html_table
from creditline.terms import Component, Stage

if TYPE_CHECKING:
    from creditline.money import Money
    from creditline.state import State


@attrs.frozen
class Owed:
    """
    An amount owed, by component; each is zero or more.

    Attributes:
        principal: Of purchases.
        cash: Of draws.
        interest: Of nights posted, or to be posted if it were paid that day.
        fee: Of fees.
        late_fee: Of late fees.
    """

    principal: Money
    cash: Money
    interest: Money
    fee: Money
    late_fee: Money

    @property
    def total(self) -> Money:
        """All components together."""
        return self.principal + self.cash + self.interest + self.fee + self.late_fee

    def __str__(self) -> str:
        """The total, and the components that are not zero."""
        parts = [f"{name.replace('_', ' ')} {amount}" for name, amount in _components(self) if amount]
        return f"{self.total}" + (f" ({', '.join(parts)})" if parts else "")

    def _repr_html_(self) -> str:
        return html_table([(name.replace("_", " "), str(amount)) for name, amount in _components(self)])


def _components(owed: Owed) -> list[tuple[str, Money]]:
    return [(component.value, getattr(owed, component.value)) for component in Component]


def due(state: State) -> Owed:
    """What has been billed or is overdue, with the interest that a repayment today would find."""
    return _owed(state, with_unbilled=False)


def payoff(state: State) -> Owed:
    """What would leave nothing owed if it were paid today, plans by early settlement."""
    return _owed(state, with_unbilled=True)


def _owed(state: State, *, with_unbilled: bool) -> Owed:
    minor = dict.fromkeys(Component, 0)
    for obligation, stage, _, owed in claims(state):
        if with_unbilled or stage is not Stage.UNBILLED:
            minor[obligation.component] += owed
    for component, part in unposted(state, state.as_of).items():
        minor[component] += part
    if with_unbilled:
        for plan in state.plans:
            rest = early(plan, state.as_of, state.product.cycle.step)
            minor[Component.PRINCIPAL] += rest.principal
            minor[Component.INTEREST] += rest.interest
            minor[Component.FEE] += rest.fee
    return Owed(**{component.value: state.money(minor[component]) for component in Component})
