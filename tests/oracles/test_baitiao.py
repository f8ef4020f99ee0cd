"""Baitiao as published: dates and fees of installments, a late charge on the whole order, refunds to their sources."""

from __future__ import annotations

from datetime import date

import pytest

from creditline import CNY, CreditLine, Money
from creditline.acts import Convert
from creditline.catalog import baitiao, baitiao_orders
from creditline.errors import ConversionExceeded
from tests.lines import refused


def by_orders(every: str, on: date) -> CreditLine:
    return CreditLine.open(baitiao_orders(every), limit=CNY(10_000), on=on, id="line")


class TestOrders:
    def test_1000_over_3_at_half_a_percent(self) -> None:
        """http://m.xyx234.com/dadascs/scdabhsa: 5.00 of fee on the original principal each time, 338.33 a row."""
        line = by_orders("monthly", date(2021, 4, 1))
        line = line.purchase(CNY(1_000), on=date(2021, 4, 1), id="o", installments="3")

        assert line.due().total == CNY("338.33")
        assert {row.fee for row in line.plans[0].schedule.rows} == {CNY(5)}

    def test_1200_over_3_falls_due_on_the_first_of_each_month(self) -> None:
        """http://m.guangdonglong.com/c/0403403C92022.html: 1 April 2021, 406.00 on 1 May, June and July."""
        line = by_orders("monthly", date(2021, 4, 1))
        line = line.purchase(CNY(1_200), on=date(2021, 4, 1), id="o", installments="3")

        for number, day in enumerate((date(2021, 5, 1), date(2021, 6, 1), date(2021, 7, 1))):
            line = line.advance(to=day)
            assert (line.bills[-1].due_date, line.due().total) == (day, CNY(406))
            line = line.repay(CNY(406), on=day, id=f"r{number}")
        assert (line.outstanding, line.plans) == (CNY(0), ())

    def test_an_order_of_31_january_keeps_its_day(self) -> None:
        """https://www.kexiaomei.com/article/190035.htm: 28 February, 31 March, 30 April."""
        line = by_orders("monthly", date(2023, 1, 31))
        line = line.purchase(CNY(300), on=date(2023, 1, 31), id="o", installments="3").advance(to=date(2023, 4, 1))

        due = [date(2023, 2, 28), date(2023, 3, 31), date(2023, 4, 30)]
        assert [bill.due_date for bill in line.bills] == due

    def test_1000_five_days_late_cost_3_50(self) -> None:
        """
        15 February, due on 17 March, paid on 22 March: 1,000 x 0.07 % x 5 nights = 3.50.

        Source: https://xyjw.com/daikuan/dk12817.html; its year is not a leap year, as 30 days come to 17 March.
        """
        line = by_orders("30 days", date(2017, 2, 1)).purchase(CNY(1_000), on=date(2017, 2, 15), id="o")
        assert line.bills[0].due_date == date(2017, 3, 17)
        assert line.payoff(date(2017, 3, 17)).late_fee == CNY(0)
        assert line.payoff(date(2017, 3, 22)).late_fee == CNY("3.50")

        line = line.repay(CNY("1003.50"), on=date(2017, 3, 22), id="r")
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))

    def test_one_late_row_makes_the_whole_order_bear_the_charge(self) -> None:
        """
        All unpaid principal and fees: of 1,200 over 3, nothing paid, 31 January to 10 March.

        28 February to 10 March are 10 nights; 1,200 and the fees billed, 6 of row 1 and 6 of row 2 (billed on
        28 February): 1,212 x 0.07 % x 10 = 8.484. Sources: https://xyjw.com/daikuan/dk12817.html,
        http://www.hpgipv.com/laws-1161270.html.
        """
        line = by_orders("monthly", date(2023, 1, 31))
        line = line.purchase(CNY(1_200), on=date(2023, 1, 31), id="o", installments="3")

        assert line.payoff(date(2023, 3, 10)).late_fee == CNY("8.48")


