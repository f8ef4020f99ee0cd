"""What is true of a line at one moment."""

from creditline.state.accrual import accrued, interest_item, posted, unposted
from creditline.state.agenda import Coming, Step, next_step, statement_step
from creditline.state.lateness import bucket, days_past_due, late_since
from creditline.state.obligation import Ask, Bill, Hold, Obligation
from creditline.state.settling import Settlement, claims, in_order, settle
from creditline.state.state import State
from creditline.state.statement import Statement, StatementLine
from creditline.state.status import Dealing, Status

__all__ = [
    "Ask",
    "Bill",
    "Coming",
    "Dealing",
    "Hold",
    "Obligation",
    "Settlement",
    "State",
    "Statement",
    "StatementLine",
    "Status",
    "Step",
    "accrued",
    "bucket",
    "claims",
    "days_past_due",
    "in_order",
    "interest_item",
    "late_since",
    "next_step",
    "posted",
    "settle",
    "statement_step",
    "unposted",
]
