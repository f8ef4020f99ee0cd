"""`python -m creditline`: print what an offer or the line of a file comes to, or say in one line why not."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentError
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from creditline.cli.arguments import parser
from creditline.errors import CreditLineError, RowRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, REFUSED = 0, 1


def main(argv: Sequence[str] | None = None) -> int:
    """
    Run a command; nothing is printed before all of it is known.

    Args:
        argv: The arguments; those of the process where `None`.

    Returns:
        The exit status: 0 where it is done, 1 where something was refused.

    Raises:
        SystemExit: With status 2 where the usage is wrong, 0 after `--help` and `--version`.
    """
    _speak_utf8()
    usage = parser()
    arguments = usage.parse_args(argv)
    file = getattr(arguments, "file", "")
    try:
        text = arguments.run(arguments, Path(file).read_bytes() if file else b"")
    except ArgumentError as wrong:
        usage.error(str(wrong))
    except RowRefused as refused:
        return _refuse(f"{file}, {refused}")
    except OSError as refused:
        return _refuse(f"{file}: {refused.strerror}")
    except (CreditLineError, ArithmeticError, ValueError) as refused:
        return _refuse(f"{file}: {refused}" if file else str(refused))
    return _show(text)


def _speak_utf8() -> None:
    """Whatever the locale is, names and amounts of every language can be printed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse(reason: str) -> int:
    print("creditline:", " ".join(reason.splitlines()), file=sys.stderr)
    return REFUSED


def _show(text: str) -> int:
    try:
        print(text.removesuffix("\n"), flush=True)
    except OSError as refused:
        # What is still in the buffer would be tried again, and reported, when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        # A reader that has seen enough (head, less) is no failure.
        return DONE if isinstance(refused, BrokenPipeError) else _refuse(f"standard output: {refused.strerror}")
    return DONE


if __name__ == "__main__":
    sys.exit(main())
