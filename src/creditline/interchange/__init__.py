"""Lines, groups and their books in other forms: plain data and JSON, journals of plain-text accounting, tables."""

from creditline.interchange.beancount import to_beancount
from creditline.interchange.document import line_from_plain, line_to_plain
from creditline.interchange.flat import to_csv, to_rows
from creditline.interchange.group_document import group_from_plain, group_to_plain
from creditline.interchange.hledger import to_hledger
from creditline.interchange.json_text import commands_from_lines, commands_to_lines, loads
from creditline.interchange.malformed import CannotRoundTrip, MalformedData
from creditline.interchange.plain import command_from_plain, command_to_plain, from_plain, to_plain

__all__ = [
    "CannotRoundTrip",
    "MalformedData",
    "command_from_plain",
    "command_to_plain",
    "commands_from_lines",
    "commands_to_lines",
    "from_plain",
    "group_from_plain",
    "group_to_plain",
    "line_from_plain",
    "line_to_plain",
    "loads",
    "to_beancount",
    "to_csv",
    "to_hledger",
    "to_plain",
    "to_rows",
]
