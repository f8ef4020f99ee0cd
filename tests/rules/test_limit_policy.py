"""Policies: every rule is judged, what they grant together, and how it is read aloud."""

from __future__ import annotations

import pickle
from datetime import date, datetime
from typing import Any, cast

import attrs
import pytest

from creditline import CNY, USD
from creditline.errors import CurrencyMismatch
from creditline.rules import (
    AgeBetween,
    CleanStatements,
    CustomerFacts,
    Decision,
    Extent,
    IncreaseAsked,
    LargestStep,
    LimitPolicy,
    Noted,
    NotPastDue,
    Outcome,
    ProductBounds,
    RegulatoryCap,
    RiskGrades,
    Ruling,
    Usage,
    figures,
)
from creditline.terms import LimitTerms, Override
from tests.lines import DEC, NOV, OCT
from tests.rules.asked import asked

ORDINARY = LimitPolicy(
    "autumn",
    [
        ProductBounds(),
        RegulatoryCap(CNY(200_000)),
        CleanStatements(6),
        NotPastDue(),
        Usage("30%"),
        RiskGrades({"A": CNY(50_000), "B": CNY(9_250)}),
    ],
)


@attrs.frozen
class Scored:
    """A gate of somebody else's."""

    name: str = "score"

    def judge(self, asked: Any) -> Outcome:
        score = asked.customer.get("score")
        return Outcome(score is not None and score > 600, figures(score=score), "the score is {score} of {all}")


@attrs.frozen
class AtMost:
    """A ceiling, a step and a least amount of somebody else's."""

    ceiling: Any = None
    step: Any = None
    added_to: Any = None
    least: Any = None
    name: str = "at most"

    def judge(self, _: Any) -> Outcome:
        return Outcome(
            True,  # noqa: FBT003 - as users write it
            (),
            "so it is",
            ceiling=self.ceiling,
            step=self.step,
            added_to=self.added_to,
            least=self.least,
        )


AMOUNTS = ("ceiling", "step", "added_to", "least")


def granted(*rules: Any, **told: Any) -> Decision:
    """What these rules say to the figures."""
    return LimitPolicy("test", rules).judge(asked(**told))


