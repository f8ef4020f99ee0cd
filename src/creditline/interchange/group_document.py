"""Documents of groups: lines that share a limit as one object of plain data, with the version of its form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from creditline.history import Record
from creditline.interchange.document import HEADER, LINE, VERSION, line_to_plain, require_header, restored
from creditline.interchange.malformed import CannotRoundTrip, MalformedData
from creditline.interchange.plain import to_plain
from creditline.interchange.reading import Reader, known, list_of, read, read_part, require_known
from creditline.portfolio import LineGroup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from creditline.interchange.plain import Plain
    from creditline.interchange.reading import Known, Presets
    from creditline.line import CreditLine
    from creditline.money import Currency

FORMAT: Final = "creditline/group"


def group_to_plain(group: LineGroup, *, with_facts: bool = False) -> dict[str, Plain]:
    """
    A group as plain data: its format, its version, its lines in their order of use, and the records of the group.

    Args:
        group: Any group.
        with_facts: Write the lines with their records, and not their commands alone; see `line_to_plain`. What was
            asked of the group itself is written in records either way, and reading them decides nothing.

    Raises:
        CannotRoundTrip: The product of a line has a calendar or a rule that is not of this library.
    """
    lines: list[Plain] = []
    for place, line in enumerate(group.lines):
        try:
            lines.append(line_to_plain(line, with_facts=with_facts))
        except CannotRoundTrip as refused:
            raise refused.within(place).within("lines") from None
    return {"format": FORMAT, "version": VERSION, "lines": lines, "records": to_plain(group.history)}


def group_from_plain(data: object, *, currencies: Iterable[Currency] = (), presets: Presets | None = None) -> LineGroup:
    """
    The group that `group_to_plain` made the data of; it equals the group that was written.

    Args:
        data: An object with `"format"`, `"version"`, `"lines"`, in any order, each as `line_from_plain` reads it, and
            `"records"`.
        currencies: As in `from_plain`.
        presets: As in `from_plain`.

    Raises:
        MalformedData: The data is not of that form, a line in it is refused, or the records are not those of a group of
            these lines; the error says where and why.
    """
    group: LineGroup = read(GROUP, data, known(currencies, presets))
    return group


def _read_lines(data: list[object], told: Known) -> tuple[CreditLine, ...]:
    return tuple([read_part(place, LINE, line, told) for place, line in enumerate(data)])


LINES: Final = Reader("a list", (list,), _read_lines)


def _read_group(data: dict[str, object], told: Known) -> LineGroup:
    require_header(data, FORMAT)
    require_known(data, {*HEADER, "lines", "records"}, "a group has a format, a version, lines and records")
    for key in ("lines", "records"):
        if key not in data:
            raise MalformedData(key, "it is missing: a group has lines, and records of its own")
    lines: tuple[CreditLine, ...] = read_part("lines", LINES, data["lines"], told)
    records: tuple[Record, ...] = read_part("records", list_of(Record), data["records"], told)
    return restored(partial(LineGroup.restore, lines), records)


GROUP: Final = Reader("an object, a group of lines", (dict,), _read_group)
