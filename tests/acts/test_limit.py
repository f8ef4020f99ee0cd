"""Raising and lowering the permanent limit."""

from __future__ import annotations

from creditline import CNY
from creditline.acts import LowerLimit, RaiseLimit
from creditline.errors import LimitOutOfBounds, LineNotOpen, NotADecrease, NotAnIncrease
from creditline.terms import LimitTerms
from tests.lines import OCT, a_line, refused

LINE = a_line(limit="1000", limits=LimitTerms(minimum=CNY(500), maximum=CNY(5000)))


class TestRaising:
    def test_the_limit_rises_to_what_is_said(self) -> None:
        line = LINE.raise_limit(CNY(3000), on=OCT(5), id="l", reason="good customer")

        assert (line.limit, line.available) == (CNY(3000), CNY(3000))
        entry = line.ledger.entry("l")
        assert (entry.kind, entry.memo) == ("limit", "good customer")
        assert [(part.account, part.amount) for part in entry.postings] == [
            ("Equity:Limit", CNY(2000)),
            ("Equity:Limit-Granted", CNY(-2000)),
        ]

    def test_the_bound_itself_is_granted(self) -> None:
        assert LINE.raise_limit(CNY(5000), on=OCT(5), id="l").limit == CNY(5000)

    def test_not_beyond_it(self) -> None:
        error = refused(LINE, RaiseLimit(CNY("5000.01"), on=OCT(5), id="l"))

        assert isinstance(error, LimitOutOfBounds)
        assert (error.requested, error.maximum) == (CNY("5000.01"), CNY(5000))

    def test_not_to_what_it_is(self) -> None:
        error = refused(LINE, RaiseLimit(CNY(1000), on=OCT(5), id="l"))

        assert isinstance(error, NotAnIncrease)
        assert (error.requested, error.limit) == (CNY(1000), CNY(1000))
        assert str(error) == "1,000.00 CNY does not raise a limit of 1,000.00 CNY"

    def test_not_on_a_line_that_is_not_open(self) -> None:
        error = refused(LINE.suspend(on=OCT(2), id="s"), RaiseLimit(CNY(2000), on=OCT(5), id="l"))

        assert isinstance(error, LineNotOpen)
        assert (error.status, error.dealing) == ("suspended", "a higher limit")


class TestLowering:
    def test_the_limit_falls_to_what_is_said(self) -> None:
        line = LINE.lower_limit(CNY(600), on=OCT(5), id="l")

        assert (line.limit, line.available) == (CNY(600), CNY(600))
        assert [(part.account, part.amount) for part in line.ledger.entry("l").postings] == [
            ("Equity:Limit-Granted", CNY(400)),
            ("Equity:Limit", CNY(-400)),
        ]

    def test_below_what_is_used_it_only_stops_new_spending(self) -> None:
        line = LINE.purchase(CNY(900), on=OCT(4), id="p").lower_limit(CNY(500), on=OCT(5), id="l")

        assert (line.used, line.available) == (CNY(900), CNY(-400))

    def test_to_nothing_where_nothing_forbids_it(self) -> None:
        assert a_line().lower_limit(CNY(0), on=OCT(5), id="l").limit == CNY(0)

    def test_not_below_the_bound(self) -> None:
        error = refused(LINE, LowerLimit(CNY("499.99"), on=OCT(5), id="l"))

        assert isinstance(error, LimitOutOfBounds)
        assert error.minimum == CNY(500)

    def test_not_to_what_it_is(self) -> None:
        error = refused(LINE, LowerLimit(CNY(1000), on=OCT(5), id="l"))

        assert isinstance(error, NotADecrease)
        assert (error.requested, error.limit) == (CNY(1000), CNY(1000))
        assert str(error) == "1,000.00 CNY does not lower a limit of 1,000.00 CNY"

    def test_on_any_line_that_is_not_closed(self) -> None:
        assert LINE.suspend(on=OCT(2), id="s").lower_limit(CNY(600), on=OCT(5), id="l").limit == CNY(600)
        assert LINE.freeze(on=OCT(2), id="s").lower_limit(CNY(600), on=OCT(5), id="l").limit == CNY(600)
        assert isinstance(refused(LINE.close(on=OCT(2), id="c"), LowerLimit(CNY(600), on=OCT(5), id="l")), LineNotOpen)
