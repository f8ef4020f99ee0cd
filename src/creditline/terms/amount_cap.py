"""Caps on amounts: how much may be lent, and that a product says so itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.errors import CurrencyMismatch
from creditline.shown import shown
from creditline.terms.check import amount_given, one_of
from creditline.terms.lending import Breach, Dated, plans_under
from creditline.terms.sample import largest, largest_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.line import CreditLine
    from creditline.money import Money
    from creditline.terms.lending import Inquiry
    from creditline.terms.product import Product


@attrs.frozen(kw_only=True)
class AmountCapRule(Dated):
    """
    The largest amount that is allowed, itself included.

    A product breaches it where nothing keeps its lines below it: a bound that is higher, or none at all. A line
    breaches it by its limit, temporary limits included, or by what a plan financed. Of a product temporary limits
    count where it bounds them (`LimitTerms.temporary_maximum`); what it tolerates over a limit is none of the limit,
    but may go into a plan.

    Args:
        amount: Zero or more. A product in another currency is refused (`CurrencyMismatch`).
        of: Of the `"limit"`, of an installment `"plan"`, or of a `"cash_plan"`: of those offers alone that an inquiry
            names as paying out cash.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=amount_given)
    of: Literal["limit", "plan", "cash_plan"] = attrs.field(validator=one_of("limit", "plan", "cash_plan"))

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:
        """The limit or the offers that may come to more."""
        self._require(product)
        if self.of == "limit":
            yield from self._bound(largest_limit(product), "limit", f"limits of {product.name}")
            return
        for offer in product.installments:
            if self.of == "plan" or offer.name in inquiry.cash_offers:
                yield from self._bound(largest(product, offer), offer.name, f"amounts of the offer {offer.name!r}")

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:
        """The limit or the plans that come to more."""
        self._require(line.product)
        if self.of == "limit":
            if line.limit > self.amount:
                yield self._breach(line.limit, "limit", f"a limit of {line.limit} is")
            return
        for plan in plans_under(self, line):
            financed = plan.agreed.financed
            if financed > self.amount and (self.of == "plan" or plan.offer.name in inquiry.cash_offers):
                yield self._breach(financed, plan.id, f"{financed} repaid by the plan {plan.id!r} are")

    def _require(self, product: Product) -> None:
        """Refuse a product in another currency, whatever it bounds."""
        if product.currency != self.amount.currency:
            raise CurrencyMismatch(product.currency, self.amount.currency)

    def _bound(self, most: Money | None, subject: str, what: str) -> Iterator[Breach]:
        if most is None:
            yield Breach(self, subject, f"nothing keeps {what} to the {self.amount} allowed", (("cap", self.amount),))
        elif most > self.amount:
            yield self._breach(most, subject, f"{what} go up to {most}, which is")

    def _breach(self, amount: Money, subject: str, what: str) -> Breach:
        figures = (("amount", amount), ("cap", self.amount))
        return Breach(self, subject, f"{what} more than the {self.amount} allowed", figures)


@attrs.frozen(kw_only=True)
class MinimumAndMaximumSet(Dated):
    """
    A product says how small and how large what it lends may be.

    Args:
        of: Of the `"limit"`, or of each installment `"plan"`; a largest limit bounds the plans of its line as well.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    of: Literal["limit", "plan"] = attrs.field(validator=one_of("limit", "plan"))

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:  # noqa: ARG002 - as all rules
        """The limit or the offers that have no smallest or no largest amount."""
        if self.of == "limit":
            limits = product.limits
            yield from self._missing(limits.minimum, limits.maximum, "limit", f"limits of {product.name} have")
            return
        for offer in product.installments:
            most = largest(product, offer)
            yield from self._missing(offer.amount_min, most, offer.name, f"the offer {offer.name!r} has")

    def _missing(self, least: Money | None, most: Money | None, subject: str, what: str) -> Iterator[Breach]:
        missing = [word for word, bound in (("smallest", least), ("largest", most)) if bound is None]
        if missing:
            reason = f"{what} {' and '.join(f'no {word}' for word in missing)} amount"
            yield Breach(self, subject, reason, (("minimum", least), ("maximum", most)))
