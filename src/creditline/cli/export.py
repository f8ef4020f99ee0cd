"""`creditline export`: the books of a file's line, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from creditline.cli.reading import add_file, read_line
from creditline.interchange import line_to_plain, to_beancount, to_csv, to_hledger

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from creditline.line import CreditLine

HELP = "the books of a file's line, for other programs"
EXAMPLES = """\
formats:
  beancount  a journal that bean-check accepts
  hledger    a journal that hledger and ledger accept
  csv        one row for each posting
  json       the line with all that happened on it; replay reads it again

examples:
  creditline export meituan.csv --to beancount > books.beancount
  creditline export meituan.csv --to hledger | hledger -f - balance
"""


def _to_json(line: CreditLine) -> str:
    return json.dumps(line_to_plain(line, with_facts=True), ensure_ascii=False, indent=2)


FORMATS: Mapping[str, Callable[[CreditLine], str]] = {
    "beancount": to_beancount,
    "hledger": to_hledger,
    "json": _to_json,
    "csv": to_csv,
}


def add_arguments(parser: ArgumentParser) -> None:
    """The file and the format."""
    add_file(parser)
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format")


def run(arguments: Namespace, content: bytes) -> str:
    """The books in that format."""
    return FORMATS[arguments.to](read_line(content, arguments))
