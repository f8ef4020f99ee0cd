"""The arguments of the command line, and what its help says."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib.metadata import version

from creditline.cli import catalog, export, quote, replay, simulate, statement

DESCRIPTION = """\
Consumer pay-later credit, exact to the cent: what a customer owes, when, why.

`quote` says what an amount repaid in installments asks for and costs a year,
`simulate` how long it takes to repay one by no more than the minimum.

For the others a FILE tells what happened on one credit line. It is taken as a
whole or refused as a whole, and what kind it is shows in its content:

  commands as JSON lines   one object for each act; the first opens the line
  a line as JSON           what `creditline export --to json` prints
  an export of Meituan     UTF-8 CSV; what was paid with Meituan Pay Later
                           (美团月付), its repayments and its refunds are replayed
"""
EXAMPLES = """\
examples:
  creditline quote 1200 --periods 12 --total-rate 8.8%
  creditline simulate --balance 10000 --product huabei
  creditline replay meituan.csv
  creditline statement commands.jsonl --number 2
  creditline export meituan.csv --to beancount > books.beancount

exit status:
  0  done
  1  refused: one line on standard error names the reason, and of a file the
     name and the row; nothing is printed
  2  wrong usage
"""
COMMANDS = {
    "quote": quote,
    "simulate": simulate,
    "replay": replay,
    "statement": statement,
    "export": export,
    "catalog": catalog,
}


def parser() -> ArgumentParser:
    """The parser; what it makes of arguments has the `run` of the command."""
    main = ArgumentParser(
        "creditline", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=RawDescriptionHelpFormatter
    )
    main.add_argument("--version", action="version", version=f"%(prog)s {version('creditline')}")
    commands = main.add_subparsers(title="commands", required=True)
    for name, command in COMMANDS.items():
        one = commands.add_parser(
            name,
            help=command.HELP,
            description=f"{command.HELP[0].upper()}{command.HELP[1:]}.",
            epilog=command.EXAMPLES,
            formatter_class=RawDescriptionHelpFormatter,
        )
        command.add_arguments(one)
        one.set_defaults(run=command.run)
    return main
