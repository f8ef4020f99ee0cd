"""What is true of a line at one moment."""

from creditline.state.accrual import unposted
from creditline.state.agenda import Coming, Step, is_idle, next_step, statement_step
from creditline.state.increase import Increase, IncreaseStatus
from creditline.state.lateness import bucket, days_past_due, late_since
from creditline.state.obligation import Ask, Bill, Hold, Obligation
from creditline.state.plan import Plan
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
    "Increase",
    "IncreaseStatus",
    "Obligation",
    "Plan",
    "Settlement",
    "State",
    "Statement",
    "StatementLine",
    "Status",
    "Step",
    "bucket",
    "claims",
    "days_past_due",
    "in_order",
    "is_idle",
    "late_since",
    "next_step",
    "settle",
    "statement_step",
    "unposted",
]
