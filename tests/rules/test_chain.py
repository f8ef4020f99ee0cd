"""Rules together: their order, their verdict, rules of one's own, and what is read aloud."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

import attrs
import pytest

from creditline import CNY, USD, Product
from creditline.acts import Purchase, Repay
from creditline.errors import (
    AuthorizationDeclined,
    AuthorizationReferred,
    Backdated,
    CurrencyMismatch,
)
from creditline.interchange import CannotRoundTrip, to_plain
from creditline.rules import authorization
from creditline.rules.authorization import (
    AmountCap,
    AuthorizationDecision,
    AuthorizationRules,
    CategoriesRefused,
    Finding,
    Ruling,
    ScenesAllowed,
    Sight,
    Velocity,
    Verdict,
)
from creditline.terms import Override
from tests.lines import NOV, OCT, a_line, product, refused

APPROVAL = Override("desk 7", "called back")
CAP = AmountCap(CNY(500))
LOWER = AmountCap(CNY(100), name="lower cap", outcome="refer")
SCENES = ScenesAllowed(("goods",), unknown="approve")


@dataclass(frozen=True)
class NoFractions:
    """A rule of somebody else's."""

    name: str = "no_fractions"

    def judge(self, sight: Sight) -> Finding | None:
        return Finding("refer", f"{sight.amount} is not round") if sight.amount.minor % 100 else None


@dataclass(frozen=True)
class Looks:
    """A rule that tells what it sees."""

    name: str = "looks"

    def judge(self, sight: Sight) -> Finding | None:
        seen = (sight.act, sight.id, sight.limit, sight.available, sight.days_on_book)
        return Finding("decline", "seen", figures=(("seen", seen),))


def buying(amount: object, **said: Any) -> Purchase:
    said = {"on": OCT(20), "id": "p", **said}
    return Purchase(CNY(amount), **said)  # type: ignore[arg-type]


def decided(amount: object, *rules: Any, **said: Any) -> AuthorizationDecision:
    return a_line(authorization=AuthorizationRules(rules)).assess(buying(amount, **said))


class TestTheVerdict:
    def test_all_are_judged_in_the_order_given(self) -> None:
        decision = decided(600, LOWER, SCENES, CAP)

        assert [(each.rule, each.verdict) for each in decision.rulings] == [
            ("lower cap", Verdict.REFER),
            ("scenes_allowed", Verdict.APPROVE),
            ("amount_cap", Verdict.DECLINE),
        ]

    def test_one_decline_declines(self) -> None:
        decision = decided(600, LOWER, CAP, approval=APPROVAL)

        assert (decision.verdict, decision.is_granted) == (Verdict.DECLINE, False)
        assert [ruling.rule for ruling in decision.decisive] == ["amount_cap"]

    def test_else_one_referral_refers(self) -> None:
        decision = decided(500, LOWER, CAP)

        assert (decision.verdict, decision.is_granted) == (Verdict.REFER, False)
        assert decided(500, LOWER, CAP, approval=APPROVAL).is_granted

    def test_else_it_is_approved(self) -> None:
        decision = decided(100, LOWER, CAP)

        assert (decision.verdict, decision.is_granted, decision.decisive) == (Verdict.APPROVE, True, ())

    def test_figures_and_reasons_stand_in_each_ruling(self) -> None:
        passed, failed = decided(500, CAP, LOWER).rulings

        assert (passed.finding, passed.reason, passed.figures) == (None, "", ())
        assert failed.reason == "500.00 CNY is more than the 100.00 CNY that a single spending may come to"
        assert failed.figures == (("amount", CNY(500)), ("cap", CNY(100)))

    def test_a_chain_of_none_approves(self) -> None:
        assert decided(600).is_granted

    def test_without_rules_the_limit_alone_decides(self) -> None:
        line = a_line()

        assert line.assess(buying(600)) == AuthorizationDecision(CNY(600), OCT(20), (), ())
        assert line.assess(buying(600, approval=APPROVAL)).approval == APPROVAL


class TestDates:
    RULE = AmountCap(CNY(500), since=OCT(10), until=OCT(20))

    @pytest.mark.parametrize(("on", "rules"), [(OCT(9), 0), (OCT(10), 1), (OCT(20), 1), (OCT(21), 0)])
    def test_the_first_and_the_last_day_are_included(self, on, rules) -> None:
        decision = decided(600, self.RULE, on=on)

        assert len(decision.rulings) == rules
        assert decision.is_granted is not bool(rules)

    @pytest.mark.parametrize(("on", "rules"), [(OCT(9), ["old"]), (OCT(10), ["new"])])
    def test_one_rule_follows_on_another(self, on, rules) -> None:
        old = AmountCap(CNY(500), name="old", until=OCT(9))
        new = AmountCap(CNY(400), name="new", since=OCT(10))

        assert [ruling.rule for ruling in decided(1, old, new, on=on).rulings] == rules


