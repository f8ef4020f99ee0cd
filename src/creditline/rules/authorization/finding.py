"""Findings: what a rule has against a spending, in words and figures."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, cast

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import is_text, one_line

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

PAIR = 2


class Verdict(StrEnum):
    """What becomes of a spending as far as one rule, or all of them, decide."""

    APPROVE = "approve"
    REFER = "refer"
    """A person decides: granted with an `approval`, refused without."""

    DECLINE = "decline"
    """Refused, whoever would let it through."""


def _against(_: object, __: attrs.Attribute[Verdict], value: Verdict) -> None:
    if value is Verdict.APPROVE:
        message = "a rule that approves finds nothing: it judges None"
        raise ValueError(message)


def _as_pairs(figures: Any) -> Any:  # noqa: ANN401 - whatever was given, for the validator to look at
    """Pairs of a name and a figure; lists of them are as good."""
    if not isinstance(figures, list | tuple):
        return figures
    pairs = cast("Sequence[Any]", figures)
    return tuple([tuple(cast("list[object]", pair)) if type(pair) is list else pair for pair in pairs])


def _are_pairs(_: object, attribute: attrs.Attribute[Any], value: object) -> None:
    if type(value) is not tuple or not all(map(_is_pair, cast("tuple[object, ...]", value))):
        message = f"{attribute.name} are pairs of a name and a figure, not {value!r}: write figures=(('count', 3),)"
        raise TypeError(message)
    try:
        hash(cast("Hashable", value))
    except TypeError as mutable:
        message = f"{attribute.name} are immutable values, so that decisions can be compared and hashed: {mutable}"
        raise TypeError(message) from None


def _is_pair(value: object) -> bool:
    if type(value) is not tuple:
        return False
    pair = cast("tuple[object, ...]", value)
    return len(pair) == PAIR and type(pair[0]) is str


@attrs.frozen
class Finding:
    """
    Why a rule declines or refers a spending.

    Args:
        verdict: `"decline"` or `"refer"`.
        reason: In English, for the customer's ears.
        reason_zh: In Chinese; the English where it is empty.
        figures: What was compared, by name: amounts, counts, days, in the rule's order.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    verdict: Verdict = attrs.field(converter=Verdict, validator=_against)
    reason: str = attrs.field(validator=one_line)
    reason_zh: str = attrs.field(default="", validator=is_text)
    figures: tuple[tuple[str, Any], ...] = attrs.field(default=(), converter=_as_pairs, validator=_are_pairs)

    def said(self, language: str) -> str:
        """The reason in English (`"en"`), or in Chinese (`"zh"`) where there is one."""
        return (self.reason_zh or self.reason) if language == "zh" else self.reason
