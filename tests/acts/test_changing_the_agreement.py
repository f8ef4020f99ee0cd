"""A line changes its statement day, or its product: no day is lost or billed twice, and terms hold from now on."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest

from creditline import CNY, USD, CreditLine, InstallmentOffer, Product, Rate
from creditline.dates import Days, Months
from creditline.errors import (
    CurrencyMismatch,
    CycleCannotChange,
    LineNotOpen,
    StatementDayChangedTooSoon,
    StatementDayFixed,
)
from creditline.terms import BillingCycle, DueAfter, DueOn, Interest, LateFee, MinimumPayment, OrderCycle

DAY = timedelta(days=1)
OPENED = date(2026, 1, 6)
RATE = Rate.parse("0.05%/day")
FREE = InstallmentOffer.interest_free(3, name="3")


def card(interest: Interest | None = None, *, day: int = 5, cutoff="through", **terms) -> Product:
    return Product(
        "card",
        CNY,
        cycle=BillingCycle(day, DueAfter(20), cutoff=cutoff),
        minimum=MinimumPayment("10%"),
        interest=interest,
        statement_day_changes=Months(6),
        installments=(FREE,),
        **terms,
    )


def a_line(product: Product) -> CreditLine:
    return CreditLine.open(product, limit=CNY(10_000), on=OPENED, id="line")


class TestStatementDay:
    @pytest.mark.parametrize("cutoff", ["before", "through"])
    @pytest.mark.parametrize(("to", "ends"), [(20, date(2026, 2, 20)), (3, date(2026, 3, 3)), (31, date(2026, 2, 28))])
    def test_the_period_that_runs_is_shorter_or_longer(self, cutoff, to, ends):
        line = a_line(card(cutoff=cutoff)).purchase(CNY(100), on=date(2026, 1, 20), id="p1")
        line = line.change_statement_day(to, on=date(2026, 2, 10), id="change")
        line = line.purchase(CNY(50), on=date(2026, 2, 11), id="p2").advance(to=date(2026, 5, 1))

        first, second, *later = line.statements
        assert (first.date, second.date) == (date(2026, 2, 5), ends)
        for before, after in zip(line.statements, line.statements[1:], strict=False):
            assert after.start == before.end + DAY
        assert (first.purchases, second.purchases) == (CNY(100), CNY(50))
        assert all(each.purchases == CNY(0) for each in later)
        assert first.due_date == date(2026, 2, 25)

    def test_a_period_without_a_statement_is_none_of_the_next(self):
        """Nothing was owed in February, so that no statement was issued; the next one begins where that period did."""
        line = a_line(card()).change_statement_day(20, on=date(2026, 4, 10), id="change")
        line = line.purchase(CNY(10), on=date(2026, 4, 10), id="p").advance(to=date(2026, 5, 1))

        assert [(each.start, each.end) for each in line.statements] == [(date(2026, 4, 6), date(2026, 4, 20))]

    def test_interest_of_the_longer_period_has_every_night(self):
        line = a_line(card(Interest.full(RATE))).purchase(CNY(1000), on=date(2026, 1, 20), id="p")
        line = line.change_statement_day(3, on=date(2026, 2, 10), id="change").advance(to=date(2026, 4, 4))

        nights = [(date(2026, 3, 3) - date(2026, 1, 20)).days, 31]
        assert [each.interest for each in line.statements[1:]] == [CNY.minor(50 * count) for count in nights]

    def test_rows_ahead_fall_due_with_the_new_statements(self):
        line = a_line(card()).purchase(CNY(300), on=date(2026, 1, 20), id="p", installments="3")
        line = line.advance(to=date(2026, 2, 6)).change_statement_day(20, on=date(2026, 2, 6), id="change")
        line = line.advance(to=date(2026, 5, 1))

        assert [(each.date, each.installments, each.due_date) for each in line.statements[:3]] == [
            (date(2026, 2, 5), CNY(100), date(2026, 2, 25)),
            (date(2026, 2, 20), CNY(100), date(2026, 3, 12)),
            (date(2026, 3, 20), CNY(100), date(2026, 4, 9)),
        ]

    def test_no_two_rows_fall_due_on_one_day(self):
        product = attrs.evolve(card(), cycle=BillingCycle(5, DueOn(23), cutoff="through"))
        line = a_line(product).purchase(CNY(300), on=date(2026, 1, 20), id="p", installments="3")
        line = line.advance(to=date(2026, 2, 6)).change_statement_day(8, on=date(2026, 2, 6), id="change")

        assert line.plans[0].schedule.due_dates == (date(2026, 2, 23), date(2026, 3, 23), date(2026, 4, 23))

    def test_it_changes_as_often_as_the_product_allows(self):
        line = a_line(card()).change_statement_day(20, on=date(2026, 2, 10), id="c1")
        with pytest.raises(StatementDayChangedTooSoon) as refused:
            line.change_statement_day(1, on=date(2026, 8, 9), id="c2")
        assert (refused.value.since, refused.value.earliest) == (date(2026, 2, 10), date(2026, 8, 10))
        changed = line.change_statement_day(1, on=date(2026, 8, 10), id="c2")
        assert changed.product == card(day=1)

    def test_a_fixed_day_stays(self):
        with pytest.raises(StatementDayFixed, match="card"):
            a_line(attrs.evolve(card(), statement_day_changes=None)).change_statement_day(1, on=OPENED, id="c")
        orders = Product("orders", CNY, cycle=OrderCycle(Days(30)), statement_day_changes=Months(1))
        with pytest.raises(StatementDayFixed):
            a_line(orders).change_statement_day(1, on=OPENED, id="c")

    def test_a_closed_line_keeps_its_agreement(self):
        line = a_line(card()).close(on=OPENED, id="close")
        with pytest.raises(LineNotOpen):
            line.change_statement_day(1, on=OPENED, id="c")
        with pytest.raises(LineNotOpen):
            line.change_product(card(), on=OPENED, id="c")

    def test_it_is_replayed_and_restored(self):
        line = a_line(card(Interest.full(RATE))).purchase(CNY(1000), on=date(2026, 1, 20), id="p")
        line = line.change_statement_day(3, on=date(2026, 2, 10), id="change").repay(
            CNY(10), on=date(2026, 3, 10), id="r"
        )
        line = line.advance(to=date(2026, 4, 4))

        assert CreditLine.replay(line.commands) == line
        assert CreditLine.restore(line.history) == line
        returned = line.return_repayment("r", on=date(2026, 4, 4), id="back")
        assert (
            returned.payoff() == CreditLine.replay([c for c in line.commands if getattr(c, "id", "") != "r"]).payoff()
        )


class TestProduct:
    def test_nights_before_cost_what_the_old_one_asked_and_later_ones_what_the_new_one_does(self):
        dear = Interest.overdue(Rate.parse("0.1%/day"))
        line = a_line(card(Interest.overdue(RATE))).purchase(CNY(1000), on=date(2026, 1, 20), id="p")
        line = line.advance(to=date(2026, 3, 2)).change_product(card(dear), on=date(2026, 3, 2), id="change")

        assert line.payoff().interest == CNY("2.50")
        line = line.advance(to=date(2026, 4, 6))
        assert [each.interest for each in line.statements] == [CNY(0), CNY("2.50") + CNY("3.00"), CNY("31.00")]

    def test_what_waits_for_a_statement_is_posted_with_the_change(self):
        line = a_line(card(Interest.full(RATE))).purchase(CNY(1000), on=date(2026, 1, 20), id="p")
        line = line.change_product(card(None), on=date(2026, 3, 2), id="change").advance(to=date(2026, 4, 6))

        nights = (date(2026, 3, 2) - date(2026, 1, 20)).days
        assert [each.interest for each in line.statements] == [CNY(0), CNY.minor(50 * nights), CNY(0)]

    def test_nights_that_nobody_had_found_are_free(self):
        """The statement is judged after the change: the new terms count from the day of it."""
        line = a_line(card(Interest.full(RATE))).purchase(CNY(1000), on=date(2026, 1, 20), id="p")
        line = line.change_product(card(Interest.full(RATE)), on=date(2026, 2, 10), id="change")
        line = line.advance(to=date(2026, 3, 6))

        assert line.statements[-1].interest == CNY.minor(50 * (date(2026, 3, 5) - date(2026, 2, 10)).days)

    @pytest.mark.parametrize("base", ["daily", "average_daily_balance", "unpaid"])
    def test_every_base_counts_from_the_change(self, base):
        interest = getattr(Interest, base)(RATE)
        line = a_line(card(None)).purchase(CNY(1000), on=date(2026, 1, 20), id="p").advance(to=date(2026, 2, 10))
        line = line.change_product(card(interest), on=date(2026, 2, 10), id="change").advance(to=date(2026, 3, 6))

        until = date(2026, 3, 6) if base == "average_daily_balance" else date(2026, 3, 5)
        assert line.statements[-1].interest == CNY.minor(50 * (until - date(2026, 2, 10)).days)

    def test_late_fees_by_the_night_and_by_the_calendar(self):
        old = card(None, late_fee=(LateFee.daily(RATE), LateFee.flat(CNY(10))))
        new = card(None, late_fee=(LateFee.daily(Rate.parse("0.1%/day")), LateFee.flat(CNY(7)), LateFee.flat(CNY(3))))
        line = a_line(old).purchase(CNY(1000), on=date(2026, 1, 20), id="p").advance(to=date(2026, 3, 2))
        line = line.change_product(new, on=date(2026, 3, 2), id="change")
        assert line.due().late_fee == CNY("12.50")
        line = line.advance(to=date(2026, 3, 6))

        assert line.due().late_fee == CNY("12.50") + CNY("3.00") + CNY("1.00")
        # The bill of February bore its fees under the old product; that of March bears those of the new one.
        assert line.advance(to=date(2026, 3, 27)).due().late_fee > CNY(10) + CNY(7) + CNY(3)

    def test_orders_go_on_as_orders(self):
        orders = Product("orders", CNY, cycle=OrderCycle(Days(30)), late_fee=LateFee.daily(RATE))
        dearer = attrs.evolve(orders, late_fee=LateFee.daily(Rate.parse("0.1%/day")))
        line = a_line(orders).purchase(CNY(1000), on=OPENED, id="p").advance(to=OPENED + 40 * DAY)
        line = line.change_product(dearer, on=OPENED + 40 * DAY, id="change")

        assert line.payoff(OPENED + 45 * DAY).late_fee == CNY(5) + CNY(5)
        paid = line.repay(CNY(1010), on=OPENED + 45 * DAY, id="r")
        assert paid.outstanding == CNY(0)

    def test_what_cannot_follow_is_refused(self):
        line = a_line(card())
        with pytest.raises(CurrencyMismatch):
            line.change_product(Product("dollars", USD, cycle=card().cycle), on=OPENED, id="c")
        for other in (Product("orders", CNY, cycle=OrderCycle(Days(30))), card(cutoff="before")):
            with pytest.raises(CycleCannotChange):
                line.change_product(other, on=OPENED, id="c")
        assert line.change_product(card(day=20), on=OPENED, id="c").product == card(day=20)
