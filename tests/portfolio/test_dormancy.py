"""Dormant lines: when one is, and how many of many are."""

from __future__ import annotations

import tracemalloc
from datetime import date, datetime
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, CreditLine
from creditline.portfolio import Dormancy, check_dormant, dormant_share, is_dormant, last_activity
from creditline.terms import CashFee, DelinquencyTerms, DormantShare, InstallmentOffer
from tests.lines import AUG, DEC, JAN, NOV, OCT, product

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = DormantShare(name="Dormant", source="a page")
CASH = product(cash_fee=CashFee(0))


def line_of(on: date, id: str = "alice") -> CreditLine:
    return CreditLine.open(CASH, limit=CNY(1000), on=on, id=id)


class TestEighteenMonths:
    @pytest.mark.parametrize(
        ("last", "from_"),
        [
            (date(2024, 8, 31), date(2026, 2, 28)),
            (date(2026, 8, 31), date(2028, 2, 29)),  # a leap year
            (date(2026, 8, 30), date(2028, 2, 29)),
            (date(2026, 8, 29), date(2028, 2, 29)),
            (date(2026, 8, 28), date(2028, 2, 28)),
            (date(2024, 2, 29), date(2025, 8, 29)),
            (date(2026, 1, 15), date(2027, 7, 15)),
        ],
    )
    def test_from_the_day_on_which_they_are_over(self, last: date, from_: date) -> None:
        line = line_of(last)

        assert is_dormant(line, from_)
        assert not is_dormant(line, date.fromordinal(from_.toordinal() - 1))

    def test_other_spans(self) -> None:
        line = line_of(OCT(1))

        assert [is_dormant(line, JAN(1), months=months) for months in (3, 4)] == [True, False]

    def test_time_that_has_passed_is_no_activity(self) -> None:
        line = line_of(OCT(1)).advance(to=date(2028, 4, 1))

        assert last_activity(line) == OCT(1)
        assert is_dormant(line)
        assert not is_dormant(line, date(2028, 3, 31))

    def test_a_day_is_no_moment(self) -> None:
        with pytest.raises(TypeError, match="^on is a day, not a moment"):
            is_dormant(line_of(OCT(1)), datetime(2028, 4, 1))


class TestTheMonthsAsked:
    @pytest.mark.parametrize(
        ("months", "error"), [(0, ValueError), (-1, ValueError), (1.5, TypeError), (True, TypeError)]
    )
    def test_are_one_or_more(self, months: Any, error: type[Exception]) -> None:
        with pytest.raises(error, match="^months is "):
            is_dormant(line_of(OCT(1)), months=months)
        with pytest.raises(error, match="^months is "):
            dormant_share([], OCT(1), months=months)


class TestWhatIsActivity:
    def test_what_the_customer_does(self) -> None:
        offer = InstallmentOffer.interest_free(3)
        line = line_of(OCT(1))
        days = []
        for act in (
            lambda line: line.purchase(CNY(300), on=OCT(2), id="p"),
            lambda line: line.refund("p", on=OCT(3), id="r", amount=CNY(30)),
            lambda line: line.convert(installments=offer, on=OCT(4), id="c", purchase="p"),
            lambda line: line.settle_early(on=OCT(5), id="s"),
            lambda line: line.authorize(CNY(50), on=OCT(6), id="h"),
            lambda line: line.capture("h", on=OCT(7), id="k"),
            lambda line: line.draw(CNY(50), on=OCT(8), id="d"),
            lambda line: line.repay(CNY(500), on=OCT(9), id="m"),
            lambda line: line.withdraw(CNY(1), on=OCT(10), id="w"),
        ):
            line = act(line)
            days.append(last_activity(line))

        assert days == [OCT(day) for day in range(2, 11)]

    def test_what_the_lender_does_is_none(self) -> None:
        line = line_of(OCT(1)).purchase(CNY(300), on=OCT(2), id="p").repay(CNY(300), on=OCT(3), id="m")
        line = line.raise_limit(CNY(2000), on=OCT(4), id="up").lower_limit(CNY(500), on=OCT(5), id="down")
        line = line.suspend(on=OCT(6), id="stop").resume(on=OCT(7), id="go").advance(to=DEC(1))

        assert last_activity(line) == OCT(3)

    def test_a_repayment_that_was_returned_never_came(self) -> None:
        line = line_of(OCT(1)).purchase(CNY(300), on=OCT(2), id="p").repay(CNY(300), on=OCT(3), id="m")
        line = line.repay(CNY(300), on=OCT(4), id="again").return_repayment("again", on=OCT(6), id="back")

        assert last_activity(line) == OCT(3)
        assert last_activity(line.return_repayment("m", on=OCT(7), id="back-2")) == OCT(2)


