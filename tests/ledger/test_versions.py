"""Every ledger that ever was stays what it was, whatever is made of it, and from several threads (G3)."""

from __future__ import annotations

import sys
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from creditline.ledger import Entry, Ledger
from creditline.ledger.index import EntryLog
from creditline.ledger.log import DEPTH_MAX, FEW
from creditline.money import CNY
from tests.ledger.naive import ACCOUNTS, check, day, transfer, transfers

if TYPE_CHECKING:
    from collections.abc import Callable


class TestOlderVersions:
    def test_a_ledger_does_not_see_its_children(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(10))
        ledger.post_all(transfers(20, first=10))
        check(ledger, transfers(10))

    def test_two_children_of_one_ledger_are_both_right(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(10))
        one = ledger.post_all(transfers(10, first=10, branch="one"))
        other = ledger.post_all(transfers(12, first=10, branch="other"))
        check(one, transfers(10) + transfers(10, first=10, branch="one"))
        check(other, transfers(10) + transfers(12, first=10, branch="other"))
        check(ledger, transfers(10))

    def test_children_of_children_are_right(self) -> None:
        ledger, entries = Ledger(CNY), list[Entry]()
        for level in range(6):
            more = transfers(4, first=4 * level, branch=f"level {level}/")
            ledger.post(transfer("claimed by another"))
            ledger, entries = ledger.post_all(more), entries + more
            check(ledger, entries)
        ledger.audit()

    def test_a_deep_tower_is_right(self) -> None:
        ledger, entries = Ledger(CNY), list[Entry]()
        for level in range(DEPTH_MAX + 3):
            more = transfers(FEW + 1, first=(FEW + 1) * level, branch=f"level {level}/", per_day=90)
            ledger.post(transfer("claimed by another"))
            ledger, entries = ledger.post_all(more), entries + more
            flat = Ledger(CNY).post_all(entries)
            assert ledger == flat
            for item in (None, *flat.items("Assets")):
                assert ledger.minor(ACCOUNTS[0], item) == flat.minor(ACCOUNTS[0], item)
                assert ledger.balance("Assets", item=item, through=day(level)) == flat.balance(
                    "Assets", item=item, through=day(level)
                )
                nights = [either.nights("Assets", item, start=day(1), end=day(9)) for either in (ledger, flat)]
                assert nights[0] == nights[1]
            ledger.audit()
        assert 0 < ledger._log.depth < DEPTH_MAX

    def test_an_earlier_ledger_is_found_again(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(10))
        ledger.post(transfer("claimed"))
        fork = ledger.post_all(transfers(5, first=10))
        for count in (0, 3, 10, 12, 15):
            check(fork.at(count), transfers(15)[:count])
        grown = fork.at(7).post(transfer("another future"))
        check(grown, [*transfers(7), transfer("another future")])
        check(fork, transfers(15))

    def test_a_scratch_leaves_no_trace(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(5))
        scratch = ledger.scratch()
        assert scratch == ledger
        check(
            scratch.post_all(transfers(5, first=5, branch="what if")),
            transfers(5) + transfers(5, first=5, branch="what if"),
        )
        check(ledger, transfers(5))

    def test_the_next_posting_after_a_scratch_extends_the_log_itself(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(5))
        ledger.scratch().post(transfer("what if"))
        following = ledger.post(transfer("next"))
        assert following.at(5).is_same(ledger)

    def test_ten_thousand_discarded_children_pile_up_nothing(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(100))
        kept = ledger.post(transfer("kept"))
        for number in range(10_000):
            child = ledger.post(transfer(f"child {number}", 1))
            assert child._log.depth == 1
            assert child.minor(ACCOUNTS[0]) == ledger.minor(ACCOUNTS[0]) + 1
        assert kept.entries[-1] == transfer("kept")


