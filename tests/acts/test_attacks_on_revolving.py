"""What a hostile user found in revolving credit: nights charged twice, money stranded, payoffs that were not enough."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from creditline import CNY, USD, CreditLine, InstallmentOffer, Product, Rate
from creditline.catalog import credit_card, us_card
from creditline.dates import Days, Months
from creditline.errors import CurrencyMismatch, CycleCannotChange, WithdrawalExceedsCredit
from creditline.money import RateSchedule
from creditline.portfolio import provision
from creditline.reports import delinquency
from creditline.terms import (
    BillingCycle,
    CashFee,
    DelinquencyTerms,
    DueAfter,
    DueOn,
    Interest,
    LateFee,
    Leniency,
    MinimumPayment,
    OrderCycle,
)
from creditline.testing.laws import require_laws

RATE = Rate.parse("0.05%/day")


def through(interest: Interest | None, **terms) -> Product:
    return Product("C", CNY, cycle=BillingCycle(5, DueOn(25), cutoff="through"), interest=interest, **terms)


def opened(product: Product, on: date, limit: int = 8000) -> CreditLine:
    return CreditLine.open(product, limit=product.currency(limit), on=on, id="line")


@pytest.mark.parametrize(
    ("terms", "interest", "late_fee"),
    [
        ({"interest": Interest.overdue(RATE)}, "21.99", "0"),
        ({"interest": Interest.daily(RATE)}, "46.49", "0"),
        ({"late_fee": LateFee.daily(RATE)}, "0", "21.99"),
    ],
)
@pytest.mark.parametrize("days", [(5,), (5, 15), (20, 15)])
def test_what_a_repayment_posted_is_not_charged_again_when_the_statement_day_changes(terms, interest, late_fee, days):
    product = Product("C", CNY, cycle=BillingCycle(15, DueAfter(20)), statement_day_changes=Days(1), **terms)
    line = opened(product, date(2026, 1, 16)).purchase(CNY(1000), on=date(2026, 1, 17), id="p")
    line = line.repay(CNY("0.01"), on=date(2026, 3, 28), id="r")
    for number, day in enumerate(days):
        line = line.change_statement_day(day, on=date(2026, 3, 28 + number), id=f"c{number}")
    owed = line.payoff(date(2026, 4, 20))
    # What the repayment settled is no longer owed.
    assert owed.interest + owed.late_fee == CNY(interest) + CNY(late_fee)


def test_a_pending_date_that_comes_round_again_names_no_obligation_twice():
    product = Product("C", CNY, cycle=BillingCycle(15, DueAfter(20)), interest=Interest.daily(Rate.parse("0.5%/day")))
    line = opened(product, date(2026, 1, 16)).purchase(CNY(1000), on=date(2026, 2, 14), id="p")
    line = line.change_product(attrs.evolve(product, name="2"), on=date(2026, 2, 20), id="c1")
    line = line.change_product(
        attrs.evolve(product, cycle=BillingCycle(1, DueAfter(20))), on=date(2026, 2, 21), id="c2"
    ).advance(to=date(2026, 3, 1))
    line = line.change_product(product, on=date(2026, 3, 1), id="c3").advance(to=date(2026, 3, 16))
    names = [each.id for each in line.obligations]

    assert len(set(names)) == len(names)
    paid = line.repay(line.payoff().total, on=date(2026, 3, 16), id="r")
    assert paid.outstanding == CNY(0)
    require_laws(paid)


def test_credit_that_waited_pays_when_refunds_begin_to_count():
    bank = credit_card("cmb")
    other = attrs.evolve(bank, refund_counts_as_payment=True, refund_rest="others")
    line = opened(bank, date(2026, 1, 6)).purchase(CNY(1000), on=date(2026, 1, 10), id="p")
    line = line.purchase(CNY(500), on=date(2026, 1, 11), id="q").advance(to=date(2026, 2, 6))
    line = line.refund("p", on=date(2026, 2, 8), id="f").change_product(other, on=date(2026, 2, 9), id="c")

    require_laws(line)
    assert (line.credit_balance, line.outstanding) == (CNY(0), CNY(500))


def test_a_plan_settled_early_bears_no_night():
    product = through(Interest.daily(RATE, payment_counts="next_day"))
    line = opened(product, date(2026, 1, 6)).purchase(
        CNY(3000), on=date(2026, 1, 10), id="p", installments=InstallmentOffer.interest_free(3)
    )
    assert line.settle_early(on=date(2026, 1, 20), id="s").advance(to=date(2026, 2, 6)).payoff().total == CNY(0)


def test_interest_on_cash_that_is_not_billed_is_not_due():
    line = opened(credit_card("cmb"), date(2027, 1, 6), 20_000).purchase(CNY(1000), on=date(2027, 1, 10), id="p")
    line = line.advance(to=date(2027, 2, 6)).draw(CNY(5000), on=date(2027, 2, 7), id="d")
    on = date(2027, 2, 20)

    assert line.due(on).total == CNY(1000)
    assert line.payoff(on).interest > CNY(30)


@pytest.mark.parametrize("interest", [Interest.daily, Interest.average_daily_balance])
def test_interest_on_a_late_fee_alone_is_as_late_as_the_fee(interest):
    """
    1,000.00 of cash are not paid by 23 April, and the late fee of 100.00 alone bears the interest of purchases.

    Overdue are the fee, what cash costs (9.00, 30.00 and 1.00), and 12 nights, or days, of the fee at 1.00.
    """
    product = through(
        interest(Rate.parse("1%/day"), fees_bear_interest=True),
        cash_interest=Interest.daily(Rate.parse("0.1%/day")),
        late_fee=LateFee.share_of_minimum("10%", cap=CNY(100)),
    )
    product = attrs.evolve(product, cycle=BillingCycle(5, DueOn(23), cutoff="through"))
    line = opened(product, date(2026, 3, 1)).draw(CNY(1000), on=date(2026, 3, 27), id="d")

    line = line.repay(CNY(152), on=date(2026, 5, 6), id="r")

    # Cash comes after overdue interest, and before what is only billed.
    assert (line.payoff().cash, line.due().late_fee) == (CNY(1000), CNY(0))


@pytest.mark.parametrize(
    ("early", "day", "owed"),
    [
        # 1.00 of the 20.00 of purchases, which leaves 19.00, and 20.00 of cash; then 45.00 pay these and 6.00 more.
        ("26", 25, {"interest/2026-05-05/2": "94", "cash-interest/2026-05-05/2": "10"}),
        # 15.00 of cash are paid at once; what the statement posts is of one day, and purchases come first.
        ("40", 20, {"interest/2026-05-05": "75", "cash-interest/2026-05-05/2": "15"}),
    ],
)
def test_interest_is_paid_in_the_order_of_its_posting(early, day, owed):
    """Overdue: 1,000.00 of purchases, which cost 10.00 a night since 23 April, and of cash, which cost 1.00."""
    product = through(Interest.overdue(Rate.parse("1%/day")), cash_interest=Interest.daily(Rate.parse("0.1%/day")))
    product = attrs.evolve(product, cycle=BillingCycle(5, DueOn(23), cutoff="through"))
    line = opened(product, date(2026, 3, 1)).purchase(CNY(1000), on=date(2026, 3, 10), id="p")
    # 25.00 are billed of it by 5 April, and paid first.
    line = line.draw(CNY(1000), on=date(2026, 3, 11), id="d").repay(CNY(early), on=date(2026, 4, day), id="r")

    line = line.repay(CNY(45), on=date(2026, 5, 7), id="s")

    receivable = "Assets:Receivable:Interest"
    left = {item: line.ledger.balance(receivable, item=item) for item in line.ledger.items(receivable, open_only=True)}
    since = {"interest/2026-06-05": CNY(20), "cash-interest/2026-06-05": CNY(2)}
    assert left == {item: CNY(amount) for item, amount in owed.items()} | since


def test_interest_paid_on_its_statement_day_does_not_compound():
    """50.00 of five nights are paid on 5 May, which the night of 5 May does not bear, only what it leaves: 10.00."""
    cent = Rate.parse("1%/day")
    interest = Interest.daily(cent, compounds=True, payment_counts="next_day", through_statement_day=True)
    line = opened(through(interest), date(2026, 4, 1)).purchase(CNY(1000), on=date(2026, 4, 30), id="p")

    line = line.repay(CNY(50), on=date(2026, 5, 5), id="r")

    # 10.00 are billed for the night of 5 May; those of 6 and 7 May cost 10.00 and the three of the 10.00 cost 0.10.
    assert line.payoff(date(2026, 5, 7)).interest == CNY("30.30")


def test_what_was_paid_in_the_grace_of_two_statements_bears_from_the_due_date_that_was_missed():
    """
    The purchase of October is paid in its own grace, after the due date of the statement of December, 11 December.

    That statement is missed: 73 nights of what it billed from 20 November on, and 9 of the purchase of October.
    """
    product = through(Interest.full(Rate.parse("1%/day")), leniency=Leniency(grace_days=40))
    product = attrs.evolve(product, cycle=BillingCycle(1, DueAfter(10)))
    line = opened(product, date(2026, 10, 1)).purchase(CNY(100), on=date(2026, 10, 20), id="p")
    line = line.purchase(CNY(100), on=date(2026, 11, 20), id="q")

    line = line.repay(CNY(100), on=date(2026, 12, 20), id="r", toward="p").advance(to=date(2027, 2, 1))

    assert line.statements[-1].interest == CNY(82)


def test_what_is_newer_than_the_cycle_goes_by_the_steps():
    """12 CFR 1026.53 by balances of the cycle's end: a new draw had none, and what is late goes before it."""
    line = opened(us_card(), date(2026, 1, 1)).draw(USD(1000), on=date(2026, 1, 10), id="d")
    line = line.advance(to=date(2026, 3, 27)).draw(USD(400), on=date(2026, 3, 27), id="new")
    line = line.purchase(USD(500), on=date(2026, 3, 27), id="p")
    on = date(2026, 3, 28)

    assert line.repay(line.due(on).total, on=on, id="r").due().total == USD(0)


