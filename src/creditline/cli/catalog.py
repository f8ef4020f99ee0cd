"""`creditline catalog`: the presets of real products, and what they agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline import catalog
from creditline.table import text_table
from creditline.terms import DailyLateFee, DueOn, FlatLateFee, MissedMinimum, OrderCycle

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from creditline.terms import BillingCycle, Product
    from creditline.terms.late_fee import AnyLateFee

HELP = "the presets of real products"
EXAMPLES = """\
A preset says what was published in its year, not what is charged today;
its function in creditline.catalog names the sources.
"""
HEADER = ("preset", "product", "statement", "due", "minimum", "interest", "late fee", "installments")
PRESETS: Mapping[str, Callable[[], Product]] = {name: getattr(catalog, name) for name in catalog.__all__}


def add_arguments(parser: ArgumentParser) -> None:
    """It takes none."""


def run(_arguments: Namespace, _content: bytes) -> str:
    """The table of presets, each as it is when nothing is chosen."""
    return text_table([_row(name, preset()) for name, preset in PRESETS.items()], header=HEADER)


def _row(name: str, product: Product) -> tuple[str, ...]:
    return (
        name,
        product.name,
        *_cycle(product.cycle),
        "in full" if product.minimum is None else f"{product.minimum.share * 100} %",
        "none" if product.interest is None else f"{product.interest.rate} {product.interest.base}",
        ", ".join(map(_late_fee, product.late_fees)) or "none",
        ", ".join(offer.name for offer in product.installments) or "none",
    )


def _cycle(cycle: BillingCycle | OrderCycle) -> tuple[str, str]:
    """When statements are issued, and when they fall due."""
    if isinstance(cycle, OrderCycle):
        count, unit = cycle.every.n, type(cycle.every).__name__.lower()
        return "each order", f"{count} {unit if count > 1 else unit.removesuffix('s')} after"
    due = cycle.due
    return f"day {cycle.statement_day}", f"day {due.day}" if isinstance(due, DueOn) else f"{due.days} days after"


def _late_fee(rule: AnyLateFee) -> str:
    """The first amount of a rule, without its bounds."""
    if isinstance(rule, DailyLateFee):
        return f"{rule.rate} {rule.on}"
    if isinstance(rule, FlatLateFee):
        amounts = [amount for _, amount in rule.amounts]
        return f"{amounts[0]}" if len(amounts) == 1 else f"{amounts[0]} to {amounts[-1]}"
    if isinstance(rule, MissedMinimum):
        return f"{rule.amount}"
    return f"{rule.share * 100} % of the minimum"
