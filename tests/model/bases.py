"""Products of every base of interest, with cash and without, to be drawn from."""

from __future__ import annotations

from functools import partial
from typing import Any

import attrs
from hypothesis import strategies as st

from creditline.money import CNY, Rate, Rounding
from creditline.terms import CashFee, Interest, LateFee
from creditline.testing import limit_terms, products
from creditline.testing.strategies import cycles, interests, late_fees, rates

PLAIN: dict[str, Any] = {
    "cash_interest": None,
    "delinquency": None,
    "authorization": None,
    "limits": limit_terms(scenes=False),
}
"""
What every product does without that the clerk does not know, or that is drawn here.

He neither gives relief nor takes a loss, and asks nobody what money is spent on.
"""

LEAST = st.none() | st.sampled_from((1, 2, 100, 300)).map(CNY.minor)
COMMON: dict[str, Any] = {
    "compounds": st.booleans(),
    "rounding": st.sampled_from(Rounding),
    "minimum_charge": LEAST,
    "waive_below": LEAST,
}
COUNTED = COMMON | {"payment_counts": st.sampled_from(("same_day", "next_day"))}
MONTHLY = st.sampled_from((Rate.monthly("1.5%"), Rate.monthly("2%")))
AVERAGE = partial(
    st.builds,
    Interest.average_daily_balance,
    new_purchases=st.booleans(),
    rounded=st.booleans(),
    restored_after=st.sampled_from((1, 2, 6)),
    fees_bear_interest=st.booleans(),
    **COMMON,
)
FEES = st.builds(CashFee, st.sampled_from(("1%", "0.5%", "0")), floor=LEAST, cap=st.none() | st.just(CNY(50)))


def counted(make: Any) -> Any:
    """Interest by nights; some of it charges the night of the statement day too."""
    return st.builds(make, rates(), through_statement_day=st.booleans(), **COUNTED)


def under(**terms: Any) -> Any:
    """Products of every make, but for the *terms* that are drawn; a night of its own needs a statement at its end."""

    def make(product: Any, cycle: Any, rest: dict[str, Any]) -> Any:
        if any(getattr(part, "through_statement_day", False) for part in rest.values()):
            cycle = attrs.evolve(cycle, cutoff="through")
        return attrs.evolve(product, cycle=cycle, **rest)

    plain = {"cash_interest": st.none(), "cash_fee": st.none()}
    return st.builds(make, products(**PLAIN), cycles(), st.fixed_dictionaries(plain | terms))


BY_NIGHT = st.builds(LateFee.daily, rates())
CASH: dict[str, Any] = {"cash_interest": counted(Interest.daily), "cash_fee": st.none() | FEES}

BASES: dict[str, Any] = {
    "full": under(interest=counted(Interest.full)),
    "unpaid": under(interest=counted(Interest.unpaid)),
    "daily": under(interest=counted(Interest.daily)),
    "average daily balance": under(interest=AVERAGE(rates())),
    "average daily balance by the month": under(interest=AVERAGE(MONTHLY)),
    "overdue with cash by the day": under(interest=interests(), **CASH),
    "full with cash by the day": under(interest=counted(Interest.full), **CASH),
    "unpaid with cash under it": under(interest=counted(Interest.unpaid), cash_fee=FEES),
    "average daily balance with cash by the day": under(interest=AVERAGE(rates()), **CASH),
    "late fee by the night": under(interest=interests(), late_fee=BY_NIGHT | st.tuples(late_fees(), BY_NIGHT)),
}
