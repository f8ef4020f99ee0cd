"""The first screen of the README is true."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def fenced(language: str) -> str:
    """The first block of that language."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def test_the_example_prints_what_the_readme_shows():
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(fenced("python"), "README.md", "exec"), {})  # noqa: S102 - the example is ours
    assert printed.getvalue() == fenced("text")


def test_every_page_it_links_to_is_there():
    linked = re.findall(r"\]\((docs/[^)]+)\)", README)
    assert linked
    assert all((Path(__file__).parents[2] / page).exists() for page in linked)