class TestWhatIsGranted:
    def test_all_that_was_asked_for(self):
        decision = ORDINARY.judge(asked(asked=CNY(1_200)))

        assert (decision.granted, decision.amount, decision.extent) == (CNY(1_200), CNY(1_200), Extent.IN_FULL)
        assert (decision.declined_by, decision.limited_by) == ((), ())

    def test_a_part_down_to_the_step(self):
        decision = ORDINARY.judge(asked())

        assert (decision.granted, decision.extent) == (CNY(1_200), Extent.IN_PART)
        assert decision.limited_by == ("risk grade", "product bounds")
        assert decision.declined_by == ()

    def test_nothing_where_a_gate_is_shut_and_every_rule_is_judged_all_the_same(self):
        decision = ORDINARY.judge(asked(days_past_due=3, used=CNY(10)))

        assert (decision.granted, decision.extent) == (CNY(0), Extent.NONE)
        assert decision.declined_by == ("not past due", "usage")
        assert decision.limited_by == ()
        assert [ruling.name for ruling in decision.rulings] == [rule.name for rule in ORDINARY.rules]

    def test_nothing_where_a_ceiling_leaves_nothing(self):
        assert granted(AtMost(ceiling=CNY(0))).declined_by == ("at most",)

    def test_the_step_counts_with_what_is_added_to(self):
        terms = LimitTerms(step=CNY(100))

        assert granted(ProductBounds(), terms=terms, permanent_limit=CNY(8_050)).granted == CNY(1_950)
        assert granted(ProductBounds(), terms=terms, permanent_limit=CNY(8_050), asked=CNY(40)).granted == CNY(0)
        assert granted(AtMost(step=CNY(300)), asked=CNY(1_000)).granted == CNY(900)

    @pytest.mark.parametrize(
        ("steps", "left", "named"),
        [
            ([(300, 0), (200, 0)], 600, [0, 1]),
            ([(200, 0), (300, 0)], 600, [0, 1]),
            ([(300, 100), (200, 100)], 500, [0, 1]),
            ([(300, 100), (200, 0)], 800, [0]),
            ([(300, 200), (500, 100)], 400, [0, 1]),
            ([(4, 1), (6, 0)], 0, [0, 1]),
            ([(600, 0), (900, 0)], 0, [0, 1]),
            ([(300, 0), (300, 0)], 900, [0, 1]),
            ([(300, 0), (200, 0), (7, 3)], 0, [0, 1, 2]),
            ([(30, 0), (20, 0), (7, 3)], 900, [0, 2]),
        ],
    )
    def test_every_step_fits_at_once(self, steps, left, named):
        rules = [
            AtMost(step=CNY(step), added_to=CNY(before), name=f"step {number}")
            for number, (step, before) in enumerate(steps)
        ]
        decision = granted(*rules, asked=CNY(1_000))
        found = [n for n in range(1_001) if all(not (n + before) % step for step, before in steps)]

        assert max(found, default=0) == left
        assert decision.granted == CNY(left)
        assert decision.limited_by + decision.declined_by == tuple(f"step {number}" for number in named)

    def test_a_step_that_takes_nothing_is_not_named(self):
        rules = AtMost(step=CNY(100)), AtMost(step=CNY(300), name="coarser")

        assert granted(*rules, asked=CNY(1_000)).limited_by == ("coarser",)
        assert granted(*rules[::-1], asked=CNY(1_050)).limited_by == ("coarser", "at most")

    def test_those_that_leave_nothing_together_are_named(self):
        decision = granted(AtMost(ceiling=CNY(150)), AtMost(step=CNY(200), name="then"))

        assert decision.declined_by == ("at most", "then")

    def test_less_than_the_least_is_not_granted(self):
        assert granted(AtMost(least=CNY(2_000))).granted == CNY(2_000)
        decision = granted(AtMost(least=CNY("2000.01")), AtMost(ceiling=CNY(5_000), name="idle"))
        assert (decision.granted, decision.declined_by) == (CNY(0), ("at most",))

    def test_a_policy_without_rules_grants_everything(self):
        assert granted().extent is Extent.IN_FULL

    def test_where_nothing_is_asked_nothing_is_granted(self):
        decision = granted(asked=CNY(0))

        assert (decision.extent, decision.declined_by) == (Extent.NONE, ())


class TestDates:
    """A rule is applied from its first through its last day; on others it does not stand in the decision."""

    RULES = (RegulatoryCap(CNY(9_000), until=OCT(31)), RegulatoryCap(CNY(8_500), since=NOV(1), until=NOV(30)))

    @pytest.mark.parametrize(("on", "most"), [(OCT(31), 1_000), (NOV(1), 500), (NOV(30), 500), (DEC(1), 2_000)])
    def test_first_and_last_days_are_included(self, on, most):
        decision = granted(*self.RULES, on=on)

        assert decision.granted == CNY(most)
        assert len(decision.rulings) == (on < DEC(1))

    @pytest.mark.parametrize(
        "rules",
        [
            (RegulatoryCap(CNY(1)), RegulatoryCap(CNY(2), since=NOV(1))),
            (RegulatoryCap(CNY(1), until=NOV(1)), RegulatoryCap(CNY(2), since=NOV(1))),
            (Scored(), Scored("score")),
        ],
    )
    def test_one_name_stands_for_one_rule_a_day(self, rules):
        with pytest.raises(ValueError, match="two rules named '.*' are in force on the same day"):
            LimitPolicy("test", rules)

    def test_a_rule_ends_after_it_begins(self):
        with pytest.raises(ValueError, match="a rule in force since 2026-11-02 cannot end on 2026-11-01"):
            NotPastDue(since=NOV(2), until=NOV(1))
        with pytest.raises(TypeError, match="since is a day, not a moment"):
            NotPastDue(since=datetime(2026, 11, 1))

    def test_a_subclass_of_a_date_is_told_how_to_be_written(self):
        class Day(date):
            pass

        with pytest.raises(TypeError, match=r"until is a plain datetime\.date: write datetime\.date\(2026, 11, 1\)"):
            NotPastDue(until=Day(2026, 11, 1))


