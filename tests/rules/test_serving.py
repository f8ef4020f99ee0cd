"""What a decision serves: ordinary weeks between asking and accepting, and what would be abuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from creditline import CNY
from creditline.acts import AcceptIncrease, OfferIncrease
from creditline.dates import Months
from creditline.errors import DecisionOutdated
from creditline.rules import CoolingOff, IncreaseAsked, LimitPolicy, ProductBounds
from tests.lines import NOV, OCT, a_line, refused

if TYPE_CHECKING:
    from creditline import CreditLine
    from creditline.rules import Decision

POLICY = LimitPolicy("p", [ProductBounds(), CoolingOff(Months(6))])


def decided(line: CreditLine, on: int = 5, amount: str = "2000") -> Decision:
    return POLICY.decide(line, IncreaseAsked(CNY(amount), OCT(on)))


def test_monday_tuesday_wednesday_with_spending_in_between() -> None:
    line = a_line(limit="8000").request_increase(CNY(2000), on=OCT(5), id="r")
    decision = decided(line, on=6)
    line = line.purchase(CNY(900), on=OCT(6), id="p").authorize(CNY(50), on=OCT(7), id="h")

    assert line.accept_increase("r", on=OCT(7), id="yes", decision=decision).limit == CNY(10_000)


def test_what_was_agreed_may_come_into_force_meanwhile() -> None:
    line = a_line(limit="8000").offer_increase(CNY(1000), on=OCT(5), id="o")
    line = line.accept_increase("o", first=OCT(7), on=OCT(5), id="yes-o").request_increase(CNY(500), on=OCT(5), id="r")
    decision = LimitPolicy("p", [ProductBounds()]).decide(line, IncreaseAsked(CNY(500), OCT(6)))

    assert line.accept_increase("r", on=OCT(8), id="yes", decision=decision).limit == CNY(9500)


def test_other_promises_may_come_to_nothing() -> None:
    line = a_line(limit="8000").offer_increase(CNY(1000), expires=OCT(7), on=OCT(5), id="o")
    line = line.grant_temporary_limit(CNY(700), first=OCT(5), last=OCT(6), on=OCT(5), id="t")
    line = line.request_increase(CNY(500), on=OCT(5), id="r")

    assert line.accept_increase("r", on=OCT(9), id="yes", decision=decided(line, amount="500")).limit == CNY(8500)


def test_an_offer_is_answered_by_a_decision_that_counted_it() -> None:
    line = a_line(limit="8000").offer_increase(CNY(2000), on=OCT(5), id="o")

    assert line.accept_increase("o", on=OCT(6), id="yes", decision=decided(line, on=6)).limit == CNY(10_000)
    assert line.decline_increase("o", on=OCT(6), id="no", decision=decided(line, on=6)).limit == CNY(8000)


def test_what_is_declined_need_not_begin() -> None:
    line = a_line(limit="8000").request_increase(CNY(2000), on=OCT(5), id="r")
    later = POLICY.decide(line, IncreaseAsked(CNY(2000), OCT(5), first=NOV(1)))

    assert str(line.decline_increase("r", on=OCT(7), id="no", decision=later).increases[0].status) == "declined"
    assert isinstance(refused(line, AcceptIncrease("r", on=OCT(7), id="yes", decision=later)), DecisionOutdated)


def test_not_again_after_the_limit_rose_and_fell() -> None:
    line = a_line(limit="8000")
    decision = decided(line)
    line = line.offer_increase(CNY(2000), on=OCT(5), id="o", decision=decision).accept_increase("o", on=OCT(5), id="y")
    line = line.lower_limit(CNY(8000), on=OCT(6), id="low")

    error = refused(line, OfferIncrease(CNY(2000), on=OCT(7), id="o2", decision=decision))
    assert isinstance(error, DecisionOutdated)
    assert (error.figure, error.decided, error.current) == ("last_increase", None, OCT(5))
    assert str(error) == "the decision of policy 'p' is out of date: last increase was never, and is 2026-10-05"


@pytest.mark.parametrize(
    ("moved", "figure"),
    [
        (lambda line: line.raise_limit(CNY(8500), on=OCT(6), id="m"), "permanent_limit"),
        (lambda line: line.lower_limit(CNY(7500), on=OCT(6), id="m"), "permanent_limit"),
        (lambda line: line.offer_increase(CNY(1), on=OCT(6), id="m"), "offered"),
        (
            lambda line: line.offer_increase(CNY(1), on=OCT(6), id="m").accept_increase(
                "m", first=OCT(9), on=OCT(6), id="n"
            ),
            "agreed",
        ),
        (
            lambda line: line.grant_temporary_limit(CNY(1), first=OCT(6), last=OCT(9), on=OCT(6), id="m"),
            "temporary_limit",
        ),
        (
            lambda line: line.grant_temporary_limit(CNY(1), first=OCT(8), last=OCT(9), on=OCT(6), id="m"),
            "promised_temporary",
        ),
    ],
)
def test_not_once_more_is_promised_or_the_limit_was_moved(moved, figure) -> None:
    line = a_line(limit="8000").request_increase(CNY(2000), on=OCT(5), id="r")
    decision = decided(line)

    error = refused(moved(line), AcceptIncrease("r", on=OCT(7), id="yes", decision=decision))
    assert isinstance(error, DecisionOutdated)
    assert error.figure == figure
