"""When an entry counts and when it was recorded are two things, and both may be asked of (G6)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.ledger import Entry, Ledger, credit, debit
from creditline.ledger.reading import _nights
from creditline.money import CNY
from tests.ledger.naive import ACCOUNTS, ITEMS, check, day, minor_of, nights_of, transfer, transfers

OWED = ACCOUNTS[0]


class TestBalancesAsOfADay:
    ENTRIES = (
        transfer("e1", 100, on=day(0)),
        transfer("e2", 20, on=day(2)),
        transfer("e3", 3, on=day(2), item="order-2"),
        transfer("e4", 5_000, on=day(5)),
    )
    LEDGER = Ledger(CNY).post_all(ENTRIES)

    @pytest.mark.parametrize(
        ("number", "minor"), [(-1, 0), (0, 100), (1, 100), (2, 123), (4, 123), (5, 5123), (99, 5123)]
    )
    def test_the_day_itself_is_included(self, number: int, minor: int) -> None:
        assert self.LEDGER.balance(OWED, through=day(number)) == CNY.minor(minor)

    def test_a_day_and_an_item_go_together(self) -> None:
        assert self.LEDGER.balance(OWED, item="order-2", through=day(1)) == CNY.zero
        assert self.LEDGER.balance(OWED, item="order-2", through=day(2)) == CNY.minor(3)

    @pytest.mark.parametrize(("recorded", "minor"), [(0, 0), (1, 100), (2, 120), (3, 123), (4, 5123)])
    def test_as_recorded_through_an_entry(self, recorded: int, minor: int) -> None:
        assert self.LEDGER.balance(OWED, recorded=recorded) == CNY.minor(minor)
        assert self.LEDGER.at(recorded).balance(OWED) == CNY.minor(minor)

    def test_both_axes_at_once(self) -> None:
        late = self.LEDGER.post(transfer("told late", 7, on=day(1)))
        assert late.balance(OWED, through=day(1)) == CNY.minor(107)
        assert late.balance(OWED, through=day(1), recorded=4) == CNY.minor(100)
        assert late.balance(OWED, through=day(2), recorded=5) == CNY.minor(130)
        assert late.balance(OWED, through=day(2), recorded=2) == CNY.minor(120)

    @pytest.mark.parametrize("recorded", [-1, 5])
    def test_there_are_only_so_many_entries(self, recorded: int) -> None:
        with pytest.raises(ValueError, match=f"of 4 entries, the first {recorded} are not to be had"):
            self.LEDGER.balance(OWED, recorded=recorded)

    @pytest.mark.parametrize("recorded", [True, "1", 1.5])
    def test_entries_are_counted_by_an_int(self, recorded) -> None:
        with pytest.raises(TypeError, match="entries are counted by an int, not"):
            self.LEDGER.balance(OWED, recorded=recorded)

    @pytest.mark.parametrize("through", [datetime(2026, 10, 1), "2026-10-01", 5])
    def test_a_day_is_a_date(self, through) -> None:
        for ask in (self.LEDGER.balance, lambda _, through: self.LEDGER.trial_balance(through=through)):
            with pytest.raises(TypeError, match="through is a"):
                ask(OWED, through=through)


class TestPrefixes:
    LEDGER = Ledger(CNY).post_all(
        [
            transfer("e1", 1, to="Assets:Receivable:Fee"),
            transfer("e2", 20, to="Assets:Receivable"),
            transfer("e3", 300, to="Assets:Rec", item=""),
        ]
    )

    @pytest.mark.parametrize(
        ("account", "minor"),
        [
            ("Assets", 321),
            ("Assets:Receivable", 21),
            ("Assets:Receivable:Fee", 1),
            ("Assets:Rec", 300),
            ("Assets:Receivable:Fe", 0),
            ("Equity", 0),
        ],
    )
    def test_whole_parts_only(self, account: str, minor: int) -> None:
        assert self.LEDGER.balance(account) == CNY.minor(minor)

    def test_the_empty_item_is_an_item(self) -> None:
        assert self.LEDGER.balance("Assets", item="") == CNY.minor(300)
        assert self.LEDGER.items("Assets") == ("order-1", "")

    def test_minor_is_of_exactly_one_account(self) -> None:
        assert self.LEDGER.minor("Assets:Receivable") == 20
        assert self.LEDGER.minor("Assets") == 0

    @pytest.mark.parametrize("account", ["assets", "", "Assets:", "Haven:Cash"])
    def test_a_name_that_is_none_is_refused(self, account: str) -> None:
        for ask in (
            self.LEDGER.balance,
            self.LEDGER.items,
            lambda name: self.LEDGER.nights(name, start=day(0), end=day(1)),
        ):
            with pytest.raises(ValueError, match="account"):
                ask(account)

    @pytest.mark.parametrize("item", [5, b"x", ("x",)])
    def test_an_item_is_text(self, item) -> None:
        with pytest.raises(TypeError, match="an item is a str, or None"):
            self.LEDGER.balance("Assets", item=item)

    def test_items_come_in_the_order_of_first_posting(self) -> None:
        ledger = Ledger(CNY).post_all(
            [
                transfer("e1", to="Assets:B", item="z"),
                transfer("e2", to="Assets:A", item="y"),
                transfer("e3", to="Assets:A", item="z"),
                transfer("e4", to="Assets:B", item="x"),
            ]
        )
        assert ledger.items("Assets") == ("z", "y", "x")
        assert ledger.items("Assets:A") == ("y", "z")

    def test_open_items_are_those_with_a_balance(self) -> None:
        ledger = Ledger(CNY).post_all([transfer("e1", 5), transfer("e2", 5, item="order-2")])
        ledger = ledger.post(transfer("paid", 5, to="Assets:Collections", of=OWED))
        assert ledger.items(OWED) == ("order-1", "order-2")
        assert ledger.items(OWED, open_only=True) == ("order-2",)


class TestNights:
    """Minor units at the end of the day x nights (semantics, section 8)."""

    def test_the_first_day_is_included_and_the_last_is_not(self) -> None:
        ledger = Ledger(CNY).post(transfer("e1", 100, on=day(3)))
        assert ledger.nights(OWED, start=day(3), end=day(4)) == 100
        assert ledger.nights(OWED, start=day(0), end=day(3)) == 0
        assert ledger.nights(OWED, start=day(0), end=day(10)) == 700
        assert ledger.nights(OWED, start=day(5), end=day(5)) == 0
        assert ledger.nights(OWED, "order-2", start=day(0), end=day(10)) == 0

    def test_a_part_payment_counts_from_its_own_day(self) -> None:
        ledger = Ledger(CNY).post_all([transfer("e1", 100_000, on=date(2026, 10, 20))])
        ledger = ledger.post(transfer("e2", 10_000, to="Assets:Collections", of=OWED, on=date(2026, 11, 8)))
        ledger = ledger.post(transfer("e3", 90_000, to="Assets:Collections", of=OWED, on=date(2026, 11, 19)))
        # Semantics, section 8, worked: due the 9th, 900 repaid on 19 November: 10 nights x 900.
        assert ledger.nights(OWED, "order-1", start=date(2026, 11, 9), end=date(2026, 11, 19)) == 10 * 90_000
        assert ledger.nights(OWED, "order-1", start=date(2026, 11, 9), end=date(2027, 11, 19)) == 10 * 90_000

    def test_the_end_of_the_day_decides(self) -> None:
        ledger = Ledger(CNY).post_all([transfer("e1", 100, on=day(1)), transfer("e2", 20, on=day(1))])
        assert ledger.nights(OWED, start=day(1), end=day(2)) == 120

    def test_accounts_below_are_included(self) -> None:
        ledger = Ledger(CNY).post_all([transfer("e1", 100), transfer("e2", 20, to=ACCOUNTS[1])])
        assert ledger.nights("Assets:Receivable", start=day(0), end=day(2)) == 240

    @pytest.mark.parametrize(("start", "end"), [(datetime(2026, 10, 1), day(1)), (day(1), "2026-10-01")])
    def test_nights_lie_between_days(self, start, end) -> None:
        with pytest.raises(TypeError):
            Ledger(CNY).nights(OWED, start=start, end=end)

    def test_nights_are_not_counted_backwards(self) -> None:
        with pytest.raises(ValueError, match="nights are counted from 2026-10-02 on, not back to 2026-10-01"):
            Ledger(CNY).nights(OWED, start=day(1), end=day(0))

    @given(
        st.lists(st.tuples(st.integers(0, 9), st.integers(1, 500), st.booleans()), max_size=12),
        st.integers(0, 10),
        st.integers(0, 10),
        st.booleans(),
    )
    def test_nights_are_the_sum_of_the_days(self, moves, one: int, other: int, in_order) -> None:
        entries = []
        for number, (on, minor, back) in enumerate(sorted(moves, key=lambda move: move[0]) if in_order else moves):
            to, of = (ACCOUNTS[4], OWED) if back else (OWED, ACCOUNTS[4])
            entries.append(transfer(f"e{number}", minor, on=day(on), to=to, of=of))
        start, end = day(min(one, other)), day(max(one, other))
        ledger = Ledger(CNY).post_all(entries)
        assert ledger.nights(OWED, "order-1", start=start, end=end) == nights_of(entries, OWED, "order-1", start, end)

    @given(
        st.lists(st.tuples(st.integers(0, 9), st.integers(1, 500), st.sampled_from(ITEMS)), max_size=12),
        st.permutations(ITEMS),
        st.integers(0, 10),
        st.integers(0, 10),
        st.booleans(),
    )
    def test_nights_of_many_items_are_the_sum_of_each(self, moves, items, one: int, other: int, in_order) -> None:
        entries = [
            transfer(f"e{number}", minor, on=day(on), item=item)
            for number, (on, minor, item) in enumerate(sorted(moves) if in_order else moves)
        ]
        start, end = day(min(one, other)), day(max(one, other))
        ledger = Ledger(CNY).post_all(entries)
        each = [nights_of(entries, OWED, item, start, end) for item in items]
        assert [ledger.nights_of(OWED, item, start, end) for item in items] == each
        assert ledger.nights_of_all([(OWED, item) for item in items], start, end) == sum(each)

    def test_only_the_changes_since_the_start_are_walked(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(300, per_day=1))
        asked = []

        def dated(number: int) -> date:
            asked.append(number)
            return ledger._log.dated(number)

        _nights(ledger._log.sums.changes(300, OWED, None), dated, day(290), day(320))
        assert asked == list(range(299, 289, -1))


class TestAccountsBelow:
    """A balance includes all accounts below, also those that were opened after it was last asked for."""

    def test_an_account_that_is_opened_later_is_found(self) -> None:
        ledger = Ledger(CNY).post(transfer("e1", 100))
        assert ledger.balance("Assets") == CNY.minor(100)
        later = ledger.post(transfer("e2", 20, to=ACCOUNTS[1]))
        assert (ledger.balance("Assets"), later.balance("Assets")) == (CNY.minor(100), CNY.minor(120))
        fork = ledger.post(transfer("e3", 3, to="Assets:Cash"))
        assert (fork.balance("Assets"), later.balance("Assets")) == (CNY.minor(103), CNY.minor(120))


class TestDatesThatGoBack:
    def test_one_late_entry_is_found_by_both_axes(self) -> None:
        entries = [*transfers(10), transfer("late", 7, on=day(0)), *transfers(10, first=10)]
        check(Ledger(CNY).post_all(entries), entries)

    def test_versions_before_the_late_entry_are_still_in_order(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(10))
        late = ledger.post(transfer("late", on=day(0)))
        assert ledger._log is late._log
        assert ledger._log.in_order(10)
        assert not ledger._log.in_order(11)
        check(ledger, transfers(10))

    def test_a_fork_before_the_late_entry_is_in_order(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(10))
        ledger.post(transfer("late", on=day(0)))
        fork = ledger.post(transfer("on time", on=day(4)))
        assert fork._log.in_order(fork.count)
        check(fork, [*transfers(10), transfer("on time", on=day(4))])

    def test_a_fork_after_the_late_entry_is_not(self) -> None:
        late = Ledger(CNY).post_all([*transfers(10), transfer("late", on=day(0))])
        late.post(transfer("claimed", on=day(9)))
        fork = late.post(transfer("other", on=day(9)))
        assert not fork._log.in_order(fork.count)
        check(fork, [*transfers(10), transfer("late", on=day(0)), transfer("other", on=day(9))])

    def test_a_fork_may_go_back_by_itself(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(10))
        ledger.post(transfer("claimed"))
        fork = ledger.post(transfer("late", 9, on=day(1)))
        assert not fork._log.in_order(fork.count)
        check(fork, [*transfers(10), transfer("late", 9, on=day(1))])


class TestPlaces:
    LEDGER = Ledger(CNY).post_all(transfers(10))

    def test_first_and_last_are_indexes_of_entries(self) -> None:
        ledger = self.LEDGER
        assert ledger.first_seq(OWED) == 0
        assert ledger.last_seq(OWED) == 9
        assert ledger.first_seq(OWED, "order-2") == 2
        assert ledger.last_seq(OWED, "order-2") == 6
        assert ledger.first_seq("Assets:Cash") is None
        assert ledger.last_seq(OWED, "order-9") == -1

    def test_what_was_posted_is_known(self) -> None:
        assert self.LEDGER.knows(OWED, "order-1")
        assert not self.LEDGER.knows("Assets:Receivable", "order-1")
        assert not self.LEDGER.at(1).knows(OWED, "order-1")

    def test_an_item_settled_to_zero_is_still_known(self) -> None:
        ledger = Ledger(CNY).post(transfer("e1")).reverse("e1", id="r1", on=day(0))
        assert ledger.minor(OWED, "order-1") == 0
        assert ledger.knows(OWED, "order-1")

    def test_two_postings_of_one_entry_to_an_item_are_one_change(self) -> None:
        entry = Entry("e1", day(1), "k", (debit(OWED, CNY(1)), debit(OWED, CNY(2)), credit(ACCOUNTS[4], CNY(3))))
        ledger = Ledger(CNY).post(entry)
        assert ledger.balance(OWED, through=day(1)) == CNY(3)
        assert ledger.nights(OWED, "", start=day(0), end=day(3)) == 600
        assert minor_of([entry], OWED) == 300
        check(ledger, [entry])
