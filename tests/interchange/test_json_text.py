from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creditline.acts import Advance, Discount, Open, Purchase
from creditline.catalog import huabei
from creditline.errors import RowRefused
from creditline.interchange import MalformedData, commands_from_lines, commands_to_lines, loads
from creditline.line import CreditLine
from creditline.money import CNY, Currency
from creditline.testing import histories

HEADER = '{"format": "creditline/commands", "version": 1}\n'
POINTS = Currency("POINTS", 0)
OPEN = Open(huabei(), limit=CNY(8000), on=date(2026, 10, 1), id="alice")
BUY = Purchase(CNY(1), on=date(2026, 10, 2), id="order-1", merchant="花呗店")

plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
)


class TestStrictJson:
    """What a text says twice, or not exactly, is refused."""

    @given(plain=plain_values)
    def test_exact_data_is_read_as_it_is(self, plain):
        assert loads(json.dumps(plain)) == plain

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            (
                '{"amount": 12.34}',
                "12.34 is a number with a point, which is never exact: write text, such as '12.34 CNY'",
            ),
            ("[1e2]", "1e2 is a number with a point, which is never exact: write text, such as '12.34 CNY'"),
            ("[NaN]", "NaN is no number"),
            ("[-Infinity]", "-Infinity is no number"),
            ('{"a": {"id": 1, "on": 2, "id": 1}}', "id: it stands twice in one object"),
            ("{", "it is not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
            ("", "it is not JSON: Expecting value: line 1 column 1 (char 0)"),
            ("1" * 5000, "it is not JSON: Exceeds the limit (4300"),
            ("[" * 100_000, "it is nested too deeply"),
        ],
        ids=range(9),
    )
    def test_what_is_not_exact_or_not_json_is_refused(self, text, message):
        with pytest.raises(MalformedData) as refused:
            loads(text)
        assert str(refused.value).startswith(message)

    def test_bytes_are_decoded_by_whoever_knows_how(self):
        with pytest.raises(TypeError, match="JSON is read from text, not from bytes"):
            loads(b"{}")  # type: ignore[arg-type]


class TestLinesOfCommands:
    @given(line=histories(acts_max=12))
    def test_the_commands_of_any_line_are_read_back_equal(self, line):
        read = commands_from_lines(commands_to_lines(line.commands).encode())
        assert tuple(sourced.command for sourced in read) == line.commands
        assert [sourced.row for sourced in read] == [*range(2, len(line.commands) + 2)]
        assert CreditLine.replay(sourced.command for sourced in read) == line

    def test_the_first_row_is_a_header(self):
        text = commands_to_lines([OPEN, BUY])
        assert text.startswith(HEADER + '{"type": "Open", "product": {"type": "Product", "name": "Huabei 2022", ')
        assert text.count("\n") == 3
        said = '"scene": "", "category": "", "at": null, "place": null, "approval": null}\n'
        assert text.endswith('"id": "order-1", "merchant": "花呗店", "installments": null, ' + said)

    def test_a_header_may_be_left_out_and_blank_rows_count(self):
        text = commands_to_lines([OPEN, BUY]).removeprefix(HEADER).replace("\n", "\r\n\r\n")
        first, second = commands_from_lines("\ufeff\n" + text)
        assert (first.row, first.command, second.row, second.command) == (2, OPEN, 4, BUY)

    def test_a_line_separator_inside_a_text_ends_no_row(self):
        row = '{"type": "Suspend", "on": "2026-10-02", "id": "a", "reason": "one\u2028two"}'
        with pytest.raises(RowRefused, match=r"row 1: reason is one line of text, not 'one\\u2028two'"):
            commands_from_lines(row)

    def test_presets_and_currencies_are_read_where_they_are_told(self):
        row = (
            '{"type": "Open", "product": {"preset": "huabei"}, "limit": "8000 CNY", "on": "2026-10-01", "id": "alice"}'
            "\n"
            '{"type": "Purchase", "amount": "5 POINTS", "on": "2026-10-02", "id": "a"}'
        )
        first, second = commands_from_lines(row, presets={"huabei": huabei}, currencies=iter([POINTS]))
        assert (first.command, second.command.amount) == (OPEN, POINTS(5))

    def test_an_empty_file_holds_no_commands(self):
        assert commands_from_lines(b"\n \n") == ()
        assert commands_from_lines(HEADER) == ()

    @pytest.mark.parametrize(
        ("text", "row", "reason"),
        [
            (HEADER + "{", 2, "it is not JSON: "),
            (HEADER + '\n{"type": "Advance", "to": 3}', 3, "to: 3 is not a day such as '2026-11-01'"),
            ('{"type": "Purchase", "amount": 1.5}', 1, "1.5 is a number with a point"),
            ('{"type": "Advance", "to": "2026-10-01"}\n[]', 2, "a list is not an object of 'type' AcceptIncrease, "),
            (HEADER + HEADER, 2, "type: it is missing; it is one of AcceptIncrease, Advance, "),
            ("7", 1, "7 is not an object of 'type' AcceptIncrease, "),
            (HEADER.replace("1", "2"), 1, "version: this release reads 1, not 2"),
            (HEADER.replace("commands", "line"), 1, "format: this release reads 'creditline/commands', not "),
            (HEADER.replace("1", '1, "by": "me"'), 1, "by: a header has a format and a version, and nothing else"),
            (b'{"type": "\xff"}', 1, "not UTF-8 text"),
        ],
    )
    def test_the_first_row_that_is_no_command_is_named(self, text, row, reason):
        with pytest.raises(RowRefused) as refused:
            commands_from_lines(text)
        assert refused.value.row == row
        assert refused.value.reason.startswith(reason)

    def test_only_commands_are_written(self):
        with pytest.raises(TypeError, match="is not a command that a line takes"):
            commands_to_lines([OPEN, Advance(to=date(2026, 10, 2)), Discount(CNY(1), "bank")])
