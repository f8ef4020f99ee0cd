"""What testers broke when limits came: each with the sentence that says otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, CreditLine, Product, Rate
from creditline.acts import Draw, GrantTemporaryLimit, Purchase
from creditline.catalog import baitiao, huabei
from creditline.errors import LimitExceeded, TemporaryLimitExceeded
from creditline.terms import BillingCycle, CashFee, DueOn, Interest, LimitTerms
from tests.lines import JAN, NOV, OCT, a_line, product, refused


class TestReturnsOfRepayments:
    def test_a_plan_that_was_refunded_and_settled_for_nothing_is_settled_so_again(self) -> None:
        line = CreditLine.open(baitiao(), limit=CNY(1000), on=NOV(1), id="a").repay(CNY(1), on=NOV(1), id="r")
        line = line.purchase(CNY(600), on=NOV(2), id="p", installments="bill-6").refund("p", on=NOV(3), id="f")
        line = line.settle_early(plan="p", on=NOV(4), id="s").return_repayment("r", on=NOV(5), id="b")

        assert (line.outstanding, line.credit_balance) == (CNY(0), CNY(0))
        assert CreditLine.restore(line.history) == line


class TestDisputesThatWereLost:
    """A refund that counts settles first what its own purchase still owes (section 5)."""

    HUABEI = huabei()
    LINE = CreditLine.open(HUABEI, limit=CNY(1000), on=OCT(1), id="a").purchase(CNY(500), on=OCT(1), id="p")

    def lost(self, amount: str | None) -> CreditLine:
        some = None if amount is None else CNY(amount)
        disputed = self.LINE.dispute("p", amount=some, on=OCT(2), id="d")
        return disputed.resolve("d", won=False, on=OCT(3), id="rs")

    @pytest.mark.parametrize("amount", [None, "200"])
    def test_a_refund_finds_the_plan_that_they_became(self, amount: str | None) -> None:
        line = self.lost(amount).advance(to=NOV(1))
        line = line.convert(installments=self.HUABEI.installments[0], statement=NOV(1), on=NOV(2), id="cv")
        line = line.refund("p", on=NOV(3), id="rf")

        assert (line.used, line.credit_balance, line.available) == (CNY(0), CNY(0), CNY(1000))
        assert line.plans == () or all(not plan.principal_left for plan in line.plans)

    def test_a_part_of_a_refund_takes_the_part_off_the_plan(self) -> None:
        line = self.lost("200").advance(to=NOV(1))
        line = line.convert(installments=self.HUABEI.installments[0], statement=NOV(1), on=NOV(2), id="cv")
        line = line.refund("p", amount=CNY(350), on=NOV(3), id="rf")

        assert (line.used, line.credit_balance) == (CNY(150), CNY(0))
        line = line.refund("p", on=NOV(4), id="rf-2")
        assert (line.used, line.credit_balance) == (CNY(0), CNY(0))

    @pytest.mark.parametrize("amount", [None, "200"])
    def test_the_purchase_can_still_be_converted(self, amount: str | None) -> None:
        line = self.lost(amount).convert(installments=self.HUABEI.installments[0], purchase="p", on=OCT(5), id="cv")

        assert (line.plans[0].schedule.financed, line.used) == (CNY(500), CNY(500))


class TestTheFeeOfADrawUnderALimitOnTheBalance:
    """Nobody is brought over the limit by the fee of his own draw; where it uses the limit, it needs room."""

    def line(self, **terms: Any) -> CreditLine:
        limits = LimitTerms(consumed_by="balance", **terms)
        card = Product(
            "P",
            CNY,
            cycle=BillingCycle(1, DueOn(9)),
            cash_interest=Interest.daily(Rate.parse("0.05%/day")),
            cash_fee=CashFee("2%"),
            limits=limits,
        )
        return CreditLine.open(card, limit=CNY(1000), on=OCT(1), id="a")

    def test_it_needs_room_in_the_limit(self) -> None:
        error = refused(self.line(), Draw(CNY(1000), on=OCT(2), id="d"))

        assert isinstance(error, LimitExceeded)
        assert self.line().draw(CNY(980), on=OCT(2), id="d").available == CNY("0.40")

    def test_it_needs_room_in_what_is_tolerated(self) -> None:
        line = self.line(over_limit="10%")

        assert isinstance(refused(line, Draw(CNY(1100), on=OCT(2), id="d")), LimitExceeded)
        assert line.draw(CNY(1078), on=OCT(2), id="d").available == CNY("-99.56")

    @pytest.mark.parametrize("amount", ["981", "1100", "5000", "99999", "200000"])
    def test_a_refusal_says_what_could_be_drawn(self, amount: str) -> None:
        error = refused(self.line(), Draw(CNY(amount), on=OCT(2), id="d"))

        assert isinstance(error, LimitExceeded)
        assert error.available == CNY("980.39")
        assert self.line().draw(error.available, on=OCT(2), id="d").available == CNY(0)
        assert isinstance(refused(self.line(), Draw(CNY("980.40"), on=OCT(2), id="d")), LimitExceeded)

    def test_own_money_pays_it_first(self) -> None:
        line = self.line().repay(CNY(20), on=OCT(1), id="own")

        assert line.draw(CNY(1000), on=OCT(2), id="d").available == CNY(0)
        assert isinstance(refused(line, Draw(CNY("1000.50"), on=OCT(2), id="d")), LimitExceeded)


class TestTemporaryLimits:
    TERMS = LimitTerms(temporary_maximum=CNY(5000))

    def test_what_is_in_force_on_other_days_is_not_in_force_at_once(self) -> None:
        line = a_line(limit="7000", on=JAN(1), limits=self.TERMS)
        for amount, first, last in ((3000, 5, 6), (3000, 8, 9), (2000, 5, 9)):
            line = line.grant_temporary_limit(
                CNY(amount), first=JAN(first), last=JAN(last), on=JAN(1), id=f"g-{amount}-{first}"
            )

        assert [line.advance(to=JAN(day)).limit.decimal for day in (5, 7, 8)] == [12_000, 9_000, 12_000]
        more = GrantTemporaryLimit(CNY("0.01"), first=JAN(6), last=JAN(7), on=JAN(1), id="x")
        error = refused(line, more)
        assert isinstance(error, TemporaryLimitExceeded)
        assert (error.requested, error.maximum) == (CNY("5000.01"), CNY(5000))

    def test_bounds_are_looked_at_again_on_its_first_day(self) -> None:
        line = a_line(limit="1000", on=OCT(2))
        line = line.grant_temporary_limit(CNY(3000), first=OCT(10), last=NOV(10), on=OCT(2), id="g")
        narrow = line.change_product(product(limits=LimitTerms(temporary_maximum=CNY(1000))), on=OCT(3), id="cp")
        short = line.change_product(product(limits=LimitTerms(temporary_days=5)), on=OCT(3), id="cp")

        for bounded in (narrow, short):
            later = bounded.advance(to=OCT(10))
            assert (later.limit, str(later.increases[0].status)) == (CNY(1000), "withdrawn")
        assert line.advance(to=OCT(10)).limit == CNY(4000)

    def test_so_is_the_step_of_a_permanent_one(self) -> None:
        line = a_line(limit="7000", on=OCT(2)).offer_increase(CNY(500), on=OCT(2), id="more")
        line = line.accept_increase("more", first=OCT(10), on=OCT(2), id="yes")
        line = line.change_product(product(limits=LimitTerms(step=CNY(1000))), on=OCT(3), id="cp")

        assert line.advance(to=OCT(10)).limit == CNY(7000)


class TestWhatARefusalSays:
    def test_how_much_a_line_is_over_its_limit(self) -> None:
        line = a_line(limit="1000", limits=LimitTerms(over_limit="10%")).purchase(CNY(1100), on=OCT(2), id="p")
        line = line.lower_limit(CNY(500), on=OCT(3), id="lo")

        error = refused(line, Purchase(CNY(1), on=OCT(3), id="q"))
        assert str(error) == "1.00 CNY cannot be spent: the line is 600.00 CNY over its limit of 500.00 CNY"

    def test_own_money_does_not_make_it_less(self) -> None:
        line = a_line(limit="1000").repay(CNY(100), on=OCT(2), id="own").authorize(CNY(1050), on=OCT(2), id="h")
        line = line.lower_limit(CNY(500), on=OCT(3), id="lo")

        error = refused(line, Purchase(CNY(1), on=OCT(3), id="q"))
        assert str(error) == "1.00 CNY cannot be spent: the line is 550.00 CNY over its limit of 500.00 CNY"
