"""Strategies for what bounds a spending: limits, smaller ones for scenes, and rules of authorization."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from creditline.money import CNY, Currency
from creditline.rules.authorization import (
    AmountCap,
    AuthorizationRules,
    CategoriesRefused,
    HoursCap,
    ImpossibleTravel,
    NewLineCap,
    Repetition,
    ScenesAllowed,
    ShareOfAvailable,
    Velocity,
)
from creditline.terms import LimitTerms, SceneLimit
from creditline.testing.chance import strategies as st

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

AMOUNTS = (1, 5_000, 90_000, 300_000)
"""Caps and limits of scenes in minor units, some of which a few spendings use up."""

SHARES = ("0", "20%", "1/3", "100%")
SCENES = ("cash", "goods", "travel")
RULES_MAX = 3


def limit_terms(currency: Currency = CNY, *, scenes: bool = True) -> SearchStrategy[LimitTerms]:
    """
    What uses a limit, and now and then limits of scenes.

    Args:
        currency: Of its amounts.
        scenes: Whether there are such limits at all.
    """
    bounded = st.lists(scene_limits(currency), min_size=1, max_size=len(SCENES), unique_by=lambda each: each.scene)
    none: tuple[SceneLimit, ...] = ()
    given = st.one_of(*[st.just(none)] * 3, bounded.map(tuple)) if scenes else st.just(none)
    return st.builds(LimitTerms, consumed_by=st.sampled_from(("principal", "balance")), scenes=given)


def scene_limits(currency: Currency = CNY) -> SearchStrategy[SceneLimit]:
    """Limits of scenes, as a share and as an amount, also of nothing and of all."""
    shares = st.builds(SceneLimit, st.sampled_from(SCENES), share=st.sampled_from(SHARES))
    amounts = st.builds(SceneLimit, st.sampled_from(SCENES), amount=st.sampled_from(AMOUNTS).map(currency.minor))
    return shares | amounts


def authorization_rules(currency: Currency = CNY) -> SearchStrategy[AuthorizationRules]:
    """A few rules of authorization, one of a kind at most, that decline or refer some of what is asked."""
    amounts = st.sampled_from(AMOUNTS[1:]).map(currency.minor)
    outcomes = st.sampled_from(("decline", "refer"))
    unknown = st.sampled_from(("approve", "approve", "refer", "decline"))
    night, rush_hour = ((time(23), time(6)),), ((time(7), time(9)),)
    rules = st.one_of(
        st.builds(AmountCap, amounts, scene=st.sampled_from(("", "travel")), outcome=outcomes),
        st.builds(NewLineCap, amounts, st.sampled_from((1, 30)), outcome=outcomes),
        st.builds(ShareOfAvailable, st.sampled_from(("80%", "100%")), outcome=outcomes),
        st.builds(HoursCap, amounts, st.just(night), outcome=outcomes, unknown=unknown),
        st.builds(Velocity, count=st.sampled_from((1, 4)), days=st.sampled_from((1, 7)), outcome=outcomes),
        st.builds(Velocity, amount=amounts, minutes=st.sampled_from((1, 60)), unknown=unknown),
        st.builds(Repetition, st.just(10), unknown=unknown),
        st.builds(ScenesAllowed, st.just((*SCENES, "gifts")), unknown=unknown),
        st.builds(CategoriesRefused, unknown=unknown),
        st.builds(
            ImpossibleTravel, st.just(120), hours=st.just(rush_hour), speed_in_hours=st.just(25), unknown=unknown
        ),
    )
    few = st.lists(rules, min_size=1, max_size=RULES_MAX, unique_by=lambda rule: rule.name)
    return few.map(AuthorizationRules)
