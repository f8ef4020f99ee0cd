"""Caps on terms: for how long money may be lent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

from creditline.alike import alike, hashed
from creditline.dates import add_months
from creditline.dates.step import in_words
from creditline.shown import shown
from creditline.terms.check import one_of, positive_number
from creditline.terms.cycle import OrderCycle
from creditline.terms.declining import InterestOnly
from creditline.terms.lending import Breach, Dated, plans_under
from creditline.terms.sample import PLAIN_DAY, largest, quoted_or_none

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from creditline.dates import Step
    from creditline.line import CreditLine
    from creditline.terms.lending import Inquiry
    from creditline.terms.offer import InstallmentOffer
    from creditline.terms.product import Product


@attrs.frozen(kw_only=True)
class TermCapRule(Dated):
    """
    The longest term that is allowed, in months, itself included.

    A term is that of the rows of a plan, one period of the product each: 24 rows by the month are 24 months, whenever
    the first of them falls due; rows that are not monthly are counted by their days. A deferral moves rows and adds
    none.

    Args:
        months: 1 or more.
        of: Of every `"plan"`; of a `"cash_plan"`, those offers alone that an inquiry names as paying out cash; or of a
            `"bullet"`, whose principal falls due at once at its end: plans that pay interest alone until then or have
            one row, and orders and draws without statements.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    months: int = attrs.field(validator=positive_number)
    of: Literal["plan", "cash_plan", "bullet"] = attrs.field(
        default="plan", validator=one_of("plan", "cash_plan", "bullet")
    )

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterator[Breach]:
        """The offers that run for longer, or whose term nothing bounds; and orders that do."""
        step, start = product.cycle.step, inquiry.on or PLAIN_DAY
        yield from self._of_orders(product, start)
        for offer in product.installments:
            if not self._looks_at(offer, inquiry):
                continue
            rows = _longest(product, offer, start)
            if rows is None:
                reason = f"nothing keeps the term of the offer {offer.name!r} to the {self._allowed} allowed"
                yield Breach(self, offer.name, reason, (("cap", self.months),))
            elif self._exceeded(rows, step, start):
                yield self._breach(offer.name, f"the offer {offer.name!r}", rows, step)

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterator[Breach]:
        """The plans that run for longer, as they stand; and orders of the line's product that do."""
        step = line.product.cycle.step
        yield from self._of_orders(line.product, line.as_of)
        for plan in plans_under(self, line):
            rows = len(plan.schedule.due_dates)
            if self._looks_at(plan.offer, inquiry) and self._exceeded(rows, step, plan.on):
                yield self._breach(plan.id, f"the plan {plan.id!r}", rows, step)

    @property
    def _allowed(self) -> str:
        return "1 month" if self.months == 1 else f"{self.months} months"

    def _of_orders(self, product: Product, start: date) -> Iterator[Breach]:
        step = product.cycle.step
        if self.of == "bullet" and isinstance(product.cycle, OrderCycle) and self._exceeded(1, step, start):
            yield self._breach("order", f"an order of {product.name}", 1, step)

    def _looks_at(self, offer: InstallmentOffer, inquiry: Inquiry) -> bool:
        if self.of == "bullet":
            return offer.periods == 1 or isinstance(offer.method, InterestOnly)
        return self.of == "plan" or offer.name in inquiry.cash_offers

    def _exceeded(self, rows: int, step: Step, start: date) -> bool:
        return step.from_anchor(start, rows) > add_months(start, self.months)

    def _breach(self, subject: str, what: str, rows: int, step: Step) -> Breach:
        count = "1 row" if rows == 1 else f"{rows} rows"
        reason = f"{what} is repaid in {count}, {in_words(step)}, which is more than the {self._allowed} allowed"
        return Breach(self, subject, reason, (("rows", rows), ("cap", self.months)))


def _longest(product: Product, offer: InstallmentOffer, start: date) -> int | None:
    """The rows of an offer at most; `None` where their count is found and no amount or no count bounds it."""
    if offer.periods is not None:
        return offer.periods
    most = largest(product, offer)
    schedule = None if most is None else quoted_or_none(product, offer, most, start)
    return None if schedule is None else len(schedule.due_dates)
