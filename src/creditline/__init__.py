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
    from creditline.terms import InstallmentOffer, Schedule
else:

    def __getattr__(name: str) -> object:
        """Load what is only now asked for: reports, and what lines without installments do without."""
        rooms = {"InstallmentOffer": "terms", "Owed": "reports", "Schedule": "terms", "reports": "reports"}
        if name not in rooms:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        room = import_module(f"creditline.{rooms[name]}")
        return room if name == "reports" else globals().setdefault(name, getattr(room, name))

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