class TestRulesOfOnesOwn:
    def test_they_stand_in_the_chain_like_any_other(self) -> None:
        decision = decided("10.50", CAP, NoFractions())

        assert str(decision).splitlines()[-1] == "  no_fractions: referred - 10.50 CNY is not round"
        assert decided(10, CAP, NoFractions()).is_granted

    def test_they_see_the_line_before_the_spending(self) -> None:
        (ruling,) = a_line(authorization=AuthorizationRules((Looks(),)), limit="800").assess(buying(10)).rulings

        assert dict(ruling.figures)["seen"] == ("purchase", "p", CNY(800), CNY(800), 19)

    def test_they_cannot_be_written_down(self) -> None:
        with pytest.raises(CannotRoundTrip, match="NoFractions"):
            to_plain(product(authorization=AuthorizationRules((NoFractions(),))))

    def test_what_they_judge_is_a_finding(self) -> None:
        @dataclass(frozen=True)
        class Odd:
            name: str = "odd"

            def judge(self, sight: Sight) -> Any:
                return sight.act

        with pytest.raises(TypeError, match="'odd' judges None or a Finding, not 'purchase'"):
            decided(1, Odd())

    def test_nothing_is_found_by_who_approves(self) -> None:
        with pytest.raises(ValueError, match="a rule that approves finds nothing"):
            Finding("approve", "why")

    def test_figures_in_lists_are_as_good(self) -> None:
        found = Finding("refer", "why", figures=[["count", 3], ("cap", CNY(1))])

        assert found == Finding("refer", "why", figures=(("count", 3), ("cap", CNY(1))))
        assert hash(found) == hash(Finding("refer", "why", figures=(("count", 3), ("cap", CNY(1)))))

    @pytest.mark.parametrize("figures", [None, 3, "ab", ("ab",), (("a",),), ((1, 2),), {"ab": 1}, [("a", 1, 2)]])
    def test_figures_are_pairs_of_a_name_and_a_figure(self, figures) -> None:
        with pytest.raises(TypeError, match="figures are pairs of a name and a figure, not .*: write figures="):
            Finding("refer", "why", figures=figures)

    def test_figures_are_immutable(self) -> None:
        with pytest.raises(TypeError, match="figures are immutable values, so that decisions can be .* 'list'"):
            Finding("refer", "why", figures=(("seen", [1, 2]),))

    def test_a_decision_can_be_hashed(self) -> None:
        assert hash(decided("10.50", NoFractions())) == hash(decided("10.50", NoFractions()))

    def test_a_reason_without_chinese_is_said_in_english(self) -> None:
        assert Finding("refer", "why").said("zh") == "why"
        assert Finding("refer", "why", "为何").said("zh") == "为何"


class TestWhatAChainIs:
    def test_a_list_of_rules_is_as_good(self) -> None:
        assert AuthorizationRules([CAP]) == AuthorizationRules((CAP,))
        assert hash(AuthorizationRules([CAP])) == hash(AuthorizationRules((CAP,)))

    def test_one_rule_is_no_chain(self) -> None:
        with pytest.raises(TypeError, match=r"write AuthorizationRules\(\(rule,\)\)"):
            AuthorizationRules(CAP)  # type: ignore[arg-type]

    @pytest.mark.parametrize("rule", ["cap", None, Ruling("cap", None)])
    def test_what_is_no_rule_is_refused(self, rule) -> None:
        with pytest.raises(TypeError, match="a rule has a name and a method judge"):
            AuthorizationRules((rule,))

    def test_each_has_a_name_of_its_own(self) -> None:
        with pytest.raises(ValueError, match="each rule of a chain has a name of its own, not 'amount_cap', 'amount_"):
            AuthorizationRules((CAP, AmountCap(CNY(1), scene="travel")))
        with pytest.raises(ValueError, match="each rule of a chain has a name of its own"):
            AuthorizationRules((NoFractions(""),))

    def test_a_product_takes_nothing_else(self) -> None:
        with pytest.raises(TypeError, match=r"authorization is AuthorizationRules\(\(rule, ...\)\), not \(AmountCap"):
            product(authorization=(CAP,))

    def test_amounts_are_in_the_currency_of_the_product(self) -> None:
        with pytest.raises(CurrencyMismatch):
            product(authorization=AuthorizationRules((NoFractions(), AmountCap(USD(1)))))
        assert isinstance(product(authorization=AuthorizationRules((NoFractions(), CAP))), Product)


