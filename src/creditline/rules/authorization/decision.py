"""Decisions on a spending: every rule that was applied, in order, with what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from creditline.alike import alike, hashed
from creditline.rules.authorization.finding import Verdict
from creditline.shown import shown

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Money
    from creditline.rules.authorization.finding import Finding
    from creditline.rules.authorization.rule import AuthorizationRule
    from creditline.terms import Override

SAID = {
    "en": {Verdict.APPROVE: "approved", Verdict.REFER: "referred", Verdict.DECLINE: "declined"},
    "zh": {Verdict.APPROVE: "通过", Verdict.REFER: "转人工", Verdict.DECLINE: "拒绝"},
}
"""How a verdict is read aloud, by language."""

LET_THROUGH = {"en": "let through by {by}: {reason}", "zh": "由 {by} 放行：{reason}"}


@attrs.frozen
class Ruling:
    """
    What one rule made of a spending.

    Attributes:
        rule: Its name.
        finding: What it has against it; `None` where it approves.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    rule: str
    finding: Finding | None

    @property
    def verdict(self) -> Verdict:
        """Approve, refer or decline."""
        return Verdict.APPROVE if self.finding is None else self.finding.verdict

    @property
    def reason(self) -> str:
        """In English; empty where it approves."""
        return "" if self.finding is None else self.finding.reason

    @property
    def figures(self) -> tuple[tuple[str, Any], ...]:
        """What was compared, by name; none where it approves."""
        return () if self.finding is None else self.finding.figures

    def said(self, language: str) -> str:
        """One line of a decision."""
        verdict = SAID[language][self.verdict]
        return f"{self.rule}: {verdict}" + ("" if self.finding is None else f" - {self.finding.said(language)}")


@attrs.frozen
class AuthorizationDecision:
    """
    What a chain of rules made of one spending; nothing has been done yet.

    Attributes:
        amount: What is to be spent.
        on: The day.
        rules: Those in force on that day, in the order of the chain.
        findings: What each has against it, in the same order; `None` where it approves.
        approval: What the spending says of who lets it through; `None` where it says nothing. It counts where the
            spending is referred, and there alone.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money
    on: date
    rules: tuple[AuthorizationRule, ...]
    findings: tuple[Finding | None, ...]
    approval: Override | None = None

    @property
    def verdict(self) -> Verdict:
        """One decline declines; else one referral refers; else it is approved. An approval changes nothing here."""
        if self.findings.count(None) == len(self.findings):
            return Verdict.APPROVE
        verdicts = {finding.verdict for finding in self.findings if finding is not None}
        return Verdict.DECLINE if Verdict.DECLINE in verdicts else Verdict.REFER

    @property
    def is_granted(self) -> bool:
        """Whether the rules let it pass: approved, or referred and let through."""
        return self.verdict is Verdict.APPROVE or self.is_let_through

    @property
    def is_let_through(self) -> bool:
        """Whether a person let it pass: the rules refer it, and there is an approval."""
        return self.approval is not None and self.verdict is Verdict.REFER

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """Every rule in order, with its verdict, its figures and its reason."""
        return tuple([Ruling(rule.name, found) for rule, found in zip(self.rules, self.findings, strict=True)])

    @property
    def decisive(self) -> tuple[Ruling, ...]:
        """The rulings that decided: those that decline where any does, else those that refer; none where approved."""
        verdict = self.verdict
        return tuple([ruling for ruling in self.rulings if ruling.finding is not None and ruling.verdict is verdict])

    def explain(self, language: str = "en") -> str:
        """
        The decision in words, a line for each rule.

        Args:
            language: English (`"en"`) or Chinese (`"zh"`).

        Raises:
            ValueError: It is another language.
        """
        if language not in SAID:
            message = f"decisions are explained in 'en' or 'zh', not {language!r}"
            raise ValueError(message)
        lines = [f"{self.on} {self.amount}: {SAID[language][self.verdict]}"]
        lines += [f"  {ruling.said(language)}" for ruling in self.rulings]
        if self.approval is not None and self.is_let_through:
            lines.append("  " + LET_THROUGH[language].format(by=self.approval.by, reason=self.approval.reason))
        return "\n".join(lines)

    def __str__(self) -> str:
        """In English."""
        return self.explain()
