"""The front door: what callers import, and nothing heavy behind it."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import creditline
from creditline import acts, facts

NAMES = [
    "CNY",
    "CreditLine",
    "CreditLineError",
    "Currency",
    "EUR",
    "GBP",
    "HKD",
    "InstallmentOffer",
    "JPY",
    "Ledger",
    "Money",
    "Owed",
    "Product",
    "Rate",
    "Rounding",
    "Schedule",
    "Statement",
    "USD",
]


class TestNames:
    @pytest.mark.parametrize("name", NAMES)
    def test_what_is_promised_is_there(self, name: str) -> None:
        assert name in creditline.__all__
        assert hasattr(creditline, name)

    @pytest.mark.parametrize(
        "room",
        [
            "",
            ".acts",
            ".catalog",
            ".dates",
            ".facts",
            ".ledger",
            ".money",
            ".portfolio",
            ".reports",
            ".rules",
            ".rules.authorization",
            ".state",
            ".terms",
        ],
    )
    def test_every_public_name_exists_once(self, room: str) -> None:
        door = importlib.import_module(f"creditline{room}")

        assert len(set(door.__all__)) == len(door.__all__)
        assert all(hasattr(door, name) for name in door.__all__)

    def test_currencies_are_those_of_the_money_room(self) -> None:
        from creditline import money  # noqa: PLC0415 - the room is what is looked at

        for name in ("CNY", "EUR", "GBP", "HKD", "JPY", "USD"):
            assert getattr(creditline, name) is getattr(money, name)

    def test_commands_and_terms_live_in_their_rooms(self) -> None:
        from creditline import acts, terms  # noqa: PLC0415 - the rooms are what is looked at

        assert {"Purchase", "Repay", "Refund", "ReturnRepayment", "Advance", "Discount"} <= set(acts.__all__)
        assert {"BillingCycle", "DueOn", "DueAfter", "MinimumPayment", "Interest", "LateFee"} <= set(terms.__all__)
        assert {"Leniency", "Waterfall", "LimitTerms", "Product"} <= set(terms.__all__)
        assert {"InstallmentOffer", "Schedule", "Prepayment", "RefundTerms", "Unearned"} <= set(terms.__all__)

    @pytest.mark.parametrize("room", ["creditline", "creditline.terms"])
    def test_what_loads_later_is_known_at_once(self, room: str) -> None:
        door = importlib.import_module(room)

        assert set(door.__all__) <= set(dir(door))
        assert door.InstallmentOffer is door.__dict__["InstallmentOffer"]
        with pytest.raises(AttributeError, match=f"module '{room}' has no attribute 'Offer'"):
            _ = door.Offer

    def test_types_are_shipped(self) -> None:
        assert (Path(creditline.__file__).parent / "py.typed").is_file()


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys\nprint(*sys.modules, sep='\\n')"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout.split())


def compiles(kind: type) -> bool:
    """Whether attrs compiled a comparison, a hash or a representation for a class of its own."""
    codes = [getattr(vars(kind).get(name), "__code__", None) for name in ("__eq__", "__hash__", "__repr__")]
    return any(code is not None and code.co_filename.startswith("<attrs generated") for code in codes)


class TestWhatItLoads:
    def test_neither_presets_nor_interchange_nor_tests(self) -> None:
        loaded = loaded_by("import creditline")

        assert "creditline.line" in loaded
        for heavy in ("catalog", "interchange", "cli", "testing", "__main__"):
            assert not [name for name in loaded if name.startswith(f"creditline.{heavy}")]

    def test_nothing_from_elsewhere_but_attrs_and_dateutil(self) -> None:
        bare = loaded_by("import attrs, dateutil.relativedelta")
        more = {name.partition(".")[0] for name in loaded_by("import creditline") - bare}

        assert more - set(sys.stdlib_module_names) == {"creditline"}

    def test_no_slow_part_of_the_standard_library(self) -> None:
        loaded = loaded_by("import creditline")

        assert not loaded & {"asyncio", "csv", "json", "logging", "unittest", "xml", "http", "argparse", "pydoc"}

    @pytest.mark.parametrize("door", ["creditline", "creditline.terms"])
    def test_installments_come_when_asked_for(self, door: str) -> None:
        rooms = {"creditline.terms.offer", "creditline.terms.schedule", "creditline.terms.level"}
        rates = {"creditline.terms.disclosure", "creditline.apr"}

        assert not loaded_by(f"import {door}") & (rooms | rates)
        assert loaded_by(f"from {door} import InstallmentOffer, Schedule") & (rooms | rates) == rooms

    def test_an_act_comes_with_its_facts_when_asked_for(self) -> None:
        purchase = {"creditline.acts.purchase", "creditline.facts.purchased"}
        cash = {"creditline.acts.cash", "creditline.facts.withdrawn"}

        assert not loaded_by("import creditline") & (purchase | cash)
        assert loaded_by("import creditline; creditline.CreditLine.purchase") & (purchase | cash) == purchase
        assert loaded_by("from creditline.acts import Withdraw") & (purchase | cash) == cash

    def test_the_trial_balance_comes_when_asked_for(self) -> None:
        assert "creditline.ledger.trial" not in loaded_by("import creditline")
        assert "creditline.ledger.trial" in loaded_by("from creditline.ledger import TrialBalance")

    def test_what_values_share_is_compiled_once(self) -> None:
        """Each class takes `shown`, `alike` and `hashed`, or has none; attrs would compile its own at every start."""
        rooms = {name for name in loaded_by("import creditline") if name.startswith("creditline.")}
        for door in (acts, facts):
            rooms |= {f"{door.__name__}.{room.name}" for room in pkgutil.iter_modules(door.__path__)}
        names = [thing for room in rooms for thing in vars(importlib.import_module(room)).values()]
        classes = {thing for thing in names if isinstance(thing, type) and attrs.has(thing)}
        # Old versions of attrs take for inherited what a class shares with its base.
        own = {kind for kind in classes if kind.__module__ in rooms and not attrs.has(kind.__mro__[1])}

        assert {kind.__name__ for kind in own if compiles(kind)} == {
            *("Money", "Currency", "Rate", "RateSchedule", "Posting", "Entry")
        }

    def test_reports_come_when_asked_for(self) -> None:
        assert "creditline.reports" not in loaded_by("import creditline")
        assert "creditline.reports" in loaded_by("from creditline import Owed")
        assert "creditline.reports" in loaded_by("import creditline; creditline.reports.Owed")
        room = importlib.import_module("creditline.reports")
        assert creditline.__getattr__("Owed") is room.Owed
        assert creditline.__getattr__("reports") is room

    def test_what_is_not_there_is_not_there(self) -> None:
        with pytest.raises(AttributeError, match="module 'creditline' has no attribute 'Owned'"):
            creditline.Owned  # type: ignore[attr-defined] # noqa: B018 - asked for, and refused

    def test_every_public_name_is_listed(self) -> None:
        assert set(creditline.__all__) <= set(dir(creditline))

    def test_presets_come_when_asked_for(self) -> None:
        loaded = loaded_by("from creditline.catalog import huabei")

        assert "creditline.catalog.huabei" in loaded
