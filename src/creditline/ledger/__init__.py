"""The ledger: double entry as immutable values, exact, and every balance as of any day."""

from __future__ import annotations

from creditline.ledger.entry import Entry, Posting, credit, debit
from creditline.ledger.ledger import Ledger
from creditline.ledger.log import Log
from creditline.ledger.rows import Rows
from creditline.ledger.trial import TrialBalance, TrialRow

__all__ = ["Entry", "Ledger", "Log", "Posting", "Rows", "TrialBalance", "TrialRow", "credit", "debit"]
