"""Tables line up, in Chinese too, and let no markup through."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.table import html_table, text_table

CELLS = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)


def test_columns_are_two_spaces_apart() -> None:
    assert text_table([["a", "bcd"], ["ef", "g"]]) == "a   bcd\nef  g"


def test_a_header_is_underlined() -> None:
    assert text_table([["order-1", 5]], header=["id", "nights"]) == ("id       nights\n-------  ------\norder-1  5")


def test_columns_are_set_left_or_right() -> None:
    assert text_table([["fee", Decimal("9.00"), "x"], ["x", Decimal("10.00"), "yy"]], align="<>") == (
        "fee   9.00  x\nx    10.00  yy"
    )


def test_a_wide_character_takes_two_columns() -> None:
    assert text_table([["花呗", "1"], ["ｗｉ", "2"], ["card", "3"], ["é", "4"]], align=">>") == (  # noqa: RUF001
        "花呗  1\nｗｉ  2\ncard  3\n   é  4"  # noqa: RUF001
    )


def test_a_combining_mark_takes_no_column() -> None:
    assert text_table([["e\u0301", "1"], ["ab", "2"]]) == "e\u0301   1\nab  2"


def test_lines_do_not_end_in_spaces() -> None:
    assert text_table([["a", ""], ["b", "cc"]]) == "a\nb  cc"


def test_no_rows_make_an_empty_text_or_a_bare_header() -> None:
    assert text_table([]) == ""
    assert text_table([], header=["a", "bb"]) == "a  bb\n-  --"


@pytest.mark.parametrize("table", [text_table, html_table])
def test_rows_of_different_lengths_are_refused(table) -> None:
    with pytest.raises(ValueError, match=r"of one length, not of \[1, 2\] cells"):
        table([["a"], ["b", "c"]])
    with pytest.raises(ValueError, match="of one length"):
        table([["b", "c"]], header=["a"])


@pytest.mark.parametrize("align", ["^", "<x", "l"])
def test_another_sign_of_alignment_is_refused(align: str) -> None:
    with pytest.raises(ValueError, match="a column is set '<' or '>'"):
        text_table([["a", "b"]], align=align)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6), st.text("<>", max_size=3))
def test_every_column_begins_or_ends_at_one_place(rows: list[tuple[str, str, str]], align: str) -> None:
    lines = text_table(rows, align=align).split("\n")

    assert [tuple(line.split()) for line in lines] == rows
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for line, row in zip(lines, rows, strict=True):
        place = 0
        for cell, width, sign in zip(row, widths, align.ljust(3, "<"), strict=True):
            assert line[place : place + width].rstrip() == (cell.rjust(width) if sign == ">" else cell)
            place += width + 2


def test_html_has_a_head_and_a_body() -> None:
    assert html_table([["花呗", 1]], ["what", "n"]) == (
        "<table><thead><tr><th>what</th><th>n</th></tr></thead><tbody><tr><td>花呗</td><td>1</td></tr></tbody></table>"
    )
    assert html_table([]) == "<table><tbody></tbody></table>"


def test_html_is_escaped() -> None:
    assert html_table([["<b>&\"'"]], ["<i>"]) == (
        "<table><thead><tr><th>&lt;i&gt;</th></tr></thead>"
        "<tbody><tr><td>&lt;b&gt;&amp;&quot;&#x27;</td></tr></tbody></table>"
    )
