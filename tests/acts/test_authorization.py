"""Authorizations: a part of the limit is kept, captured, voided, or expires."""

from __future__ import annotations

import pytest

from creditline import CNY
from creditline.acts import Authorize, Capture, Void
from creditline.errors import (
    CaptureExceedsHold,
    ExpiresBeforePlaced,
    HoldNotInForce,
    LimitExceeded,
    LineNotOpen,
    UnknownId,
)
from creditline.facts import Released
from creditline.state import Hold
from tests.lines import DEC, NOV, OCT, a_line, facts, refused

HELD = a_line(limit="1000").authorize(CNY(600), on=OCT(20), id="h", expires=OCT(27), merchant="hotel")


class TestAHold:
    def test_it_keeps_a_part_of_the_limit_and_owes_nothing(self) -> None:
        assert (HELD.held, HELD.available) == (CNY(600), CNY(400))
        assert (HELD.used, HELD.outstanding) == (CNY(0), CNY(0))
        assert HELD.holds == (Hold("h", OCT(20), OCT(27), "hotel"),)

    def test_it_is_booked_off_the_balance_sheet(self) -> None:
        entry = HELD.ledger.entry("h")

        assert [(posting.account, posting.amount, posting.item) for posting in entry.postings] == [
            ("Equity:Held", CNY(600), "h"),
            ("Equity:Hold-Placed", CNY(-600), "h"),
        ]
        assert (entry.kind, entry.memo) == ("hold", "hotel")

    def test_it_may_have_no_end(self) -> None:
        line = a_line().authorize(CNY(600), on=OCT(20), id="h").advance(to=DEC(20))

        assert line.held == CNY(600)

    def test_it_may_use_the_customer_s_own_money(self) -> None:
        """1,000.00 available and 50.00 of his own; the hold leaves the money alone."""
        line = a_line(limit="1000").repay(CNY(50), on=OCT(2), id="r").authorize(CNY(1050), on=OCT(3), id="h")

        assert (line.available, line.credit_balance) == (CNY(-50), CNY(50))

    def test_more_than_is_available_is_refused(self) -> None:
        error = refused(HELD, Authorize(CNY("400.01"), on=OCT(20), id="h2"))

        assert isinstance(error, LimitExceeded)
        assert (error.requested, error.available, error.limit) == (CNY("400.01"), CNY(400), CNY(1000))

    def test_a_line_that_is_not_open_takes_none(self) -> None:
        error = refused(HELD.suspend(on=OCT(21), id="s"), Authorize(CNY(1), on=OCT(21), id="h2"))

        assert isinstance(error, LineNotOpen)
        assert error.dealing == "spending"


class TestCapturing:
    def test_all_of_it_becomes_a_purchase(self) -> None:
        line = HELD.capture("h", on=OCT(22), id="c")

        assert (line.held, line.used, line.available) == (CNY(0), CNY(600), CNY(400))
        assert line.holds == ()
        assert [obligation.id for obligation in line.obligations] == ["c"]
        assert [entry.kind for entry in line.record("c").entries] == ["release", "purchase"]
        assert line.ledger.entry("c").memo == "hotel"

    def test_a_part_releases_the_rest(self) -> None:
        line = HELD.capture("h", on=OCT(22), id="c", amount=CNY(450))

        assert (line.held, line.used, line.available) == (CNY(0), CNY(450), CNY(550))
        assert isinstance(refused(line, Capture("h", on=OCT(22), id="c2")), HoldNotInForce)

    def test_several_captures_keep_the_rest_until_the_last(self) -> None:
        line = HELD.capture("h", on=OCT(22), id="c1", amount=CNY(100), keep_rest=True)
        assert (line.held, line.used, line.available) == (CNY(500), CNY(100), CNY(400))

        line = line.capture("h", on=OCT(23), id="c2", amount=CNY(200), keep_rest=True)
        assert (line.held, line.used) == (CNY(300), CNY(300))

        line = line.capture("h", on=OCT(24), id="c3", amount=CNY(50))
        assert (line.held, line.used, line.available) == (CNY(0), CNY(350), CNY(650))

    def test_keeping_a_rest_of_nothing_ends_the_hold(self) -> None:
        assert HELD.capture("h", on=OCT(22), id="c", keep_rest=True).holds == ()

    def test_another_hold_stays(self) -> None:
        line = HELD.authorize(CNY(10), on=OCT(21), id="h2")

        assert [hold.id for hold in line.capture("h", on=OCT(22), id="c").holds] == ["h2"]
        assert [hold.id for hold in line.capture("h2", on=OCT(22), id="c").holds] == ["h"]

    def test_the_purchase_is_refunded_by_the_id_of_the_capture(self) -> None:
        line = HELD.capture("h", on=OCT(22), id="c").refund("c", on=OCT(23), id="f")

        assert not line.outstanding

    def test_more_than_is_held_is_refused(self) -> None:
        error = refused(HELD, Capture("h", on=OCT(22), id="c", amount=CNY("600.01")))

        assert isinstance(error, CaptureExceedsHold)
        assert (error.authorization, error.requested, error.held) == ("h", CNY("600.01"), CNY(600))
        assert str(error) == "600.01 CNY is more than the 600.00 CNY held by 'h'"

    def test_it_needs_no_limit_any_more(self) -> None:
        line = HELD.lower_limit(CNY(0), on=OCT(21), id="l").capture("h", on=OCT(22), id="c")

        assert (line.used, line.available) == (CNY(600), CNY(-600))

    def test_a_suspended_or_frozen_line_still_completes_it(self) -> None:
        assert HELD.suspend(on=OCT(21), id="s").capture("h", on=OCT(22), id="c").used == CNY(600)
        assert HELD.freeze(on=OCT(21), id="f").capture("h", on=OCT(22), id="c").used == CNY(600)

    def test_own_money_pays_what_is_captured(self) -> None:
        line = HELD.repay(CNY(100), on=OCT(21), id="r").capture("h", on=OCT(22), id="c")

        assert (line.outstanding, line.credit_balance) == (CNY(500), CNY(0))


