"""`creditline simulate`: how long and how much, if no more than the minimum is paid."""

from __future__ import annotations

from argparse import ArgumentError
from typing import TYPE_CHECKING, Any

from creditline.cli.catalog import PRESETS
from creditline.cli.offers import amount, once, percent, read
from creditline.cli.quote import ON_USUAL, currency
from creditline.cli.reading import day, whole_number
from creditline.money import CNY, Rate
from creditline.reports import minimum_payment_warning
from creditline.terms import MinimumPayment

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from creditline.money import Currency

HELP = "how long and how much, if only the minimum is paid"
EXAMPLES = """\
It is assumed that nothing new is bought, that months are equal, and that all
of the balance bears interest (12 CFR 1026, Appendix M1).

examples:
  creditline simulate --balance 10000 --product huabei
  creditline simulate --balance 1000 --currency USD --rate 18%/year \\
      --minimum 2% --charges within --floor 20 --months 12
"""
RULE = ("minimum", "of", "charges", "floor", "floor_of", "all_below")
"""The options that make a rule of the minimum."""

ONCE = ("balance", "product", "rate", "currency", "on", "months", *RULE)


def add_arguments(parser: ArgumentParser) -> None:
    """What is owed, what is agreed, and how much of the table is shown."""
    parser.usage = "%(prog)s --balance AMOUNT (--product NAME | --rate RATE --minimum SHARE) [options]"

    def add(*names: str, **said: Any) -> None:  # noqa: ANN401 - whatever the parser takes
        parser.add_argument(*names, action="append", **said)

    add("--balance", metavar="AMOUNT", required=True, help="what is owed")
    add("--currency", metavar="CODE", type=currency, help="that of the product, or CNY, if not given")
    add("--product", choices=PRESETS, metavar="NAME", help="a preset of `creditline catalog`")
    add("--rate", metavar="RATE", type=read(Rate.parse), help="18%%/year, 1.5%%/month or 0.05%%/day")
    add("--on", metavar="DATE", type=day, help=f"the day whose rate holds; {ON_USUAL} if not given")
    add("--months", metavar="N", type=whole_number, help="show the first so many; a few if not given")
    _add_rule(add)


def _add_rule(add: Callable[..., None]) -> None:
    add("--minimum", metavar="SHARE", type=percent, help="what is asked for each month, such as 2%%")
    add("--of", choices=("principal", "balance"), help="what it is a share of; principal if not given")
    add("--charges", choices=("beside", "within"), help="interest beside the share (if not given), or within it")
    add("--floor", metavar="AMOUNT", help="the least that is asked for")
    add("--floor-of", choices=("minimum", "share"), help="the least of all (if not given), or of the share alone")
    add("--all-below", metavar="AMOUNT", help="a balance up to this is asked for in full")


def run(told: Namespace, _content: bytes) -> str:
    """
    What is disclosed, and the months.

    Raises:
        ArgumentError: The options do not go together, or an amount is none.
        CreditLineError, ValueError: An amount or a rule cannot be.
    """
    arguments = once(told, ONCE)
    product = None if arguments.product is None else PRESETS[arguments.product]()
    if product is not None and arguments.currency is not None:
        raise ArgumentError(None, f"--currency says nothing about a product, which is in {product.currency.code}")
    if product is None and (arguments.rate is None or arguments.minimum is None):
        raise ArgumentError(None, "what is agreed is a --product, or a --rate and a --minimum")
    unit = (arguments.currency or CNY) if product is None else product.currency
    warning = minimum_payment_warning(
        amount(arguments.balance, unit),
        product=product,
        minimum=_minimum(arguments, unit),
        rate=arguments.rate,
        on=arguments.on or ON_USUAL,
    )
    told_in_words = "\n".join(warning.sentences())
    return f"{told_in_words}\n\n{warning.table(arguments.months)}" if warning.rows else told_in_words


def _minimum(arguments: Namespace, unit: Currency) -> MinimumPayment | None:
    """The rule that the options make, if they do."""
    terms: dict[str, Any] = {name: getattr(arguments, name) for name in RULE if getattr(arguments, name) is not None}
    if terms and "minimum" not in terms:
        options = " and ".join(f"--{name.replace('_', '-')}" for name in terms)
        raise ArgumentError(None, f"{options} says nothing without a --minimum")
    if not terms:
        return None
    if terms.get("charges") == "within":
        terms.setdefault("of", "balance")
    for name in terms.keys() & {"floor", "all_below"}:
        terms[name] = amount(terms[name], unit)
    return MinimumPayment(terms.pop("minimum"), **terms)
