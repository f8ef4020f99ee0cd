"""The report of delinquency: days, statements, buckets, class, and what is overdue."""

from __future__ import annotations

from typing import Any

from creditline import CNY
from creditline.dates import Months
from creditline.reports import delinquency
from creditline.terms import FFIEC_OPEN_END, InstallmentOffer, OrderCycle
from tests.lines import DEC, JAN, NOV, OCT, RULES, a_line

BOUGHT = a_line(**RULES).purchase(CNY(1000), on=OCT(20), id="p")


class TestFigures:
    def test_who_is_current(self) -> None:
        report = delinquency(BOUGHT.advance(to=NOV(9)))

        assert (report.days_past_due, report.missed_statements, report.overdue.total) == (0, 0, CNY(0))
        assert (report.bucket_by_days, report.bucket_by_statements, report.asset_class) == ("M0", "M0", "normal")

    def test_what_is_overdue_by_component(self) -> None:
        """The late fee stands with it; what was bought later does not."""
        report = delinquency(BOUGHT.purchase(CNY(70), on=NOV(3), id="q").advance(to=NOV(15)))

        assert (report.overdue.principal, report.overdue.late_fee) == (CNY(1000), CNY(5))
        assert report.overdue.total == CNY(1005)

    def test_a_line_that_is_charged_off_is_lost(self) -> None:
        report = delinquency(BOUGHT.charge_off(on=NOV(19), id="c"), classes=FFIEC_OPEN_END)

        assert (report.days_past_due, report.asset_class) == (0, "loss")

    def test_it_reads_as_a_table(self) -> None:
        report = delinquency(BOUGHT.advance(to=NOV(15)))

        assert str(report) == (
            "days past due      6 (M1)\n"
            "statements missed  1 (M1)\n"
            "class              special mention (China, Order 2023 No. 1)\n"
            "overdue            1,005.00 CNY (principal 1,000.00 CNY, late fee 5.00 CNY)"
        )
        assert "<td>6 (M1)</td>" in report._repr_html_()


class TestMissedStatements:
    def test_days_and_statements_differ(self) -> None:
        """31 days are M2, while two statements are missed from 10 December on: 30 + 1 days after 9 November."""
        assert delinquency(BOUGHT.advance(to=DEC(9))).bucket_by_statements == "M1"

        report = delinquency(BOUGHT.advance(to=DEC(10)))
        assert (report.bucket_by_days, report.bucket_by_statements) == ("M2", "M2")
        report = delinquency(BOUGHT.advance(to=JAN(9)))
        assert (report.days_past_due, report.bucket_by_days, report.bucket_by_statements) == (61, "M3", "M2")

    def test_who_meets_the_last_one_is_current(self) -> None:
        """The older ones ask for less; what is met last ends the row."""
        line = BOUGHT.advance(to=JAN(15))
        assert delinquency(line).missed_statements == 3

        assert delinquency(line.repay(CNY(1100), on=JAN(15), id="r")).missed_statements == 0

    def test_what_meets_an_old_one_leaves_the_others(self) -> None:
        line = BOUGHT.repay(CNY(108), on=NOV(14), id="r").advance(to=DEC(15))

        assert delinquency(line).missed_statements == 1

    def test_without_statements_every_late_order_counts(self) -> None:
        terms: dict[str, Any] = {"cycle": OrderCycle(Months(1))}
        line = a_line(**terms).purchase(CNY(10), on=OCT(2), id="p").purchase(CNY(10), on=OCT(3), id="q")
        line = line.purchase(CNY(30), on=OCT(4), id="s", installments=InstallmentOffer.interest_free(3))
        line = line.repay(CNY(10), on=OCT(20), id="r", toward="q").advance(to=DEC(10))

        assert delinquency(line).missed_statements == 3