class TestReadingAloud:
    RULES = (CAP, LOWER, CategoriesRefused(), Velocity(count=3, days=1))

    def test_in_english(self) -> None:
        assert str(decided(600, *self.RULES, approval=APPROVAL)) == (
            "2026-10-20 600.00 CNY: declined\n"
            "  amount_cap: declined - 600.00 CNY is more than the 500.00 CNY that a single spending may come to\n"
            "  lower cap: referred - 600.00 CNY is more than the 100.00 CNY that a single spending may come to\n"
            "  categories_refused: referred - the merchant's category is not known\n"
            "  velocity: approved"
        )

    def test_in_chinese(self) -> None:
        assert decided(600, *self.RULES, approval=APPROVAL).explain("zh") == (
            "2026-10-20 600.00 CNY: 拒绝\n"
            "  amount_cap: 拒绝 - 600.00 CNY 超过单笔上限 500.00 CNY\n"
            "  lower cap: 转人工 - 600.00 CNY 超过单笔上限 100.00 CNY\n"
            "  categories_refused: 转人工 - 未知商户类别\n"
            "  velocity: 通过"
        )

    @pytest.mark.parametrize("amount", [600, 100])
    def test_what_is_declined_or_approved_was_let_through_by_nobody(self, amount) -> None:
        decision = decided(amount, CAP, LOWER, approval=APPROVAL)

        assert not decision.is_let_through
        assert "called back" not in decision.explain("en") + decision.explain("zh")

    def test_what_is_referred_was_let_through_by_who_approves(self) -> None:
        decision = decided(200, CAP, LOWER, approval=APPROVAL)

        assert decision.is_let_through
        assert decision.explain("en").splitlines()[-1] == "  let through by desk 7: called back"
        assert decision.explain("zh").splitlines()[-1] == "  由 desk 7 放行：called back"

    def test_what_is_referred_and_not_approved_was_let_through_by_nobody(self) -> None:
        decision = decided(200, CAP, LOWER)

        assert not decision.is_let_through
        assert "let through" not in str(decision)

    def test_in_no_other_language(self) -> None:
        with pytest.raises(ValueError, match="decisions are explained in 'en' or 'zh', not 'fr'"):
            decided(1, CAP).explain("fr")


class TestRefusals:
    def test_a_decline_names_its_rules_and_reasons(self) -> None:
        line = a_line(authorization=AuthorizationRules((LOWER, CAP, attrs.evolve(SCENES, unknown="decline"))))
        error = refused(line, buying(600, approval=APPROVAL))

        assert isinstance(error, AuthorizationDeclined)
        assert error.requested == CNY(600)
        assert error.rules == ("amount_cap", "scenes_allowed")
        assert error.reasons[1] == "what the money is for is not known"
        assert error.decision == line.assess(buying(600, approval=APPROVAL))
        assert str(error) == (
            "600.00 CNY is declined by amount_cap: 600.00 CNY is more than the 500.00 CNY that a single spending may "
            "come to; scenes_allowed: what the money is for is not known"
        )

    def test_a_referral_says_so(self) -> None:
        error = refused(a_line(authorization=AuthorizationRules((LOWER, CAP))), buying(200))

        assert isinstance(error, AuthorizationReferred)
        assert (error.rules, error.requested) == (("lower cap",), CNY(200))
        assert str(error) == (
            "200.00 CNY needs an approval: it is referred by lower cap: 200.00 CNY is more than the 100.00 CNY that a "
            "single spending may come to"
        )

    def test_a_refusal_can_be_pickled(self) -> None:
        error = refused(a_line(authorization=AuthorizationRules((LOWER, CAP))), buying(200))

        assert pickle.loads(pickle.dumps(error)).args == error.args  # noqa: S301 - our own


class TestAssessing:
    LINE = a_line(authorization=AuthorizationRules((CAP,)))

    def test_nothing_is_done(self) -> None:
        before = pickle.dumps(self.LINE)
        self.LINE.assess(buying(1, on=NOV(20)))

        assert pickle.dumps(self.LINE) == before

    def test_only_what_spends_is_judged(self) -> None:
        with pytest.raises(TypeError, match="rules of authorization judge a Purchase, an Authorize or a Draw, not Rep"):
            self.LINE.assess(Repay(CNY(1), on=OCT(20), id="r"))  # type: ignore[arg-type]

    def test_another_currency_is_refused(self) -> None:
        with pytest.raises(CurrencyMismatch):
            self.LINE.assess(Purchase(USD(1), on=OCT(20), id="p"))

    def test_an_earlier_day_is_refused(self) -> None:
        with pytest.raises(Backdated):
            self.LINE.advance(to=NOV(1)).assess(buying(1))

    def test_the_room_opens_when_asked_for(self) -> None:
        assert authorization.AmountCap is AmountCap
