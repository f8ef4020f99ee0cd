"""The shared log: versions never disturb each other, and forks never pile up (G3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from creditline.ledger import Log, Rows
from creditline.ledger.log import BUSY, DEPTH_MAX, FEW

if TYPE_CHECKING:
    from collections.abc import Sequence


class Words(Log[str]):
    """Words, each noted for itself; a word with an exclamation mark breaks off the writing."""

    __slots__ = ()

    def index(self, number: int, row: str) -> None:
        self.keys[row] = number
        if "!" in row:
            raise KeyboardInterrupt


def words(*rows: str) -> tuple[Words, int]:
    return Words().extend_all(0, rows), len(rows)


def held(log: Words, n: int) -> list[str]:
    return log.rows(0, n)


class TestGrowing:
    def test_the_newest_version_grows_in_place(self) -> None:
        log, n = words("a", "b")
        assert log.extend(n, "c") is log
        assert held(log, 3) == ["a", "b", "c"]

    def test_an_older_version_gets_a_fork(self) -> None:
        log, n = words("a", "b")
        log.extend(n, "c")
        fork = log.extend(n, "d")
        assert fork is not log
        assert (held(log, 3), held(fork, 3)) == (["a", "b", "c"], ["a", "b", "d"])
        assert fork.depth == 1

    def test_readers_ignore_what_came_after_their_version(self) -> None:
        log, n = words("a")
        log.extend(n, "b")
        assert held(log, n) == ["a"]
        assert log.find("b", n) is None
        assert log.find("b", n + 1) == 1

    def test_a_fork_ignores_what_its_base_added_later(self) -> None:
        log, n = words("a")
        log.extend(n, "b")
        fork = log.extend(n, "c")
        assert fork.find("b", 2) is None
        assert fork.find("c", 2) == 1
        assert fork.find("a", 2) == 0

    def test_many_rows_come_at_one_stroke(self) -> None:
        log, n = words("a")
        assert log.extend_all(n, ("b", "c")) is log
        assert held(log, 3) == ["a", "b", "c"]
        assert held(log.extend_all(n, ("d", "e")), 3) == ["a", "d", "e"]

    def test_a_scratch_claims_nothing(self) -> None:
        log, n = words("a")
        scratch = log.scratch(n).extend(n, "what if")
        assert held(scratch, 2) == ["a", "what if"]
        assert log.extend(n, "b") is log
        assert held(log, 2) == ["a", "b"]

    def test_rows_are_read_across_layers(self) -> None:
        log, n = words("a", "b", "c")
        log.extend(n, "x")
        fork = log.extend_all(n, ("d", "e"))
        for start in range(6):
            for stop in range(start, 6):
                assert fork.rows(start, stop) == list("abcde")[start:stop]
        assert [fork.row(number) for number in range(5)] == list("abcde")

    def test_a_shorter_version_lies_in_the_layer_that_held_it(self) -> None:
        log, n = words("a", "b", "c")
        log.extend(n, "x")
        fork = log.extend(n, "d")
        assert fork.holding(4) is fork
        assert fork.holding(3) is fork
        assert fork.holding(2) is log

    def test_a_log_without_an_index_is_a_log(self) -> None:
        log = Log[int]().extend(0, 7).extend_all(1, (8, 9))
        assert log.rows(0, 3) == [7, 8, 9]


class TestBrokenOffWriting:
    def test_nobody_sees_half_a_row(self) -> None:
        log, n = words("a")
        with pytest.raises(KeyboardInterrupt):
            log.extend(n, "half!")
        assert log.tip == BUSY
        assert held(log, n) == ["a"]
        assert log.find("half!", n) is None

    def test_the_next_one_forks(self) -> None:
        log, n = words("a")
        with pytest.raises(KeyboardInterrupt):
            log.extend(n, "half!")
        again = log.extend(n, "b")
        assert again is not log
        assert held(again, 2) == ["a", "b"]
        assert again.find("half!", 2) is None

    def test_of_many_rows_none_is_seen(self) -> None:
        log, n = words("a")
        with pytest.raises(KeyboardInterrupt):
            log.extend_all(n, ("b", "half!", "c"))
        assert held(log.extend_all(n, ("d", "b")), 3) == ["a", "d", "b"]
        assert held(log, n) == ["a"]

    def test_a_fork_that_breaks_off_leaves_its_base_alone(self) -> None:
        log, n = words("a")
        log.extend(n, "b")
        with pytest.raises(KeyboardInterrupt):
            log.extend(n, "half!")
        assert held(log.extend(2, "c"), 3) == ["a", "b", "c"]

    def test_a_write_in_the_midst_of_a_write_forks(self) -> None:
        class Nested(Words):
            __slots__ = ()

            def index(self, number: int, row: str) -> None:
                if row == "outer":
                    inner.append(self.extend(number, "inner"))
                super().index(number, row)

        inner: list[Nested] = []
        log = Nested().extend(0, "a").extend(1, "outer")
        assert held(log, 2) == ["a", "outer"]
        assert held(inner[0], 2) == ["a", "inner"]


def many(count: int, name: str = "w") -> list[str]:
    return [f"{name}{number}" for number in range(count)]


def tower(levels: int, each: int) -> Words:
    """A fork on a fork on a fork, each after *each* rows of its own."""
    log, n = Words().extend_all(0, many(each, "root")), each
    for level in range(levels):
        log.extend(n, "claimed by another")
        log = log.extend_all(n, many(each, f"{level}/"))
        n += each
    return log


class TestTowersStayLow:
    def test_a_small_layer_is_copied(self) -> None:
        assert tower(FEW + 1, 1).depth == 1
        assert tower(FEW + 2, 1).depth == 2

    def test_a_large_layer_is_built_upon(self) -> None:
        assert tower(3, FEW + 1).depth == 3

    def test_what_would_be_too_deep_is_leveled(self) -> None:
        depths = [tower(levels, FEW + 1).depth for levels in (DEPTH_MAX - 1, DEPTH_MAX, DEPTH_MAX + 1, DEPTH_MAX + 2)]
        assert depths == [DEPTH_MAX - 1, DEPTH_MAX, 1, 2]

    def test_a_leveled_tower_holds_the_same(self) -> None:
        log = tower(DEPTH_MAX + 1, FEW + 1)
        n = (FEW + 1) * (DEPTH_MAX + 2)
        expected = many(FEW + 1, "root") + [row for level in range(DEPTH_MAX + 1) for row in many(FEW + 1, f"{level}/")]
        assert held(log, n) == expected
        assert [log.find(row, n) for row in expected] == list(range(n))
        assert log.find("claimed by another", n) is None

    def test_leveling_happens_once_for_all_forks_of_a_layer(self) -> None:
        log = tower(DEPTH_MAX, FEW + 1)
        n = (FEW + 1) * (DEPTH_MAX + 1)
        log.extend(n, "claimed")
        first, second = log.extend(n, "one"), log.extend(n, "two")
        assert first.base is second.base
        assert (held(first, n + 1)[-1], held(second, n + 1)[-1]) == ("one", "two")

    def test_the_level_grows_with_its_layer(self) -> None:
        log = tower(DEPTH_MAX, FEW + 1)
        n = (FEW + 1) * (DEPTH_MAX + 1)
        log.extend_all(n, ("a", "b"))
        first = log.extend(n, "one")
        second = log.extend(n + 1, "two")
        earlier = log.extend(n, "three")
        assert first.base is second.base is earlier.base
        assert held(second, n + 2)[-2:] == ["a", "two"]
        assert held(first, n + 1)[-1:] == ["one"]
        assert held(earlier, n + 1)[-1:] == ["three"]

    def test_a_leveling_that_breaks_off_is_begun_anew(self, monkeypatch) -> None:
        log = tower(DEPTH_MAX, FEW + 1)
        n = (FEW + 1) * (DEPTH_MAX + 1)
        log.extend(n, "claimed")
        with monkeypatch.context() as patch:
            patch.setattr(Words, "index", broken_index)
            with pytest.raises(KeyboardInterrupt):
                log.extend(n, "never")
        assert held(log.extend(n, "one"), n + 1)[-1] == "one"

    def test_scratches_on_scratches_stay_low(self) -> None:
        log, n = words("a")
        for _ in range(3 * DEPTH_MAX):
            log = log.scratch(n).extend(n, f"w{n}")
            n += 1
        assert log.depth <= DEPTH_MAX
        assert held(log, n) == ["a", *(f"w{number}" for number in range(1, n))]

    def test_ten_thousand_discarded_children_pile_up_nothing(self) -> None:
        log, n = words(*many(100))
        log.extend(n, "claimed")
        for number in range(10_000):
            child = log.extend(n, f"child {number}")
            assert child.depth == 1
            assert len(child.own) == 1
        assert held(log, n) == many(100)

    def test_ten_thousand_retries_one_upon_the_other_pile_up_nothing(self) -> None:
        log, n = words("a")
        for number in range(10_000):
            log.extend(n, f"lost {number}")
            log = log.extend(n, f"kept {number}")
            n += 1
            assert log.depth <= DEPTH_MAX
        assert held(log, n) == ["a", *(f"kept {number}" for number in range(10_000))]


def broken_index(_log: Words, _number: int, _row: str) -> None:
    raise KeyboardInterrupt


class TestRowsAreASequence:
    def rows(self) -> Rows[str]:
        log, n = words("a", "b", "c", "d")
        log.extend(n, "later")
        return Rows(log, n)

    def test_it_reads_like_a_tuple(self) -> None:
        rows = self.rows()
        expected = ("a", "b", "c", "d")
        assert len(rows) == 4
        assert tuple(rows) == expected
        assert tuple(reversed(rows)) == expected[::-1]
        assert [rows[number] for number in range(-4, 4)] == [expected[number] for number in range(-4, 4)]
        assert "c" in rows
        assert "later" not in rows
        assert rows.index("c") == 2
        assert rows.count("c") == 1

    @given(st.slices(6))
    def test_a_slice_is_a_tuple(self, cut: slice) -> None:
        assert self.rows()[cut] == ("a", "b", "c", "d")[cut]

    @pytest.mark.parametrize("index", [4, -5])
    def test_an_index_outside_is_refused(self, index: int) -> None:
        with pytest.raises(IndexError):
            self.rows()[index]

    def test_equality_and_hash_are_those_of_the_tuple(self) -> None:
        rows = self.rows()
        assert rows == self.rows() == rows
        assert rows == ("a", "b", "c", "d")
        assert rows == ["a", "b", "c", "d"]
        assert rows != ("a", "b", "c")
        assert rows != Rows(Words(), 0)
        assert rows != "abcd"
        assert hash(rows) == hash(("a", "b", "c", "d"))

    def test_a_long_one_shows_its_ends(self) -> None:
        assert repr(Rows(words("a", "b", "c")[0], 3)) == "['a', 'b', 'c']"
        assert repr(self.rows()) == "['a', <2 more>, 'd']"


class VersionsMachine(RuleBasedStateMachine):
    """Whatever is added to whichever version, every version keeps holding what it held."""

    @initialize()
    def begin(self) -> None:
        self.versions: list[tuple[Words, Sequence[str]]] = [(Words(), ())]
        self.said = 0

    def pick(self, at: int) -> tuple[Words, Sequence[str]]:
        return self.versions[-1 - at % len(self.versions)]

    def fresh(self, count: int) -> list[str]:
        self.said += count
        return [f"w{self.said - number}" for number in range(count)]

    @rule(at=st.integers(0, 20))
    def extend(self, at: int) -> None:
        log, rows = self.pick(at)
        (row,) = self.fresh(1)
        self.versions.append((log.extend(len(rows), row), (*rows, row)))

    @rule(at=st.integers(0, 3), count=st.sampled_from([2, FEW, FEW + 1, 3 * FEW]))
    def extend_all(self, at: int, count: int) -> None:
        log, rows = self.pick(at)
        more = self.fresh(count)
        self.versions.append((log.extend_all(len(rows), more), (*rows, *more)))

    @rule(at=st.integers(0, 20))
    def scratch(self, at: int) -> None:
        log, rows = self.pick(at)
        self.versions.append((log.scratch(len(rows)), rows))

    @rule(at=st.integers(0, 20), back=st.integers(0, 200))
    def go_back(self, at: int, back: int) -> None:
        log, rows = self.pick(at)
        kept = rows[: max(0, len(rows) - back)]
        self.versions.append((log.holding(len(kept)), kept))

    @rule(at=st.integers(0, 20))
    def break_off(self, at: int) -> None:
        log, rows = self.pick(at)
        with pytest.raises(KeyboardInterrupt):
            log.extend(len(rows), self.fresh(1)[0] + "!")

    @invariant()
    def every_version_holds_what_it_held(self) -> None:
        for log, rows in self.versions[-8:]:
            n = len(rows)
            assert log.depth <= DEPTH_MAX
            assert tuple(log.rows(0, n)) == tuple(rows)
            assert [log.find(row, n) for row in rows] == list(range(n))
            assert log.find(f"w{self.said}", n) == ({row: at for at, row in enumerate(rows)}.get(f"w{self.said}"))


TestVersions = VersionsMachine.TestCase
TestVersions.settings = settings(stateful_step_count=30)
