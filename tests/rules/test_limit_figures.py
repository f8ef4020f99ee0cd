"""What a decision looks at, as lines say it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import attrs
import pytest

from creditline import CNY, USD, CreditLine
from creditline.acts import AcceptIncrease, DeclineIncrease, OfferIncrease, RequestIncrease
from creditline.dates import Days
from creditline.errors import (
    Backdated,
    CurrencyMismatch,
    DecisionExceeded,
    DecisionOfAnotherLine,
    DecisionOutdated,
    TemporaryLimitExceeded,
)
from creditline.interchange import command_from_plain, command_to_plain
from creditline.rules import (
    AgeBetween,
    CleanStatements,
    CustomerFacts,
    IncreaseAsked,
    LimitPolicy,
    NotPastDue,
    ProductBounds,
    RegulatoryCap,
)
from creditline.state.conduct import Conduct
from creditline.terms import Leniency, LimitTerms, OrderCycle
from tests.lines import DEC, FEB, JAN, MAR, NOV, OCT, RULES, a_line, refused

BOUNDED = LimitTerms(minimum=CNY(500), maximum=CNY(20_000), step=CNY(100))
MORE = IncreaseAsked(CNY(2_000), NOV(20))


def used() -> CreditLine:
    """A line of which 3,000.00 is spent, 500.00 held, and everything billed is paid."""
    line = a_line(**RULES, limits=BOUNDED).purchase(CNY(1_000), on=OCT(20), id="tv")
    line = line.repay(CNY(1_000), on=NOV(5), id="pay-1").purchase(CNY(3_000), on=NOV(6), id="sofa")
    return line.authorize(CNY(500), on=NOV(7), id="hotel")


class TestOfALine:
    def test_everything_that_it_knows(self):
        facts = CustomerFacts(age=31)
        figures = used().limit_figures(MORE, facts)

        assert (figures.on, figures.asked, figures.status, figures.product) == (NOV(20), CNY(2_000), "open", "Plain")
        assert (figures.permanent_limit, figures.limit, figures.temporary_limit) == (CNY(10_000), CNY(10_000), CNY(0))
        assert (figures.used, figures.held, figures.available) == (CNY(3_000), CNY(500), CNY(6_500))
        assert (figures.opened, figures.months_on_book, figures.last_increase) == (OCT(1), 1, None)
        assert (figures.statements_judged, figures.statements_missed, figures.days_past_due) == (1, (), 0)
        assert (figures.terms, figures.customer, figures.is_temporary) == (BOUNDED, facts, False)

    def test_as_it_will_stand_on_the_day_of_the_request(self):
        line = used()
        figures = line.limit_figures(IncreaseAsked(CNY(1), DEC(20), last=DEC(31)))

        assert (figures.days_past_due, figures.statements_missed) == (11, (1,))
        assert (figures.is_temporary, figures.customer) == (True, CustomerFacts())
        assert line.as_of == NOV(7)

    def test_a_day_before_its_own_is_refused(self):
        with pytest.raises(Backdated):
            used().limit_figures(IncreaseAsked(CNY(1), NOV(6)))

    def test_another_currency_is_refused(self):
        with pytest.raises(CurrencyMismatch):
            used().limit_figures(IncreaseAsked(USD(1), NOV(20)))

    def test_a_request_of_the_line_is_one(self):
        line = used().request_increase(CNY(2_000), on=NOV(20), id="more-1")
        asked = line.record("more-1").command

        assert line.limit_figures(asked) == attrs.evolve(line.limit_figures(MORE))

    def test_increases_in_force_and_promised(self):
        line = used().raise_limit(CNY(11_000), on=NOV(10), id="raise")
        line = line.grant_temporary_limit(CNY(100), first=NOV(10), last=NOV(30), on=NOV(10), id="t-1")
        line = line.grant_temporary_limit(CNY(20), first=DEC(10), last=DEC(31), on=NOV(10), id="t-2")
        line = line.offer_increase(CNY(300), on=NOV(10), id="o-1")
        line = line.offer_increase(CNY(400), first=DEC(1), on=NOV(10), id="o-2")
        line = line.accept_increase("o-2", on=NOV(11), id="yes")
        line = line.offer_increase(CNY(5), last=DEC(1), on=NOV(11), id="o-3")
        line = line.request_increase(CNY(900), on=NOV(11), id="r-1")
        figures = line.limit_figures(MORE)

        assert (figures.permanent_limit, figures.temporary_limit, figures.last_increase) == (
            CNY(11_000),
            CNY(100),
            NOV(10),
        )
        assert (figures.agreed, figures.offered, figures.promised_temporary) == (CNY(400), CNY(300), CNY(25))
        assert figures.exposure == 11_000_00 + 100_00 + 400_00 + 300_00 + 25_00
        again = line.limit_figures(OfferIncrease(CNY(300), on=NOV(12), id="o-1"))
        assert again.offered == CNY(0)


class TestForATime:
    """What is granted for a time counts on the days asked for, as acts look at it."""

    TERMS = LimitTerms(temporary_maximum=CNY(1_000), temporary_days=30)
    POLICY = LimitPolicy("p", [ProductBounds()])

    def line(self) -> CreditLine:
        """600.00 is in force from the 10th to the 20th, 400.00 promised from the 15th to the 25th."""
        line = a_line(limits=self.TERMS)
        line = line.grant_temporary_limit(CNY(600), first=NOV(10), last=NOV(20), on=NOV(9), id="t-1")
        return line.grant_temporary_limit(CNY(400), first=NOV(15), last=NOV(25), on=NOV(9), id="t-2")

    @pytest.mark.parametrize(
        ("first", "last", "at_once"),
        [
            (DEC(1), DEC(10), 0),
            (NOV(26), DEC(1), 0),
            (NOV(25), DEC(1), 400),
            (NOV(21), DEC(1), 400),
            (NOV(20), DEC(1), 1_000),
            (None, NOV(14), 600),
            (None, NOV(15), 1_000),
            (None, None, 0),
        ],
    )
    def test_the_most_at_once_on_any_of_the_days(self, first, last, at_once):
        figures = self.line().limit_figures(IncreaseAsked(CNY(1_000), NOV(12), first=first, last=last))

        assert figures.temporary_at_once == CNY(at_once)

    @pytest.mark.parametrize(("first", "at_once"), [(NOV(28), CNY(0)), (None, CNY(300))])
    def test_an_offer_counts_from_the_day_on_which_it_may_begin(self, first, at_once):
        line = a_line(limits=self.TERMS).offer_increase(CNY(300), first=first, last=DEC(5), on=NOV(11), id="o-1")

        early, late = (
            line.limit_figures(IncreaseAsked(CNY(1), NOV(12), first=each, last=each)) for each in (NOV(26), DEC(5))
        )
        assert (early.temporary_at_once, late.temporary_at_once) == (at_once, CNY(300))
        again = line.limit_figures(OfferIncrease(CNY(300), first=NOV(26), last=DEC(5), on=NOV(12), id="o-1"))
        assert again.temporary_at_once == CNY(0)

    def test_what_is_only_asked_for_or_declined_does_not_count(self):
        asked = self.line().request_increase(CNY(300), last=DEC(5), on=NOV(11), id="r-1")
        declined = asked.decline_increase("r-1", on=NOV(11), id="no")

        for line in (asked, declined):
            figures = line.limit_figures(IncreaseAsked(CNY(1), NOV(12), first=DEC(1), last=DEC(5)))
            assert figures.temporary_at_once == CNY(0)

    @pytest.mark.parametrize("first", [NOV(12), NOV(15), NOV(20), NOV(21), NOV(25), NOV(26), DEC(1)])
    def test_the_product_bounds_grant_what_the_act_grants(self, first):
        asked = IncreaseAsked(CNY(1_000), NOV(12), first=first, last=first + timedelta(days=9))
        decision = self.POLICY.decide(self.line(), asked)
        days: dict[str, Any] = {"on": NOV(12), "id": "more", "first": asked.first, "last": asked.last}

        if decision.amount:
            act = OfferIncrease(decision.amount, **days, decision=decision)
            assert self.line().refusal(act) is None
        more = OfferIncrease(decision.amount + CNY("0.01"), **days)
        assert isinstance(refused(self.line(), more), TemporaryLimitExceeded)


class TestMissedStatements:
    """What was missed is remembered when it is paid; what was not judged does not count yet."""

    def test_a_minimum_paid_late_was_missed(self):
        line = a_line(**RULES).purchase(CNY(1_000), on=OCT(20), id="tv").advance(to=NOV(9))
        assert line.limit_figures(IncreaseAsked(CNY(1), NOV(9))).statements_judged == 0

        late = line.repay(line.payoff(NOV(10)).total, on=NOV(10), id="pay-1")
        figures = late.limit_figures(IncreaseAsked(CNY(1), NOV(10)))
        assert (figures.days_past_due, figures.statements_judged, figures.statements_missed) == (0, 1, (1,))

    def test_misses_move_back_with_each_statement(self):
        line = a_line(**RULES).purchase(CNY(1_000), on=OCT(20), id="tv")
        line = line.repay(line.payoff(NOV(12)).total, on=NOV(12), id="pay-1")
        for number, day in enumerate((NOV(20), DEC(20), JAN(20))):
            line = line.purchase(CNY(100), on=day, id=f"p-{number}")
            line = line.repay(CNY(100), on=day + timedelta(days=15), id=f"r-{number}")
        figures = line.limit_figures(IncreaseAsked(CNY(1), FEB(20)))

        assert (figures.statements_judged, figures.statements_missed) == (4, (4,))
        assert LimitPolicy("p", [CleanStatements(3)]).judge(figures).granted == CNY(1)
        assert LimitPolicy("p", [CleanStatements(4)]).judge(figures).granted == CNY(0)

    def test_a_tolerated_shortfall_is_none(self):
        line = a_line(**RULES, leniency=Leniency(tolerance=CNY(10))).purchase(CNY(1_000), on=OCT(20), id="tv")
        line = line.repay(CNY(990), on=NOV(5), id="pay-1")

        assert line.limit_figures(MORE).statements_missed == ()

    def test_a_waived_minimum_is_met(self):
        line = a_line(**RULES).purchase(CNY(1_000), on=OCT(20), id="tv").advance(to=NOV(5))
        line = line.waive("principal", CNY(1_000), on=NOV(5), id="waiver", reason="goodwill")

        assert line.limit_figures(MORE).statements_missed == ()

    def test_a_repayment_that_bounced_was_never_there(self):
        line = a_line(**RULES).purchase(CNY(1_000), on=OCT(20), id="tv").repay(CNY(1_000), on=NOV(5), id="pay-1")
        paid = line.advance(to=NOV(15))
        assert paid.limit_figures(MORE).statements_missed == ()

        bounced = paid.return_repayment("pay-1", on=NOV(15), id="back-1")
        assert bounced.limit_figures(MORE).statements_missed == (1,)
        assert CreditLine.restore(bounced.history).limit_figures(MORE).statements_missed == (1,)

    def test_orders_are_judged_one_by_one(self):
        line = a_line(cycle=OrderCycle(Days(30))).purchase(CNY(100), on=OCT(2), id="a")
        line = line.purchase(CNY(200), on=OCT(3), id="b").repay(CNY(200), toward="b", on=OCT(20), id="pay-1")

        figures = line.limit_figures(MORE)
        assert (figures.statements_judged, figures.statements_missed) == (2, (2,))

    def test_the_last_24_misses_are_kept(self):
        conduct = Conduct()
        for _ in range(30):
            conduct = conduct.with_one(met=False)

        assert (conduct.judged, conduct.missed) == (30, tuple(range(7, 31)))


class TestDecidingOnALine:
    POLICY = LimitPolicy("autumn", [ProductBounds(), RegulatoryCap(CNY(11_050)), CleanStatements(1), NotPastDue()])

    def test_it_says_what_the_policy_grants(self):
        decision = self.POLICY.decide(used(), MORE)

        assert (decision.granted, decision.limited_by) == (CNY(1_000), ("regulatory cap", "product bounds"))
        assert self.POLICY.judge(decision.figures) == decision

    def test_who_the_customer_is_comes_from_the_caller(self):
        policy = LimitPolicy("adults", [AgeBetween(18, 60)])

        assert policy.decide(used(), MORE, CustomerFacts(age=18)).granted == CNY(2_000)
        assert policy.decide(used(), MORE).declined_by == ("age",)

    def test_an_offer_stands_with_its_decision(self):
        decision = self.POLICY.decide(used(), MORE)
        offer = OfferIncrease(CNY(1_000), on=NOV(20), id="more-1", decision=decision)
        line = used().apply(offer)

        assert line.record("more-1").command.decision == decision
        assert CreditLine.replay(line.commands) == line
        assert CreditLine.restore(line.history) == line
        assert command_from_plain(command_to_plain(offer)) == offer
        assert line.accept_increase("more-1", on=NOV(21), id="yes").limit == CNY(11_000)

    def test_no_more_is_offered_than_it_grants(self):
        decision = self.POLICY.decide(used(), MORE)
        offer = OfferIncrease(CNY(1_100), on=NOV(20), id="more-1", decision=decision)
        error = used().refusal(offer)

        assert isinstance(error, DecisionExceeded)
        assert (error.requested, error.granted, error.policy) == (CNY(1_100), CNY(1_000), "autumn")
        assert str(error) == "1,100.00 CNY is more than the 1,000.00 CNY that policy 'autumn' granted"
        overridden = decision.overridden(CNY(1_100), by="ann", reason="ten years")
        assert used().refusal(attrs.evolve(offer, decision=overridden)) is None
        less = attrs.evolve(offer, decision=decision.overridden(CNY(300), by="ann", reason="fraud"))
        assert str(used().refusal(less)) == "1,100.00 CNY is more than the 300.00 CNY that ann allows"

    def test_no_more_of_a_request_is_accepted_than_it_grants(self):
        line = used().request_increase(CNY(2_000), on=NOV(20), id="more-1")
        decision = self.POLICY.decide(line, line.record("more-1").command)
        accept = AcceptIncrease("more-1", on=NOV(20), id="yes", decision=decision)

        assert isinstance(line.refusal(accept), DecisionExceeded)
        assert line.apply(attrs.evolve(accept, amount=decision.amount)).limit == CNY(11_000)

    def test_a_request_is_declined_with_a_decision(self):
        line = used().request_increase(CNY(2_000), on=NOV(20), id="more-1")
        decision = LimitPolicy("none", [RegulatoryCap(CNY(0))]).decide(line, line.record("more-1").command)
        line = line.decline_increase("more-1", on=NOV(20), id="no", decision=decision)

        assert line.record("no").command.decision.declined_by == ("regulatory cap",)

    def test_a_decision_about_another_line_is_none(self):
        decision = self.POLICY.decide(a_line(id="bob"), MORE)
        line = used().request_increase(CNY(2_000), on=NOV(20), id="asked")
        named: dict[str, Any] = {"on": NOV(20), "decision": decision}
        for act in (
            OfferIncrease(CNY(1), id="x", **named),
            AcceptIncrease("asked", id="x", **named),
            DeclineIncrease("asked", id="x", **named),
        ):
            error = refused(line, act)
            assert isinstance(error, DecisionOfAnotherLine)
            assert (error.line, error.decided, error.policy) == ("alice", "bob", "autumn")

    @pytest.mark.parametrize("command", [OfferIncrease, RequestIncrease])
    def test_a_decision_is_one(self, command):
        with pytest.raises(TypeError, match="decision"):
            command(CNY(1), on=NOV(1), id="a", decision="granted")

    def test_it_is_months_that_are_counted(self):
        line = a_line(on=OCT(31))
        assert [line.limit_figures(IncreaseAsked(CNY(1), day)).months_on_book for day in (OCT(31), NOV(29))] == [0, 0]
        assert line.limit_figures(IncreaseAsked(CNY(1), NOV(30))).months_on_book == 1
        assert line.limit_figures(IncreaseAsked(CNY(1), MAR(30))).months_on_book == 4


class TestWhatADecisionServes:
    """A decision serves one increase, of the days that it is about, while what moves the limit is as it was."""

    POLICY = LimitPolicy("autumn", [RegulatoryCap(CNY(12_000))])

    def outdated(self, line: CreditLine, act: Any) -> tuple[str, Any, Any, str]:
        """What of the decision is not as it was, and what is said."""
        error = refused(line, act)
        assert isinstance(error, DecisionOutdated)
        assert error.policy == "autumn"
        return error.figure, error.decided, error.current, str(error)

    def test_not_two_offers(self):
        decision = self.POLICY.decide(used(), MORE)
        first, second = (
            OfferIncrease(CNY(2_000), on=NOV(20), id=each, decision=decision) for each in ("more-1", "more-2")
        )

        assert used().refusal(second) is None
        assert self.outdated(used().apply(first), second) == (
            "offered",
            CNY(0),
            CNY(2_000),
            "the decision of policy 'autumn' is out of date: offered was 0.00 CNY, and is 2,000.00 CNY",
        )

    def test_not_two_requests(self):
        line = used().request_increase(CNY(2_000), on=NOV(20), id="r-1")
        line = line.request_increase(CNY(2_000), on=NOV(20), id="r-2")
        decision = self.POLICY.decide(line, line.record("r-1").command)
        accepted = line.accept_increase("r-1", on=NOV(21), id="yes-1", decision=decision)

        assert accepted.limit == CNY(12_000)
        again = AcceptIncrease("r-2", on=NOV(21), id="yes-2", decision=decision)
        assert self.outdated(accepted, again) == (
            "permanent_limit",
            CNY(10_000),
            CNY(12_000),
            "the decision of policy 'autumn' is out of date: permanent limit was 10,000.00 CNY, and is 12,000.00 CNY",
        )
        assert self.outdated(accepted, DeclineIncrease("r-2", on=NOV(21), id="no", decision=decision))[0] == (
            "permanent_limit"
        )

    @pytest.mark.parametrize(
        ("change", "figure"),
        [
            (
                lambda line: line.grant_temporary_limit(CNY(5), first=NOV(20), last=DEC(9), on=NOV(20), id="t"),
                "temporary_limit",
            ),
            (
                lambda line: line.grant_temporary_limit(CNY(5), first=NOV(22), last=DEC(9), on=NOV(20), id="t"),
                "promised_temporary",
            ),
            (
                lambda line: line.request_increase(CNY(100), on=NOV(20), id="r").accept_increase(
                    "r", first=DEC(1), on=NOV(20), id="yes"
                ),
                "agreed",
            ),
        ],
    )
    def test_not_after_the_limit_or_a_promise_moved(self, change, figure):
        decision = self.POLICY.decide(used(), MORE)
        offer = OfferIncrease(CNY(2_000), on=NOV(20), id="more-1", decision=decision)

        assert self.outdated(change(used()), offer)[0] == figure

    def test_not_after_what_is_promised_for_its_days_moved(self):
        line = used().grant_temporary_limit(CNY(5), first=DEC(1), last=DEC(9), on=NOV(20), id="t-1")
        decision = self.POLICY.decide(line, attrs.evolve(MORE, last=NOV(30)))
        offer = OfferIncrease(CNY(1_000), on=NOV(21), id="more-1", last=NOV(30), decision=decision)

        assert line.refusal(offer) is None
        moved = line.withdraw_increase("t-1", on=NOV(20), id="back")
        moved = moved.grant_temporary_limit(CNY(5), first=NOV(25), last=NOV(25), on=NOV(20), id="t-2")
        assert self.outdated(moved, offer)[:3] == ("temporary_at_once", CNY(0), CNY(5))

    def test_whatever_else_moved_as_people_take_time(self):
        decision = self.POLICY.decide(used(), MORE)
        line = used().purchase(CNY(500), on=NOV(21), id="more").authorize(CNY(5), on=NOV(22), id="hold")

        assert line.refusal(OfferIncrease(CNY(2_000), on=DEC(5), id="more-1", decision=decision)) is None

    def test_an_offer_is_accepted_with_the_decision_that_made_it(self):
        decision = self.POLICY.decide(used(), MORE)
        line = used().offer_increase(CNY(2_000), on=NOV(20), id="more-1", decision=decision)

        assert line.accept_increase("more-1", on=NOV(25), id="yes", decision=decision).limit == CNY(12_000)

    def test_not_before_it_was_made(self):
        decision = self.POLICY.decide(used(), attrs.evolve(MORE, on=NOV(25)))
        offer = OfferIncrease(CNY(2_000), on=NOV(24), id="more-1", decision=decision)

        assert self.outdated(used(), offer) == (
            "on",
            NOV(25),
            NOV(24),
            "the decision of policy 'autumn' is of 2026-11-25, and cannot serve on 2026-11-24, before it",
        )

    @pytest.mark.parametrize(
        ("decided", "asked", "words"),
        [
            (DEC(1), None, "is about an increase through 2026-12-01, not about a permanent increase"),
            (None, DEC(1), "is about a permanent increase, not about an increase through 2026-12-01"),
            (DEC(1), DEC(2), "is about an increase through 2026-12-01, not about an increase through 2026-12-02"),
        ],
    )
    def test_not_for_another_last_day(self, decided, asked, words):
        decision = self.POLICY.decide(used(), attrs.evolve(MORE, last=decided))
        offer = OfferIncrease(CNY(2_000), on=NOV(20), id="more-1", last=asked, decision=decision)
        words = f"the decision of policy 'autumn' {words}"

        assert self.outdated(used(), offer) == ("last", decided, asked, words)
        assert used().refusal(attrs.evolve(offer, last=decided)) is None
        line = used().request_increase(CNY(2_000), on=NOV(20), id="r-1", last=asked)
        for act in (AcceptIncrease, DeclineIncrease):
            assert self.outdated(line, act("r-1", on=NOV(20), id="x", decision=decision))[0] == "last"

    def test_not_from_an_earlier_day(self):
        decision = self.POLICY.decide(used(), attrs.evolve(MORE, first=DEC(1)))
        offer = OfferIncrease(CNY(2_000), on=NOV(20), id="more-1", decision=decision)

        assert self.outdated(used(), offer) == (
            "first",
            DEC(1),
            NOV(20),
            "the decision of policy 'autumn' is about an increase from 2026-12-01 on, not from 2026-11-20 on",
        )
        for first in (DEC(1), DEC(2)):
            assert used().refusal(attrs.evolve(offer, first=first)) is None
        line = used().request_increase(CNY(2_000), on=NOV(20), id="r-1")
        answers: dict[str, Any] = {"on": NOV(20), "id": "x", "decision": decision}
        assert self.outdated(line, AcceptIncrease("r-1", **answers))[0] == "first"
        assert line.refusal(DeclineIncrease("r-1", **answers)) is None  # what is declined does not begin
        assert line.refusal(AcceptIncrease("r-1", first=DEC(1), **answers)) is None

    def test_what_was_granted_stands_when_the_past_is_corrected(self):
        decision = self.POLICY.decide(used(), MORE)
        line = used().offer_increase(CNY(2_000), on=NOV(20), id="more-1", decision=decision)
        corrected = line.return_repayment("pay-1", on=NOV(21), id="back-1")

        assert corrected.increases == line.increases
