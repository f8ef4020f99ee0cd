"""An override says who, and why."""

from __future__ import annotations

import pytest

from creditline.terms import Override


def test_it_is_a_value() -> None:
    assert Override("desk 7", "called back") == Override(by="desk 7", reason="called back")


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("  ", "why"), ("who", ""), ("who", "two\nlines")])
def test_both_are_one_line_that_says_something(by, reason) -> None:
    with pytest.raises(ValueError, match="is not empty|is one line of text"):
        Override(by, reason)


def test_both_are_text() -> None:
    with pytest.raises(TypeError, match="by is a str, not 7"):
        Override(7, "why")  # type: ignore[arg-type]
