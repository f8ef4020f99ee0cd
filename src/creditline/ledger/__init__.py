"""The ledger: double entry as immutable values, exact, and every balance as of any day."""

from typing import TYPE_CHECKING

from creditline.later import later
from creditline.ledger.entry import Entry, Posting, credit, debit
from creditline.ledger.ledger import Ledger
from creditline.ledger.log import Log
from creditline.ledger.rows import Rows

if TYPE_CHECKING:
    from creditline.ledger.trial import TrialBalance, TrialRow
else:
    __getattr__, __dir__ = later(globals(), {"trial": ("TrialBalance", "TrialRow")})

__all__ = ["Entry", "Ledger", "Log", "Posting", "Rows", "TrialBalance", "TrialRow", "credit", "debit"]
