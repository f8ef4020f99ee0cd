"""Strategies for figures, rules and policies, near the edges of what each rule allows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from creditline import CNY
from creditline.dates import Days, Months
from creditline.rules import (
    AgeBetween,
    CleanStatements,
    CoolingOff,
    CustomerFacts,
    IncomeMultiple,
    LargestStep,
    LimitPolicy,
    LineStanding,
    MonthsOnBook,
    NotAStudent,
    Noted,
    NotPastDue,
    NotYetOffered,
    ProductBounds,
    RegulatoryCap,
    RiskGrades,
    SomethingAsked,
    StudentCap,
    Usage,
    WithinBudget,
    WithinCap,
)
from creditline.terms import LimitTerms
from tests.rules.asked import asked

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from creditline.money import Money
    from creditline.rules import Decision, LimitFigures, LimitRule

DAYS = st.dates(date(2026, 10, 1), date(2027, 2, 1))
SMALL = st.integers(0, 12)


def amounts(least: int = 0) -> SearchStrategy[Money]:
    """Zero or so many fen at least, to a few times an ordinary limit."""
    return st.one_of(st.integers(least, 20).map(CNY), st.integers(least, 2_000_000).map(CNY.minor))


terms = st.builds(
    LimitTerms,
    minimum=st.none() | st.just(CNY(500)),
    maximum=st.none() | st.integers(500, 20_000).map(CNY),
    step=st.sampled_from([None, CNY(1), CNY(100), CNY(250)]),
    temporary_maximum=st.none() | amounts(),
    temporary_days=st.none() | st.integers(1, 60),
)
other = st.dictionaries(
    st.sampled_from(["score", "agreed", "since"]),
    st.one_of(st.none(), st.booleans(), SMALL, DAYS, amounts(), st.fractions(0, 2, max_denominator=9), st.just("B")),
)
customers = st.builds(
    CustomerFacts,
    age=st.none() | st.integers(15, 65),
    is_student=st.none() | st.booleans(),
    monthly_income=st.none() | amounts(),
    risk_grade=st.sampled_from([None, "A", "B", "C"]),
    other=other,
)


@st.composite
def limit_figures(draw: DrawFn) -> LimitFigures:
    """Figures of any line and any customer."""
    on = draw(DAYS)
    judged = draw(SMALL)
    told: dict[str, Any] = {
        name: draw(amounts())
        for name in (
            "asked",
            "permanent_limit",
            "temporary_limit",
            "agreed",
            "offered",
            "promised_temporary",
            "temporary_at_once",
            "used",
        )
    }
    return asked(
        **told,
        on=on,
        last=draw(st.none() | st.dates(on, date(2027, 3, 1))),
        status=draw(st.sampled_from(["open", "open", "frozen"])),
        terms=draw(terms),
        days_past_due=draw(st.sampled_from([0, 0, 0, 1, 31])),
        months_on_book=draw(SMALL),
        statements_judged=judged,
        statements_missed=tuple(sorted(draw(st.sets(st.integers(1, judged))))) if judged else (),
        last_increase=draw(st.none() | st.dates(date(2026, 1, 1), on)),
        customer=draw(customers),
    )


@st.composite
def limit_rules(draw: DrawFn) -> LimitRule:
    """One rule of the library, dated or not; those of campaigns among them."""
    since, until = sorted([draw(DAYS), draw(DAYS)])
    dated: dict[str, Any] = {
        "since": draw(st.sampled_from([None, since])),
        "until": draw(st.sampled_from([None, until])),
        "source": draw(st.sampled_from(["", "a notice of 2022"])),
    }
    n = draw(st.integers(1, 12))
    made: list[Any] = [
        lambda: ProductBounds(**dated),
        lambda: RegulatoryCap(draw(amounts()), **dated),
        lambda: LargestStep(share=draw(st.sampled_from(["10%", "1/3"])), amount=draw(amounts(1)), **dated),
        lambda: CleanStatements(n, least=draw(st.none() | st.integers(0, n)), **dated),
        lambda: NotPastDue(draw(SMALL), **dated),
        lambda: CoolingOff(draw(st.just(Months(3)) | st.just(Days(90))), **dated),
        lambda: Usage("10%", most=draw(st.sampled_from([None, "99%"])), **dated),
        lambda: MonthsOnBook(n, **dated),
        lambda: AgeBetween(18, 60, **dated),
        lambda: NotAStudent(**dated),
        lambda: StudentCap(draw(amounts()), **dated),
        lambda: IncomeMultiple(draw(st.sampled_from(["2.5", "1/3"])), **dated),
        lambda: RiskGrades({"A": draw(amounts()), "B": draw(amounts())}, **dated),
        LineStanding,
        lambda: NotYetOffered("autumn", found=draw(st.booleans())),
        SomethingAsked,
        lambda: WithinCap(draw(amounts())),
        lambda: WithinBudget(draw(amounts()), CNY(20_000)),
    ]
    rule: LimitRule = draw(st.sampled_from(made))()
    return Noted(rule.name, rule.judge(asked())) if draw(st.integers(0, 9)) == 9 else rule


@st.composite
def limit_policies(draw: DrawFn, *, size: int = 8) -> LimitPolicy:
    """Some rules, each name once."""
    rules = draw(st.lists(limit_rules(), max_size=size, unique_by=lambda rule: rule.name))
    return LimitPolicy("drawn", rules)


@st.composite
def decisions(draw: DrawFn) -> Decision:
    """What such policies decide, overridden now and then."""
    decision = draw(limit_policies()).judge(draw(limit_figures()))
    if draw(st.booleans()):
        return decision
    return decision.overridden(
        CNY.minor(draw(st.integers(0, decision.asked.minor))), by="ann", reason="eine gute Kundin，十年"
    )
