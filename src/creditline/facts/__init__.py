"""What happened: facts, how each is booked, and what it changes."""

from creditline.facts.authorized import Authorized
from creditline.facts.fact import Fact
from creditline.facts.interest import InterestCharged
from creditline.facts.issued import StatementIssued
from creditline.facts.judged import BillJudged
from creditline.facts.late_fee import LateFeeCharged
from creditline.facts.limit import LimitChanged
from creditline.facts.purchased import Purchased
from creditline.facts.released import Released
from creditline.facts.settled import Funding, Settled
from creditline.facts.standing import DaysPassed, Opened, StatusMoved
from creditline.facts.withdrawn import Withdrawn

__all__ = [
    "Authorized",
    "BillJudged",
    "DaysPassed",
    "Fact",
    "Funding",
    "InterestCharged",
    "LateFeeCharged",
    "LimitChanged",
    "Opened",
    "Purchased",
    "Released",
    "Settled",
    "StatementIssued",
    "StatusMoved",
    "Withdrawn",
]
