"""Installments as Chinese operators, banks and calculators print them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from creditline.dates import Days
from creditline.money import CNY, Money, Rate, Rounding
from creditline.terms.offer import InstallmentOffer
from tests.terms.schedules.shown import FINE, shown

if TYPE_CHECKING:
    from creditline.terms.schedule import Schedule

ON = date(2026, 1, 1)
YUAN = CNY(1)


def parts(schedule: Schedule) -> list[tuple[Money, Money]]:
    return [(row.principal, row.fee) for row in schedule.rows]


class TestHuabei:
    def test_ten_thousand_over_3_at_2_and_a_half(self) -> None:
        """https://youxi2020.com/ershoufang/17857.html: principal and fee are each cut to the cent, then added."""
        schedule = InstallmentOffer.flat_fee(3, total_rate="2.5%").quote(CNY(10_000), on=ON)
        row = schedule.rows[0]

        assert (row.principal, row.fee, row.payment) == (CNY("3333.33"), CNY("83.33"), CNY("3416.66"))
        assert schedule.total_cost == CNY(250)

    @pytest.mark.parametrize(("periods", "rate", "payment"), [(9, "6.5%", 710), (12, "8.8%", 544)])
    def test_six_thousand_is_paid_in_equal_amounts(self, periods: int, rate: str, payment: int) -> None:
        """https://sysxhz.com/s/1230696.html; 666.666... and 43.333... make 710 where parts are rounded half up."""
        offer = InstallmentOffer.flat_fee(periods, total_rate=rate, split_rounding=Rounding.HALF_UP)
        schedule = offer.quote(CNY(6_000), on=ON)

        assert {row.payment for row in schedule.rows} == {CNY(payment)}

    def test_two_thousand_over_6(self) -> None:
        """http://f8195.cn/b/321664.html."""
        schedule = InstallmentOffer.flat_fee(6, total_rate="4.5%").quote(CNY(2_000), on=ON)

        assert {row.fee for row in schedule.rows} == {CNY(15)}

    def test_bill_installments_put_the_rest_first(self) -> None:
        """http://ugaw.cn/mrwzrcser/rcseefsch: 金额精确到分逐月计入,余数计入首期."""
        schedule = InstallmentOffer.flat_fee(3, total_rate="2.5%", remainder="first").quote(CNY(100), on=ON)

        assert parts(schedule) == [
            (CNY("33.34"), CNY("0.84")),
            (CNY("33.33"), CNY("0.83")),
            (CNY("33.33"), CNY("0.83")),
        ]

    @pytest.mark.parametrize(
        ("amount", "periods", "rate", "fee", "each"),
        [
            ("100.00", 3, "2.3%", "2.30", ("33.33", "0.76")),
            ("3.00", 6, "4.5%", "0.14", ("0.50", "0.02")),
            ("6999.00", 12, "7.5%", "524.92", ("583.25", "43.74")),
        ],
    )
    def test_merchant_api(self, amount: str, periods: int, rate: str, fee: str, each: tuple[str, str]) -> None:
        """https://apifox.com/apidoc/docs-site/3618910/doc-3285129: total half to even, parts cut to the cent."""
        offer = InstallmentOffer.flat_fee(periods, total_rate=rate, rounding=Rounding.HALF_EVEN)
        schedule = offer.quote(CNY(amount), on=ON)

        assert schedule.total_cost == CNY(fee)
        assert set(parts(schedule)[:-1]) == {(CNY(each[0]), CNY(each[1]))}

    def test_merchant_api_where_a_part_would_be_less_than_a_cent(self) -> None:
        """The same page cuts 0.04 over 6 to zero and does not say who pays the 0.04; no row of ours is cut to zero."""
        offer = InstallmentOffer.flat_fee(6, total_rate="4.5%", rounding=Rounding.HALF_EVEN)
        schedule = offer.quote(CNY(1), on=ON)

        assert schedule.total_cost == CNY("0.04")
        assert [row.principal for row in schedule.rows] == [*[CNY("0.16")] * 5, CNY("0.20")]
        assert [row.fee for row in schedule.rows] == [*[CNY("0.01")] * 4, *[CNY.zero] * 2]

    @pytest.mark.parametrize(("periods", "rate", "cost"), [(3, "1.8%", "18"), (6, "4.5%", "45"), (12, "7.5%", "75")])
    def test_merchant_pays_what_is_free_of_interest(self, periods: int, rate: str, cost: str) -> None:
        """The rates that the same page names for merchants, on 1,000."""
        schedule = InstallmentOffer.interest_free(periods, cost_rate=rate).quote(CNY(1_000), on=ON)
        (subsidy,) = schedule.subsidies

        assert schedule.total_cost == CNY.zero
        assert (subsidy.bearer, subsidy.amount) == ("merchant", CNY(cost))


