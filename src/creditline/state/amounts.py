"""Amounts: what a line's ledger says of it at one moment, in minor units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.money.money import money_of
from creditline.state.chart import (
    CASH,
    CREDIT_BALANCE,
    HELD,
    LIMIT,
    OWN_MONEY,
    PERMANENT,
    PLANNED,
    PRINCIPAL,
    RECEIVABLE_ACCOUNTS,
    RECEIVABLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.ledger import Ledger
    from creditline.money import Money
    from creditline.state.obligation import Hold, Obligation
    from creditline.state.plan import Plan
    from creditline.terms import Product


@attrs.frozen(slots=False, eq=False, repr=False, kw_only=True)
class Amounts:
    """
    What is owed, used, held and left, each read from the ledger when it is asked for.

    Attributes:
        product: What was agreed.
        ledger: Every amount, as things truly were.
        holds: In order of placing.
        plans: Installment plans of which anything is left to bill or to pay, oldest first.
    """

    product: Product
    ledger: Ledger
    holds: tuple[Hold, ...] = ()
    plans: tuple[Plan, ...] = ()

    def money(self, minor: int) -> Money:
        """*minor* units of the line's currency."""
        return money_of(minor, self.product.currency)

    def outstanding_of(self, obligation: Obligation) -> int:
        """What is left to pay of one obligation."""
        return self.ledger.minor(RECEIVABLES[obligation.component], obligation.id)

    def outstanding_of_all(self, obligations: Iterable[Obligation]) -> int:
        """What is left to pay of these together."""
        minor = self.ledger.minor
        return sum([minor(RECEIVABLES[obligation.component], obligation.id) for obligation in obligations])

    def outstanding(self) -> int:
        """All obligations, due or not; installment rows that are not billed yet are none."""
        minor = self.ledger.minor
        return sum([minor(account) for account in RECEIVABLE_ACCOUNTS])

    def planned(self) -> int:
        """The principal of all installment rows that are not billed yet; without a plan there is none to look up."""
        return self.ledger.minor(PLANNED) if self.plans else 0

    def own_money(self) -> int:
        """The customer's own money on the line, 0 or more."""
        return -self.ledger.minor(CREDIT_BALANCE)

    def own_money_for_fees(self) -> int:
        """What of it pays fees as well: all, save credit of refunds that are no payment."""
        if self.product.refund_counts_as_payment:
            return self.own_money()
        return -self.ledger.minor(CREDIT_BALANCE, OWN_MONEY)

    def limit(self) -> int:
        """The limit in force: the permanent one, and temporary ones."""
        return self.ledger.minor(LIMIT)

    def permanent_limit(self) -> int:
        """The limit without what is granted for a time."""
        return self.ledger.minor(LIMIT, PERMANENT)

    def room_for_spending(self, fee: int = 0) -> int:
        """
        The most that may be spent: what is available, what may be over the limit, and the customer's own money.

        A *fee* takes of his own money first. What that does not pay needs room where the limit is of the whole balance,
        and none where it is of principal.
        """
        room = self.available() + self.product.limits.tolerated(self.ledger.minor(LIMIT)) + self.own_money()
        if not fee or self.product.limits.consumed_by == "balance":
            return room - fee
        return room - min(fee, self.own_money_for_fees())

    def held(self) -> int:
        """What authorizations keep of the limit; without a hold there is nothing to look up."""
        return self.ledger.minor(HELD) if self.holds else 0

    def used(self) -> int:
        """
        What is used of the limit: outstanding principal and cash, or the whole balance where the product says so.

        Plans use it in full.
        """
        if self.product.limits.consumed_by == "balance":
            return self.outstanding() + self.planned()
        minor = self.ledger.minor
        return minor(PRINCIPAL) + minor(CASH) + self.planned()

    def available(self) -> int:
        """Limit less held less used; it may be negative."""
        return self.ledger.minor(LIMIT) - self.held() - self.used()
