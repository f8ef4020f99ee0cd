"""A limit per scene inside a line: what uses it, what it refuses, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, USD, CreditLine, InstallmentOffer, Money
from creditline.acts import Authorize, Draw, Purchase, SetSceneLimit
from creditline.errors import CurrencyMismatch, LimitExceeded, LineNotOpen, SceneLimitExceeded
from creditline.terms import CashFee, LimitTerms, SceneLimit
from tests.lines import DEC, JAN, NOV, OCT, RULES, a_line, product, refused

OFFER = InstallmentOffer.interest_free(3, name="3x")
SCENES = (SceneLimit("cash", share="50%"), SceneLimit("travel", amount=CNY(2000)))
TERMS: dict[str, Any] = {
    "limits": LimitTerms(scenes=SCENES),
    "cash_fee": CashFee("1%"),
    "installments": (OFFER,),
    "cash_interest": RULES["interest"],
    "interest": RULES["interest"],
}


def scened(**terms: Any) -> CreditLine:
    return a_line(**{**TERMS, **terms})


def travel(amount: object, id: str = "t", **more: Any) -> Purchase:
    more = {"on": OCT(5), "scene": "travel", **more}
    return Purchase(CNY(amount), id=id, **more)  # type: ignore[arg-type]


def used(line: CreditLine) -> tuple[Money, Money]:
    """For travel, and in all."""
    return line.used_in("travel"), line.used


class TestWhatALimitIs:
    def test_a_share_follows_the_limit_in_force(self) -> None:
        line = scened()
        assert line.scene_limit("cash") == CNY(5000)

        line = line.grant_temporary_limit(CNY(1001), first=OCT(2), last=OCT(9), on=OCT(2), id="g")
        assert line.scene_limit("cash") == CNY("5500.50")
        assert line.advance(to=OCT(10)).scene_limit("cash") == CNY(5000)

    def test_an_amount_does_not(self) -> None:
        assert scened().lower_limit(CNY(1000), on=OCT(2), id="l").scene_limit("travel") == CNY(2000)

    def test_another_scene_is_bound_by_the_line_alone(self) -> None:
        line = scened()

        assert line.scene_limit("goods") is None
        assert line.available_in("goods") == CNY(10_000)
        assert line.purchase(CNY(10_000), on=OCT(5), id="g", scene="goods").available_in("goods") == CNY(0)

    def test_what_says_no_scene_is_bound_by_the_line_alone(self) -> None:
        assert scened().purchase(CNY(10_000), on=OCT(5), id="g").used_in("travel") == CNY(0)

    def test_available_is_at_most_what_the_line_has(self) -> None:
        line = scened().purchase(CNY(9000), on=OCT(5), id="g")

        assert (line.available_in("travel"), line.available_in("cash")) == (CNY(1000), CNY(1000))


class TestWhatIsRefused:
    def test_the_limit_itself_is_granted(self) -> None:
        line = scened().apply(travel(2000))

        assert (line.used_in("travel"), line.available_in("travel")) == (CNY(2000), CNY(0))

    def test_a_cent_more_is_refused(self) -> None:
        error = refused(scened().apply(travel(1500, "t1")), travel("500.01"))

        assert isinstance(error, SceneLimitExceeded)
        figures = (error.scene, error.requested, error.available, error.limit)
        assert figures == ("travel", CNY("500.01"), CNY(500), CNY(2000))
        assert str(error) == "500.01 CNY is more than the 500.00 CNY available for 'travel' of a limit of 2,000.00 CNY"

    def test_holds_use_it(self) -> None:
        line = scened().authorize(CNY(1500), on=OCT(5), id="h", scene="travel", expires=OCT(20))
        line = line.authorize(CNY(1500), on=OCT(5), id="h2")

        assert (line.held_in("travel"), line.held, line.used_in("travel")) == (CNY(1500), CNY(3000), CNY(0))
        assert line.available_in("travel") == CNY(500)
        assert isinstance(refused(line, travel(501)), SceneLimitExceeded)
        assert isinstance(refused(line, Authorize(CNY(501), on=OCT(5), id="h3", scene="travel")), SceneLimitExceeded)
        assert line.advance(to=OCT(21)).available_in("travel") == CNY(2000)

    def test_a_capture_needs_none_and_uses_it(self) -> None:
        line = scened().authorize(CNY(1500), on=OCT(5), id="h", scene="travel")
        line = line.set_scene_limit("travel", CNY(100), on=OCT(6), id="s").capture("h", on=OCT(7), id="c")

        assert (line.held_in("travel"), line.used_in("travel")) == (CNY(0), CNY(1500))

    def test_draws_are_the_scene_cash(self) -> None:
        line = scened().draw(CNY(3000), on=OCT(5), id="d")
        error = refused(line, Draw(CNY("2000.01"), on=OCT(5), id="d2"))

        assert isinstance(error, SceneLimitExceeded)
        assert error.scene == "cash"
        assert line.used_in("cash") == CNY(3000)
        assert line.draw(CNY(2000), on=OCT(5), id="d2").available_in("cash") == CNY(0)

    def test_purchases_may_say_cash_too(self) -> None:
        line = scened().draw(CNY(3000), on=OCT(5), id="d").purchase(CNY(500), on=OCT(5), id="q", scene="cash")

        assert line.used_in("cash") == CNY(3500)

    def test_the_limit_of_the_line_comes_first(self) -> None:
        assert isinstance(refused(scened(), travel(10_001)), LimitExceeded)

    def test_of_a_purchase_in_installments_what_is_financed_counts(self) -> None:
        half = InstallmentOffer.interest_free(3, name="half").with_down_payment(share="50%")
        line = scened(installments=(half,))

        assert line.apply(travel(4000, installments="half")).used_in("travel") == CNY(2000)
        assert isinstance(refused(line, travel("4000.02", installments="half")), SceneLimitExceeded)

    def test_what_may_be_spent_over_the_limit_is_of_the_line_alone(self) -> None:
        line = scened(limits=LimitTerms(scenes=SCENES, over_limit="10%"), interest=None, cash_interest=None)

        assert isinstance(refused(line, travel(2001)), SceneLimitExceeded)

    def test_a_limit_below_its_use_says_so(self) -> None:
        line = scened().apply(travel(1500, "t1")).set_scene_limit("travel", CNY(1000), on=OCT(6), id="s")
        error = refused(line, travel(1, on=OCT(6)))

        assert str(error) == "1.00 CNY cannot be spent: 'travel' is 500.00 CNY over its limit of 1,000.00 CNY"
        assert line.available_in("travel") == CNY(-500)


class TestOwnMoney:
    """A purchase needs its amount less the customer's own money."""

    def test_it_counts_as_for_the_line(self) -> None:
        line = scened().repay(CNY(300), on=OCT(4), id="r")

        error = refused(line, travel("2300.01"))
        assert isinstance(error, SceneLimitExceeded)
        assert error.available == CNY(2300)
        assert line.apply(travel(2300)).used_in("travel") == CNY(2000)

    def test_the_fee_of_a_draw_is_paid_of_it_first(self) -> None:
        line = scened().repay(CNY(300), on=OCT(4), id="r")

        error = refused(line, Draw(CNY("5249.01"), on=OCT(5), id="d"))
        assert isinstance(error, SceneLimitExceeded)
        assert error.available == CNY("5247.51")
        assert line.draw(CNY(5245), on=OCT(5), id="d").used_in("cash") == CNY("4997.45")


