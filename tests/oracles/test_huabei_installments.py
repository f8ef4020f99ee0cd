"""Huabei's installments on a line, as published: what converts, where the cents go, who pays, what refunds do."""

from __future__ import annotations

from datetime import date

import pytest

from creditline import CNY, CreditLine, Money
from creditline.acts import Convert
from creditline.catalog import huabei
from creditline.errors import ConversionExceeded, NothingToConvert, OfferNotAvailable
from creditline.ledger import debit
from tests.lines import APR, FEB, JAN, MAR, refused


def a_line(**terms: int) -> CreditLine:
    return CreditLine.open(huabei(**terms), limit=CNY(50_000), on=JAN(1), id="line")


def rows(line: CreditLine, plan: int = 0) -> list[tuple[Money, Money]]:
    return [(row.principal, row.fee) for row in line.plans[plan].schedule.rows]


class TestBillInstallments:
    """http://ugaw.cn/mrwzrcser/rcseefsch, a mirror of the operator's rules."""

    bill = (
        a_line()
        .purchase(CNY(6_000), on=JAN(2), id="phone", installments="3")
        .purchase(CNY(8_000), on=JAN(3), id="other")
        .advance(to=FEB(1))
    )

    def test_of_10000_with_2000_of_rows_8000_convert(self) -> None:
        """The bill also has the fee of its row, 46.00, which is not converted either."""
        statement = self.bill.statements[-1]
        assert (statement.amount_due, statement.installments) == (CNY(10_046), CNY(2_046))

        line = self.bill.convert(statement=statement, installments="bill-3", on=FEB(2), id="c")
        assert line.plans[1].schedule.principal == CNY(8_000)

    def test_a_cent_more_is_refused(self) -> None:
        more = Convert(statement=FEB(1), installments="bill-3", amount=CNY("8000.01"), on=FEB(2), id="c")

        assert isinstance(refused(self.bill, more), ConversionExceeded)

    @pytest.mark.parametrize(("amount", "taken"), [("10.00", False), ("10.01", True)])
    def test_it_is_more_than_10_yuan(self, amount: str, *, taken: bool) -> None:
        command = Convert(statement=FEB(1), installments="bill-12", amount=CNY(amount), on=FEB(2), id="c")

        assert isinstance(self.bill.refusal(command), OfferNotAvailable) is not taken

    def test_what_is_in_installments_already_is_not_converted_again(self) -> None:
        line = self.bill.convert(statement=FEB(1), installments="bill-3", on=FEB(2), id="c")

        again = Convert(statement=FEB(1), installments="bill-3", on=FEB(3), id="c2")
        assert isinstance(refused(line, again), NothingToConvert)

    def test_the_cents_come_first(self) -> None:
        """100.00 over 3: 33.34, 33.33, 33.33; of the fee of 2.50: 0.84, 0.83, 0.83."""
        line = self.bill.convert(statement=FEB(1), installments="bill-3", amount=CNY(100), on=FEB(2), id="c")

        assert rows(line, 1) == [(CNY("33.34"), CNY("0.84")), *[(CNY("33.33"), CNY("0.83"))] * 2]
        slices = [bill.installments - CNY(2_046) for bill in line.advance(to=APR(1)).statements[1:]]
        assert slices == [CNY("34.18"), CNY("34.16")]

    def test_10000_over_3_at_2_5_percent(self) -> None:
        """https://youxi2020.com/ershoufang/17857.html: 3,416.66 a row; the first also takes the cent of each part."""
        line = a_line().purchase(CNY(10_000), on=JAN(2), id="p").advance(to=FEB(2))
        line = line.convert(statement=FEB(1), installments="bill-3", on=FEB(2), id="c")

        assert [row.payment for row in line.plans[0].schedule.rows] == [CNY("3416.68"), *[CNY("3416.66")] * 2]
        assert line.plans[0].schedule.total_cost == CNY(250)

    def test_the_rows_come_with_the_next_statements(self) -> None:
        line = self.bill.convert(statement=FEB(1), installments="bill-6", on=FEB(2), id="c")

        assert [row.due_date for row in line.plans[1].schedule.rows[:2]] == [MAR(9), APR(9)]
        assert line.due().total == CNY(2_046)