class TestReadAloud:
    DECISION = LimitPolicy("autumn", [*ORDINARY.rules, Scored()]).judge(
        asked(customer=CustomerFacts(risk_grade="B", other={"score": 640}))
    )

    def test_in_english(self):
        assert str(self.DECISION) == self.DECISION.explain("en")
        assert str(self.DECISION).splitlines()[0] == "autumn, 2026-11-01: 1,200.00 CNY of 2,000.00 CNY granted"
        assert str(self.DECISION).splitlines()[3:] == [
            "- clean statements passed: none of the last 6 statements missed the minimum",
            "- not past due passed: 0 days past due, and no more than 0 are let pass",
            "- usage passed: 3,000.00 CNY is used of a limit of 8,000.00 CNY, where at least 30 % is wanted",
            "- risk grade allows 1,250.00 CNY: risk grade B allows a limit of 9,250.00 CNY, and it is 8,000.00 CNY",
            "- score passed: the score is 640 of {all}",
            "- rounded down to steps of 100.00 CNY: 1,200.00 CNY",
        ]

    def test_in_chinese(self):
        assert self.DECISION.explain("zh").splitlines()[::3] == [
            "autumn，2026-11-01：申请提额2,000.00 CNY，部分批准，批准1,200.00 CNY",
            "- 账单还款记录：通过，最近6期账单均已按时还足最低还款额",
            "- 风险等级：最多1,250.00 CNY，风险等级B额度最高9,250.00 CNY，现为8,000.00 CNY",
        ]
        assert self.DECISION.explain("zh").splitlines()[-2:] == [
            "- score：通过，the score is 640 of {all}",
            "- 按100.00 CNY的整数倍取整：1,200.00 CNY",
        ]
        declined = ORDINARY.judge(asked(days_past_due=3)).explain("zh")
        assert declined.splitlines()[0] == "autumn，2026-11-01：申请提额2,000.00 CNY，未批准"
        assert "- 逾期情况：不通过，当前逾期3天，允许0天" in declined

    @pytest.mark.parametrize(
        ("rules", "told", "english", "chinese"),
        [
            (
                [AtMost(step=CNY(100), ceiling=CNY(99))],
                {},
                ["rounded down to steps of 100.00 CNY: 0.00 CNY"],
                ["按100.00 CNY的整数倍取整：0.00 CNY"],
            ),
            (
                [AtMost(step=CNY(300)), AtMost(step=CNY(200), added_to=CNY(8_050), name="then")],
                {},
                ["rounded down to steps of 300.00 CNY and of 200.00 CNY together with 8,050.00 CNY: 0.00 CNY"],
                ["按300.00 CNY、连同8,050.00 CNY按200.00 CNY的整数倍取整：0.00 CNY"],
            ),
            (
                [ProductBounds()],
                {"permanent_limit": CNY(100), "asked": CNY(350)},
                [
                    "rounded down to steps of 100.00 CNY: 300.00 CNY",
                    "less than the least that is granted, 400.00 CNY: 0.00 CNY",
                ],
                ["按100.00 CNY的整数倍取整：300.00 CNY", "低于最低可批准额400.00 CNY：0.00 CNY"],
            ),
            ([AtMost(step=CNY(300)), NotPastDue()], {"days_past_due": 1}, [], []),
            ([AtMost(ceiling=CNY(300))], {}, [], []),
        ],
    )
    def test_what_is_less_than_every_rule_allows_says_why(self, rules, told, english, chinese):
        decision = granted(*rules, **told)

        assert str(decision).splitlines()[1 + len(rules) :] == [f"- {line}" for line in english]
        assert decision.explain("zh").splitlines()[1 + len(rules) :] == [f"- {line}" for line in chinese]

    def test_a_source_is_read_aloud(self):
        decision = granted(RegulatoryCap(CNY(9_000), source="Measures 2020, art. 6"))

        assert str(decision).endswith("at most, and is 8,000.00 CNY (Measures 2020, art. 6)")
        assert decision.explain("zh").endswith("额度最高9,000.00 CNY，现为8,000.00 CNY（Measures 2020, art. 6）")

    def test_a_source_of_somebody_elses_is_noted_where_it_is_text(self):
        @attrs.frozen
        class Sourced(Scored):
            source: Any = "our handbook"

        decision = granted(Sourced(), Sourced("other", None), customer=CustomerFacts(other={"score": 640}))

        assert [line.endswith(" (our handbook)") for line in str(decision).splitlines()] == [False, True, False]
        assert str(decision.noted()) == str(decision)

    def test_a_name_of_ones_own_follows_the_chinese_one(self):
        decision = granted(RegulatoryCap(CNY(9_000), name="house cap"))

        assert "- 额度上限（house cap）：最多1,000.00 CNY，额度最高9,000.00 CNY" in decision.explain("zh")

    def test_declined_in_english(self):
        assert "- not past due declined: 3 days past due" in str(ORDINARY.judge(asked(days_past_due=3)))

    def test_one_rule_alone(self):
        ruling = self.DECISION.rulings[3]

        assert ruling.explain() == "not past due passed: 0 days past due, and no more than 0 are let pass"
        assert ruling.explain("zh") == "逾期情况：通过，当前逾期0天，允许0天"

    @pytest.mark.parametrize(
        "read", [DECISION.explain, DECISION.rulings[0].explain, DECISION.rulings[0].outcome.reason]
    )
    def test_in_no_other_language(self, read):
        with pytest.raises(ValueError, match="reasons are read aloud in 'en' or 'zh', not in 'fr'"):
            read("fr")


