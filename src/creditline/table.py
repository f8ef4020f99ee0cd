"""Tables: rows of anything, as aligned text for a terminal and as HTML for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = "  "
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def text_table(rows: Iterable[Sequence[object]], *, header: Sequence[object] | None = None, align: str = "") -> str:
    """
    Lay *rows* out in columns, two spaces apart, without a line break at the end.

    Args:
        rows: Cells that are shown as their str, the same number in every row.
        header: Titles of the columns, underlined.
        align: "<" or ">" for each column from the first; columns without one are set left.

    A wide East Asian character takes two columns of the terminal, a combining mark none.

    Raises:
        ValueError: rows differ in length, or *align* has another sign.

    >>> print(text_table([["花呗", "9.00"], ["fee", "10.50"]], header=["what", "CNY"], align="<>"))
    what    CNY
    ----  -----
    花呗   9.00
    fee   10.50
    """
    body = _cells(rows, header)
    if not body:
        return ""
    if not set(align) <= set("<>"):
        message = f"a column is set '<' or '>', not {align!r}"
        raise ValueError(message)
    widths = [max(map(_width, column)) for column in zip(*body, strict=True)]
    signs = align.ljust(len(widths), "<")
    lines = [_GAP.join(map(_padded, row, widths, signs)).rstrip() for row in body]
    if header is not None:
        lines.insert(1, _GAP.join("-" * width for width in widths))
    return "\n".join(lines)


def html_table(rows: Iterable[Sequence[object]], header: Sequence[object] | None = None) -> str:
    """
    Write *rows* as an HTML table, every cell escaped.

    Raises:
        ValueError: rows differ in length.

    >>> html_table([["a < b"]])
    '<table><tbody><tr><td>a &lt; b</td></tr></tbody></table>'
    """
    body = _cells(rows, header)
    head = "" if header is None else f"<thead>{_html_row(body.pop(0), 'th')}</thead>"
    return f"<table>{head}<tbody>{''.join(_html_row(row, 'td') for row in body)}</tbody></table>"


def _cells(rows: Iterable[Sequence[object]], header: Sequence[object] | None) -> list[list[str]]:
    cells = [[str(cell) for cell in row] for row in (rows if header is None else (header, *rows))]
    if len(set(map(len, cells))) > 1:
        message = f"the rows of a table are of one length, not of {sorted(set(map(len, cells)))} cells"
        raise ValueError(message)
    return cells


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, width: int, sign: str) -> str:
    space = " " * (width - _width(text))
    return space + text if sign == ">" else text + space


def _html_row(cells: list[str], tag: str) -> str:
    return f"<tr>{''.join(f'<{tag}>{cell.translate(_ESCAPES)}</{tag}>' for cell in cells)}</tr>"
