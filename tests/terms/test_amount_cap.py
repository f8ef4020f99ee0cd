"""Caps on amounts, of limits, of plans and of cash in installments."""

from __future__ import annotations

from typing import Any

import pytest

from creditline import CNY, EUR
from creditline.errors import CurrencyMismatch
from creditline.terms import AmountCapRule, InstallmentOffer, LimitTerms, MinimumAndMaximumSet
from tests.lines import NOV, OCT, a_line, product

FIVE = CNY(5000)
LEAST = CNY("5000.01")


def cap(of: Any, **more: Any) -> AmountCapRule:
    return AmountCapRule(name="Cap", source="a page", amount=FIVE, of=of, **more)


def offer(name: str, **bounds: Any) -> InstallmentOffer:
    return InstallmentOffer.flat_fee(3, total_rate="3%", name=name, **bounds)


class TestLimits:
    @pytest.mark.parametrize(("maximum", "breached"), [(FIVE, False), (LEAST, True)])
    def test_a_product_may_grant_as_much(self, maximum: Any, *, breached: bool) -> None:
        assert bool(product(limits=LimitTerms(maximum=maximum)).check([cap("limit")])) is breached

    def test_a_product_without_a_bound_breaches_it(self) -> None:
        (breach,) = product().check([cap("limit")])

        assert breach.reason == "nothing keeps limits of Plain to the 5,000.00 CNY allowed"
        assert (breach.subject, breach.figures) == ("limit", (("cap", FIVE),))

    @pytest.mark.parametrize(("temporary", "breached"), [("1000", False), ("1000.01", True)])
    def test_temporary_limits_count_where_the_product_bounds_them(self, temporary: str, *, breached: bool) -> None:
        limits = LimitTerms(maximum=CNY(4000), temporary_maximum=CNY(temporary))

        assert bool(product(limits=limits).check([cap("limit")])) is breached

    def test_a_temporary_limit_of_a_line_counts_while_it_is_in_force(self) -> None:
        line = a_line(limit="4000").grant_temporary_limit(
            CNY("1000.01"), first=OCT(2), last=OCT(31), on=OCT(1), id="autumn"
        )

        found = [len(line.advance(to=day).check([cap("limit")])) for day in (OCT(1), OCT(2), OCT(31), NOV(1))]
        assert found == [0, 1, 1, 0]

    def test_a_tolerance_is_no_limit(self) -> None:
        assert product(limits=LimitTerms(maximum=FIVE, over_limit="10%")).check([cap("limit")]) == ()

    def test_a_line_breaches_it_by_its_own_limit(self) -> None:
        """Whatever its product would grant."""
        assert a_line(limit="5000").check([cap("limit")]) == ()

        (breach,) = a_line(limit="5000.01").check([cap("limit")])
        assert breach.reason == "a limit of 5,000.01 CNY is more than the 5,000.00 CNY allowed"
        assert breach.figures == (("amount", LEAST), ("cap", FIVE))


class TestPlans:
    def test_each_offer_that_takes_more(self) -> None:
        offers = (offer("a", amount_max=FIVE), offer("b", amount_max=LEAST), offer("c"))

        found = product(installments=offers).check([cap("plan")])
        assert [(breach.subject, breach.reason) for breach in found] == [
            (
                "b",
                "amounts of the offer 'b' go up to 5,000.01 CNY, which is more than the 5,000.00 CNY allowed",
            ),
            ("c", "nothing keeps amounts of the offer 'c' to the 5,000.00 CNY allowed"),
        ]

    def test_the_largest_limit_bounds_every_offer(self) -> None:
        offers = (offer("b", amount_max=LEAST), offer("c"))

        assert product(installments=offers, limits=LimitTerms(maximum=FIVE)).check([cap("plan")]) == ()

    def test_what_is_tolerated_over_it_may_be_in_a_plan(self) -> None:
        """4,800.00 and 5 % are 5,040.00; 4,761.90 and 5 %, rounded down, are 4,999.99."""
        limits = [LimitTerms(maximum=CNY(maximum), over_limit="5%") for maximum in ("4800", "4761.90")]

        found = [product(installments=(offer("c"),), limits=each).check([cap("plan")]) for each in limits]
        assert [[breach.figures for breach in each] for each in found] == [
            [(("amount", CNY(5040)), ("cap", FIVE))],
            [],
        ]

    @pytest.mark.parametrize(("amount", "breached"), [("5000", False), ("5000.01", True)])
    def test_a_plan_of_a_line(self, amount: str, *, breached: bool) -> None:
        line = a_line().purchase(CNY(amount), on=OCT(2), id="sofa", installments=offer("a"))

        found = line.check([cap("plan")])
        assert [breach.subject for breach in found] == ["sofa"] * breached
        assert [breach.reason for breach in found] == [
            "5,000.01 CNY repaid by the plan 'sofa' are more than the 5,000.00 CNY allowed"
        ] * breached

    def test_a_down_payment_is_not_lent(self) -> None:
        bought = a_line().purchase(
            CNY(6000), on=OCT(2), id="sofa", installments=offer("a").with_down_payment(amount=CNY(1000))
        )

        assert bought.check([cap("plan")]) == ()

    def test_a_rule_does_not_look_back(self) -> None:
        """It is in force on the line's day, but was not when the plan was agreed."""
        line = a_line().purchase(CNY(6000), on=OCT(31), id="sofa", installments=offer("a")).advance(to=NOV(2))

        assert [bool(line.check([cap("plan", since=since)])) for since in (OCT(31), NOV(1))] == [True, False]

    def test_repayment_does_not_make_a_plan_smaller(self) -> None:
        line = a_line().purchase(CNY(6000), on=OCT(2), id="sofa", installments=offer("a"))
        line = line.refund("sofa", on=OCT(3), id="back", amount=CNY(2000))

        assert len(line.check([cap("plan")])) == 1


