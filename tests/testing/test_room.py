"""The room for testers: it says what it lacks, reaches what it should, and notices what is wrong."""

from __future__ import annotations

import importlib
import sys
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from creditline.acts import Open
from creditline.catalog import huabei
from creditline.line import CreditLine
from creditline.money import CNY, JPY
from creditline.terms import InstallmentOffer
from creditline.testing import (
    LineMachine,
    amounts,
    ancestors,
    command,
    commands,
    days,
    days_ahead,
    figures,
    histories,
    interests,
    limit_terms,
    openings,
    products,
    require_laws,
    whims,
)

DAY = timedelta(days=1)
PLANNED = "Assets:Receivable:Principal:Installments"
DEFERRED = "Liabilities:Deferred-Fee"


def lived() -> CreditLine:
    """Two statements, one of them overdue."""
    line = CreditLine.open(huabei(), limit=CNY(1000), on=date(2026, 10, 1), id="line")
    return line.purchase(CNY(300), on=date(2026, 10, 5), id="p").advance(to=date(2026, 12, 2))


def bend(real: Any, **answers: Any) -> Any:
    """Something that answers some questions otherwise than the real thing does."""

    class Bent:
        def __getattr__(self, name: str) -> Any:
            return answers[name] if name in answers else getattr(real, name)

    return Bent()


def test_without_hypothesis_the_room_says_what_it_needs(monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "hypothesis"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "creditline.testing.chance")

    with pytest.raises(ImportError, match=r"creditline.testing needs Hypothesis: pip install"):
        importlib.import_module("creditline.testing.chance")


class TestStrategies:
    @given(st.data())
    def test_amounts_keep_to_their_bounds(self, data):
        least = data.draw(st.integers(0, 10**6))
        most = least + data.draw(st.integers(0, 10**6))
        amount = data.draw(amounts(JPY, least=least, most=most))
        assert least <= amount.minor <= most
        assert amount.currency == JPY

    @given(days(date(2026, 1, 30), date(2026, 2, 2)))
    def test_days_keep_to_their_bounds(self, day):
        assert date(2026, 1, 30) <= day <= date(2026, 2, 2)

    @given(days(date(2026, 5, 5), date(2026, 5, 6)))
    def test_days_without_an_odd_one_are_found_too(self, day):
        assert day in (date(2026, 5, 5), date(2026, 5, 6))

    @given(products(JPY, refund_rest="credit", minimum=None))
    def test_terms_that_are_given_hold(self, product):
        assert (product.currency, product.refund_rest, product.minimum) == (JPY, "credit", None)

    @given(products(refund_rest="others"))
    def test_refunds_that_settle_others_count(self, product):
        assert product.refund_counts_as_payment

    @given(products(limits=limit_terms(scenes=False), authorization=None))
    def test_terms_may_be_drawn_from_a_strategy(self, product):
        assert (product.limits.scenes, product.authorization) == ((), None)

    @pytest.mark.parametrize(
        "wanted",
        [
            lambda product: product.limits.scenes and product.authorization is not None,
            lambda product: not product.limits.scenes and product.authorization is None,
        ],
    )
    def test_some_products_bound_what_money_is_spent_on(self, wanted):
        find(products(), wanted, settings=settings(max_examples=2000, database=None))

    @given(interests(waived=False))
    def test_interest_is_waived_only_where_wanted(self, interest):
        assert interest.waive_below is None
        assert interest.minimum_charge is None

    @given(openings(huabei()))
    def test_an_opening_is_a_line_on_its_first_day(self, line):
        (opening,) = line.commands
        assert isinstance(opening, Open)
        assert opening.product == huabei()


class TestLives:
    @given(histories(huabei(), acts_max=10), whims())
    def test_the_same_whim_makes_the_same_of_the_same_line(self, line, whim):
        assert command(line, whim) == command(CreditLine.replay(line.commands), whim)

    @given(histories(acts_max=10, idle_days_max=40), st.data())
    def test_commands_come_soon_after_the_line(self, line, data):
        asked = data.draw(commands(line, idle_days_max=31))
        ahead = days_ahead(line, idle_days_max=31)
        assert getattr(asked, "on", line.as_of) <= max(ahead)

    def test_a_line_far_in_the_future_is_not_sent_further(self):
        line = CreditLine.open(huabei(), limit=CNY(1), on=date(2101, 1, 1), id="line")
        assert max(days_ahead(line)) < date(2101, 3, 1)

    @given(histories(acts_max=12))
    def test_the_last_ancestor_is_the_line(self, line):
        lives = ancestors(line)
        assert lives[-1] == line
        assert len(lives) == len(line.commands)
        assert figures(lives[-1]) == figures(line)

    def test_lives_see_every_kind_of_entry(self):
        seen: set[str] = set()

        @settings(max_examples=250, derandomize=True, database=None, phases=[Phase.generate])
        @given(histories())
        def live(line):
            seen.update(entry.kind for entry in line.ledger.entries)
            for asked in line.commands:
                seen.add(type(asked).__name__)
                seen.update(name for name in ("scene", "category", "at", "place") if getattr(asked, name, None))

        live()
        assert seen >= {"purchase", "repayment", "own-money", "refund", "interest", "late-fee", "hold", "release"}
        assert seen >= {"scene", "category", "at", "place", "SetSceneLimit"}
        assert seen >= {"return", "adjustment", "withdrawal", "limit"}
        assert seen >= {"Advance", "Capture", "Void", "LowerLimit", "RaiseLimit", "Suspend", "Resume", "Freeze"}


