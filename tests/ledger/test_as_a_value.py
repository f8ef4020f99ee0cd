"""A ledger is a value: comparable, hashable, copied, pickled, readable, the same wherever it is computed (G3, G11)."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys

import attrs
import pytest

from creditline.errors import AlreadyReversed, PeriodClosed, UnbalancedEntry
from creditline.ledger import Entry, Ledger, Posting, credit, debit
from creditline.money import CNY, USD, Currency
from tests.ledger.naive import ACCOUNTS, POINTS, check, day, transfer, transfers

TEN = Ledger(CNY).post_all(transfers(10))


class TestEquality:
    def test_the_same_entries_make_equal_ledgers(self) -> None:
        again = Ledger(CNY).post_all(transfers(10))
        assert again == TEN
        assert hash(again) == hash(TEN)
        assert not again.is_same(TEN)
        assert TEN.is_same(TEN.at(10))

    def test_a_fork_equals_a_root_of_the_same_entries(self) -> None:
        start = Ledger(CNY).post_all(transfers(4))
        start.post(transfer("claimed"))
        assert start.post_all(transfers(6, first=4)) == TEN

    @pytest.mark.parametrize(
        "other",
        [
            TEN.at(9),
            TEN.post(transfer("more")),
            TEN.at(9).post(transfer("e9", 1)),
            TEN.close_period(through=day(0)),
            Ledger(USD),
            TEN.entries,
            None,
        ],
    )
    def test_anything_else_makes_another(self, other) -> None:
        assert other != TEN

    def test_empty_ledgers_differ_by_currency(self) -> None:
        assert Ledger(CNY) == Ledger(Currency("CNY", 2, "yuan")) != Ledger(USD)

    def test_a_hash_costs_the_same_for_any_length(self, monkeypatch) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(Entry, "__hash__", None)
            assert hash(TEN) == hash(Ledger(CNY).post_all(transfers(10)))

    def test_closing_makes_another_version(self) -> None:
        assert not TEN.is_same(TEN.close_period(through=day(0)))


class TestCopies:
    LEDGER = TEN.reverse("e1", id="r1", on=day(9)).post(transfer("p", currency=POINTS)).close_period(through=day(2))

    def test_a_copy_is_the_ledger_itself(self) -> None:
        assert copy.copy(self.LEDGER) is self.LEDGER
        assert copy.deepcopy(self.LEDGER) is self.LEDGER

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_a_pickle_posts_the_entries_again(self, protocol: int) -> None:
        again = pickle.loads(pickle.dumps(self.LEDGER, protocol))  # noqa: S301 - our own bytes
        assert again == self.LEDGER
        assert again.closed_through == day(2)
        check(again, self.LEDGER.entries)
        again.audit()
        with pytest.raises(AlreadyReversed):
            again.reverse("e1", id="r2", on=day(9))
        with pytest.raises(PeriodClosed):
            again.post(transfer("late"))

    def test_a_pickle_of_a_version_carries_no_other(self) -> None:
        ledger = Ledger(CNY).post(transfer("e1"))
        ledger.post(transfer("of another version"))
        told = pickle.dumps(ledger)
        assert b"of another version" not in told
        assert pickle.loads(told) == ledger  # noqa: S301 - our own bytes

    def test_a_pickle_that_was_tampered_with_is_refused(self) -> None:
        told = pickle.dumps(Ledger(CNY).post(transfer("e1", 10_001)), protocol=2)
        with pytest.raises(UnbalancedEntry):
            pickle.loads(told.replace((10_001).to_bytes(2, "little"), (10_002).to_bytes(2, "little")))  # noqa: S301

    def test_nothing_can_be_assigned(self) -> None:
        for name in ("count", "closed_through", "_log", "anything"):
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                setattr(TEN, name, 0)

    def test_entries_cannot_be_changed(self) -> None:
        with pytest.raises(TypeError):
            TEN.entries[0] = transfer("x")  # type: ignore[index]


class TestRepr:
    NAMES = {"Ledger": Ledger, "Entry": Entry, "Posting": Posting, "CNY": CNY, "datetime": __import__("datetime")}  # noqa: RUF012

    @pytest.mark.parametrize("count", [0, 1, 3])
    def test_a_short_one_reads_as_code(self, count: int) -> None:
        for ledger in (TEN.at(count), TEN.at(count).close_period(through=day(1))):
            assert eval(repr(ledger), self.NAMES) == ledger  # noqa: S307 - that is the claim

    def test_a_long_one_is_a_summary(self) -> None:
        assert repr(TEN) == "<Ledger CNY, 10 entries>"
        assert repr(TEN.close_period(through=day(1))) == "<Ledger CNY, 10 entries, closed through 2026-10-02>"

    def test_entries_of_a_long_one_show_their_ends(self) -> None:
        assert repr(TEN.entries).startswith("[Entry(id='e0', ")
        assert ", <8 more>, Entry(id='e9', " in repr(TEN.entries)


STORY = """
from datetime import date
from creditline.ledger import Entry, Ledger, credit, debit
from creditline.money import CNY
ledger = Ledger(CNY)
for number in range(40):
    item, on = f"order-{number % 7}", date(2026, 10, 1 + number % 11)
    postings = (debit("Assets:Receivable:Principal", CNY.minor(101 + number), item),
                credit("Liabilities:Merchant", CNY.minor(101 + number), item))
    ledger = ledger.post(Entry(f"e{number}", on, "purchase", postings, "", {"b": "2", "a": "1"}))
ledger = ledger.reverse("e7", id="r7", on=date(2026, 11, 1))
try:
    ledger.post(None)
except TypeError as error:
    print(error)
print(ledger.entries[3], ledger.items("Assets"), ledger.accounts, ledger.trial_balance(), sep="\\n")
print(ledger.nights("Assets", start=date(2026, 10, 1), end=date(2026, 11, 1)), ledger.audit())
"""


class TestTheSameEverywhere:
    def told(self, *options: str, **environment: str) -> str:
        run = subprocess.run(
            [sys.executable, *options, "-c", STORY],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
        return run.stdout

    def test_under_any_hash_seed_timezone_locale_and_optimization(self) -> None:
        expected = self.told(PYTHONHASHSEED="0")
        assert "a ledger takes entries" in expected
        assert self.told(PYTHONHASHSEED="1") == expected
        assert self.told(PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C") == expected
        assert self.told("-OO", PYTHONHASHSEED="2", TZ="America/Los_Angeles") == expected

    def test_in_any_decimal_context(self) -> None:
        context = "import decimal; decimal.getcontext().prec = 1; decimal.getcontext().Emax = 1\n"
        run = subprocess.run([sys.executable, "-c", context + STORY], capture_output=True, text=True, check=True)
        assert run.stdout == self.told()


class TestTheFrontDoor:
    def test_the_example_of_the_documentation(self) -> None:
        entry = Entry(
            id="e1",
            on=day(19),
            kind="purchase",
            postings=(
                debit("Assets:Receivable:Principal", CNY("100"), item="order-1"),
                credit("Liabilities:Merchant", CNY("100"), item="order-1"),
            ),
            memo="",
            meta={"merchant": "tmall"},
        )
        ledger = Ledger(CNY).post(entry)
        assert ledger.balance("Assets:Receivable:Principal") == CNY(100)
        assert ledger.balance("Assets:Receivable", item="order-1") == CNY(100)
        assert ledger.items("Assets:Receivable") == ("order-1",)
        assert ledger.currency is CNY
        assert ledger.accounts == (ACCOUNTS[0], ACCOUNTS[4])
