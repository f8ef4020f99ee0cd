"""Reading plain data: one strict reader for each type that a field may have."""

from __future__ import annotations

import re
import reprlib
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum
from fractions import Fraction
from functools import cache, partial
from types import MappingProxyType, NoneType, UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, Union, get_args, get_origin

import attrs

from creditline.errors import CreditLineError
from creditline.interchange.malformed import MalformedData
from creditline.interchange.words import TYPE, fields_of, is_object
from creditline.money import ISO_4217, Currency, Money, Rate, RateSchedule, share
from creditline.rules import Figure
from creditline.rules.figure import KINDS
from creditline.terms import Product

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from creditline.interchange.words import Hint

PRESET: Final = "preset"
"""The key under which a product may name a preset instead of being spelled out."""

_HALF: Final = re.compile("[\ud800-\udfff]")

Presets = Mapping[str, Callable[..., Product]]

Value: TypeAlias = Any
"""A value of whatever class its reader makes."""


@attrs.frozen
class Known:
    """
    What a reader is told beforehand.

    Attributes:
        currencies: Those that are not of ISO 4217, by code.
        presets: What makes a product from a few parameters, by name.
    """

    currencies: Mapping[str, Currency]
    presets: Presets


@attrs.frozen
class Reader:
    """
    How one type is read.

    Attributes:
        what: What it is, for people.
        takes: The types of plain data that it can be written as.
        read: Makes the value of data of such a type; refuses by any error.
    """

    what: str
    takes: tuple[type, ...]
    read: Callable[[Any, Known], Any]


def known(currencies: Iterable[Currency], presets: Presets | None) -> Known:
    """What the caller of a public function tells."""
    return Known(MappingProxyType({currency.code: currency for currency in currencies}), presets or {})


def read(reader: Reader, data: object, told: Known) -> Value:
    """
    The value that *data* stands for.

    Raises:
        MalformedData: It has another type, or says something that no such value can be.
    """
    if type(data) not in reader.takes:
        raise MalformedData("", f"{shown(data)} is not {reader.what}")
    try:
        return reader.read(data, told)
    except MalformedData:
        raise
    except (CreditLineError, TypeError, ValueError) as refused:
        raise MalformedData("", said(refused)) from refused


def read_part(part: str | int, reader: Reader, data: object, told: Known) -> Value:
    """The same for a part of something, which errors then name."""
    try:
        return read(reader, data, told)
    except MalformedData as malformed:
        raise malformed.within(part) from malformed.__cause__


def require_known(data: Mapping[str, object], names: Collection[str], reason: str) -> None:
    """Refuse, for that *reason*, a key that is not one of *names*."""
    for key in data:
        if key not in names:
            raise MalformedData(key, reason) if isinstance(key, str) else MalformedData("", f"{key!r} is not a name")


def shown(data: object) -> str:
    """Data as a message shows it."""
    if isinstance(data, dict | list):
        return "an object" if isinstance(data, dict) else "a list"
    if data is None or isinstance(data, bool):
        return "null" if data is None else str(data).lower()
    return reprlib.repr(data)


def said(refused: Exception) -> str:
    """What a refusal says; the validators of attrs add to it what is for programs."""
    if isinstance(refused, CreditLineError):
        return str(refused)
    return str(refused.args[0]) if refused.args else type(refused).__name__


@cache
def reader_of(hint: Hint) -> Reader:
    """The reader for what a field may hold."""
    origin: Hint = get_origin(hint)
    parts = get_args(hint)
    if hint in READERS:
        return READERS[hint]
    if origin is Literal:
        return _one_of({choice: choice for choice in parts})
    if origin is tuple:
        return Reader("a list", (list,), partial(_read_list, parts))
    if origin in (Union, UnionType):
        return _either(parts)
    if issubclass(hint, Enum):
        return _one_of({choice.value: choice for choice in hint})
    return _object((hint,))


