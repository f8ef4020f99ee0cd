"""Several lines of one customer that share one limit."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from creditline import CNY, EUR, CreditLine, InstallmentOffer, Money, Rate
from creditline.acts import (
    Advance,
    Authorize,
    Close,
    Discount,
    Dispute,
    GrantTemporaryLimit,
    Purchase,
    RaiseLimit,
    Refund,
    Repay,
    Resolve,
    ReturnRepayment,
    Suspend,
    Withdraw,
    WithdrawIncrease,
)
from creditline.errors import (
    AlreadyReturned,
    AuthorizationDeclined,
    AuthorizationReferred,
    Backdated,
    CashNotAvailable,
    ConflictingId,
    CurrencyMismatch,
    HoldNotInForce,
    LimitExceeded,
    LineNotOpen,
    NotADecrease,
    NotAnIncrease,
    PurchaseDisputed,
    RefundExceedsPurchase,
    SceneLimitExceeded,
    SharedLimitExceeded,
    UnknownId,
    UnlawfulIncreaseMove,
    WithdrawalExceedsCredit,
)
from creditline.portfolio import LineGroup, OpenGroup, OrderLines, Part
from creditline.rules.authorization import AmountCap, AuthorizationRules, Finding, ShareOfAvailable, Velocity
from creditline.state import IncreaseStatus
from creditline.terms import BillingCycle, CashFee, DueOn, Interest, LimitTerms, Override, SceneLimit
from tests.lines import DEC, HALF_PER_MILLE, NOV, OCT, RULES, a_line, product

if TYPE_CHECKING:
    from datetime import date

    from creditline.rules.authorization import Sight


def a_group(limit: str = "6000", *, on: date | None = None, **terms: Any) -> LineGroup:
    """Lines `first` of 5,000 and `second` of 2,000 share *limit*."""
    lines = [a_line(limit="5000", id="first", **terms), a_line(limit="2000", id="second", **terms)]
    return LineGroup.open(lines, limit=CNY(limit), on=on or OCT(1), id="shared")


def used(group: LineGroup) -> dict[str, str]:
    """What each line uses, in the order of use."""
    return {line.id: str(line.used.decimal) for line in group.lines}


def states(group: LineGroup) -> dict[str, IncreaseStatus]:
    """How far each increase of the shared limit has come."""
    return {increase.id: increase.status for increase in group.increases}


@attrs.frozen
class AmountFrom:
    """A rule of somebody else's."""

    least: Money
    name: str = "amount_from"

    def judge(self, sight: Sight) -> Finding | None:
        return Finding("decline", f"{sight.amount} is too little") if sight.amount < self.least else None


class TestWhatIsShared:
    def test_a_purchase_is_decided_against_the_group(self) -> None:
        group = a_group("6000").purchase(CNY(4500), on=OCT(2), id="tv", line="first")

        with pytest.raises(SharedLimitExceeded) as refused:
            group.purchase(CNY(1600), on=OCT(2), id="sofa", line="second")

        assert (
            str(refused.value)
            == "1,600.00 CNY is more than the 1,500.00 CNY available of a shared limit of 6,000.00 CNY"
        )
        assert used(group.purchase(CNY(1500), on=OCT(2), id="sofa", line="second")) == {
            "first": "4500.00",
            "second": "1500.00",
        }

    def test_the_line_refuses_first(self) -> None:
        with pytest.raises(LimitExceeded) as refused:
            a_group("1000").purchase(CNY(2500), on=OCT(2), id="sofa", line="second")

        assert (refused.value.available, refused.value.limit) == (CNY(2000), CNY(2000))

    def test_figures_are_those_of_all_lines(self) -> None:
        group = a_group().purchase(CNY(4000), on=OCT(2), id="tv", line="first")
        group = group.authorize(CNY(300), on=OCT(2), id="hotel", line="second")
        group = group.repay(CNY(50), on=OCT(3), id="early", line="second")

        assert (group.used, group.held, group.exposure) == (CNY(4000), CNY(300), CNY(4250))
        assert (group.limit, group.available, group.outstanding) == (CNY(6000), CNY(1750), CNY(4000))
        assert group.as_of == OCT(3)

    def test_own_money_of_one_line_pays_for_none_of_another(self) -> None:
        """The exposure of a line is never below zero."""
        group = a_group("1000").repay(CNY(700), on=OCT(2), id="early", line="second")

        assert group.available == CNY(1000)
        with pytest.raises(SharedLimitExceeded):
            group.purchase(CNY("1000.01"), on=OCT(2), id="tv", line="first")
        spent = group.purchase(CNY(1000), on=OCT(2), id="tv", line="first")
        assert spent.purchase(CNY(700), on=OCT(2), id="sofa", line="second").available == CNY(0)
        with pytest.raises(SharedLimitExceeded) as refused:
            spent.purchase(CNY("700.01"), on=OCT(2), id="sofa", line="second")
        assert (refused.value.requested, refused.value.available) == (CNY("700.01"), CNY(700))

    def test_what_was_used_before_counts_also_where_it_is_more(self) -> None:
        lines = [
            a_line(id="first").purchase(CNY(900), on=OCT(2), id="tv"),
            a_line(id="second").repay(CNY(60), on=OCT(2), id="early"),
        ]
        group = LineGroup.open(lines, limit=CNY(800), on=OCT(5), id="shared")

        assert group.available == CNY(-100)
        for line, own in (("first", 0), ("second", 60)):
            with pytest.raises(SharedLimitExceeded) as refused:
                group.purchase(CNY(10), on=OCT(5), id="book", line=line)
            assert refused.value.available == CNY(-100)
            assert group.line(line).credit_balance == CNY(own)
        assert str(refused.value) == (
            "10.00 CNY cannot be spent: the lines together are 100.00 CNY over their shared limit of 800.00 CNY"
        )

    def test_a_down_payment_needs_no_limit(self) -> None:
        offer = InstallmentOffer.interest_free(3, cost_rate="0%").with_down_payment(share="25%")
        group = a_group("300")

        bought = group.purchase(CNY(400), on=OCT(2), id="tv", line="first", installments=offer)
        assert bought.exposure == CNY(300)
        with pytest.raises(SharedLimitExceeded) as refused:
            group.purchase(CNY(480), on=OCT(2), id="tv", line="first", installments=offer)
        assert (refused.value.requested, refused.value.available) == (CNY(360), CNY(300))

    def test_fees_that_use_a_limit_use_the_shared_one(self) -> None:
        terms: dict[str, Any] = {"cash_fee": CashFee("1%"), "limits": LimitTerms(consumed_by="balance")}
        with pytest.raises(SharedLimitExceeded) as refused:
            a_group("1000", **terms).draw(CNY(1000), on=OCT(2), id="cash", line="first")

        assert (refused.value.requested, refused.value.available) == (CNY(1010), CNY(1000))
        assert a_group("1010", **terms).draw(CNY(1000), on=OCT(2), id="cash", line="first").available == CNY(0)

    def test_holds_use_it_and_captures_ask_no_more(self) -> None:
        group = a_group("500").authorize(CNY(500), on=OCT(2), id="hotel", line="first", expires=OCT(20))

        with pytest.raises(SharedLimitExceeded):
            group.authorize(CNY(1), on=OCT(2), id="bar", line="second")
        lowered = group.lower_limit(CNY(100), on=OCT(3), id="lower-1")
        captured = lowered.capture("hotel", on=OCT(4), id="night", amount=CNY(400))
        assert (captured.used, captured.held, captured.available) == (CNY(400), CNY(0), CNY(-300))
        assert lowered.void("hotel", on=OCT(4), id="void-1").available == CNY(100)
        with pytest.raises(HoldNotInForce):
            group.capture("hotel", on=OCT(21), id="late")

    def test_interest_refunds_and_returns_are_refused_by_no_limit(self) -> None:
        group = a_group("1000", interest=HALF_PER_MILLE, limits=LimitTerms(consumed_by="balance"))
        group = group.purchase(CNY(600), on=OCT(2), id="tv", line="first").repay(CNY(600), on=OCT(3), id="pay-1")
        group = group.purchase(CNY(1000), on=OCT(4), id="sofa", line="second")
        group = group.return_repayment("pay-1", on=OCT(5), id="return-1")

        assert group.available == CNY(-600)
        assert group.advance(to=DEC(2)).available < CNY(-600)
        assert group.refund("tv", on=OCT(6), id="refund-1").available == CNY(0)

    def test_own_money_that_keeps_lines_within_what_they_share_stays(self) -> None:
        """Repaid into a hold on one line, spent on the other, it cannot be had back as well."""
        group = a_group("100").authorize(CNY(100), on=OCT(2), id="hotel", line="first")
        group = group.repay(CNY(140), on=OCT(2), id="early", line="first")
        group = group.purchase(CNY(70), on=OCT(2), id="book", line="second")

        with pytest.raises(WithdrawalExceedsCredit) as refused:
            group.apply("first", Withdraw(CNY(71), on=OCT(3), id="back"))
        assert refused.value.credit_balance == CNY(70)
        assert group.apply("first", Withdraw(CNY(70), on=OCT(3), id="back")).available == CNY(0)
        beyond = group.lower_limit(CNY(10), on=OCT(3), id="lower-1")
        assert beyond.apply("first", Withdraw(CNY(40), on=OCT(3), id="back")).available == CNY(-60)
        with pytest.raises(WithdrawalExceedsCredit):
            beyond.apply("first", Withdraw(CNY(41), on=OCT(3), id="back"))


