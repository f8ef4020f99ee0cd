"""Findings: what a rule has against a spending, in words and figures."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs

from creditline.alike import alike, hashed
from creditline.shown import shown
from creditline.terms.check import is_text, one_line


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
    figures: tuple[tuple[str, Any], ...] = ()

    def said(self, language: str) -> str:
        """The reason in English (`"en"`), or in Chinese (`"zh"`) where there is one."""
        return (self.reason_zh or self.reason) if language == "zh" else self.reason
