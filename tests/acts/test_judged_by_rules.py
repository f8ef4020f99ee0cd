"""Purchases, holds and draws under rules of authorization, and what they say about themselves."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from typing import Any

import attrs
import pytest

from creditline import CNY, CreditLine, InstallmentOffer
from creditline.acts import Authorize, Draw, Purchase
from creditline.errors import (
    AuthorizationDeclined,
    AuthorizationReferred,
    CashNotAvailable,
    LimitExceeded,
    LineNotOpen,
    OfferNotAvailable,
)
from creditline.facts import Authorized, Drawn, Purchased
from creditline.history import Record
from creditline.interchange import from_plain, to_plain
from creditline.rules.authorization import AmountCap, AuthorizationRules, Velocity
from creditline.state.circumstances import Circumstances
from creditline.terms import CashFee, Override, Place
from tests.lines import DEC, NOV, OCT, RULES, a_line, facts, product, refused, spent_before

HERE = Place("39.9163", "116.2078")
APPROVAL = Override("desk 7", "called back")
CAP = AuthorizationRules((AmountCap(CNY(500)),))
REFERRING = AuthorizationRules((AmountCap(CNY(500), outcome="refer"),))
SAID: dict[str, Any] = {"scene": "goods", "category": "5732", "at": time(21, 30), "place": HERE}


def under(chain: AuthorizationRules | None = CAP, **terms: Any) -> CreditLine:
    return a_line(authorization=chain, cash_fee=CashFee("1%"), **terms)


def spent(line: CreditLine) -> list[str]:
    """The ids of what rules look back on, oldest first."""
    return [each.id for each in spent_before(line)][::-1]


ASKED = [
    Purchase(CNY(501), on=OCT(20), id="a"),
    Authorize(CNY(501), on=OCT(20), id="a"),
    Draw(CNY(501), on=OCT(20), id="a"),
]


class TestWhatARefusalNeeds:
    @pytest.mark.parametrize("command", ASKED, ids=lambda command: type(command).__name__)
    def test_a_decline_refuses_whoever_approves(self, command) -> None:
        assert isinstance(refused(under(), command), AuthorizationDeclined)
        assert isinstance(refused(under(), attrs.evolve(command, approval=APPROVAL)), AuthorizationDeclined)

    @pytest.mark.parametrize("command", ASKED, ids=lambda command: type(command).__name__)
    def test_a_referral_passes_with_an_approval(self, command) -> None:
        assert isinstance(refused(under(REFERRING), command), AuthorizationReferred)
        line = under(REFERRING).apply(attrs.evolve(command, approval=APPROVAL))

        (fact,) = [fact for kind in (Purchased, Authorized, Drawn) for fact in facts(line, kind)]
        assert fact.circumstances.approval == APPROVAL

    def test_an_approval_does_not_raise_the_limit(self) -> None:
        error = refused(under(REFERRING), Purchase(CNY(10_001), on=OCT(20), id="a", approval=APPROVAL))

        assert isinstance(error, LimitExceeded)

    def test_a_refusal_is_not_looked_back_on(self) -> None:
        line = under().purchase(CNY(1), on=OCT(19), id="one")
        for command in ASKED:
            refused(line, command)

        assert spent(line) == ["one"]


class TestTheOrderOfRefusals:
    """Status, then the rules of the product, then the limit."""

    BEYOND = CNY(20_000)

    def test_the_status_comes_first(self) -> None:
        line = under().suspend(on=OCT(2), id="s")
        for kind in (Purchase, Authorize, Draw):
            assert isinstance(refused(line, kind(self.BEYOND, on=OCT(20), id="a")), LineNotOpen)

    def test_the_rules_come_before_the_limit(self) -> None:
        for kind in (Purchase, Authorize, Draw):
            assert isinstance(refused(under(), kind(self.BEYOND, on=OCT(20), id="a")), AuthorizationDeclined)

    def test_what_an_offer_takes_comes_before_the_rules(self) -> None:
        offer = InstallmentOffer.interest_free(3, name="3x", amount_max=CNY(1000))
        line = under(installments=(offer,))
        beyond = Purchase(CNY(1001), on=OCT(20), id="a", installments="3x")

        assert isinstance(refused(line, beyond), OfferNotAvailable)
        assert isinstance(refused(line, attrs.evolve(beyond, amount=CNY(1000))), AuthorizationDeclined)

    def test_the_amount_judged_is_the_whole_price(self) -> None:
        offer = InstallmentOffer.interest_free(3, name="4x").with_down_payment(share="50%")
        line = under(installments=(offer,))

        assert isinstance(
            refused(line, Purchase(CNY(501), on=OCT(20), id="a", installments="4x")), AuthorizationDeclined
        )
        assert line.purchase(CNY(500), on=OCT(20), id="a", installments="4x").used == CNY(250)

    def test_cash_that_a_product_does_not_give_comes_before_the_rules(self) -> None:
        line = a_line(authorization=CAP)

        assert isinstance(refused(line, Draw(CNY(501), on=OCT(20), id="a")), CashNotAvailable)


class TestWhatIsLookedBackOn:
    def test_purchases_holds_and_draws_in_order(self) -> None:
        line = (
            under().purchase(CNY(1), on=OCT(2), id="p").authorize(CNY(2), on=OCT(2), id="h", merchant="hotel", **SAID)
        )
        line = line.draw(CNY(3), on=OCT(3), id="d", at=time(8)).draw(CNY(4), on=OCT(3), id="d2")

        found = [
            (each.id, each.on, each.at, each.amount, each.scene, each.category, each.place, each.merchant)
            for each in spent_before(line)
        ]
        assert found == [
            ("d2", OCT(3), None, 400, "cash", "", None, ""),
            ("d", OCT(3), time(8), 300, "cash", "", None, ""),
            ("h", OCT(2), time(21, 30), 200, "goods", "5732", HERE, "hotel"),
            ("p", OCT(2), None, 100, "", "", None, ""),
        ]

    def test_a_capture_adds_none_and_keeps_what_its_hold_said(self) -> None:
        offer = InstallmentOffer.interest_free(3, name="3x")
        line = under(installments=(offer,)).authorize(CNY(200), on=OCT(2), id="h", **SAID)
        line = line.capture("h", on=OCT(3), id="c", amount=CNY(50), keep_rest=True)
        line = line.capture("h", on=OCT(3), id="c2", installments="3x")

        assert spent(line) == ["h"]
        for fact in facts(line, Purchased):
            assert (fact.circumstances, fact.hold) == (Circumstances(**SAID), "h")

    def test_purchases_in_installments_are_looked_back_on(self) -> None:
        offer = InstallmentOffer.interest_free(3, name="3x")
        line = under(installments=(offer,)).purchase(CNY(30), on=OCT(2), id="p", installments="3x", **SAID)

        assert spent(line) == ["p"]
        assert facts(line, Purchased)[0].circumstances == Circumstances(**SAID)

    def test_nothing_is_kept_where_the_product_has_no_rules(self) -> None:
        line = under(None).purchase(CNY(1), on=OCT(2), id="p").authorize(CNY(1), on=OCT(2), id="h")

        assert spent(line.draw(CNY(1), on=OCT(2), id="d")) == []

    def test_it_begins_with_the_product_that_has_rules(self) -> None:
        line = under(None).purchase(CNY(1), on=OCT(2), id="before")
        line = line.change_product(product(authorization=CAP), on=OCT(3), id="c").purchase(
            CNY(1), on=OCT(3), id="after"
        )

        assert spent(line) == ["after"]
        assert isinstance(refused(line, Purchase(CNY(501), on=OCT(4), id="a")), AuthorizationDeclined)

    def test_it_is_there_again_however_a_line_comes_to_be(self) -> None:
        line = under(REFERRING).purchase(CNY(600), on=OCT(2), id="p", approval=APPROVAL, **SAID)
        line = line.authorize(CNY(1), on=OCT(5), id="h").advance(to=DEC(1)).purchase(CNY(1), on=DEC(2), id="q")

        assert CreditLine.replay(line.commands) == line
        restored = CreditLine.restore(line.history)
        assert restored == line
        assert spent(restored) == spent(CreditLine.replay(line.commands)) == ["p", "h", "q"]
        assert spent(line.at(NOV(5))) == ["p", "h"]

    def test_granted_acts_stand_while_the_past_is_folded_again(self) -> None:
        """A rule is not asked again, and what it looks back on is the same as before."""
        chain = AuthorizationRules((Velocity(amount=CNY(1000), days=1),))
        line = under(chain, **RULES).repay(CNY(500), on=OCT(2), id="r").purchase(CNY(900), on=OCT(2), id="p")
        line = line.change_product(product(authorization=CAP, cash_fee=CashFee("1%")), on=OCT(3), id="c")
        line = line.purchase(CNY(400), on=OCT(4), id="q").return_repayment("r", on=OCT(5), id="back")

        assert spent(line) == ["p", "q"]
        assert line.outstanding == CNY(1300)
        line.audit()


class TestWhatASpendingSays:
    def test_it_is_kept_in_one_value_of_the_fact(self) -> None:
        line = under(None).purchase(CNY(1), on=OCT(2), id="p", approval=APPROVAL, **SAID)

        assert facts(line, Purchased)[0].circumstances == Circumstances(approval=APPROVAL, **SAID)

    def test_a_plain_spending_keeps_none(self) -> None:
        line = under(None).purchase(CNY(1), on=OCT(2), id="p").authorize(CNY(1), on=OCT(2), id="h")
        line = line.capture("h", on=OCT(2), id="c").draw(CNY(1), on=OCT(2), id="d")

        assert [fact.circumstances for kind in (Purchased, Authorized, Drawn) for fact in facts(line, kind)] == [
            None
        ] * 4

    def test_it_goes_through_plain_data(self) -> None:
        line = (
            under(None).authorize(CNY(1), on=OCT(2), id="h", approval=APPROVAL, **SAID).capture("h", on=OCT(2), id="c")
        )
        line = line.draw(CNY(1), on=OCT(2), id="d", at=time(8), place=HERE)
        written = json.loads(json.dumps([to_plain(record) for record in line.history]))

        assert CreditLine.restore(from_plain(Record, record) for record in written) == line

    @pytest.mark.parametrize(
        "wrong",
        [
            {"scene": 1},
            {"scene": None},
            {"category": 5732},
            {"at": "21:30"},
            {"at": datetime(2026, 10, 2, 21, 30)},
            {"place": ("39.9", "116.4")},
            {"approval": "desk 7"},
        ],
    )
    @pytest.mark.parametrize("kind", [Purchase, Authorize])
    def test_what_is_of_another_type_is_refused(self, kind, wrong) -> None:
        (name,) = wrong
        with pytest.raises(TypeError, match=f"{name} is a"):
            kind(CNY(1), on=OCT(2), id="p", **wrong)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"scene": " goods"},
            {"category": "57\n32"},
            {"at": time(21, 30, 0, 1)},
            {"at": time(21, 30, tzinfo=UTC)},
            {"at": time(2, 30, fold=1)},
        ],
    )
    def test_what_is_no_word_and_no_time_is_refused(self, wrong) -> None:
        with pytest.raises(ValueError, match="spaces around it|is one line of text|is in whole seconds"):
            Purchase(CNY(1), on=OCT(2), id="p", **wrong)

    def test_a_draw_is_looked_at_likewise(self) -> None:
        with pytest.raises(TypeError, match="place is a Place such as"):
            Draw(CNY(1), on=OCT(2), id="d", place="here")  # type: ignore[arg-type]
