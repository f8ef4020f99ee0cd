"""One cent decides: what is available, and what is asked for at least."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.acts import Withdraw
from creditline.errors import CaptureExceedsHold, LimitExceeded, RefundExceedsPurchase, WithdrawalExceedsCredit
from creditline.line import CreditLine
from creditline.money import CNY
from creditline.terms import BillingCycle, Leniency, MinimumPayment
from creditline.testing import amounts, cycles, days, late_fees, products
from tests.laws.living import LIVES, lives

DAY = timedelta(days=1)
CENT = CNY("0.01")
FAR = date(2099, 1, 1)
UNJUDGED = lives(products(authorization=None))
"""Where the limit alone decides."""


class TestAvailable:
    """A purchase needs amount - the customer's own money <= available (section 13)."""

    @given(UNJUDGED)
    def test_what_is_available_can_be_spent_and_a_cent_less_too(self, line):
        assume(line.status == "open")
        for amount in (line.available + line.credit_balance, line.available + line.credit_balance - CENT):
            if amount > CNY.zero:
                spent = line.purchase(amount, on=line.as_of, id="edge")
                held = line.authorize(amount, on=line.as_of, id="edge")
                assert line.available - held.available == amount
                assert (spent.available + spent.credit_balance).minor >= 0

    @given(UNJUDGED)
    def test_a_cent_more_is_refused_with_the_figures(self, line):
        assume(line.status == "open")
        spendable = line.available + line.credit_balance
        amount = spendable + CENT if spendable > CNY.zero else CENT
        for ask in (line.purchase, line.authorize):
            with pytest.raises(LimitExceeded) as refused:
                ask(amount, on=line.as_of, id="edge")
            assert (refused.value.requested, refused.value.limit) == (amount, line.limit)

    @given(LIVES)
    def test_own_money_can_be_withdrawn_to_the_last_cent(self, line):
        """Save what backs holds beyond the limit, and the fee of withdrawing beside that."""
        assume(line.status in ("open", "suspended", "closed"))
        backing = min(line.held, max(CNY.zero, -line.available))
        assume(not backing or line.product.withdrawal_fee is None)
        free = line.credit_balance - backing
        with pytest.raises(WithdrawalExceedsCredit):
            line.withdraw(max(free, CNY.zero) + CENT, on=line.as_of, id="edge")
        if free > CNY.zero:
            left = line.withdraw(free, on=line.as_of, id="edge")
            terms = line.product.withdrawal_fee
            fee = CNY.minor(0 if terms is None else terms.of(free.minor))
            assert left.outstanding - left.credit_balance == line.outstanding - line.credit_balance + free + fee
            assert left.credit_balance == max(CNY.zero, line.credit_balance - free - fee)

    @given(LIVES)
    def test_what_backs_holds_beyond_the_limit_pays_no_fee(self, line):
        """Whatever is withdrawn, as much as backs holds stays."""
        backing = min(line.held, max(CNY.zero, -line.available))
        free = line.credit_balance - backing
        terms = line.product.withdrawal_fee
        fee = CNY.minor(0 if terms is None else terms.of(max(0, free.minor)))
        for amount in (free, free - fee):
            if amount > CNY.zero and line.refusal(Withdraw(amount, on=line.as_of, id="edge")) is None:
                assert line.withdraw(amount, on=line.as_of, id="edge").credit_balance >= backing

    @given(LIVES)
    def test_a_purchase_is_refunded_to_the_last_cent(self, line):
        assume(not line.ledger.balance("Assets:Disputed"))
        for purchase in line.ledger.items("Liabilities:Merchant"):
            left = -line.ledger.balance("Liabilities:Merchant", item=purchase)
            with pytest.raises(RefundExceedsPurchase):
                line.refund(purchase, on=line.as_of, id="edge", amount=left + CENT)
            if left:
                refunded = line.refund(purchase, on=line.as_of, id="edge", amount=left)
                assert refunded == line.project() or refunded.ledger.minor("Liabilities:Merchant", purchase) == 0
                assert line.refund(purchase, on=line.as_of, id="edge").ledger == refunded.ledger

    @given(LIVES)
    def test_a_hold_is_captured_to_the_last_cent(self, line):
        assume(line.status not in ("closed", "charged_off"))
        for hold in line.holds:
            held = line.ledger.balance("Equity:Held", item=hold.id)
            with pytest.raises(CaptureExceedsHold):
                line.capture(hold.id, on=line.as_of, id="edge", amount=held + CENT)
            captured = line.capture(hold.id, on=line.as_of, id="edge", amount=held, keep_rest=True)
            assert hold.id not in [kept.id for kept in captured.holds]
            assert captured.held == line.held - held


