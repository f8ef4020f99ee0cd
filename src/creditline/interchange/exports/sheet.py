"""Sheets: comma-separated text with a preamble, a header row and rows whose cells are found by their column."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import attrs

from creditline.errors import RowRefused

if TYPE_CHECKING:
    from collections.abc import Iterator


@attrs.frozen
class SheetRow:
    """
    One row under the header, without the spaces and tabs around its cells.

    Attributes:
        number: The row of the file, counted from 1, where it begins.
        columns: The names of the columns, in the order of the file.
        cells: One for each column.
    """

    number: int
    columns: tuple[str, ...]
    cells: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        """The cell in that column."""
        return self.cells[self.columns.index(column)]


@attrs.frozen
class Sheet:
    """
    What a sheet holds, in the order of the file; blank rows are left out.

    Attributes:
        preamble: Row number and text of each row above the header.
        rows: The rows under the header.
    """

    preamble: tuple[tuple[int, str], ...]
    rows: tuple[SheetRow, ...]


def read_sheet(text: str, columns: tuple[str, ...]) -> Sheet:
    """
    Read a sheet that has exactly these columns, in any order.

    The header is the first row of several cells that names one of them.

    Raises:
        RowRefused: There is no header, a column is unknown, missing or there twice, a row has more or fewer cells
            than the header, or a quoted cell does not end.
    """
    grid = _grid(text)
    preamble: list[tuple[int, str]] = []
    number = 1
    for number, cells in grid:
        if len(cells) > 1 and not set(columns).isdisjoint(cells):
            _require_columns(number, cells, columns)
            rows = (_row(number, tuple(cells), row) for number, row in grid)
            return Sheet(tuple(preamble), tuple(rows))
        preamble.append((number, ",".join(cells)))
    raise RowRefused(number, f"the file ends without the header {','.join(columns)}")


def _grid(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the number of the row where it begins."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield number, stripped
            number = reader.line_num + 1
    except csv.Error as refused:
        raise RowRefused(number, f"not comma-separated text: {refused}") from refused


def _require_columns(number: int, header: list[str], columns: tuple[str, ...]) -> None:
    wrong = [f"unknown column {name!r}" for name in header if name not in columns]
    wrong += [f"missing column {name!r}" for name in columns if name not in header]
    wrong += [f"column {name!r} stands twice" for name in columns if header.count(name) > 1]
    if wrong:
        raise RowRefused(number, "; ".join(wrong))


def _row(number: int, columns: tuple[str, ...], cells: list[str]) -> SheetRow:
    if len(cells) != len(columns):
        raise RowRefused(number, f"{len(cells)} cells where the header has {len(columns)}")
    return SheetRow(number, columns, tuple(cells))
