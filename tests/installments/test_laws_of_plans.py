"""What holds whatever is done with plans: books, statements and schedules agree, and each plan ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from creditline import CNY, CreditLine, CreditLineError, InstallmentOffer, Rate
from creditline.acts import Convert, Purchase, Refund, Repay, Reschedule, SettleEarly
from creditline.dates import DayCount, Days, Months
from creditline.facts import PlanAgreed
from creditline.terms import BillingCycle, DueAfter, DueOn, Interest, LateFee, OrderCycle, Product
from creditline.terms.ending import RefundTerms, Unearned
from creditline.testing import require_laws
from tests.installments.offers import paid

START = date(2027, 1, 1)
DAYS = DayCount.ACT_365F
YEARLY = Rate.parse("18%/year")
RULES: list[tuple[Any, ...]] = [
    ("waive", "last_first", "kept", "reduced", "kept", "returned", "last"),
    ("next_period", "pro_rata", "returned", "kept", "returned", "kept", "spread"),
    ("all", "last_first", "returned", "all_or_nothing", "returned", "returned", "first"),
    ("3%", "pro_rata", "kept", "reduced", "kept", "kept", "last"),
]
MANNERS: list[dict[str, Any]] = [
    {
        "on_prepayment": rule,
        "on_refund": RefundTerms(order, billed, unbilled),
        "unearned": Unearned(settled, refunded),
        "remainder": remainder,
    }
    for rule, order, billed, unbilled, settled, refunded, remainder in RULES
]
CYCLES = [
    BillingCycle(1, DueOn(9)),
    BillingCycle(25, DueAfter(20), cutoff="through"),
    BillingCycle(31, DueOn(20)),
    OrderCycle(Months(1)),
    OrderCycle(Days(30)),
]
LATE_FEES = [
    None,
    LateFee.share_of_minimum("5%"),
    LateFee.daily(Rate.parse("0.07%/day"), on="order"),
    LateFee.flat(CNY(10), after_days=2, repeated_after=7, times=3, cap_share="25%"),
]


@st.composite
def offers(draw):
    """Any offer that a line takes."""
    periods, manner = draw(st.sampled_from([1, 2, 3, 6, 12])), draw(st.sampled_from(MANNERS))
    offer = draw(
        st.sampled_from(
            [
                InstallmentOffer.interest_free(periods, cost_rate="7.7%", bearer={"merchant": "1/3", "bank": "2/3"}),
                InstallmentOffer.flat_fee(periods, total_rate="8.8%", bearer={"customer": "50%", "platform": "50%"}),
                InstallmentOffer.flat_fee(periods, total_rate="8.8%", charged="first", component="interest"),
                InstallmentOffer.equal_payment(periods, YEARLY, accrual=DAYS),
                InstallmentOffer.equal_payment_of(CNY(200), YEARLY, accrual=DAYS),
                InstallmentOffer.equal_principal(periods, YEARLY, accrual=DAYS),
                InstallmentOffer.interest_only(periods, YEARLY, accrual=DAYS),
                InstallmentOffer.sum_of_digits(periods, total_rate="6%"),
            ]
        )
    )
    return attrs.evolve(offer, **manner)


@st.composite
def histories(draw):
    """A line and what somebody tries to do with it, day by day."""
    cycle = draw(st.sampled_from(CYCLES))
    counts = draw(st.booleans()) or not isinstance(cycle, BillingCycle)
    late_fee = draw(st.sampled_from(LATE_FEES[:2] + LATE_FEES[3:] if isinstance(cycle, BillingCycle) else LATE_FEES))
    product = Product(
        "Any",
        CNY,
        cycle=cycle,
        interest=draw(st.sampled_from([None, Interest.overdue(Rate.parse("0.05%/day"))])),
        late_fee=late_fee,
        refund_counts_as_payment=counts,
        refund_rest=draw(st.sampled_from(["others", "sources", "credit"])) if counts else "credit",
    )
    rate = draw(st.lists(offers(), min_size=1, max_size=3))
    return CreditLine.open(product, limit=CNY(5000), on=START, id="line"), rate, draw(st.randoms(use_true_random=False))


def tried(line, rate, chance, number):
    """One more act, if it is granted."""
    day = line.as_of + timedelta(days=chance.choice([0, 0, 1, 3, 7, 15, 30]))
    amount = CNY.minor(chance.choice([1, 13, 5000, 12345, 100000]))
    offer, id = chance.choice(rate), f"a{number}"
    bought = [command.id for command in line.commands if type(command) is Purchase] or ["none"]
    plans = [plan.id for plan in line.plans] or ["none"]
    wish: dict[str, Any] = chance.choice([{"defer": 1}, {"periods": 4}, {"reamortize": True}])
    statement = line.statements[-1].date if line.statements else START
    command = chance.choice(
        [
            Purchase(amount, on=day, id=id),
            Purchase(amount, on=day, id=id, installments=offer),
            Convert(purchase=bought[-1], installments=offer, on=line.as_of, id=id),
            Convert(statement=statement, installments=offer, on=line.as_of, id=id, amount=amount),
            Repay(amount, on=day, id=id, toward=chance.choice([None, bought[-1]])),
            Refund(chance.choice(bought), on=day, id=id, amount=chance.choice([None, amount])),
            Reschedule(chance.choice(plans), on=day, id=id, **wish),
            SettleEarly(on=day, id=id, plan=chance.choice(plans)),
        ]
    )
    try:
        return line.apply(command)
    except CreditLineError:
        return line


def lived(history):
    line, rate, chance = history
    for number in range(15):
        line = tried(line, rate, chance, number)
    return line


@given(histories())
def test_books_statements_and_schedules_agree_after_every_act(history):
    line, rate, chance = history
    for number in range(15):
        line = tried(line, rate, chance, number)
        require_laws(line)
    require_laws(line.advance(to=line.as_of + timedelta(days=500)))
    assert CreditLine.replay(line.commands) == line
    assert CreditLine.restore(line.history).payoff() == line.payoff()


@given(histories())
def test_payoff_is_what_settling_early_takes_and_the_rest(history):
    line = lived(history)
    try:
        settled = line.settle_early(on=line.as_of, id="s")
    except CreditLineError:
        return
    assert line.payoff().total == CNY(paid(settled, "s")) + settled.payoff().total
    assert settled.plans == ()


@given(histories())
def test_settled_and_paid_nothing_ever_falls_due(history):
    """Interest and late fees that a repayment of everything leaves aside are none."""
    line = lived(history)
    if line.refusal(SettleEarly(on=line.as_of, id="s")) is None:
        line = line.settle_early(on=line.as_of, id="s")
    if line.payoff().total:
        line = line.repay(line.payoff().total, on=line.as_of, id="all")
    line = line.advance(to=line.as_of + timedelta(days=500))

    assert line.outstanding == CNY(0)
    assert (line.plans, line.days_past_due) == ((), 0)


@given(histories())
def test_cost_borne_by_others_is_earned_deferred_or_given_back(history):
    line = lived(history)
    line = line.advance(to=line.as_of + timedelta(days=500))
    for record in line.history:
        for fact in record.facts:
            if type(fact) is PlanAgreed:
                whole = sum(subsidy.amount.minor for subsidy in fact.schedule.subsidies)
                postings = [each for entry in line.ledger.entries for each in entry.postings if each.item == fact.plan]
                owed = sum(each.amount.minor for each in postings if each.account.startswith("Assets:Bearer:"))
                deferred = -sum(each.amount.minor for each in postings if each.account == "Liabilities:Deferred-Fee")
                assert 0 <= deferred <= owed <= whole


@given(offers(), st.integers(min_value=1, max_value=500000), st.sampled_from(CYCLES))
def test_paying_every_row_on_its_day_ends_at_zero(offer, minor, cycle):
    """Nothing is left over in any account but income, collections, merchant, bearers and the limit."""
    line = CreditLine.open(Product("Any", CNY, cycle=cycle), limit=CNY(5000), on=START, id="line")
    try:
        line = line.purchase(CNY.minor(minor), on=START, id="p", installments=offer)
    except CreditLineError:
        return
    agreed = line.plans[0].schedule
    for number, due_date in enumerate(agreed.due_dates):
        line = line.advance(to=due_date)
        if line.due().total:
            line = line.repay(line.due().total, on=due_date, id=f"r{number}")
        assert line.days_past_due == 0

    assert (line.outstanding, line.plans, line.available, line.credit_balance) == (CNY(0), (), CNY(5000), CNY(0))
    assert line.ledger.balance("Assets:Collections") == agreed.payment_total
    assert not line.ledger.balance("Liabilities:Deferred-Fee")
