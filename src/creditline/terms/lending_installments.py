"""Rules of installments: how their cost is shown and charged, and what does not become one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.bearer import CUSTOMER
from creditline.terms.flat import FlatFee
from creditline.terms.lending import Breach, Dated, plans_under

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.line import CreditLine
    from creditline.terms.lending import Inquiry
    from creditline.terms.offer import InstallmentOffer
    from creditline.terms.product import Product


def _fee_of(offer: InstallmentOffer) -> FlatFee | None:
    """The flat fee of an offer, where the customer bears any of it."""
    method = offer.method
    if not isinstance(method, FlatFee) or CUSTOMER not in dict(method.bearers):
        return None
    return method if method.total_rate or method.rate_per_period else None


@attrs.frozen(kw_only=True)
class NoInstallmentOfInstallment(Dated):
    """
    What is a row of a plan already does not become another plan.

    No product can breach it, as a conversion takes ordinary principal alone. A line breaches it by a plan that repays
    rows of another; rows of a plan that are laid out again for a customer in hardship stay in their plan, and are none.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:  # noqa: ARG002 - as all rules
        """The plans that repay rows of plans."""
        for plan in plans_under(self, line):
            # Ids of callers have no slash: what has one is a row of a plan.
            rows = [source for source, _ in plan.sources if "/" in source]
            if rows:
                reason = f"the plan {plan.id!r} repays what is in installments already, {', '.join(rows)}"
                yield Breach(self, plan.id, reason, (("rows", tuple(rows)),))


@attrs.frozen(kw_only=True)
class NoMinimumForInstallments(Dated):
    """Rows of plans are asked for in full: a minimum never leaves a part of them for later."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:  # noqa: ARG002 - as all rules
        """A minimum whose share covers rows of plans."""
        minimum = product.minimum
        if minimum is not None and minimum.charges == "within" and minimum.share < 1:
            share = f"{minimum.share * 100} %"
            reason = f"the minimum of {product.name}, {share} of the balance, leaves installment rows for later"
            yield Breach(self, "minimum", reason, (("share", minimum.share),))

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:
        """The same of the line's product, where the line has a plan."""
        if plans_under(self, line):
            yield from self.of_product(line.product, inquiry)


@attrs.frozen(kw_only=True)
class UpfrontInterestNotSole(Dated):
    """
    A cost that is charged all at once is not the only choice: of as many rows there is an offer that charges it by row.

    Which offer a customer is shown first, no product says.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:  # noqa: ARG002 - as all rules
        """The offers charged at once that leave no choice."""
        upfront = {offer.name for offer in product.installments if (fee := _fee_of(offer)) and fee.charged == "first"}
        choice = {offer.periods for offer in product.installments if offer.name not in upfront}
        for offer in product.installments:
            if offer.name in upfront and offer.periods not in choice:
                reason = (
                    f"the offer {offer.name!r} charges its cost at once, and no offer of as many rows charges it by row"
                )
                yield Breach(self, offer.name, reason, (("rows", offer.periods),))


@attrs.frozen(kw_only=True)
class CostShownAsInterest(Dated):
    """What installments cost the customer is shown as interest, and not as a fee."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:  # noqa: ARG002 - as all rules
        """The offers whose cost is called a fee."""
        for offer in product.installments:
            if (fee := _fee_of(offer)) and fee.component == "fee":
                yield self._breach(offer.name, f"the offer {offer.name!r}")

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:  # noqa: ARG002 - as all rules
        """The plans whose cost is called a fee."""
        for plan in plans_under(self, line):
            if any(plan.agreed.fees_minor):
                yield self._breach(plan.id, f"the plan {plan.id!r}")

    def _breach(self, subject: str, what: str) -> Breach:
        return Breach(self, subject, f"{what} shows its cost as a fee")
