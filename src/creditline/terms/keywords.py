"""Keywords that every constructor of an offer takes, by name and type, for type checkers and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from creditline.money import Money, Remainder, Rounding, ShareLike
    from creditline.terms.ending import PrepaymentLike, RefundLike, UnearnedLike

# Not a class: nothing is ever made of it.
Common = TypedDict(  # noqa: UP013
    "Common",
    {
        "name": str,
        "remainder": "Remainder",
        "unit": "Money | None",
        "rounding": "Rounding",
        "split_rounding": "Rounding",
        "amount_min": "Money | None",
        "amount_max": "Money | None",
        "share_max": "ShareLike | None",
        "on_prepayment": "PrepaymentLike",
        "on_refund": "RefundLike",
        "unearned": "UnearnedLike",
    },
    total=False,
)
