"""Words of plain data: the classes that may stand in it, by name, and the fields of each."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args, get_type_hints

import attrs

from creditline import acts, dates, facts, ledger, money, rules, state, terms
from creditline.amend import Corrected
from creditline.dates import Weekends
from creditline.history import Record
from creditline.money import Currency, Money, Rate, RateSchedule, Remainder, Rounding
from creditline.portfolio import Campaign, CampaignReport, OpenGroup, OrderLines, Part
from creditline.rules import Figure, LimitPolicy, authorization
from creditline.rules.authorization.rule import StandardRule
from creditline.rules.limit import LIMIT_RULES
from creditline.state.circumstances import Circumstances
from creditline.terms.accrual import Accrual
from creditline.terms.bearer import Bearers
from creditline.terms.down_payment import DownPayment
from creditline.terms.ending import Prepayment, RefundTerms, Unearned
from creditline.terms.offer import InstallmentOffer, Method
from creditline.terms.schedule import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import ModuleType

Hint: TypeAlias = Any
"""What an annotation comes to: a class, or a form of `typing`."""

TYPE: Final = "type"
"""The key under which an object names its class."""

SIMPLE: Final = frozenset({Currency, Figure, Money, Rate, RateSchedule})
"""Classes that are written shorter than by their fields, or otherwise."""


@attrs.frozen
class Field:
    """
    One field of a class.

    Attributes:
        hint: What it may hold.
        required: Whether it has no default.
    """

    hint: Hint
    required: bool


def _dated(room: ModuleType) -> tuple[type, ...]:
    """The classes of a room that happen on a day."""
    offered = (getattr(room, name) for name in room.__all__)
    return tuple(thing for thing in offered if attrs.has(thing) and hasattr(thing, "on"))


def _any_of(classes: tuple[type, ...]) -> Hint:
    union: Hint = classes[0]
    for word in classes[1:]:
        union |= word
    return union


COMMANDS: Final = (*_dated(acts), acts.Advance)
GROUP_COMMANDS: Final = (OpenGroup, OrderLines)
"""What is asked of a group of lines, beside the commands that a line takes."""

FACTS: Final = (*_dated(facts), Corrected)
ANY_COMMAND: Final[Hint] = _any_of(COMMANDS)

RULES: Final = tuple(
    thing
    for thing in (getattr(authorization, name) for name in authorization.__all__)
    if isinstance(thing, type) and issubclass(thing, StandardRule)
)
"""The rules of authorization that are ours."""

ROOMS: Final = (money, dates, ledger, terms, state, facts, acts, rules)

_NAMES: Final[Mapping[str, Any]] = {
    **{name: getattr(room, name) for room in ROOMS for name in room.__all__},
    "AuthorizationRule": _any_of(RULES),
    "Authorizing": authorization.AuthorizationRules,
    "BusinessCalendar": Weekends,
    "Circumstances": Circumstances,
    "Command": _any_of((*COMMANDS, *GROUP_COMMANDS)),
    "Accrual": Accrual,
    "Bearers": Bearers,
    "DownPayment": DownPayment,
    "Fact": _any_of((*FACTS, Part)),
    "InstallmentOffer": InstallmentOffer,
    "LimitRule": _any_of(LIMIT_RULES),
    "Method": Method,
    "Prepayment": Prepayment,
    "RefundTerms": RefundTerms,
    "Remainder": Remainder,
    "Rounding": Rounding,
    "Schedule": Schedule,
    "Unearned": Unearned,
    "Fraction": Fraction,
    "Record": Record,
    "date": date,
    "time": time,
}
"""What the annotations of fields name; a calendar or a rule that is not ours cannot be written down."""


@cache
def fields_of(word: type) -> Mapping[str, Field]:
    """What the constructor of a class takes, by name."""
    hints = get_type_hints(word, localns=dict(_NAMES))
    return MappingProxyType(
        {
            field.alias: Field(hints[field.name], field.default is attrs.NOTHING)
            for field in attrs.fields(word)
            if field.init
        }
    )


@cache
def words() -> Mapping[str, type]:
    """
    Every class that plain data may name.

    They are commands, facts and records, of lines and of groups; policies, campaigns and their reports; and what the
    fields of all these may hold.

    Nothing else is ever built from data.
    """
    found: dict[str, type] = {}
    waiting: list[type] = [*COMMANDS, *FACTS, Record, LimitPolicy, Campaign, CampaignReport]
    while waiting:
        word = waiting.pop()
        if word.__name__ not in found:
            found[word.__name__] = word
            waiting += [kind for field in fields_of(word).values() for kind in _classes(field.hint)]
    return MappingProxyType(found)


def _classes(hint: Hint) -> Iterator[type]:
    """The classes with fields that a hint names, however deep."""
    if is_object(hint):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)


def is_object(hint: Hint) -> bool:
    """Whether it is a class that is written by its fields."""
    return isinstance(hint, type) and attrs.has(hint) and hint not in SIMPLE
