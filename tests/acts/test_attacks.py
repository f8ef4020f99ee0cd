"""Cases found by attacking the library: what must not corrupt a line or stop it."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from creditline import CNY, CreditLine
from creditline.catalog import huabei
from creditline.dates import Roll, Weekends
from creditline.errors import LimitExceeded, WithdrawalExceedsCredit
from creditline.terms import BillingCycle, DueAfter, DueOn, LateFee, Leniency

LATE = attrs.evolve(huabei(), late_fee=LateFee.share_of_minimum("5%"))


def opened(product=None, limit=500):
    return CreditLine.open(product or huabei(), limit=CNY(limit), on=date(2026, 10, 1), id="a")


def test_no_id_of_a_caller_is_taken_by_what_the_line_makes():
    line = opened(LATE, 5000).purchase(CNY(400), on=date(2026, 10, 5), id="o1")
    line = line.repay(CNY(400), on=date(2026, 11, 12), id="p").purchase(CNY(50), on=date(2026, 11, 20), id="o2")
    line = line.return_repayment("p", on=date(2026, 12, 6), id="late-fee").advance(to=date(2027, 1, 5))

    assert line.statements[-1].date == date(2027, 1, 1)
    line.audit()


def test_a_hold_that_never_expires_lets_time_pass():
    line = opened().authorize(CNY(10), on=date(2026, 10, 6), id="h", expires=date.max)

    assert line.advance(to=date(2030, 1, 1)).held == CNY(10)


@pytest.mark.parametrize("agree", [lambda: Leniency(grace_days=10**10), lambda: DueAfter(10**9)])
def test_days_are_at_most_a_year(agree):
    with pytest.raises(ValueError, match="at most 366"):
        agree()


def test_own_money_that_backs_a_hold_is_not_withdrawn():
    line = opened().repay(CNY(100), on=date(2026, 10, 2), id="p").authorize(CNY(550), on=date(2026, 10, 3), id="h")

    with pytest.raises(WithdrawalExceedsCredit) as refused:
        line.withdraw(CNY("50.01"), on=date(2026, 10, 4), id="w")
    assert refused.value.credit_balance == CNY(50)
    bought = line.withdraw(CNY(50), on=date(2026, 10, 4), id="w").capture("h", on=date(2026, 10, 5), id="c")
    assert bought.outstanding == CNY(500)


def test_the_past_of_a_corrected_line_has_the_statements_that_were_issued():
    line = opened(limit=8000).purchase(CNY(1000), on=date(2026, 10, 20), id="o")
    line = line.repay(CNY(1000), on=date(2026, 11, 8), id="p").advance(to=date(2026, 12, 2))
    line = line.return_repayment("p", on=date(2026, 12, 5), id="r")

    assert line.at(line.as_of) == line
    assert line.at(line.as_of, known_at=line.as_of).statements == line.statements
    past = line.at(date(2026, 11, 20))
    assert (past.outstanding, past.statements) == (CNY(1000), line.statements[:1])
    assert line.at(date(2026, 11, 1)).outstanding == CNY(1000)


def test_a_due_date_lies_after_its_statement_however_it_rolls():
    cycle = BillingCycle(1, DueOn(2, roll=Roll.PRECEDING, calendar=Weekends()))

    assert cycle.due_date(date(2026, 8, 1)) == date(2026, 8, 3)


def test_a_line_over_its_limit_says_by_how_much():
    line = opened().purchase(CNY(100), on=date(2026, 10, 2), id="o").lower_limit(CNY(50), on=date(2026, 10, 3), id="l")

    with pytest.raises(LimitExceeded) as refused:
        line.purchase(CNY(1), on=date(2026, 10, 4), id="o2")
    assert str(refused.value) == "1.00 CNY cannot be spent: the line is 50.00 CNY over its limit of 50.00 CNY"


def test_a_statement_says_what_was_returned_and_which_day_was_adjusted():
    line = opened(limit=8000).purchase(CNY(1000), on=date(2026, 10, 20), id="o")
    line = line.repay(CNY(100), on=date(2026, 11, 8), id="p1").repay(CNY("904.50"), on=date(2026, 11, 19), id="p2")
    line = line.return_repayment("p1", on=date(2026, 11, 20), id="r", reason="no funds").advance(to=date(2026, 12, 1))

    told = [movement.description for movement in line.statements[-1].lines]
    assert "return p1 no funds of 2026-11-08" in told
    assert "adjustment of 2026-11-19" in told


def test_a_forged_return_is_not_restored():
    line = opened(limit=8000).purchase(CNY(1000), on=date(2026, 10, 20), id="o")
    line = line.repay(CNY(100), on=date(2026, 11, 8), id="p").return_repayment("p", on=date(2026, 11, 9), id="r")
    *rest, returned = line.history

    assert CreditLine.restore(line.history) == line
    with pytest.raises(ValueError, match="are not what its facts book"):
        CreditLine.restore([*rest, attrs.evolve(returned, entries=())])
    unknown = attrs.evolve(returned.command, repayment="unknown")
    with pytest.raises(ValueError, match="there is no repayment for"):
        CreditLine.restore([*rest, attrs.evolve(returned, command=unknown)])


@pytest.mark.parametrize(
    ("amount", "reason"),
    [
        (CNY(0), "^entry 'o' posts nothing to Assets:Receivable:Principal$"),
        (CNY(-1000), "^a debit is not negative: write credit"),
    ],
)
def test_a_forged_amount_is_not_restored(amount, reason):
    """What nobody may buy for, nothing or less, no record may say either."""
    line = opened(limit=8000).purchase(CNY(1000), on=date(2026, 10, 20), id="o")
    *rest, bought = line.history
    (fact,) = bought.facts

    with pytest.raises(ValueError, match=reason):
        CreditLine.restore([*rest, attrs.evolve(bought, facts=(attrs.evolve(fact, amount=amount),))])
