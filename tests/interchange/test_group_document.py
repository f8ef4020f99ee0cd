from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from creditline import CNY, EUR, CreditLine
from creditline.catalog import huabei, meituan_pay
from creditline.interchange import (
    CannotRoundTrip,
    MalformedData,
    from_plain,
    group_from_plain,
    group_to_plain,
    line_from_plain,
    line_to_plain,
    loads,
    to_plain,
)
from creditline.money import Currency
from creditline.portfolio import LineGroup, OpenGroup, OrderLines, Part
from creditline.terms import BillingCycle, DueOn
from tests.lines import DEC, NOV, OCT, a_line

if TYPE_CHECKING:
    from datetime import date

POINTS = Currency("POINTS", 0)


def a_group() -> LineGroup:
    """Two lines of 5,000 and 2,000 share 6,000."""
    lines = [
        CreditLine.open(huabei(), limit=CNY(limit), on=OCT(1), id=id)
        for id, limit in (("first", 5000), ("second", 2000))
    ]
    return LineGroup.open(lines, limit=CNY(6000), on=OCT(1), id="shared")


def lived() -> LineGroup:
    """A group with all that its records have to carry: parts of every kind, orders, limits for good and for a time."""
    group = a_group().purchase(CNY(5600), on=OCT(2), id="car", combine=True, merchant="天猫")
    group = group.refund("car", on=OCT(4), id="refund-1", amount=CNY(700))
    group = group.order(["second", "first"], on=OCT(5), id="order-1", reason="asked for")
    group = group.raise_limit(CNY(8000), on=OCT(6), id="raise-1").lower_limit(CNY(5000), on=OCT(7), id="lower-1")
    group = group.grant_temporary_limit(CNY(500), first=NOV(1), last=DEC(20), on=OCT(8), id="grant-1")
    group = group.grant_temporary_limit(CNY(70), first=NOV(1), last=DEC(20), on=OCT(8), id="grant-2")
    group = group.withdraw_increase("grant-2", on=NOV(2), id="back-1")
    group = group.authorize(CNY(50), on=NOV(3), id="hotel").repay(CNY(4900), on=NOV(8), id="pay-1")
    return group.return_repayment("pay-1", on=NOV(10), id="return-1").advance(to=NOV(20))


def through_text(plain: object) -> Any:
    return loads(json.dumps(plain, ensure_ascii=False))


class TestAGroupRoundTrips:
    """A group read back equals the group that was written, and goes on as if it had never been written."""

    @pytest.mark.parametrize("with_facts", [False, True])
    @pytest.mark.parametrize("group", [a_group(), lived()])
    def test_a_group_is_read_back_equal(self, group, with_facts):
        again = group_from_plain(through_text(group_to_plain(group, with_facts=with_facts)))

        assert again == group
        assert (again.history, again.increases, again.limit) == (group.history, group.increases, group.limit)
        assert (str(again), again.due(), again.as_of) == (str(group), group.due(), group.as_of)
        ahead, also = (each.repay(CNY(500), on=DEC(1), id="pay-2") for each in (group, again))
        assert ahead == also
        assert ahead.advance(to=DEC(21)).limit == also.advance(to=DEC(21)).limit

    def test_lines_are_read_in_any_order(self):
        plain: Any = group_to_plain(lived())

        assert group_from_plain(plain | {"lines": plain["lines"][::-1]}) == lived()

    def test_a_group_in_points_is_read_back_equal(self):
        product = attrs.evolve(meituan_pay(), currency=POINTS, interest=None)
        lines = [CreditLine.open(product, limit=POINTS(50), on=OCT(1), id=id) for id in ("first", "second")]
        group = LineGroup.open(lines, limit=POINTS(80), on=OCT(1), id="shared")
        group = group.purchase(POINTS(70), on=OCT(2), id="car", combine=True)

        plain: Any = through_text(group_to_plain(group))
        assert group_from_plain(plain) == group
        plain["records"][0]["command"]["limit"] = "80 POINTS"
        assert group_from_plain(plain, currencies=iter([POINTS])) == group

    def test_presets_are_read_where_they_are_told(self):
        plain: Any = group_to_plain(lived())
        for line in plain["lines"]:
            line["commands"][0]["product"] = {"preset": "huabei"}

        assert group_from_plain(plain, presets={"huabei": huabei}) == lived()


