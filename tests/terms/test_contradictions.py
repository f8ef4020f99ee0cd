"""Parts of an agreement that contradict themselves are refused when they are made."""

from __future__ import annotations

import pytest

from creditline import CNY
from creditline.terms import DueAfter, DueOn, LateFee, Leniency, LimitTerms, MinimumPayment


def test_no_limit_lies_between_bounds_that_cross():
    with pytest.raises(ValueError, match=r"a minimum of 10.00 CNY is more than the maximum of 5.00 CNY"):
        LimitTerms(minimum=CNY(10), maximum=CNY(5))


def test_no_fee_lies_between_bounds_that_cross():
    with pytest.raises(ValueError, match=r"a floor of 10.00 CNY is more than the cap of 5.00 CNY"):
        LateFee.share_of_minimum("5%", floor=CNY(10), cap=CNY(5))


def test_bounds_may_meet():
    assert LimitTerms(minimum=CNY(5), maximum=CNY(5)).allow(CNY(5))
    assert LateFee.share_of_minimum("5%", floor=CNY(5), cap=CNY(5)).cap == CNY(5)


@pytest.mark.parametrize(
    "agree",
    [
        lambda: MinimumPayment("150%"),
        lambda: MinimumPayment("10%", first_share="101%"),
        lambda: LateFee.share_of_minimum("500%"),
        lambda: Leniency(tolerance_share="300%"),
    ],
)
def test_a_share_is_at_most_the_whole(agree):
    with pytest.raises(ValueError, match="at most 100 %"):
        agree()


def test_the_whole_is_a_share():
    assert MinimumPayment("100%").share == 1


@pytest.mark.parametrize("due", [DueOn, DueAfter])
def test_a_calendar_knows_business_days(due):
    with pytest.raises(TypeError, match=r"calendar has a method is_business_day\(date\), but 5 has none"):
        due(9, calendar=5)
