"""What is waived, charged off, recovered and repaid adds up to what was ever charged."""

from __future__ import annotations

from datetime import timedelta

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.acts import Capture, Draw, Purchase, Recover, Repay, ReturnRepayment, Waive, Withdraw
from creditline.line import CreditLine
from creditline.testing import ancestors, delinquencies, histories, plan_products, products, require_laws
from tests.laws.living import lives

DAY = timedelta(days=1)
RELIEVED = lives(delinquencies().flatmap(lambda terms: products(delinquency=terms)))
PLANNED = histories(st.builds(attrs.evolve, plan_products(), delinquency=delinquencies()), acts_max=25)
INCOME = ("Income:Interest", "Income:Fee", "Income:Late-Fee")


def asked(line, *kinds):
    """What was granted of some kinds, without repayments that were returned."""
    gone = {told.repayment for told in line.commands if isinstance(told, ReturnRepayment)}
    return [told for told in line.commands if isinstance(told, kinds) and told.id not in gone]


def minor(line, account):
    return line.ledger.balance(account).minor


def bought(line):
    """The prices of all purchases; the books keep what their merchants were promised."""
    entries = [line.ledger.entry(told.id) for told in asked(line, Purchase, Capture)]
    postings = [posting for entry in entries for posting in entry.postings]
    return -sum(posting.amount.minor for posting in postings if posting.account == "Liabilities:Merchant")


@given(RELIEVED)
def test_it_adds_up(line):
    """Purchases, draws, charges and withdrawals = what is owed, waived, lost, paid, given back, and disputed."""
    charged = bought(line) - sum(minor(line, income) for income in INCOME)
    charged += sum(told.amount.minor for told in asked(line, Draw, Withdraw))
    paid = sum(told.amount.minor for told in asked(line, Repay, Recover))
    given_back = bought(line) + minor(line, "Liabilities:Merchant")
    lost = minor(line, "Expenses:Charge-Off") + minor(line, "Income:Recovery")
    owed = line.outstanding.minor - line.credit_balance.minor
    assert charged == owed + minor(line, "Expenses:Waiver") + lost + paid + given_back + minor(line, "Assets:Disputed")


@given(RELIEVED)
def test_what_is_waived_is_what_was_asked(line):
    """Unless the past was corrected, when less may have been owed."""
    waived = sum(told.amount.minor for told in asked(line, Waive))
    if any(isinstance(told, ReturnRepayment) for told in line.commands):
        assert 0 <= minor(line, "Expenses:Waiver") <= waived
    else:
        assert minor(line, "Expenses:Waiver") == waived


@given(RELIEVED)
def test_no_more_is_recovered_than_was_lost(line):
    for earlier in ancestors(line):
        assert 0 <= -minor(earlier, "Income:Recovery") <= minor(earlier, "Expenses:Charge-Off")


@given(RELIEVED)
def test_money_that_comes_in_makes_good_a_loss_before_it_is_anybodys_own(line):
    """On a line that is charged off, credit can only be what was there before or came of a won dispute."""
    assume(line.status == "charged_off")
    unrecovered = minor(line, "Expenses:Charge-Off") + minor(line, "Income:Recovery")
    owed = line.payoff().total.minor
    paid = line.repay(line.product.currency.minor(owed + unrecovered + 5), on=line.as_of, id="all")
    assert (paid.outstanding.minor, paid.credit_balance.minor) == (0, line.credit_balance.minor + 5)
    assert minor(paid, "Expenses:Charge-Off") + minor(paid, "Income:Recovery") == 0


@given(RELIEVED, st.integers(1, 400))
def test_nothing_accrues_on_a_line_that_is_charged_off(line, days):
    assume(line.status == "charged_off")
    later = line.advance(to=line.as_of + days * DAY)
    assert [minor(later, income) for income in INCOME] == [minor(line, income) for income in INCOME]
    # Credit that waits for a statement may have paid some of it.
    assert later.payoff().total - later.credit_balance == line.payoff().total - line.credit_balance
    assert later.status == "charged_off"


@given(RELIEVED)
def test_what_is_disputed_is_still_the_merchants(line):
    """A disputed part is neither disputed nor refunded twice."""
    for earlier in ancestors(line):
        for contest in earlier._state.disputes:
            assert earlier.ledger.minor("Assets:Disputed", contest.id) >= 0
        assert minor(earlier, "Assets:Disputed") <= -minor(earlier, "Liabilities:Merchant")


@given(RELIEVED)
def test_lateness_that_is_over_suspends_nobody(line):
    for earlier in ancestors(line):
        terms = earlier.product.delinquency
        if earlier._state.for_lateness and earlier.status == "suspended" and terms and terms.cure:
            assert earlier.days_past_due > 0


@given(PLANNED)
def test_lines_with_plans_keep_the_laws(line):
    for earlier in ancestors(line):
        require_laws(earlier)
    assert CreditLine.replay(line.commands) == line == CreditLine.restore(line.history)
