"""What will fall due, by day, if nothing else happened."""

from __future__ import annotations

from creditline import CNY, Rate
from creditline.reports import FallingDue, Upcoming
from creditline.terms import BillingCycle, DueAfter, DueOn, Interest, LateFee, MinimumPayment
from tests.lines import DEC, JAN, NOV, OCT, a_line

LINE = a_line(minimum=MinimumPayment("10%")).purchase(CNY(1000), on=OCT(20), id="p1")


class TestRows:
    def test_what_the_next_statement_will_bill(self) -> None:
        assert LINE.upcoming() == Upcoming(
            (FallingDue(NOV(9), CNY(1000), CNY(1000), CNY(100), "statement to come on 2026-11-01"),)
        )

    def test_what_is_billed_with_what_must_be_paid_at_least(self) -> None:
        assert LINE.advance(to=NOV(1)).upcoming().rows == (
            FallingDue(NOV(9), CNY(1000), CNY(1000), CNY(100), "statement of 2026-11-01"),
        )

    def test_both(self) -> None:
        line = LINE.purchase(CNY(70), on=NOV(3), id="p2")

        assert [(row.due_date, row.amount) for row in line.upcoming().rows] == [
            (NOV(9), CNY(1000)),
            (DEC(9), CNY(70)),
        ]

    def test_a_part_payment_lowers_both_figures(self) -> None:
        (row,) = LINE.repay(CNY(40), on=NOV(3), id="r").upcoming().rows

        assert (row.amount, row.minimum) == (CNY(960), CNY(60))

    def test_a_minimum_that_is_met_is_nothing_more(self) -> None:
        (row,) = LINE.repay(CNY(400), on=NOV(3), id="r").upcoming().rows

        assert (row.amount, row.minimum) == (CNY(600), CNY(0))

    def test_an_exact_minimum_is_rounded_up(self) -> None:
        """33.33 refunded leave 96.667."""
        (row,) = LINE.refund("p1", on=NOV(3), id="f", amount=CNY("33.33")).upcoming().rows

        assert (row.amount, row.minimum) == (CNY("966.67"), CNY("96.67"))

    def test_what_is_overdue_says_so(self) -> None:
        row = LINE.advance(to=NOV(10)).upcoming().rows[0]

        assert row.why == "statement of 2026-11-01, overdue"

    def test_interest_to_come_is_in_the_next_statement(self) -> None:
        """22 nights from the 9th of November to the 1st of December: 1000 x 22 x 0.05 % = 11.00, all of it at least."""
        line = a_line(minimum=MinimumPayment("10%"), interest=Interest.overdue(Rate.parse("0.05%/day")))
        late, coming = line.purchase(CNY(1000), on=OCT(20), id="p1").advance(to=NOV(10)).upcoming().rows

        assert (late.amount, late.in_all, late.minimum) == (CNY(1000), CNY(1000), CNY(100))
        assert coming == FallingDue(DEC(9), CNY(11), CNY(1011), CNY(201), "statement to come on 2026-12-01")

    def test_late_fees_to_come_are_in_the_next_statement(self) -> None:
        """5 % of the unpaid 100.00."""
        line = a_line(minimum=MinimumPayment("10%"), interest=None, late_fee=LateFee.share_of_minimum("5%"))
        _, coming = line.purchase(CNY(1000), on=OCT(20), id="p1").advance(to=NOV(2)).upcoming().rows

        assert (coming.due_date, coming.amount) == (DEC(9), CNY(5))

    def test_each_bill_counts_only_what_it_was_the_first_to_bill(self) -> None:
        """In December the 1,000.00 of October are late, and 70.00 of November are due besides."""
        line = LINE.purchase(CNY(70), on=NOV(20), id="p2").advance(to=DEC(2))

        assert [(row.due_date, row.amount, row.why) for row in line.upcoming().rows] == [
            (NOV(9), CNY(1000), "statement of 2026-11-01, overdue"),
            (DEC(9), CNY(70), "statement of 2026-12-01"),
        ]

    def test_a_bill_that_brought_nothing_new_has_no_row(self) -> None:
        line = LINE.advance(to=DEC(2))

        assert [row.due_date for row in line.upcoming().rows] == [NOV(9)]

    def test_bills_that_wait_together(self) -> None:
        line = a_line(cycle=BillingCycle(1, DueAfter(40))).purchase(CNY(1000), on=OCT(20), id="p1")
        line = line.purchase(CNY(70), on=NOV(20), id="p2").advance(to=DEC(2))

        assert [(row.due_date, row.amount) for row in line.upcoming().rows] == [
            (DEC(11), CNY(1000)),
            (JAN(10), CNY(70)),
        ]

    def test_the_amounts_are_all_that_the_next_statement_finds_outstanding(self) -> None:
        line = LINE.purchase(CNY(70), on=NOV(20), id="p2").purchase(CNY(5), on=DEC(3), id="p3")
        rows = line.upcoming().rows

        assert sum((row.amount for row in rows), start=CNY.zero) == line.advance(to=JAN(1)).outstanding
        assert rows[-1].in_all == line.advance(to=JAN(1)).outstanding

    def test_a_purchase_on_the_statement_day_waits_for_the_statement_that_holds_it(self) -> None:
        before = a_line().purchase(CNY(5), on=NOV(1), id="p")
        through = a_line(cycle=BillingCycle(1, DueOn(9), cutoff="through")).purchase(CNY(5), on=NOV(1), id="p")

        assert before.upcoming().rows[0].due_date == DEC(9)
        assert through.upcoming().rows[0].due_date == NOV(9)


class TestText:
    def test_a_table(self) -> None:
        line = LINE.purchase(CNY(70), on=NOV(3), id="p2")

        assert str(line.upcoming()) == (
            "due date          amount        in all    at least  what\n"
            "----------  ------------  ------------  ----------  -------------------------------\n"
            "2026-11-09  1,000.00 CNY  1,000.00 CNY  100.00 CNY  statement of 2026-11-01\n"
            "2026-12-09     70.00 CNY  1,070.00 CNY  197.00 CNY  statement to come on 2026-12-01"
        )

    def test_one_line_where_nothing_falls_due(self) -> None:
        assert str(a_line().upcoming()) == "nothing falls due"

    def test_a_notebook_shows_a_table(self) -> None:
        html = LINE.upcoming()._repr_html_()

        assert "<th>due date</th><th>amount</th><th>in all</th><th>at least</th><th>what</th>" in html
        assert "<td>2026-11-09</td><td>1,000.00 CNY</td><td>1,000.00 CNY</td><td>100.00 CNY</td>" in html