PRODUCTS = st.builds(
    dict,
    minimum=st.builds(
        MinimumPayment,
        st.sampled_from(["5%", "10%", "1/3"]),
        floor=st.none() | amounts(most=3000),
        unit=st.none() | amounts(most=300),
    ),
    leniency=st.builds(Leniency, grace_days=st.integers(0, 5)),
    late_fee=st.none() | late_fees(),
    cycle=cycles(),
).flatmap(lambda terms: products(interest=None, delinquency=None, authorization=None, **terms))


@st.composite
def billed(draw):
    """A line on the day its first statement is issued."""
    line = CreditLine.open(draw(PRODUCTS), limit=CNY(100_000), on=draw(days()), id="line")
    line = line.purchase(draw(amounts(most=10**6)), on=line.as_of, id="p")
    cycle = line.product.cycle
    assert isinstance(cycle, BillingCycle)
    return line.advance(to=cycle.issued_on(cycle.pending(line.as_of)))


def after_last_day(line, paid):
    """The line on the first day on which it could be late, *paid* having come on the last one that was on time."""
    bill = line.statements[0]
    last_day = bill.due_date + line.product.leniency.grace_days * DAY
    if paid > CNY.zero:
        line = line.repay(paid, on=last_day, id="r")
    before = line.advance(to=last_day)
    assume(len(before.statements) == 1)  # another statement may ask for more by the same day
    assert before.days_past_due == 0
    return line.advance(to=last_day + DAY)


class TestMinimum:
    """Amount due - outstanding >= minimum: minimum met (section 7)."""

    @given(billed(), st.integers(0, 1))
    def test_the_minimum_or_a_cent_more_is_on_time(self, line, more):
        line = after_last_day(line, line.statements[0].minimum_due + CNY.minor(more))
        assert (line.days_past_due, line.bucket) == (0, "M0")
        assert not line.ledger.balance("Income:Late-Fee")

    @given(billed())
    def test_a_cent_less_is_late(self, line):
        minimum = line.statements[0].minimum_due
        late = after_last_day(line, minimum - CENT)
        grace_days = line.product.leniency.grace_days
        assert (late.days_past_due, late.bucket) == (grace_days + 1, "M1")
        assert late.advance(to=late.as_of + 3 * DAY).days_past_due == grace_days + 4
        fee = -late.ledger.balance("Income:Late-Fee").minor
        terms = line.product.late_fee
        assert fee == (0 if terms is None else terms.charge(minimum=minimum.minor, unpaid=1))

    @given(billed())
    def test_a_cent_later_makes_it_current_again(self, line):
        """Back to 0 when it is met (section 14)."""
        late = after_last_day(line, line.statements[0].minimum_due - CENT)
        fees = late.payoff().late_fee
        paid = late.repay(fees + CENT, on=late.as_of, id="late")
        waterfall = line.product.waterfall
        if waterfall == type(waterfall).standard():
            assert paid.days_past_due == 0


class TestTolerance:
    """Tolerance is inclusive or strict."""

    @pytest.mark.parametrize(
        ("strict", "short", "is_late"), [(False, 0, False), (False, 1, True), (True, 0, True), (True, -1, False)]
    )
    @given(amounts(least=1000, most=10**6), amounts(least=2, most=500))
    def test_one_cent_decides(self, strict, short, is_late, amount, tolerance):
        import attrs  # noqa: PLC0415

        from creditline.catalog import meituan_pay  # noqa: PLC0415

        product = attrs.evolve(meituan_pay(), leniency=Leniency(tolerance=tolerance, strict=strict))
        line = CreditLine.open(product, limit=CNY(100_000), on=date(2026, 10, 5), id="line")
        line = line.purchase(amount, on=date(2026, 10, 5), id="p")
        line = line.repay(amount - tolerance - CNY.minor(short), on=date(2026, 11, 8), id="r")
        line = line.advance(to=date(2026, 12, 1))
        assert (line.days_past_due > 0) is is_late
        if not is_late:
            assert not line.ledger.balance("Income:Interest")
