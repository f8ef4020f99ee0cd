"""Decisions: what a policy said to an increase, rule by rule, with the figures that it is reached again from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.draft import draft_of
from creditline.errors import CurrencyMismatch
from creditline.money.money import money_of
from creditline.rules.bounds import in_steps, rounding, under_ceilings
from creditline.rules.limit_figures import LimitFigures
from creditline.rules.outcome import Language, LimitRule, Noted, Outcome, require_language, source_of
from creditline.shown import shown
from creditline.terms.check import amount_given, amount_or_none, instance_of, one_line, or_none
from creditline.terms.override import Override

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.money import Currency, Money


class Extent(StrEnum):
    """How much of what was asked for is granted."""

    IN_FULL = "in full"
    IN_PART = "in part"
    NONE = "none"


def _as_rulings(rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    return tuple(rulings)


@attrs.frozen
class Ruling:
    """
    A rule, and what it said.

    Attributes:
        rule: The rule.
        outcome: What it said.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    rule: LimitRule
    outcome: Outcome

    @property
    def name(self) -> str:
        """The name of the rule."""
        return self.rule.name

    def explain(self, language: Language = "en") -> str:
        """
        The rule in one sentence: its name, whether it passed or how much it allows at most, why, and its source.

        Raises:
            ValueError: Another language than "en" or "zh".
        """
        from creditline.rules.aloud import read_ruling  # noqa: PLC0415 - loaded by those who read

        require_language(language)
        return read_ruling(self, language)


@attrs.frozen
class Decision:
    """
    What a policy said to one request, as it was said; it never changes.

    `str` reads it aloud in English.

    Attributes:
        policy: The name of the policy.
        figures: Everything that it looked at.
        rulings: Every rule that was in force on the day, in the order of the policy, with its outcome.
        granted: By how much the limit may rise by the rules: all that was asked for, a part, or zero.
        override_amount: By how much a person lets it rise instead; `None` where nobody did.
        override: Who that was, and why.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    policy: str = attrs.field(validator=one_line)
    figures: LimitFigures = attrs.field(validator=instance_of(LimitFigures))
    rulings: tuple[Ruling, ...] = attrs.field(converter=_as_rulings)
    granted: Money = attrs.field(validator=amount_given)
    override_amount: Money | None = attrs.field(default=None, validator=amount_or_none)
    override: Override | None = attrs.field(default=None, validator=or_none(instance_of(Override)))

    def __attrs_post_init__(self) -> None:
        """Refuse an override that nobody gave, and more than was asked for."""
        if (self.override_amount is None) != (self.override is None):
            message = "an override has an amount, and somebody who gave it"
            raise ValueError(message)
        if self.amount > self.asked:
            message = f"{self.asked} was asked for: {self.amount} is more than that"
            raise ValueError(message)

    @property
    def asked(self) -> Money:
        """By how much the limit was to rise."""
        return self.figures.asked

    @property
    def amount(self) -> Money:
        """By how much it may rise: what the rules grant, or what the override says."""
        return self.granted if self.override_amount is None else self.override_amount

    @property
    def extent(self) -> Extent:
        """Whether that is all that was asked for, a part, or nothing."""
        if not self.amount:
            return Extent.NONE
        return Extent.IN_FULL if self.amount == self.asked else Extent.IN_PART

    @property
    def declined_by(self) -> tuple[str, ...]:
        """
        The rules for which nothing was granted, in their order; empty where anything was.

        Each rule that leaves nothing by itself; where none does, those that left nothing together: the lowest
        ceilings, then steps that what they leave does not fit, then least amounts that are more.
        """
        if self.granted:
            return ()
        alone = tuple([ruling.name for ruling in self.rulings if not ruling.outcome.allows_some])
        return alone or self._bound_by()

    @property
    def limited_by(self) -> tuple[str, ...]:
        """The rules for which less than asked for, but something, was granted: the lowest ceilings, and the steps."""
        return self._bound_by() if self.granted and self.granted < self.asked else ()

    def _bound_by(self) -> tuple[str, ...]:
        """The rules that took something: ceilings, then steps, then least amounts."""
        names, outcomes = [each.name for each in self.rulings], [each.outcome for each in self.rulings]
        asked = self.asked.minor
        left = under_ceilings(asked, outcomes)
        rounded = in_steps(left, outcomes)
        places = [
            *[n for n, each in enumerate(outcomes) if each.ceiling is not None and left == each.ceiling.minor < asked],
            *rounding(left, outcomes),
            *[n for n, each in enumerate(outcomes) if each.least is not None and rounded < each.least.minor],
        ]
        return tuple(dict.fromkeys([names[place] for place in places]))

    def replayed(self) -> Decision:
        """The decision reached again from its own figures and rules; the override is none of the rules' business."""
        again = decided(self.policy, self.figures, [ruling.rule for ruling in self.rulings])
        return attrs.evolve(again, override_amount=self.override_amount, override=self.override)

    def overridden(self, amount: Money, *, by: str, reason: str) -> Decision:
        """
        The same with a person's word over that of the rules.

        Args:
            amount: By how much the limit may rise: zero, or up to all that was asked for.
            by: Who decided.
            reason: Why, in one line.

        Raises:
            CurrencyMismatch: Another currency.
            ValueError: More than was asked for.
        """
        return attrs.evolve(self, override_amount=amount, override=Override(by, reason))

    def noted(self) -> Decision:
        """
        The same with what rules of somebody else's said in place of those rules.

        Plain data and JSON know only rules of this library.
        """
        from creditline.rules.limit import LIMIT_RULES  # noqa: PLC0415 - rules load when first asked for

        rulings = [
            ruling if type(ruling.rule) in LIMIT_RULES else Ruling(_noted(ruling), ruling.outcome)
            for ruling in self.rulings
        ]
        return attrs.evolve(self, rulings=tuple(rulings))

    def explain(self, language: Language = "en") -> str:
        """
        The decision read aloud: what was granted, each rule in its order, what was rounded, and who overrode them.

        Raises:
            ValueError: Another language than "en" or "zh".
        """
        from creditline.rules.aloud import read  # noqa: PLC0415 - loaded by those who read

        require_language(language)
        return read(self, language)

    def __str__(self) -> str:
        """In English."""
        return self.explain()


