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
    from creditline.terms.amount_cap import AmountCapRule, MinimumAndMaximumSet
    from creditline.terms.asset_class import CHINA_FIVE_TIERS, FFIEC_CLOSED_END, FFIEC_OPEN_END, AssetClasses
    from creditline.terms.bearer import Subsidy
    from creditline.terms.disclosure import ScheduleDisclosure
    from creditline.terms.dormant_share import DormantShare
    from creditline.terms.ending import Prepayment, RefundTerms, Unearned
    from creditline.terms.lending import Breach, Inquiry, LendingRule
    from creditline.terms.lending_installments import (
        CostShownAsInterest,
        NoInstallmentOfInstallment,
        NoMinimumForInstallments,
        UpfrontInterestNotSole,
    )
    from creditline.terms.offer import InstallmentOffer
    from creditline.terms.override import Override
    from creditline.terms.penalty import (
        charge_card_penalty_fee,
        first_year_fees_left,
        penalty_fee_of_cost,
        penalty_fee_rounded,
    )
    from creditline.terms.place import Place
    from creditline.terms.rate_cap import AnnualRateStated, RateCapRule
    from creditline.terms.scene_limit import SceneLimit
    from creditline.terms.schedule import Schedule, ScheduleRow
    from creditline.terms.students import StudentsRefused
    from creditline.terms.term_cap import TermCapRule
else:
    __getattr__, __dir__ = later(
        globals(),
        {
            "allocation": ("RatedBalance", "allocate_payment"),
            "amount_cap": ("AmountCapRule", "MinimumAndMaximumSet"),
            "asset_class": ("AssetClasses", "CHINA_FIVE_TIERS", "FFIEC_CLOSED_END", "FFIEC_OPEN_END"),
            "bearer": ("Subsidy",),
            "disclosure": ("ScheduleDisclosure",),
            "dormant_share": ("DormantShare",),
            "ending": ("Prepayment", "RefundTerms", "Unearned"),
            "lending": ("Breach", "Inquiry", "LendingRule"),
            "lending_installments": (
                "CostShownAsInterest",
                "NoInstallmentOfInstallment",
                "NoMinimumForInstallments",
                "UpfrontInterestNotSole",
            ),
            "offer": ("InstallmentOffer",),
            "override": ("Override",),
            "penalty": (
                "charge_card_penalty_fee",
                "first_year_fees_left",
                "penalty_fee_of_cost",
                "penalty_fee_rounded",
            ),
            "place": ("Place",),
            "rate_cap": ("AnnualRateStated", "RateCapRule"),
            "scene_limit": ("SceneLimit",),
            "schedule": ("Schedule", "ScheduleRow"),
            "students": ("StudentsRefused",),
            "term_cap": ("TermCapRule",),
        },
    )

__all__ = [
    "CHINA_FIVE_TIERS",
    "FFIEC_CLOSED_END",
    "FFIEC_OPEN_END",
    "AmountCapRule",
    "AnnualRateStated",
    "Asked",
    "AssetClasses",
    "BillingCycle",
    "Breach",
    "CashFee",
    "Component",
    "CostShownAsInterest",
    "DailyLateFee",
    "DelinquencyTerms",
    "DormantShare",
    "DueAfter",
    "DueOn",
    "FlatLateFee",
    "Inquiry",
    "InstallmentOffer",
    "Interest",
    "LateFee",
    "LendingRule",
    "Leniency",
    "LimitTerms",
    "MinimumAndMaximumSet",
    "MinimumPayment",
    "MissedMinimum",
    "NoInstallmentOfInstallment",
    "NoMinimumForInstallments",
    "OrderCycle",
    "Outlook",
    "Override",
    "Place",
    "Prepayment",
    "Product",
    "RateCapRule",
    "RatedBalance",
    "RefundTerms",
    "SceneLimit",
    "Schedule",
    "ScheduleDisclosure",
    "ScheduleRow",
    "ShareOfMinimum",
    "Stage",
    "StudentsRefused",
    "Subsidy",
    "TermCapRule",
    "Unearned",
    "UpfrontInterestNotSole",
    "Waterfall",
    "allocate_payment",
    "charge_card_penalty_fee",
    "first_year_fees_left",
    "penalty_fee_of_cost",
    "penalty_fee_rounded",
]
