"""Being on time: extra days, and a shortfall that counts as paid."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from creditline import CNY, CreditLine
from creditline.facts import BillJudged
from creditline.terms import BillingCycle, DueAfter, Leniency, MinimumPayment
from tests.lines import DEC, FEB, HALF_PER_MILLE, JAN, MAR, NOV, OCT, SEP, a_line, facts, settled


def bought(leniency: Leniency, **terms: Any) -> CreditLine:
    """1,000.00 billed on 1 November, due on the 9th, at least 100.00, at 0.05 % a day."""
    line = a_line(**{"leniency": leniency, "minimum": MinimumPayment("10%"), "interest": HALF_PER_MILLE, **terms})
    return line.purchase(CNY(1000), on=OCT(20), id="p")


def verdict(leniency: Leniency, paid: str, **terms: Any) -> tuple[bool, bool]:
    """Whether so much, paid on the due date, is judged paid in full, and the minimum met."""
    line = bought(leniency, **terms).repay(CNY(paid), on=NOV(9), id="r").advance(to=NOV(10))
    (judged,) = facts(line, BillJudged)
    return judged.paid_in_full, judged.minimum_met


class TestGraceDays:
    line = bought(Leniency(grace_days=3))

    def test_the_last_day_of_grace_is_on_time(self) -> None:
        line = self.line.repay(CNY(1000), on=NOV(12), id="r").advance(to=FEB(1))

        assert line.days_past_due == 0
        assert not line.outstanding

    def test_nobody_is_late_within_grace(self) -> None:
        assert self.line.advance(to=NOV(12)).days_past_due == 0

    def test_the_day_after_is_late_from_the_due_date_itself(self) -> None:
        assert self.line.advance(to=NOV(13)).days_past_due == 4

    def test_the_statement_names_the_due_date_without_grace(self) -> None:
        assert self.line.advance(to=NOV(1)).statements[0].due_date == NOV(9)


class TestTolerance:
    def test_without_any_the_last_cent_counts(self) -> None:
        assert verdict(Leniency(), "1000") == (True, True)
        assert verdict(Leniency(), "999.99") == (False, True)
        assert verdict(Leniency(), "99.99") == (False, False)

    def test_an_amount_is_inclusive(self) -> None:
        ten = Leniency(tolerance=CNY(10))

        assert verdict(ten, "990.00") == (True, True)
        assert verdict(ten, "989.99") == (False, True)
        assert verdict(ten, "90.00") == (False, True)
        assert verdict(ten, "89.99") == (False, False)

    def test_a_strict_one_is_not(self) -> None:
        ten = Leniency(tolerance=CNY(10), strict=True)

        assert verdict(ten, "990.00") == (False, True)
        assert verdict(ten, "990.01") == (True, True)
        assert verdict(ten, "90.00") == (False, False)
        assert verdict(ten, "90.01") == (False, True)

    def test_a_strict_one_of_nothing_still_takes_full_payment(self) -> None:
        assert verdict(Leniency(strict=True), "1000") == (True, True)
        assert verdict(Leniency(strict=True), "100") == (False, True)

    def test_a_share_is_of_the_amount_due(self) -> None:
        """1 % of 1,000.00."""
        assert verdict(Leniency(tolerance_share="1%"), "990.00") == (True, True)
        assert verdict(Leniency(tolerance_share="1%"), "989.99") == (False, True)

    def test_the_larger_of_both_counts(self) -> None:
        assert verdict(Leniency(tolerance=CNY(5), tolerance_share="1%"), "990.00") == (True, True)
        assert verdict(Leniency(tolerance=CNY(20), tolerance_share="1%"), "980.00") == (True, True)
        assert verdict(Leniency(tolerance=CNY(20), tolerance_share="1%"), "979.99") == (False, True)

    def test_it_may_apply_to_the_full_amount_alone(self) -> None:
        full = Leniency(tolerance=CNY(10), applies_to="full")

        assert verdict(full, "990.00") == (True, True)
        assert verdict(full, "90.00") == (False, False)

    def test_it_may_apply_to_the_minimum_alone(self) -> None:
        minimum = Leniency(tolerance=CNY(10), applies_to="minimum")

        assert verdict(minimum, "990.00") == (False, True)
        assert verdict(minimum, "90.00") == (False, True)

    def test_a_statement_paid_in_full_has_its_minimum_met(self) -> None:
        """All of it is asked for; 5.00 are missing and count as nothing in full, though not in the minimum."""
        full = Leniency(tolerance=CNY(10), applies_to="full")

        assert verdict(full, "995.00", minimum=None) == (True, True)

    def test_nobody_is_late_who_paid_in_full(self) -> None:
        """
        The same line owes 5.00 that count as nothing.

        Semantics, section 7: outstanding <= tolerance is paid in full; section 14: days count while a minimum is not
        met.
        """
        line = bought(Leniency(tolerance=CNY(10), applies_to="full"), minimum=None)

        assert line.repay(CNY(995), on=NOV(9), id="r").advance(to=NOV(12)).days_past_due == 0

    def test_a_share_of_what_is_due_after_a_refund(self) -> None:
        """500.00 back: 1 % of 500.00 are 5.00."""
        line = bought(Leniency(tolerance_share="1%"), minimum=None).refund("p", on=NOV(3), id="f", amount=CNY(500))

        assert line.repay(CNY("495.00"), on=NOV(9), id="r").advance(to=NOV(10)).days_past_due == 0
        assert line.repay(CNY("494.99"), on=NOV(9), id="r").advance(to=NOV(10)).days_past_due == 1

    def test_lateness_ends_when_the_rest_is_tolerated(self) -> None:
        line = bought(Leniency(tolerance=CNY(10))).advance(to=NOV(20))

        assert line.days_past_due == 11
        assert line.repay(CNY("95.49"), on=NOV(20), id="r").days_past_due == 11
        assert line.repay(CNY("95.50"), on=NOV(20), id="r").days_past_due == 0


class TestWhatToleranceLeaves:
    """5.00 of 1,000.00 are left on 9 November and count as nothing."""

    line = bought(Leniency(tolerance=CNY(10)), minimum=None).repay(CNY(995), on=NOV(5), id="r1")

    def test_it_bears_nothing_until_the_next_judgement(self) -> None:
        assert self.line.payoff(DEC(9)).interest == CNY(0)
        assert [bill.interest for bill in self.line.advance(to=DEC(9)).statements] == [CNY(0), CNY(0)]

    def test_it_is_billed_with_the_next_statement(self) -> None:
        line = self.line.purchase(CNY(200), on=NOV(20), id="p2").advance(to=DEC(1))

        assert line.statements[-1].amount_due == CNY(205)

    def test_its_earlier_nights_stay_free(self) -> None:
        """205.00 unpaid on 9 December: 23 nights x 205.00 x 0.05 % = 2.3575 to 1 January."""
        line = self.line.purchase(CNY(200), on=NOV(20), id="p2").advance(to=JAN(1))

        assert line.statements[-1].interest == CNY("2.36")

    def test_it_may_be_tolerated_again(self) -> None:
        """3.00 more in November: 8.00 on 9 December are within 10.00 as well."""
        line = self.line.purchase(CNY(3), on=NOV(20), id="p2").advance(to=FEB(1))

        assert line.outstanding == CNY(8)
        assert line.days_past_due == 0

    def test_a_late_rest_stops_bearing_when_the_next_judgement_tolerates_it(self) -> None:
        """
        1,000.00 unpaid since 9 November, 3.00 of them left on 5 December, tolerated on the 9th.

        December charges 4 nights x 1,000.00 and 4 or 5 x 3.00: 2.01. January charges nothing.
        """
        line = bought(Leniency(tolerance=CNY(10)), minimum=None).repay(CNY(1010), on=DEC(5), id="r").advance(to=FEB(1))

        assert [bill.interest for bill in line.statements] == [CNY(0), CNY(11), CNY("2.01"), CNY(0)]

    def test_nights_stay_free_when_two_judgements_fall_into_one_period(self) -> None:
        """
        Due 30 days after the statement: bills are judged on 2 December and on 1 January, in one period.

        10.00 of the first purchase are late, and tolerated on 2 December. On 1 January 100.00 besides are late.
        December charges the 10.00 for the night of the 1st and that of the 31st at most, and the 100.00 for that of
        the 31st: 0.06. The nights between were free (semantics, section 7: "its earlier nights stay free").
        """
        cycle = BillingCycle(1, DueAfter(30))
        line = a_line(on=SEP(1), cycle=cycle, interest=HALF_PER_MILLE, leniency=Leniency(tolerance=CNY(10)))
        line = line.purchase(CNY(1000), on=SEP(20), id="p1").repay(CNY(1000), on=NOV(20), id="r")
        line = line.purchase(CNY(100), on=NOV(25), id="p2").advance(to=JAN(1))

        assert settled(line, "r")[-1] == ("principal", "p1", "990.00")
        assert [bill.interest for bill in line.statements][1:] == [CNY("0.50"), CNY("9.56"), CNY("0.06")]

    def test_nights_before_a_tolerated_judgement_stay_charged(self) -> None:
        """
        Statements of the 31st, due 30 days later: bills are judged on 3 and on 31 March, in one period.

        5,000.00 are late since 30 January, 1,000.00 of them left in February and tolerated on 3 March: 2 nights (or
        3, with that of the due date). On 31 March the 1,000.00 and 2,000.00 more are late since the 30th: 1 night.
        """
        cycle = BillingCycle(31, DueAfter(30))
        line = a_line(on=DEC(1), cycle=cycle, interest=HALF_PER_MILLE, leniency=Leniency(tolerance=CNY(1000)))
        line = line.purchase(CNY(5000), on=DEC(10), id="p1").repay(CNY("4027.50"), on=FEB(10), id="r")
        line = line.purchase(CNY(2000), on=FEB(20), id="p2").advance(to=MAR(31))

        assert [bill.interest for bill in line.statements[:3]] == [CNY(0), CNY("2.50"), CNY("34.00")]
        assert line.statements[3].interest in (CNY("2.50"), CNY("3.00"))


class TestTheRuleAlone:
    def test_nothing_short_is_always_met(self) -> None:
        assert Leniency(strict=True).full_is_met(outstanding=0, amount_due=0)
        assert Leniency().minimum_is_met(shortfall=Fraction(-1), amount_due=100)

    def test_a_fraction_of_a_cent_short_is_short(self) -> None:
        assert not Leniency().minimum_is_met(shortfall=Fraction(1, 10), amount_due=100)


class TestRefusedLeniency:
    @pytest.mark.parametrize("days", ["3", 3.0, True])
    def test_days_that_are_no_whole_number(self, days: Any) -> None:
        with pytest.raises(TypeError, match="grace_days is a whole number, not "):
            Leniency(grace_days=days)

    def test_days_before_the_due_date(self) -> None:
        with pytest.raises(ValueError, match="grace_days is at least 0, not -1"):
            Leniency(grace_days=-1)

    def test_a_share_that_is_not_exact(self) -> None:
        with pytest.raises(TypeError, match="not exact"):
            Leniency(tolerance_share=0.01)  # type: ignore[arg-type]

    def test_what_it_applies_to_has_three_names(self) -> None:
        with pytest.raises(ValueError, match="applies_to"):
            Leniency(applies_to="interest")  # type: ignore[arg-type]

    def test_strict_or_not(self) -> None:
        with pytest.raises(TypeError):
            Leniency(strict="yes")  # type: ignore[arg-type]