class TestCashInInstallments:
    OFFERS = (offer("cash", amount_max=LEAST), offer("goods", amount_max=LEAST))

    def test_only_offers_that_are_said_to_pay_out(self) -> None:
        held = product(installments=self.OFFERS)

        assert held.check([cap("cash_plan")]) == ()
        assert [breach.subject for breach in held.check([cap("cash_plan")], cash_offers=["cash"])] == ["cash"]

    def test_only_plans_of_such_offers(self) -> None:
        line = a_line(limit="20000", installments=self.OFFERS)
        for name in ("cash", "goods"):
            line = line.purchase(LEAST, on=OCT(2), id=f"order-{name}", installments=name)

        assert [breach.subject for breach in line.check([cap("cash_plan")], cash_offers=["cash"])] == ["order-cash"]


class TestItsOwnValues:
    def test_of_what_is_one_of_three(self) -> None:
        with pytest.raises(ValueError, match="^of is 'limit' or 'plan' or 'cash_plan', not 'draw'$"):
            cap("draw")

    def test_the_amount_is_not_negative(self) -> None:
        with pytest.raises(ValueError, match="^amount is not negative, but -1.00 CNY is$"):
            AmountCapRule(name="n", source="s", amount=CNY(-1), of="limit")

    def test_another_currency_is_refused_whatever_is_bound(self) -> None:
        rule = AmountCapRule(name="n", source="s", amount=EUR(5000), of="limit")

        with pytest.raises(CurrencyMismatch):
            product().check([rule])
        with pytest.raises(CurrencyMismatch):
            a_line().check([rule])


class TestMinimumAndMaximumSet:
    def rule(self, of: Any) -> MinimumAndMaximumSet:
        return MinimumAndMaximumSet(name="Set", source="a page", of=of)

    @pytest.mark.parametrize(
        ("minimum", "maximum", "said"),
        [
            (None, None, ["limits of Plain have no smallest and no largest amount"]),
            (CNY(0), None, ["limits of Plain have no largest amount"]),
            (None, FIVE, ["limits of Plain have no smallest amount"]),
            (CNY(0), FIVE, []),
        ],
    )
    def test_of_limits(self, minimum: Any, maximum: Any, said: list[str]) -> None:
        found = product(limits=LimitTerms(minimum=minimum, maximum=maximum)).check([self.rule("limit")])

        assert [breach.reason for breach in found] == said
        assert [breach.figures for breach in found] == [(("minimum", minimum), ("maximum", maximum))] * len(said)

    def test_of_each_offer(self) -> None:
        offers = (offer("a", amount_min=CNY(1), amount_max=FIVE), offer("b", amount_min=CNY(1)), offer("c"))

        found = product(installments=offers).check([self.rule("plan")])
        assert [(breach.subject, breach.reason) for breach in found] == [
            ("b", "the offer 'b' has no largest amount"),
            ("c", "the offer 'c' has no smallest and no largest amount"),
        ]

    def test_a_largest_limit_is_a_largest_amount(self) -> None:
        offers = (offer("b", amount_min=CNY(1)),)

        assert product(installments=offers, limits=LimitTerms(maximum=FIVE)).check([self.rule("plan")]) == ()

    def test_of_what_is_one_of_two(self) -> None:
        with pytest.raises(ValueError, match="^of is 'limit' or 'plan', not 'cash_plan'$"):
            self.rule("cash_plan")
