"""Responsible lending: dated rules that a product or a line is held against, and what breaches them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, Protocol

import attrs

from creditline.alike import alike, hashed
from creditline.dates import day as check_day
from creditline.errors import CurrencyMismatch
from creditline.shown import shown
from creditline.terms.check import or_none, positive_amount_or_none, some_amount, some_text
from creditline.terms.dated import in_force

if TYPE_CHECKING:
    from datetime import date

    from creditline.line import CreditLine
    from creditline.money import Money
    from creditline.state import Plan
    from creditline.terms.product import Product

RULE: Final = ("name", "source", "since", "until", "of_product", "of_line")
"""What a rule of lending has."""


class LendingRule(Protocol):
    """
    A rule that products and lines are held against; one of your own has these six and need not descend from anything.

    Attributes:
        name: What the rule is called, in words that can be read out.
        source: Where it is written, such as the address of a page.
        since: The first day on which it is in force, included; it always was where `None`.
        until: The last such day, included; it has no end where `None`.

    >>> from datetime import date
    >>> import attrs
    >>> from creditline.catalog import huabei
    >>> from creditline.terms import Breach
    >>> @attrs.frozen
    ... class FewOffers:
    ...     most: int
    ...     name: str = "House rule: few offers"
    ...     source: str = "our handbook, 4.2"
    ...     since: date | None = None
    ...     until: date | None = None
    ...
    ...     def of_product(self, product, inquiry):
    ...         count = len(product.installments)
    ...         if count > self.most:
    ...             why = f"{count} offers are more than {self.most}"
    ...             yield Breach(self, "installments", why, (("offers", count), ("most", self.most)))
    ...
    ...     def of_line(self, line, inquiry):
    ...         return ()
    >>> print(*huabei().check([FewOffers(9)]))
    10 offers are more than 9 (House rule: few offers; our handbook, 4.2)
    """

    @property
    def name(self) -> str:
        """What the rule is called."""
        ...

    @property
    def source(self) -> str:
        """Where it is written."""
        ...

    @property
    def since(self) -> date | None:
        """The first day on which it is in force."""
        ...

    @property
    def until(self) -> date | None:
        """The last day on which it is in force."""
        ...

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterable[Breach]:
        """What of a product breaches it."""
        ...

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterable[Breach]:
        """What of a line breaches it, on the line's day."""
        ...


@attrs.frozen
class Breach:
    """
    What breaches a rule, with the figures that show it.

    Attributes:
        rule: The rule.
        subject: The name of an offer, the id of a plan, or a word: `"limit"`, `"interest"`, `"cash_interest"`,
            `"late_fee"`, `"minimum"`, `"customer"`, `"portfolio"`, ...
        reason: What is wrong, as a sentence with its figures and without a full stop.
        figures: The same figures, each with its name.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    rule: LendingRule
    subject: str = attrs.field(validator=some_text)
    reason: str = attrs.field(validator=some_text)
    figures: tuple[tuple[str, object], ...] = ()

    @property
    def source(self) -> str:
        """Where the rule is written."""
        return self.rule.source

    def __str__(self) -> str:
        """What can be read out: the reason, the rule and its source."""
        return f"{self.reason} ({self.rule.name}; {self.rule.source})"


def _amounts(instance: object, attribute: attrs.Attribute[Any], amounts: tuple[Money, ...]) -> None:
    """Refuse what is no amount of more than zero."""
    for amount in amounts:
        some_amount(instance, attribute, amount)
        positive_amount_or_none(instance, attribute, amount)


def _as_amounts(amounts: Iterable[Money]) -> tuple[Money, ...]:
    if not isinstance(amounts, Iterable):
        message = f"amounts are several, not {amounts!r}: write amounts=(CNY(5000),)"
        raise TypeError(message)
    return tuple(amounts)


def _as_names(names: Iterable[str]) -> tuple[str, ...]:
    if isinstance(names, str) or not isinstance(names, Iterable):
        message = f"cash_offers are the names of offers, not {names!r}: write cash_offers=('cash-12',)"
        raise TypeError(message)
    return tuple(names)


def _a_day(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    check_day(value, attribute.name)


@attrs.frozen(kw_only=True)
class Inquiry:
    """
    What rules are told beside the product or the line that they look at.

    Attributes:
        on: The day; of a product it may be `None`, and rules then look at every rate that was ever agreed.
        amounts: What offers are quoted on, beside the smallest and the largest amount that they take; 10,000 in the
            currency of the product where there is none.
        cash_offers: The names of the offers that pay money out to the customer (现金分期): an offer does not say so.
        customer: What is known of the customer; any value with `is_student` and `other`, such as `CustomerFacts`.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    on: date | None = attrs.field(default=None, validator=or_none(_a_day))
    amounts: tuple[Money, ...] = attrs.field(default=(), converter=_as_amounts, validator=_amounts)
    cash_offers: tuple[str, ...] = attrs.field(default=(), converter=_as_names)
    customer: object | None = None


