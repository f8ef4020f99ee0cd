"""`creditline catalog`: the presets of real products, and what they agree on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline import catalog
from creditline.table import text_table
from creditline.terms import DueOn, OrderCycle

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from creditline.terms import BillingCycle, Product

HELP = "the presets of real products"
EXAMPLES = """\
A preset says what was published in its year, not what is charged today;
its function in creditline.catalog names the sources.
"""
HEADER = ("preset", "product", "statement", "due", "minimum", "interest")
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
        *_dates(product.cycle),
        "in full" if product.minimum is None else f"{product.minimum.share * 100} %",
        "none" if product.interest is None else f"{product.interest.rate} {product.interest.base}",
    )


def _dates(cycle: BillingCycle | OrderCycle) -> tuple[str, str]:
    """When statements are issued and fall due; an order without statements falls due by itself."""
    if isinstance(cycle, OrderCycle):
        return "none", f"{cycle.every.n} {type(cycle.every).__name__.lower()} after"
    due = cycle.due
    return f"day {cycle.statement_day}", f"day {due.day}" if isinstance(due, DueOn) else f"{due.days} days after"