class TestPurchaseInstallments:
    """https://apifox.com/apidoc/docs-site/3618910/doc-3285129: total half to even, parts cut to the cent."""

    @pytest.mark.parametrize(
        ("amount", "offer", "fee", "each"),
        [("100.00", "3", "2.30", ("33.33", "0.76")), ("6999.00", "12", "524.92", ("583.25", "43.74"))],
    )
    def test_paid_by_the_customer(self, amount: str, offer: str, fee: str, each: tuple[str, str]) -> None:
        line = a_line().purchase(CNY(amount), on=JAN(2), id="p", installments=offer)

        assert line.plans[0].schedule.total_cost == CNY(fee)
        assert set(rows(line)[:-1]) == {(CNY(each[0]), CNY(each[1]))}
        assert line.advance(to=FEB(1)).statements[0].amount_due == CNY(each[0]) + CNY(each[1])

    def test_the_rounding_half_to_even_shows(self) -> None:
        """3.00 over 6 at 4.5 % is 13.5 cents, 0.14; 1.00 is 4.5 cents, 0.04 where half up would be 0.05."""
        line = a_line().purchase(CNY(3), on=JAN(2), id="p", installments="6")
        line = line.purchase(CNY(1), on=JAN(2), id="q", installments="6")

        assert [plan.schedule.total_cost for plan in line.plans] == [CNY("0.14"), CNY("0.04")]

    @pytest.mark.parametrize(("offer", "cost"), [("3-free", "18"), ("6-free", "45"), ("12-free", "75")])
    def test_paid_by_the_merchant(self, offer: str, cost: str) -> None:
        """1.8, 4.5 and 7.5 % of 1,000, receivable from the merchant at once and earned row by row."""
        line = a_line().purchase(CNY(1_000), on=JAN(2), id="p", installments=offer)
        assert line.outstanding == CNY(1_000)
        assert line.ledger.balance("Assets:Bearer:Merchant") == CNY(cost)

        line = line.advance(to=FEB(1))
        assert line.statements[0].amount_due == line.plans[0].schedule.rows[0].principal
        assert (
            line.ledger.balance("Liabilities:Deferred-Fee") == -CNY(cost) + line.plans[0].schedule.subsidies[0].parts[0]
        )

    def test_a_refund_keeps_the_fee_billed_and_cuts_the_others_in_proportion(self) -> None:
        """
        1,200 over 12 at 7.5 %: 100.00 and 7.50 a row; after one row 600 are refunded: 500 of 1,100 are left.

        82.50 x 500 / 1,100 = 37.50 of fees ahead. Source: http://www.51caijin.com/post/76839.html (2022).
        """
        line = a_line().purchase(CNY(1_200), on=JAN(2), id="p", installments="12").advance(to=FEB(2))
        line = line.repay(CNY("107.50"), on=FEB(2), id="r").refund("p", on=FEB(3), id="f", amount=CNY(600))
        ahead = line.plans[0].rows_ahead

        assert [row.principal for row in ahead] == [CNY(100)] * 5
        assert sum((row.fee for row in ahead), CNY(0)) == CNY("37.50")
        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY(0))


@pytest.mark.parametrize(
    ("on_prepayment", "paid"),
    [
        # https://wjbkb.com/jingyan/12ov58.html: unbilled fees are waived
        ("waive", "1100.00"),
        # https://m.szweitang.cn/finance/finance/20220915/49958.html: the fee of next month is paid
        ("next_period", "1107.50"),
        # http://onlydna.cn/finance/010215737.html: nothing is waived
        ("all", "1182.50"),
    ],
)
def test_early_settlement_in_three_published_versions(on_prepayment, paid):
    line = CreditLine.open(huabei(on_prepayment=on_prepayment), limit=CNY(5_000), on=JAN(1), id="line")
    line = line.purchase(CNY(1_200), on=JAN(2), id="p", installments="12").advance(to=FEB(2))
    line = line.repay(CNY("107.50"), on=FEB(2), id="r").settle_early(on=FEB(3), id="s")

    assert line.ledger.entry("s").postings[0] == debit("Assets:Collections", CNY(paid))
    assert (line.outstanding, line.plans, line.advance(to=APR(1)).outstanding) == (CNY(0), (), CNY(0))


@pytest.mark.parametrize(
    ("confirmed", "due"),
    [
        (date(2023, 1, 31), date(2023, 2, 10)),
        (date(2023, 2, 2), date(2023, 3, 10)),
    ],
)
def test_a_purchase_is_billed_when_its_receipt_is_confirmed(confirmed, due):
    """
    Due on the 10th; bought on 23 January: confirmed before 1 February it is due in February, else in March.

    Source: https://caijing.hongyunlai.com.cn/zhishi/68518.html, which prints the 9th for the 10th: the month counts.
    """
    line = CreditLine.open(huabei(due_day=10), limit=CNY(5_000), on=date(2023, 1, 1), id="line")
    line = line.authorize(CNY(300), on=date(2023, 1, 23), id="order")
    assert (line.available, line.outstanding) == (CNY(4_700), CNY(0))

    line = line.capture("order", on=confirmed, id="receipt").advance(to=due)
    assert [(bill.due_date, bill.amount_due) for bill in line.statements] == [(due, CNY(300))]