class TestWhatUsesIt:
    LINE = scened().apply(travel(900, "t")).purchase(CNY(600), on=OCT(5), id="g", scene="goods")

    def test_repayments_make_room(self) -> None:
        assert self.LINE.repay(CNY(400), on=OCT(6), id="r").used_in("travel") == CNY(500)

    def test_refunds_make_room(self) -> None:
        assert self.LINE.refund("t", on=OCT(6), id="r", amount=CNY(100)).used_in("travel") == CNY(800)

    def test_interest_and_fees_use_none(self) -> None:
        line = self.LINE.advance(to=DEC(2))

        assert line.outstanding > CNY(1500)
        assert used(line) == (CNY(900), CNY(1500))

    def test_a_plan_uses_it_in_full(self) -> None:
        line = scened().apply(travel(900, installments="3x"))
        assert used(line) == (CNY(900), CNY(900))

        line = line.repay(CNY(300), on=NOV(5), id="r")
        assert used(line) == (CNY(600), CNY(600))
        assert used(line.advance(to=DEC(5))) == (CNY(600), CNY(600))

    def test_a_conversion_keeps_the_scene(self) -> None:
        line = self.LINE.convert(purchase="t", installments="3x", on=OCT(7), id="c")

        assert used(line) == (CNY(900), CNY(1500))

    def test_of_a_plan_for_several_each_counts_by_its_share_rounded_down(self) -> None:
        line = self.LINE.advance(to=NOV(2)).convert(statement=NOV(1), installments="3x", on=NOV(2), id="c")
        assert (line.used_in("travel"), line.used_in("goods"), line.used) == (CNY(900), CNY(600), CNY(1500))

        line = line.repay(CNY("100.01"), on=DEC(5), id="r")
        assert line.used == CNY("1399.99")
        assert (line.used_in("travel"), line.used_in("goods")) == (CNY("839.99"), CNY("559.99"))

    def test_a_refund_out_of_such_a_plan_moves_the_shares(self) -> None:
        line = self.LINE.advance(to=NOV(2)).convert(statement=NOV(1), installments="3x", on=NOV(2), id="c")
        line = line.refund("t", on=NOV(3), id="r", amount=CNY(300))

        assert (line.used_in("travel"), line.used_in("goods"), line.used) == (CNY(600), CNY(600), CNY(1200))

    def test_a_plan_that_is_refunded_uses_none(self) -> None:
        line = scened().apply(travel(900, installments="3x")).refund("t", on=OCT(7), id="r")

        assert used(line) == (CNY(0), CNY(0))

    def test_a_dispute_makes_room_until_it_is_lost(self) -> None:
        line = self.LINE.dispute("t", on=OCT(7), id="no", amount=CNY(500))
        assert line.used_in("travel") == CNY(400)

        assert line.resolve("no", won=True, on=OCT(9), id="end").used_in("travel") == CNY(400)
        line = line.resolve("no", won=False, on=OCT(9), id="end")
        assert used(line) == (CNY(900), CNY(1500))
        line = line.advance(to=NOV(2)).convert(statement=NOV(1), installments="3x", on=NOV(2), id="c")
        assert used(line) == (CNY(900), CNY(1500))

    def test_a_returned_repayment_uses_it_again(self) -> None:
        line = self.LINE.repay(CNY(900), on=OCT(6), id="r").apply(travel(1500, "t2", on=OCT(7)))
        line = line.return_repayment("r", on=OCT(8), id="back")

        assert used(line) == (CNY(2400), CNY(3000))
        assert line.available_in("travel") == CNY(-400)
        line.audit()

    def test_another_product_bounds_it_otherwise(self) -> None:
        other = product(**{**TERMS, "limits": LimitTerms(scenes=(SceneLimit("travel", share="10%"),))})
        line = self.LINE.change_product(other, on=OCT(7), id="c")

        assert (line.used_in("travel"), line.scene_limit("travel")) == (CNY(900), CNY(1000))
        assert line.scene_limit("cash") is None

    def test_money_that_left_after_all_is_of_no_scene(self) -> None:
        line = scened().repay(CNY(100), on=OCT(4), id="r").withdraw(CNY(100), on=OCT(5), id="w")
        line = line.return_repayment("r", on=OCT(8), id="back")

        assert (line.used, line.used_in("travel"), line.used_in("")) == (CNY(100), CNY(0), CNY(100))

    def test_it_is_the_same_from_records_and_on_another_day(self) -> None:
        line = self.LINE.convert(purchase="t", installments="3x", on=OCT(7), id="c").advance(to=DEC(5))
        line = line.set_scene_limit("travel", CNY(700), on=DEC(5), id="s").repay(CNY(450), on=DEC(6), id="r")

        for again in (CreditLine.restore(line.history), CreditLine.replay(line.commands)):
            assert (used(again), again.scene_limit("travel")) == (used(line), CNY(700))
        assert line.at(NOV(20)).scene_limit("travel") == CNY(2000)
        assert used(line.at(OCT(6))) == (CNY(900), CNY(1500))

    def test_the_scene_stands_on_the_entry_of_the_purchase(self) -> None:
        assert self.LINE.ledger.entry("t").meta == (("scene", "travel"),)
        assert scened().purchase(CNY(1), on=OCT(5), id="p").ledger.entry("p").meta == ()
        assert scened().apply(travel(9, installments="3x")).ledger.entry("t").meta == (("scene", "travel"),)


