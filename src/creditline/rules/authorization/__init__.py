"""Authorization: rules that every purchase, hold and draw of a product is judged by."""

from creditline.rules.authorization.amounts import AmountCap, NewLineCap, ShareOfAvailable
from creditline.rules.authorization.chain import AuthorizationRules, assess, require
from creditline.rules.authorization.decision import AuthorizationDecision, Ruling
from creditline.rules.authorization.finding import Finding, Verdict
from creditline.rules.authorization.hours import HoursCap
from creditline.rules.authorization.rule import AuthorizationRule
from creditline.rules.authorization.scenes import CASH_LIKE, CategoriesAllowed, CategoriesRefused, ScenesAllowed
from creditline.rules.authorization.sight import Sight
from creditline.rules.authorization.travel import ImpossibleTravel
from creditline.rules.authorization.velocity import Repetition, Velocity

__all__ = [
    "CASH_LIKE",
    "AmountCap",
    "AuthorizationDecision",
    "AuthorizationRule",
    "AuthorizationRules",
    "CategoriesAllowed",
    "CategoriesRefused",
    "Finding",
    "HoursCap",
    "ImpossibleTravel",
    "NewLineCap",
    "Repetition",
    "Ruling",
    "ScenesAllowed",
    "ShareOfAvailable",
    "Sight",
    "Velocity",
    "Verdict",
    "assess",
    "require",
]
