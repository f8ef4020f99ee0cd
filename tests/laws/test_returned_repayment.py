"""A returned repayment leaves the line as if it had never come."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from creditline.acts import Repay, ReturnRepayment
from creditline.errors import CreditLineError
from creditline.line import CreditLine
from creditline.state.statement import effect
from creditline.testing import balances, figures
from tests.laws.living import LIVES

DAY = timedelta(days=1)


@st.composite
def returns(draw):
    """A line, the same after one of its repayments was returned, and what would be if that had never come."""
    line = draw(LIVES)
    gone = {asked.repayment for asked in line.commands if isinstance(asked, ReturnRepayment)}
    repaid = [asked.id for asked in line.commands if isinstance(asked, Repay) and asked.id not in gone]
    assume(repaid)
    repayment = draw(st.sampled_from(repaid))
    on = line.as_of + draw(st.sampled_from([0, 0, 1, 5, 40])) * DAY
    returned = line.return_repayment(repayment, on=on, id="returned", reason="no funds")
    try:
        without = CreditLine.replay(asked for asked in line.commands if getattr(asked, "id", None) != repayment)
    except CreditLineError:
        without = None
    return line.advance(to=on), returned, without and without.advance(to=on)


def standing(line):
    """What the line is, whatever its documents say."""
    told = dict(figures(line))
    for name in ("statements", "bills", "upcoming"):
        del told[name]
    return told


@given(returns())
def test_every_balance_is_as_if_it_had_never_come(case):
    """A returned repayment leaves the line as if it had never come (section 10)."""
    _, returned, without = case
    assume(without is not None)
    assert balances(returned) == balances(without)
    assert standing(returned) == standing(without)


@given(returns(), st.integers(1, 150))
def test_what_follows_is_as_if_it_had_never_come(case, days):
    _, returned, without = case
    assume(without is not None)
    day = returned.as_of + days * DAY
    assert standing(returned.advance(to=day)) == standing(without.advance(to=day))


@given(returns())
def test_entries_are_dated_at_the_return(case):
    """Entries dated at the return; what was booked before stays as it was booked."""
    line, returned, _ = case
    count = line.ledger.count
    assert returned.ledger.entries[:count] == line.ledger.entries[:]
    assert {entry.on for entry in returned.ledger.entries[count:]} == {returned.as_of}
    assert returned.ledger.entries[count].kind == "return"
    assert returned.statements == line.statements


@given(returns())
def test_acts_granted_in_the_meantime_stand(case):
    """Acts that were granted in the meantime stand, and available may be negative."""
    line, returned, _ = case
    assert returned.commands[:-1] == line.commands
    for account in ("Liabilities:Merchant", "Equity:Limit", "Equity:Held", "Assets:Payout"):
        assert returned.ledger.balance(account) == line.ledger.balance(account)
    if line.product.delinquency is None:
        # Otherwise lateness may have moved it further.
        assert returned.status == line.status


@given(returns())
def test_a_returned_line_keeps_all_the_laws(case):
    from creditline.testing import require_laws  # noqa: PLC0415

    _, returned, _ = case
    require_laws(returned)
    require_laws(returned.advance(to=returned.as_of + 70 * DAY))
    assert CreditLine.replay(returned.commands) == returned == CreditLine.restore(returned.history)


@given(returns())
def test_the_return_is_on_the_next_statement(case):
    """Issued statements stay as they are; the difference appears on the next one (section 12)."""
    line, returned, _ = case
    later = returned.advance(to=returned.as_of + 70 * DAY)
    following = [statement for statement in later.statements if statement.number == len(line.statements) + 1]
    repayment = line.ledger.entry(returned.commands[-1].repayment)
    repaid = line.product.currency.minor(-effect(repayment))  # what made good a loss is on no statement
    shown = [row.amount for row in following[0].lines if row.source == "returned"]
    assert shown == ([repaid] if repaid else [])
    assert following[0].returned >= repaid