@pytest.mark.parametrize("bank", ["boc", "cmb", "icbc"])
@pytest.mark.parametrize("amount", ["10.97", "333.33", "1999.99"])
def test_a_payoff_on_a_statement_day_is_enough(bank, amount):
    """The nights before it are that statement's, its own night is the next one's: each is rounded once."""
    line = opened(credit_card(bank), date(2027, 1, 6)).draw(CNY(amount), on=date(2027, 1, 20), id="d")
    on = date(2027, 2, 5)
    paid = line.repay(line.payoff(on).total, on=on, id="r").advance(to=date(2027, 4, 6))

    assert (paid.outstanding, paid.credit_balance) == (CNY(0), CNY(0))


def test_a_payoff_knows_what_a_statement_waives():
    interest = Interest.full(RATE, waive_below=CNY(5))
    line = opened(through(interest, minimum=MinimumPayment("10%")), date(2026, 1, 6))
    line = line.purchase(CNY(10), on=date(2026, 1, 20), id="p").advance(to=date(2026, 2, 27))
    paid = line.repay(line.payoff().total, on=date(2026, 2, 27), id="r").advance(to=date(2026, 6, 1))

    assert (paid.outstanding, paid.credit_balance) == (CNY(0), CNY(0))


def test_a_product_whose_rates_begin_later_is_refused():
    product = through(Interest.daily(RATE))
    later = attrs.evolve(product, interest=Interest.daily(RateSchedule((date(2027, 1, 1), RATE))))
    line = opened(product, date(2026, 1, 6))
    with pytest.raises(ValueError, match="begin on 2027-01-01, after 2026-01-25"):
        line.change_product(later, on=date(2026, 1, 25), id="c")


