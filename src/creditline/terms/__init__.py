"""What was agreed, as data with its own arithmetic."""

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

__all__ = [
    "Asked",
    "BillingCycle",
    "Component",
    "DailyLateFee",
    "DueAfter",
    "DueOn",
    "FlatLateFee",
    "Interest",
    "LateFee",
    "Leniency",
    "LimitTerms",
    "MinimumPayment",
    "OrderCycle",
    "Outlook",
    "Product",
    "ShareOfMinimum",
    "Stage",
    "Waterfall",
]