class TestTheForm:
    def test_it_says_its_format_and_version(self):
        plain: Any = group_to_plain(lived())

        assert [*plain] == ["format", "version", "lines", "records"]
        assert (plain["format"], plain["version"]) == ("creditline/group", 1)
        assert plain["lines"] == [line_to_plain(line) for line in lived().lines]
        assert plain["records"][0] == {
            "type": "Record",
            "command": {
                "type": "OpenGroup",
                "limit": "6000.00 CNY",
                "lines": ["first", "second"],
                "on": "2026-10-01",
                "id": "shared",
            },
            "facts": [],
            "entries": [],
        }
        assert [fact["line"] for fact in plain["records"][1]["facts"]] == ["first", "second"]

    def test_with_facts_its_lines_have_records(self):
        plain: Any = group_to_plain(lived(), with_facts=True)

        assert plain["lines"] == [line_to_plain(line, with_facts=True) for line in lived().lines]

    def test_what_a_group_was_asked_goes_through_plain_data(self):
        car = lived().record("car")
        for value in (
            car,
            *lived().parts("car"),
            OrderLines(["a", "b"], on=OCT(2), id="o"),
            lived().history[0].command,
        ):
            assert from_plain(type(value), through_text(to_plain(value))) == value

    def test_a_calendar_that_cannot_be_written_is_named(self):
        class Feasts:
            def is_business_day(self, day: date, /) -> bool:
                return day.day > 1

        odd = a_line(id="odd", cycle=BillingCycle(1, DueOn(9, calendar=Feasts())))
        group = LineGroup.open([a_line(id="plain"), odd], limit=CNY(1), on=OCT(1), id="shared")
        with pytest.raises(CannotRoundTrip, match=r"^lines\[1\].commands\[0\].product.cycle.due.calendar: <"):
            group_to_plain(group)


GROUP: Any = group_to_plain(lived())
RECORDS: Any = group_to_plain(lived(), with_facts=True)
ORDER, GRANT, WITHDRAWAL = 3, 6, 8
"""Where the records of an order, of a grant and of a withdrawal stand."""


def change(*steps: Any) -> Any:
    """The same data, but for the last of *steps*, which is put where the others lead."""
    changed = copy.deepcopy(GROUP)
    *path, key, value = steps
    inner = changed
    for step in path:
        inner = inner[step]
    inner[key] = value
    return changed


def and_then(record: Any) -> Any:
    """The same group, of which one thing more was asked."""
    return GROUP | {"records": [*GROUP["records"], record]}


def told(command: Any, *facts: Any, entries: tuple[Any, ...] = ()) -> Any:
    return {"command": command, "facts": [*facts], "entries": [*entries]}


LOWER = {"type": "LowerLimit", "to": "1.00 CNY", "on": "2026-11-20", "id": "lower-2"}
PURCHASE = {"type": "Purchase", "amount": "1.00 CNY", "on": "2026-11-20", "id": "pen"}
NOT_ASKED = "records[11]: a group of these lines was not asked for "


