"""`creditline statement`: one statement, or all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.cli.reading import add_file, read_line, whole_number

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP = "the statements of a file, or one of them"
EXAMPLES = """\
examples:
  creditline statement meituan.csv
  creditline statement commands.jsonl --number 2 --until 2027-01-01
"""


def add_arguments(parser: ArgumentParser) -> None:
    """The file, and optionally a number."""
    add_file(parser)
    parser.add_argument(
        "--number", metavar="N", type=whole_number, help="that statement alone, counted from 1 as issued"
    )


def run(arguments: Namespace, content: bytes) -> str:
    """
    The statements.

    Raises:
        ValueError: None was issued, or not that one.
    """
    line = read_line(content, arguments)
    wanted = line.statements if arguments.number is None else line.statements[arguments.number - 1 :][:1]
    if not wanted:
        which = "" if arguments.number is None else f" {arguments.number}"
        message = f"no statement{which} was issued through {line.as_of}; there are {len(line.statements)}"
        raise ValueError(message)
    return "\n\n".join(map(str, wanted))
