"""What money may be spent on: scenes, and categories of merchants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from creditline.alike import alike, hashed
from creditline.rules.authorization.rule import RuleOfCircumstances, as_words
from creditline.shown import shown

if TYPE_CHECKING:
    from creditline.rules.authorization.finding import Finding
    from creditline.rules.authorization.sight import Sight

CASH_LIKE = ("4829", "6010", "6011", "6050", "6051", "7995")
"""
Categories of ISO 18245 that turn credit into money rather than goods.

Wire transfers and money orders, manual and automated cash disbursements, quasi-cash at financial institutions and
elsewhere, betting. Source: https://purchasing.aurorak12.org/p-cards/mcc-restrictions/ (4829, 6010, 6011, 6051),
https://payatlas.com/mcc-codes/6050-quasi-cash-customer-financial-institution (6050), https://www.eflow.com/mcc/6051
(6051, and 7995 for gambling).
"""


@attrs.frozen
class ScenesAllowed(RuleOfCircumstances):
    """
    Money is spent for these scenes alone.

    Args:
        scenes: Words of the lender's; `"cash"` among them allows draws.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "scenes_allowed"

    scenes: tuple[str, ...] = attrs.field(converter=as_words)

    def judge(self, sight: Sight) -> Finding | None:
        """Against any other scene."""
        if sight.scene in self.scenes:
            return None
        if not sight.scene:
            return self.not_known("what the money is for", "消费场景")
        return self.against(
            f"{sight.scene!r} is none of the scenes that this line is for: {', '.join(self.scenes)}",
            f"场景“{sight.scene}”不在允许的范围内：{'、'.join(self.scenes)}",
            scene=sight.scene,
        )


@attrs.frozen
class CategoriesAllowed(RuleOfCircumstances):
    """
    Merchants are of these categories alone; draws, which have no merchant, are left to `ScenesAllowed`.

    Args:
        categories: Such as codes of ISO 18245.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "categories_allowed"

    categories: tuple[str, ...] = attrs.field(converter=as_words)

    def judge(self, sight: Sight) -> Finding | None:
        """Against any other category."""
        return None if sight.category in self.categories else _of_category(self, sight)


@attrs.frozen
class CategoriesRefused(RuleOfCircumstances):
    """
    Merchants are of none of these categories; draws, which have no merchant, are left to `ScenesAllowed`.

    Args:
        categories: Such as codes of ISO 18245; those that are as good as cash where it is left out.
    """

    __repr__ = shown
    __eq__ = alike
    __hash__ = hashed
    word = "categories_refused"

    categories: tuple[str, ...] = attrs.field(default=CASH_LIKE, converter=as_words)

    def judge(self, sight: Sight) -> Finding | None:
        """Against these categories."""
        if sight.category and sight.category not in self.categories:
            return None
        return _of_category(self, sight)


def _of_category(rule: RuleOfCircumstances, sight: Sight) -> Finding | None:
    """What speaks against a category that is not allowed."""
    if sight.act == "draw":
        return None
    if not sight.category:
        return rule.not_known("the merchant's category", "商户类别")
    return rule.against(
        f"merchants of category {sight.category} are not paid from this line",
        f"本额度不用于类别 {sight.category} 的商户",
        category=sight.category,
    )
