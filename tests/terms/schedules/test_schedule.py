"""A schedule as a value: what it shows, and what it is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from creditline.money import CNY, JPY
from creditline.terms.offer import InstallmentOffer
from creditline.terms.schedule import Schedule, ScheduleRow

ON = date(2026, 10, 31)
OFFER = InstallmentOffer.flat_fee(3, total_rate="2.5%")


def test_a_schedule_can_be_read() -> None:
    assert str(OFFER.with_down_payment(share="10%").quote(CNY(1_111), on=ON)) == (
        "1,111.00 CNY on 2026-10-31, in 3 rows\n"
        "row  due         principal    fee   payment  balance\n"
        "---  ----------  ---------  -----  --------  -------\n"
        "  0  2026-10-31     111.10   0.00    111.10   999.90\n"
        "  1  2026-11-30     333.30   8.33    341.63   666.60\n"
        "  2  2026-12-31     333.30   8.33    341.63   333.30\n"
        "  3  2027-01-31     333.30   8.34    341.64     0.00\n"
        "     total        1,111.00  25.00  1,136.00"
    )


def test_a_schedule_of_one_row_without_cost_shows_no_cost() -> None:
    assert str(InstallmentOffer.interest_free(1).quote(JPY(5_000), on=ON)) == (
        "5,000 JPY on 2026-10-31, in 1 row\n"
        "row  due         principal  payment  balance\n"
        "---  ----------  ---------  -------  -------\n"
        "  1  2026-11-30      5,000    5,000        0\n"
        "     total           5,000    5,000"
    )


def test_a_notebook_shows_a_table() -> None:
    html = OFFER.quote(CNY(300), on=ON)._repr_html_()

    assert html.startswith("<table><thead><tr><th>row</th><th>due</th><th>principal</th><th>fee</th>")
    assert "<td>3</td><td>2027-01-31</td><td>100.00</td><td>2.50</td><td>102.50</td><td>0.00</td>" in html


def test_rows_are_values_with_money() -> None:
    schedule = OFFER.quote(CNY(300), on=ON)

    assert schedule.rows[0] == ScheduleRow(1, date(2026, 11, 30), CNY, 100_00, 0, 2_50, 200_00)
    assert [schedule.rows[0].principal, schedule.rows[0].interest, schedule.rows[0].fee] == [
        CNY(100),
        CNY.zero,
        CNY("2.50"),
    ]
    assert (schedule.rows[0].payment, schedule.rows[0].balance) == (CNY("102.50"), CNY(200))
    assert schedule.rows is schedule.rows


def test_cash_flows_are_what_the_customer_gets_and_pays() -> None:
    offer = InstallmentOffer.interest_free(3, remainder="first").with_down_payment(share="50%")

    assert offer.quote(CNY("0.05"), on=ON).cash_flows() == (
        (ON, CNY("0.03")),
        (date(2026, 11, 30), CNY("-0.01")),
        (date(2026, 12, 31), CNY("-0.01")),
        (date(2027, 1, 31), CNY("-0.01")),
    )


def test_rows_that_ask_for_nothing_are_no_cash_flow() -> None:
    schedule = InstallmentOffer.interest_free(12).quote(CNY("0.01"), on=ON)

    assert schedule.cash_flows() == ((ON, CNY("0.01")), (date(2026, 11, 30), CNY("-0.01")))


def test_its_repr_says_all_of_it() -> None:
    schedule = InstallmentOffer.interest_free(2).quote(CNY(1), on=ON)

    assert eval(repr(schedule).replace("datetime.", ""), attrs_names()) == schedule  # noqa: S307 - it is our own repr


def attrs_names() -> dict[str, object]:
    return {"Schedule": Schedule, "Currency": type(CNY), "date": date}


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_dates": ()},
        {"principals_minor": (1, 2)},
        {"interests_minor": (0, 0, -1)},
        {"fees_minor": ()},
        {"borne_minor": (("merchant", (1, 1)),)},
        {"borne_minor": (("merchant", (1, 1, -1)),)},
        {"down_payment_minor": -1},
    ],
)
def test_columns_are_rows(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a number of 0 or more in every column"):
        attrs.evolve(OFFER.quote(CNY(300), on=ON), **wrong)
