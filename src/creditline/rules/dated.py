"""What dated rules have in common: the days on which they are in force, and amounts of one currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from creditline.errors import CurrencyMismatch
from creditline.terms.check import instance_of, is_day, one_line, or_none

if TYPE_CHECKING:
    from datetime import date

    from creditline.money import Currency, Money


is_day_or_none = or_none(is_day)


def is_last_day(instance: Any, attribute: attrs.Attribute[Any], value: date | None) -> None:  # noqa: ANN401 - of any rule
    """Refuse what is neither `None` nor a plain date on or after the first."""
    is_day_or_none(instance, attribute, value)
    if value is not None and instance.since is not None and value < instance.since:
        message = f"a rule in force since {instance.since} cannot end on {value}, before it"
        raise ValueError(message)


def _own_word(rule: StandardLimitRule) -> str:
    return rule.word


@attrs.frozen(kw_only=True, eq=False, repr=False)
class StandardLimitRule:
    """
    What the rules of limits have in common.

    Attributes:
        name: Names the rule in decisions; the word of its kind where it is not given.
        source: Where it comes from: a law, a page, a handbook.
        since: The first day on which it is in force, included; it always was where `None`.
        until: The last day on which it is in force, included; it has no end where `None`.
    """

    word: ClassVar[str]

    name: str = attrs.field(default=attrs.Factory(_own_word, takes_self=True), validator=one_line)
    source: str = attrs.field(default="", validator=instance_of(str))
    since: date | None = attrs.field(default=None, validator=is_day_or_none)
    until: date | None = attrs.field(default=None, validator=is_last_day)


def minor_of(amount: Money, currency: Currency) -> int:
    """
    The minor units of a rule's amount, for figures of that currency.

    Raises:
        CurrencyMismatch: The rule is made for another one.
    """
    if amount.currency is not currency and amount.currency != currency:
        raise CurrencyMismatch(currency, amount.currency)
    return amount.minor
