"""`creditline replay`: what a file comes to, as statements, what is owed and the trial balance, or as books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline.cli.export import FORMATS
from creditline.cli.reading import add_file, read_line
from creditline.table import text_table

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from creditline.line import CreditLine

HELP = "what a file comes to: statements, what is owed, the trial balance"
EXAMPLES = """\
examples:
  creditline replay meituan.csv
  creditline replay meituan.csv --limit 3000 --opened 2025-01-15
  creditline replay commands.jsonl --until 2026-12-01
"""


def add_arguments(parser: ArgumentParser) -> None:
    """The file, and optionally a format."""
    add_file(parser)
    parser.add_argument("--to", choices=FORMATS, help="print the books instead, in that format")


def run(arguments: Namespace, content: bytes) -> str:
    """The report on a line, or its books."""
    line = read_line(content, arguments)
    return "\n\n".join(_report(line)) if arguments.to is None else FORMATS[arguments.to](line)


def _report(line: CreditLine) -> Iterator[str]:
    yield from map(str, line.statements)
    late = f", {line.days_past_due} days past due ({line.bucket})" if line.days_past_due else ""
    yield f"On {line.as_of}: {line.status}{late}\n{text_table(_standing(line), align='<>')}"
    yield str(line.upcoming())
    yield f"Trial balance\n{line.ledger.trial_balance()}"


def _standing(line: CreditLine) -> Iterator[tuple[str, str, str]]:
    for name, owed in (("due", line.due()), ("payoff", line.payoff())):
        yield name, str(owed.total), str(owed).removeprefix(str(owed.total)).strip()
    yield "customer's own money", str(line.credit_balance), ""
    yield "available", str(line.available), f"of a limit of {line.limit}"