class TestOrderOfUse:
    def test_the_first_line_that_can_take_it_whole_does(self) -> None:
        group = a_group().purchase(CNY(4500), on=OCT(2), id="tv").purchase(CNY(600), on=OCT(2), id="sofa")

        assert used(group) == {"first": "4500.00", "second": "600.00"}
        assert group.purchase(CNY(400), on=OCT(3), id="coat").line("first").used == CNY(4900)

    def test_the_customer_changes_the_order(self) -> None:
        group = a_group().order(["second", "first"], on=OCT(2), id="order-1", reason="by app")

        assert [line.id for line in group.lines] == ["second", "first"]
        assert used(group.purchase(CNY(600), on=OCT(3), id="sofa")) == {"second": "600.00", "first": "0.00"}
        assert group.record("order-1").command.reason == "by app"
        with pytest.raises(UnknownId, match="third"):
            group.order(["third", "first"], on=OCT(3), id="order-2")
        with pytest.raises(ValueError, match="all lines of the group, not 'first' alone"):
            group.order(["first"], on=OCT(3), id="order-2")

    def test_lines_that_are_not_open_are_passed_over(self) -> None:
        group = a_group().apply("first", Suspend(on=OCT(2), id="stop-1"))

        assert group.purchase(CNY(600), on=OCT(3), id="sofa").line("second").used == CNY(600)
        with pytest.raises(LimitExceeded):
            group.purchase(CNY(2600), on=OCT(3), id="sofa")
        with pytest.raises(LimitExceeded):
            group.purchase(CNY(2600), on=OCT(3), id="sofa", combine=True)
        with pytest.raises(LineNotOpen, match="'first'"):
            group.apply("second", Suspend(on=OCT(2), id="stop-2")).purchase(CNY(1), on=OCT(3), id="sofa")

    def test_the_shared_limit_is_named_where_it_alone_stood_in_the_way(self) -> None:
        lines = [a_line(limit="500", id="first"), a_line(limit="2000", id="second")]
        group = LineGroup.open(lines, limit=CNY(800), on=OCT(1), id="shared")

        with pytest.raises(SharedLimitExceeded):
            group.purchase(CNY(900), on=OCT(3), id="sofa")

    def test_a_line_without_the_offer_or_without_cash_is_passed_over(self) -> None:
        offer = InstallmentOffer.flat_fee(3, total_rate="3%", name="three")
        rich = product(installments=(offer,), cash_interest=Interest.daily(Rate.parse("0.05%/day")))
        lines = [a_line(id="first"), CreditLine.open(rich, limit=CNY(3000), on=OCT(1), id="second")]
        group = LineGroup.open(lines, limit=CNY(5000), on=OCT(1), id="shared")

        group = group.purchase(CNY(300), on=OCT(2), id="tv", installments="three")
        group = group.draw(CNY(200), on=OCT(2), id="cash", free_days=3)
        assert used(group) == {"first": "0.00", "second": "500.00"}
        assert group.authorize(CNY(200), on=OCT(2), id="hotel").line("first").held == CNY(200)
        with pytest.raises(CashNotAvailable):
            group.apply("second", Suspend(on=OCT(2), id="stop-2")).draw(CNY(1), on=OCT(2), id="more")

    def test_a_line_without_room_in_the_scene_is_passed_over(self) -> None:
        group = a_group(limits=LimitTerms(scenes=(SceneLimit("travel", amount=CNY(300)),)))
        group = group.apply(None, Purchase(CNY(200), on=OCT(3), id="bus", scene="travel"))
        group = group.apply(None, Purchase(CNY(200), on=OCT(3), id="train", scene="travel"))

        assert used(group) == {"first": "200.00", "second": "200.00"}

    def test_a_retry_finds_the_line_again(self) -> None:
        group = a_group().purchase(CNY(4500), on=OCT(2), id="tv").purchase(CNY(600), on=OCT(2), id="sofa")
        later = group.repay(CNY(4500), on=OCT(3), id="pay-1", line="first")

        assert later.purchase(CNY(600), on=OCT(2), id="sofa") is later
        assert later.purchase(CNY(600), on=OCT(2), id="sofa", combine=True) is later
        with pytest.raises(ConflictingId) as refused:
            later.purchase(CNY(601), on=OCT(3), id="sofa")
        assert refused.value.field == "amount"


