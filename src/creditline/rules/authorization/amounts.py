"""Caps on the amount of a single spending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.money import share as as_share
from creditline.money.share import said
from creditline.rules.authorization.rule import StandardRule
from creditline.shown import shown
from creditline.terms.check import amount_given, is_word, part_of_one, positive_number

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.money import Money
    from creditline.rules.authorization.finding import Finding
    from creditline.rules.authorization.sight import Sight


@attrs.frozen
class AmountCap(StandardRule):
    """
    A single spending is at most so much.

    Args:
        amount: The most, included.
        scene: Only what says this scene; all where it is empty. What says no scene is none of this one.
        category: Only what says this category of merchants; all where it is empty.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "amount_cap"

    amount: Money = attrs.field(validator=amount_given)
    scene: str = attrs.field(default="", kw_only=True, validator=is_word)
    category: str = attrs.field(default="", kw_only=True, validator=is_word)

    def judge(self, sight: Sight) -> Finding | None:
        """Against what is more."""
        if sight.amount.minor <= self.amount.minor:
            return None
        if (self.scene and sight.scene != self.scene) or (self.category and sight.category != self.category):
            return None
        of = "".join(f" of {word}" for word in (self.scene, self.category) if word)
        return self.against(
            f"{sight.amount} is more than the {self.amount} that a single spending{of} may come to",
            f"{sight.amount} 超过单笔{self.scene}{self.category}上限 {self.amount}",
            amount=sight.amount,
            cap=self.amount,
        )


@attrs.frozen
class NewLineCap(StandardRule):
    """
    In the first days of a line a single spending is at most so much.

    Args:
        amount: The most, included.
        days: How many days, the one on which the line was opened first.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "new_line_cap"

    amount: Money = attrs.field(validator=amount_given)
    days: int = attrs.field(validator=positive_number)

    def judge(self, sight: Sight) -> Finding | None:
        """Against what is more, while the line is new."""
        if sight.amount.minor <= self.amount.minor or sight.days_on_book >= self.days:
            return None
        when = "on the first day" if self.days == 1 else f"in the first {self.days} days"
        return self.against(
            f"{sight.amount} is more than the {self.amount} that a single spending may come to {when} of a line",
            f"{sight.amount} 超过开通后前 {self.days} 天单笔上限 {self.amount}",
            amount=sight.amount,
            cap=self.amount,
            days_on_book=sight.days_on_book,
        )


@attrs.frozen
class ShareOfAvailable(StandardRule):
    """
    A single spending is at most a share of what is available before it.

    Args:
        share: The most, included, such as `"80%"`. Where nothing is available nothing is this share of it.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "share_of_available"

    share: Fraction = attrs.field(converter=as_share, validator=part_of_one)

    def judge(self, sight: Sight) -> Finding | None:
        """Against what is more."""
        available = max(0, sight.state.available())
        numerator, denominator = self.share.as_integer_ratio()
        if sight.amount.minor * denominator <= available * numerator:
            return None
        cap = sight.state.money(available * numerator // denominator)
        return self.against(
            f"{sight.amount} is more than {said(self.share)} of the {sight.available} available, {cap}",
            f"{sight.amount} 超过可用额度 {sight.available} 的 {said(self.share)}，即 {cap}",
            amount=sight.amount,
            cap=cap,
            available=sight.available,
        )