def test_orders_keep_their_step():
    """Plans of a line fall due by it."""
    line = opened(Product("A", CNY, cycle=OrderCycle(Months(1))), date(2026, 1, 6))
    with pytest.raises(CycleCannotChange):
        line.change_product(Product("B", CNY, cycle=OrderCycle(Days(30))), on=date(2026, 1, 6), id="c")


def test_the_fee_of_a_withdrawal_is_not_paid_out_of_what_backs_a_hold():
    product = through(None, withdrawal_fee=CashFee("0", floor=CNY(5)))
    line = opened(product, date(2026, 1, 6), 1000).repay(CNY(500), on=date(2026, 1, 6), id="r")
    line = line.authorize(CNY(1400), on=date(2026, 1, 6), id="h")
    with pytest.raises(WithdrawalExceedsCredit):
        line.withdraw(CNY(100), on=date(2026, 1, 6), id="w")
    assert line.withdraw(CNY(95), on=date(2026, 1, 6), id="w").capture(
        "h", on=date(2026, 1, 6), id="c"
    ).available == CNY(0)


def test_terms_of_lateness_that_come_late_take_effect_the_day_after():
    line = opened(through(None), date(2026, 1, 6)).purchase(CNY(100), on=date(2026, 1, 20), id="a")
    line = line.advance(to=date(2026, 4, 20))
    strict = through(None, delinquency=DelinquencyTerms(suspend_after=10))
    changed = line.change_product(strict, on=date(2026, 4, 20), id="c")

    assert (changed.status, changed.advance(to=date(2026, 4, 21)).status) == ("open", "suspended")


def test_the_latest_open_bucket_that_fits_has_the_rate():
    rates = {"M0": "1%", "M1+": "2%", "M10+": "90%", "M5+": "50%"}
    assert provision({"M10": CNY(100)}, rates).total == CNY(90)
    assert provision({"M7": CNY(100)}, rates).total == CNY(50)


def test_a_repetition_costs_no_less_and_in_the_same_currency():
    with pytest.raises(ValueError, match="a repetition costs"):
        LateFee.missed_minimum(USD(25), repeated=USD(15))
    with pytest.raises(CurrencyMismatch):
        LateFee.missed_minimum(USD(25), repeated=CNY(35))


def test_a_line_that_is_late_has_missed_a_statement():
    product = attrs.evolve(through(None), minimum=MinimumPayment("10%"))
    line = opened(product, date(2026, 1, 6)).purchase(CNY(100), on=date(2026, 1, 20), id="a")
    line = line.purchase(CNY(1000), on=date(2026, 2, 20), id="b").advance(to=date(2026, 4, 20))
    late = delinquency(line.dispute("b", on=line.as_of, id="d"))

    assert (late.days_past_due > 0, late.missed_statements) == (True, 1)
