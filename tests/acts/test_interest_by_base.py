"""Interest of every base on a line, where its text leaves an edge: statement days, tolerance, conversions, payoff."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from creditline import CNY, CreditLine, InstallmentOffer, Product, Rate
from creditline.dates import Days
from creditline.money import RateSchedule
from creditline.terms import BillingCycle, DueOn, Interest, LateFee, Leniency, MinimumPayment, OrderCycle

DAY = timedelta(days=1)
OPENED = date(2026, 1, 6)
RATE = Rate.parse("0.05%/day")
FREE = InstallmentOffer.interest_free(3, name="3")


def card(interest: Interest | None, *, cutoff="through", **terms) -> Product:
    return Product(
        "card",
        CNY,
        cycle=BillingCycle(5, DueOn(23), cutoff=cutoff),
        minimum=MinimumPayment("10%"),
        interest=interest,
        installments=(FREE,),
        **terms,
    )


def bought(product: Product, amount: str = "1000") -> CreditLine:
    """1,000 bought on 20 January, billed on 5 February, due on the 23rd."""
    line = CreditLine.open(product, limit=CNY(100_000), on=OPENED, id="line")
    return line.purchase(CNY(amount), on=date(2026, 1, 20), id="p")


def interests(line: CreditLine) -> list[str]:
    return [str(each.interest.decimal) for each in line.statements]


class TestTheDayOfAStatement:
    def test_what_is_paid_on_it_bears_its_night_on_the_next_statement(self):
        """`next_day`: the night that begins on 5 March belongs to the period after that statement."""
        line = bought(card(Interest.full(RATE, payment_counts="next_day"))).repay(
            CNY(1000), on=date(2026, 3, 5), id="r"
        )
        line = line.advance(to=date(2026, 4, 6))

        assert interests(line) == ["0.00", "22.00", "0.50"]
        assert line.outstanding == CNY("22.50")

    def test_counted_through_it_the_night_is_on_that_statement(self):
        interest = Interest.full(RATE, payment_counts="next_day", through_statement_day=True)
        line = bought(card(interest)).repay(CNY(1000), on=date(2026, 3, 5), id="r").advance(to=date(2026, 4, 6))

        assert interests(line) == ["0.00", "22.50", "0.00"]


class TestFound:
    def test_nothing_is_charged_before_the_judgement(self):
        line = bought(card(Interest.full(RATE))).advance(to=date(2026, 2, 23))
        assert line.payoff().interest == CNY(0)
        judged = line.advance(to=date(2026, 2, 24))
        assert judged.payoff().interest == CNY.minor(50 * 35)
        assert judged.due().interest == CNY(0)

    def test_paying_off_leaves_what_the_statement_takes(self):
        """Interest that waits for its statement is paid by what came beyond the rest."""
        line = bought(card(Interest.full(RATE))).advance(to=date(2026, 3, 1))
        line = line.repay(line.payoff().total, on=date(2026, 3, 1), id="r")
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY("20.00"))
        line = line.advance(to=date(2026, 4, 6))

        assert interests(line)[1:] == ["20.00"]
        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))

    def test_what_tolerance_left_bears_nothing_for_its_earlier_nights(self):
        product = card(Interest.full(RATE), leniency=Leniency(tolerance=CNY(10)))
        line = bought(product).repay(CNY(990), on=date(2026, 2, 20), id="r1")
        line = line.purchase(CNY(500), on=date(2026, 2, 21), id="p2").advance(to=date(2026, 4, 6))

        late = (date(2026, 4, 5) - date(2026, 3, 23)).days
        nights = (date(2026, 4, 5) - date(2026, 2, 21)).days
        assert interests(line) == ["0.00", "0.00", str(CNY.minor((late + nights * 50 + 1) // 2).decimal)]

    def test_what_became_a_plan_never_bore_anything(self):
        line = bought(card(Interest.full(RATE))).advance(to=date(2026, 2, 6))
        line = line.convert(
            statement=date(2026, 2, 5), installments="3", on=date(2026, 2, 10), id="plan", amount=CNY(600)
        )
        line = line.advance(to=date(2026, 3, 6))

        assert interests(line)[1] == str(CNY.minor(20 * (date(2026, 3, 5) - date(2026, 1, 20)).days).decimal)

    def test_slices_bear_from_their_statement(self):
        line = CreditLine.open(card(Interest.full(RATE)), limit=CNY(10_000), on=OPENED, id="line")
        line = line.purchase(CNY(300), on=date(2026, 1, 20), id="p", installments="3").advance(to=date(2026, 3, 6))

        assert interests(line)[1] == str(CNY.minor(5 * 28).decimal)


class TestDaily:
    def test_nights_of_what_was_paid_are_posted_cumulatively(self):
        """3 × 0.004 would be nothing each; together they are one cent, whichever repayment they are posted for."""
        line = CreditLine.open(card(Interest.daily(RATE)), limit=CNY(10_000), on=OPENED, id="line")
        line = line.purchase(CNY(24), on=OPENED, id="p")
        for number in range(1, 4):
            line = line.repay(CNY(8), on=OPENED + DAY, id=f"r{number}")
        line = line.purchase(CNY(8), on=OPENED + DAY, id="q").advance(to=OPENED + 3 * DAY)

        assert line.payoff().interest == CNY("0.01")
        assert line.advance(to=date(2026, 2, 6)).statements[0].interest == CNY("0.13")

    def test_interest_on_what_is_not_billed_is_unbilled(self):
        line = CreditLine.open(card(Interest.daily(RATE)), limit=CNY(10_000), on=OPENED, id="line")
        line = line.purchase(CNY(1000), on=OPENED, id="p").repay(CNY(1), on=OPENED + 10 * DAY, id="r")
        assert line.due().total == CNY(0)
        assert line.payoff().total == CNY(1004)

    def test_orders_bear_from_the_day_of_use(self):
        product = Product("orders", CNY, cycle=OrderCycle(Days(30)), interest=Interest.daily(RATE))
        line = CreditLine.open(product, limit=CNY(10_000), on=OPENED, id="line").purchase(CNY(1000), on=OPENED, id="p")
        assert line.payoff(OPENED + 10 * DAY).interest == CNY(5)
        paid = line.repay(CNY(1005), on=OPENED + 10 * DAY, id="r")
        assert (paid.outstanding, paid.credit_balance) == (CNY(0), CNY(0))

    def test_what_the_own_money_paid_is_no_bill(self):
        product = Product("orders", CNY, cycle=OrderCycle(Days(30)), interest=Interest.daily(RATE))
        line = CreditLine.open(product, limit=CNY(10_000), on=OPENED, id="line").repay(CNY(50), on=OPENED, id="r")
        line = line.purchase(CNY(50), on=OPENED, id="p")
        assert (line.bills, line.upcoming().rows, line.outstanding) == ((), (), CNY(0))


class TestRates:
    def test_a_rate_that_changes_in_mid_cycle(self):
        rates = RateSchedule((date(2020, 1, 1), RATE), (date(2026, 2, 1), Rate.parse("0.1%/day")))
        line = bought(card(Interest.full(rates))).advance(to=date(2026, 3, 6))

        assert interests(line)[1] == str(CNY.minor(50 * 12 + 100 * 32).decimal)

    def test_cash_and_purchases_bear_their_own(self):
        product = card(Interest.full(RATE), cash_interest=Interest.daily(Rate.parse("0.1%/day"), compounds=True))
        line = bought(product).draw(CNY(500), on=date(2026, 1, 26), id="d").advance(to=date(2026, 2, 6))
        assert interests(line) == ["5.00"]
        assert [each.id for each in line.obligations if each.component == "interest"] == ["cash-interest/2026-02-05"]
        line = line.advance(to=date(2026, 3, 6))

        cash = 28 * (50 + 50000 * 1000 // 100000) // 100  # 500.00 and the 5.00 posted, 28 nights at 0.1 %
        assert cash
        bearing = CNY.minor(50 * 44) + CNY.minor(-(-28 * 50500 // 1000))
        assert line.statements[1].interest == bearing

    def test_cash_alone_bears(self):
        product = card(None, cash_interest=Interest.daily(RATE))
        line = bought(product).draw(CNY(1000), on=date(2026, 1, 26), id="d").advance(to=date(2026, 2, 6))
        assert interests(line) == ["5.00"]

    def test_fees_bear_interest_where_the_product_says_so(self):
        interest = Interest.overdue(RATE, fees_bear_interest=True)
        product = card(interest, late_fee=LateFee.share_of_minimum("100%"), cash_interest=Interest.daily(RATE))
        line = bought(product).advance(to=date(2026, 4, 6))

        assert line.statements[1].late_fees == CNY(100)
        # 1,000 for 31 nights, and the fee of 100, billed on 5 March, since it fell due on the 23rd: 13 nights.
        assert interests(line)[2] == str(CNY.minor(50 * 31 + 5 * 13).decimal)


class TestRefusals:
    @pytest.mark.parametrize("base", ["full", "unpaid", "average_daily_balance"])
    def test_what_statements_post_needs_statements(self, base):
        with pytest.raises(ValueError, match=f"{base} interest is posted with statements"):
            Product("orders", CNY, cycle=OrderCycle(Days(30)), interest=getattr(Interest, base)(RATE))

    def test_the_statement_day_counts_where_it_belongs_to_the_period(self):
        with pytest.raises(ValueError, match="through_statement_day goes with a cycle"):
            card(Interest.full(RATE, through_statement_day=True), cutoff="before")

    def test_a_way_of_counting_goes_with_nights(self):
        with pytest.raises(ValueError, match="for full, unpaid and daily interest, not overdue"):
            Interest("overdue", RATE, payment_counts="next_day")
        with pytest.raises(ValueError, match="how a mean is taken"):
            Interest("average_daily_balance", RATE)
        with pytest.raises(ValueError, match="does not accrue by nights"):
            Interest.full(Rate.parse("1%/month"))