class TestNothingOutstanding:
    LATER = date(2029, 1, 1)

    def test_who_owes_is_not_dormant(self) -> None:
        owing = line_of(OCT(1)).purchase(CNY(300), on=OCT(2), id="p")

        assert not is_dormant(owing, self.LATER)
        assert is_dormant(owing.repay(CNY(300), on=OCT(3), id="m"), self.LATER)

    def test_rows_to_come_are_owed(self) -> None:
        line = line_of(OCT(1)).purchase(CNY(300), on=OCT(2), id="p", installments=InstallmentOffer.interest_free(3))

        assert not is_dormant(line, self.LATER)

    def test_whose_money_lies_there_is_not_dormant(self) -> None:
        assert not is_dormant(line_of(OCT(1)).repay(CNY(1), on=OCT(3), id="m"), self.LATER)

    def test_where_a_hold_is_in_force_it_is_not(self) -> None:
        held = line_of(OCT(1)).authorize(CNY(300), on=OCT(2), id="h")

        assert not is_dormant(held, self.LATER)
        assert is_dormant(held.void("h", on=OCT(3), id="v"), self.LATER)

    def test_a_hold_that_expires_until_then_is_none(self) -> None:
        """What is asked of a later day is asked of the line as it will be if nothing else happens until then."""
        held = line_of(OCT(1)).authorize(CNY(300), on=OCT(2), id="h", expires=OCT(20))

        assert is_dormant(held, date(2028, 4, 2)) is is_dormant(held.advance(to=date(2028, 4, 2))) is True
        assert not is_dormant(held, date(2028, 4, 1))
        assert dormant_share([held], date(2028, 4, 2)) == Dormancy(date(2028, 4, 2), 18, 1, 1)
        assert not is_dormant(held, OCT(2), months=1)
        assert held.held == CNY(300)

    def test_nor_do_rows_that_own_money_pays_until_then(self) -> None:
        line = line_of(OCT(1)).purchase(CNY(300), on=OCT(2), id="p", installments=InstallmentOffer.interest_free(3))
        line = line.repay(CNY(300), on=OCT(3), id="m")

        assert line.outstanding
        assert is_dormant(line, self.LATER)
        assert not is_dormant(line, DEC(1), months=1)

    def test_what_ends_until_then_does_not_count(self) -> None:
        """Lateness charges a line off by itself."""
        terms = DelinquencyTerms(charge_off_after=90)
        line = CreditLine.open(product(delinquency=terms), limit=CNY(1000), on=OCT(1), id="late")
        line = line.purchase(CNY(300), on=OCT(2), id="p")

        assert not is_dormant(line, self.LATER)
        assert dormant_share([line], self.LATER) == Dormancy(self.LATER, 18, 0, 0)
        assert dormant_share([line], DEC(1)) == Dormancy(DEC(1), 18, 0, 1)

    def test_what_has_ended_is_not_dormant(self) -> None:
        lost = line_of(OCT(1)).purchase(CNY(300), on=OCT(2), id="p").charge_off(on=DEC(1), id="loss")

        assert not is_dormant(line_of(OCT(1)).close(on=OCT(2), id="end"), self.LATER)
        assert not is_dormant(lost, self.LATER)

    def test_an_earlier_day_is_looked_at_as_it_was(self) -> None:
        """Dormant from 1 April 2028 until it is used again on the 5th."""
        line = line_of(OCT(1)).purchase(CNY(10), on=date(2028, 4, 5), id="p")

        assert [is_dormant(line, date(2028, 4, day)) for day in (1, 4, 5)] == [True, True, False]
        with pytest.raises(ValueError, match="^the line knows the days 2026-10-01 to 2028-04-05, not 2026-09-30$"):
            is_dormant(line, date(2026, 9, 30))


