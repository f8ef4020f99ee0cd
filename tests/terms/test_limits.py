"""Limits: the bounds of a product, and what uses them."""

from __future__ import annotations

import pytest

from creditline import CNY
from creditline.terms import LimitTerms
from tests.lines import DEC, HALF_PER_MILLE, NOV, OCT, a_line


class TestBounds:
    def test_both_ends_are_included(self) -> None:
        terms = LimitTerms(minimum=CNY(500), maximum=CNY(1000))

        limits = [CNY("499.99"), CNY(500), CNY(1000), CNY("1000.01")]
        assert [terms.allow(limit) for limit in limits] == [False, True, True, False]

    def test_either_may_be_missing(self) -> None:
        assert LimitTerms().allow(CNY(0))
        assert LimitTerms(minimum=CNY(500)).allow(CNY(1_000_000))
        assert LimitTerms(maximum=CNY(500)).allow(CNY(0))


class TestWhatUsesTheLimit:
    """1,000.00 late since 9 November, and 11.00 of interest on 1 December."""

    def test_principal_alone_unless_told(self) -> None:
        line = a_line(interest=HALF_PER_MILLE).purchase(CNY(1000), on=OCT(20), id="p").advance(to=DEC(1))

        assert (line.used, line.available) == (CNY(1000), CNY(9000))
        assert line.outstanding == CNY(1011)

    def test_the_whole_balance_where_agreed(self) -> None:
        line = a_line(interest=HALF_PER_MILLE, limits=LimitTerms(consumed_by="balance"))
        line = line.purchase(CNY(1000), on=OCT(20), id="p").advance(to=DEC(1))

        assert (line.used, line.available) == (CNY(1011), CNY(8989))

    def test_held_and_used_come_off_the_limit(self) -> None:
        line = a_line().purchase(CNY(1000), on=OCT(20), id="p").authorize(CNY(300), on=OCT(21), id="h")

        assert (line.limit, line.held, line.used) == (CNY(10000), CNY(300), CNY(1000))
        assert line.available == CNY(8700)

    def test_a_repayment_gives_the_limit_back(self) -> None:
        line = a_line().purchase(CNY(1000), on=OCT(20), id="p").repay(CNY(400), on=NOV(5), id="r")

        assert line.available == CNY(9400)

    def test_own_money_is_no_part_of_available(self) -> None:
        line = a_line().repay(CNY(50), on=OCT(20), id="r")

        assert (line.available, line.credit_balance) == (CNY(10000), CNY(50))


def test_what_else_might_use_it_is_refused() -> None:
    with pytest.raises(ValueError, match="consumed_by"):
        LimitTerms(consumed_by="fees")  # type: ignore[arg-type]
