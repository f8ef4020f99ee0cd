"""Documents: a whole line as one object of plain data, with the version of its form."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from creditline.errors import CreditLineError
from creditline.history import Record
from creditline.interchange.malformed import CannotRoundTrip, MalformedData, joined
from creditline.interchange.plain import to_plain
from creditline.interchange.reading import (
    Known,
    Reader,
    known,
    list_of,
    read,
    read_part,
    require_known,
    said,
    shown,
)
from creditline.interchange.words import ANY_COMMAND, COMMANDS
from creditline.line import CreditLine

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from creditline.engine import Command
    from creditline.interchange.plain import Plain
    from creditline.interchange.reading import Presets
    from creditline.money import Currency

T = TypeVar("T")

FORMAT: Final = "creditline/line"
VERSION: Final = 1
HEADER: Final = ("format", "version")


def line_to_plain(line: CreditLine, *, with_facts: bool = False) -> dict[str, Plain]:
    """
    A line as plain data: its format, its version, and what was asked of it.

    Args:
        line: Any line.
        with_facts: Write the records, with what happened and how it was booked, and not the commands alone. Reading
            commands decides everything again; reading records decides nothing, so that what was issued stays as it
            was also where a later release decides otherwise.

    Raises:
        CannotRoundTrip: The product has a calendar that is not of this library.
    """
    key, content = ("records", line.history) if with_facts else ("commands", line.commands)
    try:
        return {"format": FORMAT, "version": VERSION, key: to_plain(content)}
    except CannotRoundTrip as refused:
        raise refused.within(key) from None


def line_from_plain(data: object, *, currencies: Iterable[Currency] = (), presets: Presets | None = None) -> CreditLine:
    """
    The line that `line_to_plain` made the data of; it equals the line that was written.

    Args:
        data: An object with `"format"`, `"version"`, and either `"commands"` or `"records"`.
        currencies: As in `from_plain`.
        presets: As in `from_plain`.

    Raises:
        MalformedData: The data is not of that form, or a command in it is refused; the error says where and why.
    """
    line: CreditLine = read(LINE, data, known(currencies, presets))
    return line


def _read_line(data: dict[str, object], told: Known) -> CreditLine:
    key, content = _content(data)
    if key == "commands":
        return _replayed(read_part(key, list_of(ANY_COMMAND), content, told))
    return _restored(read_part(key, list_of(Record), content, told))


LINE: Final = Reader("an object, a line", (dict,), _read_line)
"""How the document of a line is read."""


def require_header(data: Mapping[str, object], expected: str) -> None:
    """Refuse another format or a version that this release does not read."""
    for key, value in (("format", expected), ("version", VERSION)):
        if key not in data:
            raise MalformedData(key, f"it is missing; it is {shown(value)}")
        if type(data[key]) is not type(value) or data[key] != value:
            raise MalformedData(key, f"this release reads {shown(value)}, not {shown(data[key])}")


def _content(data: dict[str, object]) -> tuple[str, object]:
    require_header(data, FORMAT)
    contents = [key for key in ("commands", "records") if key in data]
    if len(contents) != 1:
        raise MalformedData("", "a line has either commands or records")
    require_known(data, {*HEADER, *contents}, "a line has a format, a version, and commands or records")
    return contents[0], data[contents[0]]


def _replayed(commands: tuple[Command, ...]) -> CreditLine:
    with _at(0):
        line = CreditLine.replay(commands[:1])
    for number, command in enumerate(commands[1:], 1):
        with _at(number):
            line = line.apply(command)
    return line


@contextmanager
def _at(number: int) -> Generator[None]:
    try:
        yield
    except (CreditLineError, ArithmeticError, TypeError, ValueError) as refused:
        raise MalformedData(joined("commands", joined(number, "")), said(refused)) from refused


def _restored(records: tuple[Record, ...]) -> CreditLine:
    for number, record in enumerate(records):
        if type(record.command) not in COMMANDS:
            path = joined("records", joined(number, "command"))
            raise MalformedData(path, f"{type(record.command).__name__} is not a command that a line takes")
    return restored(CreditLine.restore, records)


def restored(restore: Callable[[Iterator[Record]], T], records: Iterable[Record]) -> T:
    """
    What *restore* makes of records, as a part of a document.

    Raises:
        MalformedData: It refuses them; the error says which was the last that it looked at.
    """
    taken = 0

    def taking() -> Iterator[Record]:
        nonlocal taken
        for record in records:
            taken += 1
            yield record

    try:
        return restore(taking())
    except Exception as refused:  # facts that nothing came to can break any step of the fold
        raise MalformedData(joined("records", joined(max(0, taken - 1), "")), said(refused)) from refused
