"""What a product lets a customer spend over the limit, and what it asks for then."""

from __future__ import annotations

import pytest

from creditline import CNY, CreditLine
from creditline.acts import Authorize, Purchase, RaiseLimit
from creditline.errors import LimitExceeded, LimitNotInStep
from creditline.terms import LimitTerms, MinimumPayment
from tests.lines import NOV, OCT, a_line, product, refused

TENTH = LimitTerms(over_limit="10%")


def test_a_share_of_the_limit_beyond_what_is_available() -> None:
    line = a_line(limit="1000", limits=TENTH)

    assert line.purchase(CNY(1100), on=OCT(5), id="order").available == CNY(-100)
    error = refused(line, Purchase(CNY("1100.01"), on=OCT(5), id="order"))
    assert isinstance(error, LimitExceeded)
    assert (error.available, error.limit) == (CNY(1100), CNY(1000))


def test_what_is_available_does_not_count_it() -> None:
    assert a_line(limit="1000", limits=TENTH).available == CNY(1000)


def test_what_is_spendable_does_with_own_money() -> None:
    line = a_line(limit="1000", limits=TENTH).repay(CNY(30), on=OCT(2), id="early")

    assert line.spendable == CNY(1130)
    assert line.purchase(CNY(1130), on=OCT(5), id="order").spendable == CNY(0)
    assert isinstance(refused(line, Purchase(CNY("1130.01"), on=OCT(5), id="order")), LimitExceeded)


def test_nothing_is_spendable_beyond_it() -> None:
    line = a_line(limit="1000", limits=TENTH).purchase(CNY(1000), on=OCT(5), id="order")

    assert line.lower_limit(CNY(500), on=OCT(6), id="lower").spendable == CNY(0)


def test_it_is_rounded_down_to_the_minor_unit() -> None:
    line = a_line(limit="0.19", limits=TENTH)

    assert line.purchase(CNY("0.20"), on=OCT(5), id="order").used == CNY("0.20")
    assert isinstance(refused(line, Purchase(CNY("0.21"), on=OCT(5), id="order")), LimitExceeded)


def test_at_most_so_much() -> None:
    line = a_line(limit="1000", limits=LimitTerms(over_limit="10%", over_limit_maximum=CNY(50)))

    assert isinstance(refused(line, Authorize(CNY("1050.01"), on=OCT(5), id="hold")), LimitExceeded)
    assert line.authorize(CNY(1050), on=OCT(5), id="hold").available == CNY(-50)


def test_a_bound_of_what_is_not_tolerated_is_refused() -> None:
    with pytest.raises(ValueError, match="^over_limit_maximum=80.00 CNY bounds nothing without over_limit, such as "):
        LimitTerms(over_limit_maximum=CNY(80))


def test_at_most_as_much_again_is_tolerated() -> None:
    with pytest.raises(ValueError, match="^over_limit is at most 100 %, not 100.01 %$"):
        LimitTerms(over_limit="100.01%")
    line = a_line(limit="1000", limits=LimitTerms(over_limit="100%"))

    assert line.purchase(CNY(2000), on=OCT(5), id="order").available == CNY(-1000)


def test_it_is_used_once() -> None:
    line = a_line(limit="1000", limits=TENTH).purchase(CNY(1100), on=OCT(5), id="order")

    assert isinstance(refused(line, Purchase(CNY("0.01"), on=OCT(5), id="x")), LimitExceeded)


def test_it_grows_with_a_temporary_limit_and_falls_with_it() -> None:
    line = a_line(limit="1000", limits=TENTH)
    line = line.grant_temporary_limit(CNY(500), first=OCT(5), last=OCT(9), on=OCT(5), id="more")

    assert line.purchase(CNY(1650), on=OCT(9), id="order").available == CNY(-150)
    assert isinstance(refused(line, Purchase(CNY("1100.01"), on=OCT(10), id="order")), LimitExceeded)


def test_what_is_over_is_asked_for_in_full() -> None:
    line = a_line(limit="1000", limits=TENTH, minimum=MinimumPayment("10%"))
    line = line.purchase(CNY(1100), on=OCT(5), id="order").advance(to=NOV(1))

    assert line.statements[-1].minimum_due == CNY(200)


def test_limits_in_steps() -> None:
    hundreds = product(limits=LimitTerms(step=CNY(100)))

    with pytest.raises(LimitNotInStep) as raised:
        CreditLine.open(hundreds, limit=CNY(1050), on=OCT(1), id="alice")
    assert (raised.value.requested, raised.value.step, raised.value.product) == (CNY(1050), CNY(100), "Plain")
    line = CreditLine.open(hundreds, limit=CNY(1000), on=OCT(1), id="alice")
    assert isinstance(refused(line, RaiseLimit(CNY("1100.01"), on=OCT(5), id="l")), LimitNotInStep)
    assert line.raise_limit(CNY(1100), on=OCT(5), id="l").limit == CNY(1100)