class TestTwoLinesInOnePayment:
    """
    Huabei and its bank-funded sibling (信用购) could be combined in one payment.

    Source: https://www.vbnvbn.com/f/240831.html; https://www.sdjingji.com/yaowen/2021/1125/63649.html.
    """

    def test_each_gives_what_it_can_in_the_order_of_use(self) -> None:
        group = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True, merchant="seller")

        assert used(group) == {"first": "5000.00", "second": "1000.00"}
        assert group.line("second").commands[-1] == Purchase(CNY(1000), on=OCT(2), id="car:second", merchant="seller")
        assert [part.line for part in group.parts("car")] == ["first", "second"]
        assert {part.on for part in group.parts("car")} == {OCT(2)}
        assert group.purchase(CNY(400), on=OCT(2), id="bike", combine=True).record("bike").command.amount == CNY(400)

    def test_a_line_that_can_take_it_whole_is_left_alone(self) -> None:
        group = a_group().purchase(CNY(300), on=OCT(2), id="book", combine=True)

        assert group.line("first").commands[-1].id == "book"
        assert len(group.history) == 1

    def test_neither_limit_is_exceeded(self) -> None:
        group = a_group("5200")
        with pytest.raises(SharedLimitExceeded) as refused:
            group.purchase(CNY(5201), on=OCT(2), id="car", combine=True)

        assert (refused.value.available, refused.value.limit) == (CNY(5200), CNY(5200))
        assert group.purchase(CNY(5200), on=OCT(2), id="car", combine=True).available == CNY(0)

    @pytest.mark.parametrize("shared", ["9000", "7000"])
    def test_where_the_limits_of_the_lines_bind_theirs_are_named(self, shared: str) -> None:
        with pytest.raises(LimitExceeded) as refused:
            a_group(shared).purchase(CNY("7000.01"), on=OCT(2), id="car", combine=True)

        assert (refused.value.requested, refused.value.available) == (CNY("7000.01"), CNY(7000))
        assert refused.value.limit == CNY(7000)
        with pytest.raises(SharedLimitExceeded):
            a_group("6999.99").purchase(CNY("7000.01"), on=OCT(2), id="car", combine=True)

    def test_the_limits_of_lines_that_are_open_count(self) -> None:
        lines = [a_line(limit="1000", id=id) for id in ("first", "second", "third", "spent")]
        group = LineGroup.open(lines, limit=CNY(9000), on=OCT(1), id="shared")
        group = group.apply("second", Suspend(on=OCT(2), id="stop-1"))
        group = group.purchase(CNY(1000), on=OCT(2), id="tv", line="spent")

        with pytest.raises(LimitExceeded) as refused:
            group.purchase(CNY(2001), on=OCT(2), id="car", combine=True)
        assert (refused.value.available, refused.value.limit) == (CNY(2000), CNY(3000))

    def test_so_they_are_where_one_line_has_room_and_others_have_none(self) -> None:
        group = a_group("9000").purchase(CNY(5000), on=OCT(2), id="tv", line="first")

        with pytest.raises(LimitExceeded) as refused:
            group.purchase(CNY(2001), on=OCT(2), id="car", combine=True)
        assert (refused.value.available, refused.value.limit) == (CNY(2000), CNY(7000))
        with pytest.raises(LimitExceeded) as refused:
            group.purchase(CNY(2000), on=OCT(2), id="car", combine=True).purchase(
                CNY(1), on=OCT(2), id="van", combine=True
            )
        assert (refused.value.available, refused.value.limit) == (CNY(0), CNY(5000))

    def test_nor_the_limit_of_a_scene(self) -> None:
        group = a_group(limits=LimitTerms(scenes=(SceneLimit("travel", amount=CNY(300)),)))
        group = group.apply(None, Purchase(CNY(500), on=OCT(3), id="cruise", scene="travel"), combine=True)

        assert used(group) == {"first": "300.00", "second": "200.00"}

    def test_where_limits_of_a_scene_bind_they_are_named(self) -> None:
        lines = [
            a_line(limit="500", id="first", limits=LimitTerms(scenes=(SceneLimit("travel", amount=CNY(300)),))),
            a_line(limit="400", id="second"),
        ]
        group = LineGroup.open(lines, limit=CNY(5000), on=OCT(1), id="shared")

        with pytest.raises(SceneLimitExceeded) as refused:
            group.apply(None, Purchase(CNY(701), on=OCT(3), id="cruise", scene="travel"), combine=True)
        assert (refused.value.scene, refused.value.requested) == ("travel", CNY(701))
        assert (refused.value.available, refused.value.limit) == (CNY(700), CNY(700))
        with pytest.raises(LimitExceeded):
            group.apply(None, Purchase(CNY(901), on=OCT(3), id="sofa", scene="home"), combine=True)

    def test_own_money_is_spent_with_it(self) -> None:
        group = a_group("100").repay(CNY(30), on=OCT(2), id="early", line="second")

        group = group.purchase(CNY(130), on=OCT(2), id="bike", combine=True)
        assert (used(group), group.available) == ({"first": "100.00", "second": "0.00"}, CNY(0))

    def test_own_money_takes_nothing_of_what_is_shared(self) -> None:
        lines = [a_line(limit="50", id="first").repay(CNY(30), on=OCT(1), id="early"), a_line(id="second")]
        group = LineGroup.open(lines, limit=CNY(100), on=OCT(1), id="shared")

        group = group.purchase(CNY(130), on=OCT(2), id="bike", combine=True)
        assert [str(part.command.amount) for part in group.parts("bike")] == ["80.00 CNY", "50.00 CNY"]
        assert (used(group), group.available) == ({"first": "50.00", "second": "50.00"}, CNY(0))

    def test_what_may_be_over_the_limit_of_a_line_is_spent_with_it(self) -> None:
        group = self.tolerant("5000")

        whole = group.purchase(CNY(1100), on=OCT(2), id="car", combine=True)
        assert (used(whole), len(whole.history)) == ({"first": "1100.00", "second": "0.00"}, 1)
        assert used(group.purchase(CNY("1100.01"), on=OCT(2), id="car", combine=True)) == {
            "first": "1100.00",
            "second": "0.01",
        }
        with pytest.raises(LimitExceeded) as refused:
            group.purchase(CNY("2200.01"), on=OCT(2), id="car", combine=True)
        assert (refused.value.available, refused.value.limit) == (CNY(2200), CNY(2000))

    def test_but_nothing_is_over_the_shared_one_nor_over_that_of_a_scene(self) -> None:
        split = self.tolerant("2000").purchase(CNY(2000), on=OCT(2), id="car", combine=True)
        assert used(split) == {"first": "1100.00", "second": "900.00"}
        with pytest.raises(SharedLimitExceeded) as refused:
            self.tolerant("2000").purchase(CNY("2000.01"), on=OCT(2), id="car", combine=True)
        assert refused.value.available == CNY(2000)

        cruise = Purchase(CNY(1050), on=OCT(3), id="cruise", scene="travel")
        travelled = self.tolerant("5000", scenes=(SceneLimit("travel", amount=CNY(1000)),))
        assert used(travelled.apply(None, cruise, combine=True)) == {"first": "1000.00", "second": "50.00"}

    def tolerant(self, shared: str, **terms: Any) -> LineGroup:
        """Two lines of 1,000 that take 10 % more."""
        limits = LimitTerms(over_limit="10%", **terms)
        lines = [a_line(limit="1000", id=id, limits=limits) for id in ("first", "second")]
        return LineGroup.open(lines, limit=CNY(shared), on=OCT(1), id="shared")

    def test_a_group_over_its_limit_combines_nothing(self) -> None:
        group = a_group("100").purchase(CNY(100), on=OCT(2), id="book").lower_limit(CNY(50), on=OCT(2), id="lower-1")

        with pytest.raises(SharedLimitExceeded) as refused:
            group.repay(CNY(30), on=OCT(2), id="early", line="second").purchase(
                CNY(5), on=OCT(2), id="pen", combine=True
            )
        assert refused.value.available == CNY(-50)

    def test_a_retry_finds_the_same_parts_again(self) -> None:
        group = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True)
        later = group.repay(CNY(5000), on=OCT(9), id="pay-1", line="first")

        assert later.purchase(CNY(6000), on=OCT(2), id="car", combine=True) is later
        assert later.purchase(CNY(6000), on=OCT(2), id="car") is later
        with pytest.raises(ConflictingId):
            later.purchase(CNY(6001), on=OCT(10), id="car", combine=True)
        with pytest.raises(ConflictingId) as refused:
            later.purchase(CNY(6000), on=OCT(10), id="car", line="first")
        assert (refused.value.field, refused.value.recorded) == ("line", "shared")

    def test_a_part_is_never_taken_for_done(self) -> None:
        """Somebody bought the very same under the id of the part."""
        group = a_group("6500").apply("second", Purchase(CNY(500), on=OCT(2), id="car:second"))

        with pytest.raises(ConflictingId, match="part of car"):
            group.purchase(CNY(5500), on=OCT(2), id="car", combine=True)

    def test_only_a_purchase_that_names_no_line_is_combined(self) -> None:
        for line, command in (
            ("first", Purchase(CNY(1), on=OCT(2), id="a")),
            (None, Authorize(CNY(1), on=OCT(2), id="a")),
            (None, Purchase(CNY(1), on=OCT(2), id="a", installments="three")),
        ):
            with pytest.raises(ValueError, match="lines combine in a purchase"):
                a_group().apply(line, command, combine=True)

    def test_a_refund_goes_to_the_last_part_first(self) -> None:
        group = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True)

        some = group.refund("car", on=OCT(5), id="refund-1", amount=CNY(1500))
        assert used(some) == {"first": "4500.00", "second": "0.00"}
        assert some.refund("car", on=OCT(5), id="refund-1", amount=CNY(1500)) is some
        rest = some.refund("car", on=OCT(6), id="refund-2")
        assert used(rest) == {"first": "0.00", "second": "0.00"}
        for amount in (None, CNY(1)):
            with pytest.raises(RefundExceedsPurchase, match="refunded in full already"):
                rest.refund("car", on=OCT(6), id="refund-3", amount=amount)
        with pytest.raises(RefundExceedsPurchase) as refused:
            some.refund("car", on=OCT(6), id="refund-3", amount=CNY(4501))
        assert (refused.value.purchase, refused.value.refundable) == ("car", CNY(4500))

    def test_a_part_is_refunded_by_its_own_id(self) -> None:
        group = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True)

        assert used(group.refund("car:first", on=OCT(5), id="refund-1")) == {"first": "0.00", "second": "1000.00"}

    def test_what_is_disputed_waits_and_the_rest_is_refunded(self) -> None:
        """As of a purchase on one line, of which a part is disputed."""
        group = a_group("6500").purchase(CNY(5500), on=OCT(2), id="car", combine=True)
        group = group.apply("second", Dispute("car:second", on=OCT(3), id="not-mine", amount=CNY(300)))
        alone = a_line(limit="6500").purchase(CNY(5500), on=OCT(2), id="car")
        alone = alone.apply(Dispute("car", on=OCT(3), id="not-mine", amount=CNY(300)))

        some = group.refund("car", on=OCT(5), id="refund-1", amount=CNY(800))
        assert used(some) == {"first": "4400.00", "second": "0.00"}
        assert [str(part.command.amount) for part in some.parts("refund-1")] == ["200.00 CNY", "600.00 CNY"]
        for amount in (CNY(5200), None):
            assert used(group.refund("car", on=OCT(5), id="refund-1", amount=amount)) == dict.fromkeys(
                ("first", "second"), "0.00"
            )
        for amount in (CNY("5200.01"), CNY(5500), CNY("5500.01")):
            asked = Refund("car", on=OCT(5), id="refund-1", amount=amount)
            assert repr(group.refusal(None, asked)) == repr(alone.refusal(asked))

    def test_where_all_that_is_left_is_disputed_nothing_is_refunded(self) -> None:
        group = a_group("6500").purchase(CNY(5500), on=OCT(2), id="car", combine=True)
        group = group.apply("second", Dispute("car:second", on=OCT(3), id="not-mine"))
        group = group.refund("car", on=OCT(5), id="refund-1")

        assert used(group) == {"first": "0.00", "second": "0.00"}
        for amount in (None, CNY(1)):
            with pytest.raises(PurchaseDisputed, match=r"^all that is left of 'car', 500.00 CNY, is disputed$"):
                group.refund("car", on=OCT(6), id="refund-2", amount=amount)
        with pytest.raises(RefundExceedsPurchase, match="'car'"):
            group.refund("car", on=OCT(6), id="refund-2", amount=CNY(501))
        won = group.apply("second", Resolve("not-mine", won=True, on=OCT(7), id="end"))
        with pytest.raises(RefundExceedsPurchase, match="'car' was refunded in full already"):
            won.refund("car", on=OCT(8), id="refund-2")
        lost = group.apply("second", Resolve("not-mine", won=False, on=OCT(7), id="end"))
        assert used(lost) == {"first": "0.00", "second": "500.00"}
        assert used(lost.refund("car", on=OCT(8), id="refund-2")) == {"first": "0.00", "second": "0.00"}

    def test_an_id_of_something_else_is_no_purchase(self) -> None:
        group = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True)

        with pytest.raises(UnknownId, match="repayment"):
            group.return_repayment("car", on=OCT(5), id="return-1")
        with pytest.raises(UnknownId, match="authorization"):
            group.capture("car", on=OCT(5), id="capture-1")
        with pytest.raises(UnknownId, match="purchase"):
            group.refund("van", on=OCT(5), id="refund-1")
        taken = group.apply("first", Repay(CNY(1), on=OCT(2), id="pay-1"))
        with pytest.raises(ConflictingId) as refused:
            taken.refund("car", on=OCT(5), id="pay-1")
        assert (refused.value.recorded, refused.value.given) == ("first", "shared")


