"""Rules of authorization: what each has in common, ours and those of users."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Protocol

import attrs

from creditline.rules.authorization.finding import Finding, Verdict
from creditline.rules.dated import is_day_or_none, is_last_day
from creditline.terms.check import one_line, one_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from creditline.rules.authorization.sight import Sight


class AuthorizationRule(Protocol):
    """
    What a chain of rules needs of each: a name, and a judgement of what it sees.

    A rule of your own is an immutable value that can be compared and hashed, a frozen attrs class or dataclass. It
    may have `since` and `until`, its first and last day, both included.

    >>> from dataclasses import dataclass
    >>> from creditline.rules.authorization import Finding
    >>> @dataclass(frozen=True)
    ... class NoFractions:
    ...     name: str = "no_fractions"
    ...
    ...     def judge(self, sight):
    ...         return Finding("refer", f"{sight.amount} is not round") if sight.amount.minor % 100 else None
    """

    @property
    def name(self) -> str:
        """A stable word that reports and refusals call it by; no two rules of a chain have the same."""
        ...

    def judge(self, sight: Sight) -> Finding | None:
        """What speaks against a spending; `None` approves."""
        ...


def _own_word(rule: StandardRule) -> str:
    return rule.word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StandardRule:
    """
    What the rules of this room have in common.

    Attributes:
        name: A stable word; that of its kind where it is not given.
        outcome: What becomes of what it has something against: `"decline"` or `"refer"`.
        since: The first day on which it is applied, included; from the beginning where `None`.
        until: The last day on which it is applied, included and not before the first; for good where `None`.
    """

    word: ClassVar[str]

    name: str = attrs.field(default=attrs.Factory(_own_word, takes_self=True), validator=one_line)
    outcome: Literal["decline", "refer"] = attrs.field(default="decline", validator=one_of("decline", "refer"))
    since: date | None = attrs.field(default=None, validator=is_day_or_none)
    until: date | None = attrs.field(default=None, validator=is_last_day)

    def against(self, reason: str, reason_zh: str, **figures: object) -> Finding:
        """A finding with the outcome of this rule."""
        return Finding(Verdict(self.outcome), reason, reason_zh, tuple(figures.items()))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RuleOfCircumstances(StandardRule):
    """
    A rule that needs to know more than the amount.

    Attributes:
        unknown: What becomes of a spending that does not say what the rule needs: `"refer"`, `"decline"`, or
            `"approve"`, which leaves a way around the rule.
    """

    unknown: Literal["approve", "refer", "decline"] = attrs.field(
        default="refer", validator=one_of("approve", "refer", "decline")
    )

    def not_known(self, what: str, what_zh: str) -> Finding | None:
        """What this rule makes of a spending that does not say what it needs."""
        if self.unknown == "approve":
            return None
        return Finding(Verdict(self.unknown), f"{what} is not known", f"未知{what_zh}")


def as_words(words: Iterable[str]) -> tuple[str, ...]:
    """
    Several words, sorted, each once.

    Raises:
        TypeError: It is one text, or holds what is no text.
        ValueError: There is none, or one that is empty or has spaces around it.
    """
    given = (words,) if isinstance(words, str) else tuple(words)
    if isinstance(words, str) or not all(type(word) is str for word in given):
        message = f"words are a tuple of str such as ('goods', 'travel'), not {words!r}"
        raise TypeError(message)
    if not given or not all(word and word == word.strip() for word in given):
        message = f"there is at least one word, none empty or with spaces around it, unlike in {words!r}"
        raise ValueError(message)
    return tuple(sorted(set(given)))
