"""The rules of limits that this library has, which plain data may name, and what they are called in Chinese."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from creditline.rules.limit_bounds import LargestStep, ProductBounds, RegulatoryCap
from creditline.rules.limit_campaign import LineStanding, NotYetOffered, SomethingAsked, WithinBudget, WithinCap
from creditline.rules.limit_conduct import CleanStatements, CoolingOff, MonthsOnBook, NotPastDue, Usage
from creditline.rules.limit_customer import AgeBetween, IncomeMultiple, NotAStudent, RiskGrades, StudentCap
from creditline.rules.outcome import Noted

if TYPE_CHECKING:
    from collections.abc import Mapping

CHINESE_NAMES: Final[Mapping[type, str]] = MappingProxyType(
    {
        ProductBounds: "产品额度范围",
        RegulatoryCap: "额度上限",
        LargestStep: "单次提额上限",
        CleanStatements: "账单还款记录",
        NotPastDue: "逾期情况",
        CoolingOff: "提额间隔",
        Usage: "额度使用率",
        MonthsOnBook: "开户时长",
        AgeBetween: "年龄",
        NotAStudent: "学生身份",
        StudentCap: "学生额度上限",
        IncomeMultiple: "收入倍数",
        RiskGrades: "风险等级",
        LineStanding: "账户状态",
        NotYetOffered: "活动邀约",
        SomethingAsked: "提额金额",
        WithinCap: "单户提额上限",
        WithinBudget: "活动预算",
    }
)

LIMIT_RULES: Final[tuple[type, ...]] = (*CHINESE_NAMES, Noted)
