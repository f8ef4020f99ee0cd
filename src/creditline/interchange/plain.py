"""Plain data: commands, products and records as nothing but dicts, lists, text, whole numbers, booleans and nulls."""

from __future__ import annotations

from datetime import date, time
from enum import Enum
from fractions import Fraction
from types import NoneType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from creditline.interchange.malformed import CannotRoundTrip
from creditline.interchange.reading import READERS, is_whole, known, read, reader_of, shown
from creditline.interchange.words import ANY_COMMAND, COMMANDS, TYPE, fields_of, words
from creditline.money import ISO_4217, Currency, Money, Rate, RateSchedule
from creditline.money.number import write_decimal
from creditline.rules import Figure
from creditline.rules.figure import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from creditline.engine import Command
    from creditline.interchange.reading import Presets
    from creditline.interchange.words import Hint

Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | bool | None"
"""What `json.dumps` writes without loss."""

T = TypeVar("T")


def to_plain(value: object) -> Plain:
    """
    A command, product, record, entry, or any value in them, as plain data that `json.dumps` takes.

    An object names its class under `"type"` and has all the fields of its constructor, also those that have their
    defaults, so that what it says never changes. An amount is `"1299.00 CNY"`, or
    `{"amount": "1200", "currency": {"code": "POINTS", "exponent": 0, "name": ""}}` where the currency is not of
    ISO 4217; a day is `"2026-10-20"`, a share `"1/10"`, a rate `"0.05 %/day"`, a schedule of rates a list of
    `["2021-01-01", "0.05 %/day"]`. A figure of a decision names its kind: `{"name": "least", "share": "3/10"}`.

    Raises:
        CannotRoundTrip: A part of it is nothing that could be read back, such as a calendar of somebody else's.

    >>> from creditline.acts import Refund
    >>> to_plain(Refund("order-1", on=date(2026, 10, 20), id="refund-1"))
    {'type': 'Refund', 'purchase': 'order-1', 'on': '2026-10-20', 'id': 'refund-1', 'amount': None}
    """
    kind: type = type(value)
    if kind in _WRITERS:
        return _WRITERS[kind](value)
    if isinstance(value, Enum):
        return str(value.value)
    if words().get(kind.__name__) is not kind:
        raise CannotRoundTrip("", f"{shown(value)} is no value that plain data can hold")
    named: dict[str, Plain] = {TYPE: kind.__name__}
    return named | {name: _part(name, getattr(value, name)) for name in fields_of(kind)}


def from_plain(
    kind: type[T], data: object, *, currencies: Iterable[Currency] = (), presets: Presets | None = None
) -> T:
    """
    The value that `to_plain` made the data of, by the strict constructors.

    Args:
        kind: Its class, such as `Product`, `Record` or `Money`.
        data: Plain data. People may write it shorter: a field that has a default may be left out, and so may the
            `"type"` of an object that can be of one class only.
        currencies: Those whose codes stand in amounts and are not of ISO 4217.
        presets: What `{"preset": "huabei", "statement_day": 1}` may be written for in place of a product: functions
            by name, such as those of `creditline.catalog`.

    Raises:
        TypeError: *kind* is no class of which `to_plain` writes values.
        MalformedData: The data is not of that form; the error says where and why.
    """
    hint: Hint = kind
    if hint not in READERS and hint not in words().values():
        message = f"{kind!r} is no class that plain data can hold"
        raise TypeError(message)
    value: T = read(reader_of(hint), data, known(currencies, presets))
    return value


def command_to_plain(command: Command) -> Plain:
    """
    One command as plain data; see `to_plain`.

    Raises:
        TypeError: It is no command.
    """
    if type(command) not in COMMANDS:
        message = f"{command!r} is not a command that a line takes"
        raise TypeError(message)
    return to_plain(command)


def command_from_plain(data: object, *, currencies: Iterable[Currency] = (), presets: Presets | None = None) -> Command:
    """
    The command that an object stands for, by its `"type"`; see `from_plain`.

    Raises:
        MalformedData: The data is no command; the error says where and why.

    >>> command_from_plain({"type": "Refund", "purchase": "order-1", "on": "2026-10-20", "id": "refund-1"})
    Refund(purchase='order-1', on=datetime.date(2026, 10, 20), id='refund-1', amount=None)
    """
    return read(reader_of(ANY_COMMAND), data, known(currencies, presets))


def _part(part: str | int, value: object) -> Plain:
    try:
        return to_plain(value)
    except CannotRoundTrip as refused:
        raise refused.within(part) from refused.__cause__


# Values that are written as one text, or nearly


def _write_text(text: str) -> Plain:
    if not is_whole(text):
        raise CannotRoundTrip("", f"{text!r} holds half a character, which no file can hold")
    return text


def _write_currency(currency: Currency) -> Plain:
    if ISO_4217.get(currency.code) == currency:
        return currency.code
    return {"code": currency.code, "exponent": currency.exponent, "name": currency.name}


def _write_money(money: Money) -> Plain:
    amount, currency = write_decimal(money.minor, money.currency.exponent), _write_currency(money.currency)
    return f"{amount} {currency}" if type(currency) is str else {"amount": amount, "currency": currency}


def _write_figure(figure: Figure) -> Plain:
    return {"name": _write_text(figure.name), KINDS[type(figure.value)]: to_plain(figure.value)}


_WRITERS: Final[Mapping[type, Callable[[Any], Plain]]] = {
    NoneType: lambda value: value,
    bool: lambda value: value,
    int: lambda value: value,
    str: _write_text,
    date: str,
    time: str,
    Fraction: str,
    Currency: _write_currency,
    Figure: _write_figure,
    Money: _write_money,
    Rate: str,
    RateSchedule: lambda schedule: to_plain(schedule.steps),
    tuple: lambda parts: [_part(place, part) for place, part in enumerate(parts)],
}
