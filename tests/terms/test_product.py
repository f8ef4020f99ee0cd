"""Products are data: what was agreed, whole and in one currency."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from creditline import CNY, JPY, USD, CreditLine, InstallmentOffer, Product, Rate
from creditline.catalog import huabei
from creditline.dates import Days, Months, Weeks
from creditline.errors import CurrencyMismatch
from creditline.terms import (
    BillingCycle,
    DueOn,
    Interest,
    LateFee,
    Leniency,
    LimitTerms,
    MinimumPayment,
    OrderCycle,
    Waterfall,
)
from tests.lines import DEC, HALF_PER_MILLE, NOV, OCT, product

if TYPE_CHECKING:
    from collections.abc import Callable

DAILY = Rate.parse("0.05%/day")
PARTS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "minimum floor": lambda amount: {"minimum": MinimumPayment("10%", floor=amount)},
    "minimum all_below": lambda amount: {"minimum": MinimumPayment("10%", all_below=amount)},
    "minimum unit": lambda amount: {"minimum": MinimumPayment("10%", unit=amount)},
    "interest minimum_charge": lambda amount: {"interest": Interest.overdue(DAILY, minimum_charge=amount)},
    "interest waive_below": lambda amount: {"interest": Interest.overdue(DAILY, waive_below=amount)},
    "late fee floor": lambda amount: {"late_fee": LateFee.share_of_minimum("5%", floor=amount)},
    "late fee cap": lambda amount: {"late_fee": LateFee.share_of_minimum("5%", cap=amount)},
    "tolerance": lambda amount: {"leniency": Leniency(tolerance=amount)},
    "late fee flat": lambda amount: {"late_fee": LateFee.flat(amount)},
    "late fee again": lambda amount: {"late_fee": LateFee.flat(CNY(10), again=amount, repeated_after=7)},
    "late fee flat cap": lambda amount: {"late_fee": LateFee.flat(CNY(10), cap=amount)},
    "late fee tier": lambda amount: {"late_fee": LateFee.tiers(((CNY(0), CNY(1)), (CNY(100), amount)))},
    "limit minimum": lambda amount: {"limits": LimitTerms(minimum=amount)},
    "limit maximum": lambda amount: {"limits": LimitTerms(maximum=amount)},
}
each_amount = pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)


class TestAProduct:
    def test_it_charges_nothing_unless_told(self) -> None:
        plain = product()

        assert (plain.minimum, plain.interest, plain.late_fee) == (None, None, None)
        assert plain.leniency == Leniency()
        assert plain.waterfall == Waterfall.standard()
        assert plain.limits == LimitTerms()

    def test_a_refund_counts_and_its_rest_goes_to_others_unless_told(self) -> None:
        assert (product().refund_counts_as_payment, product().refund_rest) == (True, "others")
        assert product(refund_rest="credit").refund_rest == "credit"

    def test_a_refund_that_does_not_count_leaves_credit(self) -> None:
        assert product(refund_counts_as_payment=False).refund_rest == "credit"

    def test_it_is_changed_by_evolving(self) -> None:
        kinder = attrs.evolve(huabei(), leniency=Leniency(grace_days=3))

        assert (kinder.leniency.grace_days, huabei().leniency.grace_days) == (3, 0)
        assert attrs.evolve(kinder, leniency=Leniency()) == huabei()

    def test_it_is_a_value(self) -> None:
        assert product(interest=HALF_PER_MILLE) == product(interest=HALF_PER_MILLE)
        assert hash(product(interest=HALF_PER_MILLE)) == hash(product(interest=HALF_PER_MILLE))
        assert product() != product(interest=HALF_PER_MILLE)
        assert pickle.loads(pickle.dumps(huabei())) == huabei()  # noqa: S301 - our own pickle

    def test_a_currency_may_have_no_cents(self) -> None:
        """A tenth of 1,234 yen is 123.4, asked as 124; 22 nights x 1,234 x 0.05 % are 13.574, charged as 14."""
        terms = {"minimum": MinimumPayment("10%"), "interest": HALF_PER_MILLE}
        yen = Product("Yen", JPY, cycle=BillingCycle(1, DueOn(9)), **terms)  # type: ignore[arg-type]
        line = CreditLine.open(yen, limit=JPY(9999), on=OCT(1), id="alice").purchase(JPY(1234), on=OCT(20), id="p")

        assert line.advance(to=NOV(1)).statements[0].minimum_due == JPY(124)
        assert line.advance(to=DEC(1)).statements[1].interest == JPY(14)

    def test_it_does_not_change(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            product().name = "Other"  # type: ignore[misc]


class TestAmountsOfAProduct:
    @each_amount
    def test_they_are_of_its_currency(self, part: Callable[[Any], dict[str, Any]]) -> None:
        with pytest.raises(CurrencyMismatch, match="^USD does not mix with CNY$"):
            product(**part(USD(10)))

    @each_amount
    def test_they_are_not_negative(self, part: Callable[[Any], dict[str, Any]]) -> None:
        with pytest.raises(ValueError, match=r"is not negative, but -0.01 CNY is"):
            product(**part(CNY("-0.01")))

    @each_amount
    def test_they_are_money(self, part: Callable[[Any], dict[str, Any]]) -> None:
        """Semantics, section 17: wrong types raise TypeError, before a line meets them at a statement."""
        with pytest.raises(TypeError):
            product(**part("10"))

    def test_a_minimum_is_not_rounded_to_nothing(self) -> None:
        """A unit of 0.00 would stop the line at its first statement."""
        with pytest.raises(ValueError, match="unit"):
            product(**PARTS["minimum unit"](CNY(0)))


class TestRefusedProducts:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"cycle": None},
            {"minimum": "10%"},
            {"interest": DAILY},
            {"late_fee": "5%"},
            {"leniency": None},
            {"waterfall": None},
            {"limits": None},
            {"refund_counts_as_payment": 1},
        ],
        ids=lambda wrong: next(iter(wrong)),
    )
    def test_a_part_of_another_type(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(TypeError):
            product(**wrong)

    @pytest.mark.parametrize("name", [7, None])
    def test_a_name_that_is_no_text(self, name: Any) -> None:
        with pytest.raises(TypeError):
            Product(name, CNY, cycle=BillingCycle(1, DueOn(9)))

    def test_no_name(self) -> None:
        with pytest.raises(ValueError, match="name"):
            Product("", CNY, cycle=BillingCycle(1, DueOn(9)))

    def test_a_currency_by_its_code(self) -> None:
        with pytest.raises(TypeError):
            Product("Plain", "CNY", cycle=BillingCycle(1, DueOn(9)))  # type: ignore[arg-type]

    def test_a_rest_that_contradicts_how_refunds_count(self) -> None:
        with pytest.raises(ValueError, match="refund_rest is 'credit'"):
            product(refund_counts_as_payment=False, refund_rest="others")

    def test_a_rest_of_another_name(self) -> None:
        with pytest.raises(ValueError, match="refund_rest"):
            product(refund_rest="nobody")


OFFER = InstallmentOffer.interest_free(3, name="3")
BY_NIGHT = LateFee.daily(DAILY)


class TestInstallmentsOfAProduct:
    def test_an_offer_is_found_by_its_name(self) -> None:
        kind = product(installments=[OFFER, attrs.evolve(OFFER, name="6", periods=6)])

        assert kind.installments == (OFFER, kind.offer("6"))
        assert (kind.offer("3"), kind.offer("12"), product().offer("3")) == (OFFER, None, None)

    @pytest.mark.parametrize(
        ("offers", "names"),
        [
            ((InstallmentOffer.interest_free(3),), "''"),
            ((OFFER, InstallmentOffer.interest_free(3)), "'3', ''"),
            ((OFFER, attrs.evolve(OFFER, periods=6)), "'3', '3'"),
        ],
    )
    def test_each_has_a_name_of_its_own(self, offers: tuple[InstallmentOffer, ...], names: str) -> None:
        with pytest.raises(ValueError, match=f"^each offer of a product has a name of its own, not {names}$"):
            product(installments=offers)

    @pytest.mark.parametrize("offers", ["3", (OFFER, "6"), (3,)])
    def test_what_is_no_offer_is_refused(self, offers: Any) -> None:
        with pytest.raises(TypeError, match="^installments are a tuple of InstallmentOffer, not of"):
            product(installments=offers)

    def test_one_offer_alone_is_refused(self) -> None:
        with pytest.raises(TypeError, match=r"not one InstallmentOffer: write installments=\(offer,\)$"):
            product(installments=OFFER)

    @pytest.mark.parametrize("bound", ["unit", "amount_min", "amount_max"])
    def test_its_amounts_are_of_the_currency(self, bound: str) -> None:
        offer = InstallmentOffer.interest_free(3, name="3", **{bound: USD(10)})  # type: ignore[arg-type]

        with pytest.raises(CurrencyMismatch, match="^USD does not mix with CNY$"):
            product(installments=(offer,))


class TestLateFeesOfAProduct:
    def test_one_or_several_or_none(self) -> None:
        flat, share = LateFee.flat(CNY(5)), LateFee.share_of_minimum("2%")

        assert product(late_fee=(BY_NIGHT, share, flat)).late_fees == (BY_NIGHT, share, flat)
        assert product(late_fee=flat).late_fees == (flat,)
        assert product().late_fees == product(late_fee=()).late_fees == ()

    def test_they_are_told_apart_by_kind(self) -> None:
        flat, share = LateFee.flat(CNY(5)), LateFee.share_of_minimum("2%")
        kind = product(late_fee=(share, flat, BY_NIGHT))

        assert (kind.flat_late_fees, kind.daily_late_fees) == ((flat,), (BY_NIGHT,))

    @pytest.mark.parametrize("wrong", [(BY_NIGHT, "5%"), [BY_NIGHT], ("5%",)])
    def test_what_is_no_late_fee_is_refused(self, wrong: Any) -> None:
        with pytest.raises(TypeError, match="^late_fee is a ShareOfMinimum or MissedMinimum or DailyLateFee or "):
            product(late_fee=wrong)

    def test_two_for_the_same_nights_are_refused(self) -> None:
        """The second would be taken for a correction of the first: their rates are added up instead."""
        with pytest.raises(ValueError, match="^a product has one late fee that is charged by the night"):
            product(late_fee=(BY_NIGHT, LateFee.daily(Rate.parse("0.02%/day"))))

    def test_a_whole_order_goes_with_its_cycle(self) -> None:
        whole = LateFee.daily(DAILY, on="order")

        assert product(cycle=OrderCycle(Days(30)), late_fee=whole).late_fees == (whole,)
        with pytest.raises(ValueError, match="^a late fee on the whole order goes with an OrderCycle"):
            product(late_fee=whole)


def test_an_order_is_asked_for_in_full() -> None:
    with pytest.raises(ValueError, match="^an order without statements is asked for in full: minimum is None$"):
        product(cycle=OrderCycle(Days(30)), minimum=MinimumPayment("10%"))


def test_interest_by_months_goes_with_rows_by_months() -> None:
    by_months = InstallmentOffer.equal_payment(12, Rate.parse("12%/year"), name="12")

    assert product(cycle=OrderCycle(Months(1)), installments=[by_months]).offer("12") == by_months
    with pytest.raises(ValueError, match="^the interest of '12' accrues by months, and rows fall due every 2 weeks$"):
        product(cycle=OrderCycle(Weeks(2)), installments=[by_months])
