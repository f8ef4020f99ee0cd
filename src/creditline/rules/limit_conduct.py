"""How a line has been used and paid: what a lender looks at before a limit rises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from creditline.alike import alike, hashed
from creditline.dates import Days, Months, Weeks, as_step
from creditline.money.money import money_of
from creditline.money.share import share as as_share
from creditline.rules.dated import StandardLimitRule
from creditline.rules.figure import figures
from creditline.rules.outcome import Outcome, outcome_of
from creditline.shown import shown
from creditline.terms.check import or_none, positive_number, whole_number

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.rules.limit_figures import LimitFigures

SEVERAL: Final = 2

MISSED: Final = (
    (
        "of the last {judged} statements, {missed} missed the minimum",
        "最近{judged}期账单中有{missed}期未按时还足最低还款额",
    ),
    ("the last statement missed the minimum", "最近1期账单未按时还足最低还款额"),
)
"""Of several statements, and of one."""

DUE: Final = (
    ("no statement has been due so far", "尚无到期账单"),
    ("only {judged} statement has been due so far", "已到期账单仅{judged}期"),
    ("only {judged} statements have been due so far", "已到期账单仅{judged}期"),
)
"""None, one and several statements."""

MET: Final = (
    DUE[0],
    ("the last statement did not miss the minimum", "最近1期账单已按时还足最低还款额"),
    ("none of the last {judged} statements missed the minimum", "最近{judged}期账单均已按时还足最低还款额"),
)
"""Of none, one and several statements."""


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


@attrs.frozen
class CleanStatements(StandardLimitRule):
    """
    The last statements were paid: of each at least the minimum by its last day, grace and tolerance included.

    A statement whose last day has not passed does not count yet. Without statements, the bills of orders count. What
    was missed stays missed when it is paid later.

    Args:
        n: How many of the last statements are looked at, 1 or more.
        least: How many must have had their last day; all *n* unless said.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "clean statements"

    n: int = attrs.field(validator=positive_number)
    least: int | None = attrs.field(default=None, kw_only=True, validator=or_none(whole_number))

    def __attrs_post_init__(self) -> None:
        """Refuse to need more statements than are looked at."""
        if self.least is not None and self.least > self.n:
            message = f"of {self.n} statements that are looked at, {self.least} cannot be needed"
            raise ValueError(message)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        judged, least = asked.statements_judged, self.n if self.least is None else self.least
        missed = 0
        if asked.statements_missed:
            missed = sum([place <= self.n for place in asked.statements_missed])
        looked_at = min(judged, self.n)
        values = figures(judged=looked_at, n=self.n, least=least, missed=missed)
        if missed:
            return Outcome.stop(values, *MISSED[looked_at == 1])
        if judged >= least:
            return Outcome.let_pass(values, *MET[min(looked_at, SEVERAL)])
        english, chinese = DUE[min(looked_at, SEVERAL)]
        needed = f", and {{least}} {_are(least)} needed"
        return Outcome.stop(values, f"{english}{needed}", f"{chinese}，至少需要{{least}}期")


@attrs.frozen
class NotPastDue(StandardLimitRule):
    """
    The line is not late now.

    Args:
        days_max: So many days past due are let pass, included.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "not past due"

    days_max: int = attrs.field(default=0, validator=whole_number)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        return outcome_of(
            asked.days_past_due <= self.days_max,
            figures(days=asked.days_past_due, days_max=self.days_max),
            f"{{days}} {'day' if asked.days_past_due == 1 else 'days'} past due, "
            f"and no more than {{days_max}} {_are(self.days_max)} let pass",
            "当前逾期{days}天，允许{days_max}天",
        )


@attrs.frozen
class CoolingOff(StandardLimitRule):
    """
    Some time has passed since the permanent limit last rose; that it was lowered or lent for a time does not count.

    While an increase is accepted and not yet in force, no time has passed since it.

    Args:
        time: `Months(6)`, `Days(90)`, or a `relativedelta` of whole months, weeks or days. An increase is possible
            again on the day on which it is over: six months after 31 August is the last day of February.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "cooling-off"

    time: Months | Weeks | Days = attrs.field(converter=as_step)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        last, agreed = asked.last_increase, asked.agreed
        if agreed.minor > 0:
            return Outcome.stop(
                figures(agreed=agreed, last_increase=last),
                "an increase of {agreed} is accepted and not yet in force, and no other follows so soon",
                "已接受的提额{agreed}尚未生效，暂不能再次提额",
            )
        if last is None:
            return Outcome.let_pass(
                figures(last_increase=None),
                "the limit has never been raised",
                "额度从未提升过",
            )
        again = self.time.from_anchor(last, 1)
        return outcome_of(
            asked.on >= again,
            figures(last_increase=last, again=again),
            "the limit was last raised on {last_increase}, and may be again from {again} on",
            "上次提额为{last_increase}，{again}起可再次提额",
        )


@attrs.frozen
class Usage(StandardLimitRule):
    """
    The limit in force is used, but not to the last; of a limit of zero, nothing is used while nothing is owed.

    Args:
        least: The share of it that is used at least, included (`"30%"`).
        most: The share of it that is used at most, included.

    Raises:
        ValueError: Neither is given, or *least* is more than *most*.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "usage"

    least: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(as_share))
    most: Fraction | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_share))

    def __attrs_post_init__(self) -> None:
        """Refuse bounds that are none, or leave nothing between them."""
        if self.least is None and self.most is None:
            message = "usage is bounded below, above, or both: give a share"
            raise ValueError(message)
        if self.least is not None and self.most is not None and self.least > self.most:
            message = f"a usage of at least {self.least} cannot be at most {self.most}"
            raise ValueError(message)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        used, limit = asked.used.minor, asked.permanent_limit.minor + asked.temporary_limit.minor
        # Of a limit of zero no share is used unless something is.
        enough = not self.least or (used > 0 and used * self.least.denominator >= limit * self.least.numerator)
        not_too_much = self.most is None or used * self.most.denominator <= limit * self.most.numerator
        wanted = self._bounds("at least {least}", "at most {most}", " and ")
        in_chinese = self._bounds("不低于{least}", "不高于{most}", "，")
        return outcome_of(
            enough and not_too_much,
            figures(used=asked.used, limit=money_of(limit, asked.asked.currency), least=self.least, most=self.most),
            f"{{used}} is used of a limit of {{limit}}, where {wanted} is wanted",
            f"额度{{limit}}已用{{used}}，要求{in_chinese}",
        )

    def _bounds(self, least: str, most: str, between: str) -> str:
        """The bounds that there are, in words."""
        if self.most is None:
            return least
        return most if self.least is None else f"{least}{between}{most}"


@attrs.frozen
class MonthsOnBook(StandardLimitRule):
    """
    The line is old enough.

    Args:
        n: Whole months since its first day, at least.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "months on book"

    n: int = attrs.field(validator=positive_number)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A gate."""
        return outcome_of(
            asked.months_on_book >= self.n,
            figures(months=asked.months_on_book, least=self.n, opened=asked.opened),
            f"{{months}} {'month has' if asked.months_on_book == 1 else 'months have'} passed since {{opened}}, "
            f"and at least {{least}} {_are(self.n)} needed",
            "开户日{opened}，已满{months}个月，至少需要{least}个月",
        )
