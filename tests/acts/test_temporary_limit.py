"""A limit for a time: used after the permanent one, repaid before it, and due in full once it is over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from creditline import CNY, CreditLine
from creditline.acts import GrantTemporaryLimit, LowerLimit, Purchase, WithdrawIncrease
from creditline.errors import (
    BeginsTooEarly,
    EndsBeforeItBegins,
    LimitExceeded,
    LineNotOpen,
    TemporaryLimitExceeded,
    TemporaryLimitTooLong,
    UnknownId,
    UnlawfulIncreaseMove,
)
from creditline.state import IncreaseStatus
from creditline.terms import BillingCycle, DueOn, LimitTerms, MinimumPayment
from tests.lines import DEC, NOV, OCT, a_line, booked, refused

DAY = timedelta(days=1)
LINE = a_line(limit="1000")


def granted(line: CreditLine = LINE, amount: str = "300", id: str = "more") -> CreditLine:
    """More for November, granted on 5 October."""
    return line.grant_temporary_limit(CNY(amount), first=NOV(1), last=NOV(30), on=OCT(5), id=id, reason="11.11")


class TestItsDays:
    def test_both_ends_are_included(self) -> None:
        line = granted()

        limits = [line.advance(to=day).limit for day in (OCT(31), NOV(1), NOV(30), DEC(1))]
        assert limits == [CNY(1000), CNY(1300), CNY(1300), CNY(1000)]

    def test_the_permanent_limit_stays_what_it_is(self) -> None:
        line = granted().advance(to=NOV(11))

        assert (line.permanent_limit, line.temporary_limit, line.available) == (CNY(1000), CNY(300), CNY(1300))

    def test_one_that_begins_at_once_is_booked_by_the_act(self) -> None:
        line = LINE.grant_temporary_limit(CNY(300), first=OCT(5), last=OCT(5), on=OCT(5), id="more")

        assert line.limit == CNY(1300)
        assert booked(line, "more") == [
            ("limit", "Equity:Limit", "more", "300.00"),
            ("limit", "Equity:Limit-Granted", "more", "-300.00"),
        ]
        assert line.advance(to=OCT(6)).limit == CNY(1000)

    def test_several_at_once_add_up(self) -> None:
        line = granted(granted(), "200", "even-more").advance(to=NOV(2))

        assert (line.limit, line.temporary_limit) == (CNY(1500), CNY(500))

    def test_one_that_never_ends_by_the_calendar(self) -> None:
        line = LINE.grant_temporary_limit(CNY(1), first=OCT(5), last=date.max, on=OCT(5), id="more")

        assert line.advance(to=date(2040, 1, 1)).limit == CNY(1001)

    def test_on_29_february(self) -> None:
        leap = date(2028, 2, 29)
        line = LINE.grant_temporary_limit(CNY(1), first=leap, last=leap, on=OCT(5), id="more")

        assert [line.advance(to=leap + n * DAY).limit for n in (-1, 0, 1)] == [CNY(1000), CNY(1001), CNY(1000)]

    def test_as_it_stood_on_each_day(self) -> None:
        line = granted().advance(to=DEC(5))

        assert [line.at(day).limit.decimal for day in (OCT(31), NOV(1), NOV(30), DEC(1))] == [1000, 1300, 1300, 1000]


class TestUsedAfterAndRepaidBefore:
    """
    A general limit of 7,000 and 3,000 for a time, 8,000 used; the source repays 5,000, the other amounts are ours.

    Source: https://m.szsszd.com/caijing/b93439d0f9da870b.html
    """

    line = a_line(limit="7000").grant_temporary_limit(CNY(3000), first=OCT(5), last=NOV(3), on=OCT(5), id="more")
    line = line.purchase(CNY(8000), on=OCT(6), id="order")

    def test_the_general_limit_is_used_first(self) -> None:
        assert (self.line.temporary_used, self.line.available) == (CNY(1000), CNY(2000))

    @pytest.mark.parametrize(
        ("repaid", "to_temporary", "temporary_available", "general_available"),
        [("5000", "1000", "3000", "4000"), ("1000", "1000", "3000", "0"), ("500", "500", "2500", "0")],
    )
    def test_the_temporary_one_is_repaid_first(
        self, repaid: str, to_temporary: str, temporary_available: str, general_available: str
    ) -> None:
        line = self.line.repay(CNY(repaid), on=OCT(7), id="pay")

        assert self.line.temporary_used - line.temporary_used == CNY(to_temporary)
        assert line.temporary_limit - line.temporary_used == CNY(temporary_available)
        assert line.permanent_limit - (line.used - line.temporary_used) == CNY(general_available)

    def test_what_is_over_when_it_ends_is_negative_and_spends_nothing(self) -> None:
        line = self.line.advance(to=NOV(4))

        assert (line.available, line.temporary_used) == (CNY(-1000), CNY(1000))
        error = refused(line, Purchase(CNY("0.01"), on=NOV(4), id="x"))
        assert isinstance(error, LimitExceeded)
        assert str(error) == "0.01 CNY cannot be spent: the line is 1,000.00 CNY over its limit of 7,000.00 CNY"


class TestWhatIsOverIsDueInFull:
    def line(self, **cycle: Any) -> CreditLine:
        terms: dict[str, Any] = {"cycle": BillingCycle(1, DueOn(9), **cycle), "minimum": MinimumPayment("10%")}
        return a_line(limit="7000", **terms)

    def test_with_the_next_statement(self) -> None:
        line = self.line().grant_temporary_limit(CNY(3000), first=OCT(5), last=OCT(31), on=OCT(5), id="more")
        line = line.purchase(CNY(8000), on=OCT(6), id="order").advance(to=NOV(1))

        # 1,000 over the limit, and a tenth of the 7,000 within it.
        assert line.statements[-1].minimum_due == CNY(1700)

    def test_not_while_it_is_in_force(self) -> None:
        line = self.line().grant_temporary_limit(CNY(3000), first=OCT(5), last=NOV(1), on=OCT(5), id="more")
        line = line.purchase(CNY(8000), on=OCT(6), id="order").advance(to=NOV(2))

        assert line.statements[-1].minimum_due == CNY(800)
        # The next statement is after its end: 1,000 over, a tenth of 7,000 with the 800 that were not paid carried.
        line = line.repay(CNY(800), on=NOV(9), id="pay").advance(to=DEC(1))
        assert line.statements[-1].minimum_due == CNY("200") + CNY("700")

    def test_a_statement_through_its_last_day_still_has_it(self) -> None:
        line = self.line(cutoff="through").grant_temporary_limit(
            CNY(3000), first=OCT(5), last=NOV(1), on=OCT(5), id="more"
        )
        line = line.purchase(CNY(8000), on=OCT(6), id="order").advance(to=NOV(2))

        assert (line.statements[-1].date, line.statements[-1].minimum_due) == (NOV(1), CNY(800))
        assert line.limit == CNY(7000)

    def test_a_statement_before_the_day_after_has_not(self) -> None:
        line = self.line(cutoff="through").grant_temporary_limit(
            CNY(3000), first=OCT(5), last=OCT(31), on=OCT(5), id="more"
        )
        line = line.purchase(CNY(8000), on=OCT(6), id="order").advance(to=NOV(2))

        assert (line.statements[-1].date, line.statements[-1].minimum_due) == (NOV(1), CNY(1700))


class TestRefused:
    def test_days_that_have_passed(self) -> None:
        with pytest.raises(BeginsTooEarly) as raised:
            LINE.grant_temporary_limit(CNY(1), first=OCT(4), last=OCT(9), on=OCT(5), id="more")
        assert (raised.value.earliest, raised.value.first) == (OCT(5), OCT(4))

    def test_days_that_are_out_of_order(self) -> None:
        with pytest.raises(EndsBeforeItBegins) as raised:
            LINE.grant_temporary_limit(CNY(1), first=OCT(9), last=OCT(8), on=OCT(5), id="more")
        assert (raised.value.first, raised.value.last) == (OCT(9), OCT(8))

    def test_on_a_line_that_is_not_open(self) -> None:
        command = GrantTemporaryLimit(CNY(1), first=OCT(5), last=OCT(9), on=OCT(5), id="more")

        assert isinstance(refused(LINE.suspend(on=OCT(2), id="s"), command), LineNotOpen)

    def test_longer_than_the_product_grants(self) -> None:
        line = a_line(limits=LimitTerms(temporary_days=30))
        command = GrantTemporaryLimit(CNY(1), first=NOV(1), last=DEC(1), on=OCT(5), id="more")

        error = refused(line, command)
        assert isinstance(error, TemporaryLimitTooLong)
        assert (error.days, error.maximum) == (31, 30)
        assert granted(line).increases[-1].last == NOV(30)

    def test_more_at_once_than_the_product_grants(self) -> None:
        line = granted(a_line(limits=LimitTerms(temporary_maximum=CNY(500))))
        into_november: dict[str, Any] = {"first": OCT(20), "last": NOV(1)}

        error = refused(line, GrantTemporaryLimit(CNY("200.01"), **into_november, on=OCT(6), id="x"))
        assert isinstance(error, TemporaryLimitExceeded)
        assert (error.requested, error.maximum) == (CNY("500.01"), CNY(500))
        line.grant_temporary_limit(CNY(200), **into_november, on=OCT(6), id="x")
        line.grant_temporary_limit(CNY(500), first=OCT(6), last=OCT(31), on=OCT(6), id="x")
        line.grant_temporary_limit(CNY(500), first=DEC(1), last=DEC(2), on=OCT(6), id="x")

    def test_a_permanent_increase_that_waits_takes_nothing_of_it(self) -> None:
        line = a_line(limit="1000", limits=LimitTerms(temporary_maximum=CNY(300)))
        line = line.offer_increase(CNY(900), on=OCT(5), id="for good")
        line = line.accept_increase("for good", first=NOV(5), on=OCT(5), id="yes")

        assert granted(line).advance(to=NOV(5)).limit == CNY(2200)


class TestTakenBack:
    def test_before_it_begins(self) -> None:
        line = granted().withdraw_increase("more", on=OCT(6), id="back").advance(to=NOV(11))

        assert line.limit == CNY(1000)
        assert [each.status for each in line.increases] == [IncreaseStatus.WITHDRAWN]

    def test_while_it_is_in_force(self) -> None:
        line = granted().withdraw_increase("more", on=NOV(11), id="back", reason="risk")

        assert line.limit == CNY(1000)
        assert booked(line, "back") == [
            ("limit", "Equity:Limit-Granted", "more", "300.00"),
            ("limit", "Equity:Limit", "more", "-300.00"),
        ]
        assert line.advance(to=DEC(9)).limit == CNY(1000)

    def test_not_once_it_is_over(self) -> None:
        error = refused(granted().advance(to=DEC(1)), WithdrawIncrease("more", on=DEC(1), id="back"))

        assert isinstance(error, UnlawfulIncreaseMove)
        assert str(error) == "increase 'more' is ended: it cannot be withdrawn"

    def test_not_what_never_was(self) -> None:
        assert isinstance(refused(LINE, WithdrawIncrease("more", on=OCT(5), id="back")), UnknownId)

    def test_by_a_lower_limit_before_it_begins(self) -> None:
        line = granted().lower_limit(CNY(600), on=OCT(6), id="lower")

        assert line.advance(to=NOV(11)).limit == CNY(600)
        assert [each.status for each in line.increases] == [IncreaseStatus.WITHDRAWN]

    def test_a_lower_limit_leaves_what_is_in_force(self) -> None:
        line = granted().lower_limit(CNY(600), on=NOV(11), id="lower")

        assert (line.limit, line.permanent_limit) == (CNY(900), CNY(600))
        assert line.advance(to=DEC(1)).limit == CNY(600)


class TestBesideOtherActs:
    def test_the_permanent_limit_is_what_is_raised(self) -> None:
        line = granted().raise_limit(CNY(1200), on=NOV(11), id="raise")

        assert (line.limit, line.permanent_limit) == (CNY(1500), CNY(1200))

    def test_the_permanent_limit_is_what_is_lowered(self) -> None:
        line = granted().apply(LowerLimit(CNY(999), on=NOV(11), id="lower"))

        assert line.limit == CNY(1299)

    def test_what_was_spent_of_it_stays_spent_when_a_repayment_is_returned(self) -> None:
        line = granted().purchase(CNY(1300), on=NOV(11), id="order")
        line = line.repay(CNY(400), on=NOV(12), id="pay").purchase(CNY(400), on=NOV(13), id="again")
        line = line.return_repayment("pay", on=DEC(2), id="bounced")

        assert (line.limit, line.used, line.available) == (CNY(1000), CNY(1700), CNY(-700))
        assert CreditLine.restore(line.history) == line

    def test_a_closed_line_may_outlive_it(self) -> None:
        line = granted().close(on=NOV(2), id="close").advance(to=DEC(2))

        assert (line.limit, line.increases[0].status) == (CNY(1000), IncreaseStatus.ENDED)
