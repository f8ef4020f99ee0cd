"""Policies: named rules in their order, and what they say together to an increase of a limit."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any, Protocol

import attrs

from creditline.alike import alike, hashed
from creditline.rules.decision import decided
from creditline.shown import shown
from creditline.terms.check import one_line
from creditline.terms.dated import in_force, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.rules.asking import LimitRequest
    from creditline.rules.customer import CustomerFacts
    from creditline.rules.decision import Decision
    from creditline.rules.limit_figures import LimitFigures
    from creditline.rules.outcome import LimitRule


class HasLimitFigures(Protocol):
    """What a policy asks of a line."""

    def limit_figures(self, request: LimitRequest, facts: CustomerFacts | None, /) -> LimitFigures:
        """The figures of the line on the day of the request."""
        ...


def _as_rules(rules: Iterable[LimitRule]) -> tuple[LimitRule, ...]:
    return tuple(rules)


def _are_rules(_: object, attribute: attrs.Attribute[Any], rules: tuple[LimitRule, ...]) -> None:
    """Refuse what is no rule, and two of one name that are in force on the same day."""
    for rule in rules:
        if not isinstance(getattr(rule, "name", None), str) or not callable(getattr(rule, "judge", None)):
            message = f"{attribute.name} have a name, and a method judge(figures); {rule!r} has not"
            raise TypeError(message)
    for one, other in combinations(rules, 2):
        if one.name == other.name and overlap(one, other):
            message = f"two rules named {one.name!r} are in force on the same day: name them differently, or date them"
            raise ValueError(message)


@attrs.frozen
class LimitPolicy:
    """
    Rules that decide increases of limits.

    Every rule that is in force on the day of the request is judged, in the order given, also after one has declined;
    a rule that is not in force is not applied and does not stand in the decision. Then:

    1. Where a rule did not pass, nothing is granted.
    2. Else what was asked for is cut to the lowest ceiling of all rules.
    3. It is rounded down to the steps, rule by rule in the order given.
    4. Where that is less than the least amount of a rule, nothing is granted.

    One more rule, a lower ceiling or a coarser multiple of a step never grants more.

    Args:
        name: Names the policy in decisions.
        rules: Values of `creditline.rules`, or rules of your own (`LimitRule`), each with a name of its own; the same
            name may come again for other days.

    Raises:
        TypeError: Something is no rule.
        ValueError: Two rules of one name are in force on the same day.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(validator=one_line)
    rules: tuple[LimitRule, ...] = attrs.field(converter=_as_rules, validator=_are_rules)

    def decide(self, line: HasLimitFigures, request: LimitRequest, facts: CustomerFacts | None = None) -> Decision:
        """
        What the policy says to a request on a line; nothing is changed.

        Args:
            line: A credit line; where the request is for a later day, as it would be then.
            request: `RequestIncrease`, `OfferIncrease`, or `IncreaseAsked` for asking without acting.
            facts: What the caller knows of the customer; nothing where it is left out.

        Raises:
            Backdated: The request is for a day before the line's.
            CurrencyMismatch: The request, or a rule, is for another currency than the line's.
        """
        return self.judge(line.limit_figures(request, facts))

    def judge(self, figures: LimitFigures) -> Decision:
        """What the policy says to figures, such as those of another decision."""
        on = figures.on
        return decided(self.name, figures, [rule for rule in self.rules if in_force(rule, on)])
