"""Consumer pay-later credit, exact to the cent: what a customer owes, when, and why."""

from creditline.errors import CreditLineError
from creditline.ledger import Ledger
from creditline.line import CreditLine
from creditline.money import CNY, EUR, GBP, HKD, JPY, USD, Currency, Money, Rate, Rounding
from creditline.reports import Owed
from creditline.state import Statement
from creditline.terms import Product

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
