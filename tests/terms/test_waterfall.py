"""Waterfalls: the order in which money settles what is owed."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine
from creditline.terms import Component, Stage, Waterfall
from creditline.terms.waterfall import PLACES, STANDARD
from tests.lines import DEC, FEB, JAN, NOV, OCT, RULES, a_line, settled


def early(**terms: Any) -> CreditLine:
    """1,000.00 late since 9 November."""
    return a_line(**{**RULES, **terms}).purchase(CNY(1000), on=OCT(20), id="late")


def owing_everything(**terms: Any) -> CreditLine:
    """
    What stands on 5 December.

    Overdue: a late fee of 5.00, interest of 11.00 and 2.00, 1,000.00 of principal. Billed: 500.00. Unbilled: 300.00.
    """
    line = early(**terms).purchase(CNY(500), on=NOV(20), id="billed")
    return line.purchase(CNY(300), on=DEC(2), id="new")


class TestTheStandardOrder:
    line = owing_everything()

    def test_late_fee_interest_principal_in_each_stage(self) -> None:
        line = self.line.repay(CNY(1818), on=DEC(5), id="r")

        assert settled(line, "r") == [
            ("late_fee", "late-fee/2026-11-01", "5.00"),
            ("interest", "interest/2026-12-01", "11.00"),
            ("interest", "interest/2027-01-01", "2.00"),
            ("principal", "late", "1000.00"),
            ("principal", "billed", "500.00"),
            ("principal", "new", "300.00"),
        ]
        assert not line.outstanding

    def test_money_stops_where_it_ends(self) -> None:
        line = self.line.repay(CNY("10.50"), on=DEC(5), id="r")

        assert settled(line, "r") == [
            ("late_fee", "late-fee/2026-11-01", "5.00"),
            ("interest", "interest/2026-12-01", "5.50"),
        ]

    def test_a_late_fee_is_overdue_from_its_posting(self) -> None:
        """The fee of 10 November has no bill on that day, and comes before the principal of the bill."""
        line = early().repay(CNY(6), on=NOV(10), id="r")

        assert settled(line, "r")[0] == ("late_fee", "late-fee/2026-11-01", "5.00")

    def test_interest_stands_in_the_stage_of_what_it_accrued_on(self) -> None:
        """The interest posted with a repayment in November is overdue, though no statement has billed it."""
        line = early().repay(CNY(100), on=NOV(19), id="r")

        assert settled(line, "r") == [
            ("late_fee", "late-fee/2026-11-01", "5.00"),
            ("interest", "interest/2026-12-01", "5.00"),
            ("principal", "late", "90.00"),
        ]

    def test_interest_stays_overdue_when_it_is_billed(self) -> None:
        """It stands on the statement of 1 December, due on the 9th, and comes before overdue principal."""
        line = early().repay(CNY(16), on=DEC(1), id="r")

        assert settled(line, "r") == [
            ("late_fee", "late-fee/2026-11-01", "5.00"),
            ("interest", "interest/2026-12-01", "11.00"),
        ]


class TestInsideAPair:
    def test_the_oldest_due_date_first(self) -> None:
        line = a_line().purchase(CNY(200), on=OCT(30), id="z").purchase(CNY(100), on=NOV(2), id="a")
        line = line.repay(CNY(250), on=JAN(5), id="r")

        assert settled(line, "r") == [("principal", "z", "200.00"), ("principal", "a", "50.00")]

    def test_then_the_oldest_posting_then_the_order_of_posting(self) -> None:
        line = a_line().purchase(CNY(10), on=OCT(20), id="c").purchase(CNY(20), on=OCT(20), id="b")
        line = line.purchase(CNY(30), on=OCT(21), id="a").repay(CNY(60), on=NOV(5), id="r")

        assert settled(line, "r") == [
            ("principal", "c", "10.00"),
            ("principal", "b", "20.00"),
            ("principal", "a", "30.00"),
        ]


class TestPrincipalFirst:
    """Due on 9 November: 90 days past due on 7 February, 91 on the 8th."""

    line = early(waterfall=Waterfall.principal_first_after())

    def test_charges_come_first_on_day_90(self) -> None:
        line = self.line.repay(CNY(10), on=FEB(7), id="r")

        assert line.days_past_due == 90
        assert [component for component, _, _ in settled(line, "r")] == ["late_fee", "late_fee"]

    def test_principal_of_all_stages_comes_first_from_day_91(self) -> None:
        line = self.line.purchase(CNY(70), on=JAN(20), id="billed").purchase(CNY(50), on=FEB(3), id="new")
        line = line.repay(CNY(1125), on=FEB(8), id="r")

        assert [part[:2] for part in settled(line, "r")] == [
            ("principal", "late"),
            ("principal", "billed"),
            ("principal", "new"),
            ("late_fee", "late-fee/2026-11-01"),
        ]

    def test_the_number_of_days_may_be_agreed(self) -> None:
        waterfall = Waterfall.principal_first_after(30)

        assert waterfall.late_from == 31
        assert waterfall.ranks_at(30) == Waterfall.standard().ranks
        assert waterfall.ranks_at(31) != Waterfall.standard().ranks

    def test_it_is_cash_and_principal_then_late_fee_fee_interest(self) -> None:
        steps = Waterfall.principal_first_after().late_steps

        assert steps is not None
        assert [component for _, component in steps[:6]] == [Component.CASH, Component.PRINCIPAL] * 3
        assert [stage for stage, _ in steps[:6:2]] == list(Stage)
        assert [component for _, component in steps[6:9]] == [Component.LATE_FEE, Component.FEE, Component.INTEREST]


class TestAnOrderOfOneSOwn:
    def test_steps_are_read_from_words(self) -> None:
        """Principal before charges, at any time."""
        steps = sorted(STANDARD, key=lambda pair: pair[1] is not Component.PRINCIPAL)
        waterfall = Waterfall([(stage.value, component.value) for stage, component in steps])
        line = owing_everything(waterfall=waterfall).repay(CNY(1805), on=DEC(5), id="r")

        assert [part[:2] for part in settled(line, "r")] == [
            ("principal", "late"),
            ("principal", "billed"),
            ("principal", "new"),
            ("late_fee", "late-fee/2026-11-01"),
        ]

    def test_equal_orders_are_equal(self) -> None:
        assert Waterfall(STANDARD) == Waterfall.standard()
        assert hash(Waterfall(STANDARD)) == hash(Waterfall.standard())
        assert Waterfall(STANDARD[::-1]) != Waterfall.standard()

    def test_the_standard_order_ranks_every_pair_by_its_place(self) -> None:
        assert Waterfall.standard().ranks_at(1000) == tuple(PLACES.values()) == tuple(range(15))


class TestRefusedWaterfalls:
    @pytest.mark.parametrize(
        "steps",
        [(), STANDARD[1:], (*STANDARD, STANDARD[0]), (*STANDARD[1:], STANDARD[1])],
        ids=["empty", "one missing", "one twice", "one for another"],
    )
    def test_each_of_the_fifteen_pairs_stands_once(self, steps: Any) -> None:
        with pytest.raises(ValueError, match="names each of the 15 pairs of stage and component once"):
            Waterfall(steps)

    @pytest.mark.parametrize("pair", [("late", "fee"), ("overdue", "fees")])
    def test_a_word_that_names_nothing(self, pair: tuple[str, str]) -> None:
        with pytest.raises(ValueError, match="is not a valid"):
            Waterfall((pair, *STANDARD[1:]))

    def test_a_late_order_from_no_day(self) -> None:
        with pytest.raises(ValueError, match="late_from is at least 1, not 0"):
            Waterfall(STANDARD, STANDARD, 0)

    def test_days_that_are_no_whole_number(self) -> None:
        with pytest.raises(TypeError):
            Waterfall.principal_first_after("90")  # type: ignore[arg-type]