class TestOverrides:
    """A person's word over that of the rules, with who and why."""

    PART = ORDINARY.judge(asked())

    def test_who_and_why_are_recorded(self):
        decision = self.PART.overridden(CNY(2_000), by="ann", reason="a customer of ten years")

        assert decision.override == Override("ann", "a customer of ten years")
        assert (decision.granted, decision.amount, decision.extent) == (CNY(1_200), CNY(2_000), Extent.IN_FULL)
        assert decision.limited_by == self.PART.limited_by
        assert str(decision).endswith("\noverridden to 2,000.00 CNY by ann: a customer of ten years")
        assert decision.explain("zh").splitlines()[0].endswith("部分批准，批准1,200.00 CNY")
        assert decision.explain("zh").endswith("\n人工调整为2,000.00 CNY，决定人ann：a customer of ten years")

    def test_nothing_may_be_granted_after_all(self):
        decision = self.PART.overridden(CNY(0), by="ann", reason="fraud")

        assert (decision.amount, decision.extent) == (CNY(0), Extent.NONE)

    def test_no_more_than_was_asked_for(self):
        with pytest.raises(ValueError, match=r"2,000\.00 CNY was asked for: 2,000\.01 CNY is more than that"):
            self.PART.overridden(CNY("2000.01"), by="ann", reason="generous")
        with pytest.raises(CurrencyMismatch):
            self.PART.overridden(USD(1), by="ann", reason="generous")

    @pytest.mark.parametrize(("by", "reason"), [("", "why"), ("ann", " "), ("ann", "two\nlines")])
    def test_somebody_says_why(self, by, reason):
        with pytest.raises(ValueError, match="is one line of text that says something"):
            self.PART.overridden(CNY(1), by=by, reason=reason)

    def test_an_amount_has_somebody_who_gave_it(self):
        with pytest.raises(ValueError, match="an override has an amount, and somebody who gave it"):
            attrs.evolve(self.PART, override_amount=CNY(1))
        with pytest.raises(ValueError, match="an override has an amount, and somebody who gave it"):
            attrs.evolve(self.PART, override=Override("ann", "why"))