class TestVoiding:
    def test_it_releases_all(self) -> None:
        line = HELD.void("h", on=OCT(22), id="v")

        assert (line.held, line.used, line.available) == (CNY(0), CNY(0), CNY(1000))
        assert line.record("v").facts == (Released("v", OCT(22), "h", CNY(600), "voided"),)

    def test_it_releases_what_captures_left(self) -> None:
        line = HELD.capture("h", on=OCT(22), id="c", amount=CNY(100), keep_rest=True).void("h", on=OCT(23), id="v")

        assert (line.held, line.used) == (CNY(0), CNY(100))

    def test_a_frozen_line_still_releases(self) -> None:
        assert HELD.freeze(on=OCT(21), id="f").void("h", on=OCT(22), id="v").available == CNY(1000)

    def test_what_is_void_is_void(self) -> None:
        line = HELD.void("h", on=OCT(22), id="v")

        error = refused(line, Void("h", on=OCT(22), id="v2"))
        assert isinstance(error, HoldNotInForce)
        assert error.authorization == "h"
        assert str(error) == "authorization 'h' is no longer in force"
        assert isinstance(refused(line, Capture("h", on=OCT(22), id="c")), HoldNotInForce)


class TestExpiring:
    def test_the_last_day_is_included(self) -> None:
        assert HELD.capture("h", on=OCT(27), id="c").used == CNY(600)

    def test_the_day_after_releases_all(self) -> None:
        line = HELD.advance(to=OCT(28))

        assert (line.held, line.available, line.holds) == (CNY(0), CNY(1000), ())
        assert line.ledger.entry("h/expiry").on == OCT(28)
        assert isinstance(refused(HELD, Capture("h", on=OCT(28), id="c")), HoldNotInForce)

    def test_a_hold_of_one_day_lasts_through_it(self) -> None:
        line = a_line().authorize(CNY(10), on=OCT(20), id="h", expires=OCT(20))

        assert line.capture("h", on=OCT(20), id="c").used == CNY(10)
        assert line.advance(to=OCT(21)).held == CNY(0)

    def test_holds_of_one_day_expire_in_the_order_of_placing(self) -> None:
        line = a_line().authorize(CNY(1), on=OCT(20), id="z", expires=OCT(25))
        line = line.authorize(CNY(2), on=OCT(20), id="longer", expires=OCT(26))
        line = line.authorize(CNY(3), on=OCT(21), id="endless").authorize(CNY(4), on=OCT(21), id="a", expires=OCT(25))
        line = line.advance(to=NOV(1))

        assert [(fact.authorization, fact.on, fact.why) for fact in facts(line, Released)] == [
            ("z", OCT(26), "expired"),
            ("a", OCT(26), "expired"),
            ("longer", OCT(27), "expired"),
        ]
        assert line.held == CNY(3)

    def test_a_part_captured_leaves_a_part_to_expire(self) -> None:
        line = HELD.capture("h", on=OCT(22), id="c", amount=CNY(100), keep_rest=True).advance(to=OCT(28))

        assert (line.held, line.used) == (CNY(0), CNY(100))


class TestReferences:
    @pytest.mark.parametrize("act", [Capture, Void])
    def test_an_authorization_that_never_was(self, act: type) -> None:
        error = refused(HELD.purchase(CNY(1), on=OCT(20), id="p"), act("p", on=OCT(20), id="c"))

        assert isinstance(error, UnknownId)
        assert (error.kind, error.id) == ("authorization", "p")
        assert str(error) == "there is no authorization 'p'"

    def test_an_end_before_the_beginning(self) -> None:
        with pytest.raises(ExpiresBeforePlaced) as refusal:
            HELD.authorize(CNY(1), on=OCT(22), id="h2", expires=OCT(21))

        assert (refusal.value.on, refusal.value.expires) == (OCT(22), OCT(21))
        assert str(refusal.value) == "an authorization of 2026-10-22 cannot expire on 2026-10-21, before it"

    def test_keeping_the_rest_is_yes_or_no(self) -> None:
        with pytest.raises(TypeError):
            HELD.capture("h", on=OCT(22), id="c", keep_rest=1)  # type: ignore[arg-type]
