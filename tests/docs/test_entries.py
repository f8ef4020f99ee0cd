"""The page of entries shows what every act books."""

from __future__ import annotations

import pytest

from creditline import acts, engine, facts
from creditline.ledger.entry import ROOTS
from creditline.state import chart
from docs._make.entries import ACCOUNTS, PAGE, page, section, steps

ACTS = sorted(set(acts.__all__) - {"Discount"})
STEPS = [step for told in steps().values() for step in told]


def shown(name):
    """The steps that show an act: their titles are its name, perhaps with a comma and the circumstances."""
    return [step for step in STEPS if step.case.title.split(",")[0] == name]


def test_the_page_is_what_is_generated():
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python docs/_make/entries.py --write"


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_shown(name):
    assert shown(name)
    assert {type(step.record.command) for step in shown(name)} == {getattr(acts, name)}


@pytest.mark.parametrize(
    "name",
    [
        "Advance",
        "Suspend",
        "Resume",
        "Freeze",
        "Unfreeze",
        "ChangeProduct",
        "ChangeStatementDay",
        "Close",
        "SetSceneLimit",
    ],
)
def test_an_act_that_books_nothing_says_so(name):
    assert all(section(step).endswith("\nBooks nothing.\n") for step in shown(name))


def test_an_act_that_books_something_does_not_say_nothing():
    booked = [step for step in STEPS if step.record.entries]
    assert booked
    assert not any("nothing.\n" in section(step).partition("```\n")[2] for step in booked)


def test_everything_that_is_booked_happens_in_the_script():
    happened = {type(fact) for step in STEPS for fact in step.record.facts}
    assert happened >= {kind for name in facts.__all__ if engine.post_of(kind := getattr(facts, name))}


def test_the_table_of_accounts_is_that_of_the_books():
    assert {account for step in STEPS for account in step.line.ledger.accounts} == ACCOUNTS.keys()


def test_every_account_of_the_chart_is_named():
    names = {name for name in vars(chart).values() if isinstance(name, str) and name.startswith(ROOTS)}
    assert names - {chart.RECEIVABLE} == ACCOUNTS.keys() - {chart.bearer("platform")}


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_balance_has_the_sign_of_its_account(account):
    balances = {step.line.ledger.minor(account) for step in STEPS} - {0}
    assert balances
    assert all((minor > 0) is (ACCOUNTS[account][0] == "+") for minor in balances)
