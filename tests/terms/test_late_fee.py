"""Late fees: a share of the unpaid minimum, charged by the judgement that finds the minimum not met."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from creditline import CNY, CreditLine, Rate, Rounding
from creditline.dates import Days
from creditline.money import RateSchedule
from creditline.terms import (
    BillingCycle,
    DueAfter,
    DueOn,
    LateFee,
    Leniency,
    MinimumPayment,
    OrderCycle,
    ShareOfMinimum,
)
from tests.lines import DEC, JAN, NOV, OCT, SEP, a_line, product

if TYPE_CHECKING:
    from creditline.terms.late_fee import AnyLateFee

FIVE_PERCENT = LateFee.share_of_minimum("5%")


def charge(fee: ShareOfMinimum, *, unpaid: int | Fraction, minimum: int | Fraction | None = None) -> int:
    return fee.charge(minimum=Fraction(unpaid if minimum is None else minimum), unpaid=Fraction(unpaid))


def bought(fee: AnyLateFee | None = FIVE_PERCENT, amount: str = "1000", **terms: Any) -> CreditLine:
    agreed: dict[str, Any] = {"minimum": MinimumPayment("10%"), "late_fee": fee, **terms}
    return a_line(**agreed).purchase(CNY(amount), on=OCT(20), id="p")


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


FLAT = LateFee.flat(CNY(10))
NOV_9 = NOV(9)


class TestWhenAFlatFeeIsCharged:
    def test_once_on_the_day_after(self) -> None:
        assert [FLAT.day(NOV_9, number) for number in range(3)] == [NOV(10), None, None]

    def test_some_days_after_the_due_date_are_free(self) -> None:
        assert LateFee.flat(CNY(7), after_days=10).day(NOV_9, 0) == NOV(20)

    def test_again_while_the_bill_is_unpaid(self) -> None:
        fee = LateFee.flat(CNY(5), repeated_after=10)

        assert [fee.day(NOV_9, number) for number in range(4)] == [NOV(10), NOV(20), NOV(30), DEC(10)]

    def test_no_more_than_so_many_times(self) -> None:
        fee = LateFee.flat(CNY(10), repeated_after=7, times=2)

        assert [fee.day(NOV_9, number) for number in range(3)] == [NOV(10), NOV(17), None]


class TestHowMuchAFlatFeeIs:
    def test_its_amount_whatever_the_order(self) -> None:
        assert [FLAT.charge(0, size=size, charged=0) for size in (1, 100_00, 10**9)] == [10_00] * 3

    def test_another_amount_when_it_is_repeated(self) -> None:
        fee = LateFee.flat(CNY(10), repeated_after=7, again=CNY(7))

        assert [fee.charge(number, size=500_00, charged=0) for number in range(3)] == [10_00, 7_00, 7_00]

    def test_a_part_of_it_fills_a_cap(self) -> None:
        fee = LateFee.flat(CNY(10), cap=CNY(25))

        assert [fee.charge(0, size=500_00, charged=charged) for charged in (0, 15_00, 20_00, 25_00, 30_00)] == [
            10_00,
            10_00,
            5_00,
            0,
            0,
        ]

    def test_a_cap_may_be_a_share_of_the_order(self) -> None:
        """A quarter of 39.99 is 9.9975: never more than that."""
        fee = LateFee.flat(CNY(10), cap_share="25%")

        assert [fee.charge(0, size=size, charged=0) for size in (39_99, 40_00, 36_00)] == [9_99, 10_00, 9_00]

    def test_the_smaller_of_two_caps_counts(self) -> None:
        fee = LateFee.flat(CNY(100), cap=CNY(68), cap_share="25%")

        assert [fee.charge(0, size=size, charged=0) for size in (100_00, 272_00, 500_00)] == [25_00, 68_00, 68_00]


class TestTiers:
    fee = LateFee.tiers([(CNY(0), CNY(0)), (CNY(25), CNY(2)), (CNY(60), CNY(4))], cap_times=3)

    @pytest.mark.parametrize(("size", "amount"), [(1, 0), (24_99, 0), (25_00, 2_00), (59_99, 2_00), (60_00, 4_00)])
    def test_a_size_itself_belongs_to_its_tier(self, size: int, amount: int) -> None:
        assert self.fee.charge(0, size=size, charged=0) == amount

    def test_the_cap_counts_fees_of_the_tier(self) -> None:
        assert [self.fee.charge(0, size=30_00, charged=charged) for charged in (4_00, 5_00, 6_00)] == [2_00, 1_00, 0]

    def test_they_are_charged_once_for_each_bill(self) -> None:
        assert [self.fee.day(NOV_9, number) for number in range(2)] == [NOV(10), None]


class TestRefusedFlatFees:
    @pytest.mark.parametrize("amount", ["10", 10, None])
    def test_an_amount_that_is_no_money(self, amount: Any) -> None:
        with pytest.raises(TypeError, match="^an amount of a late fee is Money such as"):
            LateFee.flat(amount)

    @pytest.mark.parametrize("tiers", [(), ((CNY(0),),), (CNY(0), CNY(1)), ((0, 1),), ([CNY(0), CNY(1)],)])
    def test_tiers_that_are_no_pairs(self, tiers: Any) -> None:
        with pytest.raises(TypeError, match="^the tiers of a late fee are pairs of Money"):
            LateFee.tiers(tiers)

    @pytest.mark.parametrize("sizes", [(1, 2), (0, 60, 25), (0, 25, 25)])
    def test_tiers_that_do_not_rise_from_zero(self, sizes: tuple[int, ...]) -> None:
        with pytest.raises(ValueError, match="^the tiers of a late fee begin with orders of zero, the smallest size"):
            LateFee.tiers([(CNY(size), CNY(1)) for size in sizes])

    def test_negative_amounts_are_named(self) -> None:
        with pytest.raises(ValueError, match="^an amount of a late fee is not negative, but -0.01 CNY is$"):
            LateFee.flat(CNY("-0.01"))

    @pytest.mark.parametrize("wrong", [{"again": CNY(7)}, {"times": 2}])
    def test_repeating_needs_days_after_which(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match="has the days after which: repeated_after$"):
            LateFee.flat(CNY(10), **wrong)

    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"after_days": -1}, ValueError),
            ({"after_days": "7"}, TypeError),
            ({"repeated_after": 0}, ValueError),
            ({"repeated_after": 7, "times": 0}, ValueError),
            ({"cap": "68"}, TypeError),
            ({"cap": CNY(-1)}, ValueError),
            ({"cap_share": "125%"}, ValueError),
            ({"cap_share": 0.25}, TypeError),
        ],
    )
    def test_days_and_caps_that_are_none(self, wrong: dict[str, Any], error: type[Exception]) -> None:
        with pytest.raises(error):
            LateFee.flat(CNY(10), **wrong)


class TestByTheNight:
    def test_it_is_agreed_from_its_first_rate(self) -> None:
        daily = Rate.parse("0.07%/day")

        assert LateFee.daily(RateSchedule((NOV(1), daily))).agreed_from() == NOV(1)
        assert LateFee.daily(daily).agreed_from() < NOV(1)

    def test_a_line_is_not_opened_before_its_rates_begin(self) -> None:
        """A night without an agreed rate would stop the line later."""
        with pytest.raises(ValueError, match=r"begin on 2026-11-01, after"):
            bought(LateFee.daily(RateSchedule((NOV(1), Rate.parse("0.07%/day")))))

    @pytest.mark.parametrize("rate", [Rate.monthly("1%"), RateSchedule((NOV(1), Rate.monthly("1%")))])
    def test_a_month_has_no_nights(self, rate: Rate | RateSchedule) -> None:
        with pytest.raises(ValueError, match="does not accrue by nights: agree a daily or a yearly rate$"):
            LateFee.daily(rate)

    @pytest.mark.parametrize(("wrong", "error"), [({"on": "bill"}, ValueError), ({"rounding": "down"}, TypeError)])
    def test_other_words_are_refused(self, wrong: dict[str, Any], error: type[Exception]) -> None:
        with pytest.raises(error):
            LateFee.daily(Rate.parse("0.07%/day"), **wrong)

    def test_it_charges_what_is_overdue_for_each_night(self) -> None:
        """10 nights x 900.00 x 0.07 % = 6.30 from 9 to 19 November."""
        line = bought(LateFee.daily(Rate.parse("0.07%/day")), minimum=None).repay(CNY(100), on=NOV(9), id="r")

        assert (line.payoff(NOV(9)).late_fee, line.payoff(NOV(19)).late_fee) == (CNY(0), CNY("6.30"))
        assert line.advance(to=DEC(1)).statements[-1].late_fees == CNY("13.86")


class TestAMissedMinimum:
    def test_the_amount_and_the_higher_one(self) -> None:
        fee = LateFee.missed_minimum(CNY(25), repeated=CNY(35))

        assert [fee.charge(minimum=Fraction(100_00), was_charged=was) for was in (False, True)] == [25_00, 35_00]

    def test_at_most_the_minimum_rounded_up(self) -> None:
        fee = LateFee.missed_minimum(CNY(25))

        assert fee.charge(minimum=Fraction(19_995, 10), was_charged=True) == 20_00

    def test_beside_a_share_of_what_is_unpaid(self) -> None:
        """25.00, and 5 % of 60.00."""
        line = bought((LateFee.missed_minimum(CNY(25)), FIVE_PERCENT)).repay(CNY(40), on=NOV(9), id="r")  # type: ignore[arg-type]

        assert line.advance(to=NOV(10)).payoff().late_fee == CNY(28)

    def test_a_late_fee_of_another_kind_is_no_repetition(self) -> None:
        """What is charged by the night, or some days later, is no judgement."""
        others = (LateFee.flat(CNY(1), after_days=2), LateFee.daily(Rate.parse("0.07%/day")))
        fee = LateFee.missed_minimum(CNY(25), repeated=CNY(35), within=1)
        line = bought((fee, *others)).advance(to=NOV(20))  # type: ignore[arg-type]

        assert line.payoff().late_fee == CNY(26) + CNY("7.70")

    def test_orders_have_no_cycles_to_count(self) -> None:
        with pytest.raises(ValueError, match="counts billing cycles, which an OrderCycle has none of$"):
            product(cycle=OrderCycle(Days(30)), late_fee=LateFee.missed_minimum(CNY(25), repeated=CNY(35)))

    def test_an_order_that_is_missed(self) -> None:
        line = a_line(cycle=OrderCycle(Days(30)), late_fee=LateFee.missed_minimum(CNY(25)))
        line = line.purchase(CNY(100), on=OCT(10), id="p")

        assert line.advance(to=NOV(10)).payoff().late_fee == CNY(25)

    @pytest.mark.parametrize(
        ("wrong", "error"),
        [
            ({"amount": None}, TypeError),
            ({"amount": CNY(-1)}, ValueError),
            ({"repeated": CNY(-1)}, ValueError),
            ({"within": 0}, ValueError),
            ({"at_most_minimum": "yes"}, TypeError),
        ],
    )
    def test_terms_that_are_none(self, wrong: dict[str, Any], error: type[Exception]) -> None:
        with pytest.raises(error):
            LateFee.missed_minimum(**{"amount": CNY(25), **wrong})
