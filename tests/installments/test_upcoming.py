"""What will fall due: rows of plans stand in their order, and every order by itself."""

from __future__ import annotations

from creditline import CNY
from creditline.dates import Days
from creditline.terms import OrderCycle
from tests.installments.offers import FREE
from tests.lines import DEC, HALF_PER_MILLE, JAN, NOV, OCT, a_line


def rows(line):
    return [(row.due_date, str(row.amount.decimal), row.why) for row in line.upcoming().rows]


class TestOfAPlan:
    line = a_line().purchase(CNY(1200), on=OCT(20), id="p", installments=FREE).purchase(CNY(50), on=OCT(21), id="q")

    def test_every_row_ahead(self):
        assert rows(self.line) == [
            (NOV(9), "450.00", "statement to come on 2026-11-01"),
            (DEC(9), "400.00", "installments to come"),
            (JAN(9), "400.00", "installments to come"),
        ]

    def test_after_what_is_billed(self):
        assert rows(self.line.advance(to=NOV(2))) == [
            (NOV(9), "450.00", "statement of 2026-11-01"),
            (DEC(9), "400.00", "statement to come on 2026-12-01"),
            (JAN(9), "400.00", "installments to come"),
        ]

    def test_a_deferral_leaves_a_gap(self):
        line = self.line.advance(to=NOV(2)).reschedule("p", on=NOV(2), id="x", defer=1)

        assert [day for day, *_ in rows(line)] == [NOV(9), JAN(9), JAN(9).replace(month=2)]


class TestOfOrders:
    line = a_line(cycle=OrderCycle(Days(30)), interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(1), id="p")
    line = line.purchase(CNY(500), on=OCT(11), id="q").purchase(CNY(1200), on=OCT(11), id="x", installments=FREE)

    def test_each_by_itself(self):
        assert rows(self.line) == [
            (OCT(31), "1000.00", "order p"),
            (NOV(10), "500.00", "order q"),
            (NOV(10), "400.00", "order x/1"),
            (DEC(10), "400.00", "installments to come"),
            (JAN(9), "400.00", "installments to come"),
        ]

    def test_charges_stand_beside_what_is_overdue(self):
        """On 5 November 5 nights of 1,000.00 have cost 2.50; a repayment of 1.00 leaves 1.50 of it."""
        assert rows(self.line.repay(CNY(1), on=NOV(5), id="r"))[:2] == [
            (OCT(31), "1000.00", "order p, overdue"),
            (NOV(5), "1.50", "charges for lateness so far"),
        ]
