"""Refusals of what files hold."""

from __future__ import annotations

from creditline.errors.refusal import CreditLineError


class RowRefused(CreditLineError):
    """A file is taken as a whole or not at all; the first row that cannot stand is named."""

    message = "row {e.row}: {e.reason}"
    row: int
    reason: str
