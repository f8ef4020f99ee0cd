"""What a version of a log holds, as a read-only sequence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast, overload

import attrs

if TYPE_CHECKING:
    from creditline.ledger.log import Log

Row = TypeVar("Row")

SHOWN_MAX: Final = 3
"""So many rows at most are shown in full by `repr`."""


@attrs.frozen(eq=False, repr=False)
class Rows(Sequence[Row], Generic[Row]):
    """
    The first *length* rows of a shared *log*, oldest first.

    A slice is a tuple. Equal to any rows, tuple or list that holds the same in the same order.
    """

    _log: Log[Row]
    _length: int

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        """One row, or the tuple of a slice of them."""
        if isinstance(index, slice):
            start, stop, step = index.indices(self._length)
            if step == 1:
                return tuple(self._log.rows(start, max(start, stop)))
            return tuple(self._all()[index])
        return self._log.row(range(self._length)[index])

    def __iter__(self) -> Iterator[Row]:
        return iter(self._all())

    def __reversed__(self) -> Iterator[Row]:
        return reversed(self._all())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows):
            rows = cast("Rows[object]", other)
            return self._length == rows._length and (self._log is rows._log or self._all() == rows._all())
        if isinstance(other, (tuple, list)):
            return self._all() == [*cast("Sequence[object]", other)]
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self[:])

    def __repr__(self) -> str:
        if self._length <= SHOWN_MAX:
            return repr(self._all())
        return f"[{self[0]!r}, <{self._length - 2} more>, {self[-1]!r}]"

    def _all(self) -> list[Row]:
        return self._log.rows(0, self._length)