class TestManyLines:
    ON = date(2028, 4, 1)

    def lines(self, dormant: int, used: int) -> Iterator[CreditLine]:
        for number in range(dormant + used):
            yield line_of(OCT(1) if number < dormant else OCT(2), f"line-{number}")

    def test_the_share_is_exact(self) -> None:
        found = dormant_share(self.lines(1, 2), self.ON)

        assert found == Dormancy(self.ON, 18, 1, 3)
        assert found.share == Fraction(1, 3)
        assert str(found) == "1 of 3 lines, 33.33 %, are dormant on 2028-04-01"
        assert repr(found) == "Dormancy(on=datetime.date(2028, 4, 1), months=18, dormant=1, lines=3)"

    def test_what_has_ended_or_is_not_open_yet_does_not_count(self) -> None:
        ended = line_of(OCT(1)).close(on=OCT(2), id="end")
        ended_later = line_of(OCT(1)).close(on=date(2028, 4, 2), id="end")
        lost = line_of(OCT(1)).purchase(CNY(9), on=OCT(2), id="p").charge_off(on=DEC(1), id="loss")

        assert dormant_share([ended, lost, line_of(date(2028, 4, 2))], self.ON) == Dormancy(self.ON, 18, 0, 0)
        assert dormant_share([ended_later], self.ON) == Dormancy(self.ON, 18, 1, 1)
        assert dormant_share([line_of(self.ON)], self.ON) == Dormancy(self.ON, 18, 0, 1)

    def test_none_of_none_is_none(self) -> None:
        assert dormant_share([], self.ON).share == 0
        assert check_dormant([], RULE, self.ON) == ()

    @pytest.mark.parametrize(("dormant", "used", "breached"), [(1, 4, False), (200, 800, False), (201, 800, True)])
    def test_a_fifth_is_allowed(self, dormant: int, used: int, *, breached: bool) -> None:
        assert bool(check_dormant(self.lines(dormant, used), RULE, self.ON)) is breached

    def test_the_breach_has_its_figures_and_source(self) -> None:
        (breach,) = check_dormant(self.lines(1, 2), RULE, self.ON)

        assert str(breach) == (
            "1 of 3 lines, 33.33 %, are dormant on 2028-04-01, more than the 20.00 % allowed (Dormant; a page)"
        )
        assert breach.subject == "portfolio"
        assert breach.figures == (
            ("dormant", 1),
            ("lines", 3),
            ("share", Fraction(1, 3)),
            ("cap", Fraction(1, 5)),
        )

    @pytest.mark.parametrize(("since", "breaches"), [(date(2028, 4, 1), 1), (date(2028, 4, 2), 0)])
    def test_only_while_the_rule_is_in_force(self, since: date, breaches: int) -> None:
        rule = DormantShare(name="Dormant", source="a page", since=since)

        assert len(check_dormant(self.lines(1, 2), rule, self.ON)) == breaches

    def test_the_months_and_the_share_are_those_of_the_rule(self) -> None:
        rule = DormantShare(name="Dormant", source="a page", months=17, share="99%")

        (breach,) = check_dormant(self.lines(1, 2), rule, self.ON)
        assert breach.reason.startswith("3 of 3 lines, 100.00 %, are dormant")

    def test_lines_are_taken_one_by_one(self) -> None:
        """A thousand lines need no more memory than ten do."""

        def peak(count: int) -> int:
            tracemalloc.start()
            dormant_share(self.lines(0, count), self.ON)
            _, most = tracemalloc.get_traced_memory()
            tracemalloc.stop()
            return most

        peak(10)
        assert peak(1000) < 2 * peak(10)


class TestTheRuleItself:
    @pytest.mark.parametrize(("field", "value"), [("months", 0), ("share", "101%"), ("share", "-1%")])
    def test_its_figures_make_sense(self, field: str, value: Any) -> None:
        with pytest.raises(ValueError, match=r"^(months|share|a share) is "):
            DormantShare(**{"name": "n", "source": "s", field: value})

    def test_eighteen_months_and_a_fifth_where_nothing_is_said(self) -> None:
        assert (RULE.months, RULE.share) == (18, Fraction(1, 5))


def test_months_of_one_kind_only() -> None:
    """August has 31 days and November 30: both are ends."""
    assert is_dormant(line_of(AUG(31)), NOV(30), months=3)