class TestAppendsThatBreakOff:
    @pytest.fixture
    def break_off(self, monkeypatch) -> Callable[[Ledger, Entry], None]:
        """Post, and be interrupted after the first posting was added to the balances."""

        def post(ledger: Ledger, entry: Entry) -> None:
            whole_index = EntryLog.index

            def half_index(log: EntryLog, number: int, row: Entry) -> None:
                log.keys[row.id] = number
                first = row.postings[0]
                log.sums.post(number, first.account, first.item, first.amount.minor)
                raise KeyboardInterrupt

            with monkeypatch.context() as patch:
                patch.setattr(EntryLog, "index", half_index)
                with pytest.raises(KeyboardInterrupt):
                    ledger.post(entry)
            assert EntryLog.index is whole_index

        return post

    @pytest.mark.parametrize("count", [0, 1, 10])
    def test_nobody_sees_half_an_entry(self, break_off, count: int) -> None:
        ledger = Ledger(CNY).post_all(transfers(count))
        break_off(ledger, transfer("half", item="torn"))
        check(ledger, transfers(count))
        ledger.audit()

    @pytest.mark.parametrize("count", [0, 1, 10])
    def test_posting_goes_on(self, break_off, count: int) -> None:
        ledger = Ledger(CNY).post_all(transfers(count))
        break_off(ledger, transfer("half", 7, item="torn"))
        again = ledger.post(transfer("half", 8, item="torn")).post_all(transfers(5, first=count))
        check(again, [*transfers(count), transfer("half", 8, item="torn"), *transfers(5, first=count)])
        again.audit()

    def test_a_broken_fork_harms_nobody(self, break_off) -> None:
        ledger = Ledger(CNY).post_all(transfers(5))
        other = ledger.post(transfer("other"))
        break_off(ledger, transfer("half"))
        break_off(other, transfer("half"))
        check(ledger.post(transfer("e5")), [*transfers(5), transfer("e5")])
        check(other.post(transfer("half")), [*transfers(5), transfer("other"), transfer("half")])


class TestThreads:
    @pytest.fixture(autouse=True)
    def switch_often(self):
        before = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        yield
        sys.setswitchinterval(before)

    @staticmethod
    def run(works: list[Callable[[], None]]) -> None:
        barrier = Barrier(len(works))
        failures: list[BaseException] = []

        def at_once(work: Callable[[], None]) -> None:
            barrier.wait()
            try:
                work()
            except BaseException as failure:  # noqa: BLE001 - told by the test that started the thread
                failures.append(failure)

        threads = [Thread(target=at_once, args=(work,)) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not failures, failures

    @pytest.mark.parametrize("threads", [2, 8])
    def test_threads_that_extend_one_ledger_are_all_right(self, threads: int) -> None:
        for _ in range(20):
            ledger = Ledger(CNY).post_all(transfers(10))
            results: dict[int, Ledger] = {}

            def extend(number: int, ledger: Ledger = ledger, results: dict[int, Ledger] = results) -> None:
                mine = ledger
                for entry in transfers(20, first=10, branch=f"thread {number}/"):
                    mine = mine.post(entry)
                results[number] = mine

            self.run([lambda number=number: extend(number) for number in range(threads)])  # type: ignore[misc]
            for number, mine in results.items():
                assert mine.entries == transfers(10) + transfers(20, first=10, branch=f"thread {number}/")
                mine.audit()
            ledger.audit()

    def test_readers_see_their_version_while_another_writes(self) -> None:
        ledger = Ledger(CNY).post_all(transfers(30))
        latest = [ledger]

        def write() -> None:
            for entry in transfers(300, first=30):
                latest[0] = latest[0].post(entry)

        def read() -> None:
            for _ in range(20):
                check(ledger, transfers(30), day_numbers=(0, 9))
                mine = latest[0]
                assert mine.balance("Assets").minor == -mine.balance("Liabilities").minor
                assert mine.minor(ACCOUNTS[0]) == sum(range(100, 100 + mine.count))
                ledger.audit()

        self.run([write, read])
        assert latest[0].entries == transfers(330)

    def test_readers_of_a_fork_see_their_version_while_others_write(self) -> None:
        base = Ledger(CNY).post_all(transfers(10))
        base.post(transfer("claimed"))
        fork = base.post_all(transfers(5, first=10))
        expected = fork.balance("Assets"), fork.nights("Assets", start=day(0), end=day(9)), fork.items("Assets")

        def write(ledger: Ledger, branch: str) -> None:
            for entry in transfers(300, first=10, branch=branch):
                ledger = ledger.post(entry)

        def read() -> None:
            for _ in range(100):
                nights = fork.nights("Assets", start=day(0), end=day(9))
                assert (fork.balance("Assets"), nights, fork.items("Assets")) == expected

        self.run([lambda: write(base, "b"), lambda: write(fork, "f"), read])
        check(fork, transfers(15))
