"""What happened: facts, how each is booked, and what it changes."""

from typing import TYPE_CHECKING

from creditline.later import later

if TYPE_CHECKING:
    from creditline.facts.agreement import ProductChanged
    from creditline.facts.authorized import Authorized
    from creditline.facts.disputed import Disputed, DisputeResolved
    from creditline.facts.drawn import Drawn
    from creditline.facts.fact import Fact
    from creditline.facts.fee import FeeCharged
    from creditline.facts.given_up import GivenUp
    from creditline.facts.interest import InterestCharged
    from creditline.facts.issued import StatementIssued
    from creditline.facts.judged import BillJudged
    from creditline.facts.late_fee import LateFeeCharged, LateFeeCounted
    from creditline.facts.limit import IncreaseMoved, LimitChanged
    from creditline.facts.order_billed import OrderBilled
    from creditline.facts.plan_changed import CostEnded, PlanRelaid
    from creditline.facts.planned import PlanAgreed
    from creditline.facts.purchased import Purchased
    from creditline.facts.released import Released
    from creditline.facts.rows_billed import BilledRow, RowsBilled
    from creditline.facts.scene_limit import SceneLimitSet
    from creditline.facts.settled import Funding, Settled
    from creditline.facts.standing import DaysPassed, Opened, StatusMoved
    from creditline.facts.withdrawn import Withdrawn
else:
    __getattr__, __dir__ = later(
        globals(),
        {
            "agreement": ("ProductChanged",),
            "authorized": ("Authorized",),
            "disputed": ("Disputed", "DisputeResolved"),
            "drawn": ("Drawn",),
            "fact": ("Fact",),
            "fee": ("FeeCharged",),
            "given_up": ("GivenUp",),
            "interest": ("InterestCharged",),
            "issued": ("StatementIssued",),
            "judged": ("BillJudged",),
            "late_fee": ("LateFeeCharged", "LateFeeCounted"),
            "limit": ("IncreaseMoved", "LimitChanged"),
            "order_billed": ("OrderBilled",),
            "plan_changed": ("CostEnded", "PlanRelaid"),
            "planned": ("PlanAgreed",),
            "purchased": ("Purchased",),
            "released": ("Released",),
            "rows_billed": ("BilledRow", "RowsBilled"),
            "scene_limit": ("SceneLimitSet",),
            "settled": ("Funding", "Settled"),
            "standing": ("DaysPassed", "Opened", "StatusMoved"),
            "withdrawn": ("Withdrawn",),
        },
    )

__all__ = [
    "Authorized",
    "BillJudged",
    "BilledRow",
    "CostEnded",
    "DaysPassed",
    "DisputeResolved",
    "Disputed",
    "Drawn",
    "Fact",
    "FeeCharged",
    "Funding",
    "GivenUp",
    "IncreaseMoved",
    "InterestCharged",
    "LateFeeCharged",
    "LateFeeCounted",
    "LimitChanged",
    "Opened",
    "OrderBilled",
    "PlanAgreed",
    "PlanRelaid",
    "ProductChanged",
    "Purchased",
    "Released",
    "RowsBilled",
    "SceneLimitSet",
    "Settled",
    "StatementIssued",
    "StatusMoved",
    "Withdrawn",
]
