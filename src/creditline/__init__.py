"""Consumer pay-later credit, exact to the cent: what a customer owes, when, and why."""

from typing import TYPE_CHECKING

from creditline.errors import CreditLineError
from creditline.later import later
from creditline.ledger import Ledger
from creditline.line import CreditLine
from creditline.money import CNY, EUR, GBP, HKD, JPY, USD, Currency, Money, Rate, Rounding
from creditline.state import Statement
from creditline.terms import Product

if TYPE_CHECKING:
    from creditline.reports import Owed
    from creditline.terms import InstallmentOffer, Schedule
else:
    __getattr__, __dir__ = later(
        globals(),
        {
            "reports": ("Owed", "reports"),
            "terms": ("InstallmentOffer", "Schedule"),
        },
    )

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
