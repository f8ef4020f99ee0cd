"""Products: what a lender and a customer agree on, as one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from creditline.errors import CurrencyMismatch
from creditline.money import Currency, Money
from creditline.terms.check import instance_of, one_of, or_none, some_text
from creditline.terms.cycle import BillingCycle
from creditline.terms.interest import Interest
from creditline.terms.late_fee import LateFee
from creditline.terms.leniency import Leniency
from creditline.terms.limits import LimitTerms
from creditline.terms.minimum import MinimumPayment
from creditline.terms.waterfall import Waterfall

if TYPE_CHECKING:
    from collections.abc import Iterator


def _usual_rest(product: Product) -> Literal["others", "credit"]:
    return "others" if product.refund_counts_as_payment else "credit"


@attrs.frozen
class Product:
    """
    A pay-later product is data: products differ in values, not in code.

    Args:
        name: How statements and reports call it.
        currency: Of every amount on its lines.
        cycle: When statements are issued and fall due.
        minimum: The least that keeps a line current; the whole amount due where `None`.
        interest: What overdue principal costs; nothing where `None`.
        late_fee: What missing the minimum costs; nothing where `None`.
        leniency: Extra days and a shortfall that still count as paid.
        waterfall: The order in which money settles what is owed.
        limits: Bounds of the limit and what uses it.
        refund_counts_as_payment: A refund lowers what is due now (Huabei), or it settles only what is
            still unbilled of its own purchase and the rest is the customer's own money (bank cards).
        refund_rest: Where the rest of a refund that counts goes: to what else is owed (`"others"`),
            or to the customer's own money at once (`"credit"`, the only one where refunds do not count).

    A product is changed with `attrs.evolve`.
    """

    name: str = attrs.field(validator=some_text)
    currency: Currency = attrs.field(validator=instance_of(Currency))
    cycle: BillingCycle = attrs.field(kw_only=True, validator=instance_of(BillingCycle))
    minimum: MinimumPayment | None = attrs.field(
        default=None, kw_only=True, validator=or_none(instance_of(MinimumPayment))
    )
    interest: Interest | None = attrs.field(default=None, kw_only=True, validator=or_none(instance_of(Interest)))
    late_fee: LateFee | None = attrs.field(default=None, kw_only=True, validator=or_none(instance_of(LateFee)))
    leniency: Leniency = attrs.field(factory=Leniency, kw_only=True, validator=instance_of(Leniency))
    waterfall: Waterfall = attrs.field(factory=Waterfall.standard, kw_only=True, validator=instance_of(Waterfall))
    limits: LimitTerms = attrs.field(factory=LimitTerms, kw_only=True, validator=instance_of(LimitTerms))
    refund_counts_as_payment: bool = attrs.field(default=True, kw_only=True, validator=instance_of(bool))
    refund_rest: Literal["others", "credit"] = attrs.field(
        default=attrs.Factory(_usual_rest, takes_self=True),
        kw_only=True,
        validator=one_of("others", "credit"),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse amounts in another currency, and a rest that contradicts how refunds count."""
        for amount in self._amounts():
            if amount.currency != self.currency:
                raise CurrencyMismatch(self.currency, amount.currency)
        if not self.refund_counts_as_payment and self.refund_rest != "credit":
            message = "a refund that does not count as payment leaves its rest as credit: refund_rest is 'credit'"
            raise ValueError(message)

    def _amounts(self) -> Iterator[Money]:
        parts = (self.minimum, self.interest, self.late_fee, self.leniency, self.limits)
        for part in parts:
            for field in () if part is None else attrs.fields(type(part)):
                value = getattr(part, field.name)
                if isinstance(value, Money):
                    yield value
