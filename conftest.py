"""The examples in the documentation and in docstrings are tests."""

from __future__ import annotations

from doctest import ELLIPSIS

from sybil import Sybil
from sybil.parsers.doctest import DocTestParser
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser

pages = Sybil([PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), SkipParser()], pattern="*.md")
docstrings = Sybil([DocTestParser(optionflags=ELLIPSIS)], pattern="*.py", path="src")

pytest_collect_file = (pages + docstrings).pytest()