class TestReplay:
    """A decision is reached again from its own figures and rules."""

    @pytest.mark.parametrize("told", [{}, {"days_past_due": 1}, {"asked": CNY(100)}])
    def test_the_same_again(self, told):
        decision = ORDINARY.judge(asked(**told))

        assert decision.replayed() == decision
        assert hash(decision.replayed()) == hash(decision)
        assert pickle.loads(pickle.dumps(decision)) == decision  # noqa: S301 - made here

    def test_the_override_stands(self):
        decision = ORDINARY.judge(asked()).overridden(CNY(2_000), by="ann", reason="why")

        assert decision.replayed() == decision

    def test_one_that_was_tampered_with_differs(self):
        decision = attrs.evolve(ORDINARY.judge(asked()), granted=CNY(2_000))

        assert decision.replayed() != decision

    def test_rules_of_others_are_noted(self):
        decision = LimitPolicy("test", [Scored(), NotPastDue()]).judge(asked())
        noted = decision.noted()

        assert noted.rulings == (
            Ruling(Noted("score", decision.rulings[0].outcome), decision.rulings[0].outcome),
            decision.rulings[1],
        )
        assert noted.replayed() == noted
        assert str(noted) == str(decision)

    def test_words_may_change(self):
        assert Outcome.let_pass((), "as it was said") == Outcome.let_pass((), "as it is said now")


class TestRefusals:
    @pytest.mark.parametrize("rule", ["clean", AgeBetween, object()])
    def test_a_rule_has_a_name_and_judges(self, rule):
        with pytest.raises(TypeError, match=r"rules have a name, and a method judge\(figures\)"):
            LimitPolicy("test", [rule])

    def test_a_rule_judges_with_an_outcome(self):
        @attrs.frozen
        class Says:
            name: str = "says"

            def judge(self, _: Any) -> bool:
                return True

        with pytest.raises(TypeError, match="rule 'says' judges with an Outcome, not with True"):
            granted(Says())

    @pytest.mark.parametrize("field", AMOUNTS)
    def test_a_rule_speaks_of_one_currency(self, field):
        with pytest.raises(CurrencyMismatch):
            granted(AtMost(**dict[str, Any]({field: USD(1)})))

    def test_a_step_is_more_than_nothing(self):
        with pytest.raises(ValueError, match="step is more than zero"):
            granted(AtMost(step=CNY(0)))

    def test_figures_are_of_known_kinds(self):
        with pytest.raises(TypeError, match="a value of a figure is Money"):
            figures(score=cast("Any", 0.5))

    def test_a_policy_has_a_name(self):
        with pytest.raises(ValueError, match="name is one line of text"):
            LimitPolicy("", ())


class TestAsking:
    """What is asked for without acting."""

    def test_days_are_in_order(self):
        assert IncreaseAsked(CNY(1), NOV(1), first=NOV(2), last=NOV(2)).last == NOV(2)
        for days in ({"first": OCT(31)}, {"last": OCT(31)}, {"first": NOV(3), "last": NOV(2)}):
            with pytest.raises(ValueError, match="an increase asked for on 2026-11-01 cannot be in force from"):
                IncreaseAsked(CNY(1), NOV(1), **days)

    def test_something_is_asked_for(self):
        with pytest.raises(ValueError, match="amount is more than zero"):
            IncreaseAsked(CNY(0), NOV(1))
        with pytest.raises(TypeError, match="amount is Money"):
            IncreaseAsked(cast("Any", 1), NOV(1))
        with pytest.raises(TypeError, match="on is a day, not a moment"):
            IncreaseAsked(CNY(1), datetime(2027, 1, 1))

    def test_a_subclass_of_a_date_is_told_how_to_be_written(self):
        class Day(date):
            pass

        with pytest.raises(TypeError, match=r"on is a plain datetime\.date: write datetime\.date\(2027, 1, 1\)"):
            IncreaseAsked(CNY(1), Day(2027, 1, 1))


def test_a_step_of_a_share_of_the_limit():
    assert granted(LargestStep(share="10%")).granted == CNY(800)
