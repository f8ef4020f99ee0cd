"""The rules of limits that this library has, which plain data may name."""

from __future__ import annotations

from typing import Final

from creditline.rules.limit_bounds import LargestStep, ProductBounds, RegulatoryCap
from creditline.rules.limit_campaign import LineStanding, NotYetOffered, SomethingAsked, WithinBudget, WithinCap
from creditline.rules.limit_conduct import CleanStatements, CoolingOff, MonthsOnBook, NotPastDue, Usage
from creditline.rules.limit_customer import AgeBetween, IncomeMultiple, NotAStudent, RiskGrades, StudentCap
from creditline.rules.outcome import Noted

LIMIT_RULES: Final[tuple[type, ...]] = (
    *(ProductBounds, RegulatoryCap, LargestStep),
    *(CleanStatements, NotPastDue, CoolingOff, Usage, MonthsOnBook),
    *(AgeBetween, NotAStudent, StudentCap, IncomeMultiple, RiskGrades),
    *(LineStanding, NotYetOffered, SomethingAsked, WithinCap, WithinBudget),
    Noted,
)
