"""How far a limit may rise: what the product, the law and prudence allow at most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from creditline.alike import alike, hashed
from creditline.money.money import money_of
from creditline.money.share import share as as_share
from creditline.rules.dated import StandardLimitRule, minor_of
from creditline.rules.figure import figures
from creditline.rules.outcome import Outcome, outcome_of
from creditline.shown import shown
from creditline.terms.check import amount_given, positive_amount_or_none

if TYPE_CHECKING:
    from fractions import Fraction

    from creditline.money import Money
    from creditline.rules.figure import Value
    from creditline.rules.limit_figures import LimitFigures

PROMISED: Final = (", with {promised} promised", "，另已承诺{promised}")
NOTHING_PROMISED: Final = ("", "")


@attrs.frozen
class ProductBounds(StandardLimitRule):
    """
    A limit stays within the bounds of its product, and in its steps.

    A permanent increase: the permanent limit, once all that is accepted is in force, is at least the product's
    minimum and a multiple of its step, and at most its maximum even if all that is offered is accepted as well.
    A temporary one: no longer than the product's days, and all temporary limits of any of its days, promised ones
    included, at most its maximum for them.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "product bounds"

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling with a step; for a limit for a time, a gate on its length as well."""
        return _for_a_time(asked) if asked.last is not None else _for_good(asked)


def _for_good(asked: LimitFigures) -> Outcome:
    terms, currency = asked.terms, asked.asked.currency
    limit, promised = asked.permanent_limit, asked.agreed.minor + asked.offered.minor
    agreed = limit.minor + asked.agreed.minor
    room = None if terms.maximum is None else terms.maximum.minor - limit.minor - promised
    least = None if terms.minimum is None else max(0, terms.minimum.minor - agreed)
    bounds = [
        *(() if terms.minimum is None else (("at least {minimum}", "不低于{minimum}"),)),
        *(() if terms.maximum is None else (("at most {maximum}", "不高于{maximum}"),)),
        *(() if terms.step is None else (("in steps of {step}", "以{step}为单位"),)),
    ] or [("any amount", "不限")]
    of = "" if bounds[0][0].startswith("in steps") else "of "
    also, also_in_chinese = PROMISED if promised else NOTHING_PROMISED
    return outcome_of(
        room is None or room > 0,
        figures(
            limit=limit,
            promised=money_of(promised, currency),
            minimum=terms.minimum,
            maximum=terms.maximum,
            step=terms.step,
        ),
        f"the product grants limits {of}{', '.join([bound for bound, _ in bounds])}, and this one is {{limit}}{also}",
        f"产品额度{'，'.join([bound for _, bound in bounds])}，现为{{limit}}{also_in_chinese}",
        ceiling=None if room is None else money_of(max(0, room), currency),
        step=terms.step,
        added_to=None if terms.step is None else money_of(agreed, currency),
        least=None if not least else money_of(least, currency),
    )


def _days(count: int) -> str:
    return "day" if count == 1 else "days"


def _for_a_time(asked: LimitFigures) -> Outcome:
    terms, currency = asked.terms, asked.asked.currency
    begins = asked.first or asked.on
    days = (asked.last - begins).days + 1 if asked.last is not None else 0
    granted = asked.temporary_at_once
    room = None if terms.temporary_maximum is None else terms.temporary_maximum.minor - granted.minor
    in_time = terms.temporary_days is None or days <= terms.temporary_days
    bounds = [
        *(() if terms.temporary_maximum is None else ((" at most {maximum}", "最高{maximum}"),)),
        *(
            ()
            if terms.temporary_days is None
            else ((f" at most {{days_max}} {_days(terms.temporary_days)}", "最长{days_max}天"),)
        ),
    ] or [(" any amount and length", "不限金额和期限")]
    return outcome_of(
        in_time and (room is None or room > 0),
        figures(granted=granted, maximum=terms.temporary_maximum, days=days, days_max=terms.temporary_days),
        f"the product grants for a time{','.join([bound for bound, _ in bounds])}; this is {{days}} {_days(days)}, "
        "and {granted} is granted already for the same time",
        f"产品临时额度{'，'.join([bound for _, bound in bounds])}；本次{{days}}天，同期已有{{granted}}",
        ceiling=None if room is None else money_of(max(0, room), currency),
    )


@attrs.frozen
class RegulatoryCap(StandardLimitRule):
    """
    No limit above an amount that a regulator sets.

    The permanent limit, temporary limits in force and all that is promised count together.

    Args:
        amount: The most that a limit may be, included.
        source: The regulation.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "regulatory cap"

    amount: Money = attrs.field(validator=amount_given)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling: what the cap leaves."""
        return up_to(
            asked,
            minor_of(self.amount, asked.asked.currency),
            "a limit may be {most} at most, and is {limit}",
            "额度最高{most}，现为{limit}",
        )


@attrs.frozen
class LargestStep(StandardLimitRule):
    """
    One increase is no larger than a share of the permanent limit, or than an amount; the smaller where both are given.

    Args:
        share: Of the permanent limit (`"50%"`), rounded down to the minor unit.
        amount: The most that one increase comes to, included.

    Raises:
        ValueError: Neither is given.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "largest step"

    share: Fraction | None = attrs.field(default=None, kw_only=True, converter=attrs.converters.optional(as_share))
    amount: Money | None = attrs.field(default=None, kw_only=True, validator=positive_amount_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a rule that bounds nothing."""
        if self.share is None and self.amount is None:
            message = "the largest step is a share of the limit or an amount: give one of them"
            raise ValueError(message)

    def judge(self, asked: LimitFigures, /) -> Outcome:
        """A ceiling."""
        limit, currency = asked.permanent_limit, asked.asked.currency
        bounds: list[int] = []
        if self.amount is not None:
            bounds.append(minor_of(self.amount, currency))
        if self.share is not None:
            bounds.append(limit.minor * self.share.numerator // self.share.denominator)
        most = money_of(min(bounds), currency)
        return outcome_of(
            most.minor > 0,
            figures(most=most, limit=limit, share=self.share),
            "one increase of a limit of {limit} is {most} at most",
            "额度{limit}单次最多提升{most}",
            ceiling=most,
        )


def up_to(asked: LimitFigures, most: int, english: str, chinese: str, **more: Value) -> Outcome:
    """
    What a cap of *most* minor units on the whole limit, promises included, leaves to be granted.

    Both texts end with the limit in force, and what is promised, if anything is, follows there.
    """
    currency, exposure = asked.asked.currency, asked.exposure
    limit = asked.permanent_limit.minor + asked.temporary_limit.minor
    room, promised = max(0, most - exposure), exposure - limit
    also, also_in_chinese = PROMISED if promised else NOTHING_PROMISED
    return outcome_of(
        room > 0,
        figures(
            most=money_of(most, currency),
            limit=money_of(limit, currency),
            promised=money_of(promised, currency),
            **more,
        ),
        f"{english}{also}",
        f"{chinese}{also_in_chinese}",
        ceiling=money_of(room, currency),
    )