class TestAWholePurchaseIsJudged:
    """No rule of authorization is got around by paying a purchase with several lines."""

    CAP = AmountCap(CNY(3000))
    ASKED = AmountCap(CNY(3000), outcome="refer")

    def group(self, first: Any = None, second: Any = None, limit: str = "5000") -> LineGroup:
        """Two lines of 2,500 each, with a rule of each."""
        lines = [
            a_line(limit="2500", id=id, authorization=rule and AuthorizationRules((rule,)))
            for id, rule in (("first", first), ("second", second))
        ]
        return LineGroup.open(lines, limit=CNY(limit), on=OCT(1), id="shared")

    @pytest.mark.parametrize("rules", [(CAP, CAP), (CAP, None), (None, CAP)])
    def test_by_the_rules_of_every_line_that_pays(self, rules: tuple[Any, Any]) -> None:
        group = self.group(*rules)

        with pytest.raises(AuthorizationDeclined) as refused:
            group.purchase(CNY("3000.01"), on=OCT(2), id="car", combine=True)
        assert (refused.value.requested, refused.value.rules) == (CNY("3000.01"), ("amount_cap",))
        assert used(group.purchase(CNY(3000), on=OCT(2), id="car", combine=True)) == {
            "first": "2500.00",
            "second": "500.00",
        }

    def test_but_of_no_line_that_pays_nothing(self) -> None:
        group = self.group(None, self.CAP).purchase(CNY(2500), on=OCT(2), id="tv", line="second")

        assert group.purchase(CNY(2500), on=OCT(2), id="car", combine=True).available == CNY(0)

    def test_what_is_referred_is_let_through_by_a_person(self) -> None:
        group, car = self.group(self.ASKED, self.ASKED), Purchase(CNY(5000), on=OCT(2), id="car")

        with pytest.raises(AuthorizationReferred) as refused:
            group.apply(None, car, combine=True)
        assert refused.value.requested == CNY(5000)
        let_through = attrs.evolve(car, approval=Override("desk 7", "called back"))
        bought = group.apply(None, let_through, combine=True)
        assert [part.command.approval for part in bought.parts("car")] == [let_through.approval] * 2
        assert bought.apply(None, let_through, combine=True) is bought

    def test_each_part_is_judged_as_well(self) -> None:
        """The whole may pass where a part does not: a rule of one's own that wants amounts above 1,000."""
        group = self.group(None, AmountFrom(CNY(1000)))

        with pytest.raises(AuthorizationDeclined) as refused:
            group.purchase(CNY(3000), on=OCT(2), id="car", combine=True)
        assert refused.value.requested == CNY(500)

    def test_before_the_limits_are_looked_at(self) -> None:
        with pytest.raises(AuthorizationDeclined):
            self.group(self.CAP, None).purchase(CNY(5001), on=OCT(2), id="car", combine=True)
        with pytest.raises(SharedLimitExceeded):
            self.group(self.CAP, None, limit="2600").purchase(CNY(2601), on=OCT(2), id="car", combine=True)

    def test_a_share_of_what_a_line_has_is_one_of_that_line(self) -> None:
        with pytest.raises(AuthorizationDeclined):
            self.group(ShareOfAvailable("100%")).purchase(CNY(2501), on=OCT(2), id="car", combine=True)

    def test_velocity_is_that_of_each_line(self) -> None:
        """One purchase a day on the first line leaves the second alone."""
        group = self.group(Velocity(count=1, days=1)).purchase(CNY(10), on=OCT(2), id="pen", line="second")

        bought = group.purchase(CNY(2600), on=OCT(2), id="car", combine=True)
        assert used(bought) == {"first": "2500.00", "second": "110.00"}
        freed = bought.repay(CNY(2500), on=OCT(2), id="early", line="first")
        with pytest.raises(AuthorizationDeclined):
            freed.purchase(CNY(2600), on=OCT(2), id="van", combine=True)


