"""Laws of policies: stricter ones never grant more, and every decision is reached again from its figures."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY
from creditline.rules import (
    CleanStatements,
    Extent,
    LimitPolicy,
    MonthsOnBook,
    NotPastDue,
    Outcome,
    RegulatoryCap,
    RiskGrades,
    StudentCap,
    Usage,
    WithinBudget,
    WithinCap,
)
from tests.rules.strategies import amounts, decisions, limit_figures, limit_policies, limit_rules

FRACTIONS = st.fractions(0, 1, max_denominator=100)


@st.composite
def stricter_pairs(draw: Any) -> tuple[Any, Any]:
    """A rule, and the same made stricter: a smaller ceiling, a larger number, a narrower gate."""
    low, high = sorted([draw(amounts()), draw(amounts())])
    few, many = sorted([draw(st.integers(1, 12)), draw(st.integers(1, 12))])
    less, more = sorted([draw(FRACTIONS), draw(FRACTIONS)])
    pairs = [
        (RegulatoryCap(high), RegulatoryCap(low)),
        (StudentCap(high), StudentCap(low)),
        (WithinCap(high), WithinCap(low)),
        (WithinBudget(high, high), WithinBudget(low, high)),
        (RiskGrades({"A": high, "B": high}), RiskGrades({"A": low})),
        (CleanStatements(few), CleanStatements(many)),
        (CleanStatements(many, least=few), CleanStatements(many)),
        (MonthsOnBook(few), MonthsOnBook(many)),
        (NotPastDue(many), NotPastDue(few)),
        (Usage(less), Usage(more)),
        (Usage(most=more), Usage(most=less)),
    ]
    return draw(st.sampled_from(pairs))  # type: ignore[no-any-return] # a pair is drawn


@attrs.frozen
class InStepsOf:
    """A step of somebody else's."""

    step: Any
    name: str = "in steps"
    added_to: Any = None

    def judge(self, _: Any) -> Outcome:
        return Outcome(True, (), "so it is", step=self.step, added_to=self.added_to)  # noqa: FBT003 - as users write it


class TestStricterNeverGrantsMore:
    @given(policy=limit_policies(), rule=limit_rules(), place=st.integers(0, 8), figures=limit_figures())
    def test_one_more_rule(self, policy, rule, place, figures):
        others = [each for each in policy.rules if each.name != rule.name]
        less = LimitPolicy("less", others).judge(figures)
        more = LimitPolicy("more", [*others[:place], rule, *others[place:]]).judge(figures)

        assert more.granted <= less.granted

    @given(policy=limit_policies(size=4), pair=stricter_pairs(), figures=limit_figures())
    def test_a_smaller_ceiling_or_a_larger_number(self, policy, pair, figures):
        others = [each for each in policy.rules if each.name != pair[0].name]
        loose, strict = (LimitPolicy("either", [*others, rule]).judge(figures) for rule in pair)

        assert strict.granted <= loose.granted

    @given(
        steps=st.lists(st.tuples(st.integers(1, 60), st.integers(0, 99)), max_size=4),
        asked=st.integers(0, 3_000),
        figures=limit_figures(),
    )
    def test_steps_leave_the_largest_amount_that_fits_all_of_them(self, steps, asked, figures):
        rules = [
            InStepsOf(CNY.minor(step), f"{place}", CNY.minor(before)) for place, (step, before) in enumerate(steps)
        ]
        figures = attrs.evolve(figures, asked=CNY.minor(asked))
        fitting = [n for n in range(asked + 1) if all((n + before) % step == 0 for step, before in steps)]

        granted = [LimitPolicy("p", rules[:many]).judge(figures).granted for many in range(len(rules) + 1)]
        assert granted[-1] == CNY.minor(max(fitting, default=0))
        assert granted == sorted(granted, reverse=True)

    @given(policy=limit_policies(size=4), step=amounts(1), times=st.integers(1, 5), figures=limit_figures())
    def test_a_multiple_of_a_step(self, policy, step, times, figures):
        fine, coarse = (
            LimitPolicy("either", [*policy.rules, InStepsOf(each)]).judge(figures) for each in (step, step * times)
        )

        assert coarse.granted <= fine.granted


class TestEveryDecision:
    @given(decision=decisions())
    def test_is_reached_again_from_its_own_figures(self, decision):
        assert decision.replayed() == decision
        assert decision.noted() == decision

    @given(decision=decisions())
    def test_grants_what_every_rule_allows(self, decision):
        granted = decision.granted
        assert 0 <= granted.minor <= decision.asked.minor
        for ruling in decision.rulings:
            outcome = ruling.outcome
            assert not granted or outcome.allows_some
            assert outcome.ceiling is None or granted <= outcome.ceiling
            assert not granted or outcome.least is None or granted >= outcome.least

    @given(decision=decisions())
    def test_says_why_where_not_all_is_granted(self, decision):
        names = [ruling.name for ruling in decision.rulings]
        assert bool(decision.declined_by) == (not decision.granted and bool(decision.asked or decision.declined_by))
        assert bool(decision.limited_by) == (decision.granted.minor not in (0, decision.asked.minor))
        assert {*decision.declined_by, *decision.limited_by} <= {*names}
        assert (decision.extent is Extent.NONE) == (not decision.amount)

    @given(decision=decisions(), language=st.sampled_from(["en", "zh"]))
    def test_leaves_no_figure_unsaid(self, decision, language):
        told = decision.explain(language)
        assert "{" not in told
        assert "None" not in told
        ceilings = [each.outcome.ceiling for each in decision.rulings if each.outcome.ceiling is not None]
        allowed = min([decision.asked, *ceilings])
        is_less = decision.granted < allowed and all(each.outcome.allows_some for each in decision.rulings)
        more = len(told.splitlines()) - 1 - len(decision.rulings) - (decision.override is not None)
        assert more in ((1, 2) if is_less else (0,))