@attrs.frozen(kw_only=True)
class Dated:
    """
    What the rules of this house have in common: a name, a source, and the days on which they are in force.

    Args:
        name: What the rule is called, in words that can be read out.
        source: Where it is written, such as the address of a page.
        since: The first day on which it is in force, included; it always was where `None`.
        until: The last such day, included; it has no end where `None`.

    Raises:
        ValueError: It would end before it begins, or has no name or source.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(validator=some_text)
    source: str = attrs.field(validator=some_text)
    since: date | None = attrs.field(default=None, validator=or_none(_a_day))
    until: date | None = attrs.field(default=None, validator=or_none(_a_day))

    def __attrs_post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.since is not None and self.until is not None and self.until < self.since:
            message = f"a rule in force from {self.since} does not end on {self.until}"
            raise ValueError(message)

    def of_product(self, product: Product, inquiry: Inquiry) -> Iterable[Breach]:  # noqa: ARG002 - as rules that look
        """What of a product breaches it: nothing, where the rule is not about products."""
        return ()

    def of_line(self, line: CreditLine, inquiry: Inquiry) -> Iterable[Breach]:  # noqa: ARG002 - the same
        """What of a line breaches it: nothing, where the rule is not about lines."""
        return ()


def plans_under(rule: LendingRule, line: CreditLine) -> list[Plan]:
    """The plans of a line that were agreed while the rule was in force: a rule does not look back."""
    return [plan for plan in line.plans if in_force(rule, plan.on)]


def check_product(product: Product, rules: Iterable[LendingRule], inquiry: Inquiry) -> tuple[Breach, ...]:
    """See `Product.check`."""
    for amount in inquiry.amounts:
        if amount.currency != product.currency:
            raise CurrencyMismatch(product.currency, amount.currency)
    for name in inquiry.cash_offers:
        if product.offer(name) is None:
            message = f"{product.name} has no offer {name!r} that could pay out cash"
            raise ValueError(message)
    applied = [rule for rule in require_rules(rules) if in_force(rule, inquiry.on)]
    return tuple([breach for rule in applied for breach in rule.of_product(product, inquiry)])


def check_line(line: CreditLine, rules: Iterable[LendingRule], inquiry: Inquiry) -> tuple[Breach, ...]:
    """See `CreditLine.check`."""
    applied = [rule for rule in require_rules(rules) if in_force(rule, inquiry.on)]
    return tuple([breach for rule in applied for breach in rule.of_line(line, inquiry)])


def require_rules(rules: Iterable[LendingRule]) -> list[LendingRule]:
    """Refuse what is no collection of rules, before any of them is applied."""
    if not isinstance(rules, Iterable):
        message = f"rules are several, not one {type(rules).__name__}: write [rule]"
        raise TypeError(message)
    found = list(rules)
    for rule in found:
        if not all(hasattr(rule, name) for name in RULE):
            message = f"a rule of lending has {', '.join(RULE)}, but {rule!r} has not"
            raise TypeError(message)
    return found