class TestRepayingInOneGo:
    def test_the_combined_bill(self) -> None:
        group = a_group(**RULES).purchase(CNY(900), on=OCT(2), id="tv", line="first")
        group = group.purchase(CNY(300), on=OCT(2), id="sofa", line="second").advance(to=NOV(20))
        group = group.purchase(CNY(80), on=NOV(20), id="book")
        bill = group.due()

        # 5 % of the minimum of a tenth, and 11 nights of 0.05 %: 0.00 at the half cent up, on each line.
        assert str(bill) == "1,212.60 CNY (principal 1,200.00 CNY, interest 6.60 CNY, late fee 6.00 CNY)"
        paid = group.repay(bill.total, on=NOV(20), id="pay-1", source="bank")
        assert not paid.due().total
        assert paid.outstanding == CNY(80)
        assert paid.parts("pay-1") == (
            Part("first", Repay(CNY("909.45"), on=NOV(20), id="pay-1:first", source="bank")),
            Part("second", Repay(CNY("303.15"), on=NOV(20), id="pay-1:second", source="bank")),
        )
        assert paid.repay(bill.total, on=NOV(20), id="pay-1", source="bank") is paid

    def test_what_falls_due_first_is_repaid_first(self) -> None:
        late = product(cycle=BillingCycle(1, DueOn(25)))
        lines = [CreditLine.open(late, limit=CNY(5000), on=OCT(1), id="first"), a_line(id="second")]
        group = LineGroup.open(lines, limit=CNY(9000), on=OCT(1), id="shared")
        group = group.purchase(CNY(100), on=OCT(2), id="tv", line="first")
        group = group.purchase(CNY(200), on=OCT(2), id="sofa", line="second").advance(to=NOV(2))
        group = group.purchase(CNY(40), on=NOV(2), id="book", line="second")

        assert used(group.repay(CNY(250), on=NOV(3), id="pay-1")) == {"first": "50.00", "second": "40.00"}
        rich = group.repay(CNY(400), on=NOV(3), id="pay-1")
        assert [line.credit_balance for line in rich.lines] == [CNY(60), CNY(0)]

    def test_no_line_is_given_more_than_pays_it_off_before_all_are(self) -> None:
        """What will fall due includes interest to come, which nobody owes who pays now."""
        group = a_group(interest=HALF_PER_MILLE).purchase(CNY(900), on=OCT(2), id="tv", line="first")
        group = group.purchase(CNY(300), on=OCT(2), id="sofa", line="second").advance(to=NOV(20))
        group = group.purchase(CNY(70), on=NOV(20), id="bike", line="second")
        payoff = sum((line.payoff().total for line in group.lines), start=CNY.zero)

        paid = group.repay(payoff, on=NOV(20), id="pay-1")
        assert [(line.outstanding, line.credit_balance) for line in paid.lines] == [(CNY(0), CNY(0))] * 2

    def test_the_rest_goes_to_a_line_that_is_not_closed(self) -> None:
        closed = a_group().apply("first", Close(on=OCT(2), id="close-1"))
        assert closed.repay(CNY(5), on=OCT(3), id="pay-1").line("second").credit_balance == CNY(5)
        both = closed.apply("second", Close(on=OCT(2), id="close-2"))
        assert both.repay(CNY(5), on=OCT(3), id="pay-1").line("first").credit_balance == CNY(5)

    def test_a_repayment_toward_a_purchase_goes_to_its_line(self) -> None:
        group = a_group().purchase(CNY(100), on=OCT(2), id="tv", line="first")
        group = group.purchase(CNY(100), on=OCT(2), id="sofa", line="second")
        toward = Repay(CNY(60), on=OCT(3), id="pay-1", toward="sofa")

        paid = group.apply(None, toward)
        assert used(paid) == {"first": "100.00", "second": "40.00"}
        assert paid.apply(None, toward) is paid
        with pytest.raises(UnknownId, match="purchase, plan or draw"):
            group.apply(None, attrs.evolve(toward, toward="van"))

    def test_a_discount_goes_with_the_first_parts(self) -> None:
        group = a_group().purchase(CNY(100), on=OCT(2), id="tv", line="first")
        group = group.purchase(CNY(100), on=OCT(2), id="sofa", line="second").advance(to=NOV(1))

        def borne(discount: int) -> list[object]:
            repay = Repay(CNY(200), on=NOV(1), id="pay-1", discount=Discount(CNY(discount), "platform"))
            parts = group.apply(None, repay).parts("pay-1")
            return [part.command.discount and part.command.discount.amount for part in parts]

        assert (borne(60), borne(130)) == ([CNY(60), None], [CNY(100), CNY(30)])

    def test_it_bounces_on_all_lines(self) -> None:
        group = a_group().purchase(CNY(100), on=OCT(2), id="tv", line="first")
        group = group.purchase(CNY(100), on=OCT(2), id="sofa", line="second").advance(to=NOV(1))
        paid = group.repay(CNY(200), on=NOV(1), id="pay-1")

        back = paid.return_repayment("pay-1", on=NOV(3), id="return-1", reason="no money")
        assert back.due().total == CNY(200)
        assert back.return_repayment("pay-1", on=NOV(3), id="return-1", reason="no money") is back
        with pytest.raises(AlreadyReturned):
            back.return_repayment("pay-1", on=NOV(3), id="return-2")
        with pytest.raises(Backdated):
            back.return_repayment("pay-1", on=NOV(2), id="return-2")
        one = group.repay(CNY(9), on=NOV(1), id="pay-2", line="first")
        assert one.return_repayment("pay-2", on=NOV(3), id="return-3").due() == group.due()

    def test_what_is_left_of_it_bounces_once_a_part_has(self) -> None:
        group = a_group().purchase(CNY(100), on=OCT(2), id="tv", line="first")
        group = group.purchase(CNY(100), on=OCT(2), id="sofa", line="second").advance(to=NOV(1))
        paid = group.repay(CNY(200), on=NOV(1), id="pay-1")

        part = paid.return_repayment("pay-1:second", on=NOV(2), id="return-1")
        assert used(part) == {"first": "0.00", "second": "100.00"}
        both = part.return_repayment("pay-1", on=NOV(3), id="return-2")
        assert used(both) == {"first": "100.00", "second": "100.00"}
        assert [each.line for each in both.parts("return-2")] == ["first"]
        assert both.return_repayment("pay-1", on=NOV(3), id="return-2") is both
        with pytest.raises(AlreadyReturned) as refused:
            part.return_repayment("pay-1:first", on=NOV(3), id="return-2").return_repayment(
                "pay-1", on=NOV(3), id="return-3"
            )
        assert refused.value.repayment == "pay-1"


