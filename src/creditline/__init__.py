"""Consumer pay-later credit, exact to the cent: what a customer owes, when, and why."""

from importlib import import_module
from typing import TYPE_CHECKING

from creditline.errors import CreditLineError
from creditline.ledger import Ledger
from creditline.line import CreditLine
from creditline.money import CNY, EUR, GBP, HKD, JPY, USD, Currency, Money, Rate, Rounding
from creditline.reports import Owed
from creditline.state import Statement
from creditline.terms import Product

if TYPE_CHECKING:
    from creditline.terms import InstallmentOffer, Schedule
else:

    def __getattr__(name: str) -> object:
        """Load what is only now asked for."""
        if name not in {"InstallmentOffer", "Schedule"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals().setdefault(name, getattr(import_module("creditline.terms"), name))

    def __dir__() -> list[str]:
        """Name what is loaded and what would be."""
        return sorted({*globals(), *__all__})


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
    "InstallmentOffer",
    "Ledger",
    "Money",
    "Owed",
    "Product",
    "Rate",
    "Rounding",
    "Schedule",
    "Statement",
]
