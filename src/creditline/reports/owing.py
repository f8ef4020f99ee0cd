"""What a customer owes: due now, to pay it all off, and what will fall due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.state import claims, unposted
from creditline.state.chart import CREDIT_BALANCE, OWN_MONEY, REFUND_MONEY
from creditline.state.ending import early
from creditline.table import html_table
from creditline.terms import Component, Stage
from creditline.terms.waterfall import PLACES

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


def _beyond_own_money(state: State, charges: dict[Component, int]) -> tuple[dict[Component, int], int]:
    """What the customer's own money leaves of charges that are not posted yet, and what is left of it."""
    own = -state.ledger.minor(CREDIT_BALANCE, OWN_MONEY)
    left: dict[Component, int] = {}
    for component, minor in charges.items():
        paid = min(own, minor)
        left[component] = minor - paid
        own -= paid
    return left, own


def _early(state: State, own_money: int) -> dict[Component, int]:
    """What settling all plans early would take, less what the rest of the customer's own money would pay of it."""
    rests = [early(plan, state.as_of, state.product.cycle.step) for plan in state.plans]
    minor = {
        Component.PRINCIPAL: sum([rest.principal for rest in rests]),
        Component.INTEREST: sum([rest.interest for rest in rests]),
        Component.FEE: sum([rest.fee for rest in rests]),
    }
    ranks = state.product.waterfall.ranks
    ordered = sorted(minor, key=lambda each: ranks[PLACES[Stage.UNBILLED, each]])
    # Credit from refunds that count as no payment pays principal alone.
    waiting = ordered if state.product.refund_counts_as_payment else [Component.PRINCIPAL]
    refunded = -state.ledger.minor(CREDIT_BALANCE, REFUND_MONEY)
    for money, components in ((own_money, ordered), (refunded, waiting)):
        left = money
        for component in components:
            paid = min(left, minor[component])
            minor[component] -= paid
            left -= paid
    return minor


def _owed(state: State, *, with_unbilled: bool) -> Owed:
    minor = dict.fromkeys(Component, 0)
    for obligation, stage, _, owed in claims(state):
        if with_unbilled or stage is not Stage.UNBILLED:
            minor[obligation.component] += owed
    charges, own = _beyond_own_money(state, unposted(state, state.as_of, before_payment=not with_unbilled))
    for component, part in charges.items():
        minor[component] += part
    if with_unbilled and state.plans:
        for component, part in _early(state, own).items():
            minor[component] += part
    return Owed(**{component.value: state.money(minor[component]) for component in Component})