class TestTheSharedLimitChanges:
    def test_by_acts_of_its_own(self) -> None:
        group = a_group("1000").raise_limit(CNY(3000), on=OCT(2), id="raise-1", reason="good customer")
        lower = group.lower_limit(CNY(0), on=OCT(9), id="lower-1")

        assert (group.limit, lower.limit, lower.as_of) == (CNY(3000), CNY(0), OCT(9))
        assert [line.limit for line in lower.lines] == [CNY(5000), CNY(2000)]
        assert [record.command.id for record in lower.history] == ["shared", "raise-1", "lower-1"]
        assert lower.raise_limit(CNY(3000), on=OCT(2), id="raise-1", reason="good customer") is lower
        for wrong, refusal in ((group.raise_limit, NotAnIncrease), (group.lower_limit, NotADecrease)):
            with pytest.raises(refusal):
                wrong(CNY(3000), on=OCT(9), id="other")
        with pytest.raises(ConflictingId):
            lower.raise_limit(CNY(4000), on=OCT(9), id="raise-1")
        with pytest.raises(Backdated):
            lower.raise_limit(CNY(4000), on=OCT(8), id="raise-2")
        with pytest.raises(CurrencyMismatch):
            lower.raise_limit(EUR(4000), on=OCT(9), id="raise-2")

    def test_for_a_time(self) -> None:
        group = a_group("1000").grant_temporary_limit(CNY(500), first=OCT(5), last=OCT(8), on=OCT(2), id="grant-1")
        group = group.grant_temporary_limit(CNY(30), first=OCT(8), last=OCT(9), on=OCT(2), id="grant-2")

        limits = [group.advance(to=OCT(day)).limit for day in (4, 5, 7, 8, 9, 10)]
        assert limits == [CNY(amount) for amount in (1000, 1500, 1500, 1530, 1030, 1000)]
        spent = group.purchase(CNY(1500), on=OCT(5), id="tv", line="first")
        assert (spent.permanent_limit, spent.temporary_limit, spent.available) == (CNY(1000), CNY(500), CNY(0))
        assert spent.advance(to=OCT(10)).available == CNY(-500)
        assert pickle.loads(pickle.dumps(spent)).limit == CNY(1500)  # noqa: S301 - our own
        assert spent.line("first").limit == CNY(5000)

    def test_a_lower_limit_withdraws_what_has_not_begun(self) -> None:
        """As on a line (decision 031)."""
        group = a_group("5000").grant_temporary_limit(CNY(70), first=OCT(2), last=OCT(9), on=OCT(2), id="now")
        group = group.grant_temporary_limit(CNY(500), first=OCT(5), last=OCT(8), on=OCT(2), id="later")
        lowered = group.lower_limit(CNY(100), on=OCT(4), id="lower-1")

        assert [lowered.advance(to=OCT(day)).limit for day in (4, 5, 9, 10)] == [CNY(170), CNY(170), CNY(170), CNY(100)]
        assert states(lowered) == {"now": IncreaseStatus.IN_FORCE, "later": IncreaseStatus.WITHDRAWN}
        assert states(group.advance(to=OCT(30))) == {"now": IncreaseStatus.ENDED, "later": IncreaseStatus.ENDED}
        for copy in (lowered, lowered.advance(to=OCT(10)), group.advance(to=OCT(5)), group.advance(to=OCT(30))):
            again = pickle.loads(pickle.dumps(copy))  # noqa: S301 - our own
            assert (again.increases, again.limit) == (copy.increases, copy.limit)

    def test_what_was_granted_for_a_time_is_taken_back(self) -> None:
        group = a_group("1000").grant_temporary_limit(CNY(500), first=OCT(5), last=OCT(8), on=OCT(2), id="grant-1")
        before = group.withdraw_increase("grant-1", on=OCT(4), id="back-1", reason="risk review")
        during = group.apply(None, WithdrawIncrease("grant-1", on=OCT(5), id="back-1"))

        assert [before.advance(to=OCT(day)).limit for day in (4, 5)] == [CNY(1000)] * 2
        assert (group.advance(to=OCT(5)).limit, during.limit) == (CNY(1500), CNY(1000))
        assert before.withdraw_increase("grant-1", on=OCT(4), id="back-1", reason="risk review") is before
        (increase,) = before.increases
        assert (increase.status, increase.amount, increase.last) == (IncreaseStatus.WITHDRAWN, CNY(500), OCT(8))
        assert [record.command.id for record in during.history] == ["shared", "grant-1", "back-1"]
        assert pickle.loads(pickle.dumps(during)).limit == CNY(1000)  # noqa: S301 - our own

    def test_what_is_over_is_not_taken_back(self) -> None:
        group = a_group("1000").grant_temporary_limit(CNY(500), first=OCT(5), last=OCT(8), on=OCT(2), id="grant-1")

        with pytest.raises(UnlawfulIncreaseMove) as refused:
            group.withdraw_increase("grant-1", on=OCT(9), id="back-1")
        assert (refused.value.increase, refused.value.status) == ("grant-1", "ended")
        back = group.withdraw_increase("grant-1", on=OCT(3), id="back-1")
        with pytest.raises(UnlawfulIncreaseMove, match="increase 'grant-1' is withdrawn: it cannot be withdrawn"):
            back.withdraw_increase("grant-1", on=OCT(3), id="back-2")
        with pytest.raises(UnknownId, match="increase"):
            back.withdraw_increase("grant-2", on=OCT(1), id="back-2")
        with pytest.raises(Backdated):
            group.withdraw_increase("grant-1", on=OCT(1), id="back-1")

    def test_that_of_a_line_is_taken_back_on_the_line(self) -> None:
        grant = GrantTemporaryLimit(CNY(500), first=OCT(5), last=OCT(8), on=OCT(2), id="grant-1")
        group = a_group().apply("first", grant)

        assert group.increases == ()
        with pytest.raises(UnknownId, match="increase"):
            group.withdraw_increase("grant-1", on=OCT(5), id="back-1")
        back = group.apply("first", WithdrawIncrease("grant-1", on=OCT(5), id="back-1"))
        assert back.line("first").limit == CNY(5000)

    def test_the_limit_of_a_line_is_its_own(self) -> None:
        raised = RaiseLimit(CNY(9000), on=OCT(2), id="raise-1")
        group = a_group().apply("first", raised)

        assert (group.limit, group.line("first").limit) == (CNY(6000), CNY(9000))
        with pytest.raises(ConflictingId) as refused:
            group.apply(None, raised)
        assert (refused.value.field, refused.value.recorded, refused.value.given) == ("line", "first", "shared")