def list_of(hint: Hint) -> Reader:
    """The reader for any number of the same."""
    return Reader("a list", (list,), partial(_read_list, (hint, ...)))


# Lists, objects and choices


def _one_of(choices: Mapping[str, object]) -> Reader:
    what = " or ".join(repr(choice) for choice in choices)

    def choose(text: str, _: Known) -> object:
        if text not in choices:
            raise MalformedData("", f"{shown(text)} is not {what}")
        return choices[text]

    return Reader(what, (str,), choose)


def _read_list(parts: tuple[Hint, ...], data: list[object], told: Known) -> tuple[Value, ...]:
    hints = parts[:1] * len(data) if parts[-1] is Ellipsis else parts
    if len(hints) != len(data):
        raise MalformedData("", f"a list of {len(hints)} is needed, not of {len(data)}")
    return tuple([read_part(place, reader_of(hints[place]), part, told) for place, part in enumerate(data)])


def _either(hints: tuple[Hint, ...]) -> Reader:
    """A choice of types that differ in how they are written; classes with fields differ in the name that they bear."""
    classes = tuple(hint for hint in hints if is_object(hint))
    readers = [reader_of(hint) for hint in hints if hint not in classes]
    readers += [_object(classes)] if classes else []
    takes = tuple(kind for reader in readers for kind in reader.takes)
    if len(set(takes)) < len(takes):
        message = f"{hints} cannot be told apart in plain data"
        raise TypeError(message)
    by_type = {kind: reader for reader in readers for kind in reader.takes}
    what = " or ".join(reader.what for reader in readers if reader.takes != (NoneType,))
    return Reader(what, takes, lambda data, told: by_type[type(data)].read(data, told))


def _object(classes: tuple[type, ...]) -> Reader:
    names = ", ".join(sorted(word.__name__ for word in classes))
    what = f"an object of {TYPE!r} {names}" if len(classes) > 1 else f"an object, {names}"
    return Reader(what, (dict,), partial(_read_object, classes))


def _read_object(classes: tuple[type, ...], data: dict[str, object], told: Known) -> Value:
    if Product in classes and PRESET in data:
        return _read_preset(data, told)
    word = _named(classes, data)
    fields = fields_of(word)
    require_known(data, {TYPE, *fields}, f"{word.__name__} has no such field; it has {', '.join(fields)}")
    values: dict[str, Value] = {}
    for name, field in fields.items():
        if name in data:
            values[name] = read_part(name, reader_of(field.hint), data[name], told)
        elif field.required:
            raise MalformedData(name, f"{word.__name__} needs it, and it is missing")
    return word(**values)


def _named(classes: tuple[type, ...], data: dict[str, object]) -> type:
    """The class that an object names; where only one is possible it need not."""
    if TYPE not in data and len(classes) == 1:
        return classes[0]
    by_name = {word.__name__: word for word in classes}
    name = data.get(TYPE)
    if TYPE not in data:
        raise MalformedData(TYPE, f"it is missing; it is one of {', '.join(sorted(by_name))}")
    if not isinstance(name, str) or name not in by_name:
        raise MalformedData(TYPE, f"{shown(name)} is not one of {', '.join(sorted(by_name))}")
    return by_name[name]


def _read_preset(data: dict[str, object], told: Known) -> Product:
    name = data[PRESET]
    if not isinstance(name, str) or name not in told.presets:
        raise MalformedData(PRESET, f"{shown(name)} is not one of the presets: {', '.join(told.presets) or 'none'}")
    parameters = {key: value for key, value in data.items() if key != PRESET}
    for key, value in parameters.items():
        if type(value) not in (bool, int, str):
            raise MalformedData(key, f"{shown(value)} is not the parameter of a preset")
    return told.presets[name](**parameters)


# Values that are written as one text, or nearly


def is_whole(text: str) -> bool:
    """Whether a file can hold the text: it has no half of a character (a lone surrogate)."""
    return text.isascii() or _HALF.search(text) is None


