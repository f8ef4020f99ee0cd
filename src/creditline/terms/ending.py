"""Endings: what is still paid of the cost of installments that are settled early, refunded or given up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from creditline.money import share
from creditline.terms.check import one_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from creditline.money import Rounding, ShareLike

_KEPT_OR_RETURNED = one_of("kept", "returned")


@attrs.frozen
class Prepayment:
    """
    What a customer who settles early still pays of the fees that are not billed yet.

    Args:
        rule: `"waive"`: nothing. `"next_period"`: the fee of the next row. `"all"`: every fee that is left.
            `"share"`: instead of fees, a share of the remaining principal.
        share: That share.

    Sources: three published versions for Huabei; CITIC and CMB, 3 % of the remaining principal (docs/catalog.md).
    """

    rule: Literal["waive", "next_period", "all", "share"] = attrs.field(
        default="waive", validator=one_of("waive", "next_period", "all", "share")
    )
    share: Fraction | None = attrs.field(default=None, converter=attrs.converters.optional(share))

    def __attrs_post_init__(self) -> None:
        """Refuse a share without its rule, and the rule without its share."""
        if (self.rule == "share") != (self.share is not None):
            message = "a share of the remaining principal is Prepayment('share', '3%'); the other rules have none"
            raise ValueError(message)

    def fee(self, unbilled: Sequence[int], principal_left: int, rounding: Rounding) -> int:
        """
        Minor units to pay beyond what is billed and the remaining principal.

        Args:
            unbilled: The fees of the rows not billed yet, in their order.
            principal_left: The principal of those rows.
            rounding: Of a share, once.
        """
        if self.share is not None:
            return rounding.divide(self.share.numerator * principal_left, self.share.denominator)
        if self.rule == "all":
            return sum(unbilled)
        return sum(unbilled[:1]) if self.rule == "next_period" else 0


@attrs.frozen
class RefundTerms:
    """
    What a refund takes off a plan.

    Args:
        order: The principal of the rows not billed yet goes `"last_first"`, or `"pro_rata"` by largest remainder.
        billed_fee: Fees billed already are `"kept"`, or `"returned"` in proportion to the principal that is refunded
            and was not billed yet.
        unbilled_fee: Fees not billed yet are `"reduced"` in proportion to the principal left, `"kept"` in full, or
            `"all_or_nothing"`: waived where no principal is left, otherwise kept in full.

    Sources: Huabei and Baitiao (last first, billed kept, unbilled reduced; a bill's fee kept); Chinese bank cards
    (all or nothing; a fee charged first, returned) (docs/catalog.md).
    """

    order: Literal["last_first", "pro_rata"] = attrs.field(
        default="last_first", validator=one_of("last_first", "pro_rata")
    )
    billed_fee: Literal["kept", "returned"] = attrs.field(default="kept", validator=_KEPT_OR_RETURNED)
    unbilled_fee: Literal["reduced", "kept", "all_or_nothing"] = attrs.field(
        default="reduced", validator=one_of("reduced", "kept", "all_or_nothing")
    )

    def unbilled_fee_left(self, fee: int, *, principal_before: int, principal_left: int, rounding: Rounding) -> int:
        """Minor units of fees not billed yet that stay after a refund, of *fee* before it."""
        if self.unbilled_fee == "reduced":
            return rounding.divide(fee * principal_left, principal_before)
        return fee if principal_left or self.unbilled_fee == "kept" else 0


@attrs.frozen
class Unearned:
    """
    What becomes of a cost that others bear and that is not yet earned when its plan ends early.

    `"kept"`: it is earned at once; `"returned"`: the bearer need not pay it, or has it back.

    Args:
        on_settlement: When the customer settles early.
        on_refund: When the purchase is refunded, for the part that is.
        on_charge_off: When the plan is given up.
    """

    on_settlement: Literal["kept", "returned"] = attrs.field(default="kept", validator=_KEPT_OR_RETURNED)
    on_refund: Literal["kept", "returned"] = attrs.field(default="returned", validator=_KEPT_OR_RETURNED)
    on_charge_off: Literal["kept", "returned"] = attrs.field(default="kept", validator=_KEPT_OR_RETURNED)


PrepaymentLike: TypeAlias = "Prepayment | ShareLike"
"""A rule by its name, a share of the remaining principal ("3%"), or the value."""

RefundLike: TypeAlias = "RefundTerms | Literal['last_first', 'pro_rata']"
"""An order by its name, or the value."""

UnearnedLike: TypeAlias = "Unearned | Literal['kept', 'returned']"
"""One rule for all three endings by its name, or the value."""


_NAMED: Mapping[str, Prepayment] = {
    "waive": Prepayment("waive"),
    "next_period": Prepayment("next_period"),
    "all": Prepayment("all"),
}


def prepayment(value: PrepaymentLike) -> Prepayment:
    """Read a rule for early settlement: "waive", "next_period", "all", or a share of the remaining principal."""
    if isinstance(value, Prepayment):
        return value
    if isinstance(value, str) and value in _NAMED:
        return _NAMED[value]
    try:
        return Prepayment("share", value)
    except ValueError:
        message = f"on_prepayment is 'waive', 'next_period', 'all', or a share such as '3%', not {value!r}"
        raise ValueError(message) from None


def refund_terms(value: RefundLike) -> RefundTerms:
    """Read a rule for refunds: "last_first", "pro_rata", or the whole value."""
    if isinstance(value, RefundTerms):
        return value
    if value not in ("last_first", "pro_rata"):
        message = f"on_refund is 'last_first', 'pro_rata', or RefundTerms, not {value!r}"
        raise ValueError(message)
    return RefundTerms(value)


def unearned(value: UnearnedLike) -> Unearned:
    """Read what becomes of an unearned cost: "kept" or "returned" at every ending, or the whole value."""
    if isinstance(value, Unearned):
        return value
    if value not in ("kept", "returned"):
        message = f"unearned is 'kept', 'returned', or Unearned, not {value!r}"
        raise ValueError(message)
    return Unearned(value, value, value)