class TestIds:
    def test_stand_for_one_act_in_the_whole_group(self) -> None:
        group = a_group().purchase(CNY(10), on=OCT(2), id="tv", line="first")

        with pytest.raises(ConflictingId) as refused:
            group.purchase(CNY(10), on=OCT(2), id="tv", line="second")
        assert (refused.value.recorded, refused.value.given) == ("first", "second")
        with pytest.raises(ConflictingId):
            group.repay(CNY(10), on=OCT(2), id="shared", line="second")

    def test_that_two_lines_had_before_name_no_line(self) -> None:
        lines = [a_line(id=id).purchase(CNY(10), on=OCT(2), id="tv") for id in ("first", "second")]
        group = LineGroup.open(lines, limit=CNY(800), on=OCT(5), id="shared")

        with pytest.raises(ConflictingId):
            group.refund("tv", on=OCT(5), id="refund-1")
        back = group.apply("second", Refund("tv", on=OCT(5), id="refund-1"))
        assert used(back) == {"first": "10.00", "second": "0.00"}

    def test_lines_and_acts_are_found_by_them(self) -> None:
        group = a_group().purchase(CNY(10), on=OCT(2), id="tv")

        assert group.record("tv").command.id == "tv"
        assert group.parts("tv") == (Part("first", group.record("tv").command),)
        assert group.parts("shared") == ()
        assert group.record("shared").command == OpenGroup(CNY(6000), lines=("first", "second"), on=OCT(1), id="shared")
        for wrong in (lambda: group.record("van"), lambda: group.line("third"), lambda: group.apply("third", None)):
            with pytest.raises(UnknownId):
                wrong()


