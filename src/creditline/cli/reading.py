"""Reading a file into a line: commands, a line as JSON, or a real export, told apart by what they hold."""

from __future__ import annotations

import re
from argparse import ArgumentError, ArgumentTypeError
from datetime import date, timedelta
from typing import TYPE_CHECKING

from creditline.catalog import meituan_pay
from creditline.cli.catalog import PRESETS
from creditline.errors import CreditLineError, RowRefused
from creditline.interchange.document import FORMAT, line_from_plain
from creditline.interchange.exports import read_meituan
from creditline.interchange.exports.meituan import COLUMNS, PAY_LATER
from creditline.interchange.json_text import commands_from_lines, loads
from creditline.interchange.rows import at_row, utf8_text
from creditline.line import CreditLine
from creditline.money import CNY, Money

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from creditline.interchange.rows import Sourced

LIMIT_USUAL = CNY(1000)
EXPORT_LINE_ID = "meituan-pay"
ONE_DAY = timedelta(days=1)
_DOCUMENT = re.compile(rf'\s*{{\s*"format"\s*:\s*"{FORMAT}"')


def add_file(parser: ArgumentParser) -> None:
    """The file, how the line of an export begins, and how far time goes."""
    parser.add_argument("file", metavar="FILE", help="commands as JSON lines, a line as JSON, or an export of Meituan")
    parser.add_argument(
        "--until",
        metavar="DATE",
        type=day,
        help="let time pass to the start of that day (an export goes to the day after the last that it covers)",
    )
    export = parser.add_argument_group("for an export, which does not say how its line began")
    export.add_argument("--limit", metavar="AMOUNT", type=limit, help=f"the limit in CNY; {LIMIT_USUAL} if not given")
    export.add_argument("--opened", metavar="DATE", type=day, help="the first day; if not given, that of the first act")


def day(text: str) -> date:
    """A day of the command line, YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is not a day such as 2025-03-01"
        raise ArgumentTypeError(message) from None


def whole_number(text: str) -> int:
    """A whole number of the command line, 1 or more."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        message = f"{text!r} is not a whole number of at least 1"
        raise ArgumentTypeError(message)
    return int(text)


def limit(text: str) -> Money:
    """An amount in CNY of the command line, 0 or more."""
    try:
        amount = Money.parse(f"{text} CNY")
    except (CreditLineError, ValueError) as refused:
        raise ArgumentTypeError(str(refused)) from None
    if amount < CNY.zero:
        message = f"a limit is not negative, but {amount} is"
        raise ArgumentTypeError(message)
    return amount


def read_line(content: bytes, arguments: Namespace) -> CreditLine:
    """
    The line that a file tells of, when time has passed as far as it should.

    Raises:
        ArgumentError: The line of a file that is no export is given another beginning.
        CreditLineError: Something is refused; `RowRefused` where a row is to blame.
        ArithmeticError: Time goes further than dates do.
        ValueError: The file tells of no line.
    """
    text = utf8_text(content)
    if not text.lstrip().startswith("{"):
        line, through = _line_of_export(text, arguments)
        until = arguments.until or (None if through is None else max(line.as_of, through + ONE_DAY))
    elif arguments.limit is None and arguments.opened is None:
        line, until = _line_of_json(text), arguments.until
    else:
        message = "--limit and --opened are for exports; in this file the first command opens the line"
        raise ArgumentError(None, message)
    return line if until is None else line.advance(to=until)


def _line_of_json(text: str) -> CreditLine:
    if _DOCUMENT.match(text):
        return line_from_plain(loads(text), presets=PRESETS)
    commands = commands_from_lines(text, presets=PRESETS)
    if not commands:
        message = "there is no command, not even the one that opens the line"
        raise ValueError(message)
    with at_row(commands[0].row):
        line = CreditLine.replay([commands[0].command])
    return _told(line, commands[1:])


def _line_of_export(text: str, arguments: Namespace) -> tuple[CreditLine, date | None]:
    """The line of an export, and the last day that it covers."""
    if not text.startswith("美团") and COLUMNS[0] not in text:
        raise RowRefused(1, "the file holds neither commands as JSON lines nor an export of Meituan")
    export = read_meituan(text)
    if not export.acts:
        message = f"nothing in this export was paid with {PAY_LATER}"
        raise ValueError(message)
    line = CreditLine.open(
        meituan_pay(),
        limit=LIMIT_USUAL if arguments.limit is None else arguments.limit,
        on=arguments.opened or export.acts[0].command.on,
        id=EXPORT_LINE_ID,
    )
    return _told(line, export.acts), export.through


def _told(line: CreditLine, acts: Iterable[Sourced]) -> CreditLine:
    for act in acts:
        with at_row(act.row):
            line = line.apply(act.command)
    return line
