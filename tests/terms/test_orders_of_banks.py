"""The orders in which banks settle what is owed, where they differ from the standard."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from creditline import CNY, CreditLine
from creditline.dates import Months
from creditline.terms import CashFee, InstallmentOffer, OrderCycle, Stage, Waterfall
from tests.lines import APR, DEC, JAN, MAR, NOV, OCT, RULES, a_line, product, settled


def owing(**terms: Any) -> CreditLine:
    """
    What stands on 5 December.

    Overdue: a late fee, interest, cash, a purchase. Billed: cash, its fee and a purchase. Unbilled: all three.
    """
    line = a_line(**{**RULES, "cash_fee": CashFee("1%"), **terms}).purchase(CNY(600), on=OCT(20), id="p1")
    line = line.draw(CNY(400), on=OCT(21), id="c1").repay(CNY(4), on=NOV(2), id="r1")
    line = line.purchase(CNY(500), on=NOV(20), id="p2").draw(CNY(100), on=NOV(20), id="c2")
    return line.purchase(CNY(300), on=DEC(2), id="p3").draw(CNY(200), on=DEC(3), id="c3")


def order(line: CreditLine) -> list[str]:
    """What paying everything settles, in order, charges by their component."""
    paid = line.repay(line.payoff().total, on=line.as_of, id="all")
    return [id if component in ("cash", "principal") else component for component, id, _ in settled(paid, "all")]


CHARGES = ["late_fee", "interest", "interest"]


class TestStandard:
    def test_billed_before_unbilled_charges_before_principal_cash_before_purchases(self) -> None:
        """BOC: cash before purchases (https://ka.southmoney.com/zhongguo/huankuan/3764.html)."""
        assert order(owing().advance(to=DEC(5))) == [
            *(*CHARGES, "c1", "p1"),
            *("fee", "c2", "p2"),
            *("fee", "c3", "p3"),
        ]


class TestInEachStage:
    def test_cmb_settles_interest_before_fees(self) -> None:
        """Interest, fees, cash, purchases within each stage (http://1mt.cn/379089)."""
        cmb = Waterfall.in_each_stage("interest", "late_fee", "fee", "cash", "principal")

        assert order(owing(waterfall=cmb).advance(to=DEC(5)))[:5] == ["interest", "interest", "late_fee", "c1", "p1"]

    def test_the_standard_order_is_one_of_them(self) -> None:
        assert Waterfall.in_each_stage("late_fee", "fee", "interest", "cash", "principal") == Waterfall.standard()

    def test_all_five_components_are_named(self) -> None:
        with pytest.raises(ValueError, match="names each of the 15 pairs"):
            Waterfall.in_each_stage("interest", "fee", "cash", "principal")


class TestChargesFirst:
    def test_charges_of_all_stages_come_before_any_principal(self) -> None:
        assert order(owing(waterfall=Waterfall.charges_first()).advance(to=DEC(5))) == [
            *(*CHARGES, "fee", "fee"),
            *("c1", "p1", "c2", "p2", "c3", "p3"),
        ]

    def test_inside_both_halves_stages_come_in_the_standard_order(self) -> None:
        steps = Waterfall.charges_first().steps

        assert [stage for stage, _ in steps[:9:3]] == [stage for stage, _ in steps[9::2]] == list(Stage)


class TestPrincipalFirst:
    def test_bohai_settles_principal_then_fees_then_interest_from_day_91(self) -> None:
        """https://ka.southmoney.com/zhongguo/huankuan/3764.html."""
        line = owing(waterfall=Waterfall.principal_first_after(90)).advance(to=MAR(10))

        assert line.days_past_due == 121
        paid = order(line)
        assert paid[:6] == ["c1", "c2", "c3", "p1", "p2", "p3"]
        assert list(dict.fromkeys(paid[6:])) == ["late_fee", "fee", "interest"]


class TestMissedStatements:
    """GDB turns round only after five missed statements (https://ka.southmoney.com/zhongguo/huankuan/3764.html)."""

    LINE = a_line(**RULES, waterfall=Waterfall.principal_first_after_missing(5)).purchase(CNY(1000), on=OCT(20), id="p")

    @pytest.mark.parametrize(("on", "first"), [(MAR(9), "late_fee"), (MAR(10), "principal"), (APR(10), "principal")])
    def test_charges_come_first_until_the_fifth_is_judged(self, on: Any, first: str) -> None:
        """Due on the 9th of November to March; 120 days past due on 9 March."""
        line = self.LINE.repay(CNY(1), on=on, id="r")

        assert settled(line, "r")[0][0] == first

    def test_one_that_was_made_good_is_missed_no_more(self) -> None:
        """The first four are paid off in February, so that the fifth is the first of a new count."""
        line = self.LINE.repay(self.LINE.payoff(JAN(20)).total, on=JAN(20), id="r")
        line = line.purchase(CNY(500), on=JAN(25), id="q").repay(CNY(1), on=MAR(20), id="s")

        assert line.days_past_due == 39
        assert settled(line, "s")[0][0] == "late_fee"

    def test_the_number_is_agreed(self) -> None:
        waterfall = Waterfall.principal_first_after_missing(2)

        assert waterfall.ranks_at(1) == Waterfall.standard().ranks
        assert waterfall.ranks_at(2) == Waterfall.principal_first_after().ranks_at(91)

    def test_without_statements_it_is_refused(self) -> None:
        with pytest.raises(ValueError, match="a waterfall that looks at statements missed"):
            product(cycle=OrderCycle(Months(1)), waterfall=Waterfall.principal_first_after_missing(2))


class TestInstallmentsFirst:
    """ABC settles installments before history that bears interest (http://m.newsmth.net/, 59278)."""

    FREE = InstallmentOffer.interest_free(3)

    def owing(self, **terms: Any) -> CreditLine:
        """On 5 December 600.00 is overdue, a row of 100.00 is billed beside 50.00, and 70.00 is not billed."""
        line = a_line(**{**RULES, **terms}).purchase(CNY(600), on=OCT(20), id="late")
        line = line.purchase(CNY(300), on=NOV(3), id="plan", installments=self.FREE)
        line = line.purchase(CNY(50), on=NOV(4), id="billed")
        return line.purchase(CNY(70), on=DEC(2), id="new").repay(CNY(1000), on=DEC(5), id="r")

    def test_a_row_comes_before_what_is_overdue(self) -> None:
        first = attrs.evolve(Waterfall.standard(), installments_first=True)

        assert [id for component, id, _ in settled(self.owing(waterfall=first), "r") if component == "principal"] == [
            *("plan/1", "late", "billed", "new"),
        ]
        assert settled(self.owing(waterfall=first), "r")[0][0] == "late_fee"

    def test_in_the_standard_order_it_is_principal_like_another(self) -> None:
        assert [id for component, id, _ in settled(self.owing(), "r") if component == "principal"] == [
            *("late", "billed", "plan/1", "new"),
        ]

    def test_charges_alone_keep_their_order(self) -> None:
        line = a_line(**RULES, waterfall=attrs.evolve(Waterfall.standard(), installments_first=True))
        line = line.purchase(CNY(600), on=OCT(20), id="late").repay(CNY(600), on=DEC(5), id="r", toward="late")

        assert [component for component, _, _ in settled(line.repay(CNY(9), on=DEC(5), id="s"), "s")] == [
            *("late_fee", "interest"),
        ]


class TestRefused:
    @pytest.mark.parametrize(
        ("terms", "error"),
        [
            ({"late_by": "weeks"}, ValueError),
            ({"installments_first": 1}, TypeError),
            ({"highest_rate_as_of": "today"}, ValueError),
        ],
    )
    def test_a_word_that_says_nothing(self, terms: dict[str, Any], error: type[Exception]) -> None:
        with pytest.raises(error):
            Waterfall(Waterfall.standard().steps, **terms)
