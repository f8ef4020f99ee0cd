"""Cash fees: a share of what is paid out, between a floor and a cap."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, USD, Rate, Rounding
from creditline.errors import CurrencyMismatch
from creditline.money import RateSchedule
from creditline.terms import CashFee, Interest
from tests.lines import OCT, a_line, product


@pytest.mark.parametrize(
    ("fee", "minor", "expected"),
    [
        (CashFee("1%"), 2000_00, 20_00),
        (CashFee("1%"), 50, 1),
        (CashFee("1%"), 49, 0),
        (CashFee("1%", rounding=Rounding.UP), 1, 1),
        (CashFee("1%", floor=CNY(10)), 999_99, 10_00),
        (CashFee("1%", floor=CNY(10)), 1000_50, 10_01),
        (CashFee("1%", cap=CNY(10)), 1000_00, 10_00),
        (CashFee("1%", cap=CNY(10)), 1000_50, 10_00),
        (CashFee("1%", floor=CNY(10), cap=CNY(10)), 1, 10_00),
        (CashFee(0, floor=CNY(3)), 1, 3_00),
        (CashFee("100%"), 7, 7),
    ],
)
def test_a_share_rounded_once_within_its_bounds(fee: CashFee, minor: int, expected: int) -> None:
    assert fee.of(minor) == expected


def test_a_floor_above_the_cap_is_refused() -> None:
    with pytest.raises(ValueError, match=r"a floor of 2\.00 CNY is more than the cap of 1\.00 CNY"):
        CashFee("1%", floor=CNY(2), cap=CNY(1))


@pytest.mark.parametrize(
    ("terms", "error"),
    [
        ({"share": "101%"}, ValueError),
        ({"share": "1%", "floor": CNY(-1)}, ValueError),
        ({"share": "1%", "cap": 5}, TypeError),
        ({"share": "1%", "rounding": "up"}, TypeError),
    ],
)
def test_what_is_no_fee_is_refused(terms: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        CashFee(**terms)


@pytest.mark.parametrize("name", ["cash_fee", "withdrawal_fee"])
def test_a_product_refuses_a_fee_in_another_currency(name: str) -> None:
    terms: dict[str, Any] = {name: CashFee("1%", floor=USD(1))}
    with pytest.raises(CurrencyMismatch):
        product(**terms)


@pytest.mark.parametrize("name", ["cash_fee", "withdrawal_fee", "cash_interest"])
def test_a_product_refuses_what_is_no_fee_and_no_interest(name: str) -> None:
    terms: dict[str, Any] = {name: "1%"}
    with pytest.raises(TypeError, match=f"{name} is an? (CashFee|Interest), not '1%'"):
        product(**terms)


def test_a_line_is_not_opened_before_the_rates_of_its_cash_begin() -> None:
    with pytest.raises(ValueError, match="the rates of Plain begin on 2026-10-02, after 2026-10-01"):
        a_line(cash_interest=Interest.overdue(RateSchedule((OCT(2), Rate.parse("0.05%/day")))))
