"""How often and how much is spent within a stretch of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.rules.authorization.rule import RuleOfCircumstances
from creditline.shown import shown
from creditline.state.spending import DAY, MINUTE, moment_of
from creditline.terms.check import is_word, or_none, positive_amount_or_none, positive_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from creditline.money import Money
    from creditline.rules.authorization.finding import Finding
    from creditline.rules.authorization.sight import Sight
    from creditline.state.spending import Spending


def within_minutes(sight: Sight, at: time, minutes: int) -> Iterator[Spending]:
    """
    What was granted less than so many minutes before a spending *at* a time of its day, newest first.

    Acts of one day come in the order in which they are told: what was told before and happened less than so many
    minutes later counts likewise. What does not say its time is not compared.
    """
    now, stretch = moment_of(sight.on, at), minutes * MINUTE
    for spent in sight.recent(stretch // DAY + 2):
        if spent.moment is not None and abs(now - spent.moment) < stretch:
            yield spent


@attrs.frozen(kw_only=True)
class Velocity(RuleOfCircumstances):
    """
    Within a stretch of time there are at most so many spendings, or they come to at most so much.

    Args:
        count: The most, this one included; any number where `None`.
        amount: The most together, this one included; any amount where `None`.
        days: The stretch: this day and the *days* - 1 before it. Either this or *minutes* is given.
        minutes: The stretch, up to but without what lies exactly so many minutes back. It needs the time of day.
        scene: Only what says this scene counts and is looked at; all where it is empty.
        category: Only what says this category of merchants counts and is looked at; all where it is empty.

    What was granted counts, also where a hold was voided or a purchase refunded since; captures count with their hold.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "velocity"

    count: int | None = attrs.field(default=None, validator=or_none(positive_number))
    amount: Money | None = attrs.field(default=None, validator=positive_amount_or_none)
    days: int | None = attrs.field(default=None, validator=or_none(positive_number))
    minutes: int | None = attrs.field(default=None, validator=or_none(positive_number))
    scene: str = attrs.field(default="", validator=is_word)
    category: str = attrs.field(default="", validator=is_word)

    def __attrs_post_init__(self) -> None:
        """Refuse two stretches and none, and a rule that bounds nothing."""
        if (self.days is None) == (self.minutes is None):
            message = "a stretch is of days or of minutes: give one of them"
            raise ValueError(message)
        if self.count is None and self.amount is None:
            message = "how often, or how much: give count, amount or both"
            raise ValueError(message)

    def judge(self, sight: Sight) -> Finding | None:
        """Against one too many, and against what is too much together."""
        if not self._counts(sight):
            return None
        if self.minutes is None:
            earlier = sight.recent(self.days or 1)
        elif sight.at is None:
            return self.not_known("the time of day", "交易时间")
        else:
            earlier = within_minutes(sight, sight.at, self.minutes)
        count, minor = 1, sight.amount.minor
        for spent in earlier:
            if self._counts(spent):
                count += 1
                minor += spent.amount
        if self.count is not None and count > self.count:
            return self._too_many(count, self.count)
        if self.amount is not None and minor > self.amount.minor:
            return self._too_much(sight.state.money(minor), self.amount)
        return None

    def _too_many(self, count: int, most: int) -> Finding:
        stretch, stretch_zh = self._stretch()
        return self.against(
            f"it would be spending number {count} within {stretch}, more than {most}",
            f"{stretch_zh}内第 {count} 笔，超过 {most} 笔",
            count=count,
            count_max=most,
        )

    def _too_much(self, total: Money, most: Money) -> Finding:
        stretch, stretch_zh = self._stretch()
        return self.against(
            f"{total} would be spent within {stretch}, more than {most}",
            f"{stretch_zh}内合计 {total}，超过 {most}",
            total=total,
            total_max=most,
        )

    def _stretch(self) -> tuple[str, str]:
        """The stretch in English and in Chinese."""
        if self.minutes is None:
            return "1 day" if self.days == 1 else f"{self.days} days", f"{self.days} 天"
        return _said(self.minutes), f"{self.minutes} 分钟"

    def _counts(self, spent: Sight | Spending) -> bool:
        return (not self.scene or spent.scene == self.scene) and (not self.category or spent.category == self.category)


@attrs.frozen
class Repetition(RuleOfCircumstances):
    """
    The same amount is not paid to the same merchant again within some minutes: it may have been sent twice.

    Args:
        minutes: The stretch, up to but without what lies exactly so many minutes back.

    It needs the time of day and the merchant; draws have none and are left alone.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "repetition"

    minutes: int = attrs.field(validator=positive_number)

    def judge(self, sight: Sight) -> Finding | None:
        """Against the same again."""
        if sight.act == "draw":
            return None
        if sight.at is None or not sight.merchant:
            return self.not_known("the merchant or the time of day", "商户或交易时间")
        for spent in within_minutes(sight, sight.at, self.minutes):
            if spent.merchant == sight.merchant and spent.amount == sight.amount.minor:
                return self.against(
                    f"{sight.amount} was paid to {sight.merchant} within {_said(self.minutes)}, by {spent.id!r}",
                    f"{self.minutes} 分钟内已向 {sight.merchant} 支付过 {sight.amount}（{spent.id}）",
                    amount=sight.amount,
                    merchant=sight.merchant,
                    before=spent.id,
                )
        return None


def _said(minutes: int) -> str:
    return "1 minute" if minutes == 1 else f"{minutes} minutes"
