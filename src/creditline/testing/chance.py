"""Hypothesis, the one thing that this room needs and the library does not."""

from __future__ import annotations

try:
    from hypothesis import note, stateful, strategies
except ImportError as missing:
    message = "creditline.testing needs Hypothesis: pip install 'creditline[test]', or pip install hypothesis"
    raise ImportError(message) from missing

__all__ = ["note", "stateful", "strategies"]