class TestTime:
    def test_passes_on_all_lines(self) -> None:
        group = a_group().purchase(CNY(10), on=OCT(2), id="tv", line="second")

        later = group.purchase(CNY(20), on=NOV(2), id="sofa", line="first")
        assert [line.as_of for line in later.lines] == [NOV(2)] * 2
        assert later == group.advance(to=NOV(2)).purchase(CNY(20), on=NOV(2), id="sofa", line="first")
        assert later.due().total == CNY(10)
        assert group.due(NOV(1)).total == CNY(10)
        assert group.apply("first", Advance(to=NOV(1))) == group.advance(to=NOV(1))
        assert later.advance(to=NOV(2)) is later
        with pytest.raises(Backdated):
            later.advance(to=NOV(1))
        with pytest.raises(Backdated):
            later.purchase(CNY(20), on=NOV(1), id="coat")


class TestAValueAmongValues:
    def test_it_equals_what_was_asked_the_same(self) -> None:
        group = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True)
        again = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True)

        assert (group == again, hash(group) == hash(again)) == (True, True)
        assert group != again.lower_limit(CNY(1), on=OCT(2), id="lower-1")
        assert group != again.purchase(CNY(1), on=OCT(2), id="pen")
        assert group != "shared"

    def test_it_is_pickled_and_restored(self) -> None:
        group = a_group("6500").purchase(CNY(6000), on=OCT(2), id="car", combine=True)
        group = group.order(["second", "first"], on=OCT(3), id="order-1").lower_limit(CNY(5), on=OCT(4), id="lower-1")

        copy = pickle.loads(pickle.dumps(group))  # noqa: S301 - our own
        assert copy == group
        assert (copy.limit, [line.id for line in copy.lines]) == (CNY(5), ["second", "first"])
        assert LineGroup.restore(reversed(group.lines), group.history) == group

    def test_it_is_restored_from_its_own_lines_alone(self) -> None:
        group = a_group()
        first, second = group.lines

        with pytest.raises(ValueError, match="did not open a group of 'first'"):
            LineGroup.restore([first], group.history)
        with pytest.raises(ValueError, match="live in one day from 2026-10-01 on, not in 2026-10-01 and 2026-10-02"):
            LineGroup.restore([first, second.advance(to=OCT(2))], group.history)
        with pytest.raises(ValueError, match="did not open a group of nothing"):
            LineGroup.restore([], first.history)

    def test_it_is_made_of_lines_of_one_currency_with_names_of_their_own(self) -> None:
        line = a_line()

        def opened(*lines: Any, limit: str = "1 CNY") -> LineGroup:
            return LineGroup.open(lines, limit=Money.parse(limit), on=OCT(1), id="shared")

        with pytest.raises(CurrencyMismatch):
            opened(line, limit="1 EUR")
        with pytest.raises(ValueError, match="once, not 'alice', 'alice'"):
            opened(line, line)
        with pytest.raises(ValueError, match="once, not nothing"):
            opened()
        with pytest.raises(TypeError, match="a group is made of lines, not of 'alice'"):
            opened("alice")
        with pytest.raises(TypeError, match=r"write \('alice',\) for one"):
            OrderLines("alice", on=OCT(1), id="order-1")
        with pytest.raises(Backdated):
            opened(line.advance(to=OCT(2)))

    def test_what_belongs_to_one_line_is_not_asked_of_all(self) -> None:
        with pytest.raises(TypeError, match="Suspend is not asked of a group as a whole: name the line"):
            a_group().apply(None, Suspend(on=OCT(1), id="stop-1"))
        with pytest.raises(TypeError, match="not a command that a line takes"):
            a_group().apply("first", "stop")

    def test_a_refusal_is_told_beforehand(self) -> None:
        group = a_group("100")

        refused = group.refusal("first", Purchase(CNY(101), on=OCT(2), id="tv"))
        assert isinstance(refused, SharedLimitExceeded)
        assert group.refusal(None, Purchase(CNY(100), on=OCT(2), id="tv"), combine=True) is None
        assert isinstance(group.refusal(None, ReturnRepayment("x", on=OCT(2), id="r")), UnknownId)
        assert group == a_group("100")

    def test_it_shows_its_lines(self) -> None:
        group = (
            a_group("600").authorize(CNY(30), on=OCT(2), id="hotel").repay(CNY(5), on=OCT(2), id="pay-1", line="first")
        )

        assert repr(group) == (
            "<LineGroup 'shared' of 'first', 'second' on 2026-10-02: available 575.00 CNY of 600.00 CNY>"
        )
        assert str(group).splitlines()[2:] == [
            "first   5,000.00 CNY  30.00 CNY  0.00 CNY   5.00 CNY  25.00 CNY",
            "second  2,000.00 CNY   0.00 CNY  0.00 CNY   0.00 CNY   0.00 CNY",
            "shared    600.00 CNY  30.00 CNY  0.00 CNY   5.00 CNY  25.00 CNY",
        ]
        assert group._repr_html_().startswith("<table><thead><tr><th>line</th>")