def _read_text(text: str, _: Known) -> str:
    if not is_whole(text):
        message = f"{text!r} holds half a character, which no file can hold"
        raise ValueError(message)
    return text


def _read_day(text: str, _: Known) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if str(day) != text:  # other forms of ISO 8601 are days, too, but not as we write them
        raise MalformedData("", f"{shown(text)} is not a day such as '2026-11-01'")
    return day


def _read_time(text: str, _: Known) -> time:
    try:
        at = time.fromisoformat(text)
    except ValueError:
        at = time.max
    if str(at) != text:  # as for days
        raise MalformedData("", f"{shown(text)} is not a time of day such as '21:30:00'")
    return at


def _read_fraction(text: str, _: Known) -> Fraction:
    return -share(text[1:]) if text.startswith("-") else share(text)


def _read_currency(data: str | dict[str, object], told: Known) -> Currency:
    if isinstance(data, dict):
        currency: Currency = _read_object((Currency,), data, told)
        return currency
    found = told.currencies.get(data) or ISO_4217.get(data)
    if found is None:
        message = f"{data!r} is not a currency of ISO 4217: write its code, exponent and name"
        raise ValueError(message)
    return found


def _read_money(data: str | dict[str, object], told: Known) -> Money:
    if isinstance(data, str):
        return Money.parse(data, currencies=told.currencies.values())
    if data.keys() != {"amount", "currency"}:
        raise MalformedData("", "an amount that is an object has an amount and a currency, and nothing else")
    currency: Currency = read_part("currency", READERS[Currency], data["currency"], told)
    amount: str = read_part("amount", READERS[str], data["amount"], told)
    return currency(amount)


def _read_amount_or_share(data: str | dict[str, object], told: Known) -> Money | Fraction:
    """What is written with a unit is an amount; a share is a number, or ends in a percent sign."""
    if isinstance(data, str) and (" " not in data or data.endswith("%")):
        return _read_fraction(data, told)
    return _read_money(data, told)


def _read_figure(data: dict[str, object], told: Known) -> Figure:
    kinds = {word: kind for kind, word in KINDS.items()}
    require_known(data, {"name", *kinds}, f"a figure has a name, and one of {', '.join(kinds)}")
    if "name" not in data or len(data) != len(("name", "value")):
        raise MalformedData("", f"a figure has a name, and one of {', '.join(kinds)}")
    name: str = read_part("name", READERS[str], data["name"], told)
    word = next(key for key in data if key != "name")
    return Figure(name, read_part(word, READERS[kinds[word]], data[word], told))


def _read_schedule(data: list[object], told: Known) -> RateSchedule:
    steps = _read_list((tuple[date, Rate], ...), data, told)
    return RateSchedule(*steps)


READERS: Final[Mapping[Any, Reader]] = {
    NoneType: Reader("null", (NoneType,), lambda data, _: data),
    bool: Reader("true or false", (bool,), lambda data, _: data),
    int: Reader("a whole number", (int,), lambda data, _: data),
    str: Reader("text", (str,), _read_text),
    date: Reader("a day such as '2026-11-01'", (str,), _read_day),
    time: Reader("a time of day such as '21:30:00'", (str,), _read_time),
    Fraction: Reader("a share such as '10%' or '1/10'", (str,), _read_fraction),
    Currency: Reader("a currency such as 'CNY'", (str, dict), _read_currency),
    Figure: Reader("a figure such as {'name': 'days', 'number': 3}", (dict,), _read_figure),
    Money: Reader("an amount such as '12.34 CNY'", (str, dict), _read_money),
    Money | Fraction: Reader(
        "an amount such as '12.34 CNY' or a share such as '10%'", (str, dict), _read_amount_or_share
    ),
    Rate: Reader("a rate such as '0.05 %/day'", (str,), lambda text, _: Rate.parse(text)),
    RateSchedule: Reader("a list of days and rates", (list,), _read_schedule),
}
"""Types whose form is their own."""
