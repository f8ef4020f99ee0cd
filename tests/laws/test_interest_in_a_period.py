"""Within one period, the interest posted does not depend on how many repayments it was posted for."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.line import CreditLine
from creditline.money import CNY
from creditline.terms import BillingCycle, DueOn, Leniency, MinimumPayment
from creditline.testing import amounts, interests, products

DAY = timedelta(days=1)
START = date(2026, 10, 1)
OVERDUE = date(2026, 12, 1)

PRODUCTS = interests(waived=False).flatmap(
    lambda interest: products(
        cycle=BillingCycle(1, DueOn(9)),
        minimum=MinimumPayment("10%"),
        interest=interest,
        cash_interest=None,
        late_fee=None,
        leniency=Leniency(),
        delinquency=None,
        authorization=None,
    )
)
PAYDAYS = st.lists(st.integers(0, 30), max_size=31, unique=True).map(sorted)


def overdue_line(product, amount, more):
    """Two bills, the older one overdue; the younger one falls due on 9 December."""
    line = CreditLine.open(product, limit=CNY(10**14), on=START, id="line")
    line = line.purchase(amount, on=START, id="p1")
    return line.purchase(more, on=date(2026, 11, 5), id="p2").advance(to=OVERDUE)


def interest_posted(line):
    return -line.ledger.balance("Income:Interest").minor


@given(PRODUCTS, amounts(most=10**8), amounts(most=10**6), PAYDAYS)
def test_many_small_repayments_gain_nothing(product, amount, more, paydays):
    """Postings are cumulative: rounded sum of all nights so far - already posted (section 8)."""
    assume(product.waterfall == type(product.waterfall).standard())
    patient = eager = overdue_line(product, amount, more)
    earlier = interest_posted(patient)
    for number in paydays:
        on = OVERDUE + number * DAY
        accrued = eager.payoff(on).interest
        if accrued:
            eager = eager.repay(accrued, on=on, id=f"r{number}")
    patient, eager = patient.advance(to=date(2027, 1, 1)), eager.advance(to=date(2027, 1, 1))
    if not product.interest.compounds:
        assert eager.ledger.balance("Assets:Receivable:Principal") == amount + more
        assert interest_posted(eager) - earlier == interest_posted(patient) - earlier


@given(PRODUCTS, amounts(most=10**8), PAYDAYS)
def test_interest_is_the_rounded_sum_of_its_nights(product, amount, paydays):
    """Interest is the sum over nights of balance x the night's daily rate, rounded once per posting."""
    assume(product.waterfall == type(product.waterfall).standard())
    line = CreditLine.open(product, limit=CNY(10**14), on=START, id="line").purchase(amount, on=START, id="p")
    line = line.advance(to=OVERDUE)
    expected = product.interest.rounding.round(nights_cost(product, amount, date(2026, 11, 9), OVERDUE))
    assert interest_posted(line) == expected
    for number in paydays:
        on = OVERDUE + number * DAY
        if (accrued := line.payoff(on).interest) and not product.interest.compounds:
            line = line.repay(accrued, on=on, id=f"r{number}")
            more = product.interest.rounding.round(nights_cost(product, amount, OVERDUE, on))
            assert interest_posted(line) == expected + more


def nights_cost(product, amount, start, end):
    nights = [start + n * DAY for n in range((end - start).days)]
    return sum((amount.minor * product.interest.rate.on(night).per_night for night in nights), Fraction(0))


@given(amounts(most=10**7), st.integers(1, 20), st.integers(1, 40))
def test_the_payoff_is_what_a_repayment_finds(amount, late, parts):
    """`payoff(on)` includes every night up to *on*: paying it leaves nothing owed, and paying less leaves the rest."""
    from creditline.catalog import huabei  # noqa: PLC0415

    line = CreditLine.open(huabei(), limit=CNY(10**14), on=START, id="line").purchase(amount, on=START, id="p")
    on = date(2026, 11, 9) + late * DAY
    owed = line.payoff(on).total
    paid = line.repay(owed, on=on, id="r")
    assert (paid.outstanding, paid.credit_balance, paid.days_past_due) == (CNY.zero, CNY.zero, 0)
    part = CNY.minor(max(1, owed.minor // (parts + 1)))
    assume(part < owed)
    assert line.repay(part, on=on, id="r").outstanding == owed - part
