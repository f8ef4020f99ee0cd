"""Outcomes: what one rule says to an increase, with its figures and its reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias

import attrs

from creditline.alike import alike, hashed
from creditline.draft import draft_of
from creditline.rules.figure import Figure, aloud
from creditline.shown import shown
from creditline.terms.check import amount_or_none, instance_of, one_line, positive_amount_or_none

if TYPE_CHECKING:
    from creditline.money import Money
    from creditline.rules.limit_figures import LimitFigures

Language: TypeAlias = Literal["en", "zh"]

_NAMED: Final = re.compile(r"\{(\w+)\}")


class LimitRule(Protocol):
    """
    What a policy asks of a rule: a name that stays, and a judgement of figures.

    A rule is a frozen value that looks at nothing but the figures. It is a gate where it only lets pass or not, a
    ceiling where it says how much at most. A rule may also have `since` and `until`, the first and the last day on
    which it is in force, both included; without them it always is. Its `source`, where it has one, is read aloud.

    A gate of your own, by what the caller knows of the customer:

    >>> from creditline.rules import CustomerFacts, Outcome, figures
    >>> @attrs.frozen
    ... class VerifiedPhone:
    ...     name: str = "verified phone"
    ...
    ...     def judge(self, asked):
    ...         verified = asked.customer.get("phone_verified")
    ...         if verified is None:
    ...             return Outcome.unknown("whether the phone is verified", "手机号是否已验证")
    ...         return Outcome(
    ...             verified, figures(verified=verified), "phone verified: {verified}", "手机号已验证：{verified}"
    ...         )

    A ceiling of your own says `ceiling=`: never more than the customer has used of the limit.

    >>> @attrs.frozen
    ... class NoMoreThanUsed:
    ...     name: str = "no more than used"
    ...
    ...     def judge(self, asked):
    ...         used = asked.used
    ...         return Outcome(bool(used), figures(used=used), "{used} is used of the limit", ceiling=used)
    """

    @property
    def name(self) -> str:
        """Names the rule in decisions and reports; it stays the same when its parameters change."""
        ...

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """What the rule says to these figures; the same figures always get the same answer."""
        ...


@attrs.frozen
class Outcome:
    """
    What one rule says.

    Args:
        passed: Whether an increase is possible at all.
        figures: What the rule looked at.
        english: Why, in English; `{name}` stands for the figure of that name.
        chinese: The same in Chinese; the English text is said where there is none.
        ceiling: The most that may be granted; no bound where `None`, and nothing is left where it is not above zero.
        step: What is granted is rounded down so that it is a multiple of this amount, together with what it is added
            to; any amount where `None`.
        added_to: What the step counts with what is granted: the limit that it is added to, say; nothing where `None`.
        least: Less than this is not granted at all.

    Texts take no part in comparisons: what was said in the words of one edition stays equal in those of the next.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    passed: bool
    figures: tuple[Figure, ...]
    english: str = attrs.field(eq=False)
    chinese: str = attrs.field(default="", eq=False)
    ceiling: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    step: Money | None = attrs.field(default=None, kw_only=True, validator=positive_amount_or_none)
    added_to: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)
    least: Money | None = attrs.field(default=None, kw_only=True, validator=amount_or_none)

    @staticmethod
    def let_pass(figures: tuple[Figure, ...], english: str, chinese: str = "") -> Outcome:
        """A rule that has nothing against an increase of any size."""
        return outcome_of(True, figures, english, chinese)  # noqa: FBT003 - it is what the name says

    @staticmethod
    def stop(figures: tuple[Figure, ...], english: str, chinese: str = "") -> Outcome:
        """A rule that is against any increase."""
        return outcome_of(False, figures, english, chinese)  # noqa: FBT003 - it is what the name says

    @staticmethod
    def unknown(what: str, chinese: str = "") -> Outcome:
        """
        A rule does not pass where it does not know what it needs.

        Args:
            what: What is not known: "age".
            chinese: The same in Chinese: "年龄".
        """
        return Outcome.stop((), f"{what} is not known", f"{chinese}未知" if chinese else "")

    @property
    def allows_some(self) -> bool:
        """Whether it leaves anything at all: it passed, and its ceiling is above zero."""
        return self.passed and (self.ceiling is None or self.ceiling.minor > 0)

    def reason(self, language: Language = "en") -> str:
        """
        Why, as it is read aloud.

        Raises:
            ValueError: Another language than "en" or "zh".
        """
        require_language(language)
        text = self.chinese if language == "zh" and self.chinese else self.english
        values = {figure.name: figure.value for figure in self.figures}

        def said(place: re.Match[str]) -> str:
            name = place[1]
            return aloud(values[name], language) if name in values else place[0]

        return _NAMED.sub(said, text)


_draft = draft_of(Outcome)


def outcome_of(
    passed: bool,  # noqa: FBT001 - the first thing that an outcome says
    figures: tuple[Figure, ...],
    english: str,
    chinese: str,
    *,
    ceiling: Money | None = None,
    step: Money | None = None,
    added_to: Money | None = None,
    least: Money | None = None,
) -> Outcome:
    """What a rule of ours says; every decision has as many as rules, and nothing is looked at again."""
    draft = _draft()
    draft.passed = passed
    draft.figures = figures
    draft.english = english
    draft.chinese = chinese
    draft.ceiling = ceiling
    draft.step = step
    draft.added_to = added_to
    draft.least = least
    draft.__class__ = Outcome
    outcome: Outcome = draft
    return outcome


def require_language(language: str) -> None:
    """Refuse what is neither "en" nor "zh"."""
    if language not in ("en", "zh"):
        message = f"reasons are read aloud in 'en' or 'zh', not in {language!r}"
        raise ValueError(message)


def source_of(rule: LimitRule) -> str:
    """Where a rule comes from; nothing where it does not say."""
    source = getattr(rule, "source", "")
    return source if isinstance(source, str) else ""


@attrs.frozen
class Noted:
    """
    What a rule said, kept without the rule: whatever figures it is shown, it says the same again.

    It stands for rules of somebody else's where a decision is written down as plain data, which knows only rules of
    this library (`Decision.noted`).

    Args:
        name: The name of the rule.
        outcome: What it said.
        source: Where it comes from.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(validator=one_line)
    outcome: Outcome = attrs.field(validator=instance_of(Outcome))
    source: str = attrs.field(default="", validator=instance_of(str))

    def judge(self, _: LimitFigures, /) -> Outcome:
        """The same again."""
        return self.outcome
