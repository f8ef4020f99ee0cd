"""JSON as strictly as money needs it, and files of commands with one on each line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NoReturn

from creditline.interchange.document import HEADER, VERSION, require_header
from creditline.interchange.malformed import MalformedData
from creditline.interchange.plain import command_from_plain, command_to_plain
from creditline.interchange.reading import require_known
from creditline.interchange.rows import Sourced, at_row, utf8_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.engine import Command
    from creditline.interchange.plain import Plain
    from creditline.interchange.reading import Presets
    from creditline.money import Currency

COMMANDS_FORMAT: Final = "creditline/commands"


def loads(text: str) -> Plain:
    """
    What a JSON text says, where it says it exactly and once.

    Raises:
        TypeError: *text* is not a str.
        MalformedData: It is not JSON, has a number with a point or an exponent, `NaN` or `Infinity`, names a key of
            an object twice, or is nested too deeply.

    >>> loads('{"amount": "12.34 CNY"}')
    {'amount': '12.34 CNY'}
    >>> loads('{"amount": 12.34}')
    Traceback (most recent call last):
    creditline.interchange.malformed.MalformedData: 12.34 is a number with a point, ...
    """
    if type(text) is not str:
        message = f"JSON is read from text, not from {type(text).__name__}"
        raise TypeError(message)
    try:
        plain: Plain = json.loads(
            text, object_pairs_hook=_unique, parse_float=_refuse_point, parse_constant=_refuse_constant
        )
    except MalformedData:
        raise
    except RecursionError as refused:
        raise MalformedData("", "it is nested too deeply") from refused
    except ValueError as refused:
        raise MalformedData("", f"it is not JSON: {refused}") from refused
    return plain


def commands_to_lines(commands: Iterable[Command]) -> str:
    """
    Commands as JSON lines: a header with format and version, then one command on each line.

    Raises:
        TypeError: There is something among them that is no command.
        CannotRoundTrip: A product has a calendar that is not of this library.
    """
    header: Plain = {"format": COMMANDS_FORMAT, "version": VERSION}
    objects = [header, *(command_to_plain(command) for command in commands)]
    return "".join(json.dumps(data, ensure_ascii=False) + "\n" for data in objects)


def commands_from_lines(
    content: bytes | str, *, currencies: Iterable[Currency] = (), presets: Presets | None = None
) -> tuple[Sourced, ...]:
    """
    The commands of a file of JSON lines, each with its row.

    The file is UTF-8; rows that are blank count, but say nothing. The first object may be a header with format and
    version; a file without one is of version 1.

    Args:
        content: The whole file.
        currencies: As in `from_plain`.
        presets: As in `from_plain`.

    Raises:
        RowRefused: A row is no command; the error says which row, where in it, and why.
    """
    currencies = tuple(currencies)
    found: list[Sourced] = []
    is_first = True
    for number, row in enumerate(utf8_text(content).split("\n"), 1):
        if row.strip():
            with at_row(number):
                data = loads(row)
                if not is_first or not _is_header(data):
                    found.append(Sourced(number, command_from_plain(data, currencies=currencies, presets=presets)))
            is_first = False
    return tuple(found)


def _is_header(data: Plain) -> bool:
    if not isinstance(data, dict) or "format" not in data:
        return False
    require_header(data, COMMANDS_FORMAT)
    require_known(data, HEADER, "a header has a format and a version, and nothing else")
    return True


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for number, key in enumerate(keys) if key in keys[:number])
        raise MalformedData(twice, "it stands twice in one object")
    return data


def _refuse_point(number: str) -> NoReturn:
    raise MalformedData("", f"{number} is a number with a point, which is never exact: write text, such as '12.34 CNY'")


def _refuse_constant(name: str) -> NoReturn:
    raise MalformedData("", f"{name} is no number")
