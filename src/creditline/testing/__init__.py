"""Strategies and a state machine for property tests of what is built on credit lines; needs Hypothesis."""

from creditline.testing.bounds import authorization_rules, limit_terms, scene_limits
from creditline.testing.commands import command, commands, days_ahead, whims
from creditline.testing.figures import balances, figures
from creditline.testing.histories import ancestors, histories, openings
from creditline.testing.laws import AVAILABLE_RISES_BY, require_laws
from creditline.testing.machine import LineMachine
from creditline.testing.strategies import (
    amounts,
    cash_fees,
    cycles,
    days,
    delinquencies,
    interests,
    late_fees,
    leniencies,
    minimums,
    offers,
    order_cycles,
    plan_products,
    products,
)
from creditline.testing.whim import Whim

__all__ = [
    "AVAILABLE_RISES_BY",
    "LineMachine",
    "Whim",
    "amounts",
    "ancestors",
    "authorization_rules",
    "balances",
    "cash_fees",
    "command",
    "commands",
    "cycles",
    "days",
    "days_ahead",
    "delinquencies",
    "figures",
    "histories",
    "interests",
    "late_fees",
    "leniencies",
    "limit_terms",
    "minimums",
    "offers",
    "openings",
    "order_cycles",
    "plan_products",
    "products",
    "require_laws",
    "scene_limits",
    "whims",
]
