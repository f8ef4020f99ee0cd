"""Repaying toward a plan: what is billed of it is paid first, what is not billed is not prepaid (section 10)."""

from __future__ import annotations

from creditline import CNY
from creditline.acts import Repay
from creditline.errors import UnknownId
from tests.installments.offers import FLAT, FREE
from tests.lines import DEC, HALF_PER_MILLE, NOV, OCT, a_line, refused, settled

LINE = a_line(interest=HALF_PER_MILLE).purchase(CNY(500), on=OCT(5), id="o")
LINE = LINE.purchase(CNY(1200), on=OCT(20), id="p", installments=FLAT)
LINE = LINE.purchase(CNY(300), on=OCT(20), id="q", installments=FREE).advance(to=NOV(2))
"""Billed: 500.00 of o, 108.80 of p, 100.00 of q."""


def test_the_plan_that_is_named_is_paid_first():
    line = LINE.repay(CNY(150), on=NOV(5), id="r", toward="p")

    assert settled(line, "r") == [("fee", "p/1", "8.80"), ("principal", "p/1", "100.00"), ("principal", "o", "41.20")]


def test_future_rows_are_not_prepaid():
    """All 708.80 that are billed, and 91.20 of the customer's own."""
    line = LINE.repay(CNY(800), on=NOV(5), id="r", toward="p")

    assert (line.due().total, line.credit_balance, line.plans[0].principal_left) == (CNY(0), CNY("91.20"), 1100_00)


def test_without_a_name_fees_and_then_the_oldest():
    line = LINE.repay(CNY(150), on=NOV(5), id="r")

    assert settled(line, "r") == [("fee", "p/1", "8.80"), ("principal", "o", "141.20")]


def test_the_purchase_that_was_converted_names_its_plan():
    line = a_line().purchase(CNY(500), on=OCT(5), id="o").purchase(CNY(1200), on=OCT(20), id="p")
    line = line.convert(purchase="p", installments=FREE, on=OCT(25), id="c").advance(to=NOV(2))

    for name in ("p", "c"):
        assert settled(line.repay(CNY(100), on=NOV(5), id="r", toward=name), "r") == [("principal", "c/1", "100.00")]


def test_interest_on_what_is_late_comes_with_the_line():
    """10 nights of 700.00 are 3.50: on statements interest is of the line, not of a plan, and comes after."""
    line = LINE.repay(CNY("108.80"), on=NOV(19), id="r", toward="p")

    assert settled(line, "r") == [("fee", "p/1", "8.80"), ("principal", "p/1", "100.00")]
    assert line.due().interest == CNY("3.50")


def test_a_plan_that_is_over_still_has_a_name():
    line = LINE.settle_early(on=NOV(3), id="s", plan="q").repay(CNY(10), on=DEC(5), id="r", toward="q")

    assert line.record("r").entries[-1].kind == "repayment"


def test_a_name_that_never_was_is_refused():
    assert isinstance(refused(LINE, Repay(CNY(1), on=NOV(5), id="r", toward="z")), UnknownId)