class TestBaitiao:
    def test_a_thousand_over_3_at_half_a_percent(self) -> None:
        """http://m.xyx234.com/dadascs/scdabhsa: the fee is on the original principal."""
        schedule = InstallmentOffer.flat_fee(3, rate_per_period="0.5%").quote(CNY(1_000), on=ON)

        assert {row.fee for row in schedule.rows} == {CNY(5)}
        assert schedule.rows[0].payment == CNY("338.33")

    def test_an_order_falls_due_on_its_own_day_of_the_month(self) -> None:
        """http://m.guangdonglong.com/c/0403403C92022.html."""
        schedule = InstallmentOffer.flat_fee(3, rate_per_period="0.5%").quote(CNY(1_200), on=date(2021, 4, 1))

        assert schedule.due_dates == (date(2021, 5, 1), date(2021, 6, 1), date(2021, 7, 1))
        assert parts(schedule) == [(CNY(400), CNY(6))] * 3
        assert {row.payment for row in schedule.rows} == {CNY(406)}

    def test_an_order_of_31_january_keeps_its_anchor(self) -> None:
        """https://www.kexiaomei.com/article/190035.htm."""
        schedule = InstallmentOffer.flat_fee(3, rate_per_period="0.5%").quote(CNY(1_200), on=date(2023, 1, 31))

        assert schedule.due_dates == (date(2023, 2, 28), date(2023, 3, 31), date(2023, 4, 30))

    def test_rows_of_a_bill_have_its_due_date(self) -> None:
        """https://www.kexiaomei.com/article/190035.htm: 3000 over 3 on 5 April, billed on the 1st, due 9 days later."""
        offer = InstallmentOffer.flat_fee(3, rate_per_period="0.5%")
        schedule = offer.quote(CNY(3_000), on=date(2023, 4, 5), first_due=date(2023, 5, 10))

        assert schedule.due_dates == (date(2023, 5, 10), date(2023, 6, 10), date(2023, 7, 10))

    def test_order_based_rows_every_thirty_days(self) -> None:
        """https://xyjw.com/daikuan/dk12817.html: 15 February 2017 falls due on 17 March."""
        schedule = InstallmentOffer.interest_free(1).quote(CNY(1_000), on=date(2017, 2, 15), every=Days(30))

        assert schedule.due_dates == (date(2017, 3, 17),)


