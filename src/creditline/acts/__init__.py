"""What can be asked of a line: commands, and the one function each that may refuse it."""

from typing import TYPE_CHECKING

from creditline.later import later

if TYPE_CHECKING:
    from creditline.acts.agreement import ChangeProduct, ChangeStatementDay
    from creditline.acts.authorization import Authorize, Capture, Void
    from creditline.acts.cash import Draw, Withdraw
    from creditline.acts.conversion import Convert
    from creditline.acts.early_settlement import SettleEarly
    from creditline.acts.limit import LowerLimit, RaiseLimit
    from creditline.acts.opening import Open
    from creditline.acts.purchase import Purchase
    from creditline.acts.refund import Refund
    from creditline.acts.repayment import Discount, Repay, ReturnRepayment
    from creditline.acts.rescheduling import Reschedule
    from creditline.acts.standing import Close, Freeze, Resume, Suspend, Unfreeze
    from creditline.acts.time import Advance
else:
    __getattr__, __dir__ = later(
        globals(),
        {
            "agreement": ("ChangeProduct", "ChangeStatementDay"),
            "authorization": ("Authorize", "Capture", "Void"),
            "cash": ("Draw", "Withdraw"),
            "conversion": ("Convert",),
            "early_settlement": ("SettleEarly",),
            "limit": ("LowerLimit", "RaiseLimit"),
            "opening": ("Open",),
            "purchase": ("Purchase",),
            "refund": ("Refund",),
            "repayment": ("Discount", "Repay", "ReturnRepayment"),
            "rescheduling": ("Reschedule",),
            "standing": ("Close", "Freeze", "Resume", "Suspend", "Unfreeze"),
            "time": ("Advance",),
        },
    )

__all__ = [
    "Advance",
    "Authorize",
    "Capture",
    "ChangeProduct",
    "ChangeStatementDay",
    "Close",
    "Convert",
    "Discount",
    "Draw",
    "Freeze",
    "LowerLimit",
    "Open",
    "Purchase",
    "RaiseLimit",
    "Refund",
    "Repay",
    "Reschedule",
    "Resume",
    "ReturnRepayment",
    "SettleEarly",
    "Suspend",
    "Unfreeze",
    "Void",
    "Withdraw",
]