def _noted(ruling: Ruling) -> Noted:
    return Noted(ruling.name, ruling.outcome, source_of(ruling.rule))


def decided(policy: str, figures: LimitFigures, rules: Iterable[LimitRule]) -> Decision:
    """
    What these rules say together: zero where one does not pass, else what all ceilings allow, in all steps at once.

    Raises:
        CurrencyMismatch: A rule says an amount in another currency than that of the figures.
    """
    rulings = tuple([_ruling(rule, rule.judge(figures)) for rule in rules])
    currency = figures.asked.currency
    left, shut = figures.asked.minor, False
    bounding: list[Outcome] = []
    for ruling in rulings:
        outcome = ruling.outcome
        shut = shut or not outcome.passed
        amounts = outcome.ceiling, outcome.step, outcome.added_to, outcome.least
        if amounts != NO_AMOUNTS:
            _require_currency(amounts, currency)
            bounding.append(outcome)
    if not shut:
        left = in_steps(under_ceilings(left, bounding), bounding)
    if shut or any(outcome.least is not None and left < outcome.least.minor for outcome in bounding):
        left = 0
    return Decision(policy, figures, rulings, money_of(left, currency))


_draft = draft_of(Ruling)


def _ruling(rule: LimitRule, outcome: Outcome) -> Ruling:
    """A rule with what it said; refused where that is no outcome."""
    if type(outcome) is not Outcome:
        message = f"rule {rule.name!r} judges with an Outcome, not with {outcome!r}"
        raise TypeError(message)
    draft = _draft()
    draft.rule = rule
    draft.outcome = outcome
    draft.__class__ = Ruling
    ruling: Ruling = draft
    return ruling


NO_AMOUNTS = (None, None, None, None)


def _require_currency(amounts: Iterable[Money | None], currency: Currency) -> None:
    """Refuse amounts of another currency."""
    for amount in amounts:
        if amount is not None and amount.currency is not currency and amount.currency != currency:
            raise CurrencyMismatch(currency, amount.currency)