class TestBills:
    def test_due_dates_of_a_bill(self) -> None:
        """
        Bill day 1: 1,000 on 3 April, 3,000 over 3 on 5 April and 2,000 on 8 April are due from 10 May on.

        Source: https://www.kexiaomei.com/article/190035.htm.
        """
        line = CreditLine.open(baitiao(statement_day=1), limit=CNY(10_000), on=date(2023, 4, 1), id="line")
        line = line.purchase(CNY(1_000), on=date(2023, 4, 3), id="a")
        line = line.purchase(CNY(3_000), on=date(2023, 4, 5), id="b", installments="3")
        line = line.purchase(CNY(2_000), on=date(2023, 4, 8), id="c").advance(to=date(2023, 5, 1))
        (bill,) = line.statements

        assert (bill.due_date, bill.amount_due) == (date(2023, 5, 10), CNY(4_015))
        due = (date(2023, 5, 10), date(2023, 6, 10), date(2023, 7, 10))
        assert line.plans[0].schedule.due_dates == due

        line = line.repay(CNY(4_015), on=date(2023, 5, 10), id="r").advance(to=date(2023, 7, 1))
        assert [(each.due_date, each.installments) for each in line.statements[1:]] == [
            (due[1], CNY(1_015)),
            (due[2], CNY(1_015)),
        ]

    def test_at_most_nine_tenths_of_a_bill_are_converted(self) -> None:
        """http://www.yzgs.net/baike/197519.html; the first row stands on the next bill."""
        line = CreditLine.open(baitiao(), limit=CNY(10_000), on=date(2023, 4, 1), id="line")
        line = line.purchase(CNY(1_000), on=date(2023, 4, 3), id="a").advance(to=date(2023, 5, 2))
        plan = line.convert(statement=date(2023, 5, 1), installments="bill-3", on=date(2023, 5, 2), id="c").plans[0]
        more = Convert(
            statement=date(2023, 5, 1), installments="bill-3", amount=CNY("900.01"), on=date(2023, 5, 2), id="c"
        )

        assert (plan.schedule.principal, plan.schedule.due_dates[0]) == (CNY(900), date(2023, 6, 10))
        assert isinstance(refused(line, more), ConversionExceeded)

    def test_a_refund_goes_back_to_the_newest_repayments(self) -> None:
        """
        100 of the current bill are unpaid; 14 came from card A last, 100 from card B before; 120 are refunded.

        100 are offset, 14 go back to A and 6 to B.
        Source: https://m.zhsho.com/know/cddb33cf0d97f085f30d4e585fe79cd5.html (2021).
        """
        line = CreditLine.open(baitiao(), limit=CNY(1_000), on=date(2021, 4, 1), id="line")
        line = line.purchase(CNY(214), on=date(2021, 4, 5), id="o").advance(to=date(2021, 5, 1))
        line = line.repay(CNY(100), on=date(2021, 5, 3), id="from-b", source="card B")
        line = line.repay(CNY(14), on=date(2021, 5, 4), id="from-a", source="card A")
        assert line.due().total == CNY(100)

        line = line.refund("o", on=date(2021, 5, 5), id="f", amount=CNY(120))
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))
        assert sent_back(line, "from-a", "from-b") == [CNY(14), CNY(6)]

    @pytest.mark.parametrize(("edition", "charge"), [(2016, "5.00"), (2022, "7.00"), (2024, "1.50")])
    def test_ten_nights_late_by_edition(self, edition: int, charge: str) -> None:
        """1,000 for 10 nights at 0.05, 0.07 and 0.015 % a day; the last is published as 5.475 % a year."""
        line = CreditLine.open(baitiao(edition=edition), limit=CNY(5_000), on=date(2024, 4, 1), id="line")
        line = line.purchase(CNY(1_000), on=date(2024, 4, 3), id="a")

        assert line.payoff(date(2024, 5, 20)).late_fee == CNY(charge)


def sent_back(line: CreditLine, *repayments: str) -> list[Money]:
    return [-line.ledger.balance("Assets:Payout", item=repayment) for repayment in repayments]