class TestALimitOfItsOwn:
    def test_it_takes_the_place_of_what_the_product_says(self) -> None:
        line = scened().set_scene_limit("travel", CNY(3000), on=OCT(2), id="s", reason="asked for")
        assert line.apply(travel(3000)).available_in("travel") == CNY(0)

        line = line.set_scene_limit("travel", None, on=OCT(3), id="s2")
        assert line.scene_limit("travel") == CNY(2000)

    def test_any_scene_can_have_one(self) -> None:
        line = scened().set_scene_limit("gifts", CNY(0), on=OCT(2), id="s")
        line = line.set_scene_limit("goods", CNY(7), on=OCT(2), id="s2")

        assert isinstance(refused(line, Purchase(CNY(1), on=OCT(5), id="p", scene="gifts")), SceneLimitExceeded)
        assert (line.scene_limit("gifts"), line.scene_limit("goods")) == (CNY(0), CNY(7))

    def test_taking_away_what_is_not_there_changes_nothing(self) -> None:
        line = scened().set_scene_limit("travel", None, on=OCT(2), id="s")

        assert line.scene_limit("travel") == CNY(2000)

    def test_less_may_be_set_on_a_suspended_line_and_more_may_not(self) -> None:
        line = scened().set_scene_limit("gifts", CNY(9), on=OCT(2), id="s").suspend(on=OCT(2), id="stop")

        assert line.set_scene_limit("travel", CNY(1), on=OCT(3), id="s1").scene_limit("travel") == CNY(1)
        assert line.set_scene_limit("goods", CNY(1), on=OCT(3), id="s1").scene_limit("goods") == CNY(1)
        for scene, to in (("travel", CNY(2001)), ("gifts", None), ("gifts", CNY(10))):
            assert isinstance(refused(line, SetSceneLimit(scene, to, on=OCT(3), id="s1")), LineNotOpen)

    def test_a_closed_line_has_nothing_to_bound(self) -> None:
        line = scened().close(on=OCT(3), id="end")

        assert isinstance(refused(line, SetSceneLimit("travel", CNY(1), on=OCT(4), id="s")), LineNotOpen)

    def test_it_is_in_the_currency_of_the_line(self) -> None:
        assert isinstance(refused(scened(), SetSceneLimit("travel", USD(1), on=OCT(4), id="s")), CurrencyMismatch)

    @pytest.mark.parametrize(("scene", "to"), [("", CNY(1)), ("travel", -CNY(1))])
    def test_what_cannot_be_is_refused(self, scene, to) -> None:
        with pytest.raises(ValueError, match="scene is not empty|to is not negative"):
            SetSceneLimit(scene, to, on=OCT(4), id="s")

    def test_a_repetition_changes_nothing(self) -> None:
        line = scened().set_scene_limit("travel", CNY(1), on=OCT(2), id="s")

        assert line.set_scene_limit("travel", CNY(1), on=OCT(2), id="s") is line
        assert line.advance(to=JAN(1)).scene_limit("travel") == CNY(1)
