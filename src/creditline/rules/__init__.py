"""Decisions that can be read aloud: rules as values, what they looked at, and what they said."""

from typing import TYPE_CHECKING

from creditline.later import later

if TYPE_CHECKING:
    from creditline.rules import authorization
    from creditline.rules.asking import IncreaseAsked, LimitRequest
    from creditline.rules.customer import CustomerFacts
    from creditline.rules.decision import Decision, Extent, Ruling
    from creditline.rules.figure import Figure, figures
    from creditline.rules.limit_bounds import LargestStep, ProductBounds, RegulatoryCap
    from creditline.rules.limit_campaign import LineStanding, NotYetOffered, SomethingAsked, WithinBudget, WithinCap
    from creditline.rules.limit_conduct import CleanStatements, CoolingOff, MonthsOnBook, NotPastDue, Usage
    from creditline.rules.limit_customer import AgeBetween, IncomeMultiple, NotAStudent, RiskGrades, StudentCap
    from creditline.rules.limit_figures import LimitFigures
    from creditline.rules.limit_policy import LimitPolicy
    from creditline.rules.outcome import LimitRule, Noted, Outcome
else:
    __getattr__, __dir__ = later(
        globals(),
        {
            "asking": ("IncreaseAsked", "LimitRequest"),
            "authorization": ("authorization",),
            "customer": ("CustomerFacts",),
            "decision": ("Decision", "Ruling", "Extent"),
            "figure": ("Figure", "figures"),
            "limit_bounds": ("LargestStep", "ProductBounds", "RegulatoryCap"),
            "limit_campaign": ("LineStanding", "NotYetOffered", "SomethingAsked", "WithinBudget", "WithinCap"),
            "limit_conduct": ("CleanStatements", "CoolingOff", "MonthsOnBook", "NotPastDue", "Usage"),
            "limit_customer": ("AgeBetween", "IncomeMultiple", "NotAStudent", "RiskGrades", "StudentCap"),
            "limit_figures": ("LimitFigures",),
            "limit_policy": ("LimitPolicy",),
            "outcome": ("LimitRule", "Noted", "Outcome"),
        },
    )

__all__ = [
    "AgeBetween",
    "CleanStatements",
    "CoolingOff",
    "CustomerFacts",
    "Decision",
    "Extent",
    "Figure",
    "IncomeMultiple",
    "IncreaseAsked",
    "LargestStep",
    "LimitFigures",
    "LimitPolicy",
    "LimitRequest",
    "LimitRule",
    "LineStanding",
    "MonthsOnBook",
    "NotAStudent",
    "NotPastDue",
    "NotYetOffered",
    "Noted",
    "Outcome",
    "ProductBounds",
    "RegulatoryCap",
    "RiskGrades",
    "Ruling",
    "SomethingAsked",
    "StudentCap",
    "Usage",
    "WithinBudget",
    "WithinCap",
    "authorization",
    "figures",
]
