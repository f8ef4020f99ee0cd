"""What is an entry balances; anything else cannot exist (G1, G2)."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.errors import UnbalancedEntry
from creditline.ledger import Entry, Posting, credit, debit
from creditline.ledger.entry import check_account
from creditline.money import CNY, JPY, USD, Currency
from tests.ledger.naive import drafts, transfer

ON = date(2026, 10, 20)
CASH = "Assets:Collections"
OWED = "Assets:Receivable:Principal"
MERCHANT = "Liabilities:Merchant"


def entry(*postings: Posting) -> Entry:
    return Entry("e1", ON, "purchase", postings)


class TestBothSidesAreEqual:
    def test_an_unequal_entry_names_the_difference(self) -> None:
        with pytest.raises(UnbalancedEntry) as refusal:
            entry(debit(OWED, CNY("100"), "x"), credit(MERCHANT, CNY("99.99"), "x"))
        assert refusal.value.entry == "e1"
        assert refusal.value.difference == CNY("0.01")

    def test_each_currency_balances_by_itself(self) -> None:
        with pytest.raises(UnbalancedEntry) as refusal:
            entry(debit(OWED, CNY(1)), credit(MERCHANT, CNY(1)), debit(OWED, USD(2)), credit(MERCHANT, USD(3)))
        assert refusal.value.difference == USD(-1)

    def test_two_currencies_do_not_make_up_for_each_other(self) -> None:
        with pytest.raises(UnbalancedEntry):
            entry(debit(OWED, CNY.minor(100)), credit(MERCHANT, USD.minor(100)))

    def test_a_currency_of_another_exponent_is_another_currency(self) -> None:
        with pytest.raises(UnbalancedEntry):
            entry(debit(OWED, CNY.minor(100)), credit(MERCHANT, Currency("CNY", 4).minor(100)))

    def test_equal_currencies_need_not_be_one_object(self) -> None:
        assert entry(debit(OWED, CNY.minor(100)), credit(MERCHANT, Currency("CNY", 2).minor(100))).postings[
            1
        ].amount == CNY(-1)

    def test_many_postings_balance_together(self) -> None:
        postings = (
            debit(OWED, CNY(3)),
            debit(CASH, CNY(1)),
            credit(MERCHANT, CNY(4)),
            debit(OWED, JPY(5), "x"),
            credit(OWED, JPY(5), "y"),
        )
        assert entry(*postings).postings == postings

    @given(drafts())
    def test_any_balanced_draft_is_an_entry(self, draft) -> None:
        on, postings = draft
        assert Entry("e1", on, "any", postings).postings == postings

    @given(drafts(), st.integers(1, 1000))
    def test_any_draft_that_is_off_is_none(self, draft, off: int) -> None:
        on, (first, *rest) = draft
        moved = Posting(first.account, first.amount + CNY.minor(off), first.item)
        with pytest.raises((UnbalancedEntry, ValueError)):
            Entry("e1", on, "any", (moved, *rest))


class TestTheShapeOfAnEntry:
    @pytest.mark.parametrize("postings", [(), (debit(OWED, CNY(1)),)])
    def test_fewer_than_two_postings_are_refused(self, postings) -> None:
        with pytest.raises(ValueError, match="needs two postings or more, not"):
            entry(*postings)

    @pytest.mark.parametrize(
        "postings",
        [
            (debit(OWED, CNY(0)), credit(MERCHANT, CNY(0))),
            (debit(OWED, CNY(1)), credit(MERCHANT, CNY(1)), debit(CASH, CNY(0))),
        ],
    )
    def test_a_zero_posting_is_refused(self, postings) -> None:
        with pytest.raises(ValueError, match="posts nothing to"):
            entry(*postings)

    @pytest.mark.parametrize(
        "postings",
        [
            (debit(OWED, CNY(1), "x"), credit(OWED, CNY(1), "x")),
            (debit(OWED, CNY(3), "x"), credit(MERCHANT, CNY(2)), credit(OWED, CNY(1), "x")),
        ],
    )
    def test_one_item_on_both_sides_is_refused(self, postings) -> None:
        with pytest.raises(ValueError, match=r"debits and credits Assets:Receivable:Principal \(item 'x'\)"):
            entry(*postings)

    def test_an_amount_moves_between_two_items_of_an_account(self) -> None:
        assert len(entry(debit(OWED, CNY(1), "plan/1"), credit(OWED, CNY(1), "plan")).postings) == 2

    def test_one_side_may_name_an_item_twice(self) -> None:
        assert len(entry(debit(OWED, CNY(1), "x"), debit(OWED, CNY(2), "x"), credit(CASH, CNY(3))).postings) == 3

    def test_both_sides_of_an_item_in_two_currencies_are_two_things(self) -> None:
        postings = (debit(OWED, CNY(1)), credit(CASH, CNY(1)), credit(OWED, USD(1)), debit(CASH, USD(1)))
        assert entry(*postings).postings == postings

    def test_postings_become_a_tuple(self) -> None:
        assert Entry("e1", ON, "k", [debit(OWED, CNY(1)), credit(CASH, CNY(1))]) == entry_of_kind("k")
        assert Entry("e1", ON, "k", iter(entry_of_kind("k").postings)) == entry_of_kind("k")


def entry_of_kind(kind: str) -> Entry:
    return Entry("e1", ON, kind, (debit(OWED, CNY(1)), credit(CASH, CNY(1))))


class TestNoWayAroundTheConstructor:
    """Copies, pickles and evolved entries pass the same checks."""

    GOOD = entry_of_kind("purchase")

    @pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])  # noqa: S301
    @pytest.mark.parametrize("value", [GOOD, GOOD.postings[0], transfer("e2")])
    def test_copies_are_equal(self, again, value) -> None:
        assert again(value) == value
        assert hash(again(value)) == hash(value)

    def test_a_pickle_whose_amount_was_tampered_with_is_refused(self) -> None:
        told = pickle.dumps(transfer("e1", 10_001), protocol=2)
        assert told.count((10_001).to_bytes(2, "little")) == 1
        with pytest.raises(UnbalancedEntry):
            pickle.loads(told.replace((10_001).to_bytes(2, "little"), (10_002).to_bytes(2, "little")))  # noqa: S301 - our own bytes

    def test_a_pickle_whose_account_was_tampered_with_is_refused(self) -> None:
        told = pickle.dumps(self.GOOD)
        with pytest.raises(ValueError, match="an account starts with one of"):
            pickle.loads(told.replace(b"Assets:Collections", b"Havens:Collections"))  # noqa: S301 - our own bytes

    def test_state_cannot_be_set_from_outside(self) -> None:
        assert not hasattr(Entry, "__setstate__")
        assert not hasattr(Posting, "__setstate__")

    def test_evolving_checks_again(self) -> None:
        with pytest.raises(UnbalancedEntry):
            attrs.evolve(self.GOOD, postings=(debit(OWED, CNY(2)), self.GOOD.postings[1]))
        with pytest.raises(TypeError):
            attrs.evolve(self.GOOD.postings[0], **dict[str, Any](amount=2))
        assert attrs.evolve(self.GOOD, memo="so").memo == "so"

    @pytest.mark.parametrize("name", ["id", "on", "kind", "postings", "memo", "meta"])
    def test_nothing_can_be_assigned(self, name: str) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(self.GOOD, name, getattr(self.GOOD, name))

    def test_a_posting_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.GOOD.postings[0].amount = CNY(2)  # type: ignore[misc]


class TestTypesAreStrict:
    @pytest.mark.parametrize("amount", [100, 1.5, True, "100", None])
    def test_an_amount_is_money(self, amount) -> None:
        for make in (Posting, debit, credit):
            with pytest.raises(TypeError, match="an amount is Money, not"):
                make(OWED, amount)

    @pytest.mark.parametrize("account", [None, 1, ["Assets"], b"Assets:Cash"])
    def test_an_account_is_text(self, account) -> None:
        with pytest.raises(TypeError, match="an account is a str, not"):
            debit(account, CNY(1))

    @pytest.mark.parametrize("item", [None, 1, ("x",)])
    def test_an_item_is_text(self, item) -> None:
        with pytest.raises(TypeError, match="an item is a str, not"):
            credit(OWED, CNY(1), item)

    def test_a_subclass_of_str_is_no_plain_text(self) -> None:
        class Loud(str):
            __slots__ = ()

        with pytest.raises(TypeError):
            debit(Loud(OWED), CNY(1))

    @pytest.mark.parametrize("on", [datetime(2026, 10, 20), datetime(2026, 10, 20, tzinfo=UTC)])
    def test_a_moment_is_no_day(self, on) -> None:
        with pytest.raises(TypeError, match=r"on is a day, not a moment: write .*\.date\(\)"):
            Entry("e1", on, "k", entry_of_kind("k").postings)

    @pytest.mark.parametrize("on", ["2026-10-20", 20261020, None])
    def test_a_day_is_a_date(self, on) -> None:
        with pytest.raises(TypeError, match="on is a datetime.date, not"):
            Entry("e1", on, "k", entry_of_kind("k").postings)

    def test_a_subclass_of_date_becomes_the_plain_date(self) -> None:
        class Day(date):
            pass

        assert type(Entry("e1", Day(2026, 10, 20), "k", entry_of_kind("k").postings).on) is date

    @pytest.mark.parametrize("field", ["id", "kind", "memo"])
    def test_texts_are_texts(self, field: str) -> None:
        with pytest.raises(TypeError, match="is a str, not int"):
            attrs.evolve(entry_of_kind("k"), **dict[str, Any]({field: 7}))

    @pytest.mark.parametrize("field", ["id", "kind"])
    def test_an_id_and_a_kind_are_not_empty(self, field: str) -> None:
        with pytest.raises(ValueError, match="not empty"):
            attrs.evolve(entry_of_kind("k"), **dict[str, Any]({field: ""}))

    @pytest.mark.parametrize("postings", [[1, 2], "ab", (debit(OWED, CNY(1)), None), (None, debit(OWED, CNY(1)))])
    def test_postings_are_postings(self, postings) -> None:
        with pytest.raises(TypeError, match="an entry holds postings, not"):
            Entry("e1", ON, "k", postings)

    @pytest.mark.parametrize("postings", [debit(OWED, CNY(1)), None, 5])
    def test_one_posting_is_no_tuple_of_postings(self, postings) -> None:
        with pytest.raises(TypeError, match="an entry holds a tuple of postings, not one"):
            Entry("e1", ON, "k", postings)


class TestDebitAndCredit:
    def test_a_debit_is_positive_and_a_credit_negative(self) -> None:
        assert debit(OWED, CNY(5), "x") == Posting(OWED, CNY(5), "x")
        assert credit(OWED, CNY(5), "x") == Posting(OWED, CNY(-5), "x")

    @pytest.mark.parametrize(("make", "instead"), [(debit, "credit"), (credit, "debit")])
    def test_a_negative_amount_is_refused(self, make, instead: str) -> None:
        with pytest.raises(
            ValueError, match=rf"is not negative: write {instead}\('Assets:Collections', CNY\('5.00'\)\)"
        ):
            make(CASH, CNY(-5))


class TestAccountNames:
    @pytest.mark.parametrize(
        "name",
        ["Assets:Receivable:Late-Fee", "Liabilities:9F", "Income:A", "Expenses:Charge-Off", "Equity:X--", "Equity"],
    )
    def test_parts_are_joined_by_colons(self, name: str) -> None:
        assert debit(name, CNY(1)).account == check_account(name) == name

    @pytest.mark.parametrize("name", ["", "Asset:Cash", "assets:Cash", "Cash", ":Assets", "Assets ", "Assets\n"])
    def test_the_first_part_is_a_root(self, name: str) -> None:
        with pytest.raises(
            ValueError, match="an account starts with one of Assets, Liabilities, Income, Expenses, Equity"
        ):
            debit(name, CNY(1))

    @pytest.mark.parametrize(
        "name",
        [
            "Assets:",
            "Assets::A",
            "Assets:cash",
            "Assets:-A",
            "Assets:A_B",
            "Assets:Ä",
            "Assets:A B",
            "Assets:A\n",
            "Assets:花呗",
        ],
    )
    def test_a_part_is_a_capital_or_digit_and_more(self, name: str) -> None:
        with pytest.raises(ValueError, match="is no part of an account"):
            debit(name, CNY(1))


class TestMeta:
    def test_meta_is_copied_to_sorted_pairs(self) -> None:
        given = {"merchant": "tmall", "city": "杭州"}
        made = attrs.evolve(entry_of_kind("k"), meta=given)
        given["merchant"] = "other"
        assert made.meta == (("city", "杭州"), ("merchant", "tmall"))
        lists: Any = [["merchant", "tmall"], ["city", "杭州"]]
        assert attrs.evolve(made, meta=lists) == made
        assert attrs.evolve(made, meta=iter(made.meta)) == made

    @pytest.mark.parametrize("meta", [{"a": 1}, {1: "a", "b": "c"}, [("a", None)]])
    def test_names_and_values_are_texts(self, meta) -> None:
        with pytest.raises(TypeError, match="is a str, not"):
            attrs.evolve(entry_of_kind("k"), meta=meta)

    @pytest.mark.parametrize("meta", [None, 5, ["ab"[:1]], ["abc"]])
    def test_meta_is_a_mapping_or_pairs(self, meta) -> None:
        with pytest.raises((TypeError, ValueError)):
            attrs.evolve(entry_of_kind("k"), meta=meta)

    def test_an_empty_mapping_is_no_meta(self) -> None:
        assert attrs.evolve(entry_of_kind("k"), meta={}).meta == ()

    def test_a_name_stands_once(self) -> None:
        with pytest.raises(ValueError, match="a name stands once in meta"):
            attrs.evolve(entry_of_kind("k"), meta=[("a", "1"), ("a", "2")])


def test_the_repr_of_an_entry_reads_as_code() -> None:
    names = {"Entry": Entry, "Posting": Posting, "CNY": CNY, "datetime": __import__("datetime")}
    assert eval(repr(transfer("e1")), names) == transfer("e1")  # noqa: S307 - that is the claim
