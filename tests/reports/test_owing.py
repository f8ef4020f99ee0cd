"""What is owed: due now, and to pay it all off, today or on a day to come."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from creditline import CNY, Owed
from creditline.errors import Backdated
from creditline.terms import Interest, LateFee, MinimumPayment
from tests.lines import DEC, FEB, HALF_PER_MILLE, JAN, NOV, OCT, a_line

LINE = (
    a_line(minimum=MinimumPayment("10%"), interest=HALF_PER_MILLE, late_fee=LateFee.share_of_minimum("5%"))
    .purchase(CNY(1000), on=OCT(20), id="p1")
    .purchase(CNY(300), on=NOV(20), id="p2")
)


def owed(**amounts: str) -> Owed:
    """So much of each component, and nothing of the others."""
    return Owed(**{name: CNY(amounts.get(name, "0")) for name in ("principal", "cash", "interest", "fee", "late_fee")})


class TestDue:
    """1,000.00 due on 9 November, unpaid: a late fee of 5.00 and 0.50 a night; 300.00 more are billed in December."""

    def test_nothing_before_the_first_statement(self) -> None:
        assert a_line().purchase(CNY(5), on=OCT(20), id="p").due() == owed()

    def test_what_is_billed(self) -> None:
        assert LINE.at(NOV(1)).due() == owed(principal="1000")

    def test_what_is_overdue_with_the_late_fee_and_the_nights_so_far(self) -> None:
        assert LINE.due(NOV(30)) == owed(principal="1000", interest="10.50", late_fee="5")

    def test_what_the_next_statement_bills(self) -> None:
        assert LINE.due(DEC(1)) == owed(principal="1300", interest="11", late_fee="5")

    def test_interest_posted_and_not_yet_posted(self) -> None:
        """The bill's 11.00 and 4 nights of December."""
        assert LINE.due(DEC(5)).interest == CNY(13)


class TestPayoff:
    def test_everything_billed_or_not(self) -> None:
        """11 nights to 20 November."""
        assert LINE.payoff() == owed(principal="1300", interest="5.50", late_fee="5")

    def test_every_night_up_to_the_day(self) -> None:
        """
        52 nights x 1,000.00 from 9 November and 22 x 300.00 from 9 December.

        December asks 16.00 of charges, the 100.00 missing and a tenth of 1,200.00: 5 % of 236.00 are 11.80.
        """
        assert LINE.payoff(DEC(31)) == owed(principal="1300", interest="29.30", late_fee="16.80")

    @pytest.mark.parametrize("day", [NOV(20), NOV(21), NOV(30), DEC(1), DEC(2), DEC(9), DEC(10), JAN(1), JAN(31)])
    def test_paying_it_leaves_nothing(self, day: date) -> None:
        line = LINE.repay(LINE.payoff(day).total, on=day, id="r").advance(to=FEB(15))

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))

    def test_with_the_least_that_a_statement_charges_once_it_is_issued(self) -> None:
        interest = Interest.overdue(HALF_PER_MILLE.rate, minimum_charge=CNY(20))
        line = a_line(interest=interest).purchase(CNY(1000), on=OCT(20), id="p")

        assert line.payoff(NOV(30)).interest == CNY("10.50")
        assert line.payoff(DEC(1)).interest == CNY(20)

    def test_without_interest_it_is_what_is_outstanding(self) -> None:
        assert a_line().purchase(CNY(5), on=OCT(20), id="p").payoff(DEC(31)).total == CNY(5)

    def test_nothing_where_nothing_is_owed(self) -> None:
        assert a_line().repay(CNY(5), on=OCT(20), id="r").payoff(DEC(31)).total == CNY(0)


class TestAsking:
    def test_it_changes_nothing(self) -> None:
        before = LINE.history
        LINE.due(JAN(31))
        LINE.payoff(JAN(31))

        assert (LINE.history, LINE.as_of) == (before, NOV(20))

    def test_today_is_the_default(self) -> None:
        assert LINE.due() == LINE.due(NOV(20))
        assert LINE.payoff() == LINE.payoff(NOV(20))

    def test_a_day_that_has_passed_is_refused(self) -> None:
        with pytest.raises(Backdated, match="2026-11-19 lies before 2026-11-20"):
            LINE.payoff(NOV(19))

    @pytest.mark.parametrize("day", [datetime(2026, 11, 20), datetime(2026, 12, 1), "2026-12-01"])
    def test_what_is_no_day_is_refused(self, day: Any) -> None:
        with pytest.raises(TypeError, match="^on is a "):
            LINE.due(day)


class TestOwed:
    def test_its_total_is_all_components(self) -> None:
        assert owed(principal="1", cash="2", interest="3", fee="4", late_fee="5").total == CNY(15)

    def test_it_reads_as_its_parts(self) -> None:
        assert str(LINE.payoff()) == "1,310.50 CNY (principal 1,300.00 CNY, interest 5.50 CNY, late fee 5.00 CNY)"
        assert str(owed()) == "0.00 CNY"

    def test_a_notebook_shows_every_component(self) -> None:
        html = LINE.payoff()._repr_html_()

        assert "<tr><td>late fee</td><td>5.00 CNY</td></tr>" in html
        assert "<tr><td>cash</td><td>0.00 CNY</td></tr>" in html
