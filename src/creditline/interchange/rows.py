"""Rows of a file: the commands that were read from them, and refusals that say which row."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs

from creditline.errors import CreditLineError, RowRefused

if TYPE_CHECKING:
    from collections.abc import Generator

    from creditline.engine import Command


@attrs.frozen
class Sourced:
    """
    A command, and where it was read.

    Attributes:
        row: The row of the file, counted from 1 as an editor counts it.
        command: What that row asks of a line.
    """

    row: int
    command: Command


@contextmanager
def at_row(number: int) -> Generator[None]:
    """Whatever is refused in here is refused as `RowRefused` at that row of the file."""
    try:
        yield
    except (CreditLineError, ArithmeticError, TypeError, ValueError) as refused:
        raise RowRefused(number, str(refused)) from refused


def utf8_text(content: bytes | str) -> str:
    """
    The text of a file, a byte order mark at its start left out.

    Raises:
        TypeError: *content* is neither bytes nor text.
        RowRefused: The bytes are not UTF-8.
    """
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    if not isinstance(content, bytes):
        message = f"a file is read as bytes or as text, not as {type(content).__name__}"
        raise TypeError(message)
    try:
        return content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as refused:
        row = content.count(b"\n", 0, refused.start) + 1
        reason = f"not UTF-8 text: the byte 0x{content[refused.start]:02x} at position {refused.start}"
        raise RowRefused(row, reason) from refused