class TestBanks:
    def test_cmb_bill_of_1699_over_3(self) -> None:
        """https://hdske.com/web/wzjs/30212.html: cut to the cent, the rest in the last row."""
        schedule = InstallmentOffer.flat_fee(3, rate_per_period="0.9%").quote(CNY(1_699), on=ON)

        assert parts(schedule) == [
            (CNY("566.33"), CNY("15.29")),
            (CNY("566.33"), CNY("15.29")),
            (CNY("566.34"), CNY("15.29")),
        ]
        assert schedule.rows[0].payment == CNY("581.62")

    def test_cmb_purchases_in_whole_yuan(self) -> None:
        """https://m.51credit.com/mp/wenda/865160.html: whole yuan, the difference in the last row."""
        offer = InstallmentOffer.flat_fee(3, rate_per_period="0.9%", unit=YUAN)
        schedule = offer.quote(CNY(1_699), on=ON)

        assert [row.principal for row in schedule.rows] == [CNY(566), CNY(566), CNY(567)]
        assert [row.fee for row in schedule.rows] == [CNY("15.29")] * 3

    @pytest.mark.parametrize(
        ("principal", "rate_per_period", "payment"), [(12_000, "0.6%", "1072.00"), (10_000, "0.75%", "908.33")]
    )
    def test_twelve_equal_payments(self, principal: int, rate_per_period: str, payment: str) -> None:
        """http://m.hexun.com/bank/2025-06-25/219799933.html and http://open.993113.com/1098518.html."""
        schedule = InstallmentOffer.flat_fee(12, rate_per_period=rate_per_period).quote(CNY(principal), on=ON)

        assert schedule.rows[0].payment == CNY(payment)

    def test_twelve_at_0_6_percent(self) -> None:
        """https://miantaihao.com/cfxy/28914.html: 893.33 a month, 720 in all, on 10,000."""
        schedule = InstallmentOffer.flat_fee(12, rate_per_period="0.6%").quote(CNY(10_000), on=ON)

        assert schedule.rows[0].payment == CNY("893.33")
        assert schedule.total_cost == CNY(720)


class TestCalculators:
    """
    470,000 over 11 years at 12.90 %, http://mz51.vip/FangDaiJiSuanQi/Index?Interest=0.1290&Number=11&Present=47.0.

    The table is computed without rounding: payment, principal, interest, and the last two added up.
    """

    def rows(self, offer: InstallmentOffer) -> list[tuple[str, ...]]:
        repaid = paid = FINE.zero
        printed = []
        for row in offer.quote(FINE(470_000), on=ON).rows[:6]:
            repaid, paid = repaid + row.principal, paid + row.interest
            printed.append(tuple(map(shown, (row.payment, row.principal, row.interest, repaid, paid))))
        return printed

    def test_equal_payments(self) -> None:
        assert self.rows(InstallmentOffer.equal_payment(132, Rate.annual("12.90%"))) == [
            ("6681.39", "1628.89", "5052.50", "1628.89", "5052.50"),
            ("6681.39", "1646.40", "5034.99", "3275.29", "10087.49"),
            ("6681.39", "1664.10", "5017.29", "4939.39", "15104.78"),
            ("6681.39", "1681.99", "4999.40", "6621.38", "20104.18"),
            ("6681.39", "1700.07", "4981.32", "8321.45", "25085.50"),
            ("6681.39", "1718.35", "4963.04", "10039.80", "30048.55"),
        ]

    def test_equal_principal(self) -> None:
        assert self.rows(InstallmentOffer.equal_principal(132, Rate.annual("12.90%"))) == [
            ("8613.11", "3560.61", "5052.50", "3560.61", "5052.50"),
            ("8574.83", "3560.61", "5014.22", "7121.21", "10066.72"),
            ("8536.55", "3560.61", "4975.95", "10681.82", "15042.67"),
            ("8498.28", "3560.61", "4937.67", "14242.42", "19980.34"),
            ("8460.00", "3560.61", "4899.39", "17803.03", "24879.73"),
            ("8421.72", "3560.61", "4861.12", "21363.64", "29740.85"),
        ]


def test_a_hundred_over_3_with_the_cent_first() -> None:
    """Domain Language, timeandmoney, ProrationTest (MIT), http://timeandmoney.sourceforge.net."""
    schedule = InstallmentOffer.interest_free(3, remainder="first").quote(CNY(100), on=ON)

    assert [row.payment for row in schedule.rows] == [CNY("33.34"), CNY("33.33"), CNY("33.33")]
