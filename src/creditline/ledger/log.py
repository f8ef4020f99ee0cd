"""A log that many versions share: a version is a log and a length, and growing one never disturbs another."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from typing import Self

Row = TypeVar("Row")

BUSY: Final = -1
"""The tip of a log while a row is being written, and for good if the writing was interrupted."""

FEW: Final = 64
"""A layer with at most so many rows of its own is copied rather than built upon."""

DEPTH_MAX: Final = 16
"""So many layers lie on a root at most."""


class Log(Generic[Row]):
    """
    Rows numbered from 0, appended only, shared by every version that they are the beginning of.

    The version (log, n) holds the rows numbered 0 to n - 1 and never sees another.
    Whoever extends the version whose length is the log's tip writes into the log itself; that is the usual case
    and costs a lock and an append. Whoever extends an older version gets a fork: a new log, layered on (log, n),
    whose own rows start at number n. Versions of one log may be read and extended from several threads.

    How deep layers lie. A fork of a root, or of a layer with more than `FEW` rows of its own, is a new layer and
    costs nothing. A fork of a smaller layer copies it, so its depth stays the same and the copying is worth at most
    `FEW` rows: discarded children, retries and what-ifs never pile up. A tower therefore grows by one layer for
    more than `FEW` rows kept, and what would exceed `DEPTH_MAX` is built on a root that holds all rows again.
    That root is made once for each such layer and kept beside it, so leveling costs one more indexing of n rows
    for at least `FEW` x `DEPTH_MAX` rows of growth, however many children are thrown away. A look-up asks each
    layer once: at most `DEPTH_MAX` + 1 look-ups.

    Attributes:
        base: The log that this one is layered on; `None` for a root.
        start: The number of this log's first own row; rows before it are the base's. 0 for a root.
        depth: How many layers lie below.
        keys: The number of the row that each key was noted for, own rows only.
        own: The own rows, with those that were half written.
        tip: How many rows the newest version holds; `BUSY` while it is being written.
    """

    __slots__ = ("_level", "_lock", "base", "depth", "keys", "own", "start", "tip")

    base: Self | None

    def __init__(self, base: Self | None = None, start: int = 0) -> None:
        """Hold the first *start* rows of *base*, and claim nothing in it."""
        self.base = base
        self.start = start
        self.depth: int = 0 if base is None else base.depth + 1
        self.keys: dict[Hashable, int] = {}
        self.own: list[Row] = []
        self.tip = start
        # A finalizer or a signal handler that extends this very log while we hold the lock must not wait for us.
        self._lock = RLock()
        self._level: Self | None = None

    # What a kind of log decides for itself

    def root(self) -> Self:
        """A new log of the same kind, without a row."""
        return type(self)()

    def layer(self, start: int) -> Self:
        """A new log of the same kind on the first *start* rows of this one."""
        return type(self)(self, start)

    def index(self, number: int, row: Row) -> None:
        """
        Note what *row* will be looked up by.

        Readers of shorter versions look on, and the writing may stop anywhere: whatever is kept must say from which
        row number on it holds, and enter in one step.
        """

    # Growing

    def extend(self, n: int, row: Row) -> Self:
        """The log that holds the first *n* rows and *row*."""
        log = self._claimed(n)
        log.own.append(row)
        log.index(n, row)
        log.tip = n + 1
        return log

    def extend_all(self, n: int, rows: Sequence[Row]) -> Self:
        """The log that holds the first *n* rows and all *rows*, which nobody sees before the last is written."""
        log = self._claimed(n)
        log.own.extend(rows)
        index = log.index
        for number, row in enumerate(rows, n):
            index(number, row)
        log.tip = n + len(rows)
        return log

    def scratch(self, n: int) -> Self:
        """A log for questions: it holds the first *n* rows, and extending it claims nothing here."""
        return self.layer(n) if self.depth < DEPTH_MAX else self._fork(n)

    def _claimed(self, n: int) -> Self:
        """This log if the version of *n* rows is its newest, else a fork; its tip is busy until the caller sets it."""
        with self._lock:
            if self.tip == n:
                self.tip = BUSY
                return self
        fork = self._fork(n)
        fork.tip = BUSY
        return fork

    def _fork(self, n: int) -> Self:
        if self.base is not None and n - self.start <= FEW:
            return self.base.layer(self.start).extend_all(self.start, self.own[: n - self.start])
        if self.depth < DEPTH_MAX:
            return self.layer(n)
        return self._leveled(n).layer(n)

    def _leveled(self, n: int) -> Self:
        """A root that holds the first *n* rows; all forks share it, and nobody but this method extends it."""
        with self._lock:
            level = self._level
            if level is None or level.tip == BUSY:
                level = self._level = self.root()
            if level.tip < n:
                level.extend_all(level.tip, self.rows(level.tip, n))
            return level

    # Reading

    def holding(self, n: int) -> Self:
        """The log in which a version of *n* rows lies: this one, or the layer below that held so few."""
        log = self
        while n < log.start and log.base is not None:
            log = log.base
        return log

    def row(self, number: int) -> Row:
        """The row of that number, which the caller knows to be one of his version."""
        log = self
        while number < log.start and log.base is not None:
            log = log.base
        return log.own[number - log.start]

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows numbered *start* to *stop* - 1, which the caller knows to be of his version."""
        if start >= self.start or self.base is None:
            return self.own[start - self.start : stop - self.start]
        below = self.base.rows(start, min(stop, self.start))
        return below + self.own[: stop - self.start] if stop > self.start else below

    def find(self, key: Hashable, n: int) -> int | None:
        """The number of the row that *key* was noted for in the version of *n* rows."""
        log = self
        while (number := log.keys.get(key, n)) >= n:
            if log.base is None:
                return None
            n, log = log.start, log.base
        return number
