"""What can be asked of a line: commands, and the one function each that may refuse it."""

from typing import TYPE_CHECKING

from creditline.later import later

if TYPE_CHECKING:
    from creditline.acts.agreement import ChangeProduct, ChangeStatementDay
    from creditline.acts.authorization import Authorize, Capture, Void
    from creditline.acts.cash import Draw, Withdraw
    from creditline.acts.charge_off import ChargeOff
    from creditline.acts.conversion import Convert
    from creditline.acts.dispute import Dispute, Resolve
    from creditline.acts.early_settlement import SettleEarly
    from creditline.acts.increase import (
        AcceptIncrease,
        DeclineIncrease,
        OfferIncrease,
        RequestIncrease,
        WithdrawIncrease,
    )
    from creditline.acts.limit import LowerLimit, RaiseLimit
    from creditline.acts.opening import Open
    from creditline.acts.purchase import Purchase
    from creditline.acts.recovery import Recover
    from creditline.acts.refund import Refund
    from creditline.acts.repayment import Discount, Repay, ReturnRepayment
    from creditline.acts.rescheduling import Reschedule
    from creditline.acts.scene_limit import SetSceneLimit
    from creditline.acts.standing import Close, Freeze, Resume, Suspend, Unfreeze
    from creditline.acts.temporary_limit import GrantTemporaryLimit
    from creditline.acts.time import Advance
    from creditline.acts.waiver import Waive
else:
    __getattr__, __dir__ = later(
        globals(),
        {
            "agreement": ("ChangeProduct", "ChangeStatementDay"),
            "authorization": ("Authorize", "Capture", "Void"),
            "cash": ("Draw", "Withdraw"),
            "charge_off": ("ChargeOff",),
            "conversion": ("Convert",),
            "dispute": ("Dispute", "Resolve"),
            "early_settlement": ("SettleEarly",),
            "increase": (
                "AcceptIncrease",
                "DeclineIncrease",
                "OfferIncrease",
                "RequestIncrease",
                "WithdrawIncrease",
            ),
            "limit": ("LowerLimit", "RaiseLimit"),
            "opening": ("Open",),
            "purchase": ("Purchase",),
            "recovery": ("Recover",),
            "refund": ("Refund",),
            "repayment": ("Discount", "Repay", "ReturnRepayment"),
            "rescheduling": ("Reschedule",),
            "scene_limit": ("SetSceneLimit",),
            "standing": ("Close", "Freeze", "Resume", "Suspend", "Unfreeze"),
            "temporary_limit": ("GrantTemporaryLimit",),
            "time": ("Advance",),
            "waiver": ("Waive",),
        },
    )

__all__ = [
    "AcceptIncrease",
    "Advance",
    "Authorize",
    "Capture",
    "ChangeProduct",
    "ChangeStatementDay",
    "ChargeOff",
    "Close",
    "Convert",
    "DeclineIncrease",
    "Discount",
    "Dispute",
    "Draw",
    "Freeze",
    "GrantTemporaryLimit",
    "LowerLimit",
    "OfferIncrease",
    "Open",
    "Purchase",
    "RaiseLimit",
    "Recover",
    "Refund",
    "Repay",
    "RequestIncrease",
    "Reschedule",
    "Resolve",
    "Resume",
    "ReturnRepayment",
    "SetSceneLimit",
    "SettleEarly",
    "Suspend",
    "Unfreeze",
    "Void",
    "Waive",
    "Withdraw",
    "WithdrawIncrease",
]