class TestMalformedData:
    @pytest.mark.parametrize(
        ("data", "message"),
        [
            ([], "a list is not an object, a group of lines"),
            ({}, "format: it is missing; it is 'creditline/group'"),
            (line_to_plain(a_line()), "format: this release reads 'creditline/group', not 'creditline/line'"),
            (GROUP | {"version": 2}, "version: this release reads 1, not 2"),
            (GROUP | {"note": ""}, "note: a group has a format, a version, lines and records"),
            ({key: GROUP[key] for key in ("format", "version", "lines")}, "records: it is missing"),
            ({key: GROUP[key] for key in ("format", "version", "records")}, "lines: it is missing"),
            (GROUP | {"lines": {}}, "lines: an object is not a list"),
            (change("lines", 1, []), "lines[1]: a list is not an object, a line"),
            (change("lines", 1, "version", 0), "lines[1].version: this release reads 1, not 0"),
            (change("lines", 0, "commands", 0, "limit", "0.005 CNY"), "lines[0].commands[0].limit: 0.005 CNY is finer"),
            (GROUP | {"records": []}, "records[0]: a group has at least one record, the one that opens it"),
            (GROUP | {"records": GROUP["records"][1:]}, "records[0]: Purchase("),
            (GROUP | {"lines": GROUP["lines"][1:]}, "records[0]: OpenGroup("),
            (GROUP | {"lines": []}, "records[0]: OpenGroup("),
            (
                change("records", 0, "command", "on", "2026-11-21"),
                "records[0]: the lines of a group live in one day from",
            ),
            (change("records", 0, "command", "limit", "1.00 EUR"), "records[0]: CNY does not mix with EUR"),
            (change("records", 1, "facts", 0, "line", "third"), "records[1]: a group of these lines was not asked"),
            (change("records", 1, "facts", 0, "command", "amount", "5001.00 CNY"), "records[1]: a group of these"),
            (change("records", 1, "facts", []), "records[1]: a group of these lines was not asked for Purchase("),
            (change("records", ORDER, "command", "lines", ["first"]), "records[3]: an order names all lines"),
            (change("records", ORDER, "command", "lines", ["first", "third"]), "records[3]: there is no line 'third'"),
            (change("records", GRANT, "command", "amount", "1.00 EUR"), "records[6]: EUR does not mix with CNY"),
            (
                change("records", WITHDRAWAL, "command", "increase", "grant-3"),
                "records[8]: there is no increase 'grant-3'",
            ),
            (and_then(GROUP["records"][0]), NOT_ASKED),
            (and_then(GROUP["records"][4]), NOT_ASKED),
            (and_then(told(LOWER | {"id": "hotel"})), NOT_ASKED),
            (and_then(told(LOWER | {"id": "car"})), NOT_ASKED),
            (and_then(told(LOWER | {"on": "2026-11-21"})), NOT_ASKED),
            (and_then(told(LOWER | {"on": "2026-11-09"})), NOT_ASKED),
            (and_then(told(LOWER, *GROUP["records"][1]["facts"])), NOT_ASKED),
            (and_then(told(LOWER, RECORDS["lines"][0]["records"][0]["facts"][0])), NOT_ASKED),
            (and_then(told(LOWER, entries=RECORDS["lines"][0]["records"][0]["entries"])), NOT_ASKED),
            (and_then(told(PURCHASE, RECORDS["lines"][0]["records"][0]["facts"][0])), NOT_ASKED),
            (and_then(told({"type": "Suspend", "on": "2026-11-20", "id": "stop"})), NOT_ASKED),
        ],
    )
    def test_a_group_that_cannot_be_is_refused_where_it_is_wrong(self, data, message):
        with pytest.raises(MalformedData) as refused:
            group_from_plain(data)
        assert str(refused.value).startswith(message)

    def test_what_is_asked_of_a_group_is_no_record_of_a_line(self):
        plain: Any = line_to_plain(a_line(), with_facts=True)
        asked = told(to_plain(OrderLines(["alice"], on=OCT(1), id="order-1")))
        with pytest.raises(
            MalformedData, match=r"^records\[1\].command: OrderLines is not a command that a line takes$"
        ):
            line_from_plain(plain | {"records": [*plain["records"], asked]})
        part = to_plain(Part("alice", a_line().commands[0]))
        with pytest.raises(MalformedData, match=r"^records\[1\]: "):
            line_from_plain(plain | {"records": [*plain["records"], told(LOWER, part)]})

    def test_and_no_command_of_one(self):
        plain: Any = line_to_plain(a_line())
        opened = to_plain(OpenGroup(EUR(1), lines=["alice"], on=OCT(1), id="shared"))
        with pytest.raises(MalformedData, match=r"^commands\[0\].type: 'OpenGroup' is not one of"):
            line_from_plain(plain | {"commands": [opened]})
