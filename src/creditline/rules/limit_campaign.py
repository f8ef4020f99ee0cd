"""What a campaign adds to its policy: whom it leaves alone, and how much it may give, in all and to one line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.money.money import money_of
from creditline.rules.dated import minor_of
from creditline.rules.figure import figures
from creditline.rules.outcome import Outcome, outcome_of
from creditline.shown import shown
from creditline.terms.check import amount_given, one_line

if TYPE_CHECKING:
    from creditline.money import Money
    from creditline.rules.limit_figures import LimitFigures

OPEN = "open"
IN_CHINESE = MappingProxyType(
    {"open": "正常", "suspended": "已暂停", "frozen": "已冻结", "charged_off": "已核销", "closed": "已关闭"}
)


@attrs.frozen
class LineStanding:
    """Only an open line is offered anything."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(default="standing", init=False)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        return outcome_of(
            asked.status == OPEN,
            figures(status=asked.status.replace("_", " ")),
            "the line is {status}",
            f"账户{IN_CHINESE[asked.status]}",
        )


@attrs.frozen
class NotYetOffered:
    """
    A campaign offers an increase to a line once, whatever became of it.

    Args:
        campaign: The name of the campaign.
        found: Whether the line has an offer of it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    campaign: str = attrs.field(validator=one_line)
    found: bool
    name: str = attrs.field(default="already offered", init=False)

    def judge(self, _: LimitFigures, /) -> Outcome:
        """A gate."""
        return outcome_of(
            not self.found,
            figures(campaign=self.campaign, found=self.found),
            f"{'an' if self.found else 'no'} offer of {{campaign}} was made before",
            f"此前{'已' if self.found else '未'}发出{{campaign}}邀约",
        )


@attrs.frozen
class SomethingAsked:
    """A share of a limit may come to nothing, and nothing is not offered."""

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    name: str = attrs.field(default="amount", init=False)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        return outcome_of(
            bool(asked.asked),
            figures(asked=asked.asked, limit=asked.permanent_limit),
            "the share of a limit of {limit} is {asked}",
            "额度{limit}按比例提额为{asked}",
        )


@attrs.frozen
class WithinCap:
    """
    A campaign gives one line so much at most.

    Args:
        amount: The most that one line is offered, included.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    amount: Money = attrs.field(validator=amount_given)
    name: str = attrs.field(default="cap", init=False)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling."""
        cap = money_of(minor_of(self.amount, asked.asked.currency), asked.asked.currency)
        return outcome_of(
            bool(cap),
            figures(cap=cap),
            "the campaign offers one line {cap} at most",
            "活动对单个账户最多提额{cap}",
            ceiling=cap,
        )


@attrs.frozen
class WithinBudget:
    """
    A campaign gives all lines together no more than its budget.

    Args:
        left: What the lines before this one left of it.
        budget: The whole of it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed

    left: Money = attrs.field(validator=amount_given)
    budget: Money = attrs.field(validator=amount_given)
    name: str = attrs.field(default="budget", init=False)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling."""
        minor_of(self.left, asked.asked.currency)
        return outcome_of(
            bool(self.left),
            figures(left=self.left, budget=self.budget),
            "{left} is left of a budget of {budget}",
            "活动预算{budget}，剩余{left}",
            ceiling=self.left,
        )
