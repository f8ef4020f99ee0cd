"""Consumer pay-later credit, exact to the cent: what a customer owes, when, and why."""

from importlib import import_module
from typing import TYPE_CHECKING

from creditline.errors import CreditLineError
from creditline.ledger import Ledger
from creditline.line import CreditLine
from creditline.money import CNY, EUR, GBP, HKD, JPY, USD, Currency, Money, Rate, Rounding
from creditline.state import Statement
from creditline.terms import Product

if TYPE_CHECKING:
    from creditline.reports import Owed

__all__ = [
    "CNY",
    "EUR",
    "GBP",
    "HKD",
    "JPY",
    "USD",
    "CreditLine",
    "CreditLineError",
    "Currency",
    "Ledger",
    "Money",
    "Owed",
    "Product",
    "Rate",
    "Rounding",
    "Statement",
]


def __getattr__(name: str) -> object:
    """Reports load when first asked for."""
    if name in {"Owed", "reports"}:
        room = import_module("creditline.reports")
        return room if name == "reports" else room.Owed
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    """Every public name, loaded or not."""
    return sorted({*globals(), *__all__})
