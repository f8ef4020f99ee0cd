"""Overdue interest: billed principal still unpaid at the end of its due date, from that night on, nothing before."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine, Rate, Rounding
from creditline.money import RateSchedule
from creditline.terms import BillingCycle, DueAfter, Interest, LateFee, Leniency, MinimumPayment
from tests.lines import DEC, FEB, HALF_PER_MILLE, JAN, NOV, OCT, a_line, settled

DAILY = Rate.parse("0.05%/day")


def bought(amount: str = "1000", **terms: Any) -> CreditLine:
    """One purchase in October, due on 9 November, at 0.05 % a day but for what *terms* say."""
    line = a_line(**{"interest": HALF_PER_MILLE, **terms})
    return line.purchase(CNY(amount), on=OCT(20), id="p")


def on_december(interest: Interest, amount: str = "1000") -> str:
    """What the statement of 1 December charges, 22 nights after the due date."""
    line = bought(amount, interest=interest).advance(to=DEC(1))
    return str(line.statements[-1].interest.decimal)


class TestTheFirstNight:
    def test_paying_on_the_due_date_bears_nothing(self) -> None:
        line = bought().repay(CNY(1000), on=NOV(9), id="r").advance(to=JAN(1))

        assert all(not bill.interest for bill in line.statements)
        assert not line.outstanding

    def test_it_is_the_night_of_the_due_date(self) -> None:
        """One night x 1,000.00 x 0.05 % by the day after."""
        assert bought().payoff(NOV(9)).interest == CNY(0)
        assert bought().payoff(NOV(10)).interest == CNY("0.50")
        assert bought().payoff(NOV(11)).interest == CNY("1.00")

    def test_what_no_statement_has_billed_bears_nothing(self) -> None:
        """Only the 1,000.00 of October were due; 22 nights."""
        line = bought().purchase(CNY(5000), on=NOV(5), id="p2").advance(to=DEC(1))

        assert line.statements[-1].interest == CNY("11.00")


class TestTheNights:
    def test_huabei_as_published(self) -> None:
        """100.00 on 8 November; 900.00 kept for 10 nights more than agreed: 10 x 900.00 x 0.05 % = 4.50."""
        line = bought().repay(CNY(100), on=NOV(8), id="r")

        assert line.payoff(NOV(19)).interest == CNY("4.50")
        assert line.payoff(NOV(19)).total == CNY("904.50")

    def test_a_statement_charges_through_the_night_before_it(self) -> None:
        """22 nights to 1 December, 31 more to 1 January."""
        line = bought().advance(to=JAN(1))

        assert [bill.interest for bill in line.statements] == [CNY(0), CNY("11.00"), CNY("15.50")]

    def test_a_through_statement_charges_no_night_of_its_own_day(self) -> None:
        """Statement 5 November, due 25 November; 10 nights to 5 December, charged at the start of the sixth."""
        line = bought(cycle=BillingCycle(5, DueAfter(20), cutoff="through")).advance(to=DEC(6))

        assert (line.statements[-1].date, line.statements[-1].interest) == (DEC(5), CNY("5.00"))
        assert line.payoff(DEC(7)).interest == CNY("6.00")

    def test_a_part_payment_counts_from_its_own_day(self) -> None:
        """10 nights x 1,000.00 are paid with 495.00 of principal; 12 nights x 505.00 x 0.05 % = 3.03 follow."""
        line = bought().repay(CNY(500), on=NOV(19), id="r").advance(to=DEC(1))

        assert settled(line, "r") == [("interest", "interest/2026-12-01", "5.00"), ("principal", "p", "495.00")]
        assert line.statements[-1].interest == CNY("8.03")

    def test_a_refund_counts_from_its_own_day(self) -> None:
        """10 nights x 1,000.00 and 12 nights x 600.00."""
        line = bought().refund("p", on=NOV(19), id="f", amount=CNY(400)).advance(to=DEC(1))

        assert line.statements[-1].interest == CNY("8.60")

    def test_grace_used_up_counts_from_the_due_date_itself(self) -> None:
        """Due on the 9th with 3 days of grace: nothing on the 12th, 4 nights on the 13th."""
        line = bought(leniency=Leniency(grace_days=3))

        assert line.payoff(NOV(12)).interest == CNY(0)
        assert line.payoff(NOV(13)).interest == CNY("2.00")

    def test_grace_counts_the_balance_of_each_of_its_nights(self) -> None:
        """400.00 come on the 11th: 2 nights x 1,000.00 and 2 nights x 600.00."""
        line = bought(leniency=Leniency(grace_days=3)).repay(CNY(400), on=NOV(11), id="r")

        assert settled(line, "r") == [("principal", "p", "400.00")]
        assert line.payoff(NOV(13)).interest == CNY("1.60")

    def test_grace_may_end_after_the_next_statement(self) -> None:
        """Due on 28 November, judged on 4 December: all 34 nights from the due date stand on the January statement."""
        line = bought(cycle=BillingCycle(1, DueAfter(27)), leniency=Leniency(grace_days=5)).advance(to=JAN(1))

        assert [bill.interest for bill in line.statements] == [CNY(0), CNY(0), CNY("17.00")]

    def test_grace_used_up_counts_what_was_paid_within_it(self) -> None:
        """
        Due on 28 November, 5 days of grace. One of two purchases is paid on the 30th, the other is not by 3 December.

        34 nights x 600.00 and the 2 nights before x 400.00 (semantics, section 7: "everything counts from the due
        date itself").
        """
        line = a_line(cycle=BillingCycle(1, DueAfter(27)), leniency=Leniency(grace_days=5), interest=HALF_PER_MILLE)
        line = line.purchase(CNY(400), on=OCT(20), id="p1").purchase(CNY(600), on=OCT(20), id="p2")
        line = line.repay(CNY(400), on=NOV(30), id="r", toward="p1").advance(to=JAN(1))

        assert line.statements[-1].interest == CNY("10.60")

    def test_late_fees_and_interest_bear_none(self) -> None:
        """31 nights x 1,000.00 in December, though 5.00 of late fee and 11.00 of interest were owed besides."""
        line = bought(minimum=MinimumPayment("10%"), late_fee=LateFee.share_of_minimum("5%")).advance(to=JAN(1))

        assert line.statements[-1].opening == CNY(1016)
        assert line.statements[-1].interest == CNY("15.50")


class TestCompounding:
    def test_posted_interest_bears_once_it_is_overdue_itself(self) -> None:
        """31 nights x 1,000.00, and from 9 December 23 nights x 11.00: 31,253 x 0.05 % = 15.6265."""
        line = bought(interest=Interest.overdue(DAILY, compounds=True)).advance(to=JAN(1))

        assert [bill.interest for bill in line.statements] == [CNY(0), CNY("11.00"), CNY("15.63")]


class TestRatesThatChange:
    def test_each_night_has_the_rate_of_its_day(self) -> None:
        """6 nights from the 9th at 0.05 % are 3.00; 16 nights from the 15th at 0.03 % are 4.80."""
        rates = RateSchedule((OCT(1), DAILY), (NOV(15), Rate.parse("0.03%/day")))

        assert on_december(Interest.overdue(rates)) == "7.80"

    def test_it_is_rounded_once_over_all_rates(self) -> None:
        """6 x 11.00 x 0.05 % = 0.033 and 16 x 11.00 x 0.03 % = 0.0528 are 0.0858; apart they would be 0.03 + 0.05."""
        rates = RateSchedule((OCT(1), DAILY), (NOV(15), Rate.parse("0.03%/day")))

        assert on_december(Interest.overdue(rates), "11") == "0.09"

    def test_rates_of_other_denominators_add_up(self) -> None:
        """6 x 10.10 x 18 %/365 = 0.02988 and 16 x 10.10 x 18.25 %/365 = 0.0808 are 0.11068."""
        rates = RateSchedule((OCT(1), Rate.parse("18%/year")), (NOV(15), Rate.parse("18.25%/year")))

        assert on_december(Interest.overdue(rates), "10.10") == "0.11"

    def test_a_yearly_rate_has_365_nights_unless_told(self) -> None:
        """22 nights x 1,000.00 x 18 % are 3,960.00, over 365 or 360."""
        assert on_december(Interest.overdue(Rate.parse("18%/year"))) == "10.85"
        assert on_december(Interest.overdue(Rate.parse("18%/year/360"))) == "11.00"

    def test_a_line_is_not_opened_before_its_rates_begin(self) -> None:
        """A night without an agreed rate would stop the line later."""
        with pytest.raises(ValueError, match=r"begin on 2026-11-09, after"):
            on_december(Interest.overdue(RateSchedule((NOV(9), DAILY))))

    def test_no_interest_is_owed_at_a_rate_of_nothing(self) -> None:
        assert on_december(Interest.overdue(Rate.daily(0))) == "0.00"


class TestRounding:
    @pytest.mark.parametrize(
        ("rounding", "charged"),
        [(Rounding.HALF_UP, "0.01"), (Rounding.HALF_EVEN, "0.00"), (Rounding.DOWN, "0.00"), (Rounding.UP, "0.01")],
    )
    def test_half_a_cent_goes_where_it_is_named(self, rounding: Rounding, charged: str) -> None:
        """One night x 10.00 x 0.05 % is half a cent."""
        line = bought("10", interest=Interest.overdue(DAILY, rounding=rounding))

        assert str(line.payoff(NOV(10)).interest.decimal) == charged

    def test_less_than_half_a_cent_goes_up_only_by_name(self) -> None:
        """22 nights x 1.00 x 0.01 % are 0.22 cents."""
        rate = Rate.parse("0.01%/day")

        assert on_december(Interest.overdue(rate), "1") == "0.00"
        assert on_december(Interest.overdue(rate, rounding=Rounding.UP), "1") == "0.01"


class TestPostingsOfOnePeriod:
    def test_they_are_cumulative(self) -> None:
        """
        One night x 10.10 is 0.00505, posted as a cent; two nights are 0.0101, no cent more.

        20 more nights x 10.09 make 222.00 x 0.05 % = 0.111: the statement posts the other ten cents.
        """
        line = bought("10.10").repay(CNY("0.01"), on=NOV(10), id="r1").repay(CNY("0.01"), on=NOV(11), id="r2")

        assert settled(line, "r1") == [("interest", "interest/2026-12-01", "0.01")]
        assert settled(line, "r2") == [("principal", "p", "0.01")]
        assert line.advance(to=DEC(1)).statements[-1].interest == CNY("0.11")

    def test_two_repayments_of_a_day_post_once(self) -> None:
        line = bought().repay(CNY(1), on=NOV(19), id="r1").repay(CNY(10), on=NOV(19), id="r2")

        assert [entry.amount for entry in interest_entries(line)] == [CNY("5.00")]
        assert settled(line, "r2") == [
            ("interest", "interest/2026-12-01", "4.00"),
            ("principal", "p", "6.00"),
        ]

    def test_every_period_starts_anew(self) -> None:
        """A repayment on 11 December posts 10 nights of December, on an obligation of their own."""
        line = bought().repay(CNY(1), on=DEC(11), id="r")

        assert [(entry.item, entry.amount) for entry in interest_entries(line)] == [
            ("interest/2026-12-01", CNY("11.00")),
            ("interest/2027-01-01", CNY("5.00")),
        ]

    def test_no_night_of_a_statement_day_is_charged_twice(self) -> None:
        """31 nights of December and then one: 1,000.00 x 0.05 % for each."""
        line = bought().repay(CNY(1), on=JAN(1), id="r1").repay(CNY(1), on=JAN(2), id="r2")

        assert [entry.amount for entry in interest_entries(line)] == [CNY("11.00"), CNY("15.50"), CNY("0.50")]


def interest_entries(line: CreditLine) -> list[Any]:
    """Every posting of interest to the customer, in order."""
    return [
        posting
        for entry in line.ledger.entries
        if entry.kind == "interest"
        for posting in entry.postings
        if posting.account == "Assets:Receivable:Interest"
    ]


class TestWhatAStatementWaives:
    """22 nights come to 11.00."""

    def test_up_to_the_bound_inclusive(self) -> None:
        assert on_december(Interest.overdue(DAILY, waive_below=CNY("11.00"))) == "0.00"
        assert on_december(Interest.overdue(DAILY, waive_below=CNY("10.99"))) == "11.00"

    def test_what_was_waived_is_not_charged_later(self) -> None:
        """Only the 31 nights of December: 15.50."""
        line = bought(interest=Interest.overdue(DAILY, waive_below=CNY("11.00"))).advance(to=JAN(1))

        assert [bill.interest for bill in line.statements] == [CNY(0), CNY(0), CNY("15.50")]

    def test_only_a_statement_waives(self) -> None:
        """A repayment finds its 10 nights, and the statement gives nothing back."""
        line = bought(interest=Interest.overdue(DAILY, waive_below=CNY("11.00"))).repay(CNY(1005), on=NOV(19), id="r")

        assert not line.outstanding
        assert line.advance(to=DEC(1)).statements[-1].interest == CNY("5.00")


class TestTheLeastThatAStatementCharges:
    interest = Interest.overdue(DAILY, minimum_charge=CNY(20))

    def test_less_is_raised_to_it_and_more_stays(self) -> None:
        """11.00 are raised to 20.00; 44.00 on 4,000.00 stay."""
        assert on_december(self.interest) == "20.00"
        assert on_december(self.interest, "4000") == "44.00"

    def test_nothing_stays_nothing(self) -> None:
        line = bought(interest=self.interest).repay(CNY(1000), on=NOV(9), id="r").advance(to=DEC(1))

        assert line.statements[-1].interest == CNY(0)

    def test_only_a_statement_raises(self) -> None:
        """5.00 with the repayment; the statement brings the period to 20.00."""
        line = bought(interest=self.interest).repay(CNY(1005), on=NOV(19), id="r")

        assert not line.outstanding
        assert line.advance(to=DEC(1)).outstanding == CNY(15)
        assert line.advance(to=DEC(1)).statements[-1].interest == CNY(20)

    def test_what_is_waived_is_not_raised(self) -> None:
        assert on_december(Interest.overdue(DAILY, waive_below=CNY(11), minimum_charge=CNY(20))) == "0.00"


class TestWithoutInterest:
    def test_a_late_line_owes_no_more_than_it_bought(self) -> None:
        line = bought(interest=None).advance(to=FEB(1))

        assert line.days_past_due == (FEB(1) - NOV(9)).days
        assert line.outstanding == line.payoff().total == CNY(1000)


class TestRefusedInterest:
    @pytest.mark.parametrize("rate", ["0.05%/day", 0.0005, None])
    def test_what_is_no_rate(self, rate: Any) -> None:
        with pytest.raises(TypeError):
            Interest.overdue(rate)

    def test_a_base_that_is_none(self) -> None:
        with pytest.raises(ValueError, match="base is 'overdue' or 'full' or .* not 'sometimes'"):
            Interest("sometimes", DAILY)  # type: ignore[arg-type]

    def test_a_rate_that_does_not_accrue_by_nights(self) -> None:
        """Semantics, section 1: for interest by nights rate/365 or rate/360; other day counts are refused there."""
        with pytest.raises(ValueError, match="does not accrue by nights"):
            Interest.overdue(Rate.parse("1%/month"))

    @pytest.mark.parametrize("wrong", [{"compounds": 1}, {"rounding": "up"}])
    def test_what_has_another_type(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(TypeError):
            Interest.overdue(DAILY, **wrong)
