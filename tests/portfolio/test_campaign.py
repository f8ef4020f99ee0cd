"""Campaigns: who is offered what by one policy, within a budget and a cap, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY, USD, CreditLine
from creditline.catalog import us_card
from creditline.errors import (
    AnswerBeforeAsked,
    Backdated,
    BeginsTooEarly,
    CampaignSpentUnknown,
    ConflictingId,
    CurrencyMismatch,
    EndsBeforeItBegins,
)
from creditline.interchange import command_from_plain, command_to_plain
from creditline.portfolio import Campaign, CampaignReport
from creditline.rules import (
    AgeBetween,
    CustomerFacts,
    LimitPolicy,
    NotPastDue,
    Outcome,
    ProductBounds,
    RegulatoryCap,
    Usage,
    figures,
)
from creditline.state.increase import IncreaseStatus
from creditline.terms import LimitTerms
from tests.lines import DEC, NOV, OCT, a_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creditline.portfolio import CampaignResult
    from creditline.rules import Decision

BOUNDED = LimitTerms(minimum=CNY(500), maximum=CNY(20_000), step=CNY(100))
POLICY = LimitPolicy("autumn", [NotPastDue(), Usage("10%"), RegulatoryCap(CNY(15_000))])
ON = NOV(1)


def lines() -> list[CreditLine]:
    """Five lines of October: two that use their limit, one that does not, one that is frozen, one near the cap."""
    bought = [
        a_line(id=name, limit=limit, limits=BOUNDED).purchase(CNY(3_000), on=OCT(20), id="tv")
        for name, limit in (("ann", "10000"), ("bob", "8000"), ("dan", "10000"), ("eve", "14500"))
    ]
    bought[2] = bought[2].freeze(on=OCT(21), id="freeze")
    return [*bought[:2], a_line(id="cid", limits=BOUNDED), *bought[2:]]


def campaign(**terms: Any) -> Campaign:
    """2,000.00 for everybody, to be accepted until the 11th."""
    return Campaign("double-11", POLICY, **{"amount": CNY(2_000), "expires": NOV(11), **terms})


def offered(made: Campaign, to: Any, **told: Any) -> tuple[list[CreditLine], list[int], CampaignReport]:
    """The lines after the campaign, what each was offered, and the last report."""
    results = list(made.offer(to, **{"on": ON, **told}))
    amounts = [result.amount.minor // 100 for result in results]
    return [result.line for result in results], amounts, results[-1].report


def decided(result: CampaignResult) -> Decision:
    """The decision about a line that refused nothing."""
    assert result.decision is not None
    return result.decision


class TestOffering:
    def test_each_line_is_decided_by_the_policy(self):
        after, amounts, report = offered(campaign(), lines())

        assert amounts == [2_000, 2_000, 0, 0, 500]
        assert report == CampaignReport(
            "double-11",
            dry_run=False,
            considered=5,
            offered=3,
            total=CNY(4_500),
            declined_by=(
                ("already offered", 0),
                ("standing", 1),
                ("not past due", 0),
                ("usage", 1),
                ("regulatory cap", 0),
                ("product bounds", 0),
            ),
        )
        assert report.average == CNY(1_500)
        (offer,) = after[0].increases
        assert (offer.id, offer.status, offer.asked, offer.expires, offer.campaign) == (
            "double-11:ann",
            IncreaseStatus.OFFERED,
            CNY(2_000),
            NOV(11),
            "double-11",
        )
        assert after[0].record("double-11:ann").command.decision.policy == "autumn"
        assert [line == old for line, old in zip(after, lines(), strict=True)] == [False, False, True, True, False]

    @pytest.mark.parametrize(
        ("act", "english", "chinese"),
        [("suspend", "suspended", "已暂停"), ("freeze", "frozen", "已冻结"), ("charge_off", "charged off", "已核销")],
    )
    def test_a_line_that_is_not_open_is_left_alone(self, act, english, chinese):
        more = {} if act != "charge_off" else {"reason": "lost"}
        line = getattr(lines()[0], act)(on=ON, id="act", **more)
        (result,) = campaign().offer([line], on=ON)

        decision = decided(result)

        assert (result.line, decision.declined_by[0]) == (line, "standing")
        assert f"standing declined: the line is {english}" in str(decision)
        assert f"- 账户状态：不通过，账户{chinese}\n" in decision.explain("zh")

    def test_lines_are_taken_as_results_are_asked_for(self):
        def endless() -> Iterator[CreditLine]:
            while True:
                yield a_line(limits=BOUNDED)

        results = campaign().offer(endless(), on=ON)
        assert [next(results).report.considered for _ in range(3)] == [1, 2, 3]

    def test_a_dry_run_leaves_every_line_as_it_is(self):
        after, amounts, report = offered(campaign(budget=CNY(3_000)), lines(), dry_run=True)

        assert (after, amounts, report.dry_run) == (lines(), [2_000, 1_000, 0, 0, 0], True)
        assert after[0].increases == ()

    def test_the_budget_is_given_in_part_down_to_the_step(self):
        _, amounts, report = offered(campaign(budget=CNY("3450.50")), lines())

        assert amounts == [2_000, 1_400, 0, 0, 0]
        assert dict(report.declined_by)["budget"] == 1

    def test_a_budget_that_is_used_up_declines(self):
        after, amounts, report = offered(campaign(budget=CNY(2_000)), lines())

        assert amounts == [2_000, 0, 0, 0, 0]
        assert (report.total, dict(report.declined_by)["budget"]) == (CNY(2_000), 2)
        assert after[1].increases == ()

    def test_one_line_gets_no_more_than_the_cap(self):
        assert offered(campaign(cap=CNY(1_250)), lines())[1] == [1_200, 1_200, 0, 0, 500]
        assert dict(offered(campaign(cap=CNY(0)), lines())[2].declined_by)["cap"] == 3

    def test_a_share_of_the_permanent_limit(self):
        lent = a_line(limits=BOUNDED, limit="8500").purchase(CNY(3_000), on=OCT(20), id="tv")
        lent = lent.grant_temporary_limit(CNY(1_000), first=OCT(20), last=NOV(20), on=OCT(20), id="t-1")

        assert offered(campaign(amount="25%"), [lent])[1] == [2_100]
        nothing, amounts, report = offered(
            Campaign("double-11", LimitPolicy("all", ()), amount="25%"), [a_line(limit="0")]
        )
        assert (amounts, nothing, dict(report.declined_by)["amount"]) == ([0], [a_line(limit="0")], 1)

    def test_a_limit_for_a_time(self):
        after, amounts, _ = offered(campaign(first=NOV(5), last=NOV(30)), lines()[:1])

        assert amounts == [2_000]
        assert (after[0].increases[0].first, after[0].increases[0].last) == (NOV(5), NOV(30))

    def test_nothing_is_offered_that_the_product_does_not_grant(self):
        bounded = attrs.evolve(POLICY, rules=[ProductBounds(name="ours"), *POLICY.rules])
        for policy, name in ((POLICY, "product bounds"), (bounded, "ours")):
            rich = a_line(limits=attrs.evolve(BOUNDED, maximum=CNY(10_000)))
            rich = rich.purchase(CNY(3_000), on=OCT(20), id="tv")
            report = offered(attrs.evolve(campaign(), policy=policy), [rich])[2]
            assert [each for each, count in report.declined_by if count] == [name]
        assert [name for name, _ in report.declined_by].count("product bounds") == 0

    def test_who_the_customer_is_comes_from_the_caller(self):
        adults = attrs.evolve(campaign(), policy=LimitPolicy("adults", [AgeBetween(18, 60)]))
        ages = {"ann": 17, "bob": 18}

        def facts(line: CreditLine) -> CustomerFacts:
            return CustomerFacts(age=ages[line.id])

        assert offered(adults, lines()[:2], facts=facts)[1] == [0, 2_000]

    def test_rules_of_somebody_else_are_noted_on_the_offer(self):
        @attrs.frozen
        class Lucky:
            name: str = "lucky"

            def judge(self, asked: Any) -> Outcome:
                return Outcome.let_pass(figures(day=asked.on), "{day} is a lucky day")

        made = attrs.evolve(campaign(), policy=LimitPolicy("luck", [Lucky()]))
        (result,) = made.offer(lines()[:1], on=ON)
        command = result.line.record("double-11:ann").command

        assert decided(result).rulings[2].rule == Lucky()
        assert command.decision == decided(result).noted()
        assert command_from_plain(command_to_plain(command)) == command


class TestAgain:
    """A second run changes nothing and costs no budget twice."""

    @pytest.mark.parametrize("day", [ON, NOV(5)])
    def test_the_lines_stay_as_they_are(self, day):
        first, _, _ = offered(campaign(budget=CNY(3_000)), lines())
        again, amounts, report = offered(campaign(budget=CNY(3_000)), first, on=day, spent=CNY(3_000))

        assert (again, amounts) == (first, [0] * 5)
        assert dict(report.declined_by) == {
            "standing": 1,
            "already offered": 2,
            "not past due": 0,
            "usage": 1,
            "regulatory cap": 0,
            "product bounds": 0,
            "budget": 1,
        }

    @pytest.mark.parametrize("answer", ["accept_increase", "decline_increase", "withdraw_increase"])
    def test_whatever_became_of_the_offer(self, answer):
        (line,), _, _ = offered(campaign(), lines()[:1])
        line = getattr(line, answer)("double-11:ann", on=NOV(2), id="answer")

        assert offered(campaign(), [line], on=NOV(3))[0] == [line]

    def test_another_campaign_may_follow(self):
        first, _, _ = offered(campaign(), lines()[:1])
        again, amounts, _ = offered(attrs.evolve(campaign(), name="double-12"), first, on=NOV(2))

        assert amounts == [2_000]
        assert [each.id for each in again[0].increases] == ["double-11:ann", "double-12:ann"]

    def test_in_another_order_what_was_spent_is_told(self):
        made = campaign(budget=CNY(3_000))
        first, _, _ = offered(made, lines())
        spent = made.report(first).total
        again, amounts, _ = offered(made, first[::-1], spent=spent)

        assert (amounts, again) == ([0] * 5, first[::-1])
        more = attrs.evolve(made, budget=CNY(3_300))
        assert offered(more, first[::-1], spent=spent)[1] == [300, 0, 0, 0, 0]

    def test_a_budget_asks_what_was_spent(self):
        made = campaign(budget=CNY(3_000))
        (ann,), _, _ = offered(made, lines()[:1])
        results = made.offer([lines()[1], ann, lines()[4]], on=ON)

        assert next(results).amount == CNY(2_000)
        with pytest.raises(CampaignSpentUnknown) as refused:
            next(results)
        assert (refused.value.campaign, refused.value.line) == ("double-11", "ann")
        assert str(refused.value) == (
            "line 'ann' has an offer of campaign 'double-11' already: say what was spent, campaign.report(lines).total"
        )
        told = offered(made, [lines()[1], ann], spent=made.report([ann]).total)
        assert (told[1], told[2].total) == ([1_000, 0], CNY(1_000))

    @pytest.mark.parametrize("terms", [{}, {"budget": CNY(9_000)}])
    def test_less_than_the_lines_have_cannot_have_been_spent(self, terms):
        made = campaign(**terms)
        (ann, bob), _, _ = offered(made, lines()[:2])
        results = made.offer([ann, bob], on=NOV(2), spent=CNY("3999.99"))

        assert next(results).line == ann
        message = (
            r"spent is 3,999.99 CNY, but with line 'bob' the lines met have been offered 4,000.00 CNY by campaign "
            r"'double-11' before: say campaign.report\(lines\).total"
        )
        with pytest.raises(ValueError, match=message):
            next(results)
        assert offered(made, [ann, bob], on=NOV(2), spent=CNY(4_000))[1] == [0, 0]

    def test_where_nothing_was_spent_nothing_needs_to_be_told(self):
        made = campaign(budget=CNY(0))
        first, _, _ = offered(made, lines())
        spent = made.report(first).total

        assert spent is None
        assert offered(attrs.evolve(made, budget=CNY(2_000)), first, spent=spent)[1] == [2_000, 0, 0, 0, 0]


class TestLinesThatRefuse:
    """What one line refuses ends no campaign."""

    def pool(self) -> list[CreditLine]:
        """One that has passed the day, one that knows the id for something else, one in dollars, and one to offer."""
        ann, bob, *_, eve = lines()
        taken = bob.request_increase(CNY(5), on=OCT(25), id="asked").decline_increase(
            "asked", on=OCT(25), id="double-11:bob"
        )
        dollars = CreditLine.open(us_card(), limit=USD(9_000), on=OCT(1), id="dan")
        return [ann.advance(to=NOV(2)), taken, dollars, eve]

    @pytest.mark.parametrize("dry_run", [False, True])
    def test_they_are_left_alone_and_counted(self, dry_run):
        pool = self.pool()
        results = list(campaign().offer(pool, on=ON, dry_run=dry_run))
        report = results[-1].report

        assert [type(each.refusal) for each in results] == [Backdated, ConflictingId, CurrencyMismatch, type(None)]
        assert [each.decision is None for each in results] == [True, True, True, False]
        assert [each.line == line for each, line in zip(results, pool, strict=True)] == [True, True, True, dry_run]
        assert (report.considered, report.offered, report.total) == (4, 1, CNY(500))
        assert report.refused_by == (("Backdated", 1), ("ConflictingId", 1), ("CurrencyMismatch", 1))
        assert [row.split("  ")[0] for row in str(report).splitlines()[-3:]] == [
            "no offer: Backdated",
            "no offer: ConflictingId",
            "no offer: CurrencyMismatch",
        ]

    def test_what_they_refuse_costs_no_budget(self):
        results = list(campaign(budget=CNY(500)).offer(self.pool()[1:], on=ON))

        assert [each.amount for each in results] == [CNY(0), USD(0), CNY(500)]

    @pytest.mark.parametrize("dry_run", [False, True])
    @pytest.mark.parametrize(
        ("pool", "spent", "amounts"),
        [
            (("ann", "dan", "bob"), None, [CNY(1_000), USD(0), CNY(800)]),
            (("dan", "ann", "bob"), None, [USD(900), CNY(0), CNY(0)]),
            (("dan", "ann", "bob"), CNY(0), [USD(0), CNY(1_000), CNY(800)]),
        ],
    )
    def test_a_share_without_a_budget_is_of_the_currency_of_the_first_line(self, pool, spent, amounts, dry_run):
        dollars = CreditLine.open(us_card(), limit=USD(9_000), on=OCT(1), id="dan")
        known = {"ann": lines()[0], "bob": lines()[1], "dan": dollars}
        made = Campaign("c", LimitPolicy("p", []), amount="10%")
        results = list(made.offer([known[name] for name in pool], on=ON, spent=spent, dry_run=dry_run))

        assert [each.amount for each in results] == amounts
        assert [type(each.refusal) for each in results] == [
            type(None) if amount else CurrencyMismatch for amount in amounts
        ]
        assert all(each.line.increases == () for each in results if not each.amount)
        if not dry_run:
            report = made.report((each.line for each in results), run=results[-1].report)
            assert report == results[-1].report

    def test_an_offer_in_another_currency_is_none_of_what_was_spent(self):
        dollars = CreditLine.open(us_card(), limit=USD(9_000), on=OCT(1), id="dan")
        made = Campaign("c", LimitPolicy("p", []), amount="10%")
        (dan,), _, _ = offered(made, [dollars])
        results = list(attrs.evolve(made, budget=CNY(1_500)).offer([dan, *lines()[:2]], on=ON))

        assert [each.amount for each in results] == [USD(0), CNY(1_000), CNY(500)]
        assert dict(results[0].report.declined_by) == {"already offered": 1}

    def test_they_are_reported_on_later(self):
        results = list(campaign().offer(self.pool(), on=ON))
        report = campaign().report((each.line for each in results), run=results[-1].report)

        assert report == results[-1].report

    def test_one_that_has_an_offer_counts_as_such(self):
        (ann,), _, _ = offered(campaign(), lines()[:1])
        (result,) = campaign().offer([ann.advance(to=NOV(5))], on=NOV(4))

        assert (type(result.refusal), result.report.refused_by) == (Backdated, ())
        assert result.report.declined_by == (("already offered", 1),)


class TestReporting:
    def test_a_second_run_counts_no_line_twice(self):
        made = campaign()
        ann, bob, cid, dan, eve = lines()
        first, _, _ = offered(made, [ann, bob, cid])
        frozen = first[1].freeze(on=ON, id="freeze")
        second, amounts, run = offered(made, [first[0], frozen, cid, dan, eve], on=NOV(2))
        report = made.report(second, run=run)

        assert (amounts, dict(run.declined_by)["already offered"]) == ([0, 0, 0, 0, 500], 2)
        assert (report.considered, report.offered, report.total) == (5, 3, CNY(4_500))
        assert {name: count for name, count in report.declined_by if count} == {"standing": 1, "usage": 1}

    def test_a_run_that_met_other_lines_is_refused(self):
        made = campaign()
        first, _, _ = offered(made, lines()[:2])
        _, _, run = offered(made, lines()[4:], on=NOV(2))

        message = "the lines have 2 offers of campaign 'double-11', and the run met 1"
        with pytest.raises(ValueError, match=message):
            made.report(first, run=run)

    def test_what_became_of_the_offers(self):
        made = campaign()
        names = ("a", "b", "c", "d", "e", "f")
        after, _, run = offered(
            made,
            [a_line(id=each, limits=BOUNDED).purchase(CNY(3_000), on=OCT(20), id="tv") for each in names] + lines()[2:],
        )
        a, b, c, d, e, *others = after
        later = [
            a.accept_increase("double-11:a", on=NOV(2), id="yes"),
            b.accept_increase("double-11:b", amount=CNY(500), first=NOV(30), on=NOV(2), id="yes"),
            c.decline_increase("double-11:c", on=NOV(2), id="no"),
            d.withdraw_increase("double-11:d", on=NOV(2), id="back"),
            e.advance(to=NOV(12)),
            *others,
        ]
        report = made.report(later, run=run)

        assert report == CampaignReport(
            "double-11",
            dry_run=False,
            considered=9,
            offered=7,
            accepted=2,
            expired=1,
            declined=1,
            withdrawn=1,
            total=CNY(12_500),
            accepted_total=CNY(2_500),
            declined_by=run.declined_by,
        )
        assert (report.open, report.average, report.accepted_average) == (2, CNY("1785.71"), CNY(1_250))
        assert str(report).splitlines() == [
            "campaign double-11",
            "campaign                  lines       increase       average",
            "------------------------  -----  -------------  ------------",
            "considered                    9",
            "offered                       7  12,500.00 CNY  1,785.71 CNY",
            "accepted                      2   2,500.00 CNY  1,250.00 CNY",
            "expired                       1",
            "declined by the customer      1",
            "withdrawn                     1",
            "may still be answered         2",
            "no offer: standing            1",
            "no offer: usage               1",
        ]
        assert report._repr_html_().startswith("<table><thead><tr><th>campaign</th>")
        alone = made.report(iter(later))
        assert alone == attrs.evolve(report, declined_by=())

    def test_a_temporary_one_that_ended_was_accepted(self):
        made = campaign(last=NOV(20))
        (line,), _, _ = offered(made, lines()[:1])
        line = line.accept_increase("double-11:ann", on=NOV(2), id="yes").advance(to=DEC(1))

        assert made.report([line]).accepted == 1

    def test_of_no_lines_it_says_so(self):
        report = campaign().report([])

        assert (report.total, report.average, report.accepted_average) == (None, None, None)
        assert "offered                       0\n" in str(report)

    def test_a_dry_run_says_so(self):
        report = offered(campaign(), lines(), dry_run=True)[2]

        assert str(report).splitlines()[0] == "campaign double-11, a dry run: nothing was offered"
        assert [row.split("  ")[0] for row in str(report).splitlines()[3:]] == [
            "considered",
            "would be offered",
            "no offer: standing",
            "no offer: usage",
        ]

    @pytest.mark.parametrize(
        "run", [CampaignReport("double-11", dry_run=True), CampaignReport("double-12", dry_run=False)]
    )
    def test_only_a_run_of_its_own_is_looked_back_upon(self, run):
        with pytest.raises(ValueError, match="a run of campaign 'double-11' is looked back upon, not campaign"):
            campaign().report([], run=run)


class TestRefusals:
    @pytest.mark.parametrize("name", ["standing", "already offered", "amount", "cap", "budget"])
    def test_a_policy_leaves_a_campaign_its_names(self, name):
        with pytest.raises(ValueError, match=f"a campaign has a rule '{name}' of its own"):
            Campaign("double-11", LimitPolicy("autumn", [NotPastDue(name=name)]), amount=CNY(1))

    @pytest.mark.parametrize(
        ("terms", "kind", "what"),
        [
            ({"amount": CNY(0)}, ValueError, "amount is more than zero"),
            ({"amount": "0%"}, ValueError, "amount is a share of more than nothing"),
            ({"amount": 0.5}, TypeError, "is not exact"),
            ({"budget": -CNY(1)}, ValueError, "budget is not negative"),
            ({"cap": 5}, TypeError, "cap is Money"),
            ({"policy": "autumn"}, TypeError, "policy is a LimitPolicy"),
            ({"name": "a/b"}, ValueError, "name is printable text without '/'"),
            ({"expires": "2026-11-11"}, TypeError, "expires is a date"),
        ],
    )
    def test_what_no_campaign_can_be(self, terms, kind, what):
        with pytest.raises(kind, match=what):
            attrs.evolve(campaign(), **terms)

    @pytest.mark.parametrize(
        ("terms", "refusal"),
        [
            ({"expires": OCT(31)}, AnswerBeforeAsked),
            ({"first": OCT(31)}, BeginsTooEarly),
            ({"last": OCT(31)}, EndsBeforeItBegins),
        ],
    )
    def test_days_are_looked_at_before_any_line(self, terms, refusal):
        with pytest.raises(refusal):
            campaign(**terms).offer(iter(()), on=ON)

    @pytest.mark.parametrize(
        "terms",
        [
            {"amount": USD(1), "budget": CNY(1)},
            {"amount": "10%", "budget": CNY(1), "cap": USD(1)},
            {"cap": USD(1)},
        ],
    )
    def test_currencies_do_not_mix(self, terms):
        with pytest.raises(CurrencyMismatch):
            campaign(**terms)

    def test_what_was_spent_is_of_the_same_currency(self):
        with pytest.raises(CurrencyMismatch):
            campaign(budget=CNY(1)).offer([], on=ON, spent=USD(1))

    @pytest.mark.parametrize("terms", [{}, {"amount": "10%", "cap": CNY(1)}])
    def test_also_without_a_budget(self, terms):
        with pytest.raises(CurrencyMismatch):
            campaign(**terms).offer([], on=ON, spent=USD(1))

    @pytest.mark.parametrize("terms", [{}, {"budget": CNY(1_000)}])
    @pytest.mark.parametrize(
        ("spent", "kind", "what"),
        [
            (-CNY("0.01"), ValueError, "spent is not negative, but -0.01 CNY is"),
            (5_000, TypeError, "spent is Money such as CNY\\('12.34'\\), not 5000"),
        ],
    )
    def test_what_cannot_have_been_spent(self, terms, spent, kind, what):
        with pytest.raises(kind, match=what):
            campaign(**terms).offer(lines(), on=ON, spent=spent)

    def test_it_is_lines_that_are_offered_to(self):
        results = campaign().offer([lines()[0], "bob"], on=ON)  # type: ignore[list-item]

        assert next(results).amount == CNY(2_000)
        with pytest.raises(TypeError, match="a campaign is offered to lines, not to 'bob'"):
            next(results)
        with pytest.raises(TypeError, match="a campaign is offered to lines, not to 'bob'"):
            campaign().report(["bob"])  # type: ignore[list-item]

    @pytest.mark.parametrize("terms", [{"cap": USD(1)}, {"budget": USD(1)}])
    def test_lines_of_another_currency_refuse(self, terms):
        (result,) = campaign(amount="10%", **terms).offer(lines()[:1], on=ON)

        assert isinstance(result.refusal, CurrencyMismatch)


class TestLaws:
    """A campaign never exceeds its budget or its cap, in any order of lines."""

    @given(
        order=st.permutations(range(5)),
        budget=st.integers(0, 6_000_00),
        cap=st.integers(0, 2_500_00),
        amount=st.sampled_from([CNY("1234.56"), CNY(2_000), "10%", "1/3"]),
        again=st.permutations(range(5)),
    )
    def test_within_budget_and_cap(self, order, budget, cap, amount, again):
        made = campaign(budget=CNY.minor(budget), cap=CNY.minor(cap), amount=amount)
        pool = lines()
        first = list(made.offer([pool[number] for number in order], on=ON))
        grown = [result.line for result in first]
        earlier = made.report(grown)
        second = list(made.offer([grown[number] for number in again], on=NOV(2), spent=earlier.total))
        amounts = [result.amount.minor for result in first]

        assert sum(amounts) <= budget
        assert max(amounts) <= cap
        assert first[-1].report.considered == first[-1].report.offered + sum(
            count for _, count in first[-1].report.declined_by
        )
        assert earlier == attrs.evolve(first[-1].report, declined_by=())
        both = made.report(result.line for result in second)
        assert (both.total or CNY(0)).minor <= budget
        assert all(
            result.line == grown[number] for result, number in zip(second, again, strict=True) if amounts[number]
        )

    @given(st.integers(0, 2_000_00), st.integers(0, 2_000_00))
    def test_a_larger_budget_never_offers_less_to_the_first(self, one, other):
        low, high = sorted([one, other])
        less, more = (offered(campaign(budget=CNY.minor(each)), lines()[:1])[1] for each in (low, high))

        assert less <= more
