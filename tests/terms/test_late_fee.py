"""Late fees: a share of the unpaid minimum, charged by the judgement that finds the minimum not met."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from creditline import CNY, CreditLine, Rounding
from creditline.terms import BillingCycle, DueAfter, DueOn, LateFee, Leniency, MinimumPayment, ShareOfMinimum
from tests.lines import DEC, JAN, NOV, OCT, SEP, a_line

FIVE_PERCENT = LateFee.share_of_minimum("5%")


def charge(fee: ShareOfMinimum, *, unpaid: int | Fraction, minimum: int | Fraction | None = None) -> int:
    return fee.charge(minimum=Fraction(unpaid if minimum is None else minimum), unpaid=Fraction(unpaid))


def bought(fee: LateFee = FIVE_PERCENT, amount: str = "1000", **terms: Any) -> CreditLine:
    line = a_line(**{"minimum": MinimumPayment("10%"), "late_fee": fee, **terms})
    return line.purchase(CNY(amount), on=OCT(20), id="p")


class TestTheShare:
    def test_it_is_of_what_is_unpaid_of_the_minimum(self) -> None:
        assert charge(FIVE_PERCENT, unpaid=60_00, minimum=100_00) == 3_00

    def test_it_is_rounded_once_as_named(self) -> None:
        """5 % of 100.10 is 5.005."""
        assert charge(FIVE_PERCENT, unpaid=100_10) == 5_01
        assert charge(LateFee.share_of_minimum("5%", rounding=Rounding.DOWN), unpaid=100_10) == 5_00

    def test_floor_and_cap_are_included(self) -> None:
        fee = LateFee.share_of_minimum("5%", floor=CNY(10), cap=CNY(20))

        assert charge(fee, unpaid=60_00) == 10_00
        assert charge(fee, unpaid=300_00) == 15_00
        assert charge(fee, unpaid=900_00) == 20_00

    def test_it_may_be_bounded_by_the_minimum_itself(self) -> None:
        """A floor of 30.00, but no more than the 20.00 asked for; an exact minimum counts as asked, rounded up."""
        fee = LateFee.share_of_minimum("5%", floor=CNY(30), at_most_minimum=True)

        assert charge(fee, unpaid=5_00, minimum=20_00) == 20_00
        assert charge(fee, unpaid=5_00, minimum=40_00) == 30_00
        assert charge(fee, unpaid=5_00, minimum=Fraction(19_995, 10)) == 20_00


class TestTheJudgement:
    def test_it_charges_on_the_day_after_the_last(self) -> None:
        line = bought().repay(CNY(40), on=NOV(9), id="r")

        assert line.outstanding == CNY(960)
        assert line.advance(to=NOV(10)).payoff().late_fee == CNY("3.00")
        assert line.advance(to=NOV(10)).ledger.entry("late-fee/2026-11-01").on == NOV(10)

    def test_the_day_after_grace_where_there_is_any(self) -> None:
        line = bought(leniency=Leniency(grace_days=3))

        assert line.payoff(NOV(12)).late_fee == CNY(0)
        assert line.payoff(NOV(13)).late_fee == CNY("5.00")

    def test_a_minimum_that_is_met_costs_nothing(self) -> None:
        line = bought().repay(CNY(100), on=NOV(9), id="r").advance(to=DEC(1))

        assert line.payoff().late_fee == CNY(0)

    def test_a_tolerated_shortfall_costs_nothing_and_one_beyond_it_costs_all(self) -> None:
        """90.00 of 100.00 are within 10.00; of 89.99, the unpaid 10.01 cost 0.50."""
        kind = bought(leniency=Leniency(tolerance=CNY(10)))

        assert kind.repay(CNY("90.00"), on=NOV(9), id="r").payoff(NOV(10)).late_fee == CNY(0)
        assert kind.repay(CNY("89.99"), on=NOV(9), id="r").payoff(NOV(10)).late_fee == CNY("0.50")

    def test_what_a_refund_took_off_the_minimum_is_not_unpaid(self) -> None:
        """300.00 back leave a minimum of 70.00: 3.50."""
        line = bought().refund("p", on=NOV(3), id="f", amount=CNY(300))

        assert line.payoff(NOV(10)).late_fee == CNY("3.50")

    def test_less_than_half_a_cent_is_no_fee(self) -> None:
        """5 % of a minimum of 0.09."""
        line = bought(amount="0.90").advance(to=DEC(1))

        assert line.days_past_due == (DEC(1) - NOV(9)).days
        assert line.outstanding == CNY("0.90")

    def test_one_fee_for_each_statement(self) -> None:
        """5.00 of 100.00; then the 5.00, the 100.00 not given and a tenth of 900.00 are asked: 5 % of 195.00."""
        line = bought().advance(to=JAN(1))

        assert [bill.late_fees for bill in line.statements] == [CNY(0), CNY("5.00"), CNY("9.75")]
        assert [bill.minimum_due for bill in line.statements[:2]] == [CNY(100), CNY(195)]

    def test_no_late_fee_is_agreed(self) -> None:
        assert bought(late_fee=None).advance(to=DEC(1)).outstanding == CNY(1000)


class TestWhereAFeeStands:
    def test_on_the_before_statement_of_its_own_day(self) -> None:
        """Due on 31 October, judged on 1 November, billed on 1 November."""
        line = a_line(
            on=SEP(1), cycle=BillingCycle(1, DueAfter(30)), minimum=MinimumPayment("10%"), late_fee=FIVE_PERCENT
        )
        line = line.purchase(CNY(1000), on=SEP(10), id="p").advance(to=NOV(1))

        assert [(bill.date, bill.late_fees) for bill in line.statements] == [(OCT(1), CNY(0)), (NOV(1), CNY(5))]
        assert line.statements[1].amount_due == CNY(1005)

    def test_after_the_through_statement_of_the_day_before(self) -> None:
        """Due on 31 October; the statement of 31 October is issued first, so the fee stands on the next one."""
        cycle = BillingCycle(31, DueOn(31), cutoff="through")
        line = a_line(on=SEP(1), cycle=cycle, minimum=MinimumPayment("10%"), late_fee=FIVE_PERCENT)
        line = line.purchase(CNY(1000), on=SEP(10), id="p").advance(to=DEC(1))

        assert [(bill.date, bill.late_fees) for bill in line.statements] == [
            (SEP(30), CNY(0)),
            (OCT(31), CNY(0)),
            (NOV(30), CNY(5)),
        ]


class TestRefusedLateFees:
    @pytest.mark.parametrize("wrong", [{"at_most_minimum": 1}, {"rounding": "half_up"}])
    def test_what_has_another_type(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(TypeError):
            LateFee.share_of_minimum("5%", **wrong)

    def test_a_share_that_is_not_exact(self) -> None:
        with pytest.raises(TypeError, match="not exact"):
            LateFee.share_of_minimum(0.05)  # type: ignore[arg-type]

    def test_a_negative_share(self) -> None:
        with pytest.raises(ValueError, match="a share is not negative"):
            LateFee.share_of_minimum("-5%")
