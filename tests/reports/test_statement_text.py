"""What a customer reads on a statement."""

from __future__ import annotations

from creditline import CNY
from creditline.terms import MinimumPayment
from tests.lines import NOV, OCT, a_line

BILL = (
    a_line(minimum=MinimumPayment("10%"))
    .purchase(CNY("1299.00"), on=OCT(20), id="order-1", merchant="tmall")
    .purchase(CNY("20.50"), on=OCT(21), id="order-2")
    .repay(CNY(300), on=OCT(25), id="pay-1", source="花呗 <card>")
    .advance(to=NOV(1))
    .statements[0]
)


def test_it_says_what_is_due_when_and_why() -> None:
    assert str(BILL) == (
        "Statement 1 of 2026-11-01 (2026-10-01 to 2026-10-31)\n"
        "amount due 1,019.50 CNY by 2026-11-09, at least 101.95 CNY\n"
        "date        movement                     amount\n"
        "----------  ---------------------  ------------\n"
        "2026-10-01  opening balance            0.00 CNY\n"
        "2026-10-20  purchase tmall         1,299.00 CNY\n"
        "2026-10-21  purchase                  20.50 CNY\n"
        "2026-10-25  repayment 花呗 <card>   -300.00 CNY\n"
        "2026-11-01  closing balance        1,019.50 CNY"
    )


def test_a_notebook_shows_a_table_and_lets_no_markup_through() -> None:
    html = BILL._repr_html_()

    assert html.startswith("<table><thead><tr><th>date</th><th>movement</th><th>amount</th></tr></thead>")
    assert "<td>2026-10-20</td><td>purchase tmall</td><td>1,299.00 CNY</td>" in html
    assert "repayment 花呗 &lt;card&gt;" in html


def test_its_repr_leaves_the_entries_out() -> None:
    assert "Entry" not in repr(BILL)
    assert repr(BILL).startswith("Statement(number=1, date=datetime.date(2026, 11, 1), ")
