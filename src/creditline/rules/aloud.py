"""Decisions read aloud: in English, and in Chinese as a bank's service would say it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from creditline.money.money import money_of
from creditline.rules.bounds import in_steps, rounding, under_ceilings
from creditline.rules.dated import StandardLimitRule
from creditline.rules.decision import Extent
from creditline.rules.limit import CHINESE_NAMES
from creditline.rules.outcome import source_of

if TYPE_CHECKING:
    from creditline.rules.decision import Decision, Ruling
    from creditline.rules.outcome import Language, LimitRule, Outcome

EXTENTS_IN_CHINESE = {Extent.IN_FULL: "全额批准", Extent.IN_PART: "部分批准", Extent.NONE: "未批准"}


def read_ruling(ruling: Ruling, language: Language) -> str:
    """A rule in one sentence: its name, whether it passed or how much it allows at most, why, and its source."""
    reason, ceiling, source = ruling.outcome.reason(language), ruling.outcome.ceiling, source_of(ruling.rule)
    if language == "zh":
        said = "不通过" if not ruling.outcome.allows_some else "通过" if ceiling is None else f"最多{ceiling}"
        return f"{_chinese_name(ruling.rule)}：{said}，{reason}" + (f"（{source}）" if source else "")
    said = "declined" if not ruling.outcome.allows_some else "passed" if ceiling is None else f"allows {ceiling}"
    return f"{ruling.name} {said}: {reason}" + (f" ({source})" if source else "")


def read(decision: Decision, language: Language) -> str:
    """What was granted, each rule in its order, what was rounded down, and who overrode them."""
    rules = [read_ruling(ruling, language) for ruling in decision.rulings]
    head, tail = _in_chinese(decision) if language == "zh" else _in_english(decision)
    return "\n".join([head, *[f"- {line}" for line in (*rules, *_why_less(decision, language))], *tail])


def _in_english(decision: Decision) -> tuple[str, list[str]]:
    head = f"{decision.policy}, {decision.figures.on}: {decision.granted} of {decision.asked} granted"
    if decision.override is None:
        return head, []
    return head, [f"overridden to {decision.override_amount} by {decision.override.by}: {decision.override.reason}"]


def _in_chinese(decision: Decision) -> tuple[str, list[str]]:
    extent = EXTENTS_IN_CHINESE[attrs.evolve(decision, override_amount=None, override=None).extent]
    granted = f"，批准{decision.granted}" if decision.granted else ""
    head = f"{decision.policy}，{decision.figures.on}：申请提额{decision.asked}，{extent}{granted}"
    if decision.override is None:
        return head, []
    return head, [f"人工调整为{decision.override_amount}，决定人{decision.override.by}：{decision.override.reason}"]


def _chinese_name(rule: LimitRule) -> str:
    """What a rule of ours is called, with its name in brackets where somebody named it; that of others as it is."""
    chinese = CHINESE_NAMES.get(type(rule))
    if chinese is None:
        return rule.name
    return chinese if rule.name == _usual_name(type(rule)) else f"{chinese}（{rule.name}）"


@cache
def _usual_name(kind: type[Any]) -> object:
    return kind.word if issubclass(kind, StandardLimitRule) else attrs.fields_dict(kind)["name"].default


def _why_less(decision: Decision, language: Language) -> list[str]:
    """Why less was granted than every rule allows by itself; nothing where it was not."""
    outcomes = [ruling.outcome for ruling in decision.rulings]
    if not all(each.allows_some for each in outcomes):
        return []
    left = under_ceilings(decision.asked.minor, outcomes)
    rounded = in_steps(left, outcomes)
    lines: list[str] = []
    if rounded < left:
        amount = money_of(rounded, decision.asked.currency)
        steps = dict.fromkeys([_step(outcomes[place], language) for place in rounding(left, outcomes)])
        lines.append(
            f"{'、'.join(steps)}的整数倍取整：{amount}"
            if language == "zh"
            else f"rounded down to steps of {' and of '.join(steps)}: {amount}"
        )
    if decision.granted.minor < rounded:
        least = max(each.least for each in outcomes if each.least is not None)
        lines.append(
            f"低于最低可批准额{least}：{decision.granted}"
            if language == "zh"
            else f"less than the least that is granted, {least}: {decision.granted}"
        )
    return lines


def _step(outcome: Outcome, language: Language) -> str:
    """A step, and what it counts the amount with where that is no multiple of it."""
    step, added_to = outcome.step, outcome.added_to
    is_between = step is not None and added_to is not None and added_to.minor % step.minor
    if language == "zh":
        return (f"连同{added_to}" if is_between else "") + f"按{step}"
    return f"{step}" + (f" together with {added_to}" if is_between else "")
