"""What was agreed, as data with its own arithmetic."""

from typing import TYPE_CHECKING

from creditline.later import later
from creditline.terms.cash_fee import CashFee
from creditline.terms.component import Component, Stage
from creditline.terms.cycle import BillingCycle, OrderCycle
from creditline.terms.delinquency import DelinquencyTerms
from creditline.terms.due import DueAfter, DueOn
from creditline.terms.interest import Interest
from creditline.terms.late_fee import DailyLateFee, FlatLateFee, LateFee, MissedMinimum, ShareOfMinimum
from creditline.terms.leniency import Leniency
from creditline.terms.limits import LimitTerms
from creditline.terms.minimum import Asked, MinimumPayment, Outlook
from creditline.terms.product import Product
from creditline.terms.waterfall import Waterfall

if TYPE_CHECKING:
    from creditline.terms.allocation import RatedBalance, allocate_payment
    from creditline.terms.asset_class import CHINA_FIVE_TIERS, FFIEC_CLOSED_END, FFIEC_OPEN_END, AssetClasses
    from creditline.terms.bearer import Subsidy
    from creditline.terms.disclosure import ScheduleDisclosure
    from creditline.terms.ending import Prepayment, RefundTerms, Unearned
    from creditline.terms.offer import InstallmentOffer
    from creditline.terms.penalty import (
        charge_card_penalty_fee,
        first_year_fees_left,
        penalty_fee_of_cost,
        penalty_fee_rounded,
    )
    from creditline.terms.schedule import Schedule, ScheduleRow
else:
    __getattr__, __dir__ = later(
        globals(),
        {
            "allocation": ("RatedBalance", "allocate_payment"),
            "asset_class": ("AssetClasses", "CHINA_FIVE_TIERS", "FFIEC_CLOSED_END", "FFIEC_OPEN_END"),
            "bearer": ("Subsidy",),
            "disclosure": ("ScheduleDisclosure",),
            "ending": ("Prepayment", "RefundTerms", "Unearned"),
            "offer": ("InstallmentOffer",),
            "penalty": (
                "charge_card_penalty_fee",
                "first_year_fees_left",
                "penalty_fee_of_cost",
                "penalty_fee_rounded",
            ),
            "schedule": ("Schedule", "ScheduleRow"),
        },
    )

__all__ = [
    "CHINA_FIVE_TIERS",
    "FFIEC_CLOSED_END",
    "FFIEC_OPEN_END",
    "Asked",
    "AssetClasses",
    "BillingCycle",
    "CashFee",
    "Component",
    "DailyLateFee",
    "DelinquencyTerms",
    "DueAfter",
    "DueOn",
    "FlatLateFee",
    "InstallmentOffer",
    "Interest",
    "LateFee",
    "Leniency",
    "LimitTerms",
    "MinimumPayment",
    "MissedMinimum",
    "OrderCycle",
    "Outlook",
    "Prepayment",
    "Product",
    "RatedBalance",
    "RefundTerms",
    "Schedule",
    "ScheduleDisclosure",
    "ScheduleRow",
    "ShareOfMinimum",
    "Stage",
    "Subsidy",
    "Unearned",
    "Waterfall",
    "allocate_payment",
    "charge_card_penalty_fee",
    "first_year_fees_left",
    "penalty_fee_of_cost",
    "penalty_fee_rounded",
]
