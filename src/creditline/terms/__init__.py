"""What was agreed, as data with its own arithmetic."""

from importlib import import_module
from typing import TYPE_CHECKING

from creditline.terms.component import Component, Stage
from creditline.terms.cycle import BillingCycle, OrderCycle
from creditline.terms.due import DueAfter, DueOn
from creditline.terms.interest import Interest
from creditline.terms.late_fee import DailyLateFee, FlatLateFee, LateFee, ShareOfMinimum
from creditline.terms.leniency import Leniency
from creditline.terms.limits import LimitTerms
from creditline.terms.minimum import Asked, MinimumPayment, Outlook
from creditline.terms.product import Product
from creditline.terms.waterfall import Waterfall

if TYPE_CHECKING:
    from creditline.terms.bearer import Subsidy
    from creditline.terms.disclosure import ScheduleDisclosure
    from creditline.terms.ending import Prepayment, RefundTerms, Unearned
    from creditline.terms.offer import InstallmentOffer
    from creditline.terms.schedule import Schedule, ScheduleRow
else:

    def __getattr__(name: str) -> object:
        """Load what is only now asked for: lines without installments do without it."""
        rooms = {
            "InstallmentOffer": "offer",
            "Prepayment": "ending",
            "RefundTerms": "ending",
            "Schedule": "schedule",
            "ScheduleDisclosure": "disclosure",
            "ScheduleRow": "schedule",
            "Subsidy": "bearer",
            "Unearned": "ending",
        }
        if name not in rooms:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return globals().setdefault(name, getattr(import_module(f"creditline.terms.{rooms[name]}"), name))

    def __dir__() -> list[str]:
        """Name what is loaded and what would be."""
        return sorted({*globals(), *__all__})


__all__ = [
    "Asked",
    "BillingCycle",
    "Component",
    "DailyLateFee",
    "DueAfter",
    "DueOn",
    "FlatLateFee",
    "InstallmentOffer",
    "Interest",
    "LateFee",
    "Leniency",
    "LimitTerms",
    "MinimumPayment",
    "OrderCycle",
    "Outlook",
    "Prepayment",
    "Product",
    "RefundTerms",
    "Schedule",
    "ScheduleDisclosure",
    "ScheduleRow",
    "ShareOfMinimum",
    "Stage",
    "Subsidy",
    "Unearned",
    "Waterfall",
]
