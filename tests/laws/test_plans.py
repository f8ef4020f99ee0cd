"""What holds of every line that repays in installments, after every act."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import settings as budget
from hypothesis import strategies as st

from creditline import CNY
from creditline.acts import Refund, Reschedule, SettleEarly
from creditline.errors import CreditLineError, NothingAhead
from creditline.facts import PlanAgreed
from creditline.line import CreditLine
from creditline.testing import LineMachine, ancestors, balances, days, plan_products, require_laws
from tests.laws.living import ACTS_DEEP, IS_LONG, lives

DEFERRED = "Liabilities:Deferred-Fee"
KEPT = ("Income:", "Assets:Collections", "Liabilities:Merchant", "Assets:Bearer:", "Equity:")
PLAN_LIVES = lives(plan_products())
USUAL = budget(stateful_step_count=25)
DEEP = budget(stateful_step_count=ACTS_DEEP, max_examples=budget().max_examples // 10)


class PlanMachine(LineMachine):
    """Lives under products that offer installments."""

    product = plan_products()


TestPlanLine = PlanMachine.TestCase
TestPlanLine.settings = DEEP if IS_LONG else USUAL


@given(PLAN_LIVES)
def test_every_law_holds_after_every_act(line):
    """Books, statements, obligations, plans and limit agree; principal of the rows ahead is the pot."""
    for earlier in ancestors(line):
        require_laws(earlier)


@given(PLAN_LIVES)
def test_the_commands_replay_to_an_equal_line(line):
    assert CreditLine.replay(line.commands) == line
    assert CreditLine.restore(line.history) == line


@given(PLAN_LIVES)
def test_what_others_bear_is_earned_deferred_or_given_back(line):
    """On any day earned + deferred + given back = the whole cost, per plan (section 11)."""
    agreed = [fact for record in line.history for fact in record.facts if isinstance(fact, PlanAgreed)]
    for earlier in ancestors(line):
        for fact in agreed:
            whole = sum(subsidy.amount.minor for subsidy in fact.schedule.subsidies)
            truth = earlier._state.ledger
            given_back = whole - receivable(truth, fact.plan)
            parts = earned(truth, fact.plan), -truth.minor(DEFERRED, fact.plan), given_back
            if truth.knows(DEFERRED, fact.plan):
                assert min(parts) >= 0
                assert sum(parts) == whole


def earned(truth, plan):
    """Income of a plan but for what the customer was charged of it, less what of that he had back."""
    fees = 0
    for entry in truth.entries:
        for posting in entry.postings:
            if posting.account == "Assets:Receivable:Fee" and posting.amount.minor > 0:
                fees += posting.amount.minor * posting.item.startswith(f"{plan}/")
            if (entry.kind, posting.account, posting.item) == ("refund", "Income:Fee", plan):
                fees -= posting.amount.minor
    return -truth.minor("Income:Fee", plan) - fees


def receivable(truth, plan):
    """What the bearers of a plan were booked to pay."""
    return sum(truth.minor(account, plan) for account in truth.accounts if account.startswith("Assets:Bearer:"))


@given(plan_products(), st.integers(1, 200_000), days())
def test_paying_every_row_on_its_day_leaves_nothing(product, minor, on):
    """
    Paying every row on its day ends at zero on the last day.

    Nothing is left in any account but income, collections, merchant, bearer and the limit.
    """
    line = CreditLine.open(product, limit=CNY(10_000), on=on, id="line")
    line = line.purchase(CNY.minor(minor), on=on, id="p", installments=product.installments[0])
    for row in line.plans[0].schedule.rows[1 if product.installments[0].down_payment else 0 :]:
        line = line.advance(to=max(row.due_date, line.as_of))
        owed = line.due().total
        if owed:
            line = line.repay(owed, on=line.as_of, id=f"pay-{row.number}")
    assert line.payoff().total == line.outstanding == CNY.zero
    assert line.plans == ()
    left = {account for account, _, _ in balances(line)}
    assert {account for account in left if not account.startswith(KEPT)} == set()
    later = line.advance(to=line.as_of + timedelta(days=400))
    assert later.ledger == line.ledger


@given(PLAN_LIVES)
def test_after_early_settlement_nothing_falls_due_any_more(line):
    """Settle early then nothing more of the plan ever falls due."""
    assume(line.plans)
    plan = line.plans[0].id
    try:
        settled = line.settle_early(on=line.as_of, id="settled", plan=plan)
    except NothingAhead:
        return
    later = settled.advance(to=settled.as_of + timedelta(days=800))
    assert plan not in {each.id for each in later.plans}
    assert not [each for each in later.obligations if each.order == plan and each.component == "principal"]
    for entry in later.ledger.entries[settled.ledger.count :]:
        assert not [posting for posting in entry.postings if posting.item.startswith(f"{plan}/")]


@given(plan_products(), st.integers(1, 200_000), days(), st.integers(0, 400))
def test_a_full_refund_leaves_what_the_rules_keep(product, minor, on, after):
    """Refund in full then the customer has paid exactly what the rules keep: fees, interest and lateness so far."""
    line = CreditLine.open(product, limit=CNY(10_000), on=on, id="line")
    line = line.purchase(CNY.minor(minor), on=on, id="p", installments=product.installments[0])
    line = line.advance(to=on + timedelta(days=after)).refund("p", on=on + timedelta(days=after), id="refund")
    books = line.ledger
    paid = books.balance("Assets:Collections") + books.balance("Assets:Payout")
    kept = -books.balance("Income") - sum(
        (books.balance("Liabilities:Deferred-Fee"), *(books.balance(a) for a in books.accounts if "Bearer" in a)),
        start=CNY.zero,
    )
    # What was charged off was kept by nobody: what a refund makes good of it is income only against that loss.
    kept -= books.balance("Expenses:Charge-Off")
    assert paid + line.outstanding == kept + line.credit_balance


@st.composite
def two_plans(draw):
    """A line with two plans bought on one day, some time later, and an act on each."""
    product, on = draw(plan_products()), draw(days())
    line = CreditLine.open(product, limit=CNY(10_000), on=on, id="line")
    for name in ("p", "q"):
        amount, offer = draw(st.integers(100, 90_000)), draw(st.sampled_from(product.installments))
        line = line.purchase(CNY.minor(amount), on=on, id=name, installments=offer)
    line = line.advance(to=on + timedelta(days=draw(st.integers(0, 120))))
    return line, draw(an_act("p", line)), draw(an_act("q", line))


def an_act(plan, line):
    """An act that touches one plan alone, and spills over to nothing else."""
    on, name = line.as_of, f"act-{plan}"
    left = line.ledger.balance("Assets:Receivable:Principal:Installments", item=plan).minor
    acts = [
        SettleEarly(on=on, id=name, plan=plan),
        Reschedule(plan, on=on, id=name, defer=1),
        Reschedule(plan, on=on, id=name, periods=5),
        Reschedule(plan, on=on, id=name, reamortize=True),
    ]
    overdue = line.days_past_due
    refunds = st.integers(1, left).map(lambda minor: Refund(plan, on=on, id=name, amount=CNY.minor(minor)))
    some = st.sampled_from(acts)
    return some | refunds if left and not overdue else some


@given(two_plans())
def test_acts_on_different_plans_commute(case):
    """Two acts on one day that touch different plans give the same balances in either order."""
    line, one, other = case
    try:
        either = line.apply(one).apply(other), line.apply(other).apply(one)
    except CreditLineError:
        return
    assert balances(either[0]) == balances(either[1])