class TestLaws:
    def test_a_real_line_obeys(self):
        require_laws(lived())

    @pytest.mark.parametrize(
        ("answers", "message"),
        [
            ({"outstanding": CNY(1)}, "1.00 CNY outstanding is not the 303.30 CNY of the books"),
            ({"obligations": ()}, r"the obligations and plans \[\] are not the open receivables"),
            ({"available": CNY(1)}, "is not 1.00 CNY of 1,000.00 CNY"),
            ({"held": CNY(1)}, "0.00 CNY held less 300.00 CNY used by the books"),
            ({"credit_balance": CNY(1)}, "1.00 CNY of the customer's own money is not the 0.00 CNY of the books"),
        ],
    )
    def test_a_wrong_answer_is_noticed(self, answers, message):
        with pytest.raises(AssertionError, match=message):
            require_laws(bend(lived(), **answers))

    def test_an_entry_out_of_balance_is_noticed(self):
        line = lived()
        (entry, *_) = line.ledger.entries
        bent = bend(entry, postings=entry.postings[:1])
        with pytest.raises(AssertionError, match="entry 'line/limit' does not balance"):
            require_laws(bend(line, ledger=bend(line.ledger, entries=[bent])))

    def test_books_out_of_balance_are_noticed(self):
        line = lived()
        trial = line.ledger.trial_balance()
        bent = bend(trial, totals=(bend(trial.totals[0], debit=CNY(1)),))
        with pytest.raises(AssertionError, match="the books are out of balance"):
            require_laws(bend(line, ledger=bend(line.ledger, trial_balance=lambda: bent)))

    def test_what_is_paid_more_than_once_is_noticed(self):
        line = lived()

        def balance(account, **how):
            return CNY(-1) if how.get("item") == "p" else line.ledger.balance(account, **how)

        with pytest.raises(AssertionError, match="'p' is paid more than once"):
            require_laws(bend(line, ledger=bend(line.ledger, balance=balance)))

    @pytest.mark.parametrize(
        ("bent", "amount", "message"),
        [
            (PLANNED, CNY(7), "^7.00 CNY is not the principal of the rows of plan 'p' still to be billed$"),
            (DEFERRED, CNY(-7), "^7.00 CNY is not what is still to be earned of plan 'p'$"),
        ],
    )
    def test_rows_that_are_not_what_the_books_keep_are_noticed(self, bent, amount, message):
        offer = InstallmentOffer.interest_free(3, bearer="merchant", cost_rate="3%")
        line = CreditLine.open(huabei(), limit=CNY(1000), on=date(2026, 10, 1), id="line")
        line = line.purchase(CNY(300), on=date(2026, 10, 5), id="p", installments=offer)

        def balance(account, **how):
            return amount if account == bent and how.get("item") == "p" else line.ledger.balance(account, **how)

        require_laws(line)
        with pytest.raises(AssertionError, match=message):
            require_laws(bend(line, ledger=bend(line.ledger, balance=balance)))

    def test_debt_beside_own_money_is_noticed(self):
        line = lived()

        def balance(account, **how):
            return CNY(-5) if account == "Liabilities:Credit-Balance" else line.ledger.balance(account, **how)

        with pytest.raises(AssertionError, match="303.30 CNY is owed beside 5.00 CNY"):
            require_laws(bend(line, credit_balance=CNY(5), ledger=bend(line.ledger, balance=balance)))

    @pytest.mark.parametrize(
        ("answers", "message"),
        [
            ({"opening": CNY(7)}, "statement 2 opens with 7.00 CNY"),
            ({"closing": CNY(7)}, "statement 2 does not add up"),
            ({"interest": CNY(7)}, "statement 2 does not add up"),
            ({"minimum_due": CNY(700)}, "statement 2 asks for 700.00 CNY of 303.30 CNY"),
            ({"minimum_due": CNY(-1)}, "statement 2 asks for -1.00 CNY"),
        ],
    )
    def test_a_wrong_statement_is_noticed(self, answers, message):
        line = lived()
        first, second, *_ = line.statements
        with pytest.raises(AssertionError, match=message):
            require_laws(bend(line, statements=(first, bend(second, **answers))))


class TestMachine:
    QUICK = settings(max_examples=30, stateful_step_count=10, phases=[Phase.generate], database=None)

    def test_a_line_that_foretells_wrongly_is_found_out(self, monkeypatch):
        monkeypatch.setattr(CreditLine, "refusal", lambda *_: None)
        with pytest.raises(AssertionError, match="was not foretold"):
            run_state_machine_as_test(LineMachine, settings=self.QUICK)

    def test_a_line_that_does_things_twice_is_found_out(self, monkeypatch):
        monkeypatch.setattr(CreditLine, "restore", classmethod(lambda *_: None))
        with pytest.raises(AssertionError, match="the history does not restore the line"):
            run_state_machine_as_test(LineMachine, settings=self.QUICK)
