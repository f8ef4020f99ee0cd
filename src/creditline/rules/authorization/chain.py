"""Chains of rules: all are judged in order, and together they decide on a spending."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from creditline.alike import alike, hashed
from creditline.errors import AuthorizationDeclined, AuthorizationReferred
from creditline.money import Money
from creditline.rules.authorization.decision import AuthorizationDecision
from creditline.rules.authorization.finding import Finding, Verdict
from creditline.rules.authorization.sight import sight_of
from creditline.shown import shown
from creditline.terms.dated import in_force

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.acts import Authorize, Draw, Purchase
    from creditline.rules.authorization.rule import AuthorizationRule
    from creditline.rules.authorization.sight import Sight
    from creditline.state import State


def _as_tuple(rules: Iterable[AuthorizationRule]) -> tuple[AuthorizationRule, ...]:
    if not isinstance(rules, Iterable):
        message = f"rules are a tuple, not one {type(rules).__name__}: write AuthorizationRules((rule,))"
        raise TypeError(message)
    return tuple(rules)


def _are_rules(_: object, __: attrs.Attribute[Any], value: tuple[AuthorizationRule, ...]) -> None:
    for rule in value:
        if not callable(getattr(rule, "judge", None)) or type(getattr(rule, "name", None)) is not str:
            message = f"a rule has a name and a method judge(sight), unlike {rule!r}"
            raise TypeError(message)
    names = [rule.name for rule in value]
    if not all(names) or len(set(names)) < len(names):
        message = f"each rule of a chain has a name of its own, not {', '.join(map(repr, names))}: give them names"
        raise ValueError(message)


def _require_findings(rules: tuple[AuthorizationRule, ...], findings: tuple[Finding | None, ...]) -> None:
    for rule, finding in zip(rules, findings, strict=True):
        if finding is not None and not isinstance(finding, Finding):
            message = f"{rule.name!r} judges None or a Finding, not {finding!r}"
            raise TypeError(message)


@attrs.frozen
class AuthorizationRules:
    """
    Rules that every purchase, authorization and draw is judged by, in the order given.

    All that are in force on the day are judged, also after one has declined. One decline declines; else one referral
    refers, and a person may let it through with an `approval`; else it is approved, and the limit decides.

    Args:
        rules: Those of this room, or of your own (see `AuthorizationRule`), each with a name of its own.

    >>> from creditline import CNY
    >>> from creditline.rules.authorization import AmountCap, CategoriesRefused
    >>> chain = AuthorizationRules((AmountCap(CNY(5000)), CategoriesRefused(unknown="approve")))
    >>> [rule.name for rule in chain.rules]
    ['amount_cap', 'categories_refused']
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    rules: tuple[AuthorizationRule, ...] = attrs.field(converter=_as_tuple, validator=_are_rules)
    is_dated: bool = attrs.field(init=False, eq=False, repr=False)
    """Whether any of them has a first or a last day."""

    def __attrs_post_init__(self) -> None:
        """Find out once what every spending asks."""
        ends = [getattr(rule, name, None) for rule in self.rules for name in ("since", "until")]
        object.__setattr__(self, "is_dated", any(end is not None for end in ends))

    @property
    def amounts(self) -> Iterator[Money]:
        """Every amount that a rule of attrs names."""
        for rule in self.rules:
            kind: type[Any] = type(rule)
            for field in attrs.fields(kind) if attrs.has(kind) else ():
                value = getattr(rule, field.name)
                if isinstance(value, Money):
                    yield value

    def judge(self, sight: Sight) -> AuthorizationDecision:
        """
        What the rules in force make of a spending.

        Raises:
            TypeError: A rule judged something else than a `Finding` or `None`.
        """
        rules, on = self.rules, sight.on
        if self.is_dated:
            rules = tuple([rule for rule in rules if in_force(rule, on)])
        findings = tuple([rule.judge(sight) for rule in rules])
        if findings.count(None) < len(findings):
            _require_findings(rules, findings)
        return AuthorizationDecision(sight.amount, on, rules, findings)


def assess(state: State, command: Purchase | Authorize | Draw) -> AuthorizationDecision:
    """
    What the rules of a line's product make of a spending on its day; without rules it is approved by none.

    Raises:
        TypeError: The command spends nothing.
    """
    sight = sight_of(state, command)
    rules = state.product.authorization
    if rules is None:
        return AuthorizationDecision(sight.amount, sight.on, (), (), command.approval)
    decision = rules.judge(sight)
    return decision if command.approval is None else attrs.evolve(decision, approval=command.approval)


def require(state: State, command: Purchase | Authorize | Draw) -> None:
    """Refuse what the rules decline (`AuthorizationDeclined`), and what they refer and nobody let through."""
    decision = assess(state, command)
    if decision.is_granted:
        return
    refusal = AuthorizationDeclined if decision.verdict is Verdict.DECLINE else AuthorizationReferred
    decisive = decision.decisive
    rules, reasons = [ruling.rule for ruling in decisive], [ruling.reason for ruling in decisive]
    raise refusal(decision.amount, tuple(rules), tuple(reasons), decision)
