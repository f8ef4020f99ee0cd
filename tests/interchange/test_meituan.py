"""An export of Meituan becomes what happened on a line of Meituan Pay Later."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY, CreditLine
from creditline.acts import Discount, Purchase, Refund, Repay
from creditline.catalog import meituan_pay
from creditline.errors import RowRefused
from creditline.interchange.exports import read_meituan

SAMPLE = Path(__file__).parents[2] / "examples" / "data" / "meituan-2025-02.csv"
HEADER = "交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注"
SIGNS = [
    '"',
    ",",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "¥",
    "-",
    ".",
    "9",
    "支付",
    "退款",
    "还款",
    "美团月付",
    "【美团月付】",
    '",',
]
DAMAGE = st.binary(max_size=8) | st.sampled_from(SIGNS).map(str.encode)
TITLE_ROW = "【美团交易账单明细列表】"


def row(
    *,
    time="2025-02-12 19:08:54",
    kind="支付",
    title="奶茶",
    method="美团月付",
    ordered="¥10.06",
    paid="¥10.06",
    id="1",
    created="2025-02-12 19:08:24",
):
    return f'{created},{time},{kind},{title},支出,{method},{ordered},{paid},"{id}\t","9\t",/'


def repayment(**cells):
    return row(
        **{"kind": "还款", "title": "【美团月付】主动还款2025年3月账单", "method": "储蓄卡(0000)", "id": "2"} | cells
    )


def refund(**cells):
    return row(**{"kind": "退款", "time": "2025-02-20 14:08:15", "id": "3"} | cells)


def export(*rows, header=HEADER, preamble=("美团交易账单明细", TITLE_ROW), end="\r\n", encoding="utf-8-sig"):
    """The layout of an export: the header stands in row 3, the first transaction in row 4."""
    return "".join(line + end for line in (*preamble, header, *rows)).encode(encoding)


def commands(*rows):
    return [act.command for act in read_meituan(export(*rows)).acts]


def refusal(content):
    with pytest.raises(RowRefused) as refused:
        read_meituan(content)
    return str(refused.value)


def read_or_refused(content):
    try:
        return read_meituan(content).acts
    except RowRefused as refused:
        return refused


class TestARealMonth:
    """
    Three purchases, their repayment the same evening, two refunds after it, and one more purchase.

    Source of the figures: deb-sig/double-entry-generator, example/mt/example-mt-records.csv (Apache-2.0).
    """

    @pytest.fixture
    def lines(self):
        acts = read_meituan(SAMPLE.read_bytes()).acts
        line = CreditLine.open(meituan_pay(), limit=CNY(1000), on=acts[0].command.on, id="meituan")
        lines = []
        for act in acts:
            line = line.apply(act.command)
            lines.append(line)
        return lines

    def test_the_balance_after_each_act(self, lines):
        balances = [str((line.outstanding - line.credit_balance).decimal) for line in lines]
        assert balances == ["10.06", "21.83", "48.14", "0.00", "-11.77", "-21.83", "-0.66"]

    def test_in_the_end_the_customers_own_money_is_left(self, lines):
        assert (lines[-1].credit_balance, lines[-1].payoff().total) == (CNY("0.66"), CNY.zero)

    def test_the_discount_is_booked_to_the_platform(self, lines):
        books = lines[-1].ledger
        assert books.balance("Assets:Collections") == CNY("48.12")
        assert books.balance("Assets:Bearer:Platform") == CNY("0.02")
        books.audit()

    def test_its_statement_asks_for_nothing(self, lines):
        (statement,) = lines[-1].advance(to=date(2025, 3, 1)).statements
        assert (statement.purchases, statement.repayments, statement.refunds) == (
            CNY("69.31"),
            CNY("48.14"),
            CNY("21.83"),
        )
        assert (statement.amount_due, statement.due_date) == (CNY.zero, date(2025, 3, 8))

    def test_each_act_names_its_row(self):
        text = SAMPLE.read_text("utf-8-sig").splitlines()
        for act in read_meituan(SAMPLE.read_bytes()).acts:
            assert f'"{act.command.id}\t"' in text[act.row - 1]

    def test_its_last_day_stands_in_the_preamble(self):
        assert read_meituan(SAMPLE.read_bytes()).through == date(2025, 2, 28)


class TestWhatIsOnTheLine:
    def test_a_payment_is_a_purchase_of_what_was_paid(self):
        assert commands(row(ordered="¥22.30", paid="¥21.17")) == [
            Purchase(CNY("21.17"), on=date(2025, 2, 12), id="1", merchant="奶茶")
        ]

    def test_the_day_is_that_of_the_success(self):
        (purchase,) = commands(row(created="2025-02-12 23:59:58", time="2025-02-13 00:00:03"))
        assert purchase.on == date(2025, 2, 13)

    def test_a_repayment_clears_the_order_and_the_platform_bears_the_rest(self):
        assert commands(repayment(ordered="¥48.14", paid="¥48.12")) == [
            Repay(
                CNY("48.14"),
                on=date(2025, 2, 12),
                id="2",
                source="储蓄卡(0000)",
                discount=Discount(CNY("0.02"), "platform"),
            )
        ]

    def test_a_repayment_paid_in_full_has_no_discount(self):
        (repay,) = commands(repayment())
        assert repay.discount is None

    def test_a_refund_names_the_purchase_of_its_title(self):
        *_, back = commands(refund(), row(id="8", title="面"), row(id="1"))
        assert back == Refund("1", on=date(2025, 2, 20), id="3", amount=CNY("10.06"))

    def test_what_was_paid_otherwise_is_left_out(self):
        others = [
            row(method="微信支付", paid="¥1.005", id="4"),
            row(method="美团余额", time="/", id="5"),
            row(kind="提现", method="储蓄卡(0000)", id="6"),
            row(kind="还款", title="【美团借钱】主动还款", method="储蓄卡(0000)", id="7"),
        ]
        assert [command.id for command in commands(*others, row())] == ["1"]

    def test_no_row_on_the_line_is_no_act(self):
        assert commands(row(method="微信支付")) == []

    def test_a_title_becomes_one_printable_line(self):
        (purchase,) = commands(row(title='"奶茶\u3000大杯\r\n热\u200b饮"'))
        assert purchase.merchant == "奶茶 大杯 热饮"


class TestOrder:
    def test_acts_come_in_the_order_of_their_successes(self):
        late = row(time="2025-02-12 19:08:55", created="2025-02-12 19:00:00", id="late")
        assert [command.id for command in commands(row(id="early"), late)] == ["early", "late"]

    def test_of_one_second_the_lower_row_is_the_older(self):
        assert [command.id for command in commands(row(id="late"), row(id="early"))] == ["early", "late"]

    def test_columns_are_found_by_name(self):
        names = HEADER.split(",")
        cells = row().split(",")
        turned = export(",".join(reversed(cells)), header=",".join(reversed(names)))
        assert read_meituan(turned) == read_meituan(export(row()))


class TestLayout:
    def test_line_ends_and_the_mark_at_the_start_do_not_matter(self):
        plain = export(row(), end="\n", encoding="utf-8")
        assert read_meituan(plain) == read_meituan(export(row())) == read_meituan(plain.decode())
        assert read_meituan(export(row()).decode("utf-8")) == read_meituan(plain)

    def test_blank_rows_do_not_matter(self):
        assert read_meituan(export("", row(), '""', "", preamble=("", '""', TITLE_ROW))).acts[0].row == 6

    def test_a_cell_of_two_lines_takes_two_rows(self):
        (act,) = read_meituan(export(row(method="微信支付", title='"奶\r\n茶"', id="4"), row())).acts
        assert act.row == 6

    def test_an_export_may_not_say_how_far_it_goes(self):
        assert read_meituan(export(row())).through is None

    def test_a_last_day_that_is_none_is_refused(self):
        content = export(row(), preamble=("起始时间：[2025-02-01] 终止时间：[2025-02-30]",))
        assert refusal(content) == "row 1: day is out of range for month"


class TestRefundsFindTheirPurchase:
    OLDER = row(id="older", ordered="¥30.00", paid="¥30.00", time="2025-02-01 10:00:00")
    NEARER = row(id="nearer")

    def refunded(self, *refunds):
        return [command.purchase for command in commands(*refunds, self.NEARER, self.OLDER) if type(command) is Refund]

    def test_the_nearest_that_has_enough_left(self):
        assert self.refunded(refund()) == ["nearer"]
        assert self.refunded(refund(paid="¥10.07")) == ["older"]

    def test_what_was_refunded_is_no_longer_left(self):
        again = refund(time="2025-02-20 14:08:16", id="4")
        assert self.refunded(again, refund()) == ["nearer", "older"]

    def test_in_parts(self):
        again = refund(time="2025-02-20 14:08:16", paid="¥5.03", id="4")
        assert self.refunded(again, refund(paid="¥5.03")) == ["nearer", "nearer"]

    def test_never_a_later_one(self):
        early = refund(time="2025-02-11 10:00:00")
        assert refusal(export(row(), early)) == "row 5: the export has no purchase '奶茶' before this refund"

    def test_never_one_of_another_title(self):
        reason = "row 4: the export has no purchase '面' before this refund"
        assert refusal(export(refund(title="面"), row())) == reason

    def test_more_than_the_purchase_is_refused(self):
        reason = "row 4: 10.07 CNY is more than the 10.06 CNY of '1' that can still be refunded"
        assert refusal(export(refund(paid="¥10.07"), row())) == reason

    def test_more_than_is_left_is_refused(self):
        first, second = refund(paid="¥10.00"), refund(paid="¥0.07", time="2025-02-21 09:00:00", id="4")
        reason = "row 4: 0.07 CNY is more than the 0.06 CNY of '1' that can still be refunded"
        assert refusal(export(second, first, row())) == reason


class TestDamage:
    def test_a_file_cut_anywhere_is_refused(self):
        content = SAMPLE.read_bytes()
        # The last three bytes are a remark that says nothing, and the line end.
        for length in range(len(content) - 3):
            with pytest.raises(RowRefused):
                read_meituan(content[:length])

    @given(st.data())
    def test_a_damaged_file_is_read_or_refused(self, data):
        content = bytearray(SAMPLE.read_bytes())
        for _ in range(data.draw(st.integers(1, 3))):
            start = data.draw(st.integers(0, len(content)))
            content[start : start + data.draw(st.integers(0, 40))] = data.draw(DAMAGE)
        outcome = read_or_refused(bytes(content))
        if isinstance(outcome, RowRefused):
            assert 1 <= outcome.row <= len(re.findall(rb"\r\n|\r|\n", content)) + 1
            assert str(outcome).isprintable()
        else:
            assert len(outcome) <= 7


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("cells", "reason"),
        [
            ({"paid": "¥-10.06"}, "实付金额 is not negative, but '¥-10.06' is"),
            ({"ordered": "¥-10.06"}, "订单金额 is not negative, but '¥-10.06' is"),
            ({"paid": "-¥10.06"}, "实付金额 is an amount such as '¥22.30', not '-¥10.06'"),
            ({"paid": "10.06"}, "实付金额 is an amount such as '¥22.30', not '10.06'"),
            ({"paid": "¥10.065"}, "实付金额: 10.065 CNY is finer than the 2 decimals of CNY"),
            ({"paid": "¥1O.06"}, "实付金额: '1O.06' is not a plain decimal number such as '1299.00'"),
            ({"paid": "¥"}, "实付金额: '' is not a plain decimal number such as '1299.00'"),
            ({"paid": "¥0.00"}, "amount is more than zero, not 0.00 CNY"),
            (
                {"time": "2025/02/12 19:08"},
                "交易成功时间 is a time such as '2025-02-28 20:35:25', not '2025/02/12 19:08'",
            ),
            ({"time": "2025-02-30 19:08:54"}, "day is out of range for month"),
            ({"id": ""}, "id is printable text without '/' or spaces around it, not ''"),
            ({"kind": "提现"}, "the 交易类型 '提现' is unknown for what is paid with 美团月付"),
            ({"kind": "还款"}, "the 交易类型 '还款' is unknown for what is paid with 美团月付"),
            ({"method": "美团月付&美团余额"}, "'美团月付&美团余额' does not say how much of it was paid with 美团月付"),
        ],
    )
    def test_a_row_that_cannot_stand(self, cells, reason):
        assert refusal(export(row(method="微信支付"), row(**cells))) == f"row 5: {reason}"

    def test_a_repayment_that_clears_less_than_was_paid(self):
        reason = "row 4: 48.15 CNY were paid for a repayment of 48.14 CNY"
        assert refusal(export(repayment(ordered="¥48.14", paid="¥48.15"))) == reason

    def test_the_same_transaction_twice(self):
        assert refusal(export(row(), row())) == "row 5: 交易单号 '1' stands in row 4 already"

    @pytest.mark.parametrize(
        ("header", "reason"),
        [
            (HEADER + ",优惠", "unknown column '优惠'"),
            (HEADER.removesuffix(",备注"), "missing column '备注'"),
            (HEADER.replace("实付金额", "实付"), "unknown column '实付'; missing column '实付金额'"),
            (HEADER + ",备注", "column '备注' stands twice"),
        ],
    )
    def test_columns_that_are_not_those_of_an_export(self, header, reason):
        assert refusal(export(row(), header=header)) == f"row 3: {reason}"

    def test_a_file_without_a_header(self):
        assert refusal(export(header=TITLE_ROW)) == f"row 3: the file ends without the header {HEADER}"
        assert refusal(b"") == f"row 1: the file ends without the header {HEADER}"

    @pytest.mark.parametrize("cells", [1, 10, 12])
    def test_a_row_of_another_length(self, cells):
        short = ",".join((row() + ",/").split(",")[:cells])
        assert refusal(export(row(), short)) == f"row 5: {cells} cells where the header has 11"

    def test_a_file_cut_within_a_row(self):
        content = export(row(), row(method="微信支付", id="4"))
        # The last five bytes are the end of a quoted cell, a comma, the remark and the line end.
        assert refusal(content[:-5]) == "row 5: not comma-separated text: unexpected end of data"
        assert refusal(content[: content.rindex(b",")]) == "row 5: 10 cells where the header has 11"

    def test_a_file_cut_between_rows(self):
        content = export(row(), preamble=("共：2笔记录", TITLE_ROW))
        assert refusal(content) == "row 1: 2 transactions are announced, but 1 are there"
        assert read_meituan(export(row(), preamble=("共：1笔记录",))).acts

    @pytest.mark.parametrize(
        ("encoding", "reason"),
        [
            ("gb18030", "row 1: not UTF-8 text: the byte 0xc3 at position 0"),
            ("utf-16", "row 1: not UTF-8 text: the byte 0xff at position 0"),
        ],
    )
    def test_another_encoding(self, encoding, reason):
        assert refusal(export(row(), encoding=encoding)) == reason

    def test_a_broken_byte_is_found_by_its_row(self):
        content = export(row()).replace("奶".encode(), b"\xff\xff")
        position = content.index(b"\xff")
        assert refusal(content) == f"row 4: not UTF-8 text: the byte 0xff at position {position}"

    def test_a_path_is_not_its_file(self):
        with pytest.raises(TypeError, match="a file is read as bytes or as text, not as "):
            read_meituan(SAMPLE)  # type: ignore[arg-type]
