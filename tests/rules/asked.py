"""Figures to be judged: an ordinary customer who asks for 2,000.00, but for what a test says."""

from __future__ import annotations

from typing import Any

from creditline import CNY
from creditline.rules import CustomerFacts, LimitFigures
from creditline.terms import LimitTerms
from tests.lines import NOV, month

TERMS = LimitTerms(minimum=CNY(500), maximum=CNY(50_000), step=CNY(100))

ADULT = CustomerFacts(age=31, is_student=False, monthly_income=CNY(8_000), risk_grade="B")

ORDINARY: dict[str, Any] = {
    "on": NOV(1),
    "line": "alice",
    "asked": CNY(2_000),
    "terms": TERMS,
    "product": "Plain",
    "permanent_limit": CNY(8_000),
    "temporary_limit": CNY(0),
    "agreed": CNY(0),
    "offered": CNY(0),
    "promised_temporary": CNY(0),
    "temporary_at_once": CNY(0),
    "used": CNY(3_000),
    "held": CNY(0),
    "available": CNY(5_000),
    "opened": month(2025, 10)(1),
    "months_on_book": 13,
    "statements_judged": 12,
    "last_increase": month(2026, 3)(31),
    "customer": ADULT,
}


def asked(**told: Any) -> LimitFigures:
    """Figures of 1 November 2026: a limit of 8,000.00, of which 3,000.00 is used, 13 months old and never late."""
    return LimitFigures(**{**ORDINARY, **told})
