"""The life of an increase: offered or requested, accepted, in force; or declined, expired, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

import attrs
import pytest

from creditline import CNY, USD, CreditLine
from creditline.acts import AcceptIncrease, Advance, DeclineIncrease, OfferIncrease, RequestIncrease, WithdrawIncrease
from creditline.errors import (
    AnswerBeforeAsked,
    BeginsTooEarly,
    CurrencyMismatch,
    EndsBeforeItBegins,
    IncreaseExceedsAsked,
    LimitNotInStep,
    LimitOutOfBounds,
    LineNotOpen,
    TemporaryLimitExceeded,
    UnknownId,
    UnlawfulIncreaseMove,
)
from creditline.facts import IncreaseMoved, LimitChanged
from creditline.state import IncreaseStatus
from creditline.state.increase import INCREASE_MOVES
from creditline.terms import LimitTerms
from tests.lines import DEC, NOV, OCT, a_line, booked, facts, product, refused

if TYPE_CHECKING:
    from collections.abc import Callable

LINE = a_line(limit="1000")


def offered(line: CreditLine = LINE, amount: str = "500", **more: Any) -> CreditLine:
    return line.offer_increase(CNY(amount), on=OCT(5), id="more", **more)


def status(line: CreditLine) -> str:
    (increase,) = line.increases
    return str(increase.status)


class TestOffered:
    def test_nothing_changes_until_it_is_accepted(self) -> None:
        line = offered(campaign="double-eleven")

        assert line.limit == CNY(1000)
        assert booked(line, "more") == []
        (increase,) = line.increases
        assert (increase.origin, increase.asked, increase.campaign) == ("offered", CNY(500), "double-eleven")
        assert increase.is_live

    def test_accepted_it_is_in_force_at_once(self) -> None:
        line = offered().accept_increase("more", on=OCT(7), id="yes")

        assert (line.limit, line.permanent_limit) == (CNY(1500), CNY(1500))
        assert booked(line, "yes") == [
            ("limit", "Equity:Limit", "", "500.00"),
            ("limit", "Equity:Limit-Granted", "", "-500.00"),
        ]
        assert [fact.increase.status.value for fact in facts(line, IncreaseMoved)] == [
            "offered",
            "accepted",
            "in_force",
        ]

    def test_in_part(self) -> None:
        line = offered().accept_increase("more", amount=CNY(200), on=OCT(7), id="yes")

        assert line.limit == CNY(1200)
        assert [(each.asked, each.amount) for each in line.increases] == [(CNY(500), CNY(200))]

    def test_from_a_day(self) -> None:
        line = offered().accept_increase("more", first=NOV(1), on=OCT(7), id="yes")

        assert (line.limit, status(line)) == (CNY(1000), "accepted")
        assert line.advance(to=OCT(31)).limit == CNY(1000)
        later = line.advance(to=NOV(1))
        assert (later.limit, status(later)) == (CNY(1500), "in_force")
        assert facts(later, LimitChanged)[-1].on == NOV(1)

    def test_the_day_that_was_offered(self) -> None:
        line = offered(first=NOV(1)).accept_increase("more", on=OCT(7), id="yes")

        assert line.advance(to=OCT(31)).limit == CNY(1000)
        assert line.advance(to=NOV(1)).limit == CNY(1500)

    def test_accepted_after_that_day_it_begins_at_once(self) -> None:
        assert offered(first=NOV(1)).accept_increase("more", on=NOV(5), id="yes").limit == CNY(1500)

    def test_for_a_time(self) -> None:
        line = offered(first=NOV(1), last=NOV(30)).accept_increase("more", on=OCT(7), id="yes")

        limits = [line.advance(to=day).limit for day in (OCT(31), NOV(1), NOV(30), DEC(1))]
        assert limits == [CNY(1000), CNY(1500), CNY(1500), CNY(1000)]
        assert status(line.advance(to=DEC(1))) == "ended"

    def test_it_is_in_force_on_a_suspended_line_too(self) -> None:
        line = offered(first=NOV(1)).accept_increase("more", on=OCT(7), id="yes").suspend(on=OCT(8), id="s")

        assert line.advance(to=NOV(1)).limit == CNY(1500)


class TestExpired:
    def test_the_last_day_is_included(self) -> None:
        line = offered(expires=OCT(20))

        assert line.accept_increase("more", on=OCT(20), id="yes").limit == CNY(1500)
        error = refused(line.advance(to=OCT(21)), AcceptIncrease("more", on=OCT(21), id="yes"))
        assert isinstance(error, UnlawfulIncreaseMove)
        assert str(error) == "increase 'more' is expired: it cannot be accepted"

    def test_time_that_passes_for_the_answer_counts(self) -> None:
        assert isinstance(
            refused(offered(expires=OCT(20)), AcceptIncrease("more", on=OCT(21), id="yes")), UnlawfulIncreaseMove
        )

    def test_a_temporary_one_once_it_would_be_over(self) -> None:
        line = offered(first=NOV(1), last=NOV(30))

        assert status(line.advance(to=NOV(30))) == "offered"
        assert status(line.advance(to=DEC(1))) == "expired"

    def test_a_request_as_well(self) -> None:
        line = LINE.request_increase(CNY(500), expires=OCT(20), on=OCT(5), id="more")

        assert status(line.advance(to=OCT(21))) == "expired"

    def test_one_without_an_end_waits(self) -> None:
        assert status(offered().advance(to=date(2030, 1, 1))) == "offered"

    def test_one_to_the_end_of_all_days_waits(self) -> None:
        assert status(offered(expires=date.max).advance(to=date(2030, 1, 1))) == "offered"


class TestRequested:
    def test_the_lender_accepts_in_part(self) -> None:
        line = LINE.request_increase(CNY(5000), on=OCT(5), id="more", reason="a new kitchen")
        line = line.accept_increase("more", amount=CNY(800), on=OCT(6), id="yes", reason="income multiple")

        assert (line.limit, line.increases[0].origin) == (CNY(1800), "requested")

    def test_the_lender_declines(self) -> None:
        line = LINE.request_increase(CNY(5000), on=OCT(5), id="more").decline_increase(
            "more", on=OCT(6), id="no", reason="past due"
        )

        assert (line.limit, status(line)) == (CNY(1000), "declined")
        assert facts(line, IncreaseMoved)[-1].reason == "past due"

    def test_the_customer_withdraws(self) -> None:
        line = LINE.request_increase(CNY(5000), on=OCT(5), id="more").withdraw_increase("more", on=OCT(6), id="back")

        assert status(line) == "withdrawn"

    def test_more_than_the_product_grants_may_be_asked_for_and_is_not_granted(self) -> None:
        line = a_line(limit="1000", limits=LimitTerms(maximum=CNY(2000)))
        line = line.request_increase(CNY(5000), on=OCT(5), id="more")

        error = refused(line, AcceptIncrease("more", on=OCT(6), id="yes"))
        assert isinstance(error, LimitOutOfBounds)
        assert (error.requested, error.maximum) == (CNY(6000), CNY(2000))
        assert line.accept_increase("more", amount=CNY(1000), on=OCT(6), id="yes").limit == CNY(2000)

    def test_a_lower_limit_leaves_it(self) -> None:
        line = LINE.request_increase(CNY(500), on=OCT(5), id="more").lower_limit(CNY(600), on=OCT(6), id="lower")

        assert status(line) == "requested"


class TestWithdrawn:
    def test_a_lower_limit_withdraws_what_was_offered(self) -> None:
        line = offered().lower_limit(CNY(600), on=OCT(6), id="lower")

        assert status(line) == "withdrawn"
        assert facts(line, IncreaseMoved)[-1].reason == "the limit was lowered"

    def test_a_lower_limit_withdraws_what_is_accepted_and_not_in_force(self) -> None:
        line = offered().accept_increase("more", first=NOV(1), on=OCT(6), id="yes")
        line = line.lower_limit(CNY(600), on=OCT(7), id="lower").advance(to=NOV(2))

        assert (line.limit, status(line)) == (CNY(600), "withdrawn")

    def test_one_that_the_product_does_not_grant_any_more_when_its_day_comes(self) -> None:
        line = a_line(limit="1000", limits=LimitTerms(maximum=CNY(2000)))
        line = offered(line, "1000").accept_increase("more", first=NOV(1), on=OCT(6), id="yes")
        line = line.raise_limit(CNY(1500), on=OCT(7), id="raise").advance(to=NOV(2))

        assert (line.limit, status(line)) == (CNY(1500), "withdrawn")
        assert facts(line, IncreaseMoved)[-1].reason == "it is more than the product grants"

    def test_two_that_begin_on_one_day_find_what_the_one_before_left(self) -> None:
        wide, narrow = LimitTerms(maximum=CNY(9000)), LimitTerms(maximum=CNY(1700))
        line = a_line(limit="1000", limits=wide)
        for name in ("a", "b"):
            line = line.offer_increase(CNY(500), first=NOV(1), on=OCT(6), id=name)
            line = line.accept_increase(name, on=OCT(6), id=f"yes-{name}")
        line = line.change_product(product(limits=narrow), on=OCT(7), id="change").advance(to=NOV(1))

        assert line.limit == CNY(1500)
        assert [each.status.value for each in line.increases] == ["in_force", "withdrawn"]


class TestTheTableOfLawfulMoves:
    ASK: ClassVar[dict[str, Callable[[CreditLine], CreditLine]]] = {
        "accept": lambda line: line.accept_increase("more", on=OCT(9), id="act"),
        "decline": lambda line: line.decline_increase("more", on=OCT(9), id="act"),
        "withdraw": lambda line: line.withdraw_increase("more", on=OCT(9), id="act"),
    }
    LIVES: ClassVar[dict[str, CreditLine]] = {
        "offered": offered(),
        "requested": LINE.request_increase(CNY(500), on=OCT(5), id="more"),
        "accepted": offered().accept_increase("more", first=NOV(1), on=OCT(6), id="yes"),
        "declined": offered().decline_increase("more", on=OCT(6), id="no"),
        "expired": offered(expires=OCT(6)).advance(to=OCT(7)),
        "withdrawn": offered().withdraw_increase("more", on=OCT(6), id="back"),
        "in_force": offered(last=OCT(20)).accept_increase("more", on=OCT(6), id="yes"),
        "ended": offered(last=OCT(7)).accept_increase("more", on=OCT(6), id="yes").advance(to=OCT(8)),
    }

    def test_every_status_is_looked_at(self) -> None:
        assert {name: status(line) for name, line in self.LIVES.items()} == {name: name for name in IncreaseStatus}

    @pytest.mark.parametrize("move", ASK)
    @pytest.mark.parametrize("life", LIVES)
    def test_what_it_allows_is_granted_and_nothing_else(self, life: str, move: str) -> None:
        sources, target = INCREASE_MOVES[move]
        line = self.LIVES[life]
        if IncreaseStatus(life) in sources:
            after = status(self.ASK[move](line))
            assert after == ("in_force" if move == "accept" else target)
        else:
            with pytest.raises(UnlawfulIncreaseMove) as raised:
                self.ASK[move](line)
            assert (raised.value.increase, raised.value.status, raised.value.move) == ("more", life, move)

    def test_a_permanent_one_in_force_is_not_withdrawn(self) -> None:
        line = offered().accept_increase("more", on=OCT(6), id="yes")

        error = refused(line, WithdrawIncrease("more", on=OCT(9), id="back"))
        assert isinstance(error, UnlawfulIncreaseMove)
        assert str(error) == "increase 'more' is in force: it cannot be withdrawn"


class TestRefused:
    @pytest.mark.parametrize("ask", [OfferIncrease, RequestIncrease])
    @pytest.mark.parametrize(
        ("days", "error"),
        [
            ({"expires": OCT(4)}, AnswerBeforeAsked),
            ({"first": OCT(4)}, BeginsTooEarly),
            ({"last": OCT(4)}, EndsBeforeItBegins),
            ({"first": OCT(9), "last": OCT(8)}, EndsBeforeItBegins),
        ],
    )
    def test_days_that_are_out_of_order(self, ask: Any, days: dict[str, date], error: type[Exception]) -> None:
        with pytest.raises(error):
            ask(CNY(1), on=OCT(5), id="x", **days)

    def test_the_same_day_is_in_order(self) -> None:
        day = OCT(5)
        line = LINE.offer_increase(CNY(1), on=day, first=day, last=day, expires=day, id="more")

        assert line.accept_increase("more", on=day, id="yes").limit == CNY(1001)

    @pytest.mark.parametrize("ask", [OfferIncrease, RequestIncrease])
    def test_on_a_line_that_is_not_open(self, ask: Any) -> None:
        assert isinstance(refused(LINE.freeze(on=OCT(2), id="f"), ask(CNY(1), on=OCT(5), id="x")), LineNotOpen)

    def test_an_acceptance_on_a_line_that_is_not_open(self) -> None:
        line = offered().suspend(on=OCT(6), id="s")

        assert isinstance(refused(line, AcceptIncrease("more", on=OCT(7), id="yes")), LineNotOpen)
        assert status(line.decline_increase("more", on=OCT(7), id="no")) == "declined"

    @pytest.mark.parametrize("answer", [AcceptIncrease, DeclineIncrease, WithdrawIncrease])
    def test_what_never_was(self, answer: Any) -> None:
        error = refused(offered(), answer("less", on=OCT(7), id="x"))

        assert isinstance(error, UnknownId)
        assert (error.kind, error.id) == ("increase", "less")

    def test_more_than_was_offered(self) -> None:
        error = refused(offered(), AcceptIncrease("more", amount=CNY("500.01"), on=OCT(7), id="x"))

        assert isinstance(error, IncreaseExceedsAsked)
        assert (error.increase, error.requested, error.asked) == ("more", CNY("500.01"), CNY(500))

    def test_another_currency(self) -> None:
        assert isinstance(refused(LINE, OfferIncrease(USD(1), on=OCT(5), id="x")), CurrencyMismatch)

    def test_an_earlier_day_than_was_offered(self) -> None:
        error = refused(offered(first=NOV(1)), AcceptIncrease("more", first=OCT(31), on=OCT(7), id="x"))

        assert isinstance(error, BeginsTooEarly)
        assert (error.earliest, error.first) == (NOV(1), OCT(31))

    def test_a_day_that_has_passed(self) -> None:
        assert isinstance(refused(offered(), AcceptIncrease("more", first=OCT(6), on=OCT(7), id="x")), BeginsTooEarly)

    def test_a_day_after_its_last(self) -> None:
        error = refused(offered(last=NOV(30)), AcceptIncrease("more", first=DEC(1), on=OCT(7), id="x"))

        assert isinstance(error, EndsBeforeItBegins)

    def test_an_offer_beyond_what_the_product_grants(self) -> None:
        line = a_line(limit="1000", limits=LimitTerms(maximum=CNY(2000), step=CNY(100), temporary_maximum=CNY(300)))

        assert isinstance(refused(line, OfferIncrease(CNY(1100), on=OCT(5), id="x")), LimitOutOfBounds)
        assert isinstance(refused(line, OfferIncrease(CNY(150), on=OCT(5), id="x")), LimitNotInStep)
        for_a_time = OfferIncrease(CNY(301), on=OCT(5), id="x", last=OCT(9))
        assert isinstance(refused(line, for_a_time), TemporaryLimitExceeded)
        assert offered(line, "1000").accept_increase("more", on=OCT(7), id="yes").limit == CNY(2000)

    def test_all_that_is_agreed_counts_together(self) -> None:
        line = a_line(limit="1000", limits=LimitTerms(maximum=CNY(2000)))
        line = offered(line, "700").accept_increase("more", first=NOV(1), on=OCT(6), id="yes")

        assert isinstance(refused(line, OfferIncrease(CNY(301), on=OCT(7), id="x")), LimitOutOfBounds)
        assert line.offer_increase(CNY(300), on=OCT(7), id="x").increases[-1].is_live


class TestOnRecord:
    LIFE = offered(expires=NOV(11), campaign="11.11").accept_increase("more", first=NOV(1), on=OCT(7), id="yes")

    def test_an_exact_repetition_changes_nothing(self) -> None:
        later = self.LIFE.advance(to=DEC(24))

        asked_by_name = [asked for asked in self.LIFE.commands if not isinstance(asked, Advance)]
        assert len(asked_by_name) == 3
        for asked in asked_by_name:
            assert later.apply(asked) is later

    def test_it_is_restored_and_replayed(self) -> None:
        later = self.LIFE.advance(to=DEC(24))

        assert CreditLine.restore(later.history) == later
        assert CreditLine.restore(later.history).increases == later.increases
        assert CreditLine.replay(later.commands).increases == later.increases

    def test_each_move_has_its_reason_and_day(self) -> None:
        moves = [
            (move.on, move.increase.status.value, move.reason)
            for move in facts(self.LIFE.advance(to=NOV(2)), IncreaseMoved)
        ]

        assert moves == [
            (OCT(5), "offered", ""),
            (OCT(7), "accepted", ""),
            (NOV(1), "in_force", "its first day has come"),
        ]

    def test_as_it_stood(self) -> None:
        line = self.LIFE.advance(to=DEC(1))

        assert [status(line.at(day)) for day in (OCT(6), OCT(7), NOV(1))] == ["offered", "accepted", "in_force"]

    def test_the_oldest_comes_first_whatever_became_of_it(self) -> None:
        line = LINE
        for name in ("a", "b", "c"):
            line = line.offer_increase(CNY(10), on=OCT(5), id=name)
        line = line.decline_increase("b", on=OCT(6), id="no").accept_increase("a", on=OCT(7), id="yes")

        assert [each.id for each in line.increases] == ["a", "b", "c"]

    def test_what_the_line_begins_with_is_no_rise(self) -> None:
        assert LINE._life.state.increases.last_rise is None
        assert offered().accept_increase("more", on=OCT(7), id="yes")._life.state.increases.last_rise == OCT(7)
        assert LINE.lower_limit(CNY(1), on=OCT(7), id="l")._life.state.increases.last_rise is None
        for_a_time = LINE.grant_temporary_limit(CNY(1), first=OCT(7), last=OCT(8), on=OCT(7), id="t")
        assert for_a_time._life.state.increases.last_rise is None

    def test_a_value_says_what_it_is(self) -> None:
        (increase,) = offered().increases

        assert attrs.evolve(increase) == increase
        assert repr(increase).startswith("Increase(id='more', origin='offered'")
