"""Offers that the tests of plans share, all quoted on a round amount so that every row can be worked in the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from creditline import InstallmentOffer, Rate

if TYPE_CHECKING:
    from datetime import date

    from creditline import CreditLine
    from creditline.state import Plan

FLAT = InstallmentOffer.flat_fee(12, total_rate="8.8%")
"""1,200.00: twelve rows of 100.00 with a fee of 8.80."""

FREE = InstallmentOffer.interest_free(3)
"""1,200.00: three rows of 400.00, and nobody pays more."""

SHARED = InstallmentOffer.interest_free(3, bearer={"merchant": "60%", "platform": "40%"}, cost_rate="3%")
"""1,200.00: three rows of 400.00, with each the merchant bears 7.20 and the platform 4.80."""

LEVEL = InstallmentOffer.equal_payment(3, Rate.parse("1%/month"))
"""
3,000.00 over whole months: 1,020.07 each, the exact annuity is 1,020.0663.

    interest  30.00   principal   990.07   left 2,009.93
    interest  20.10   principal   999.97   left 1,009.96
    interest  10.10   principal 1,009.96   (1,020.06)
"""


def principals(plan: Plan) -> list[str]:
    """The principal of every row of a plan as it stands, billed or not, in yuan."""
    return [str(row.principal.decimal) for row in plan.schedule.rows if row.number]


def fees(plan: Plan) -> list[str]:
    """The fee of every row."""
    return [str(row.fee.decimal) for row in plan.schedule.rows if row.number]


def interests(plan: Plan) -> list[str]:
    """The interest of every row."""
    return [str(row.interest.decimal) for row in plan.schedule.rows if row.number]


def due_dates(plan: Plan) -> list[date]:
    """The due dates of the rows that are not billed yet."""
    return [row.due_date for row in plan.rows_ahead]


def paid(line: CreditLine, id: str) -> str:
    """What came in with an act, in yuan."""
    minor = sum(
        posting.amount.minor
        for entry in line.record(id).entries
        for posting in entry.postings
        if posting.account == "Assets:Collections"
    )
    return str(line.product.currency.minor(minor).decimal)
